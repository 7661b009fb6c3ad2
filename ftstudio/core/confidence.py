"""How far a run's answers can be trusted: what was found out about its confidence, and why it says what it says."""

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
    """Whether 80 % sure means right in 80 of 100.

    On one set of images, before and after division of the logits by the ``temperature`` of the run (Guo, Pleiss, Sun
    and Weinberger 2017, On Calibration of Modern Neural Networks).

    ``ece_before`` and ``ece_after`` are expected calibration errors, 0..1; bins without images are left out.
    """

    temperature: Figure
    ece_before: Share
    ece_after: Share
    bins_before: tuple[ReliabilityBin, ...]
    bins_after: tuple[ReliabilityBin, ...]


class OfWeights(Struct, frozen=True, kw_only=True):
    """What every task measures about the best weights of a run (those of ``epoch``) on its own validation images.

    An image is unlike the training images where its distance (engine/features/novelty: from the ``neighbours`` nearest
    of ``references`` training images, and from how these differ, each in shares of its scale) is above
    ``distance_limit``, within which 95 % of the validation images lie; None where it could not be measured.
    """

    run_id: str
    epoch: int
    neighbours: int
    references: int
    scales: tuple[float, float] | None
    distance_limit: float | None


class Confidence(OfWeights, frozen=True, kw_only=True):
    """Of classification: ``temperature`` divides the logits."""

    temperature: float
    calibration: Calibration


class LabelCalibration(Struct, frozen=True):
    """One label.

    Its probability is sigmoid(``slope`` * logit + ``offset``), and the label is present from ``threshold`` (0..1) on.
    """

    slope: float = 1.0
    offset: float = 0.0
    threshold: float = 0.5


class LabelsConfidence(OfWeights, frozen=True, kw_only=True):
    """Of several labels per image, in the order of the outputs."""

    labels: tuple[LabelCalibration, ...]


class NumberConfidence(OfWeights, frozen=True, kw_only=True):
    """Of one number per image.

    The 90 % prediction interval is the number plus and minus ``half_width``, in the unit of the data set; None with too
    few validation ``images``.
    """

    half_width: float | None
    images: int


class HeatMap(Struct, frozen=True, kw_only=True):
    """Where in an image the model found what speaks for ``class_name``.

    ``png_base64`` is a grey PNG of the strength, 0 to 255, that lies over ``box`` (left, top, right, bottom, shares of
    the width and height of the upright image): the model sees nothing outside it. ``method`` in words; ``pages`` is how
    a TIFF of several pages was read.
    """

    path: str
    class_name: str
    method: str
    box: tuple[float, float, float, float]
    png_base64: str
    milliseconds: float = 0.0
    pages: Pages = "first"
