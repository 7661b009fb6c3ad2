"""How good a model gets with the images of a data set: the results of cross-validation."""

from __future__ import annotations

from collections.abc import Sequence
from math import log2, sqrt
from typing import Literal, TypeAlias

from msgspec import Struct

from ftstudio.core.class_scores import class_scores
from ftstudio.core.evaluation import ClassScore
from ftstudio.core.interval import wilson

FOLDS = 5
MOST_FOLDS, MOST_REPEATS = 20, 100
SPREAD, EXPECTED_SPREAD = 1.2, 1.4
"""How many times as wide as binomial ones the intervals are. The second is for
the accuracy to expect of a model trained on all images.

Folds share their training images, and a draw of images that is hard to answer is good to learn from. So pooled
answers vary more around the accuracy that they estimate than as many independent ones would. Measured
(docs/trust.md), not derived: no unbiased estimator of that variance exists (Bengio and Grandvalet 2004, No unbiased
estimator of the variance of k-fold cross-validation).
"""

WORTH_IT = 0.02
"""A doubling that gains less accuracy than this (0..1) is called little."""

MoreImages: TypeAlias = Literal["help", "little", "unknown"]


class CurvePoint(Struct, frozen=True, array_like=True):
    """The mean accuracy (0..1, with its interval) of models trained on ``images`` images."""

    images: int
    accuracy: float
    low: float
    high: float


class LearningCurve(Struct, frozen=True, kw_only=True):
    """Models trained on increasing numbers of the same images and tested on the same held-out ones.

    From ``half_images``, half of the training images, to all of them, accuracy rises by ``gain``, which is between
    ``low`` and ``high`` (95 %, paired). ``more`` says whether twice as many images would help. ``expected`` is the
    accuracy that a model trained on all images should reach, with its interval.
    """

    points: tuple[CurvePoint, ...]
    half_images: int
    gain: float
    low: float
    high: float
    more: MoreImages
    expected: CurvePoint


