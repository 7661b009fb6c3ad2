"""What trains, how fast, and how the rate goes over the run."""

from __future__ import annotations

import math

import torch
from torch import nn

from ftstudio.core.config import RunConfig, TrainConfig
from ftstudio.core.records import ModelInfo
from ftstudio.models.freeze import stage_of

AUTO_LR = {"adamw": 2e-3, "sgd": 2e-2}
"""Rate of the head at a batch of 32, per optimiser."""

FLOOR = 0.01
"""The cosine ends at this share of the peak rate."""


def peak_lr(config: TrainConfig, batch_size: int) -> float:
    """The head's peak rate: what was asked for, or a default that grows with the root of the batch."""
    return config.lr if config.lr is not None else AUTO_LR[config.optimizer] * math.sqrt(batch_size / 32)


def lr_factor(step: int, total_steps: int, warmup_fraction: float) -> float:
    """Share (0..1] of the peak rate for step 0..total_steps-1: linear warm-up, then half a cosine to FLOOR.

    A function of the step alone, so that a resumed run goes on at the same rate.
    """
    warmup = round(total_steps * warmup_fraction)
    if step < warmup:
        return (step + 1) / (warmup + 1)
    progress = (step - warmup) / max(1, total_steps - warmup)
    return FLOOR + (1 - FLOOR) * 0.5 * (1 + math.cos(math.pi * min(1.0, progress)))


def build_optimizer(module: nn.Module, info: ModelInfo, config: RunConfig, head_lr: float) -> torch.optim.Optimizer:
    """The optimiser over what trains, and nothing else.

    Four groups at most: head and backbone, each with and without weight decay (biases and norm parameters have
    none). The backbone learns at ``backbone_lr_ratio`` of the head's rate, except from random weights, where there
    is nothing to protect. Each group keeps its peak rate under "peak_lr".
    """
    train = config.train
    ratio = 1.0 if config.model.weights == "random" else train.backbone_lr_ratio
    groups: dict[tuple[bool, bool], list[nn.Parameter]] = {}
    for name, parameter in module.named_parameters():
        if parameter.requires_grad:
            in_head, decays = stage_of(name, info) is None, parameter.ndim > 1
            groups.setdefault((in_head, decays), []).append(parameter)
    rows = [
        {
            "params": parameters,
            "lr": head_lr * (1.0 if in_head else ratio),
            "peak_lr": head_lr * (1.0 if in_head else ratio),
            "weight_decay": train.weight_decay if decays else 0.0,
        }
        for (in_head, decays), parameters in groups.items()
    ]
    # Torch refuses an optimiser over nothing, which is what a head that remembers images leaves.
    rows = rows or [{"params": [], "lr": head_lr, "peak_lr": head_lr}]
    if train.optimizer == "sgd":
        return torch.optim.SGD(rows, momentum=0.9, nesterov=True)
    return torch.optim.AdamW(rows, fused=fuses(next(module.parameters()).device))


def fuses(device: torch.device) -> bool | None:
    """Whether AdamW goes over each parameter once, on a CPU; on a graphics card torch chooses (None), and takes whole
    lists at a time."""
    return True if device.type == "cpu" else None


def set_lr(optimizer: torch.optim.Optimizer, factor: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = group["peak_lr"] * factor
