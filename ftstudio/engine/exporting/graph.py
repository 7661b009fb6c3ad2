"""The network as it is exported: from pixels to calibrated probabilities, captured for any number of images."""

from __future__ import annotations

import copy

import torch
from torch import Tensor, nn
from torch.export import ExportedProgram

from ftstudio.core.exported import ModelCard

INPUT, OUTPUTS = "pixels", ("logits", "probabilities")


class Deployed(nn.Module):
    """uint8 RGB pixels (N, S, S, 3), cut out already, to logits and probabilities, both float32 (N, classes).

    Colours are scaled as in data/transforms, operation by operation, in float32 whatever ``dtype`` the network has.
    """

    mean: Tensor
    std: Tensor

    def __init__(self, module: nn.Module, card: ModelCard, dtype: torch.dtype = torch.float32) -> None:
        super().__init__()
        self.module = copy.deepcopy(module).cpu().to(dtype).requires_grad_(False).eval()
        self.register_buffer("mean", torch.tensor(card.mean))
        self.register_buffer("std", torch.tensor(card.std))
        self.dtype, self.temperature = dtype, card.temperature
        self.eval()

    def forward(self, pixels: Tensor) -> tuple[Tensor, Tensor]:
        levels = (pixels.to(torch.float32) * (1.0 / 255) - self.mean) / self.std
        logits = self.module(levels.permute(0, 3, 1, 2).to(self.dtype)).to(torch.float32)
        return logits, (logits / self.temperature).softmax(1)


def captured(deployed: Deployed, image_size: int) -> ExportedProgram:
    """The operations of ``deployed`` for batches of any size."""
    example = torch.zeros(2, image_size, image_size, 3, dtype=torch.uint8)  # of one, torch would take the 1 for fixed
    with torch.no_grad():
        return torch.export.export(
            deployed, (example,), dynamic_shapes={INPUT: {0: torch.export.Dim("batch", min=1)}}, strict=False
        )
