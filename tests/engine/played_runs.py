"""Runs of the tests: how they are varied, watched, stopped and compared."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace

from ftstudio.core.config import RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.events import Event
from ftstudio.engine import checkpoint
from ftstudio.engine.checkpoint import Checkpoint
from ftstudio.engine.run import Run
from ftstudio.engine.train import train

MakeRun = Callable[[str, RunConfig], Run]


def with_train(config: RunConfig, **changes: object) -> RunConfig:
    return replace(config, train=replace(config.train, **changes))


def with_depth(config: RunConfig, depth: int | str) -> RunConfig:
    return replace(config, model=replace(config.model, freeze_depth=depth))


def events_of(run: Run, control: RunControl | None = None) -> list[Event]:
    events: list[Event] = []
    train(run, control or RunControl(), events.append)
    return events


def last_checkpoint(run_dir: Path) -> Checkpoint:
    found, remarks = checkpoint.load_newest(run_dir / "checkpoints")
    assert found is not None and not remarks
    return found


def final_state(run_dir: Path) -> str:
    """A digest of the last checkpoint: weights, optimiser and position, without what the clock says."""
    found = last_checkpoint(run_dir)
    digest = sha256()
    for tensors in (found.model, found.optimizer):
        for name in sorted(tensors):
            digest.update(name.encode() + tensors[name].numpy().tobytes())
    found.position.seconds = 0.0
    digest.update(repr(found.position).encode())
    return digest.hexdigest()


def stop_at(condition: Callable[[Event], bool]) -> tuple[RunControl, list[Event], Callable[[Event], None]]:
    control, events = RunControl(), []

    def emit(event: Event) -> None:
        events.append(event)
        if condition(event):
            control.stop()

    return control, events, emit
