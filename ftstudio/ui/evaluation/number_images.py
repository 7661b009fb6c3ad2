"""The images behind an evaluation of numbers: how far off each is, and how it reads."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from ftstudio.core.axis import nice_step, span_of
from ftstudio.core.evaluation import MeasuredImage, NumberEvaluation
from ftstudio.core.table_text import csv_text
from ftstudio.ui.evaluation.evaluated_images import MOST_SHOWN, Describe, Seen
from ftstudio.ui.widgets.number_format import number

Floats = NDArray[np.float64]
MOST_BINS = 24


def tr(text: str) -> str:
    """Translate a text."""
    return QCoreApplication.translate("NumberImages", text)


class Points(NamedTuple):
    """The images in the order of the evaluation.

    ``outside``: the true number is not in the prediction interval. ``band``: how far the interval reaches below and
    above the prediction, the medians; None without intervals.
    """

    targets: Floats
    predicted: Floats
    outside: NDArray[np.bool_]
    band: tuple[float, float] | None

    @property
    def span(self) -> tuple[float, float]:
        """The ends of an axis that holds true and predicted numbers."""
        ends = [float(end(part)) for part in (self.targets, self.predicted) if part.size for end in (np.min, np.max)]
        return span_of(ends)


class Bin(NamedTuple):
    """Images whose prediction is ``low`` to ``high`` above the true number (below: negative)."""

    low: float
    high: float
    places: tuple[int, ...]


def points_of(evaluation: NumberEvaluation) -> Points:
    """The points of the scatter plot."""
    images = evaluation.images
    targets = np.array([image.target for image in images], dtype=np.float64)
    predicted = np.array([image.predicted for image in images], dtype=np.float64)
    low = np.array([np.nan if image.low is None else image.low for image in images], dtype=np.float64)
    high = np.array([np.nan if image.high is None else image.high for image in images], dtype=np.float64)
    known = np.isfinite(low) & np.isfinite(high)
    band = None
    if known.any():
        band = float(np.median((predicted - low)[known])), float(np.median((high - predicted)[known]))
    return Points(targets, predicted, known & ((targets < low) | (targets > high)), band)


def bins_of(points: Points) -> tuple[Bin, ...]:
    """Residuals in bins of a round width, one of whose edges is 0."""
    residuals = points.predicted - points.targets
    if not residuals.size:
        return ()
    low, high = float(residuals.min()), float(residuals.max())
    width = nice_step(max(high - low, abs(high) * 1e-3, 1e-9) / min(MOST_BINS, 4 + residuals.size // 4))
    bins = np.floor(residuals / width + 1e-9).astype(np.int64)
    numbers = np.arange(bins.min(), bins.max() + 1)
    order = np.argsort(bins, kind="stable")
    edges = np.searchsorted(bins[order], numbers[1:])
    return tuple(
        Bin(float(low * width), float((low + 1) * width), tuple(map(int, places)))
        for low, places in zip(numbers, np.split(order, edges), strict=True)
    )


def worst(evaluation: NumberEvaluation) -> tuple[MeasuredImage, ...]:
    """The largest absolute errors first."""
    return tuple(sorted(evaluation.images, key=lambda image: -abs(image.predicted - image.target))[:MOST_SHOWN])


def chosen(evaluation: NumberEvaluation, places: Collection[int]) -> tuple[MeasuredImage, ...]:
    """The images at these places, the largest absolute errors first."""
    found = [evaluation.images[place] for place in places]
    return tuple(sorted(found, key=lambda image: -abs(image.predicted - image.target)))


def number_words(image: MeasuredImage, explained: str = "") -> Seen:
    """How an image reads: the true and the predicted number. ``explained``: the quantity."""
    true, predicted, error = number(image.target), number(image.predicted), image.predicted - image.target
    signed = f"{'+' if error > 0 else ''}{number(error)}"
    words = tr("{0}, predicted {1} ({2})").format(true, predicted, signed)
    if image.low is not None and image.high is not None:
        words += tr(", 90% interval {0} to {1}").format(number(image.low), number(image.high))
    return Seen(image.path, true, signed, words, explained, predicted)


def describe_numbers(evaluation: NumberEvaluation) -> Describe:
    """Return the function that describes the images of ``evaluation``."""
    return partial(number_words, explained=evaluation.quantity)


def csv_of(evaluation: NumberEvaluation) -> str:
    """A row per image."""
    header = ("image", f"{evaluation.quantity} (true)", "predicted", "low", "high", "error")
    rows = [
        (image.path, image.target, image.predicted, image.low, image.high, image.predicted - image.target)
        for image in evaluation.images
    ]
    return csv_text(header, rows)
