"""A head that predicts the class with the nearest mean.

Source: Mensink, Verbeek, Perronnin and Csurka 2013, Distance-Based Image Classification; Snell, Swersky and Zemel 2017,
Prototypical Networks.

    log p(class | x)  =  -(x - mean)' A (x - mean) / 2s  + the same for all classes
                      =  (x . A mean  -  mean . A mean / 2) / s  + ...

is a linear layer, so it is saved, loaded, exported and explained like one. A is the inverse of (1 - share) x the
covariance within the classes + share x the mean variance. With a share of 1 this is the Euclidean distance; the smaller
the share, the less differences within a class count (Friedman 1989, Regularized Discriminant Analysis). ``s`` is the
one with the lowest loss on the validation images.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn

from ftstudio.engine.heads.linear_fit import answers_of, mean_loss
from ftstudio.engine.task import Answers, Loss, Pairs

SCALES = torch.logspace(-2, 1.5, 71, base=10.0)
"""Tried for s, as shares of how far the logits spread with s = 1."""


class NearestMeanFit:
    """A Course along MEANS. ``loss`` is the plain one, on the CPU; each class has images in ``train``."""

    def __init__(self, train: Pairs, val: Pairs, class_count: int, loss: Loss) -> None:
        self._train, self._val, self._loss = train, val, loss
        width = train[0][0].shape[1]
        counts = torch.bincount(torch.cat([targets for _, targets in train]), minlength=class_count).double()[:, None]
        sums = torch.zeros(class_count, width, dtype=torch.float64)
        for features, targets in train:
            sums.index_add_(0, targets, features.double())
        self._centre = sums.sum(0) / counts.sum()
        self._means = sums / counts.clamp_min(1) - self._centre
        # From the centre, where products of float32 lose nothing that matters.
        products = torch.zeros(width, width, dtype=torch.float64)
        for features, _ in train:
            apart = features.float() - self._centre.float()
            products += (apart.T @ apart).double()
        self._within = (products - self._means.T @ (counts * self._means)) / counts.sum()
        self._variance = float(self._within.diagonal().mean()) + 1e-24
        self._head = nn.Linear(width, class_count)

    def fit(self, choice: float, after_pass: Callable[[float], None]) -> None:
        weight = self._weighed(choice)
        bias = -(self._means * weight).sum(1) / 2 - weight @ self._centre
        head = nn.Linear(weight.shape[1], weight.shape[0])
        scale = self._best_scale(weight, bias)
        with torch.no_grad():
            head.weight.copy_(weight / scale)
            head.bias.copy_(bias / scale)
        after_pass(mean_loss(answers_of(head, self._train), self._loss))
        self._head = head

    def put_into(self, head: nn.Linear) -> None:
        head.load_state_dict(self._head.state_dict())

    def answers(self, head: nn.Linear) -> Answers:
        return answers_of(head, self._train)

    def _weighed(self, share: float) -> Tensor:
        """The weighted mean, float64 (classes, D), of every class, relative to the centre."""
        if share == 1:
            return self._means / self._variance
        mixed = (1 - share) * self._within
        mixed.diagonal().add_(share * self._variance)
        return torch.cholesky_solve(self._means.T, torch.linalg.cholesky(mixed)).T

    def _best_scale(self, weight: Tensor, bias: Tensor) -> float:
        logits = [(features.double() @ weight.T + bias, targets) for features, targets in self._val]
        spread = max(1e-12, float(torch.cat([each for each, _ in logits]).std(1).mean()))
        tried = [float(scale) * spread for scale in SCALES]
        return min(
            tried, key=lambda scale: mean_loss(((each / scale, targets) for each, targets in logits), self._loss)
        )
