"""A worker from the front end's side: started when needed, reused, replaced if it dies.

Without torch and Qt. ``run`` blocks the calling thread (in the window a QThread); everything else returns at once,
except ``close``, which has a time limit.
"""

from __future__ import annotations

import itertools
import threading
import time
from queue import Empty

from msgspec.structs import replace

from ftstudio.app.requests import ANSWERS, Answer, Request, Resume, Train
from ftstudio.core import json_codec
from ftstudio.core.errors import ErrorReport, StopRequested, UserError
from ftstudio.core.events import CheckpointSaved, Emit, Event, Notice, RunFinished, RunStarted
from ftstudio.core.run_record import RunResult
from ftstudio.worker import protocol
from ftstudio.worker.child_process import ChildProcess
from ftstudio.worker.protocol import AnswerPart, JobDone, JobEvent, JobFailed, JobStopped

CLOSE_SECONDS = 10.0
LISTEN_SECONDS = 0.5
RESUME_HINT = "Resume the run from its last checkpoint."
AGAIN_HINT = "Nothing had been saved yet: train again."


class JobCrashed(Exception):
    """A job ended because of a bug or because its worker died; ``report`` describes it."""

    def __init__(self, report: ErrorReport) -> None:
        super().__init__(report.message)
        self.report = report


class WorkerDied(JobCrashed):
    """The worker ended during a job."""


class WorkerClient:
    """One worker process, replaced if it has died. Runs one job at a time."""

    def __init__(self, name: str, jobs: str = "") -> None:
        """Prepare a worker; nothing is started yet.

        Args:
            name: For the log file.
            jobs: Another job function than app.jobs.run, as "module:function", for tests.
        """
        self.name = name
        self._jobs = jobs
        self._lock = threading.Lock()
        self._child: ChildProcess | None = None
        self._job_id: int | None = None
        self._numbers = itertools.count(1)
        self._closed = False

    @property
    def pid(self) -> int | None:
        """The id of the worker process; None if there is none."""
        child = self._child
        return child.pid if child and child.alive else None

    @property
    def busy(self) -> bool:
        """Whether a job is in progress."""
        return self._job_id is not None

    @property
    def last_heard(self) -> float:
        """time.monotonic() of the worker's last message, at least one per second; the current time if no worker runs.

        A worker silent for long is hanging; ``end_now`` ends it, and its job is reported as crashed.
        """
        child = self._child
        return child.last_heard if child and child.alive else time.monotonic()

    def start(self) -> None:
        """Start the worker in advance. A failure is reported by the first job."""
        with self._lock:
            if not self._closed:
                try:
                    self._living_child()
                except OSError:
                    self._child = None

    def run(self, request: Request, emit: Emit) -> Answer:
        """Run one job to its end; ``emit`` receives its events in this thread.

        Train and Resume raise none of the errors below: their last event is always a single RunFinished, and the answer
        is the RunResult.

        Raises:
            UserError: Something that the user can fix.
            StopRequested: The job was stopped.
            JobCrashed: A bug, or the worker died.
        """
        job_id = self._begin()
        witness = _RunEvents(request, emit) if isinstance(request, Train | Resume) else None
        try:
            child = self._child_for_job()
            child.send(protocol.RunJob(job_id, request))
            return self._listen(child, job_id, request, witness.emit if witness else emit)
        except StopRequested:
            if witness is None:
                raise
            return witness.stopped()
        except UserError as error:
            if witness is None:
                raise
            return witness.failed(ErrorReport.of(error))
        except JobCrashed as crash:
            if witness is None:
                raise
            died = isinstance(crash, WorkerDied)
            return witness.failed(replace(crash.report, hint=witness.way_on) if died else crash.report)
        except BaseException:  # emit raised: let the job save, and start a new process next time
            self._retire()
            raise
        finally:
            with self._lock:
                self._job_id = None

    def pause(self) -> None:
        """Ask the job to pause at its next safe point."""
        self._send(protocol.Pause)

    def go_on(self) -> None:
        """Ask a paused job to continue."""
        self._send(protocol.GoOn)

    def stop(self) -> None:
        """Ask the job to save and stop, even while it is paused."""
        self._send(protocol.Stop)

    def end_now(self) -> None:
        """Kill a worker that no longer responds. Unsaved work is lost."""
        child = self._child
        if child is not None:
            child.kill()

    def close(self, limit: float = CLOSE_SECONDS) -> None:
        """Stop the job, let it save, and end the worker, if needed by force after ``limit`` seconds.

        Later jobs raise StopRequested.
        """
        with self._lock:
            self._closed = True
            child, self._child = self._child, None
        if child is not None:
            child.send(protocol.Quit())
            child.end(limit)

    def _begin(self) -> int:
        with self._lock:
            if self._job_id is not None:
                raise RuntimeError(f"the worker {self.name} runs a job already")
            self._job_id = next(self._numbers)
            return self._job_id

    def _child_for_job(self) -> ChildProcess:
        with self._lock:
            if self._closed:
                raise StopRequested
            try:
                return self._living_child()
            except OSError as error:
                message = f"The worker process cannot be started: {error}"
                raise JobCrashed(ErrorReport(message=message, hint="Try again.", is_bug=True)) from error

    def _living_child(self) -> ChildProcess:
        if self._child is None or not self._child.alive:
            if self._child is not None:
                self._child.end(0)
            self._child = ChildProcess(self.name, self._jobs)
        return self._child

    def _retire(self) -> None:
        with self._lock:
            child, self._child = self._child, None
        if child is not None:
            child.close_input()
            child.end(CLOSE_SECONDS)

    def _send(self, kind: type[protocol.Pause] | type[protocol.GoOn] | type[protocol.Stop]) -> None:
        with self._lock:
            child, job_id = self._child, self._job_id
        if child is not None and job_id is not None:
            child.send(kind(job_id))

    def _listen(self, child: ChildProcess, job_id: int, request: Request, emit: Emit) -> Answer:
        kind, parts = ANSWERS[type(request)], protocol.Parts()
        while (line := self._next_line(child)) is not None:
            try:
                message = protocol.read_from_worker(line, kind)
            except json_codec.JsonError as error:
                if not protocol.is_event(line):
                    child.kill()
                    raise JobCrashed(_not_understood(line, error)) from error
                emit(Notice(f"Ignored an invalid message from the worker: {error}", "warning"))
                continue
            match message:
                case JobEvent(number, event) if number == job_id:
                    emit(event)
                case AnswerPart(number, items) if number == job_id:
                    parts.add(items)
                case JobDone(number, answer) if number == job_id:
                    return parts.whole(answer)
                case JobStopped(number) if number == job_id:
                    raise StopRequested
                case JobFailed(number, error) if number == job_id:
                    raise JobCrashed(error) if error.is_bug else UserError(error.message, error.hint, error.targets)
                case _:  # Ready, or a late message about an earlier job
                    pass
        if self._closed:
            raise StopRequested
        child.wait(1.0)
        raise WorkerDied(child.end_in_words())

    def _next_line(self, child: ChildProcess) -> bytes | None:
        """The worker's next line; None once it has ended, even if one of its children still holds the pipe open."""
        seen_dead = False
        while True:
            try:
                return child.messages.get(timeout=LISTEN_SECONDS)
            except Empty:
                if seen_dead:
                    return None
                seen_dead = not child.alive


