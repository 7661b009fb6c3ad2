"""The worker process: reads requests, runs one job after another, and ends when its parent does.

Started by ``worker/client.py``. The original standard output carries the protocol; anything printed by libraries goes
to standard error, which is the worker's log file.
"""

from __future__ import annotations

import argparse
import contextlib
import faulthandler
import importlib
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from queue import SimpleQueue
from typing import TypeAlias, cast

from ftstudio.app.requests import Answer, Request
from ftstudio.core.control import RunControl
from ftstudio.core.errors import ErrorReport, StopRequested, UserError
from ftstudio.core.events import Emit, Event, StepDone
from ftstudio.worker import protocol
from ftstudio.worker.protocol import GoOn, JobEvent, JobFailed, JobStopped, Pause, Quit, RunJob, Stop

JobFunction: TypeAlias = Callable[[Request, RunControl, Emit], Answer]

DEFAULT_JOBS = "ftstudio.app.jobs:run"
SAVE_SECONDS = 4.5
"""Time for a job to save once the parent has ended; then the process exits, so that no orphan holds the GPU."""
BATCH_SECONDS = 0.02
"""Steps are collected for up to this time before they are sent."""
NICENESS = 10


def main(argv: Sequence[str] | None = None) -> int:
    """Run a worker; returns the exit status."""
    parser = argparse.ArgumentParser(prog="ftstudio-worker")
    parser.add_argument("--jobs", default=DEFAULT_JOBS, help="module:function that runs a request")
    options = parser.parse_args(argv)
    input_fd, output_fd = _take_standard_streams()
    faulthandler.enable(sys.stderr)
    _lower_priority()
    host = Host(input_fd, Outlet(output_fd), cast(str, options.jobs))
    host.serve()
    return 0


class Outlet:
    """Sends lines to the parent, in order. Steps are collected for up to 20 ms; everything else is sent at once.

    Once the parent has ended, lines are dropped silently, because the job must continue to a point where it can save.
    """

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._changed = threading.Condition()
        self._pending = bytearray()
        self._written_at = 0.0
        self._closed = False
        threading.Thread(target=self._keep_alive, name="heartbeat", daemon=True).start()

    def send(self, message: protocol.FromWorker, *, at_once: bool = True) -> None:
        """Send a message, or collect it unless ``at_once``."""
        self.send_line(protocol.line(message), at_once=at_once)

    def send_line(self, text: bytes, *, at_once: bool = True) -> None:
        """Send an encoded line, or collect it unless ``at_once``."""
        with self._changed:
            waiting = bool(self._pending)
            self._pending += text
            if at_once or time.monotonic() - self._written_at >= BATCH_SECONDS:
                self._write()
            elif not waiting:
                self._changed.notify()

    def close(self) -> None:
        """Send everything collected, and stop the heartbeat."""
        with self._changed:
            self._write()
            self._closed = True
            self._changed.notify()

    def _write(self) -> None:
        rest = memoryview(bytes(self._pending))
        self._pending.clear()
        self._written_at = time.monotonic()
        try:
            while rest:
                rest = rest[os.write(self._fd, rest) :]
        except OSError:  # the parent has ended; the thread that reads requests stops the job
            self._closed = True

    def _keep_alive(self) -> None:
        """Send collected steps when they are due, and a heartbeat every second."""
        with self._changed:
            next_beat = time.monotonic()
            while not self._closed:
                now = time.monotonic()
                if now >= next_beat:
                    self._pending += protocol.HEARTBEAT_LINE
                    self._write()
                    next_beat = now + protocol.HEARTBEAT_SECONDS
                due = self._written_at + BATCH_SECONDS if self._pending else next_beat
                self._changed.wait(max(0.0, min(due, next_beat) - now))
                if self._pending and time.monotonic() - self._written_at >= BATCH_SECONDS:
                    self._write()


