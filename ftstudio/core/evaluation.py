"""How good a run's best weights are on a set of images: one kind of evaluation per task."""

from __future__ import annotations

from typing import Any, TypeAlias, cast

from msgspec import Struct

from ftstudio.core import json_codec
from ftstudio.core.answers import FoundBox, UnreadableImage
from ftstudio.core.bounds import Count, Figure, Probability, Share
from ftstudio.core.confidence import Calibration
from ftstudio.core.metrics import ACCURACY, AP50, MAE, MEAN_AP, MetricValue
from ftstudio.core.targets import CLASSIFICATION, DETECTION, MULTI_LABEL, REGRESSION, Box


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


class _OfImages(Struct, frozen=True, kw_only=True, tag_field="task"):
    """What every evaluation says. ``root`` is what the paths of images are relative to; ``unreadable`` are the files
    that were meant and could not be used; ``distance_limit`` as in confidence.Confidence, None where it is not known;
    ``weights`` is the digest of the file that the weights were in."""

    run_dir: str
    split: str
    root: str
    count: Count
    loss: Figure
    unreadable: tuple[UnreadableImage, ...] = ()
    distance_limit: Figure | None = None
    weights: str = ""

    @property
    def task(self) -> str:
        """The key of the task."""
        return str(self.__struct_config__.tag)


class ClassEvaluation(_OfImages, frozen=True, kw_only=True, tag=CLASSIFICATION):
    """One class per image.

    ``accuracy_low`` and ``accuracy_high`` bound the 95% Wilson interval. ``confusion[t][p]`` counts images of
    class t taken for class p. Macro figures are means over the classes that have one. ``calibration`` is that of
    these images, None in evaluations of version 0.1.
    """

    class_names: tuple[str, ...]
    accuracy: Share
    accuracy_low: Share
    accuracy_high: Share
    macro_f1: Share
    classes: tuple[ClassScore, ...]
    confusion: tuple[tuple[Count, ...], ...]
    images: tuple[EvaluatedImage, ...]
    macro_precision: Share | None = None
    macro_recall: Share | None = None
    calibration: Calibration | None = None

    @property
    def primary(self) -> MetricValue:
        """The figure that runs are compared by."""
        return MetricValue(ACCURACY, self.accuracy, self.count, self.accuracy_low, self.accuracy_high)


class LabelScore(Struct, frozen=True, kw_only=True):
    """One label: ``count`` images have it. A probability from ``threshold`` (0..1) on counts as present; precision,
    recall and F1 (0..1) are at that threshold, ``average_precision`` (0..1) is over all. None where nothing was
    predicted or nothing is there."""

    name: str
    count: Count
    threshold: Share
    precision: Share | None
    recall: Share | None
    f1: Share | None
    average_precision: Share | None


class LabelledImage(Struct, frozen=True, array_like=True):
    """One image. ``targets`` are indices into ``label_names``; ``probabilities`` (calibrated) are in their order;
    ``distance`` as in EvaluatedImage."""

    path: str
    targets: tuple[Count, ...]
    probabilities: tuple[Probability, ...]
    distance: Figure | None = None


class LabelsEvaluation(_OfImages, frozen=True, kw_only=True, tag=MULTI_LABEL):
    """Any number of labels per image.

    ``mean_average_precision`` is the mean over the labels that occur; F1 is at the thresholds of the labels.
    ``exact_match`` is the share of images whose labels are all right. Every interval is a 95 % bootstrap interval over
    images.
    """

    label_names: tuple[str, ...]
    mean_average_precision: Share
    mean_average_precision_interval: tuple[Share, Share]
    micro_f1: Share
    micro_f1_interval: tuple[Share, Share]
    macro_f1: Share
    macro_f1_interval: tuple[Share, Share]
    exact_match: Share
    labels: tuple[LabelScore, ...]
    images: tuple[LabelledImage, ...]

    @property
    def primary(self) -> MetricValue:
        """The figure that runs are compared by."""
        return MetricValue(MEAN_AP, self.mean_average_precision, self.count, *self.mean_average_precision_interval)