def _not_understood(line: bytes, error: Exception) -> ErrorReport:
    return ErrorReport(
        message="The worker process sent an invalid message.",
        hint="Try again. If it happens again, please report it with the details.",
        details=f"{error}\n{line[:2000].decode('utf-8', 'replace')}",
        is_bug=True,
    )


class _RunEvents:
    """Watches a run's events, so that exactly one RunFinished ends them, whatever happens to the worker."""

    def __init__(self, request: Train | Resume, emit: Emit) -> None:
        self._emit = emit
        self._run_dir = request.run_dir if isinstance(request, Resume) else ""
        self._started: RunStarted | None = None
        self._finished: RunFinished | None = None
        self.way_on = RESUME_HINT if isinstance(request, Resume) else AGAIN_HINT
        """What to do when the worker is gone."""

    def emit(self, event: Event) -> None:
        if self._finished is not None:
            return
        if isinstance(event, RunStarted):
            self._started = event
        elif isinstance(event, CheckpointSaved):
            self.way_on = RESUME_HINT
        elif isinstance(event, RunFinished):
            self._finished = event
        self._emit(event)

    def stopped(self) -> RunResult:
        return self._result(RunFinished("stopped"))

    def failed(self, report: ErrorReport) -> RunResult:
        return self._result(RunFinished("failed", report))

    def _result(self, ending: RunFinished) -> RunResult:
        """The answer of a run whose own was lost; an outcome that was already reported stays."""
        if self._finished is None:
            self.emit(ending)
        finished = self._finished or ending
        started = self._started
        return RunResult(
            run_dir=started.run_dir if started else self._run_dir,
            run_id=started.run_id if started else "",
            outcome=finished.outcome,
            trainable_parameters=started.trainable_parameters if started else 0,
            frozen_parameters=started.frozen_parameters if started else 0,
            error=finished.error,
        )