class CrossValidated(Struct, frozen=True, kw_only=True, tag_field="answer"):
    """What models predicted for images held out from their training, pooled over all folds.

    Each of ``count`` images was held out once in each of ``repeats`` rounds of ``folds`` folds.

    Attributes:
        low: The lower 95 % bound of the accuracy of a model trained on ``train_count`` of these images, about (folds -
            1) / folds of them.
        high: The upper bound.
        confusion: ``confusion[t][p]`` counts images of class t predicted as class p, in all rounds.
        per_repeat: The accuracy of each round.
        per_fold: The accuracy of each fold, round by round.
        grouped: How many images are duplicates or near-duplicates of another and stay in its fold.
        left_out: Classes with too few images to be tested.
        curve: None if a model was trained for each fold: a curve would take too long.
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


class Round(Struct, frozen=True):
    """One round of folds.

    ``folds`` has the fold of each image, ``predicted`` its class as predicted while it was held out, and ``learned``
    the mean number of training images.
    """

    folds: Sequence[int]
    predicted: Sequence[int]
    learned: int


def cross_validated(
    *,
    source: str,
    root: str,
    model: str,
    freeze_depth: int,
    stage_count: int,
    image_size: int,
    folds: int,
    class_names: tuple[str, ...],
    targets: Sequence[int],
    rounds: Sequence[Round],
    grouped: int,
    left_out: tuple[str, ...],
    curve: LearningCurve | None,
    seconds: float,
) -> CrossValidated:
    """Pool one or more ``rounds`` over images of ``targets``, indices into ``class_names``."""
    confusion = [[0] * len(class_names) for _ in class_names]
    per_fold: list[float] = []
    for each in rounds:
        for target, predicted in zip(targets, each.predicted, strict=True):
            confusion[target][predicted] += 1
        for fold in range(folds):
            rows = [row for row, assigned in enumerate(each.folds) if assigned == fold]
            if rows:
                per_fold.append(sum(each.predicted[row] == targets[row] for row in rows) / len(rows))
    per_repeat = tuple(sum(map(int.__eq__, each.predicted, targets)) / len(targets) for each in rounds)
    accuracy = sum(per_repeat) / len(per_repeat)
    low, high = pooled_interval(accuracy, len(targets))
    return CrossValidated(
        source=source,
        root=root,
        model=model,
        freeze_depth=freeze_depth,
        stage_count=stage_count,
        image_size=image_size,
        folds=folds,
        repeats=len(rounds),
        class_names=class_names,
        count=len(targets),
        train_count=round(sum(each.learned for each in rounds) / len(rounds)),
        accuracy=accuracy,
        low=low,
        high=high,
        per_fold=tuple(per_fold),
        per_repeat=per_repeat,
        classes=class_scores(class_names, confusion),
        confusion=tuple(tuple(row) for row in confusion),
        grouped=grouped,
        left_out=left_out,
        curve=curve,
        seconds=seconds,
    )


def pooled_interval(accuracy: float, count: int, spread: float = SPREAD) -> tuple[float, float]:
    """95 % bounds (0..1) of the accuracy of a model trained on the training images of one fold.

    Args:
        accuracy: The pooled accuracy (0..1) of all held-out answers.
        count: The number of images; each was held out.
        spread: How many times as wide as a Wilson interval the bounds are.
    """
    effective = count / spread**2
    return wilson(accuracy * effective, effective)


def learning_curve(images: Sequence[int], right: Sequence[Sequence[float]], all_images: int) -> LearningCurve:
    """Compute the learning curve through models trained on ``images`` images each, fewest first.

    ``right`` says for each of them which of the held-out images it predicts correctly (0 or 1; with repeats their
    mean). ``all_images`` is the number of images of a model trained on everything.

    The gain from the training part of a fold to all images is assumed to be that of the last doubling, in proportion to
    the logarithm of the number of images.
    """
    count = len(right[0])
    shares = [sum(answers) / count for answers in right]
    half = min(range(len(images) - 1), key=lambda place: abs(images[place] - images[-1] / 2))
    gain = shares[-1] - shares[half]
    spread = 1.96 * SPREAD * _paired_error(right[-1], right[half])
    low, high = max(-1.0, gain - spread), min(1.0, gain + spread)
    doublings = log2(max(1.0, all_images / images[-1])) / max(0.1, log2(images[-1] / images[half]))
    reached = min(1.0, shares[-1] + max(0.0, gain) * doublings)
    return LearningCurve(
        points=tuple(_point(each, share, count) for each, share in zip(images, shares, strict=True)),
        half_images=images[half],
        gain=gain,
        low=low,
        high=high,
        more="help" if low > 0 else "little" if high < WORTH_IT else "unknown",
        expected=CurvePoint(all_images, reached, *pooled_interval(reached, count, EXPECTED_SPREAD)),
    )


def _point(images: int, accuracy: float, count: int) -> CurvePoint:
    return CurvePoint(images, accuracy, *pooled_interval(accuracy, count))


def _paired_error(one: Sequence[float], other: Sequence[float]) -> float:
    differences = [a - b for a, b in zip(one, other, strict=True)]
    mean = sum(differences) / len(differences)
    return sqrt(sum((each - mean) ** 2 for each in differences)) / len(differences)


def more_images(curve: LearningCurve) -> str:
    """Say in a sentence whether more images would help."""
    rose = (
        f"from {curve.half_images:,} to {curve.points[-1].images:,} training images accuracy rose by "
        f"{100 * curve.gain:.1f} points ({100 * curve.low:.1f} to {100 * curve.high:.1f})"
    )
    match curve.more:
        case "help":
            gain = max(1, round(100 * curve.gain))
            points = "1 point" if gain == 1 else f"{gain} points"
            return f"More images would probably help: {rose}. Twice as many may bring up to {points} more."
        case "little":
            return f"More images would help little: {rose}."
        case "unknown":
            return f"Not enough data to tell whether more images would help: {rose}."
