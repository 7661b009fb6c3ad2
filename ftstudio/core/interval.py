"""The uncertainty of a share counted on few images."""

from __future__ import annotations

from math import sqrt


def wilson(correct: float, count: float, z: float = 1.959964) -> tuple[float, float]:
    """Return the bounds (0..1) of the Wilson score interval for ``correct`` of ``count``; 95 % with the default ``z``.

    Wilson, E. B. (1927). It holds for small counts and for shares near 0 and 1, where the normal approximation fails.
    For a count of 0 it is (0, 1).
    """
    if count <= 0:
        return 0.0, 1.0
    share = correct / count
    spread = z * sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    centre, scale = share + z * z / (2 * count), 1 + z * z / count
    return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)
