"""Round numbers for the axes of plots."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, log10

ROOM = 0.04
"""The margin at both ends of an axis, as a share of the span of the values."""


def nice_step(step: float) -> float:
    """Return the next larger of 1, 2, 5, 10 times a power of ten; ``step`` is above 0."""
    power = 10.0 ** floor(log10(step))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= step * 0.999)


def number_ticks(low: float, high: float, most: int) -> list[float]:
    """Return round numbers from ``low`` to ``high``, at most about ``most``."""
    step = nice_step((high - low) / max(1, most))
    first, last = -floor(-(low / step) + 1e-6), floor(high / step + 1e-6)
    return [step * place for place in range(first, last + 1)]


def decimals(low: float, high: float, most: int) -> int | None:
    """Return how many digits after the point distinguish these ticks; None if an exponent is better."""
    step = (high - low) / max(1, most)
    if not 1e-4 <= step < 1e6:
        return None
    return max(0, -floor(log10(nice_step(step)) + 1e-9))


def span_of(values: Sequence[float]) -> tuple[float, float]:
    """Return the ends of an axis that contains all ``values`` with a margin; its length is never 0."""
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    room = (high - low) * ROOM or abs(low) * 0.1 or 1.0
    return low - room, high + room