class Host:
    """One worker: a thread reads requests, and the main thread runs them one after another."""

    def __init__(self, input_fd: int, outlet: Outlet, jobs: str) -> None:
        self._input_fd = input_fd
        self._outlet = outlet
        self._jobs = jobs
        # Unlike Queue.put, SimpleQueue.put may be called in a signal handler.
        self._waiting: SimpleQueue[tuple[RunJob, RunControl] | None] = SimpleQueue()
        self._controls: dict[int, RunControl] = {}
        self._ending = False

    def serve(self) -> None:
        """Run jobs until a Quit message, a signal to terminate, or the end of the parent."""
        if threading.current_thread() is threading.main_thread():
            # Ctrl+C in a terminal is for the parent, which then sends Stop.
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            signal.signal(signal.SIGTERM, lambda _number, _frame: self._end_soon())
        threading.Thread(target=self._read, name="requests", daemon=True).start()
        self._outlet.send(protocol.Ready(os.getpid()))
        while (job := self._waiting.get()) is not None:
            self._run(*job)
        self._outlet.close()

    def _read(self) -> None:
        with open(self._input_fd, "rb", closefd=False) as source:
            for text in source:
                try:
                    self._obey(protocol.read_to_worker(text))
                except Exception:  # noqa: BLE001 - top level of this thread: losing a message silently would hang the parent
                    traceback.print_exc()
                    os._exit(70)
        self._end_soon()

    def _obey(self, message: protocol.ToWorker) -> None:
        match message:
            case RunJob(job_id):
                control = self._controls[job_id] = RunControl()
                self._waiting.put((message, control))
            case Pause(job_id) if control := self._controls.get(job_id):
                control.pause()
            case GoOn(job_id) if control := self._controls.get(job_id):
                control.go_on()
            case Stop(job_id) if control := self._controls.get(job_id):
                control.stop()
            case Quit():
                self._stop_all()
            case _:  # a message about a job that has just ended
                pass

    def _stop_all(self) -> None:
        for control in list(self._controls.values()):
            control.stop()
        self._waiting.put(None)

    def _end_soon(self) -> None:
        """Stop the job so that it saves, and end, by force if saving takes longer than allowed."""
        for control in list(self._controls.values()):
            control.abandon()
        self._stop_all()
        if not self._ending:
            self._ending = True
            timer = threading.Timer(SAVE_SECONDS, os._exit, (75,))
            timer.daemon = True
            timer.start()

    def _run(self, message: RunJob, control: RunControl) -> None:
        job_id = message.job_id

        def emit(event: Event) -> None:
            self._outlet.send(JobEvent(job_id, event), at_once=not isinstance(event, StepDone))

        try:
            answer = _job_function(self._jobs)(message.request, control, emit)
            for text in protocol.answer_lines(job_id, answer):
                self._outlet.send_line(text)
        except StopRequested:
            self._outlet.send(JobStopped(job_id))
        except UserError as error:
            self._outlet.send(JobFailed(job_id, ErrorReport.of(error)))
        except Exception as error:  # noqa: BLE001 - top level of a job: the worker continues with the next one
            self._outlet.send(JobFailed(job_id, _bug(error)))
        finally:
            self._controls.pop(job_id, None)


def _bug(error: Exception) -> ErrorReport:
    """Report the error as text: storing the exception would keep the tensors of its frames alive."""
    return ErrorReport(
        message=f"Something went wrong inside FTStudio: {str(error) or type(error).__name__}",
        hint="Try again. If it happens again, please report it with the details.",
        details=traceback.format_exc(),
        is_bug=True,
    )


def _job_function(name: str) -> JobFunction:
    module, _, function = name.partition(":")
    return cast(JobFunction, getattr(importlib.import_module(module), function))


def _take_standard_streams() -> tuple[int, int]:
    """Reserve the pipes to the parent for the protocol, and return their (input, output) descriptors.

    Afterwards descriptor 0 reads nothing, and descriptor 1 is standard error, also for C libraries. Forked children
    (loader workers) close the pipes, so that the parent notices a killed worker even if they are still running.
    """
    input_fd, output_fd = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=lambda: _close(input_fd, output_fd))
    return input_fd, output_fd


def _close(*descriptors: int) -> None:
    for descriptor in descriptors:
        with contextlib.suppress(OSError):
            os.close(descriptor)


def _lower_priority() -> None:
    """Give the window priority. On Windows, the parent sets the priority class when it starts the worker."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError):
            os.nice(NICENESS)


if __name__ == "__main__":
    sys.exit(main())
