"""Metrics of a task, and their values on a set of images."""

from __future__ import annotations

from collections.abc import Callable
from math import isfinite
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from ftstudio.core.bounds import Count, Figure
from ftstudio.core.interval import wilson
from ftstudio.core.text import figure, percent

Kind: TypeAlias = Literal["proportion", "share", "number"]


class Metric(Struct, frozen=True):
    """How a metric is named and shown.

    A "proportion" is the share (0..1) of images with a correct answer, so counts give its interval; a "share" is any
    other value from 0 to 1; a "number" is in the unit of what was measured.
    """

    key: str
    title: str
    higher_is_better: bool = True
    kind: Kind = "share"

    @property
    def in_a_line(self) -> str:
        """The title inside a sentence: in lower case, but for abbreviations such as R² and mAP."""
        return " ".join(word if _is_abbreviation(word) else word.lower() for word in self.title.split())


def _is_abbreviation(word: str) -> bool:
    return any(letter.isdigit() for letter in word) or word[1:] != word[1:].lower()


ACCURACY = Metric("accuracy", "Accuracy", kind="proportion")
MEAN_AP = Metric("mean_average_precision", "Mean average precision")
AP50 = Metric("ap50", "AP50")
"""Average precision where a box counts as found from an IoU of 0.5 on, as a mean over the classes."""
MAE = Metric("mae", "Mean absolute error", higher_is_better=False, kind="number")
"""The primary metrics of the tasks."""


class MetricValue(Struct, frozen=True):
    """The value of ``metric`` on ``count`` images, with the bounds of its 95 % interval where they are known.

    Raises:
        ValueError: A proportion is not from 0 to 1.
    """

    metric: Metric
    value: Figure
    count: Count = 0
    low: Figure | None = None
    high: Figure | None = None

    def __post_init__(self) -> None:
        if self.metric.kind == "proportion" and not all(
            0 <= each <= 1 for each in (self.value, *(self.interval or ()))
        ):
            raise ValueError(f"{self.metric.title} must be from 0 to 1")

    @property
    def interval(self) -> tuple[float, float] | None:
        """The interval, if there is one."""
        return None if self.low is None or self.high is None else (self.low, self.high)

    def in_words(self, share: Callable[[float], str] = percent, number: Callable[[float], str] = figure) -> str:
        """Return the value alone: "81.2 %", or a number to three digits.

        ``share`` and ``number`` format a value of each kind.
        """
        return (number if self.metric.kind == "number" else share)(self.value)

    def interval_in_words(self) -> tuple[str, str]:
        """Return the bounds, formatted like the value; ("", "") without an interval."""
        if self.interval is None:
            return "", ""
        low, high = (replace(self, value=bound).in_words() for bound in self.interval)
        return low, high

    def beats(self, other: MetricValue) -> bool:
        """Whether it is better than ``other``, a value of the same metric."""
        return self.value > other.value if self.metric.higher_is_better else self.value < other.value


def measured(metric: Metric, value: float | None, count: int) -> MetricValue | None:
    """Return ``value`` on ``count`` images with its interval, or None if it is missing or not finite."""
    if value is None or not isfinite(value):
        return None
    if metric.kind != "proportion" or not count:
        return MetricValue(metric, value, count)
    low, high = wilson(round(value * count), count)
    return MetricValue(metric, value, count, low, high)
