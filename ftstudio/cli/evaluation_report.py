"""What ``ftstudio evaluate`` prints: an evaluation as tables, or as one JSON object."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import Struct

from ftstudio.cli import labels_report, number_report, output
from ftstudio.cli.labels_report import is_unfamiliar, unlike_in_words
from ftstudio.core.confidence import Calibration
from ftstudio.core.coverage import Coverage, coverage, is_sure
from ftstudio.core.evaluation import (
    ClassEvaluation,
    ClassScore,
    EvaluatedImage,
    Evaluation,
    LabelsEvaluation,
    NumberEvaluation,
)
from ftstudio.core.interval import wilson

MOST_IN_MATRIX, MOST_CLASSES, MOST_PAIRS = 30, 100, 20
THRESHOLDS = (0.5, 0.7, 0.8, 0.9, 0.95)
"""Confidences at which coverage is shown; the run's own comes with them."""


def print_json(evaluation: Evaluation, sure_from: float, remarks: Sequence[str] = ()) -> None:
    """Write the evaluation as the last line of ``--json``; every value has a name."""
    match evaluation:
        case ClassEvaluation():
            _print_classification(evaluation, sure_from, remarks)
        case LabelsEvaluation():
            images = [labels_report.image_object(evaluation, image) for image in evaluation.images]
            output.json_result(evaluation, images=images, remarks=list(remarks))
        case NumberEvaluation():
            images = [number_report.image_object(evaluation, image) for image in evaluation.images]
            output.json_result(evaluation, images=images, remarks=list(remarks))


def print_tables(evaluation: Evaluation, sure_from: float) -> None:
    """Write the evaluation as text."""
    match evaluation:
        case ClassEvaluation():
            _print_class_tables(evaluation, sure_from)
        case LabelsEvaluation():
            labels_report.print_tables(evaluation)
        case NumberEvaluation():
            number_report.print_tables(evaluation)
    for image in evaluation.unreadable:
        output.say(f"{image.path}: {image.reason}")


def named_fields(value: Struct) -> dict[str, Any]:
    """Return the fields of a struct by name, even if it is encoded as an array."""
    return {name: getattr(value, name) for name in value.__struct_fields__}


def _print_classification(evaluation: ClassEvaluation, sure_from: float, remarks: Sequence[str]) -> None:
    output.json_result(
        evaluation,
        images=[_image_object(evaluation, image, sure_from) for image in evaluation.images],
        calibration=None if evaluation.calibration is None else _calibration_object(evaluation.calibration),
        sure_from=sure_from,
        remarks=list(remarks),
        coverage=[_coverage_object(each) for each in _coverages(evaluation, sure_from)],
    )


def _print_class_tables(evaluation: ClassEvaluation, sure_from: float) -> None:
    bounds = output.interval((evaluation.accuracy_low, evaluation.accuracy_high))
    output.result_line(
        f"Accuracy {output.percent(evaluation.accuracy)} (95% interval {bounds}) on {evaluation.count} images "
        f"({evaluation.split})"
    )
    means = {
        "precision": evaluation.macro_precision,
        "recall": evaluation.macro_recall,
        "F1": evaluation.macro_f1,
    }
    shown = [f"{name} {output.percent(share)}" for name, share in means.items() if share is not None]
    output.result_line(f"Macro average: {', '.join(shown)}")
    _print_classes(evaluation)
    _print_confusion(evaluation)
    _print_confidence(evaluation)
    _print_coverage(evaluation, sure_from)


def _print_classes(evaluation: ClassEvaluation) -> None:
    numbers = ("Images", "Right", "Precision", "Recall", "95% interval of recall", "F1")
    places = list(range(len(evaluation.classes)))
    title = "Classes"
    if len(places) > MOST_CLASSES:
        places = sorted(places, key=lambda place: _strength(evaluation.classes[place]))[:MOST_CLASSES]
        title = f"The {MOST_CLASSES} weakest of {len(evaluation.classes):,} classes (--json has all)"
    rows = [_class_row(evaluation, place, evaluation.classes[place]) for place in places]
    output.table(title, ("Class", *numbers), rows, numbers)


def _strength(score: ClassScore) -> tuple[bool, float]:
    """Sorts classes without images last."""
    return score.f1 is None, score.f1 or 0.0


