"""How good a run's best weights are on a set of images."""

from __future__ import annotations

from msgspec import Struct

from ftstudio.core.answers import UnreadableImage
from ftstudio.core.bounds import Count, Figure, Probability, Share
from ftstudio.core.confidence import Calibration


class ClassScore(Struct, frozen=True, kw_only=True):
    """Precision, recall and F1 of one class, each 0..1 (None where nothing was predicted or nothing is there)."""

    name: str
    count: Count
    precision: Share | None
    recall: Share | None
    f1: Share | None


class EvaluatedImage(Struct, frozen=True, array_like=True):
    """One image of an evaluation. ``target`` and ``predicted`` are indices into ``class_names``; ``probability`` of the
    predicted class is calibrated, ``distance`` that from the training images (None: not measured)."""

    path: str
    target: Count
    predicted: Count
    probability: Probability
    distance: Figure | None = None


class Evaluation(Struct, frozen=True, kw_only=True):
    """How good a run's best weights are on one set of images.

    ``accuracy_low`` and ``accuracy_high`` bound the 95% Wilson interval. ``confusion[t][p]`` counts images of
    class t taken for class p. ``root`` is what the paths in ``images`` are relative to. ``unreadable`` are the
    files that were meant and could not be used. Macro figures are means over the classes that have one.
    ``calibration`` is that of these images, ``distance_limit`` as in trust.Confidence; None in evaluations of before.
    ``weights`` is the digest of the file that the weights were in.
    """

    run_dir: str
    split: str
    root: str
    class_names: tuple[str, ...]
    count: Count
    accuracy: Share
    accuracy_low: Share
    accuracy_high: Share
    loss: Figure
    macro_f1: Share
    classes: tuple[ClassScore, ...]
    confusion: tuple[tuple[Count, ...], ...]
    images: tuple[EvaluatedImage, ...]
    unreadable: tuple[UnreadableImage, ...] = ()
    macro_precision: Share | None = None
    macro_recall: Share | None = None
    calibration: Calibration | None = None
    distance_limit: Figure | None = None
    weights: str = ""
