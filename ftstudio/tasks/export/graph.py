"""The network as it is exported, from pixels to answers, captured for any batch size."""

from __future__ import annotations

import copy

import torch
from torch import Tensor, nn
from torch.export import ExportedProgram

from ftstudio.core.exported import ModelCard

INPUT = "pixels"


class Deployed(nn.Module):
    """Maps uint8 RGB pixels (N, S, S, 3), already cropped, to (outputs, values), both float32 (N, outputs).

    Colours are scaled as in data/loading/transforms, operation by operation, in float32 whatever ``dtype`` the network
    has. The output layer, at the path ``head``, is computed in float32 too, because some are not possible in less.
    """

    mean: Tensor
    std: Tensor

    def __init__(
        self,
        module: nn.Module,
        card: ModelCard,
        values: nn.Module,
        dtype: torch.dtype = torch.float32,
        head: str = "",
    ) -> None:
        super().__init__()
        self.module = copy.deepcopy(module).cpu()
        if dtype is not torch.float32:
            exact = _InFloat32(self.module.get_submodule(head))
            self.module.set_submodule(head, nn.Identity())
            self.module.to(dtype).set_submodule(head, exact)
        self.requires_grad_(False)
        self.register_buffer("mean", torch.tensor(card.mean))
        self.register_buffer("std", torch.tensor(card.std))
        self.values, self.dtype = values, dtype
        self.eval()

    def forward(self, pixels: Tensor) -> tuple[Tensor, Tensor]:
        levels = (pixels.to(torch.float32) * (1.0 / 255) - self.mean) / self.std
        outputs = self.module(levels.permute(0, 3, 1, 2).to(self.dtype)).to(torch.float32)
        return outputs, self.values(outputs)


class _InFloat32(nn.Module):
    def __init__(self, layer: nn.Module) -> None:
        super().__init__()
        self.layer = layer

    def forward(self, features: Tensor) -> Tensor:
        return self.layer(features.to(torch.float32))


def captured(deployed: Deployed, image_size: int) -> ExportedProgram:
    """Capture the operations of ``deployed`` for batches of any size."""
    example = torch.zeros(2, image_size, image_size, 3, dtype=torch.uint8)  # of one, torch would take the 1 for fixed
    with torch.no_grad():
        return torch.export.export(
            deployed, (example,), dynamic_shapes={INPUT: {0: torch.export.Dim("batch", min=1)}}, strict=False
        )
