"""The loss of regression."""

from __future__ import annotations

from torch import Tensor
from torch.nn import functional

from ftstudio.engine.task import Loss


class NumberLoss(Loss):
    """The mean Huber loss of standardised outputs against targets, both (N, 1).

    It is the squared error up to one standard deviation of the training images, and 2 * |error| - 1 beyond (Huber 1964,
    Robust Estimation of a Location Parameter), so that a single wrong number does not outweigh many others. Predicting
    the mean costs about 1.
    """

    def forward(self, outputs: Tensor, targets: Tensor) -> Tensor:
        return 2 * functional.huber_loss(outputs.float(), targets, delta=1.0)
