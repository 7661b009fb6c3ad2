"""The optimiser: parameter groups, learning rates, their schedule, and the moving average of the weights."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import nn

from ftstudio.core.config import RunConfig, fits_head_first
from ftstudio.core.model_info import ModelInfo
from ftstudio.models.freeze import stage_of

FRESH_HEAD_LR = {"adamw": 2e-3, "sgd": 2e-2}
"""Peak learning rate of a randomly initialised head at batch size 32, by optimiser."""
FITTED_BACKBONE_LR = {"adamw": 2.5e-4, "sgd": 1e-3}
"""Peak learning rate of pretrained stages under a fitted head (LP-FT) at batch size 32, by optimiser."""
FRESH_RATIO, FITTED_RATIO = 0.1, {"adamw": 5.0, "sgd": 1.0}
"""Learning rate of the pretrained stages relative to the head's. A fitted head has little left to learn, and Adam's
steps do not shrink with its small gradients: the rate of a new head destroys it within an epoch (docs/adr/0028)."""
FITTED_DECAY = 0.9
"""Minimum decay of the moving average above a fitted head: about ten steps, which even a short run soon forgets."""
AVERAGE = "ema"
"""Key of the moving average in the optimiser's state of a parameter, so that checkpoints contain it."""

FLOOR = 0.01
"""Final learning rate of the cosine schedule, relative to the peak."""


def starts_fitted(config: RunConfig) -> bool:
    """Whether fine-tuning starts from a fitted head and uses its learning rates. The first recipe did not."""
    return config.train.recipe > 1 and fits_head_first(config)


def peak_lr(config: RunConfig, batch_size: int) -> float:
    """Return the head's peak learning rate: the one set, or a default that scales with the root of the batch size.

    Under a fitted head, the default is defined for the stages, and the head's follows from the ratio.
    """
    train = config.train
    if train.lr is not None:
        return train.lr
    scale = math.sqrt(batch_size / 32)
    if starts_fitted(config):
        return FITTED_BACKBONE_LR[train.optimizer] / backbone_ratio(config) * scale
    return FRESH_HEAD_LR[train.optimizer] * scale


def backbone_ratio(config: RunConfig) -> float:
    """Return the learning rate of the pretrained stages relative to the head's.

    With random weights it is 1: there is nothing to preserve. A rate set for the head says nothing about the stages, so
    theirs stays below it.
    """
    train = config.train
    if config.model.weights == "random":
        return 1.0
    if train.backbone_lr_ratio is not None:
        return train.backbone_lr_ratio
    return FITTED_RATIO[train.optimizer] if starts_fitted(config) and train.lr is None else FRESH_RATIO


def lr_factor(step: int, total_steps: int, warmup_fraction: float) -> float:
    """Return the learning rate of a step relative to the peak, in (0, 1]: linear warm-up, then cosine decay to FLOOR.

    A function of the step alone, so a resumed run continues at the same rate.

    Args:
        step: The step, 0..total_steps-1.
        total_steps: Steps of the whole run.
        warmup_fraction: The fraction of them with an increasing rate.
    """
    warmup = round(total_steps * warmup_fraction)
    if step < warmup:
        return (step + 1) / (warmup + 1)
    progress = (step - warmup) / max(1, total_steps - warmup)
    return FLOOR + (1 - FLOOR) * 0.5 * (1 + math.cos(math.pi * min(1.0, progress)))


def build_optimizer(module: nn.Module, info: ModelInfo, config: RunConfig, head_lr: float) -> torch.optim.Optimizer:
    """Build the optimiser over the trainable parameters.

    At most four groups: head and backbone, each with and without weight decay (biases and norm parameters have none).
    Each group stores its peak learning rate under "peak_lr" and the decay of the moving average of its parameters under
    "ema_decay" (0: no average). Without fixed BatchNorm statistics there is no average, because the statistics belong
    to the weights themselves.
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
    # Torch rejects an empty list of groups, which is what a k-NN head leaves.
    rows = rows or [{"params": [], "lr": head_lr, "peak_lr": head_lr, "ema_decay": 0.0}]
    if train.optimizer == "sgd":
        return torch.optim.SGD(rows, momentum=0.9, nesterov=True)
    return torch.optim.AdamW(rows, fused=fuses(next(module.parameters()).device))


def fuses(device: torch.device) -> bool | None:
    """Whether to use the fused AdamW: True on a CPU; on a GPU None, so torch chooses (the multi-tensor version)."""
    return True if device.type == "cpu" else None


def first_decay(config: RunConfig) -> float:
    """Return the decay of the moving average in the first step.

    Adam's first steps are large and noisy: an average that follows them at once is worse than the fitted head for some
    epochs (docs/adr/0028). Recipes 1 and 2 start at 0.
    """
    return FITTED_DECAY if config.train.recipe > 2 and starts_fitted(config) else 0.0


@torch.no_grad()
def update_average(optimizer: torch.optim.Optimizer, step: int, first: float = 0.0) -> None:
    """Update the moving average of each parameter after update number ``step`` (from 0).

    The decay increases from ``first`` to its value over the first steps, so that the average forgets the start of a
    long run.
    """
    for group in optimizer.param_groups:
        decay = min(group["ema_decay"], max(first, (1 + step) / (10 + step)))
        for parameter in group["params"] if decay else ():
            state = optimizer.state.get(parameter)
            if not state:  # not updated yet
                continue
            if AVERAGE not in state:
                state[AVERAGE] = parameter.detach().clone()
            state[AVERAGE].lerp_(parameter, 1 - decay)


@contextmanager
def averaged(optimizer: torch.optim.Optimizer) -> Iterator[None]:
    """Swap parameters with their moving averages inside the context."""
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
    """Set the learning rate of every group to ``factor`` times its peak."""
    for group in optimizer.param_groups:
        group["lr"] = group["peak_lr"] * factor
