"""What ``ftstudio evaluate`` writes for labels: means, a row for each label, and the worst images."""

from __future__ import annotations

from typing import Any

from ftstudio.cli import output
from ftstudio.core.evaluation import LabelledImage, LabelScore, LabelsEvaluation

MOST_LABELS = 100
MOST_IMAGES = 10


def print_tables(evaluation: LabelsEvaluation) -> None:
    """Write the metrics with their intervals, then the tables."""
    share, interval = output.percent, output.interval
    output.result_line(
        f"Mean average precision {share(evaluation.mean_average_precision)} (95% interval "
        f"{interval(evaluation.mean_average_precision_interval)}) on {evaluation.count} images ({evaluation.split})"
    )
    output.result_line(
        f"F1 over all decisions (micro) {share(evaluation.micro_f1)} (95% interval "
        f"{interval(evaluation.micro_f1_interval)}), mean over labels (macro) {share(evaluation.macro_f1)} "
        f"({interval(evaluation.macro_f1_interval)})"
    )
    output.result_line(f"All labels of an image right: {share(evaluation.exact_match)} of the images")
    _print_labels(evaluation)
    _print_worst(evaluation)
    unlike = sum(1 for image in evaluation.images if is_unfamiliar(evaluation.distance_limit, image.distance))
    if evaluation.distance_limit is not None and evaluation.count:
        output.result_line(unlike_in_words(unlike, evaluation.count))


def image_object(evaluation: LabelsEvaluation, image: LabelledImage) -> dict[str, Any]:
    """Return one image for --json, with names of labels."""
    names = evaluation.label_names
    return {
        "path": image.path,
        "labels": [names[place] for place in image.targets],
        "predicted": [names[place] for place in predicted(evaluation, image)],
        "probabilities": dict(zip(names, image.probabilities, strict=True)),
        "unfamiliar": is_unfamiliar(evaluation.distance_limit, image.distance),
        "distance": image.distance,
    }


def predicted(evaluation: LabelsEvaluation, image: LabelledImage) -> list[int]:
    """Return the labels whose probability reaches their threshold, as indices into ``label_names``."""
    pairs = zip(evaluation.labels, image.probabilities, strict=True)
    return [place for place, (label, probability) in enumerate(pairs) if probability >= label.threshold]


def is_unfamiliar(limit: float | None, distance: float | None) -> bool | None:
    """Whether an image is unlike the training images; None if that is unknown."""
    return None if limit is None or distance is None else distance > limit


def unlike_in_words(unlike: int, count: int) -> str:
    """Say how many images are unlike the training images."""
    return (
        f"{unlike} of {count} images ({output.percent(unlike / count)}) look unlike the training images; "
        "at most 5 % of the validation images do"
    )


def _print_labels(evaluation: LabelsEvaluation) -> None:
    numbers = ("Images", "Threshold", "Precision", "Recall", "F1", "Average precision")
    labels = list(evaluation.labels)
    title = "Labels"
    if len(labels) > MOST_LABELS:
        labels = sorted(labels, key=_strength)[:MOST_LABELS]
        title = f"The {MOST_LABELS} weakest of {len(evaluation.labels):,} labels (--json has all)"
    rows = [
        (
            label.name,
            str(label.count),
            output.percent(label.threshold),
            output.percent(label.precision),
            output.percent(label.recall),
            output.percent(label.f1),
            output.percent(label.average_precision),
        )
        for label in labels
    ]
    output.table(title, ("Label", *numbers), rows, numbers)


def _strength(label: LabelScore) -> tuple[bool, float]:
    """Sorts labels without images last."""
    return label.average_precision is None, label.average_precision or 0.0


def _print_worst(evaluation: LabelsEvaluation) -> None:
    """Write the images with the most wrong labels, the more confident first."""
    rows: list[tuple[tuple[int, float], tuple[str, ...]]] = []
    for image in evaluation.images:
        wrong = set(predicted(evaluation, image)) ^ set(image.targets)
        if not wrong:
            continue
        how_far = sum(abs(image.probabilities[place] - evaluation.labels[place].threshold) for place in wrong)
        missed = _names(evaluation, wrong.intersection(image.targets))
        added = _names(evaluation, wrong.difference(image.targets))
        rows.append(((len(wrong), how_far), (image.path, missed, added)))
    rows.sort(key=lambda row: row[0], reverse=True)
    if rows:
        title = f"Images with wrong labels: {len(rows):,}" + (
            f", the worst {MOST_IMAGES} (--json has all)" if len(rows) > MOST_IMAGES else ""
        )
        output.table(title, ("Image", "Missed", "Wrongly predicted"), [row for _, row in rows[:MOST_IMAGES]])


def _names(evaluation: LabelsEvaluation, places: set[int]) -> str:
    return ", ".join(evaluation.label_names[place] for place in sorted(places))
