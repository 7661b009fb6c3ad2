"""Bootstrap intervals: how far a figure would vary if other images of the same kind had been looked at.

Percentile intervals of resamples with replacement, images as units (Efron and Tibshirani 1993, An Introduction to the
Bootstrap, chapter 13).
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

RESAMPLES = 1000
_CELLS_AT_ONCE = 1 << 22


def intervals(count: int, figures: Callable[[Tensor], Tensor]) -> list[tuple[float, float] | None]:
    """95 % intervals of several figures of ``count`` images, the same each time.

    None for one that no resample has.

    ``figures`` gives (R, figures), NaN for one that cannot be computed, for R resamples: float32 (R, count), how often
    each image is in it.
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
