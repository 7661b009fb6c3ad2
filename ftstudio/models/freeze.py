"""Assign parameters, buffers and layers to stages, and freeze the first ones.

A frozen stage has no gradients and stays in eval mode in every epoch. Otherwise BatchNorm would update its statistics
and dropout would stay active in layers that should not change.
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
    """Enable gradients for everything except the first ``depth`` stages."""
    for name, parameter in module.named_parameters():
        parameter.requires_grad_(not is_frozen(stage_of(name, info), depth))
        if not parameter.requires_grad:
            parameter.grad = None


def training_mode(module: nn.Module, info: ModelInfo, depth: int) -> None:
    """Set the first ``depth`` stages to eval mode and all else to train mode. Call it every epoch."""
    stages = layer_stages(module, info)
    for path, layer in module.named_modules():
        # One by one, not layer.train(), because a container may hold frozen and trainable stages.
        layer.training = not (path in stages and is_frozen(stages[path], depth))


def keep_statistics(module: nn.Module) -> None:
    """Make BatchNorm layers use their pretrained statistics, even if their scale and shift are trained.

    Batches of a few dozen images give poor estimates, and a head fitted on features with the old statistics does not
    fit new ones. Call it after ``training_mode``.
    """
    for layer in module.modules():
        if isinstance(layer, nn.modules.batchnorm._BatchNorm):  # noqa: SLF001 - their only common base class
            layer.eval()


def keep_whole_before_head(module: nn.Module, info: ModelInfo) -> None:
    """Disable the dropout before the head. Call it after ``training_mode``.

    A head fitted on complete features relies on all of them; dropping some makes its outputs noise.
    """
    stages = layer_stages(module, info)
    for path, layer in module.named_modules():
        if isinstance(layer, nn.Dropout) and path in stages and stages[path] is None:
            layer.eval()


def layer_stages(module: nn.Module, info: ModelInfo) -> dict[str, int | None]:
    """Return the stage of every layer that belongs to one, by path; None for the head and the layers before it.

    A layer without parameters whose path matches no stage (pooling and dropout between two stages) counts with the
    layer after it. Containers of several stages are left out.
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
    """Whether a stage, as ``stage_of`` or ``layer_stages`` return it, is among the first ``depth``."""
    return stage is not None and stage < depth


def trainable_parameters(module: nn.Module) -> list[nn.Parameter]:
    """Return the parameters that require gradients."""
    return [parameter for parameter in module.parameters() if parameter.requires_grad]


def frozen_tensors(module: nn.Module, info: ModelInfo, depth: int) -> Iterator[tuple[str, Tensor]]:
    """Yield the parameters and buffers of the first ``depth`` stages with their names."""
    for name, tensor in (*module.named_parameters(), *module.named_buffers()):
        if is_frozen(stage_of(name, info), depth):
            yield name, tensor.detach()


def frozen_state_hash(module: nn.Module, info: ModelInfo, depth: int) -> str:
    """Return the SHA-256 (hex) of names, shapes and bytes of all frozen parameters and buffers."""
    digest = hashlib.sha256()
    for name, tensor in sorted(frozen_tensors(module, info, depth)):
        digest.update(f"{name} {tensor.dtype} {tuple(tensor.shape)}\n".encode())
        digest.update(tensor.cpu().contiguous().reshape(-1).view(torch.uint8).numpy().tobytes())
    return digest.hexdigest()
