"""The coverage of evaluated images at every abstain threshold, fast enough for a slider."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from ftstudio.core.coverage import Coverage
from ftstudio.core.evaluation import EvaluatedImage

MOST_POINTS = 400


class CoverageCurve:
    """Sorts the images once, so that each threshold is computed immediately."""

    def __init__(self, images: Sequence[EvaluatedImage]) -> None:
        surest_first = sorted(images, key=lambda image: -image.probability)
        self._doubts = [-image.probability for image in surest_first]
        self._right = [0, *accumulate(int(image.target == image.predicted) for image in surest_first)]

    def at(self, sure_from: float) -> Coverage:
        """Return the coverage at a threshold of ``sure_from`` (0..1), as core.coverage.coverage does."""
        return self._of_first(bisect_right(self._doubts, -sure_from), sure_from)

    def points(self) -> tuple[Coverage, ...]:
        """Return the whole curve, from the most confident image to all of them.

        There are at most 400 points, and none between images of equal confidence, which no threshold separates.
        """
        doubts, count = self._doubts, len(self._doubts)
        ends = [place for place in range(1, count + 1) if place == count or doubts[place] != doubts[place - 1]]
        if len(ends) > MOST_POINTS:
            step = (len(ends) - 1) / (MOST_POINTS - 1)
            ends = [ends[round(place * step)] for place in range(MOST_POINTS)]
        return tuple(self._of_first(place, -doubts[place - 1]) for place in ends)

    def _of_first(self, answered: int, sure_from: float) -> Coverage:
        return Coverage(sure_from=sure_from, count=len(self._doubts), answered=answered, right=self._right[answered])
