"""The gradients of all ranks made one: that of the whole batch, whoever worked on which part of it."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from ftstudio.engine.distributed.ranks import Ranks


class SharedGradients:
    """The gradients of what trains, one after the other in one tensor, so that they travel in one go.

    Each rank gathers the gradient of ``weighted loss / nominal``, the loss of a sample times its weight, summed up;
    ``mean`` then divides by the weight of the whole batch, which no rank knows before. ``nominal`` keeps the numbers
    in the range of a mean, for the loss scale of float16.
    """

    def __init__(self, optimizer: torch.optim.Optimizer, ranks: Ranks, device: torch.device, nominal: int) -> None:
        self.nominal = nominal
        self._ranks = ranks
        self._parameters = [parameter for group in optimizer.param_groups for parameter in group["params"]]
        sizes = [parameter.numel() for parameter in self._parameters]
        self._all = torch.zeros(sum(sizes) + 2, device=device)
        *flat, self._loss, self._weight = self._all.split([*sizes, 1, 1])
        # Laid out in memory like the parameters: the optimiser takes the same fast road as with its own.
        self._gradients = [
            piece.as_strided(parameter.shape, parameter.stride(), piece.storage_offset())
            for piece, parameter in zip(flat, self._parameters, strict=True)
        ]

    def clear(self) -> None:
        """To be called before each backward pass over a batch."""
        self._all.zero_()
        for parameter, gradient in zip(self._parameters, self._gradients, strict=True):
            parameter.grad = gradient

    def mean(self, loss: Tensor, weight: Tensor) -> Tensor:
        """Turn what was gathered into the gradient of the mean loss over the whole batch, and return that loss.

        ``loss`` is this rank's part of the sum, divided by ``nominal``, and ``weight`` that of its samples; both
        scalars. One rank at least has samples.
        """
        self._loss.copy_(loss)
        self._weight.copy_(weight)
        self._ranks.add_up(self._all)
        self._all[:-1].mul_(self.nominal / self._weight)
        return self._loss[0].clone()


def average_statistics(module: nn.Module, images: int, ranks: Ranks) -> None:
    """Set the running statistics of BatchNorm layers in training to the mean over the ranks, each counting as many
    times as it had ``images`` in this step."""
    buffers = [
        buffer
        for layer in module.modules()
        if isinstance(layer, nn.modules.batchnorm._BatchNorm) and layer.training  # noqa: SLF001 - the only common name of all of them
        for buffer in (layer.running_mean, layer.running_var)
        if buffer is not None
    ]
    if not buffers:
        return
    flat = torch.cat([*(buffer.reshape(-1) for buffer in buffers), buffers[0].new_ones(1)]) * images
    *means, total = ranks.add_up(flat).split([*(buffer.numel() for buffer in buffers), 1])
    for buffer, mean in zip(buffers, means, strict=True):
        buffer.copy_((mean / total).view_as(buffer))
