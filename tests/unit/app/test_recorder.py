"""What passes through the recorder is written down, and trouble with writing ends up where it belongs."""

from __future__ import annotations

import math
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from ftstudio.app import history
from ftstudio.app.recorder import Recorder
from ftstudio.core.errors import ErrorReport, UserError
from ftstudio.core.events import (
    CheckpointSaved,
    EpochDone,
    Event,
    Notice,
    PhaseChanged,
    Progress,
    RolledBack,
    RunFinished,
    RunStarted,
    StepDone,
)
from ftstudio.core.metrics import ACCURACY, measured
from ftstudio.core.run_record import RunRecord
from ftstudio.store.database import IndexUnavailable
from ftstudio.store.run_folder import RunFolder
from ftstudio.store.runs import RunStore

MakeRun = Callable[..., RunFolder]
MakeEpoch = Callable[..., EpochDone]


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


class Bench:
    """A recorder with everything around it in view."""

    def __init__(self, folder: RunFolder) -> None:
        self.folder = folder
        self.store = RunStore(folder.path.parent)
        self.clock = Clock()
        self.emitted: list[Event] = []
        self.recorder = Recorder(folder, self.store, self.emitted.append, folder.record, self.clock)

    def send(self, *events: Event) -> None:
        for event in events:
            self.clock.now += 10
            self.recorder(event)


@pytest.fixture
def bench(make_run: MakeRun) -> Bench:
    return Bench(make_run(state="running"))


def step(number: int, speed: float = 100.0) -> StepDone:
    return StepDone(number, 1, 0.5, 0.001, speed, number * 0.25)


def test_everything_is_passed_on_and_the_journal_leaves_progress_out(
    bench: Bench, started: RunStarted, epoch_done: MakeEpoch
) -> None:
    events = [
        PhaseChanged("preparing"), Progress("Reading", 1, 2), started, step(1), epoch_done(1),
        CheckpointSaved("/c", 10, 1), Notice("n"), RunFinished("completed"),
    ]  # fmt: skip
    bench.send(*events)
    assert bench.emitted == events
    assert list(bench.folder.events()) == [event for event in events if not isinstance(event, Progress)]


def test_the_record_follows_the_run(bench: Bench, started: RunStarted, epoch_done: MakeEpoch) -> None:
    bench.send(started)
    record = bench.folder.record
    assert (record.state, record.device, record.epochs_planned, record.val_count) == ("running", "CPU", 3, 20)
    assert record.class_names == ("daisy", "tulip")
    bench.send(step(1, 50.0), step(2, 100.0), step(3, 150.0), epoch_done(1, is_best=True, metrics={"accuracy": 0.5}))
    record = bench.folder.record
    assert (record.epochs_done, record.best_epoch, _accuracy(record), record.val_loss) == (1, 1, 0.5, 0.25)
    assert record.images_per_second == pytest.approx(100.0)
    assert record.seconds == 1.5
    bench.send(epoch_done(2, metrics={"accuracy": 0.25}))
    record = bench.folder.record
    assert (record.epochs_done, record.best_epoch, _accuracy(record)) == (2, 1, 0.5)
    bench.send(RunFinished("completed"))
    assert bench.folder.record.state == "completed"
    assert bench.store.all()[0] == bench.folder.record == bench.recorder.record


def test_a_roll_back_is_journaled_and_takes_epochs_off_the_record(
    bench: Bench, started: RunStarted, epoch_done: MakeEpoch
) -> None:
    bench.send(started, epoch_done(1, is_best=True), epoch_done(2), RolledBack(10, 1), CheckpointSaved("/c", 10, 2))
    assert (bench.folder.record.epochs_done, bench.folder.record.best_epoch) == (1, 1)
    assert RolledBack(10, 1) in list(bench.folder.events())


def test_a_failed_run_keeps_its_reason(bench: Bench, started: RunStarted) -> None:
    report = ErrorReport(message="The disk is full.", hint="Free some.")
    bench.send(started, RunFinished("failed", report))
    assert (bench.folder.record.state, bench.folder.record.error) == ("failed", report)
    again = Bench(bench.folder)
    again.send(replace(started, start_step=10, start_epoch=1))
    record = bench.folder.record
    assert (record.state, record.error, record.epochs_done) == ("running", None, 1)


def test_a_run_that_never_started_is_told_as_well(bench: Bench) -> None:
    bench.send(PhaseChanged("preparing"), RunFinished("stopped"))
    assert bench.folder.record.state == "stopped"


