"""What every threshold does to a set of evaluated images, for a slider that must not wait."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from ftstudio.core.coverage import Coverage
from ftstudio.core.evaluation import EvaluatedImage

MOST_POINTS = 400


class CoverageCurve:
    """Sorts the images once; every threshold is answered at once then."""

    def __init__(self, images: Sequence[EvaluatedImage]) -> None:
        surest_first = sorted(images, key=lambda image: -image.probability)
        self._doubts = [-image.probability for image in surest_first]
        self._right = [0, *accumulate(int(image.target == image.predicted) for image in surest_first)]

    def at(self, sure_from: float) -> Coverage:
        """With "not sure" below a confidence of ``sure_from`` (0..1); the same as core.coverage.coverage."""
        return self._of_first(bisect_right(self._doubts, -sure_from), sure_from)

    def points(self) -> tuple[Coverage, ...]:
        """The whole curve, from the surest image to all of them.

        At most 400 points, none between two images of equal confidence, which no threshold can tell apart.
        """
        doubts, count = self._doubts, len(self._doubts)
        ends = [place for place in range(1, count + 1) if place == count or doubts[place] != doubts[place - 1]]
        if len(ends) > MOST_POINTS:
            step = (len(ends) - 1) / (MOST_POINTS - 1)
            ends = [ends[round(place * step)] for place in range(MOST_POINTS)]
        return tuple(self._of_first(place, -doubts[place - 1]) for place in ends)

    def _of_first(self, answered: int, sure_from: float) -> Coverage:
        return Coverage(sure_from=sure_from, count=len(self._doubts), answered=answered, right=self._right[answered])
