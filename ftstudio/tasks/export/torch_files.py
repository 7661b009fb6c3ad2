"""The formats for users of torch: weights with torchvision's names, and torch.export; and how to run each."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import torch
import torchvision
from numpy.typing import NDArray
from safetensors.torch import load as from_safetensors
from safetensors.torch import save as to_safetensors
from torch import Tensor, nn
from torch.export import ExportedProgram
from torchvision.models import get_model

from ftstudio.core.errors import UserError
from ftstudio.core.exported import CARD_FILE, ModelCard
from ftstudio.tasks.export import card as cards
from ftstudio.tasks.export.graph import Deployed


def to_weights(module: nn.Module, card: ModelCard, dtype: torch.dtype, head: str) -> bytes:
    """Return a safetensors file with the parameters and buffers of ``module`` and the card in its header.

    Floating-point tensors are stored as ``dtype``.

    Raises:
        UserError: The layer at the path ``head`` is not one that torchvision's networks have.
    """
    if not isinstance(module.get_submodule(head), nn.Linear):
        raise UserError(
            "The head of this run is not a torchvision layer, so a weights-only export is not possible.",
            "Choose ONNX or torch-export: they contain the whole network, including the head.",
        )
    state = {name: _as(tensor, dtype) for name, tensor in module.state_dict().items()}
    return to_safetensors(state, cards.as_properties(card))


def _as(tensor: Tensor, dtype: torch.dtype) -> Tensor:
    tensor = tensor.detach().cpu().contiguous()
    return tensor.to(dtype) if tensor.is_floating_point() else tensor


def rebuilt(card: ModelCard) -> nn.Module:
    """Return torchvision's network with the head of ``card``, on the CPU, with arbitrary weights.

    It is what the lines of the README build.
    """
    with torch.random.fork_rng(devices=[]):
        model = get_model(card.architecture, weights=None, **card.torchvision)
    if card.pooled_head:
        published = model.get_submodule("classifier.1")
        assert isinstance(published, nn.Conv2d)
        pool = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten())
        model.classifier = nn.Sequential(pool, nn.Linear(published.in_channels, len(card.class_names)))
    return model


def to_program(program: ExportedProgram, card: ModelCard) -> bytes:
    """Return a torch.export file with the card in it."""
    content = io.BytesIO()  # not to the file itself, because a full disk would raise RuntimeError
    torch.export.save(program, content, extra_files={CARD_FILE: cards.as_json(card)})
    return content.getvalue()


class WeightsRunner:
    """Runs a file of weights in torchvision's network, in float32."""

    def __init__(self, path: Path, card: ModelCard, values: nn.Module) -> None:
        model = rebuilt(card)
        state = model.state_dict()  # with the version that MNASNet asks for
        state.update(from_safetensors(path.read_bytes()))
        model.load_state_dict(state)
        self._deployed = Deployed(model, card, values)
        self.runtime = f"torch {torch.__version__}, torchvision {torchvision.__version__}"

    def __call__(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Map pixels (N, S, S, 3) to values (N, outputs)."""
        with torch.inference_mode():
            return self._deployed(torch.from_numpy(pixels))[1].numpy()


class ProgramRunner:
    """Runs a torch.export file."""

    def __init__(self, path: Path) -> None:
        self._module = torch.export.load(io.BytesIO(path.read_bytes())).module()
        self.runtime = f"torch {torch.__version__}"

    def __call__(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Map pixels (N, S, S, 3) to values (N, outputs)."""
        with torch.inference_mode():
            return self._module(torch.from_numpy(pixels))[1].numpy()
