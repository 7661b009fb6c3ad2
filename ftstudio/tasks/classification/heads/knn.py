"""A head that stores training images and predicts by those most similar to a new one (see models/heads)."""

from __future__ import annotations

import copy
from collections.abc import Callable

import torch
from torch import Tensor
from torch.nn import functional

from ftstudio.engine.heads.linear_fit import mean_loss
from ftstudio.engine.task import Answers, Loss, Pairs
from ftstudio.models.heads import NearestNeighbours

PIECE = 1024
"""References that are compared with all others together."""


class KnnFit:
    """A Course along NEIGHBOURS. ``loss`` is the plain one, on the CPU; ``head`` has space for the references.

    If there are more training images than that, equally many of each class are stored, drawn with ``seed``. The answer
    for each reference is computed as if it were not stored itself, because an image is always its own nearest
    neighbour.
    """

    def __init__(self, train: Pairs, head: NearestNeighbours, loss: Loss, seed: int) -> None:
        self._head, self._loss = copy.deepcopy(head).cpu(), loss
        targets = torch.cat([each for _, each in train])
        rows = spread_over_classes(targets, len(head.classes), seed)
        self._used, self._targets = len(rows), targets[rows]
        self._head.references[: self._used] = functional.normalize(_picked(train, rows))
        self._head.classes[: self._used] = self._targets
        self._nearest, self._classes = self._others()

    def fit(self, choice: float, after_pass: Callable[[float], None]) -> None:
        before = self._head.votes.clone()
        self._head.votes.copy_(torch.arange(len(before)) < choice)
        try:
            after_pass(mean_loss(self.answers(self._head), self._loss))
        except BaseException:
            self._head.votes.copy_(before)
            raise

    def put_into(self, head: NearestNeighbours) -> None:
        head.load_state_dict(self._head.state_dict())

    def answers(self, head: NearestNeighbours) -> Answers:
        yield head.answer(self._nearest, self._classes), self._targets

    def _others(self) -> tuple[Tensor, Tensor]:
        """Cosines (M, K) of the most similar other references to each, and their classes."""
        head = self._head
        found: list[tuple[Tensor, Tensor]] = []
        for start in range(0, self._used, PIECE):
            likeness = head.likeness(head.references[start : min(start + PIECE, self._used)])
            own = torch.arange(len(likeness))
            likeness[own, start + own] = -torch.inf
            nearest, places = likeness.topk(len(head.votes))
            found.append((nearest, head.classes[places]))
        return torch.cat([nearest for nearest, _ in found]), torch.cat([classes for _, classes in found])


def spread_over_classes(targets: Tensor, most: int, seed: int) -> Tensor:
    """Return at most ``most`` sorted indices of ``targets`` int64 (N,), about equally many of each class."""
    drawn = torch.randperm(len(targets), generator=torch.Generator().manual_seed(seed))
    turns = torch.zeros(len(targets), dtype=torch.int64)
    for class_ in targets.unique():
        own = drawn[targets[drawn] == class_]
        turns[own] = torch.arange(len(own))
    return turns.argsort(stable=True)[:most].sort().values


def _picked(pairs: Pairs, rows: Tensor) -> Tensor:
    """The features at the sorted ``rows`` of all pieces, float32."""
    picked: list[Tensor] = []
    start = 0
    for features, _ in pairs:
        here = rows[(rows >= start) & (rows < start + len(features))] - start
        picked.append(features[here].float())
        start += len(features)
    return torch.cat(picked)
