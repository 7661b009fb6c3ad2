"""Edges of boxes: turned as EXIF turns images, and how far two boxes overlap."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TypeAlias

Edges: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and bottom."""
ON_ITS_SIDE = frozenset([5, 6, 7, 8])
"""Values of EXIF's orientation that swap width and height."""


def turned_upright(edges: Edges, orientation: int, width: float, height: float) -> Edges:
    """Return the edges in the upright image, from those in the image as stored.

    Args:
        edges: In the image as stored.
        orientation: EXIF's, 1 to 8.
        width: Of the upright image, in the unit of the edges.
        height: As ``width``.
    """
    left, top, right, bottom = edges
    if orientation in ON_ITS_SIDE:  # transposed first, then mirrored
        left, top, right, bottom = top, left, bottom, right
    if orientation in (2, 3, 6, 7):
        left, right = width - right, width - left
    if orientation in (3, 4, 7, 8):
        top, bottom = height - bottom, height - top
    return left, top, right, bottom


def overlap(one: Edges, other: Edges) -> float:
    """Return the intersection over union of two boxes, 0..1."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    if across <= 0 or down <= 0:
        return 0.0
    both = across * down
    return both / ((one[2] - one[0]) * (one[3] - one[1]) + (other[2] - other[0]) * (other[3] - other[1]) - both)


class Seen:
    """Boxes of one class in one image, searched for one that is nearly the same."""

    SAME = 0.95
    _REACH = 0.06
    """Left edges of boxes with such an overlap differ by less than this share of the width."""

    def __init__(self) -> None:
        self._sorted: list[Edges] = []

    def has(self, edges: Edges) -> bool:
        """Whether a box overlaps with ``edges`` by more than SAME."""
        reach = self._REACH * (edges[2] - edges[0])
        place = bisect_left(self._sorted, (edges[0] - reach,))
        while place < len(self._sorted) and self._sorted[place][0] <= edges[0] + reach:
            if overlap(self._sorted[place], edges) > self.SAME:
                return True
            place += 1
        return False

    def add(self, edges: Edges) -> None:
        """Remember a box."""
        insort(self._sorted, edges)
