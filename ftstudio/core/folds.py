"""How good a model gets with the images of a data set: what cross-validation found."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import Literal, TypeAlias

from msgspec import Struct

from ftstudio.core.interval import wilson
from ftstudio.core.records import ClassScore

FOLDS = 5
MOST_FOLDS, MOST_REPEATS = 20, 100
SPREAD = 1.35
"""How much wider than binomial counting the interval is: so many times the standard error.

Folds share their training images, and a draw of images that is hard to answer is good to learn from, so pooled answers
vary more around the accuracy that they estimate than as many independent ones would. Measured, not derived
(docs/trust.md); there is no unbiased estimator of it (Bengio and Grandvalet 2004, No unbiased estimator of the variance
of k-fold cross-validation).
"""

MoreImages: TypeAlias = Literal["help", "little", "unknown"]


class CurvePoint(Struct, frozen=True, array_like=True):
    """Accuracy (0..1, with its interval) of models trained on ``images`` images, on average."""

    images: int
    accuracy: float
    low: float
    high: float


class LearningCurve(Struct, frozen=True, kw_only=True):
    """Models trained on more and more of the same images, each asked about the same held-out ones.

    From the second-last point to the last the accuracy rises by ``gain``, which lies between ``low`` and ``high`` (95 %,
    paired). ``more`` says whether more images would help. ``expected`` is the accuracy that a model trained on all
    images should reach, with its interval.
    """

    points: tuple[CurvePoint, ...]
    gain: float
    low: float
    high: float
    more: MoreImages
    expected: CurvePoint


class CrossValidated(Struct, frozen=True, kw_only=True, tag_field="answer"):
    """What models said about images that they had not learned from, pooled over all folds.

    Each of ``count`` images was held out once in each of ``repeats`` rounds of ``folds`` folds. The interval from ``low``
    to ``high`` (95 %) is that of the accuracy of a model trained on ``train_count`` of these images, about (folds - 1) /
    folds of them. ``confusion[t][p]`` counts answers of all rounds: images of class t taken for class p. ``per_repeat``
    is the accuracy of each round; ``per_fold`` that of each fold, round by round. ``grouped`` counts the images that are
    (nearly) the same as another, or of its group, and were never divided from it. ``left_out`` names classes with too
    few images to be judged. ``curve`` is None where models were trained for real, which would take too long.
    """

    source: str
    root: str
    model: str
    freeze_depth: int
    stage_count: int
    image_size: int
    folds: int
    repeats: int
    class_names: tuple[str, ...]
    count: int
    train_count: int
    accuracy: float
    low: float
    high: float
    per_fold: tuple[float, ...]
    per_repeat: tuple[float, ...]
    classes: tuple[ClassScore, ...]
    confusion: tuple[tuple[int, ...], ...]
    grouped: int = 0
    left_out: tuple[str, ...] = ()
    curve: LearningCurve | None = None
    seconds: float = 0.0

    @property
    def head_only(self) -> bool:
        return self.freeze_depth == self.stage_count


def pooled_interval(accuracy: float, count: int) -> tuple[float, float]:
    """95 % bounds (0..1) of the accuracy of a model trained on a fold's training images, from the pooled ``accuracy`` of
    ``count`` images that were each held out: a Wilson interval SPREAD times as wide."""
    effective = count / SPREAD**2
    return wilson(accuracy * effective, effective)


def learning_curve(
    images: Sequence[int], right: Sequence[Sequence[float]], train_count: int, all_count: int
) -> LearningCurve:
    """The curve through models trained on ``images`` images, fewest first; ``right`` says for each of them which of the
    held-out images it recognises (0 or 1; a mean over repeats). ``train_count`` is the last of ``images``, ``all_count``
    that of a model trained on everything."""
    count = len(right[0])
    points = tuple(_point(each, sum(answers) / count, count) for each, answers in zip(images, right, strict=True))
    before, last = points[-2], points[-1]
    gain = last.accuracy - before.accuracy
    spread = _paired_deviation(right[-1], right[-2]) * SPREAD
    return LearningCurve(
        points=points,
        gain=gain,
        low=max(-1.0, gain - 1.96 * spread),
        high=min(1.0, gain + 1.96 * spread),
        more="unknown",
        expected=_point(all_count, last.accuracy, count),
    )


def _point(images: int, accuracy: float, count: int) -> CurvePoint:
    return CurvePoint(images, accuracy, *pooled_interval(accuracy, count))


def _paired_deviation(one: Sequence[float], other: Sequence[float]) -> float:
    differences = [a - b for a, b in zip(one, other, strict=True)]
    mean = sum(differences) / len(differences)
    return sqrt(sum((each - mean) ** 2 for each in differences)) / len(differences)
