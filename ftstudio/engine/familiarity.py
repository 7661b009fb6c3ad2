"""How unlike the training images an image is: the distance to the nearest of them, as the network sees them.

Mean cosine distance (0..2) to the k nearest references in the space of what enters the head, after Sun, Ming, Zhu and
Li 2022, Out-of-Distribution Detection with Deep Nearest Neighbors, who take the distance to the k-th.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import torch
from torch import Tensor, nn

FEW_REFERENCES, MOST_REFERENCES, PER_CLASS = 1000, 5000, 5
"""Training images that others are compared with, at most: 1,000, or five of each class where that is more, but not
above 5,000. Twice as many were a little better (ADR 13), and took twice as long."""

MOST_NEIGHBOURS = 10
"""With fewer, one odd training image makes whatever resembles it familiar."""

KEPT_SHARE = 0.95
"""Of the validation images, this share lies within the limit."""

ROUNDING = 1e-3
"""So much a distance may differ when it is measured again: references, and what a training keeps, are in half
precision."""

FARTHEST = 2.0


def chosen_references(targets: Tensor) -> list[int]:
    """Places of the training images that stand for all of them, ascending; every class by its share, at least one of
    each, evenly from its images in their order."""
    count, classes, chosen = len(targets), targets.unique().tolist(), list[int]()
    at_most = min(MOST_REFERENCES, max(FEW_REFERENCES, PER_CLASS * len(classes)))
    if count <= at_most:
        return list(range(count))
    for target in classes:
        places = (targets == target).nonzero().flatten().tolist()
        wanted = max(1, at_most * len(places) // count)
        chosen += [places[number * len(places) // wanted] for number in range(wanted)]
    return sorted(chosen)


def neighbours_for(targets: Tensor) -> int:
    """How many nearest references count, for references of these classes: few enough that all can be of one class, in
    half of the classes at least."""
    if not len(targets):
        return 0
    _, counts = targets.unique(return_counts=True)
    return max(1, min(MOST_NEIGHBOURS, int(counts.median()) // 2))


def directions(features: Tensor) -> Tensor:
    """Features (N, D) brought to length 1, float32; what is no number becomes 0, which is near nothing."""
    return nn.functional.normalize(torch.nan_to_num(features.float(), posinf=0.0, neginf=0.0), dim=1)


def distances(features: Tensor, references: Tensor, neighbours: int) -> Tensor:
    """Of each of the features (N, D): mean cosine distance to its ``neighbours`` nearest of the references, which are
    directions (M, D) on the same device; float32 (N,), 0..2."""
    nearest = (directions(features) @ references.T).topk(neighbours, dim=1).values
    return (1.0 - nearest.mean(1)).clamp(0.0, FARTHEST)


def limit_of(found: Sequence[float]) -> float | None:
    """The distance within which 95 % of images like these lie; None without any.

    The rank is rounded up as if the next image were one of them (split conformal prediction; Vovk, Gammerman and Shafer
    2005), so that of new images of the same kind 95 % are kept on average. With fewer than 19 there is no such rank,
    and the farthest decides: n of them keep n in n + 1.
    """
    if not found:
        return None
    rank = min(len(found), math.ceil((len(found) + 1) * KEPT_SHARE))
    return sorted(found)[rank - 1] + ROUNDING
