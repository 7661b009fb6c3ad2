"""A save goes on beside the training, one at a time; it is told once it is on the disk, and so is its failure."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch
from played_runs import MakeRun, final_state, with_train

from ftstudio.core.config import RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.events import CheckpointSaved, Event, PhaseChanged, StepDone
from ftstudio.core.storage import disk, step_folders
from ftstudio.engine.checkpoints import checkpoint
from ftstudio.engine.checkpoints.checkpoint import Position
from ftstudio.engine.training.checkpointer import Checkpointer
from ftstudio.engine.training.loop import train
from ftstudio.engine.training.setup import Setup, prepare


class Gate:
    """Holds the writer before the operation that makes a checkpoint last, until it is opened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reached, self._open = threading.Event(), threading.Event()
        self.writers: list[threading.Thread] = []
        real = disk.sync_folder

        def held(folder: Path) -> None:
            if folder.name == "checkpoints":
                self.writers.append(threading.current_thread())
                self.reached.set()
                assert self._open.wait(60)
            real(folder)

        monkeypatch.setattr(disk, "sync_folder", held)

    def open(self) -> None:
        self._open.set()


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    gate = Gate(monkeypatch)
    yield gate
    gate.open()


@pytest.fixture
def events() -> list[Event]:
    return []


@pytest.fixture
def setup(run_in: MakeRun, quick: RunConfig, events: list[Event]) -> Setup:
    setup = prepare(run_in("a", with_train(quick, checkpoint_seconds=1e-9)), RunControl(), events.append)
    events.clear()
    return setup


def saved(events: list[Event]) -> list[int]:
    return [event.step for event in events if isinstance(event, CheckpointSaved)]


def test_a_save_is_acknowledged_only_once_it_is_on_the_disk(setup: Setup, events: list[Event], gate: Gate) -> None:
    saver = Checkpointer(setup, Position(step=1))
    saver.save()
    assert gate.reached.wait(60)
    assert step_folders.saved(setup.checkpoints)  # renamed, but its parent is not synced
    saver.safe_point()
    assert saved(events) == []
    gate.open()
    saver.close()
    saver.safe_point()
    assert saved(events) == [1]
    assert gate.writers != [threading.current_thread()]


def test_at_most_one_save_is_in_flight(setup: Setup, events: list[Event], gate: Gate) -> None:
    saver = Checkpointer(setup, Position(step=1))
    assert saver.due
    saver.save()
    assert gate.reached.wait(60)
    assert not saver.due
    gate.open()
    saver.save()  # waits for the first
    assert saved(events) == [1]
    saver.close()


def test_a_save_contains_the_state_at_its_beginning(setup: Setup, gate: Gate) -> None:
    position = Position(step=1, meter=[[1]])
    saver = Checkpointer(setup, position)
    name, weight = next(setup.module.named_parameters())
    before = weight.detach().clone()
    saver.save()
    with torch.no_grad():
        weight.add_(1.0)
    position.step, position.meter[0][0] = 2, 5
    gate.open()
    saver.close()
    found = checkpoint.read(step_folders.saved(setup.checkpoints)[0])
    assert (found.position.step, found.position.meter) == (1, [[1]])
    assert torch.equal(found.model[name], before)


def writers() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name.startswith("checkpoint writer")]


def refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(disk, "sync", full)


def test_a_failed_save_is_reported_at_the_next_safe_point(
    setup: Setup, events: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    saver = Checkpointer(setup, Position(step=1))
    with monkeypatch.context() as patched:
        refuse(patched)
        saver.save()
        saver.close()
    with pytest.raises(UserError, match="No space left") as caught:
        saver.safe_point()
    assert "Free some space" in caught.value.hint
    saver.safe_point()  # told once
    assert saved(events) == []


def test_the_final_save_replaces_one_that_failed(
    setup: Setup, events: list[Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    position = Position(step=1)
    saver = Checkpointer(setup, position)
    with monkeypatch.context() as patched:
        refuse(patched)
        saver.save()
        saver.close()
    position.step = 2
    saver.save_and_wait()
    assert saved(events) == [2]


def test_training_continues_while_a_checkpoint_is_written(run_in: MakeRun, quick: RunConfig, gate: Gate) -> None:
    """The gate is opened by the last step: it comes although no save has ended."""
    events: list[Event] = []

    def emit(event: Event) -> None:
        events.append(event)
        if isinstance(event, StepDone) and event.step == 8:
            assert saved(events) == []
            gate.open()

    train(run_in("a", with_train(quick, checkpoint_seconds=1e-9)), RunControl(), emit)
    assert saved(events)[-1] == 8


def test_a_run_that_fails_leaves_no_writer_behind(
    run_in: MakeRun, quick: RunConfig, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        assert gate.reached.wait(60)
        gate.open()
        raise UserError("broken")

    monkeypatch.setattr("ftstudio.engine.training.loop.validate_epoch", broken)
    with pytest.raises(UserError, match="broken"):
        train(run_in("a", with_train(quick, checkpoint_seconds=1e-9)), RunControl(), lambda _: None)
    assert gate.writers and not any(writer.is_alive() for writer in gate.writers)


def test_a_pause_and_a_stop_wait_for_the_save_in_flight(
    run_in: MakeRun, quick: RunConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ftstudio.engine.training.step.REPORT_SECONDS", 0.0)
    config = with_train(quick, checkpoint_seconds=1e-9)
    whole, broken = run_in("whole", config), run_in("broken", config)
    train(whole, RunControl(), lambda _: None)
    control, events = RunControl(), list[Event]()

    def emit(event: Event) -> None:
        events.append(event)
        if isinstance(event, StepDone) and event.step == 3:
            control.pause()
        if event == PhaseChanged("paused"):
            assert saved(events) and not writers()
            control.stop()

    with pytest.raises(StopRequested):
        train(broken, control, emit)
    assert saved(events)[-1] == 3 and not writers()
    train(broken, RunControl(), lambda _: None)
    assert final_state(broken.run_dir) == final_state(whole.run_dir)
