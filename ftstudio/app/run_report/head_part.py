"""The top of the page: what the run is, and how good it is."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from ftstudio.app.remarks import remarks_on
from ftstudio.app.run_report import svg
from ftstudio.app.run_report.contents import Contents
from ftstudio.app.run_report.facts import RunFacts
from ftstudio.app.run_report.markup import Html, element, name, together
from ftstudio.app.run_report.pieces import (
    SPLITS,
    count,
    facts,
    figure_words,
    fold,
    interval,
    paragraph,
    section,
    share,
)
from ftstudio.core.coverage import coverage
from ftstudio.core.evaluation import BoxesEvaluation, ClassEvaluation, Evaluation, LabelsEvaluation, NumberEvaluation
from ftstudio.core.metrics import ACCURACY
from ftstudio.core.run_record import RunRecord
from ftstudio.core.text import duration, percent
from ftstudio.core.text import figure as number
from ftstudio.models import catalog

STATES = {
    "running": "still training",
    "completed": "finished",
    "stopped": "stopped",
    "failed": "failed",
    "interrupted": "interrupted",
}


def head(contents: Contents) -> Html:
    """Return the title and the most important facts."""
    record = contents.run.record
    title = catalog.title_of(record.model)
    state = element("span", STATES.get(record.state, record.state), class_=f"state {record.state}")
    return element(
        "header",
        paragraph("Training report", class_="eyebrow"),
        element("h1", name(record.name, "")),
        paragraph(
            "Images ", name(record.dataset), " · ", title, " · ", moment(record.created), " · ", state, class_="byline"
        ),
        paragraph(name(record.note), class_="note") if record.note else None,
        _trouble(record),
        _behind(record),
    )


def verdict(contents: Contents) -> Html:
    """Return how good the run is, with intervals."""
    run, evaluation = contents.run, contents.run.evaluation
    remarks = [paragraph(remark, class_="caution") for remark in remarks_on(run.record, evaluation)]
    if evaluation is None:
        why = run.no_evaluation or "This run has not been evaluated."
        return section("result", "Result", paragraph(why, class_="caution"), *remarks, _training_facts(run))
    big = _big_figure(evaluation)
    figures = facts(
        [
            *_QUALITY[type(evaluation)](evaluation, run.record),
            ("Loss", figure_words(evaluation.loss)),
            *_unlike(evaluation),
        ],
        "cards",
    )
    stale = f"The run was trained further after this evaluation, and re-evaluation failed: {run.no_evaluation}"
    outdated = paragraph(stale, class_="caution") if run.no_evaluation else None
    return section("result", "Result", big, figures, outdated, *remarks, _caution(evaluation), _training_facts(run))


def _big_figure(evaluation: Evaluation) -> Html:
    figure = evaluation.primary
    low, high = figure.interval_in_words()
    split = SPLITS.get(evaluation.split, evaluation.split)
    images = count(evaluation.count, f"{split} image", f"{split} images")
    what = f"right, of {images} " if figure.metric.kind == "proportion" else f"{figure.metric.title} on {images} "
    drawing = None
    if figure.interval is not None and figure.metric.kind != "number":
        words = f"{figure.in_words()}, {interval(*figure.interval)}"
        drawing = svg.whisker(figure.interval[0], figure.value, figure.interval[1], words, width=260)
    bounds = f"95 % interval {low.removesuffix(' %')} to {high}" if low else ""
    return element(
        "div",
        paragraph(figure.in_words(), class_="share"),
        element("div", paragraph(what, element("br"), bounds), drawing),
        class_="verdict",
    )


# ---- the head ---------------------------------------------------------------------------------------------


def moment(seconds: float) -> str:
    """Format a time (seconds since 1970) as local date and time."""
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(seconds))


def _trouble(record: RunRecord) -> Html | None:
    error = record.error
    if error is None:
        return None
    return element(
        "div",
        paragraph(element("b", error.message)),
        paragraph(error.hint) if error.hint else None,
        fold("Details", element("pre", error.details)) if error.details else None,
        class_="trouble",
    )


def _behind(record: RunRecord) -> Html | None:
    if not record.added_images:
        return None
    images = count(record.added_images, "image was", "images were")
    return paragraph(
        f"{images} corrected and added after this run was trained; it has not seen them.", class_="caution"
    )


# ---- the verdict ------------------------------------------------------------------------------------------


def _unlike(evaluation: Evaluation) -> list[tuple[str, Html | str | None]]:
    known = [image.distance for image in evaluation.images if image.distance is not None]
    if evaluation.distance_limit is None or not known:
        return []
    far = sum(distance > evaluation.distance_limit for distance in known)
    return [("Unlike the training images", f"{far:,} of {len(known):,}")]


def _quality(evaluation: ClassEvaluation, record: RunRecord) -> list[tuple[str, Html | str | None]]:
    pairs: list[tuple[str, Html | str | None]] = [
        ("Macro precision", percent(evaluation.macro_precision)),
        ("Macro recall", percent(evaluation.macro_recall)),
        ("Macro F1", percent(evaluation.macro_f1)),
    ]
    calibration = evaluation.calibration
    if calibration is not None:
        pairs.append(
            ("Calibration error (ECE)", f"{percent(calibration.ece_before)} → {percent(calibration.ece_after)}")
        )
    if record.sure_from > 0:
        answered = coverage(evaluation.images, record.sure_from)
        pairs += [
            (f"Answered, from {100 * record.sure_from:.0f} % on", percent(answered.share)),
            ("Accuracy on those", share(answered.right, answered.answered)),
        ]
    return pairs


def _label_quality(evaluation: LabelsEvaluation, _record: RunRecord) -> list[tuple[str, Html | str | None]]:
    return [
        ("Micro F1", _with_interval(percent(evaluation.micro_f1), interval(*evaluation.micro_f1_interval))),
        ("Macro F1", _with_interval(percent(evaluation.macro_f1), interval(*evaluation.macro_f1_interval))),
        ("All labels right", percent(evaluation.exact_match)),
    ]


def _number_quality(evaluation: NumberEvaluation, _record: RunRecord) -> list[tuple[str, Html | str | None]]:
    low, high = evaluation.r2_interval
    return [
        ("Root mean squared error", number(evaluation.rmse)),
        ("R²", _with_interval(f"{evaluation.r2:.2f}", f"{low:.2f} to {high:.2f}")),
        ("Inside the 90 % interval", None if evaluation.inside is None else percent(evaluation.inside)),
    ]


def _box_quality(evaluation: BoxesEvaluation, _record: RunRecord) -> list[tuple[str, Html | str | None]]:
    return [
        ("mAP", _with_interval(percent(evaluation.mean_ap), interval(*evaluation.mean_ap_interval))),
        ("AP75", percent(evaluation.ap75)),
        ("Threshold", percent(evaluation.threshold)),
    ]


_QUALITY: dict[type, Callable[[Any, RunRecord], list[tuple[str, Html | str | None]]]] = {
    ClassEvaluation: _quality,
    LabelsEvaluation: _label_quality,
    NumberEvaluation: _number_quality,
    BoxesEvaluation: _box_quality,
}
"""What is shown of an evaluation besides its primary metric, by task."""


def _with_interval(value: str, bounds: str) -> Html:
    return together([value, element("span", f" {bounds}", class_="interval")])


def _caution(evaluation: Evaluation) -> Html | None:
    said: list[str] = []
    if evaluation.split == "val":
        said.append(
            "There are no test images. The best epoch was chosen on these validation images, so the "
            f"{evaluation.primary.metric.in_a_line} on new images may be slightly "
            f"{'lower' if evaluation.primary.metric.higher_is_better else 'higher'}."
        )
    if evaluation.unreadable:
        said.append(f"{count(len(evaluation.unreadable), 'image', 'images')} could not be read and are not counted.")
    return paragraph(" ".join(said), class_="aside") if said else None


def _training_facts(run: RunFacts) -> Html:
    record = run.record
    value = record.validation
    metric = (value.metric if value else ACCURACY).in_a_line
    found = None
    if value is not None:
        proportion = value.metric.kind == "proportion"
        found = share(round(value.value * value.count), value.count) if proportion else value.in_words()
    epochs = f"{record.epochs_done:,} of {record.epochs_planned:,}"
    return facts(
        [
            ("Best epoch", None if record.best_epoch is None else f"{record.best_epoch:,}"),
            (f"Validation {metric} at best epoch", found),
            ("Validation loss at best epoch", figure_words(record.val_loss)),
            ("Epochs", f"{record.epochs_done:,}" if record.epochs_done == record.epochs_planned else epochs),
            ("Training time", duration(record.seconds)),
        ],
        "facts two",
    )
