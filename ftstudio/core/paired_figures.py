"""Two runs on the same images, compared by a metric that is not a count of right answers."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from ftstudio.core.metrics import Metric
from ftstudio.core.paired_test import Comparison
from ftstudio.core.text import figure, percent


class FigureComparison(Struct, frozen=True, kw_only=True, tag_field="kind", tag="figure"):
    """Run A against run B by ``metric`` on the ``count`` images that both were evaluated on.

    ``difference`` is ``value_a`` less ``value_b``, both on these images, with a 95 % interval from ``low`` to ``high``
    by bootstrap over images. ``split_a``, ``split_b``, ``root`` and ``left_out`` as in paired_test.Comparison.
    """

    run_a: str
    run_b: str
    split_a: str
    split_b: str
    root: str
    metric: Metric
    count: int
    left_out: int
    value_a: float
    value_b: float
    difference: float
    low: float
    high: float

    @property
    def is_told_apart(self) -> bool:
        """Whether the interval excludes a difference of 0."""
        return self.low > 0 or self.high < 0

    @property
    def a_is_ahead(self) -> bool:
        """Whether A has the better value on these images, by however little."""
        return (self.difference > 0) == self.metric.higher_is_better and self.difference != 0

    @property
    def lead(self) -> tuple[float, float, float]:
        """How much the run with the larger value differs from the other, and the bounds of that."""
        if self.difference < 0:
            return -self.difference, -self.high, -self.low
        return self.difference, self.low, self.high

    def in_words(self, value: float) -> str:
        """Format a value of the metric, without an interval."""
        return figure(value) if self.metric.kind == "number" else percent(value)


RunComparison: TypeAlias = Comparison | FigureComparison
"""The result of a comparison: by right answers in classification, by the primary metric in other tasks."""
