"""What ``ftstudio evaluate`` prints of boxes: average precision with intervals, the kinds of errors, the classes."""

from __future__ import annotations

from typing import Any

import msgspec

from ftstudio.app.run_report.boxes_part import WORDS
from ftstudio.cli import output
from ftstudio.cli.labels_report import is_unfamiliar, unlike_in_words
from ftstudio.core.answers import FoundBox
from ftstudio.core.box_errors import KINDS, counted, verdicts
from ftstudio.core.evaluation import BoxedImage, BoxesEvaluation
from ftstudio.core.targets import Box

MOST_CLASSES = 100


def print_tables(evaluation: BoxesEvaluation) -> None:
    """The metrics with their intervals, the kinds of errors, and a row per class."""
    boxes = sum(len(image.targets) for image in evaluation.images)
    output.result_line(
        f"AP50 {output.percent(evaluation.ap50)} (95% interval {output.interval(evaluation.ap50_interval)}) on "
        f"{evaluation.count} images with {boxes} boxes ({evaluation.split})"
    )
    output.result_line(
        f"mAP {output.percent(evaluation.mean_ap)} (95% interval {output.interval(evaluation.mean_ap_interval)}), "
        f"AP75 {output.percent(evaluation.ap75)}"
    )
    counts = counted(evaluation.pairs, evaluation.threshold)
    said = ", ".join(f"{counts[kind]} {WORDS[kind]}" for kind in KINDS if counts[kind] or kind in ("right", "missed"))
    output.result_line(f"From {output.percent(evaluation.threshold)} on: {said}")
    numbers = ("Boxes", "AP50", "AP75", "mAP", "Precision", "Recall", "F1")
    scores = sorted(evaluation.classes, key=lambda score: (score.ap50 is None, score.ap50 or 0.0))
    rows = [
        (
            score.name,
            str(score.count),
            *(
                output.percent(each)
                for each in (score.ap50, score.ap75, score.ap, score.precision, score.recall, score.f1)
            ),
        )
        for score in (evaluation.classes if len(scores) <= MOST_CLASSES else scores[:MOST_CLASSES])
    ]
    output.table("Classes", ("Class", *numbers), rows, numbers)
    unlike = sum(1 for image in evaluation.images if is_unfamiliar(evaluation.distance_limit, image.distance))
    if evaluation.distance_limit is not None and evaluation.count:
        output.result_line(unlike_in_words(unlike, evaluation.count))


def image_object(evaluation: BoxesEvaluation, image: BoxedImage) -> dict[str, Any]:
    """One image for --json, with the kind of each box from the threshold on."""
    return {
        "path": image.path,
        "boxes": [box_object(box) for box in image.targets],
        "found": [
            {"kind": each.kind} | box_object(each.found or each.true)
            for each in verdicts(image.targets, image.found, evaluation.threshold)
        ],
        "unfamiliar": is_unfamiliar(evaluation.distance_limit, image.distance),
        "distance": image.distance,
    }


def box_object(box: Box | FoundBox | None) -> dict[str, Any]:
    """A box with a name for each of its values."""
    return {} if box is None else {name: getattr(box, name) for name in box.__struct_fields__}


def prediction_fields(fields: dict[str, Any], boxes: tuple[FoundBox, ...]) -> dict[str, Any]:
    """The fields of a prediction for --json, with those ``boxes`` in it."""
    return fields | {"boxes": [msgspec.to_builtins(box_object(box)) for box in boxes]}
