"""What ``ftstudio evaluate`` writes for numbers: errors, the prediction interval, and the worst images."""

from __future__ import annotations

from typing import Any

from ftstudio.cli import output
from ftstudio.cli.labels_report import is_unfamiliar, unlike_in_words
from ftstudio.core.evaluation import MeasuredImage, NumberEvaluation
from ftstudio.core.text import figure

MOST_IMAGES = 10


def print_tables(evaluation: NumberEvaluation) -> None:
    """Write the metrics with their intervals, then the images with the largest errors."""
    output.result_line(
        f"Mean absolute error {figure(evaluation.mae)} (95% interval {_between(evaluation.mae_interval)}) in "
        f"{evaluation.quantity}, on {evaluation.count} images ({evaluation.split})"
    )
    output.result_line(f"Root mean squared error {figure(evaluation.rmse)}")
    output.result_line(
        f"R² {evaluation.r2:.3f} (95% interval {evaluation.r2_interval[0]:.3f} to {evaluation.r2_interval[1]:.3f}): "
        "1 is perfect, 0 no better than always answering the mean"
    )
    if evaluation.inside is not None:
        output.result_line(
            f"{output.percent(evaluation.inside)} of the images are inside their 90 % prediction interval"
        )
    _print_worst(evaluation)
    unlike = sum(1 for image in evaluation.images if is_unfamiliar(evaluation.distance_limit, image.distance))
    if evaluation.distance_limit is not None and evaluation.count:
        output.result_line(unlike_in_words(unlike, evaluation.count))


def image_object(evaluation: NumberEvaluation, image: MeasuredImage) -> dict[str, Any]:
    """Return one image for --json."""
    return {
        "path": image.path,
        "target": image.target,
        "predicted": image.predicted,
        "low": image.low,
        "high": image.high,
        "unfamiliar": is_unfamiliar(evaluation.distance_limit, image.distance),
        "distance": image.distance,
    }


def _print_worst(evaluation: NumberEvaluation) -> None:
    images = sorted(evaluation.images, key=lambda image: abs(image.predicted - image.target), reverse=True)
    numbers = ("Is", "Predicted", "90 % interval", "Off by")
    rows = [
        (
            image.path,
            figure(image.target),
            figure(image.predicted),
            "" if image.low is None or image.high is None else _between((image.low, image.high)),
            f"{'+' if image.predicted > image.target else ''}{figure(image.predicted - image.target)}",
        )
        for image in images[:MOST_IMAGES]
    ]
    shown = f"The {len(rows)} images" if len(images) > MOST_IMAGES else "Images"
    output.table(f"{shown} with the largest errors", ("Image", *numbers), rows, numbers)


def _between(bounds: tuple[float, float]) -> str:
    return f"{figure(bounds[0])} to {figure(bounds[1])}"
