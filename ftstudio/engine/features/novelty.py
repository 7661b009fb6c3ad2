"""How unlike the training images an image is, measured in feature space by the larger of two distances.

The first is the distance to the nearest training images: the mean cosine distance (0..2) to the k nearest references,
computed on the features entering the head, after Sun, Ming, Zhu and Li 2022, Out-of-Distribution Detection with Deep
Nearest Neighbors (arXiv:2204.06507), who use the distance to the k-th. The second is the distance of a direction from
the subspace of the references' principal axes, after Wang, Li, Feng and Zhang 2022, ViM: Out-Of-Distribution with
Virtual-logit Matching (arXiv:2203.10807), who do not normalise features. Each is divided by the value that 95 % of the
validation images stay within.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import torch
from torch import Tensor, nn

FEW_REFERENCES, MOST_REFERENCES, PER_CLASS = 1000, 5000, 5
"""Maximum number of references: 1,000, or five per class if that is more, but not above 5,000. Twice as many were
slightly better and took twice as long (docs/adr/0013)."""

MOST_NEIGHBOURS = 10
"""With fewer neighbours, one odd training image makes everything similar to it look familiar."""

MOST_AXES, IMAGES_PER_AXIS = 32, 4
"""Principal axes of the references; fewer if there are few references or features."""

KEPT_SHARE = 0.95
"""The fraction of the validation images within the limit."""

ROUNDING = 1e-3
"""Tolerance for a distance measured again: references and cached features are in half precision."""

FARTHEST = 2.0


def chosen_references(targets: Tensor) -> list[int]:
    """Select the training images that represent all of them; return their indices, ascending.

    Every class gets its share, at least one image, evenly spaced over its images in order. ``targets`` is int64 (N,).
    """
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
    """Return the number of nearest references to use, given the references' targets, int64 (N,).

    It is small enough that in at least half of the classes all of them can belong to one class.
    """
    if not len(targets):
        return 0
    _, counts = targets.unique(return_counts=True)
    return max(1, min(MOST_NEIGHBOURS, int(counts.median()) // 2))


def directions(features: Tensor) -> Tensor:
    """Normalise features (N, D) to length 1, float32. NaN and infinite values become 0, which is near nothing."""
    return nn.functional.normalize(torch.nan_to_num(features.float(), posinf=0.0, neginf=0.0), dim=1)


def axes_of(references: Tensor) -> Tensor:
    """Return the principal axes of directions (M, D), longest first: float32 (K, D), K <= MOST_AXES, deterministic."""
    count = min(MOST_AXES, len(references) // IMAGES_PER_AXIS, references.shape[1] // 4)
    if not count:
        return references.new_empty(0, references.shape[1])
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)  # the method starts from random vectors
        around = references.cpu() - references.cpu().mean(0)
        _, _, axes = torch.svd_lowrank(around, q=min(2 * count, *around.shape), niter=4)
    return axes[:, :count].T.contiguous().to(references.device)


@dataclass(frozen=True)
class Usual:
    """What the training images are like; all tensors on one device.

    Attributes:
        references: Directions (M, D) of some of the training images.
        axes: Their principal axes (K, D).
        neighbours: The number of nearest references to average over.
    """

    references: Tensor
    axes: Tensor
    neighbours: int

    def to(self, device: torch.device) -> Usual:
        """Return a copy on ``device``."""
        return Usual(self.references.to(device), self.axes.to(device), self.neighbours)

    @cached_property
    def _middle(self) -> Tensor:
        return self.references.mean(0)

    def measures(self, features: Tensor) -> Tensor:
        """Measure how far features (N, D) are from the training images.

        Returns:
            float32 (N, 2), both 0..2: the mean cosine distance to the nearest references, and the distance of the
                direction from the subspace of the axes.
        """
        towards = directions(features)
        nearest = (towards @ self.references.T).topk(self.neighbours, dim=1).values
        around = towards - self._middle
        outside = around.square().sum(1) - (around @ self.axes.T).square().sum(1)
        found = torch.stack([1.0 - nearest.mean(1), outside.clamp_min(0.0).sqrt()], dim=1)
        return found.clamp(0.0, FARTHEST)


def scales_of(measures: Tensor) -> tuple[float, float]:
    """Return the value that 95 % of images stay within, for each column of ``Usual.measures`` (N, 2), N >= 1."""
    near, outside = (limit_of(column.tolist()) for column in measures.unbind(1))
    assert near is not None and outside is not None
    return near, outside


def distances(measures: Tensor, scales: tuple[float, float]) -> Tensor:
    """Combine ``Usual.measures`` (N, 2) into one number each, float32 (N,), the larger of the two.

    They are scaled so that 95 % of the validation images stay below 1 in each.
    """
    return (measures / measures.new_tensor(scales)).amax(1)


def limit_of(found: Sequence[float]) -> float | None:
    """Return the distance within which 95 % of similar images are; None without any.

    The rank is rounded up as in split conformal prediction (Vovk, Gammerman and Shafer 2005), so that on average 95 %
    of new images of the same kind are within the limit. With fewer than 19 distances that rank does not exist, and the
    largest is the limit: on average n of n + 1 images are within it.
    """
    if not found:
        return None
    rank = min(len(found), math.ceil((len(found) + 1) * KEPT_SHARE))
    return sorted(found)[rank - 1] + ROUNDING
