"""The meter of a regression model."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from ftstudio.core.targets import Quantity

UNIT = 1 << 16
"""Sums are whole numbers of 1 / 65,536: integers add up to the same total in any order and on any number of processes,
which floating-point sums do not. One term is off by 1 / 131,072 of a deviation (or its square) at most."""
FARTHEST = 1024.0
"""Standardised errors and targets count as no more than this, so that no sum overflows: with it, squares of 100,000
images fit into 53 bits, the largest integer that a checkpoint may hold."""
_MOST = 2**53


class NumberMeter:
    """[[images, sum of |error|, sum of error², sum of target above 0, minus that below 0, sum of target²]].

    All but the first are standardised, in UNITs.
    """

    def __init__(self, quantity: Quantity) -> None:
        self._deviation = quantity.deviation
        self.sums = torch.zeros(6, dtype=torch.int64)

    def add(self, outputs: Tensor, targets: Tensor) -> None:
        outputs, targets = outputs.detach().flatten().float(), targets.flatten().float()
        if outputs.device.type == "mps":  # has no 64-bit floats
            outputs, targets = outputs.cpu(), targets.cpu()
        targets = targets.double().clamp(-FARTHEST, FARTHEST)
        errors = torch.nan_to_num(outputs.double() - targets, nan=FARTHEST).abs().clamp_max(FARTHEST)
        terms = torch.stack([errors, errors.square(), targets.clamp_min(0), -targets.clamp_max(0), targets.square()])
        found = (terms * UNIT).round().long().sum(1)
        if self.sums.device != found.device:
            self.sums = self.sums.to(found.device)
        self.sums += torch.cat([found.new_tensor([len(targets)]), found])

    def values(self) -> dict[str, float]:
        count, absolute, squares, above, below, target_squares = self.sums.tolist()
        if not count:
            return {"mae": 0.0, "r2": 0.0}
        spread = target_squares / UNIT - ((above - below) / UNIT) ** 2 / count
        return {
            "mae": absolute / UNIT / count * self._deviation,
            "r2": 1 - squares / UNIT / spread if spread > 1 / UNIT else 0.0,
        }

    def state(self) -> list[list[int]]:
        return [self.sums.clamp_max(_MOST).tolist()]

    def restore(self, state: Sequence[Sequence[int]]) -> None:
        if state:
            self.sums = torch.tensor(state[0], dtype=torch.int64)
