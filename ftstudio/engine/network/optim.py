"""What trains, how fast, and how the rate goes over the run."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import nn

from ftstudio.core.config import RunConfig
from ftstudio.core.model_info import ModelInfo
from ftstudio.models.freeze import stage_of

FRESH_HEAD_LR = {"adamw": 2e-3, "sgd": 2e-2}
"""Peak rate of a head that starts from random values, at a batch of 32, per optimiser."""
FITTED_BACKBONE_LR = {"adamw": 2.5e-4, "sgd": 1e-3}
"""Peak rate of pretrained stages under a head that was fitted before (LP-FT), at a batch of 32."""
FRESH_RATIO, FITTED_RATIO = 0.1, {"adamw": 5.0, "sgd": 1.0}
"""Rate of the pretrained stages as a multiple of the head's. A fitted head has little left to learn, and Adam's steps
do not shrink with its small gradients: a fresh head's rate takes it apart within an epoch (docs/adr/0028)."""
FITTED_DECAY = 0.9
"""Least decay of the moving average above a fitted head: about ten steps, which even a short run soon forgets."""
AVERAGE = "ema"
"""Where the optimiser keeps the moving average of a parameter, beside its own state: so checkpoints have it."""

FLOOR = 0.01
"""The cosine ends at this share of the peak rate."""


def starts_fitted(config: RunConfig) -> bool:
    """Whether fine-tuning starts from a fitted head and treats it so. The first recipe did not."""
    return config.train.recipe > 1 and config.train.head_first and config.model.weights != "random"


def peak_lr(config: RunConfig, batch_size: int) -> float:
    """The head's peak rate: what was asked for, or a default that grows with the root of the batch. Below a fitted head
    it is the stages' rate that is given, and the head's follows from the ratio."""
    train = config.train
    if train.lr is not None:
        return train.lr
    scale = math.sqrt(batch_size / 32)
    if starts_fitted(config):
        return FITTED_BACKBONE_LR[train.optimizer] / backbone_ratio(config) * scale
    return FRESH_HEAD_LR[train.optimizer] * scale


def backbone_ratio(config: RunConfig) -> float:
    """The pretrained stages' rate as a multiple of the head's. From random weights both are one: there is nothing to
    protect. A head rate that was asked for says nothing about the stages, so they stay below it."""
    train = config.train
    if config.model.weights == "random":
        return 1.0
    if train.backbone_lr_ratio is not None:
        return train.backbone_lr_ratio
    return FITTED_RATIO[train.optimizer] if starts_fitted(config) and train.lr is None else FRESH_RATIO


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
    none). Each group keeps its peak rate under "peak_lr", and the decay of the moving average of its parameters under
    "ema_decay" (0: none). Where BatchNorm adapts there is none: its statistics belong to the weights themselves.
    """
    train = config.train
    ratio = backbone_ratio(config)
    ema_decay = 0.0 if train.adapt_statistics or config.model.weights == "random" else train.ema_decay
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
            "ema_decay": ema_decay,
        }
        for (in_head, decays), parameters in groups.items()
    ]
    # Torch refuses an optimiser over nothing, which is what a head that remembers images leaves.
    rows = rows or [{"params": [], "lr": head_lr, "peak_lr": head_lr, "ema_decay": 0.0}]
    if train.optimizer == "sgd":
        return torch.optim.SGD(rows, momentum=0.9, nesterov=True)
    return torch.optim.AdamW(rows, fused=fuses(next(module.parameters()).device))


def fuses(device: torch.device) -> bool | None:
    """Whether AdamW goes over each parameter once, on a CPU; on a graphics card torch chooses (None), and takes whole
    lists at a time."""
    return True if device.type == "cpu" else None


def first_decay(config: RunConfig) -> float:
    """The decay of the moving average in the first step. A fitted head is a good place to remember: the first steps of
    Adam are large and noisy, and an average that follows them at once is worse than the start for some epochs
    (docs/adr/0028). The first two recipes did not."""
    return FITTED_DECAY if config.train.recipe > 2 and starts_fitted(config) else 0.0


@torch.no_grad()
def update_average(optimizer: torch.optim.Optimizer, step: int, first: float = 0.0) -> None:
    """Move the average of each parameter towards it, after update number ``step`` (from 0). The decay rises from
    ``first`` to its value over the first steps, so that the average does not remember where a long run began."""
    for group in optimizer.param_groups:
        decay = min(group["ema_decay"], max(first, (1 + step) / (10 + step)))
        for parameter in group["params"] if decay else ():
            state = optimizer.state.get(parameter)
            if not state:  # it has not been updated yet
                continue
            if AVERAGE not in state:
                state[AVERAGE] = parameter.detach().clone()
            state[AVERAGE].lerp_(parameter, 1 - decay)


@contextmanager
def averaged(optimizer: torch.optim.Optimizer) -> Iterator[None]:
    """While entered, parameters that have a moving average hold it, and the average holds them."""
    _exchange(optimizer)
    try:
        yield
    finally:
        _exchange(optimizer)


@torch.no_grad()
def _exchange(optimizer: torch.optim.Optimizer) -> None:
    for parameter, state in optimizer.state.items():
        if AVERAGE in state:
            own = parameter.detach().clone()
            parameter.copy_(state[AVERAGE])
            state[AVERAGE].copy_(own)


def set_lr(optimizer: torch.optim.Optimizer, factor: float) -> None:
    for group in optimizer.param_groups:
        group["lr"] = group["peak_lr"] * factor
