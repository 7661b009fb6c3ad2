"""A linear head fitted in closed form on fixed features: ridge regression (Hoerl and Kennard 1970).

Minimises the mean squared error plus an L2 penalty on standardised features, whatever loss fine-tuning minimises: one
Cholesky factorisation for each strength.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import nn

from ftstudio.engine.heads.linear_fit import answers_of, mean_loss, scale_of
from ftstudio.engine.task import Answers, Loss, Pairs

PER_STRENGTH = 30.0
"""The penalty for a strength of 1 (engine/network/run_plan.HEAD_STRENGTHS): squared errors need a stronger one than
cross-entropy, whose gradient is bounded."""


class RidgeFit:
    """A Course along the strengths. ``loss``, on the CPU, is what its passes report."""

    def __init__(self, train: Pairs, loss: Loss, least_deviation: float) -> None:
        self._train, self._loss = train, loss
        self._scale = scale_of(train, least_deviation)
        width, count = train[0][0].shape[1], sum(len(targets) for _, targets in train)
        self._mean = sum((targets.double().sum(0) for _, targets in train), torch.zeros(1)) / count
        # Products of float32 that are standardised lose nothing that matters.
        self._products = torch.zeros(width, width, dtype=torch.float64)
        self._towards = torch.zeros(width, 1, dtype=torch.float64)
        for features, targets in train:
            standard = self._scale.standard(features)
            self._products += (standard.T @ standard).double() / count
            self._towards += standard.double().T @ (targets.double() - self._mean) / count
        self._head = nn.Linear(width, 1)

    def fit(self, choice: float, after_pass: Callable[[float], None]) -> None:
        """Fit the optimum for one L2 weight (see Course)."""
        penalised = self._products.clone()
        penalised.diagonal().add_(choice * PER_STRENGTH)
        weight = torch.cholesky_solve(self._towards, torch.linalg.cholesky(penalised)).T
        weight = weight / self._scale.deviation.double()
        head = nn.Linear(weight.shape[1], 1)
        with torch.no_grad():
            head.weight.copy_(weight)
            head.bias.copy_(self._mean - weight @ self._scale.mean.double())
        after_pass(mean_loss(answers_of(head, self._train), self._loss))
        self._head = head

    def put_into(self, head: nn.Linear) -> None:
        head.load_state_dict(self._head.state_dict())

    def answers(self, head: nn.Linear) -> Answers:
        return answers_of(head, self._train)
