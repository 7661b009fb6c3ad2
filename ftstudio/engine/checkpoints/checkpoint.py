"""Checkpoints: everything needed to resume a run, bit for bit. core/storage/step_folders writes them to the disk.

Three files: the model's state, the optimiser's state, and the position. Nothing is ever unpickled.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from pathlib import Path

import torch
from msgspec import Struct
from safetensors import SafetensorError
from safetensors.torch import load as parse_safetensors
from safetensors.torch import save as to_safetensors
from torch import Tensor, nn

from ftstudio.core import json_codec
from ftstudio.core.bounds import Amount, Count, Figure
from ftstudio.core.errors import UserError
from ftstudio.core.storage import step_folders
from ftstudio.core.storage.files import not_written
from ftstudio.engine.checkpoints.checkpoint_schema import Expectation
from ftstudio.engine.checkpoints.environment import Environment
from ftstudio.engine.checkpoints.optimizer_state import optimizer_tensors
from ftstudio.engine.training.finite import check_finite, first_non_finite

KEEP = 2
MODEL, OPTIMIZER, POSITION = "model.safetensors", "optim.safetensors", "trainer.json"


class Position(Struct, kw_only=True):
    """The progress of a run, as plain values that training updates.

    Attributes:
        step: Optimiser steps done.
        epoch: The current epoch, from 1.
        batch: The next batch of the epoch; if it equals the number of batches, only the validation is missing.
        batch_size: The batch size of the run.
        micro_batch: Images per forward pass that fit into memory.
        loss_sum: Sum of the epoch's training losses over its images.
        loss_count: The number of these images.
        meter: State of the epoch's training metrics.
        best_epoch: The best epoch; None before the first validation.
        best_value: Its first metric, negated if lower is better.
        best_loss: Its validation loss.
        best_metrics: Its metrics by key.
        epochs_without_gain: Epochs since the last improvement, for early stopping.
        seconds: Training time so far, without pauses.
        once: The part of it spent on work that is not repeated in every epoch.
        grad_scale: The loss scale of float16; 0 if unused.
        grad_growth: Steps since the loss scale changed.
        head_fitted: Whether epoch 0 is done.
        ranks: The number of processes that train the run.
        roll_backs: How often the run was rolled back after NaN or infinite values.
        surroundings: The environment it was last trained in; None if written by version 0.1.0.
    """

    step: Count = 0
    epoch: Count = 1
    batch: Count = 0
    batch_size: Count = 0
    micro_batch: Count = 0
    loss_sum: float = 0.0
    loss_count: Count = 0
    meter: list[list[Count]] = []
    best_epoch: Count | None = None
    best_value: Figure = 0.0
    best_loss: Figure | None = None
    best_metrics: dict[str, Figure] = {}
    epochs_without_gain: Count = 0
    seconds: Amount = 0.0
    once: Amount = 0.0
    grad_scale: Figure = 0.0
    grad_growth: Count = 0
    head_fitted: bool = False
    ranks: Count = 1
    roll_backs: Count = 0
    surroundings: Environment | None = None

    @property
    def lr_share(self) -> float:
        """Factor (0..1] on the planned learning rate, halved by each roll-back."""
        return 0.5**self.roll_backs


class Checkpoint(Struct, frozen=True):
    """Model state, optimiser state by parameter name and field, both on the CPU, and the position."""

    model: dict[str, Tensor]
    optimizer: dict[str, Tensor]
    position: Position


def take(module: nn.Module, optimizer: torch.optim.Optimizer, position: Position) -> Checkpoint:
    """Copy the current state to the CPU's memory, so that training can continue at once."""
    return Checkpoint(
        _copied(module.state_dict()),
        _copied(optimizer_tensors(optimizer, module)),
        copy.deepcopy(position),
    )


def save(folder: Path, checkpoint: Checkpoint) -> Path:
    """Write ``checkpoint`` into a folder below ``folder`` so that it survives a power failure, and return its path.

    Only the last KEEP checkpoints remain. Checkpoints of later steps, left by a run that was rolled back, are deleted.

    Raises:
        NonFinite: A tensor has NaN or infinite values; nothing was written.
        UserError: The disk refuses; earlier checkpoints are unchanged.
    """
    step = checkpoint.position.step
    check_finite((checkpoint.model, checkpoint.optimizer), f"at step {step}")
    contents = {
        MODEL: to_safetensors(checkpoint.model),
        OPTIMIZER: to_safetensors(checkpoint.optimizer),
        POSITION: json_codec.encode(checkpoint.position),
    }
    try:
        path = step_folders.write(folder, step, contents)
        step_folders.prune(folder, path, KEEP)
    except OSError as error:
        raise not_written(folder, error, step_folders.how_to_go_on(folder)) from error
    return path


def load_newest(folder: Path, expected: Expectation) -> tuple[Checkpoint | None, list[str]]:
    """Return the newest intact checkpoint, or None, and a sentence about each bad one, which is set aside.

    Raises:
        UserError: A file cannot be read or renamed, or there are intact checkpoints but none matches ``expected``;
            those belong to other settings and are left unchanged.
    """
    damaged: dict[Path, str] = {}
    unfit: dict[Path, str] = {}
    for path in step_folders.saved(folder):
        try:
            found = read(path)
        except ValueError as error:
            damaged[path] = f"is damaged ({error})"
            continue
        except OSError as error:
            raise UserError(f"{path} cannot be read: {error.strerror}.", "Check the disk, then resume.") from error
        misfit = expected.misfit(found.model, found.optimizer)
        if not misfit:
            return found, _set_aside(damaged | unfit)
        unfit[path] = f"does not match this run ({misfit})"
    remarks = _set_aside(damaged)
    if unfit:
        newest, reason = next(iter(unfit.items()))
        raise UserError(f"The checkpoint {newest} {reason}.", "Restore the settings, or start a new run instead.")
    return None, [*remarks, "No earlier checkpoint is left: the run starts over."] if remarks else []


def read(path: Path) -> Checkpoint:
    """Read one checkpoint and verify its checksums and that every number is finite.

    Raises:
        ValueError: It is damaged; the message says how.
        OSError: It cannot be read.
    """
    contents = step_folders.read(path, (MODEL, OPTIMIZER, POSITION))
    try:
        found = Checkpoint(
            parse_safetensors(contents[MODEL]),
            parse_safetensors(contents[OPTIMIZER]),
            json_codec.decode(contents[POSITION], Position),
        )
    except (SafetensorError, RuntimeError) as error:
        raise ValueError(str(error)) from error
    spoilt = first_non_finite((found.model, found.optimizer))
    if spoilt:
        raise ValueError(f"{spoilt} is not finite")
    return found


def _set_aside(reasons: Mapping[Path, str]) -> list[str]:
    """Rename damaged checkpoints; return a sentence about each. Raises UserError if the disk refuses."""
    for path in reasons:
        try:
            step_folders.set_aside(path)
        except OSError as error:
            raise not_written(path, error, "resume the run") from error
    return [f"The checkpoint {path.name} {reason}; it was renamed and is not used." for path, reason in reasons.items()]


def _copied(tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    return {
        name: tensor.detach().to("cpu", copy=True, memory_format=torch.contiguous_format)
        for name, tensor in tensors.items()
    }
