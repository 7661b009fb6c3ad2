"""A head that takes an image for the class whose mean is nearest (Mensink, Verbeek, Perronnin and Csurka 2013,
Distance-Based Image Classification; Snell, Swersky and Zemel 2017, Prototypical Networks).

    log p(class | x)  =  -|x - mean|^2 / 2s  + what is the same for all classes
                      =  (x . mean - |mean|^2 / 2) / s + ...

is a linear layer, so it is saved, loaded, exported and explained like one. Three ways to measure are tried:

    plain    the features as they are
    scaled   each feature divided by how much it varies within the classes
    angles   from the mean of all images, the angle between an image and the mean of a class: the length of x changes
             how sure the answer is, and not what it is

``s`` is the one with the lowest loss on the validation images.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.nn import functional

from ftstudio.engine.head_fit import Answers, Pairs, answers_of, mean_loss

SCALES = torch.logspace(-2, 1.5, 71, base=10.0)
"""Tried for s, as shares of how far the logits spread with s = 1."""
LEAST_SPREAD = 1e-4
"""Of a feature within the classes, as a share of the mean one: one that hardly varies is not blown up."""


class MeansFit:
    """A Course along MEANS. ``loss`` is the plain one, on the CPU; each class has images in ``train``."""

    def __init__(self, train: Pairs, val: Pairs, class_count: int, loss: nn.Module) -> None:
        self._train, self._val, self._loss = train, val, loss
        width = train[0][0].shape[1]
        sums, squares = torch.zeros(class_count, width, dtype=torch.float64), torch.zeros(width, dtype=torch.float64)
        counts = torch.zeros(class_count, 1, dtype=torch.float64)
        for features, targets in train:
            sums.index_add_(0, targets, features.double())
            squares += features.double().square().sum(0)
            counts.index_add_(0, targets, torch.ones(len(targets), 1, dtype=torch.float64))
        self._means = sums / counts.clamp_min(1)
        self._all = sums.sum(0) / counts.sum()
        within = (squares - (counts * self._means.square()).sum(0)).clamp_min(0) / counts.sum()
        self._within = within.clamp_min(LEAST_SPREAD**2 * float(within.mean()) + 1e-24)
        self._head = nn.Linear(width, class_count)

    def fit(self, choice: str, after_pass: Callable[[float], None]) -> None:
        weight, bias = self._layer(choice)
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

    def _layer(self, choice: str) -> tuple[Tensor, Tensor]:
        """Weight float64 (classes, D) and bias (classes,) for s = 1."""
        if choice == "angles":
            weight = functional.normalize(self._means - self._all)
            return weight, -weight @ self._all
        weight = self._means / self._within if choice == "scaled" else self._means
        return weight, -(self._means * weight).sum(1) / 2

    def _best_scale(self, weight: Tensor, bias: Tensor) -> float:
        logits = [(features.double() @ weight.T + bias, targets) for features, targets in self._val]
        spread = max(1e-12, float(torch.cat([each for each, _ in logits]).std(1).mean()))
        tried = [float(scale) * spread for scale in SCALES]
        return min(
            tried, key=lambda scale: mean_loss(((each / scale, targets) for each, targets in logits), self._loss)
        )
