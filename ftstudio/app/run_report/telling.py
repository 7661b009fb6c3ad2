"""The most informative images of an evaluation, and how each reads, by task."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from ftstudio.core.evaluation import (
    ClassEvaluation,
    EvaluatedImage,
    Evaluation,
    LabelledImage,
    LabelsEvaluation,
    MeasuredImage,
    NumberEvaluation,
)
from ftstudio.core.label_mistakes import most_confident
from ftstudio.core.text import figure, percent

MOST_UNSURE = 12


class Telling(NamedTuple):
    """One image.

    ``truth`` is its target; ``verb``, ``answer`` and ``said`` are what the model did, such as "predicted as", "cat",
    "with 80.0 %" (the answer is "" if it is the truth). ``explained`` is the output that the heat map explains.
    """

    image: EvaluatedImage | LabelledImage | MeasuredImage
    truth: str
    verb: str
    answer: str
    said: str
    explained: str = ""


def telling_images(evaluation: Evaluation | None) -> tuple[list[Telling], list[Telling]]:
    """Return all mistakes, the worst first, and right answers, the least confident first."""
    return _TELLING[type(evaluation)](evaluation) if evaluation is not None else ([], [])


def _of_classes(evaluation: ClassEvaluation) -> tuple[list[Telling], list[Telling]]:
    names = evaluation.class_names

    def told(image: EvaluatedImage) -> Telling:
        truth, answer = names[image.target], names[image.predicted]
        said = f"with {percent(image.probability)}"
        if answer == truth:
            return Telling(image, truth, "correct", "", said, answer)
        return Telling(image, truth, "predicted as", answer, said, answer)

    wrong = [image for image in evaluation.images if image.target != image.predicted]
    right = [image for image in evaluation.images if image.target == image.predicted]
    wrong.sort(key=lambda image: -image.probability)
    right.sort(key=lambda image: image.probability)
    return [told(image) for image in wrong], [told(image) for image in right[:MOST_UNSURE]]


def _of_labels(evaluation: LabelsEvaluation) -> tuple[list[Telling], list[Telling]]:
    names = evaluation.label_names
    found: list[Telling] = []
    for image, label, missed in most_confident(evaluation):
        has = ", ".join(names[place] for place in image.targets) or "no label"
        verb, said = "missed" if missed else "wrongly given", f"({percent(image.probabilities[label])})"
        found.append(Telling(image, has, verb, names[label], said, names[label]))
    return found, []


def _of_numbers(evaluation: NumberEvaluation) -> tuple[list[Telling], list[Telling]]:
    found: list[Telling] = []
    for image in sorted(evaluation.images, key=lambda image: -abs(image.predicted - image.target)):
        error = image.predicted - image.target
        said = f"{'+' if error > 0 else ''}{figure(error)}"
        if image.low is not None and image.high is not None:
            said += f", 90 % interval {figure(image.low)} to {figure(image.high)}"
        found.append(
            Telling(image, figure(image.target), "predicted", figure(image.predicted), f"({said})", evaluation.quantity)
        )
    return found, []


_TELLING: dict[type, Callable[[Any], tuple[list[Telling], list[Telling]]]] = {
    ClassEvaluation: _of_classes,
    LabelsEvaluation: _of_labels,
    NumberEvaluation: _of_numbers,
}
