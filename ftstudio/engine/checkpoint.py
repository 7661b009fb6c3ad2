"""What a checkpoint is: enough to go on with a run, bit for bit. How it gets onto the disk says core/folders.

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

from ftstudio.core import folders, wire
from ftstudio.core.errors import UserError
from ftstudio.core.files import not_written
from ftstudio.engine.optimizer_state import Shape, expected_state, optimizer_tensors

KEEP = 2
MODEL, OPTIMIZER, POSITION = "model.safetensors", "optim.safetensors", "trainer.json"


class Position(Struct, kw_only=True):
    """Where a run stands, as plain values that the loop moves on.

    ``batch`` is the next batch of ``epoch`` (epochs count from 1); equal to the number of batches, only the
    validation of that epoch is missing. ``loss_sum``, ``loss_count`` and ``meter`` are the epoch's running figures,
    ``seconds`` the training time so far, ``grad_scale`` the loss scale of float16 (0: not used) and ``grad_growth``
    the steps since it changed.
    """

    step: int = 0
    epoch: int = 1
    batch: int = 0
    batch_size: int = 0
    micro_batch: int = 0
    loss_sum: float = 0.0
    loss_count: int = 0
    meter: list[list[int]] = []
    best_epoch: int | None = None
    best_value: float = 0.0
    best_loss: float | None = None
    best_metrics: dict[str, float] = {}
    epochs_without_gain: int = 0
    seconds: float = 0.0
    grad_scale: float = 0.0
    grad_growth: int = 0
    head_fitted: bool = False


class Checkpoint(Struct, frozen=True):
    """Model state, optimiser state by parameter name and field, both on the CPU, and the position."""

    model: dict[str, Tensor]
    optimizer: dict[str, Tensor]
    position: Position


class Expectation(Struct, frozen=True):
    """What the tensors of a checkpoint have to look like. ``optimizer``: see ``expected_state``."""

    model: dict[str, Shape]
    optimizer: dict[str, dict[str, Shape]]

    @classmethod
    def of(cls, module: nn.Module, optimizer: torch.optim.Optimizer) -> Expectation:
        return cls(_shapes(module.state_dict()), expected_state(optimizer, parameter_names(module)))

    def misfit(self, found: Checkpoint) -> str:
        """The first thing that ``found`` has otherwise, in words; empty when it fits exactly."""
        updated = {key.rpartition("|")[0] for key in found.optimizer}
        frozen = sorted(updated - self.optimizer.keys())
        if frozen:
            return f"it has optimiser state for {frozen[0]}, which does not train"
        expected = {key: shape for name in updated for key, shape in self.optimizer[name].items()}
        return _difference(self.model, _shapes(found.model)) or _difference(expected, _shapes(found.optimizer))


def parameter_names(module: nn.Module) -> dict[int, str]:
    """id(parameter) to name."""
    return {id(parameter): name for name, parameter in module.named_parameters()}


def take(module: nn.Module, optimizer: torch.optim.Optimizer, position: Position) -> Checkpoint:
    """A checkpoint of this moment, copied to the memory of the CPU: what trains may go on at once."""
    return Checkpoint(
        _copied(module.state_dict()),
        _copied(optimizer_tensors(optimizer, parameter_names(module))),
        copy.deepcopy(position),
    )


def save(folder: Path, checkpoint: Checkpoint) -> Path:
    """Write ``checkpoint`` below ``folder`` and return where; it then survives a power cut. The last KEEP stay.

    Raises UserError when the disk refuses or a number is not finite; what was there before stays.
    """
    step = checkpoint.position.step
    spoilt = _first_not_finite(checkpoint)
    if spoilt:
        raise UserError(
            f"{spoilt} stopped being finite at step {step}; the best epoch so far and the checkpoint before are kept.",
            "Choose a lower learning rate, or precision float32, and train again.",
        )
    contents = {
        MODEL: to_safetensors(checkpoint.model),
        OPTIMIZER: to_safetensors(checkpoint.optimizer),
        POSITION: wire.encode(checkpoint.position),
    }
    try:
        path = folders.write(folder, step, contents)
    except OSError as error:
        raise not_written(folder, error, "resume the run: the checkpoint before is whole") from error
    folders.prune(folder, KEEP)
    return path


def load_newest(folder: Path, expected: Expectation) -> tuple[Checkpoint | None, list[str]]:
    """The newest whole checkpoint, None when there is none, and a sentence about each bad one, which is set aside.

    Raises UserError when the disk refuses, and when whole checkpoints are there but none is ``expected``: then they
    belong to other settings, and stay as they are.
    """
    bad: dict[Path, str] = {}
    misfits: dict[Path, str] = {}
    found: Checkpoint | None = None
    for path in folders.saved(folder):
        try:
            found = read(path)
        except ValueError as error:
            bad[path] = f"is damaged ({error})"
            continue
        except OSError as error:
            raise UserError(f"{path} cannot be read: {error.strerror}.", "Check the disk, then resume.") from error
        misfit = expected.misfit(found)
        if not misfit:
            bad |= misfits
            break
        misfits[path], found = f"does not fit this run ({misfit})", None
    _set_aside(list(bad))
    remarks = [f"The checkpoint {path.name} {reason}; it was set aside." for path, reason in bad.items()]
    if found is None and misfits:
        path, reason = next(iter(misfits.items()))
        raise UserError(
            f"The checkpoint {path} {reason}.", "Put the settings back as they were, or start a new run instead."
        )
    if found is None and bad:
        remarks.append("No checkpoint before it is left: the run begins anew.")
    return found, remarks


def read(path: Path) -> Checkpoint:
    """One checkpoint, every byte as it was written and every number finite.

    Raises ValueError that says what is damaged, and OSError.
    """
    contents = folders.read(path, (MODEL, OPTIMIZER, POSITION))
    try:
        found = Checkpoint(
            parse_safetensors(contents[MODEL]),
            parse_safetensors(contents[OPTIMIZER]),
            wire.decode(contents[POSITION], Position),
        )
    except SafetensorError as error:
        raise ValueError(str(error)) from error
    spoilt = _first_not_finite(found)
    if spoilt:
        raise ValueError(f"{spoilt} is not finite")
    return found


def _set_aside(paths: list[Path]) -> None:
    for path in paths:
        try:
            folders.set_aside(path)
        except OSError as error:
            raise not_written(path, error, "resume the run") from error


def _copied(tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    return {
        name: tensor.detach().to("cpu", copy=True, memory_format=torch.contiguous_format)
        for name, tensor in tensors.items()
    }


def _shapes(tensors: Mapping[str, Tensor]) -> dict[str, Shape]:
    return {name: (tuple(tensor.shape), tensor.dtype) for name, tensor in tensors.items()}


def _difference(expected: Mapping[str, Shape], found: Mapping[str, Shape]) -> str:
    for name in sorted(expected.keys() | found.keys()):
        if name not in found:
            return f"{name} is missing"
        if name not in expected:
            return f"{name} does not belong there"
        if found[name] != expected[name]:
            return f"{name} is {_in_words(found[name])} instead of {_in_words(expected[name])}"
    return ""


def _in_words(shape: Shape) -> str:
    sizes, dtype = shape
    return f"{' x '.join(map(str, sizes)) or 'one number'} of {str(dtype).removeprefix('torch.')}"


def _first_not_finite(checkpoint: Checkpoint) -> str:
    """The first tensor with a number that is none, empty when there is no such."""
    for tensors in (checkpoint.model, checkpoint.optimizer):
        for name, tensor in tensors.items():
            if tensor.is_floating_point() and not bool(tensor.isfinite().all()):
                return name
    return ""
