"""How far a run's answers can be trusted: calibration, distance from the training images, and heat maps."""

from __future__ import annotations

from msgspec import Struct

from ftstudio.core.bounds import Count, Figure, Probability, Share
from ftstudio.core.config import Pages


class ReliabilityBin(Struct, frozen=True, array_like=True):
    """The ``count`` images whose confidence is in [low, high).

    ``accuracy`` is the share that is right, ``confidence`` the mean confidence. All but the count are 0..1.
    """

    low: Share
    high: Share
    count: Count
    confidence: Probability
    accuracy: Share


class Calibration(Struct, frozen=True, kw_only=True):
    """How well confidence matches accuracy on one set of images, before and after temperature scaling.

    Logits are divided by the ``temperature`` of the run (Guo, Pleiss, Sun and Weinberger 2017, On Calibration of Modern
    Neural Networks). ``ece_before`` and ``ece_after`` are expected calibration errors, 0..1; bins without images are
    omitted.
    """

    temperature: Figure
    ece_before: Share
    ece_after: Share
    bins_before: tuple[ReliabilityBin, ...]
    bins_after: tuple[ReliabilityBin, ...]


class OfWeights(Struct, frozen=True, kw_only=True):
    """What every task measures about the best weights of a run (those of ``epoch``) on its validation images.

    An image is unlike the training images if its distance is above ``distance_limit``, which 95 % of the validation
    images do not exceed; None if it could not be measured. The distance is that from the ``neighbours`` nearest of
    ``references`` training images and from how these differ, each relative to its scale (engine/features/novelty).
    """

    run_id: str
    epoch: int
    neighbours: int
    references: int
    scales: tuple[float, float] | None
    distance_limit: float | None


class Confidence(OfWeights, frozen=True, kw_only=True):
    """The findings for classification; ``temperature`` divides the logits."""

    temperature: float
    calibration: Calibration


class LabelCalibration(Struct, frozen=True):
    """The calibration of one label.

    Its probability is sigmoid(``slope`` * logit + ``offset``); the label is present if that is at least ``threshold``
    (0..1).
    """

    slope: float = 1.0
    offset: float = 0.0
    threshold: float = 0.5


class LabelsConfidence(OfWeights, frozen=True, kw_only=True):
    """The findings for multi-label classification, in the order of the outputs."""

    labels: tuple[LabelCalibration, ...]


class NumberConfidence(OfWeights, frozen=True, kw_only=True):
    """The findings for regression.

    The 90 % prediction interval is the number plus and minus ``half_width``, in the unit of the data set; None with too
    few validation ``images``.
    """

    half_width: float | None
    images: int


class HeatMap(Struct, frozen=True, kw_only=True):
    """Where in an image the model found support for ``class_name``.

    Attributes:
        png_base64: A grey PNG of the strength, 0 to 255.
        box: The part of the upright image that the PNG covers, as (left, top, right, bottom) in shares of its width and
            height. The model sees nothing outside it.
        method: How the map was computed, in words.
        pages: How a multi-page TIFF was read.
    """

    path: str
    class_name: str
    method: str
    box: tuple[float, float, float, float]
    png_base64: str
    milliseconds: float = 0.0
    pages: Pages = "first"
