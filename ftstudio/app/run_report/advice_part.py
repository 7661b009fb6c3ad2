"""Where the freeze depth comes from: the results of trainings at several positions."""

from __future__ import annotations

from ftstudio.app.run_report.contents import Contents
from ftstudio.app.run_report.markup import Html, element, together
from ftstudio.app.run_report.pieces import Row, interval, paragraph, section, table
from ftstudio.core.advice import Advice, DepthTried
from ftstudio.core.text import duration, percent

_HEADS = ("Frozen", "Validation accuracy", "p vs the best", "Per epoch", "")


def advice(contents: Contents) -> Html | None:
    """Return the section; None if the position was chosen by the user."""
    found = contents.run.advice
    if found is None:
        return None
    rows: list[Row] = [_row(found, each) for each in sorted(found.tried, key=lambda each: each.freeze_depth)]
    note = (
        f"Each position was trained for comparison on the same {found.train_count:,} images and evaluated on the same "
        f"{found.val_count:,}. The lower ends of the 95% intervals account for choosing the best epoch and position "
        f"on these images. p: exact McNemar test."
    )
    return section(
        "advice",
        "Where to freeze",
        paragraph(element("b", found.sentence)),
        table("Positions tried", _HEADS, rows, _HEADS[1:4]),
        paragraph(note, class_="aside"),
    )


def _row(found: Advice, tried: DepthTried) -> Row:
    is_best, is_cheapest = tried.freeze_depth == found.best, tried.freeze_depth == found.cheapest
    bounds = element("span", f" {interval(tried.low, tried.high)}", class_="interval")
    return (
        f"{tried.freeze_depth} of {found.stages}",
        together([percent(tried.right_share), bounds]),
        "" if is_best else f"{tried.p_against_best:.2f}",
        duration(tried.seconds_per_epoch),
        ", ".join(word for word, holds in (("best", is_best), ("cheapest", is_cheapest)) if holds),
    )