class MeasuredImage(Struct, frozen=True, array_like=True):
    """One image: the number that is true of it and the predicted one, with the bounds of the 90 % prediction interval
    where it is known; ``distance`` as in EvaluatedImage."""

    path: str
    target: Figure
    predicted: Figure
    low: Figure | None = None
    high: Figure | None = None
    distance: Figure | None = None


class NumberEvaluation(_OfImages, frozen=True, kw_only=True, tag=REGRESSION):
    """One number per image, in the unit of the data set.

    ``mae`` and ``rmse`` are the mean absolute and the root mean squared error, ``r2`` the coefficient of determination
    (1: perfect, 0: as good as the mean); intervals are 95 % bootstrap intervals over images. ``inside`` is the share of
    images whose number is inside the prediction interval, None where there is none.
    """

    quantity: str
    mae: Figure
    mae_interval: tuple[Figure, Figure]
    rmse: Figure
    r2: Figure
    r2_interval: tuple[Figure, Figure]
    images: tuple[MeasuredImage, ...]
    inside: Share | None = None

    @property
    def primary(self) -> MetricValue:
        """The figure that runs are compared by."""
        return MetricValue(MAE, self.mae, self.count, *self.mae_interval)


class BoxScore(Struct, frozen=True, kw_only=True):
    """One class: ``count`` true boxes; ``ap50``, ``ap75`` and ``ap`` (mean over IoU 0.5 to 0.95) are over all scores,
    precision, recall and F1 at the threshold; each 0..1, None where nothing was found or nothing is there."""

    name: str
    count: Count
    ap50: Share | None
    ap75: Share | None
    ap: Share | None
    precision: Share | None
    recall: Share | None
    f1: Share | None


class BoxedImage(Struct, frozen=True, array_like=True):
    """One image of ``width`` x ``height`` pixels: its true boxes, the boxes found in it (the most probable first);
    ``distance`` as in EvaluatedImage."""

    path: str
    targets: tuple[Box, ...]
    found: tuple[FoundBox, ...]
    width: Count
    height: Count
    distance: Figure | None = None


class BoxesEvaluation(_OfImages, frozen=True, kw_only=True, tag=DETECTION):
    """Any number of boxes per image.

    ``ap50``, ``ap75`` and ``mean_ap`` (IoU 0.5 to 0.95) are COCO's, means over the classes that occur; the intervals
    are 95 % bootstrap intervals over images. From ``threshold`` on (0..1, calibrated) a box counts as found.
    """

    class_names: tuple[str, ...]
    ap50: Share
    ap50_interval: tuple[Share, Share]
    ap75: Share
    mean_ap: Share
    mean_ap_interval: tuple[Share, Share]
    threshold: Share
    classes: tuple[BoxScore, ...]
    images: tuple[BoxedImage, ...]

    @property
    def primary(self) -> MetricValue:
        """The figure that runs are compared by."""
        return MetricValue(AP50, self.ap50, self.count, *self.ap50_interval)

    @property
    def pairs(self) -> list[tuple[tuple[Box, ...], tuple[FoundBox, ...]]]:
        """(true, found) boxes of every image, as core/box_errors takes them."""
        return [(image.targets, image.found) for image in self.images]


Evaluation: TypeAlias = ClassEvaluation | LabelsEvaluation | NumberEvaluation | BoxesEvaluation
"""One member for each task; every one has ``primary`` and ``images``."""


def evaluation_from_json(text: bytes) -> Evaluation:
    """The evaluation in a file, of this version or an older one, which knew classification only. Raises JsonError."""
    return cast(Evaluation, json_codec.decode(text, _ANY if json_codec.decode(text, _Task).task else ClassEvaluation))


class _Task(Struct):
    task: str = ""


_ANY = cast(Any, Evaluation)
