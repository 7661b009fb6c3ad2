"""Which parameters, buffers and layers form which stage, and what it takes to keep the first stages as they
are.

Frozen means: no gradient, and eval mode every epoch. Without the second, BatchNorm keeps updating its
statistics and dropout stays active in layers that should be frozen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import torch
from torch import Tensor, nn

from ftstudio.core.model_info import ModelInfo
from ftstudio.models.catalog import stage_of

__all__ = [
    "freeze",
    "frozen_state_hash",
    "frozen_tensors",
    "is_frozen",
    "keep_statistics",
    "keep_whole_before_head",
    "layer_stages",
    "stage_of",
    "trainable_parameters",
    "training_mode",
]


def freeze(module: nn.Module, info: ModelInfo, depth: int) -> None:
    """Let gradients reach everything after the first ``depth`` stages and nothing in them."""
    for name, parameter in module.named_parameters():
        parameter.requires_grad_(not is_frozen(stage_of(name, info), depth))
        if not parameter.requires_grad:
            parameter.grad = None


def training_mode(module: nn.Module, info: ModelInfo, depth: int) -> None:
    """Train mode for what learns, eval mode for all in the first ``depth`` stages. To be called every epoch."""
    stages = layer_stages(module, info)
    for path, layer in module.named_modules():
        # One by one, not layer.train(): a container may hold frozen and training stages.
        layer.training = not (path in stages and is_frozen(stages[path], depth))


def keep_statistics(module: nn.Module) -> None:
    """Let BatchNorm layers use the statistics they were pretrained with, also where their scale and shift learn.

    A few dozen images per batch estimate them badly, and a head fitted on features made with the old statistics is
    thrown off by new ones. To be called after ``training_mode``.
    """
    for layer in module.modules():
        if isinstance(layer, nn.modules.batchnorm._BatchNorm):  # noqa: SLF001 - the only common name of all of them
            layer.eval()


def keep_whole_before_head(module: nn.Module, info: ModelInfo) -> None:
    """Switch the dropout off that feeds the head. To be called after ``training_mode``.

    A head fitted on whole features weighs them against each other; with a part of them dropped its answers are noise.
    """
    stages = layer_stages(module, info)
    for path, layer in module.named_modules():
        if isinstance(layer, nn.Dropout) and path in stages and stages[path] is None:
            layer.eval()


def layer_stages(module: nn.Module, info: ModelInfo) -> dict[str, int | None]:
    """The stage of every layer that lies within one, by path; None for the head and what leads to it.

    A layer without parameters whose path says nothing (the pooling and dropout between two stages) counts with
    the layer after it, which is the one it feeds. Containers of several stages are left out.
    """
    stages: dict[str, int | None] = {}
    following: int | None = None
    for path, layer in reversed(list(module.named_modules())):
        stage = stage_of(f"{path}.", info)
        if stage is None and next(layer.parameters(), None) is None:
            stage = following
        elif stage is None and not f"{path}.".startswith(info.head_prefixes):
            continue
        stages[path] = following = stage
    return stages


def is_frozen(stage: int | None, depth: int) -> bool:
    """Whether what ``stage_of`` or ``layer_stages`` names lies in the first ``depth`` stages."""
    return stage is not None and stage < depth


def trainable_parameters(module: nn.Module) -> list[nn.Parameter]:
    """What an optimiser should get."""
    return [parameter for parameter in module.parameters() if parameter.requires_grad]


def frozen_tensors(module: nn.Module, info: ModelInfo, depth: int) -> Iterator[tuple[str, Tensor]]:
    """Parameters and buffers of the first ``depth`` stages with their names."""
    for name, tensor in (*module.named_parameters(), *module.named_buffers()):
        if is_frozen(stage_of(name, info), depth):
            yield name, tensor.detach()


def frozen_state_hash(module: nn.Module, info: ModelInfo, depth: int) -> str:
    """SHA-256 (hex) over names, shapes and bytes of every frozen parameter and buffer."""
    digest = hashlib.sha256()
    for name, tensor in sorted(frozen_tensors(module, info, depth)):
        digest.update(f"{name} {tensor.dtype} {tuple(tensor.shape)}\n".encode())
        digest.update(tensor.cpu().contiguous().reshape(-1).view(torch.uint8).numpy().tobytes())
    return digest.hexdigest()
