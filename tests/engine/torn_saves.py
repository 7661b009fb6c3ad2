"""Saves that are cut off by a power cut, examined: what is loaded from every image of the disk afterwards."""

from __future__ import annotations

import contextlib
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from crash_images import Operation, Recording, Tree, crash_images, lay_out

from ftstudio.core.errors import UserError
from ftstudio.core.storage import disk, step_folders
from ftstudio.engine.checkpoints import checkpoint
from ftstudio.engine.checkpoints.checkpoint import Checkpoint, Position
from ftstudio.engine.checkpoints.checkpoint_schema import Expectation

STEPS = (1, 2, 2, 3)
"""A first save, a second, one more of the same step, and one after which two are pruned."""

EXPECTED = Expectation({"w": ((2,), torch.float32)}, {"w": {"w|momentum_buffer": ((2,), torch.float32)}})


class Killed(BaseException):
    """The process ends here; nothing is tidied up."""


def numbered(number: int, step: int) -> Checkpoint:
    """The save of that ``number``, by which it is known again."""
    return Checkpoint(
        {"w": torch.full((2,), float(number))},
        {"w|momentum_buffer": torch.full((2,), -float(number))},
        Position(step=step, batch=number),
    )


def recorded_saves(run_dir: Path, killed_after: int = -1) -> list[Operation]:
    """What the saves of STEPS ask of the disk. With ``killed_after`` the process is killed after so many operations,
    and a new one makes the saves that are left."""
    run_dir.mkdir()
    with Recording(run_dir) as recording:
        for number, step in enumerate(STEPS, 1):
            try:
                with _killing(recording, killed_after), _acknowledging(recording, number):
                    checkpoint.save(run_dir / "checkpoints", numbered(number, step))
            except Killed:
                killed_after = -1
    return recording.log


@contextlib.contextmanager
def _acknowledging(recording: Recording, number: int) -> Iterator[None]:
    """A save is acknowledged between its writing and the pruning."""
    prune = step_folders.prune

    def acknowledged(parent: Path, written: Path, keep: int) -> None:
        recording.acknowledge(number)
        prune(parent, written, keep)

    step_folders.prune = acknowledged
    try:
        yield
    finally:
        step_folders.prune = prune


@contextlib.contextmanager
def _killing(recording: Recording, count: int) -> Iterator[None]:
    """No operation is done after the first ``count`` of the recording; a negative one kills nobody."""
    recorded = {name: getattr(disk, name) for name in disk.OPERATIONS}
    for name, operation in recorded.items():

        def done(*given: Any, operation: Callable[..., Any] = operation) -> Any:
            if 0 <= count <= len(recording.log):
                raise Killed
            return operation(*given)

        setattr(disk, name, done)
    try:
        yield
    finally:
        for name, operation in recorded.items():
            setattr(disk, name, operation)


# ---- what is taken away in a control


def without(role: str, log: list[Operation]) -> list[Operation]:
    """``log`` of a program that lacks one call of sync."""
    return [operation for operation in log if role_of(operation) != role]


def renamed_before_the_folder_is_synced(log: list[Operation]) -> list[Operation]:
    swapped: list[Operation] = []
    for operation in log:
        if role_of(operation) == "sync_folder new folder":
            continue
        swapped.append(operation)
        if operation.kind == "rename":
            swapped.append(Operation("sync_folder", operation.after))
    return swapped


def parent_synced_before_the_rename(log: list[Operation]) -> list[Operation]:
    swapped: list[Operation] = []
    for operation in log:
        if operation.kind == "rename":
            swapped.append(Operation("sync_folder", "checkpoints"))
        if role_of(operation) != "sync_folder checkpoints":
            swapped.append(operation)
    return swapped


def role_of(operation: Operation) -> str:
    """Which call of sync an operation comes from; empty for other operations."""
    if operation.kind == "sync":
        return f"sync {operation.path.rpartition('/')[2]}"
    if operation.kind == "sync_folder":
        return "sync_folder " + {".": "run folder", "checkpoints": "checkpoints"}.get(operation.path, "new folder")
    return ""


# ---- what comes of it


@dataclass
class Verdict:
    """``images`` examined, and how many of them broke which promise."""

    images: int = 0
    broken: Counter[str] = field(default_factory=Counter)

    @property
    def loses(self) -> bool:
        """Something that had been acknowledged is gone."""
        return bool(self.broken["nothing loadable"] or self.broken["an acknowledged step lost"])


class Examiner:
    """Loads from crash images, laid out in ``scratch``; from equal ones once."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._loaded: dict[Tree, tuple[int, str]] = {}

    @property
    def distinct(self) -> int:
        """Different images seen."""
        return len(self._loaded)

    def examine(self, log: list[Operation], until_it_loses: bool = False) -> Verdict:
        """Every crash image of ``log``, or those up to the first loss."""
        verdict = Verdict()
        for acknowledged, image in crash_images(log):
            if image not in self._loaded:
                self._loaded[image] = _load(image, self._scratch)
            number, trouble = self._loaded[image]
            verdict.images += 1
            if trouble:
                verdict.broken[trouble] += 1
            if acknowledged and not number:
                verdict.broken["nothing loadable"] += 1
            elif acknowledged and number < acknowledged:
                verdict.broken["an acknowledged step lost"] += 1
            if until_it_loses and verdict.loses:
                break
        return verdict


def _load(image: Tree, scratch: Path) -> tuple[int, str]:
    """The number of the save that is loaded from ``image`` (0: none), and what is wrong with that."""
    shutil.rmtree(scratch, ignore_errors=True)
    lay_out(image, scratch)
    try:
        found, remarks = checkpoint.load_newest(scratch / "checkpoints", EXPECTED)
    except UserError:
        return 0, "refused"
    if found is None:
        return 0, "a damaged one met" if remarks else ""
    number = found.position.batch
    meant = numbered(number, STEPS[number - 1])
    same = found.position == meant.position and all(
        torch.equal(tensors[name], expected[name])
        for tensors, expected in ((found.model, meant.model), (found.optimizer, meant.optimizer))
        for name in expected
    )
    return number, "a corrupt load" if not same else "a damaged one met" if remarks else ""


def every_kill(scratch: Path) -> Iterator[tuple[int, list[Operation]]]:
    """Logs of saves in which the process was killed once, after each number of operations in turn."""
    for count in range(len(recorded_saves(scratch / "whole"))):
        yield count, recorded_saves(scratch / f"killed {count}", killed_after=count)
