"""How unlike the training images an image is, as the network sees them: by two measures, whichever says more.

Far from the nearest of them: mean cosine distance (0..2) to the k nearest references in the space of what enters the
head, after Sun, Ming, Zhu and Li 2022, Out-of-Distribution Detection with Deep Nearest Neighbors, who take the distance
to the k-th. And otherwise than they differ among themselves: how far a direction lies from the space that their
principal axes span, after Wang, Li, Feng and Zhang 2022, ViM: Out-Of-Distribution with Virtual-logit Matching, who take
features as they are. Each is told in shares of what 95 % of the validation images stay within.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import torch
from torch import Tensor, nn

FEW_REFERENCES, MOST_REFERENCES, PER_CLASS = 1000, 5000, 5
"""Training images that others are compared with, at most: 1,000, or five of each class where that is more, but not
above 5,000. Twice as many were a little better (ADR 13), and took twice as long."""

MOST_NEIGHBOURS = 10
"""With fewer, one odd training image makes whatever resembles it familiar."""

MOST_AXES, IMAGES_PER_AXIS = 32, 4
"""Principal axes of the references; fewer where the references, or the features of an image, are few."""

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


def axes_of(references: Tensor) -> Tensor:
    """Principal axes of directions (M, D), the longest first: float32 (K, D), at most MOST_AXES; the same each time."""
    count = min(MOST_AXES, len(references) // IMAGES_PER_AXIS, references.shape[1] // 4)
    if not count:
        return references.new_empty(0, references.shape[1])
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)  # the method begins with chance
        around = references.cpu() - references.cpu().mean(0)
        _, _, axes = torch.svd_lowrank(around, q=min(2 * count, *around.shape), niter=4)
    return axes[:, :count].T.contiguous().to(references.device)


@dataclass(frozen=True)
class Usual:
    """What the training images are like: ``references`` are directions (M, D) of some of them, ``axes`` (K, D) theirs;
    ``neighbours`` is how many nearest count. All on one device."""

    references: Tensor
    axes: Tensor
    neighbours: int

    def to(self, device: torch.device) -> Usual:
        return Usual(self.references.to(device), self.axes.to(device), self.neighbours)

    @cached_property
    def _middle(self) -> Tensor:
        return self.references.mean(0)

    def measures(self, features: Tensor) -> Tensor:
        """Of each of the features (N, D), float32 (N, 2): mean cosine distance to the nearest references, and how far
        its direction lies from the space of the axes; both 0..2."""
        towards = directions(features)
        nearest = (towards @ self.references.T).topk(self.neighbours, dim=1).values
        around = towards - self._middle
        outside = around.square().sum(1) - (around @ self.axes.T).square().sum(1)
        found = torch.stack([1.0 - nearest.mean(1), outside.clamp_min(0.0).sqrt()], dim=1)
        return found.clamp(0.0, FARTHEST)


def scales_of(measures: Tensor) -> tuple[float, float]:
    """What 95 % of such images stay within, of ``Usual.measures`` (N, 2) of at least one."""
    near, outside = (limit_of(column.tolist()) for column in measures.unbind(1))
    assert near is not None and outside is not None
    return near, outside


def distances(measures: Tensor, scales: tuple[float, float]) -> Tensor:
    """``Usual.measures`` (N, 2) as one number each, float32 (N,): 1 is as unlike the training images as 95 % of the
    validation images stay within, by the measure that says more."""
    return (measures / measures.new_tensor(scales)).amax(1)


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
