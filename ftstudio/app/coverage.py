"""How often a run is right where it is sure enough, and how many images that leaves without an answer."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from msgspec import Struct

from ftstudio.core.interval import wilson
from ftstudio.core.records import EvaluatedImage

MOST_POINTS = 400


class Answered(Struct, frozen=True):
    """Of ``count`` images ``answered`` have a confidence of at least the threshold, ``right`` of them are right."""

    count: int
    answered: int
    right: int

    @property
    def unsure(self) -> int:
        """How many get "not sure" instead of an answer."""
        return self.count - self.answered

    @property
    def coverage(self) -> float:
        """The share (0..1) of images that get an answer."""
        return self.answered / self.count if self.count else 0.0

    @property
    def accuracy(self) -> float | None:
        """The share (0..1) of right answers among those given; None where none is given."""
        return self.right / self.answered if self.answered else None

    @property
    def interval(self) -> tuple[float, float]:
        """The 95% Wilson interval of the accuracy."""
        return wilson(self.right, self.answered)


class Coverage:
    """What every threshold does to a set of evaluated images, for a slider that must not wait."""

    def __init__(self, images: Sequence[EvaluatedImage]) -> None:
        surest_first = sorted(images, key=lambda image: -image.probability)
        self._doubts = [-image.probability for image in surest_first]
        self._right = [0, *accumulate(int(image.target == image.predicted) for image in surest_first)]

    def at(self, threshold: float) -> Answered:
        """With "not sure" below a confidence of ``threshold`` (0..1)."""
        return self._first(bisect_right(self._doubts, -threshold))

    def points(self) -> tuple[Answered, ...]:
        """The whole curve, from the surest image to all of them: at most 400 points, none between two images of equal
        confidence, which no threshold can tell apart."""
        doubts, count = self._doubts, len(self._doubts)
        ends = [place for place in range(1, count + 1) if place == count or doubts[place] != doubts[place - 1]]
        if len(ends) > MOST_POINTS:
            step = (len(ends) - 1) / (MOST_POINTS - 1)
            ends = [ends[round(place * step)] for place in range(MOST_POINTS)]
        return tuple(self._first(place) for place in ends)

    def _first(self, answered: int) -> Answered:
        return Answered(len(self._doubts), answered, self._right[answered])
