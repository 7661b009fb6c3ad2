"""Checkpoints that are whole or not there: written beside, synced, renamed, and checked before they are read.

A checkpoint is a folder ``step-N`` of safetensors and JSON files; MANIFEST.json, written last, holds the size and
SHA-256 of each. Nothing is ever unpickled.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import torch
from msgspec import Struct
from safetensors.torch import load as parse_safetensors
from safetensors.torch import save as to_safetensors
from torch import Tensor

from ftstudio.core import wire
from ftstudio.core.files import flush_folder, not_written, write_new

KEEP = 2
BEFORE = ".before"
"""Ends the name of a checkpoint while another of the same step takes its place."""


class Position(Struct, kw_only=True):
    """Where a run stands, as plain values that the loop moves on.

    ``batch`` is the next batch of ``epoch`` (epochs count from 1); equal to the number of batches, only the
    validation of that epoch is missing. ``loss_sum``, ``loss_count`` and ``meter`` are the epoch's running figures,
    ``seconds`` the training time so far, ``grad_scale`` the loss scale of float16 (0: not used) and ``grad_growth``
    the steps since it changed. ``ranks`` is the number of processes that train.
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
    ranks: int = 1


class _File(Struct, frozen=True):
    size: int
    sha256: str


class _Manifest(Struct, frozen=True):
    files: dict[str, _File]


class Checkpoint(Struct, frozen=True):
    """Enough to go on: model state, optimiser state by parameter name and field, and the position."""

    model: dict[str, Tensor]
    optimizer: dict[str, Tensor]
    position: Position


def save(folder: Path, checkpoint: Checkpoint) -> Path:
    """Write ``folder/step-N`` and drop the oldest beyond KEEP; returns it once it is safely on the disk.

    One run is written by one process at a time. Raises UserError when the disk refuses; what was there before stays.
    """
    target = folder / f"step-{checkpoint.position.step:08d}"
    beside = folder / f"{target.name}.tmp-{os.getpid()}"
    contents = {
        "model.safetensors": to_safetensors(_contiguous(checkpoint.model)),
        "optim.safetensors": to_safetensors(_contiguous(checkpoint.optimizer)),
        "trainer.json": wire.encode(checkpoint.position),
    }
    manifest = _Manifest({name: _File(len(data), _digest(data)) for name, data in contents.items()})
    try:
        # Not its parents: a run folder that somebody deleted should not come back in pieces.
        folder.mkdir(mode=0o700, exist_ok=True)
        for left_over in folder.glob("step-*.tmp-*"):  # by a process that was killed while it saved
            shutil.rmtree(left_over, ignore_errors=True)
        beside.mkdir(mode=0o700)
        for name, data in contents.items():
            write_new(beside / name, data)
        write_new(beside / "MANIFEST.json", wire.encode(manifest))
        flush_folder(beside)
        before = target.with_name(target.name + BEFORE)
        if target.exists():
            shutil.rmtree(before, ignore_errors=True)
            target.rename(before)
        beside.rename(target)
        flush_folder(folder)
        shutil.rmtree(before, ignore_errors=True)
    except OSError as error:
        shutil.rmtree(beside, ignore_errors=True)
        raise not_written(target, error, "resume the run: the checkpoint before it is whole") from error
    for old in _saved(folder)[KEEP:]:
        shutil.rmtree(old, ignore_errors=True)
    return target


def load_newest(folder: Path) -> tuple[Checkpoint | None, list[str]]:
    """The newest whole checkpoint, None when there is none; and a sentence about each damaged one, which is set
    aside under a name ending in ".damaged". Raises UserError when that cannot be done."""
    remarks: list[str] = []
    for path in _saved(folder):
        try:
            return _read(path), remarks
        except (OSError, ValueError) as error:
            aside = path.with_name(path.name + ".damaged")
            try:
                shutil.rmtree(aside, ignore_errors=True)
                path.rename(aside)
            except OSError as refused:
                raise not_written(aside, refused, "resume the run") from refused
            remarks.append(f"The checkpoint {path.name} is damaged ({error}); it was set aside.")
    if remarks:
        remarks.append("No checkpoint before it is left: the run begins anew.")
    return None, remarks


def _read(path: Path) -> Checkpoint:
    manifest = wire.decode((path / "MANIFEST.json").read_bytes(), _Manifest)
    contents: dict[str, bytes] = {}
    for name in ("model.safetensors", "optim.safetensors", "trainer.json"):
        expected = manifest.files.get(name)
        data = (path / name).read_bytes()
        if expected is None or len(data) != expected.size or _digest(data) != expected.sha256:
            raise ValueError(f"{name} is not what was written")
        contents[name] = data
    return Checkpoint(
        parse_safetensors(contents["model.safetensors"]),
        parse_safetensors(contents["optim.safetensors"]),
        wire.decode(contents["trainer.json"], Position),
    )


def _saved(folder: Path) -> list[Path]:
    """Finished checkpoints, newest first."""
    found = [path for path in folder.glob("step-*") if re.fullmatch(r"step-\d+(\.before)?", path.name)]
    return sorted(found, key=lambda path: (path.name.removesuffix(BEFORE), path.suffix != BEFORE), reverse=True)


def optimizer_tensors(optimizer: torch.optim.Optimizer, names: Mapping[int, str]) -> dict[str, Tensor]:
    """The optimiser's state as flat tensors, keyed "parameter name|field". ``names`` maps id(parameter) to name."""
    flat: dict[str, Tensor] = {}
    for parameter, fields in optimizer.state.items():
        for field, value in fields.items():
            if value is not None:
                flat[f"{names[id(parameter)]}|{field}"] = torch.as_tensor(value).detach().cpu()
    return flat


def restore_optimizer(
    optimizer: torch.optim.Optimizer, parameters: Mapping[str, torch.nn.Parameter], flat: Mapping[str, Tensor]
) -> None:
    """Put state from ``optimizer_tensors`` back. Raises ValueError when it belongs to other parameters."""
    for key, value in flat.items():
        name, _, field = key.rpartition("|")
        parameter = parameters.get(name)
        if parameter is None or not parameter.requires_grad:
            raise ValueError(f"optimiser state for {name}, which does not train")
        # AdamW counts its steps on the CPU; everything else lies with the parameter.
        if field == "step":
            optimizer.state[parameter][field] = value.clone()
        else:  # laid out in memory like the parameter, as the optimiser made it: so it takes the same fast road
            optimizer.state[parameter][field] = torch.empty_like(parameter, dtype=value.dtype).copy_(value)


def _contiguous(tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    return {name: tensor.detach().cpu().contiguous() for name, tensor in tensors.items()}


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
