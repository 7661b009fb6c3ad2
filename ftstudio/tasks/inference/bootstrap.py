"""Bootstrap intervals: how much a metric would vary with other images of the same kind.

Percentile intervals of resamples with replacement, with images as units (Efron and Tibshirani 1993, An Introduction to
the Bootstrap, chapter 13).
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

RESAMPLES = 1000
_CELLS_AT_ONCE = 1 << 22


def intervals(count: int, figures: Callable[[Tensor], Tensor]) -> list[tuple[float, float] | None]:
    """Return 95 % intervals of several metrics of ``count`` images; deterministic.

    The interval is None for a metric that no resample has. ``figures`` maps R resamples, float32 (R, count) with how
    often each image is in it, to (R, metrics), NaN if one cannot be computed.
    """
    generator = torch.Generator().manual_seed(0)
    rows = max(1, _CELLS_AT_ONCE // count)
    found: list[Tensor] = []
    for start in range(0, RESAMPLES, rows):
        some = min(rows, RESAMPLES - start)
        drawn = torch.randint(count, (some, count), generator=generator)
        weights = torch.zeros(some, count).scatter_add_(1, drawn, torch.ones(some, count))
        found.append(figures(weights).double())
    return [_interval(column) for column in torch.cat(found).unbind(1)]


def _interval(values: Tensor) -> tuple[float, float] | None:
    known = values[values.isfinite()]
    if not len(known):
        return None
    low, high = known.quantile(torch.tensor([0.025, 0.975], dtype=torch.float64)).tolist()
    return low, high
