"""Groups of similar images: k-means on the directions of standardised features (Zha et al. 2001, spherical k-means).

Deterministic: the first centre is the image nearest to the mean, each further one is drawn far from the others by a
seeded generator (k-means++, Arthur and Vassilvitskii 2007).
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn

MOST_PASSES = 25
_ROWS = 1 << 14
"""Rows compared with all centres at a time, which bounds the memory."""
_LEAST_DEVIATION = 0.3
"""Features are divided by no less than this multiple of the median deviation, so that rare ones do not dominate."""


def directions_of(features: Tensor) -> Tensor:
    """Standardised features (N, D) in float32, each row scaled to length 1. ``features``: any floating type."""
    values = features.float()
    values = values - values.mean(0)
    deviation = values.square().mean(0).sqrt()
    least = _LEAST_DEVIATION * float(deviation.median()) + 1e-6
    return nn.functional.normalize(values / deviation.clamp_min(least))


def clusters_of(directions: Tensor, count: int, safe_point: Callable[[], object], seed: int = 0) -> Tensor:
    """The cluster, int64 (N,), of each row of ``directions`` (N, D); at most ``count`` clusters, none empty.

    ``safe_point`` is called between passes and may raise.
    """
    count = max(1, min(count, len(directions)))
    centres = _first_centres(directions, count, seed)
    assigned = torch.full((len(directions),), -1)
    for _ in range(MOST_PASSES):
        safe_point()
        nearest = nearest_to(directions, centres)
        if torch.equal(nearest, assigned):
            break
        assigned = nearest
        sums = torch.zeros_like(centres).index_add_(0, assigned, directions)
        held = torch.bincount(assigned, minlength=len(centres)) > 0
        centres = torch.where(held.unsqueeze(1), nn.functional.normalize(sums), centres)
    return torch.unique(assigned, return_inverse=True)[1]


def nearest_to(directions: Tensor, centres: Tensor) -> Tensor:
    """The index, int64 (N,), of the centre most similar to each row."""
    return torch.cat([(rows @ centres.T).argmax(1) for rows in directions.split(_ROWS)])


def typicality(directions: Tensor) -> Tensor:
    """How similar each row (N, D) is to the mean of all, (N,)."""
    return directions @ nn.functional.normalize(directions.mean(0), dim=0)


def groups_of(directions: Tensor, safe_point: Callable[[], object]) -> list[list[int]]:
    """Rows as groups to name at once, the largest first, the most typical row of each first.

    About the square root of half their number, 2 to 24 groups: smaller and purer than classes, as joining two groups
    of one class takes one key and dividing one takes many.
    """
    count = min(24, max(2, round((len(directions) / 2) ** 0.5)))
    clusters = clusters_of(directions, count, safe_point)
    groups: list[list[int]] = []
    for cluster in range(int(clusters.max()) + 1):
        rows = torch.nonzero(clusters == cluster).flatten()
        groups.append(rows[typicality(directions[rows]).argsort(descending=True)].tolist())
    return sorted(groups, key=lambda rows: (-len(rows), rows[0]))


def _first_centres(directions: Tensor, count: int, seed: int) -> Tensor:
    chance = torch.Generator().manual_seed(seed)
    chosen = [int(typicality(directions).argmax())]
    distance = (1 - directions @ directions[chosen[0]]).clamp_min(0)
    while len(chosen) < count:
        weights = distance.square().double()
        if float(weights.sum()) <= 1e-12:  # the others are copies of those chosen
            break
        place = torch.rand(1, generator=chance, dtype=torch.float64) * weights.sum()
        row = int(torch.searchsorted(weights.cumsum(0), place).clamp_max(len(directions) - 1))
        chosen.append(row)
        distance = torch.minimum(distance, (1 - directions @ directions[row]).clamp_min(0))
    return directions[chosen].clone()
