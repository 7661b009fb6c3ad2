"""A linear head whose L2 weight is chosen by cross-validation on its own training images."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from ftstudio.data.splits.folds import folds_of
from ftstudio.engine.network.run_plan import HEAD_STRENGTHS
from ftstudio.tasks.classification.cross_validation.regressions import Fit, Problems, Space, path, space_of

INNER_FOLDS = 3
MANY = 2000
"""With so many images, a single inner fold is enough."""
WORTH_GOING_ON = 0.01
"""Share of the loss that a weaker L2 weight must save for the next to be tried."""


@dataclass(frozen=True)
class LinearHead:
    """A logistic regression on raw features: ``weight`` (D, classes), ``bias`` (classes,).

    ``strength`` is the weight of its L2 penalty on standardised features.
    """

    weight: Tensor
    bias: Tensor
    strength: float

    def logits(self, features: Tensor) -> Tensor:
        """Map raw features (N, D) to logits (N, classes)."""
        return features.float() @ self.weight + self.bias


def choose_head(
    features: Tensor,
    targets: Tensor,
    groups: Sequence[int],
    class_count: int,
    safe_point: Callable[[], object],
    strengths: Sequence[float] = HEAD_STRENGTHS,
) -> LinearHead:
    """Fit heads with decreasing L2 weights and return the one with the lowest loss on inner folds.

    Weaker penalties are no longer tried once the loss hardly decreases.

    Args:
        features: The features (N, D).
        targets: The classes, int64 (N,).
        groups: The group of each image; inner folds do not divide groups.
        class_count: The number of classes.
        safe_point: Called during the fits; may raise.
        strengths: The L2 weights to try, from the strongest.
    """
    space = space_of(features)
    coordinates = space.coordinates(features)
    rows, held_out = _inner_rows(targets, groups)
    best: tuple[float, Fit] | None = None
    for fit in path(space, Problems(coordinates, targets, rows, class_count), strengths, safe_point):
        loss = _held_out_loss(fit.logits(coordinates)[:, 1:], targets, held_out)
        enough = best is not None and loss > best[0] * (1 - WORTH_GOING_ON)
        if best is None or loss < best[0]:
            best = loss, fit
        if enough:
            break
    assert best is not None
    return _head(space, best[1])


def fit_head(
    features: Tensor, targets: Tensor, class_count: int, strength: float, safe_point: Callable[[], object]
) -> LinearHead:
    """Fit a head with one L2 weight to features (N, D) and targets int64 (N,). ``safe_point`` may raise."""
    space = space_of(features)
    rows = torch.ones(len(targets), 1, dtype=torch.bool)
    problem = Problems(space.coordinates(features), targets, rows, class_count)
    [fit] = path(space, problem, (strength,), safe_point)
    return _head(space, fit)


def _head(space: Space, fit: Fit) -> LinearHead:
    """The first problem of ``fit``, for raw features."""
    weight = space.axes @ fit.weight[:, 0] / space.deviation.unsqueeze(1)
    return LinearHead(weight, fit.bias[0, 0] - space.mean @ weight, fit.strength)


def _inner_rows(targets: Tensor, groups: Sequence[int]) -> tuple[Tensor, Tensor]:
    """Return (the rows to learn from, the rows to test on) of the overall problem and B inner problems.

    The first is bool (N, 1 + B), beginning with the overall problem; the second is bool (N, B).
    """
    inner = torch.tensor(folds_of(targets.tolist(), groups, INNER_FOLDS, seed=1))
    used = torch.arange(1 if len(targets) >= MANY else INNER_FOLDS)
    held_out = inner.unsqueeze(1) == used
    held_out = held_out[:, held_out.any(0) & ~held_out.all(0)]
    return torch.cat([torch.ones(len(targets), 1, dtype=torch.bool), ~held_out], 1), held_out


def _held_out_loss(logits: Tensor, targets: Tensor, held_out: Tensor) -> float:
    """The mean cross entropy of logits (N, B, classes) on the rows ``held_out``; 0 if there are none."""
    if not held_out.any():
        return 0.0
    asked = targets.unsqueeze(1).expand_as(held_out)[held_out]
    return float(nn.functional.cross_entropy(logits[held_out], asked))
