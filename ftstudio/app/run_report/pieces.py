"""The parts of the page's sections: tables, lists of facts, shares with their intervals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from ftstudio.app.run_report.markup import Child, Html, element, together
from ftstudio.core.interval import wilson
from ftstudio.core.text import percent

MOST_ROWS = 200
"""Maximum rows of a table."""
SPLITS = {"train": "training", "val": "validation", "test": "test"}

Row: TypeAlias = Sequence[Child]


def section(key: str, title: str, *inside: Child) -> Html:
    """Return a section that can be linked to."""
    return element("section", element("h2", title), *inside, id=key)


def paragraph(*words: Child, class_: str | None = None) -> Html:
    """A paragraph."""
    return element("p", *words, class_=class_)


def facts(pairs: Iterable[tuple[str, Child]], class_: str = "facts") -> Html:
    """Return a list of terms and values; pairs without a value are omitted."""
    kept = [
        element("div", element("dt", term), element("dd", value)) for term, value in pairs if value not in (None, "")
    ]
    return element("dl", *kept, class_=class_)


def table(
    caption: str, heads: Sequence[str], rows: Iterable[Row], numbers: Sequence[str] = (), foot: Row | None = None
) -> Html:
    """Return a table whose first column names its rows; columns in ``numbers`` are aligned to the right."""
    right = [head in numbers for head in heads]

    def line(row: Row) -> Html:
        first, *others = row
        cells = [element("td", cell, class_=_class(right[place])) for place, cell in enumerate(others, 1)]
        return element("tr", element("th", first, scope="row", class_=_class(right[0])), *cells)

    titles = [element("th", head, scope="col", class_=_class(right[place])) for place, head in enumerate(heads)]
    body = element(
        "table",
        element("caption", caption) if caption else None,
        element("thead", element("tr", *titles)),
        element("tbody", *(line(row) for row in rows)),
        element("tfoot", line(foot)) if foot is not None else None,
    )
    return element("div", body, class_="wide")


def fold(title: str, *inside: Child, opened: bool = False) -> Html:
    """Return contents to unfold, without a script."""
    return element("details", element("summary", title), *inside, open=opened)


def figure(drawing: Html, *words: Child) -> Html:
    """A drawing with a caption."""
    return element("figure", element("figcaption", *words) if words else None, drawing)


def share(right: int, count: int) -> Html | None:
    """Return a share of ``count`` with its 95 % Wilson interval; None if ``count`` is 0."""
    if not count:
        return None
    low, high = wilson(right, count)
    return together([percent(right / count), element("span", f" {interval(low, high)}", class_="interval")])


def interval(low: float, high: float) -> str:
    """An interval of shares (0..1): "90.6 to 95.4 %"."""
    return f"{100 * low:.1f} to {100 * high:.1f} %"


def count(number: int, one: str, many: str) -> str:
    """A count with its noun: "1 image", "1,200 images"."""
    return f"1 {one}" if number == 1 else f"{number:,} {many}"


def figure_words(value: float | None, digits: int = 3) -> str:
    """Format a number of any size to ``digits`` significant digits."""
    return "" if value is None else f"{value:.{digits}g}"


def _class(right: bool) -> str | None:
    return "number" if right else None