def test_figures_that_are_no_numbers_do_not_spoil_the_record(
    bench: Bench, started: RunStarted, epoch_done: MakeEpoch
) -> None:
    bench.send(started, step(1, math.inf), step(2, 80.0))
    bench.send(epoch_done(1, is_best=True, val_loss=math.nan, metrics={"accuracy": math.nan}))
    record = bench.folder.record
    assert (record.val_loss, _accuracy(record)) == (None, None)
    assert math.isfinite(record.images_per_second)


def test_quick_epochs_do_not_flush_the_record_each_time(
    bench: Bench, started: RunStarted, epoch_done: MakeEpoch
) -> None:
    bench.send(started)
    written = (bench.folder.path / "run.json").stat().st_ino
    for epoch in range(1, 50):
        bench.recorder(epoch_done(epoch))
    assert (bench.folder.path / "run.json").stat().st_ino == written
    bench.send(RunFinished("completed"))
    assert bench.folder.record.epochs_done == 49


def test_what_the_person_changes_while_training_stays(bench: Bench, started: RunStarted, epoch_done: MakeEpoch) -> None:
    bench.send(started)
    history.rename(str(bench.folder.path), "roses")
    history.set_note(str(bench.folder.path), "good light")
    history.set_sure_from(str(bench.folder.path), 0.8)
    bench.send(epoch_done(1), RunFinished("completed"))
    record = bench.folder.record
    assert (record.name, record.note, record.sure_from, record.state, record.epochs_done) == (
        "roses",
        "good light",
        0.8,
        "completed",
        1,
    )


def test_amended_fields_are_written(bench: Bench, started: RunStarted) -> None:
    bench.send(started)
    bench.recorder.amend(test=measured(ACCURACY, 0.9, 30), test_count=30)
    bench.send(RunFinished("completed"))
    assert (bench.folder.record.test, bench.folder.record.test_count) == (measured(ACCURACY, 0.9, 30), 30)


def test_an_index_that_fails_is_one_notice_and_training_goes_on(
    bench: Bench, started: RunStarted, epoch_done: MakeEpoch, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempts: list[str] = []

    def locked(_: RunStore, record: Any) -> None:
        attempts.append(record.state)
        raise IndexUnavailable("The index is locked.", "It mends itself.")

    monkeypatch.setattr(RunStore, "put", locked)
    bench.send(started, epoch_done(1), epoch_done(2), RunFinished("completed"))
    notices = [event for event in bench.emitted if isinstance(event, Notice)]
    assert notices == [Notice("The index is locked. It mends itself.", "warning")]
    assert attempts == ["running", "completed"]
    assert bench.folder.record.state == "completed"


def test_a_full_disk_stops_the_run_with_what_to_do(
    bench: Bench, started: RunStarted, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.send(started)

    def full(*_: Any) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(UserError, match="No space left") as caught:
        bench.send(PhaseChanged("training"))
    assert "resume" in caught.value.hint
    # The end is told all the same, once, after a notice that it could not be kept.
    bench.send(RunFinished("failed", ErrorReport(message="m")))
    assert isinstance(bench.emitted[-2], Notice)
    assert isinstance(bench.emitted[-1], RunFinished)


def test_a_run_folder_that_was_deleted_still_ends_in_order(bench: Bench, started: RunStarted, tmp_path: Path) -> None:
    bench.send(started)
    bench.folder.path.rename(tmp_path / "away")
    bench.send(RunFinished("stopped"))
    assert bench.emitted[-1] == RunFinished("stopped")
    assert isinstance(bench.emitted[-2], Notice)


def test_no_file_stays_open_after_the_end(bench: Bench, started: RunStarted) -> None:
    descriptors = Path("/proc/self/fd")
    if not descriptors.exists():
        pytest.skip("no list of open files here")
    before = len(list(descriptors.iterdir()))
    bench.send(started, RunFinished("completed"))
    assert len(list(descriptors.iterdir())) == before


def test_closing_without_an_end_keeps_the_steps_that_waited(bench: Bench, started: RunStarted) -> None:
    bench.recorder(started)
    bench.recorder(step(1))
    bench.recorder.close()
    assert list(RunFolder(bench.folder.path).events()) == [started, step(1)]


def _accuracy(record: RunRecord) -> float | None:
    return None if record.validation is None else record.validation.value