def _class_row(evaluation: ClassEvaluation, place: int, score: ClassScore) -> tuple[str, ...]:
    right = evaluation.confusion[place][place]
    return (
        score.name,
        str(score.count),
        str(right),
        output.percent(score.precision),
        output.percent(score.recall),
        output.interval(wilson(right, score.count)) if score.count else "",
        output.percent(score.f1),
    )


def _print_confusion(evaluation: ClassEvaluation) -> None:
    """Write a matrix if it fits on a screen, otherwise the most frequent confusions."""
    if len(evaluation.class_names) > MOST_IN_MATRIX:
        _print_confusions(evaluation)
        return
    columns = tuple(str(number) for number in range(1, len(evaluation.class_names) + 1))
    rows = [
        (str(row + 1), name, *(str(count) if count else "·" for count in evaluation.confusion[row]))
        for row, name in enumerate(evaluation.class_names)
    ]
    title = "Confusion matrix: rows are true classes, columns (by number) predicted classes"
    output.table(title, ("", "Class", *columns), rows, ("", *columns))


def _print_confusions(evaluation: ClassEvaluation) -> None:
    names = evaluation.class_names
    pairs = Counter((image.target, image.predicted) for image in evaluation.images if image.target != image.predicted)
    rows = [
        (names[target], names[predicted], str(count)) for (target, predicted), count in pairs.most_common(MOST_PAIRS)
    ]
    title = f"Most frequent confusions ({len(names):,} classes are too many for a matrix; --json has all)"
    output.table(title, ("It is", "Predicted as", "Images"), rows, ("Images",))


def _print_confidence(evaluation: ClassEvaluation) -> None:
    found = evaluation.calibration
    if found is None:
        output.result_line("Confidence is not calibrated: the probabilities shown may be far off.")
    else:
        output.result_line(
            f"Confidence is off by {output.percent(found.ece_after)} on average (expected calibration error); "
            f"without calibration (temperature {found.temperature:.2f}) by {output.percent(found.ece_before)}"
        )
    if evaluation.distance_limit is not None:
        unlike = sum(1 for image in evaluation.images if is_unfamiliar(evaluation.distance_limit, image.distance))
        output.result_line(unlike_in_words(unlike, evaluation.count))


def _print_coverage(evaluation: ClassEvaluation, sure_from: float) -> None:
    numbers = ("Threshold", "Answered", "Share", "Right", "Accuracy", "95% interval")
    rows = [
        (
            output.percent(each.sure_from) + (" (chosen)" if each.sure_from == sure_from else ""),
            str(each.answered),
            output.percent(each.share),
            str(each.right),
            output.percent(each.accuracy),
            output.interval(each.interval) if each.answered else "",
        )
        for each in _coverages(evaluation, sure_from)
    ]
    output.table('Saying "not sure" below a confidence, and answering the rest', numbers, rows, numbers)


def _coverages(evaluation: ClassEvaluation, sure_from: float) -> list[Coverage]:
    thresholds = {*THRESHOLDS, sure_from} if sure_from else THRESHOLDS
    return [coverage(evaluation.images, threshold) for threshold in sorted(thresholds)]


def _image_object(evaluation: ClassEvaluation, image: EvaluatedImage, sure_from: float) -> dict[str, Any]:
    """The image as JSON, with names of classes instead of indices."""
    names = evaluation.class_names
    return {
        "path": image.path,
        "class_name": names[image.target],
        "predicted": names[image.predicted],
        "probability": image.probability,
        "sure": is_sure(image.probability, sure_from),
        "unfamiliar": is_unfamiliar(evaluation.distance_limit, image.distance),
        "distance": image.distance,
    }


def _calibration_object(found: Calibration) -> dict[str, Any]:
    fields = msgspec.to_builtins(found)
    for key in ("bins_before", "bins_after"):
        fields[key] = [named_fields(each) for each in getattr(found, key)]
    return fields


def _coverage_object(each: Coverage) -> dict[str, Any]:
    low, high = each.interval
    figures = {"share": each.share, "accuracy": each.accuracy, "accuracy_low": low, "accuracy_high": high}
    return msgspec.to_builtins(each) | figures
