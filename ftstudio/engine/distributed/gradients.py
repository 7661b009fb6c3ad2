"""Combine the gradients of all ranks into that of the whole batch, however its images are distributed."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from ftstudio.engine.distributed.ranks import Ranks


class SharedGradients:
    """Gradients of all trainable parameters in one tensor, so that one all-reduce sums them.

    Each rank accumulates the gradient of ``weighted loss / nominal``: the sum over its samples of loss times weight.
    ``mean`` then divides by the weight of the whole batch, which no rank knows earlier. ``nominal`` keeps the values in
    the range of a mean, which suits the loss scale of float16.
    """

    def __init__(self, optimizer: torch.optim.Optimizer, ranks: Ranks, device: torch.device, nominal: int) -> None:
        self.nominal = nominal
        self._ranks = ranks
        self._parameters = [parameter for group in optimizer.param_groups for parameter in group["params"]]
        sizes = [parameter.numel() for parameter in self._parameters]
        self._all = torch.zeros(sum(sizes) + 2, device=device)
        *flat, self._loss, self._weight = self._all.split([*sizes, 1, 1])
        # Strides like the parameters', so that the optimiser takes its fast path.
        self._gradients = [
            piece.as_strided(parameter.shape, parameter.stride(), piece.storage_offset())
            for piece, parameter in zip(flat, self._parameters, strict=True)
        ]

    def clear(self) -> None:
        """Set all gradients to zero; call before each backward pass over a batch."""
        self._all.zero_()
        for parameter, gradient in zip(self._parameters, self._gradients, strict=True):
            parameter.grad = gradient

    def mean(self, loss: Tensor, weight: Tensor) -> Tensor:
        """Turn the accumulated gradients into the gradient of the mean loss over the whole batch, and return that loss.

        Args:
            loss: This rank's part of the weighted sum, divided by ``nominal``; a scalar.
            weight: The total weight of this rank's samples; a scalar. At least one rank must have samples.
        """
        self._loss.copy_(loss)
        self._weight.copy_(weight)
        self._ranks.add_up(self._all)
        self._all[:-1].mul_(self.nominal / self._weight)
        return self._loss[0].clone()


def average_statistics(module: nn.Module, images: int, ranks: Ranks) -> None:
    """Average the running statistics of BatchNorm layers in train mode over the ranks.

    Each rank is weighted by the number of ``images`` it had in this step.
    """
    buffers = [
        buffer
        for layer in module.modules()
        if isinstance(layer, nn.modules.batchnorm._BatchNorm) and layer.training  # noqa: SLF001 - their only common base class
        for buffer in (layer.running_mean, layer.running_var)
        if buffer is not None
    ]
    if not buffers:
        return
    flat = torch.cat([*(buffer.reshape(-1) for buffer in buffers), buffers[0].new_ones(1)]) * images
    *means, total = ranks.add_up(flat).split([*(buffer.numel() for buffer in buffers), 1])
    for buffer, mean in zip(buffers, means, strict=True):
        buffer.copy_((mean / total).view_as(buffer))
