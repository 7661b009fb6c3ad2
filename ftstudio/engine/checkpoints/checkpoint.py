"""What a checkpoint is: enough to go on with a run, bit for bit. How it gets onto the disk says
core/storage/step_folders.

Three files: the model's state, the optimiser's, and the position. Nothing is ever unpickled.
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
    """Where a run stands, as plain values that the loop moves on.

    ``batch`` is the next batch of ``epoch`` (epochs count from 1); equal to the number of batches, only the
    validation of that epoch is missing. ``loss_sum``, ``loss_count`` and ``meter`` are the epoch's running figures,
    ``epochs`` the number of epochs of the run where a time limit has decided it (0: as configured), ``seconds`` the
    training time so far (``once`` of it passed once and not in every epoch), ``grad_scale`` the loss
    scale of float16 (0: not used) and ``grad_growth`` the steps since it changed; ``ranks`` is the number of processes
    that train; ``roll_backs`` how often the run went back because something was not a number; ``surroundings`` where
    it was trained last (None: by version 0.1.0).
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
    epochs: Count = 0
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
        """Share (0..1] of the planned learning rate: half as much after each roll-back."""
        return 0.5**self.roll_backs


class Checkpoint(Struct, frozen=True):
    """Model state, optimiser state by parameter name and field, both on the CPU, and the position."""

    model: dict[str, Tensor]
    optimizer: dict[str, Tensor]
    position: Position


def take(module: nn.Module, optimizer: torch.optim.Optimizer, position: Position) -> Checkpoint:
    """A checkpoint of this moment, copied to the memory of the CPU: what trains may go on at once."""
    return Checkpoint(
        _copied(module.state_dict()),
        _copied(optimizer_tensors(optimizer, module)),
        copy.deepcopy(position),
    )


def save(folder: Path, checkpoint: Checkpoint) -> Path:
    """Write ``checkpoint`` below ``folder`` and return where; it then survives a power cut. The last KEEP stay.

    Saves of later steps go: a run that was rolled back has left them. Raises NonFinite, and UserError when the disk
    refuses; then what was there before stays.
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
    """The newest whole checkpoint, None when there is none, and a sentence about each bad one, which is set aside.

    Raises UserError when the disk refuses, and when whole checkpoints are there but none is ``expected``: then they
    belong to other settings, and stay as they are.
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
    """One checkpoint, every byte as it was written and every number finite.

    Raises ValueError that says what is damaged, and OSError.
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
    """A sentence about each. Raises UserError when the disk refuses."""
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
