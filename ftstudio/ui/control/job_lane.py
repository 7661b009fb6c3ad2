"""JobLane: one job at a time, in order; its events in gulps at the pace of the screen, its outcome last."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from ftstudio.core.errors import ErrorReport
from ftstudio.core.events import Event
from ftstudio.ui.control.job_thread import JobThread, Work

FRAME_MS = 33
"""At most 30 times a second: faster updates are not visible."""
ASK_AGAIN_MS = 200
"""A stop that was asked for before the worker had taken the job is asked for again."""


def _nothing(*_: object) -> None:
    """For outcomes without a receiver."""


@dataclass(frozen=True)
class Job:
    """A piece of work for a lane.

    ``key`` says what kind it is, so that it can be cancelled; one that ``gives_way`` is asked to stop as soon as
    another waits. Callbacks come on the window's thread; exactly one of the last three is called, after the last event.
    """

    key: str
    work: Work
    on_events: Callable[[list[Event]], None] = _nothing
    on_answer: Callable[[Any], None] = _nothing
    on_failed: Callable[[ErrorReport], None] = _nothing
    on_stopped: Callable[[], None] = _nothing
    gives_way: bool = False


class JobLane(QObject):
    """Owns the threads of one worker client (or of small local work) until they have finished."""

    idle = Signal()

    def __init__(self, ask_to_stop: Callable[[], None] = _nothing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ask_to_stop = ask_to_stop
        self._waiting: deque[Job] = deque()
        self._job: Job | None = None
        self._thread: JobThread | None = None
        self._outcome: Callable[[], None] = _nothing
        self._closing = False
        self._ask_again = QTimer(self)
        self._ask_again.setInterval(ASK_AGAIN_MS)
        self._ask_again.timeout.connect(self._ask)
        self._frame = QTimer(self)
        self._frame.setInterval(FRAME_MS)
        self._frame.timeout.connect(self._deliver_events)

    @property
    def busy(self) -> bool:
        return self._job is not None or bool(self._waiting)

    @property
    def closing(self) -> bool:
        """Whether nothing new is taken any more."""
        return self._closing

    @property
    def current_key(self) -> str:
        """The kind of the job in progress, "" when there is none."""
        return self._job.key if self._job else ""

    def submit(self, job: Job) -> None:
        """Do it after everything that waits. Once closing, it is stopped at once instead."""
        if self._closing:
            job.on_stopped()
            return
        self._waiting.append(job)
        if self._job is not None and self._job.gives_way:
            self._ask()
            self._ask_again.start()
        self._start_next()

    def has(self, key: str) -> bool:
        return self.current_key == key or any(job.key == key for job in self._waiting)

    def cancel(self, key: str) -> None:
        """Drop the waiting jobs of this kind and ask the one in progress to stop."""
        dropped = [job for job in self._waiting if job.key == key]
        self._waiting = deque(job for job in self._waiting if job.key != key)
        for job in dropped:
            job.on_stopped()
        if self.current_key == key:
            self._ask()
            self._ask_again.start()

    def close(self) -> None:
        """Drop what waits, ask the job in progress to stop, take nothing new. ``idle`` comes at the end."""
        self._closing = True
        dropped = list(self._waiting)
        self._waiting.clear()
        for job in dropped:
            job.on_stopped()
        if self._job is None:
            self.idle.emit()
        else:
            self._ask()
            self._ask_again.start()

    def _ask(self) -> None:
        self._ask_to_stop()

    def _start_next(self) -> None:
        if self._job is not None or not self._waiting:
            return
        self._job = self._waiting.popleft()
        self._outcome = self._job.on_stopped
        thread = self._thread = JobThread(self._job.work, self)
        thread.answered.connect(self._note_answer)
        thread.failed.connect(self._note_failure)
        thread.finished.connect(self._end_job)
        thread.start()
        self._frame.start()

    def _deliver_events(self) -> None:
        if self._thread is None or self._job is None:
            return
        events = self._thread.inbox.take_all()
        if events:
            self._job.on_events(events)

    def _note_answer(self, answer: object) -> None:
        job = self._job
        if job is not None:
            self._outcome = lambda: job.on_answer(answer)

    def _note_failure(self, report: ErrorReport) -> None:
        job = self._job
        if job is not None:
            self._outcome = lambda: job.on_failed(report)

    def _end_job(self) -> None:
        """The thread has ended: the last events, then the outcome, then the next job."""
        thread, outcome = self._thread, self._outcome
        self._frame.stop()
        self._ask_again.stop()
        try:
            self._deliver_events()
        finally:
            self._job, self._thread, self._outcome = None, None, _nothing
            if thread is not None:
                thread.wait()
                thread.deleteLater()
            try:
                outcome()
            finally:
                self._start_next()
                if not self.busy:
                    self.idle.emit()
