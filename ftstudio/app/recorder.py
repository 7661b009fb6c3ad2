"""The recorder: writes the events of a run to journal, run.json and index, and passes them on."""

from __future__ import annotations

import contextlib
import math
import threading
import time
from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from ftstudio.core.errors import UserError
from ftstudio.core.events import (
    CheckpointSaved,
    Emit,
    EpochDone,
    Event,
    Notice,
    PhaseChanged,
    RolledBack,
    RunFinished,
    RunStarted,
    StepDone,
)
from ftstudio.core.metrics import MetricValue
from ftstudio.core.run_record import RunRecord, RunState
from ftstudio.store.run_folder import RunFolder
from ftstudio.store.runs import RunStore

RECORD_SECONDS = 0.5
"""Seconds between flushes of run.json to the disk during a run: epochs on cached features take milliseconds."""

_JOURNALED = (RunStarted, StepDone, EpochDone, CheckpointSaved, PhaseChanged, Notice, RolledBack, RunFinished)


class Recorder:
    """An Emit that writes down what it passes on.

    The journal and run.json are the run: if they cannot be written, the event raises UserError and the run ends,
    resumable. The index can be rebuilt: its failure is one Notice. RunFinished is always passed on. ``record`` is the
    newest state. Safe to use from several threads.
    """

    def __init__(
        self,
        folder: RunFolder,
        store: RunStore,
        emit: Emit,
        record: RunRecord,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.record = record
        self._folder = folder
        self._store = store
        self._emit = emit
        self._clock = clock
        self._lock = threading.RLock()
        self._written_at = -math.inf
        self._steps = 0
        self._started: RunStarted | None = None
        self._index_failed = False

    def __call__(self, event: Event) -> None:
        """Write ``event`` down, then pass it on."""
        if isinstance(event, RunFinished):
            self.finish(event)
            return
        with self._lock:
            if isinstance(event, _JOURNALED):
                self._folder.append(event)
            self._learn(event)
        self._emit(event)

    def finish(self, event: RunFinished, abandoned: bool = False) -> None:
        """Write the last event down and pass it on.

        A run that was not asked to stop but whose front end has ended (``abandoned``) counts as interrupted, so that
        the next start offers to resume it.
        """
        self._write_end(event, "interrupted" if abandoned and event.outcome == "stopped" else event.outcome)
        self._emit(event)

    def amend(self, **changes: Any) -> None:
        """Set fields that no event carries (test, test_count ...) and write the record.

        Raises:
            UserError: The record cannot be written.
        """
        with self._lock:
            self.record = replace(self.record, **changes)
            self._write()

    def close(self) -> None:
        """Close the journal with all that is still in memory; RunFinished does so by itself."""
        with contextlib.suppress(UserError):  # Without RunFinished, the caller has a worse error to report.
            self._folder.close()

    def _learn(self, event: Event) -> None:
        match event:
            case RunStarted():
                self._steps = 0
                self._started = event
                self.record = with_start(self.record, event)
                self._write()
            case StepDone():
                self._steps += 1
                self.record = with_step(self.record, event, self._steps)
            case EpochDone():
                self.record = with_epoch(self.record, event, self._started.primary(event) if self._started else None)
                if self._clock() - self._written_at >= RECORD_SECONDS:
                    self._write()
            case RolledBack():
                self.record = replace(self.record, epochs_done=event.epoch)
            case CheckpointSaved():
                # The checkpoint of a resume must not be ahead of the history.
                self._write()
            case _:
                pass

    def _write_end(self, event: RunFinished, state: RunState) -> None:
        """Report the end of a run even if the full disk that ended it is still full."""
        troubles: list[str] = []
        with self._lock:
            self.record = replace(self.record, state=state, error=event.error)
            for write in (lambda: self._folder.append(event), self._folder.close, self._write):
                try:
                    write()
                except UserError as error:
                    troubles.append(error.message)
        if troubles:
            self._emit(Notice(f"The result of the run could not be saved. {troubles[0]}", "warning"))

    def _write(self) -> None:
        """Write run.json, then the index. Changes that the user makes during the training are preserved."""

        def keep_what_is_the_persons(on_disk: RunRecord | None) -> RunRecord:
            if on_disk is None:
                return self.record
            return replace(
                self.record,
                name=on_disk.name,
                note=on_disk.note,
                sure_from=on_disk.sure_from,
                added_images=on_disk.added_images,
            )

        self.record = self._folder.change_record(keep_what_is_the_persons)
        self._written_at = self._clock()
        finished = self.record.state != "running"
        if self._index_failed and not finished:
            return  # A locked index makes everyone wait for seconds; once is enough until the end.
        try:
            self._store.put(self.record)
        except UserError as error:
            if not self._index_failed:
                self._index_failed = True
                self._emit(Notice(f"{error.message} {error.hint}", "warning"))


def with_start(record: RunRecord, event: RunStarted) -> RunRecord:
    """Return the record of a run that trains now, from the beginning or from ``start_epoch``."""
    return replace(
        record,
        state="running",
        error=None,
        class_names=event.target_names,
        epochs_done=event.start_epoch,
        epochs_planned=event.epochs,
        val_count=event.val_count,
        device=event.device,
    )


def with_step(record: RunRecord, event: StepDone, count: int) -> RunRecord:
    """Return the record after a step; ``count`` is the number of steps since the start, for the mean speed."""
    speed = event.images_per_second
    seconds = max(record.seconds, event.seconds)
    if not math.isfinite(speed) or speed <= 0:
        return replace(record, seconds=seconds)
    before = record.images_per_second if count > 1 else speed
    return replace(record, seconds=seconds, images_per_second=before + (speed - before) / count)


def with_epoch(record: RunRecord, event: EpochDone, primary: MetricValue | None) -> RunRecord:
    """Return the record after an epoch; the best epoch sets the metrics, ``primary`` first, if they are finite."""
    planned = event.epochs or record.epochs_planned
    seconds = max(record.seconds, event.seconds)
    record = replace(record, epochs_done=event.epoch, epochs_planned=planned, seconds=seconds)
    if not event.is_best:
        return record
    return replace(
        record,
        best_epoch=event.epoch,
        validation=primary,
        val_loss=_finite(event.val_loss),
    )


def _finite(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None
