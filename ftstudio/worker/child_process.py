"""One worker process as its parent sees it: how it is started, its pipes and log, and the words for its end."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Any, cast

from ftstudio.core import paths
from ftstudio.core.cores import WAITING_THREADS, usable_cores
from ftstudio.core.errors import ErrorReport
from ftstudio.core.self_exec import own_command
from ftstudio.core.storage import logs
from ftstudio.worker import protocol

WORKER_FLAG = "--ftstudio-worker"
"""In a frozen program there is no ``python -c``: the program starts itself with this as the first argument."""

TAIL_BYTES = 8_000
TERMINATE_SECONDS = 2.0


class ChildProcess:
    """A started worker. ``messages`` holds the lines it wrote, in order, and None after the last one.

    ``last_heard`` is the time.monotonic() of its last word; a working one sends a heartbeat every second.
    Raises OSError when the process cannot be started.
    """

    def __init__(self, name: str, jobs: str = "") -> None:
        self.messages: SimpleQueue[bytes | None] = SimpleQueue()
        self.last_heard = time.monotonic()
        self._killed = False
        self._log = logs.open_log(paths.log_dir() / f"worker-{name}.log")
        self._log_start = self._log.tell()
        self._writing = threading.Lock()
        self._outgoing: deque[bytes] = deque()
        options = ["--jobs", jobs] if jobs else []
        self._process = subprocess.Popen(
            own_command(WORKER_FLAG, "ftstudio.worker.host") + options,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            bufsize=0,
            close_fds=True,
            env=_environment(),
            **_apart(),
        )
        self.pid = self._process.pid
        self._reader = threading.Thread(target=self._read, name=f"worker-{name}", daemon=True)
        self._reader.start()

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def send(self, message: protocol.ToWorker) -> None:
        """Send one message, in order, without waiting for another thread that is sending.

        Whoever is at the pipe writes what others add meanwhile. A worker that is gone shows in ``messages``.
        """
        self._outgoing.append(protocol.line(message))
        while self._outgoing and self._writing.acquire(blocking=False):
            try:
                while self._outgoing:
                    self._write(self._outgoing.popleft())
            finally:
                self._writing.release()

    def _write(self, text: bytes) -> None:
        rest = memoryview(text)
        with contextlib.suppress(OSError, ValueError):  # ValueError: closed by close_input meanwhile
            while rest:
                rest = rest[cast(Any, self._process.stdin).write(rest) :]

    def close_input(self) -> None:
        """The worker sees the end of its input, saves, and ends within five seconds."""
        with contextlib.suppress(OSError):
            cast(IO[bytes], self._process.stdin).close()

    def wait(self, limit: float) -> bool:
        """Whether the process has ended within ``limit`` seconds."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(limit)
        return self._process.returncode is not None

    def end(self, limit: float) -> None:
        """Wait ``limit`` seconds for a worker that was asked to end, then terminate it, then kill it."""
        if not self.wait(limit):
            self._process.terminate()
            if not self.wait(TERMINATE_SECONDS):
                self.kill()
        self._reader.join(1.0)
        self.close_input()
        self._log.close()

    def kill(self) -> None:
        self._killed = True
        self._process.kill()
        self.wait(TERMINATE_SECONDS)

    def end_in_words(self) -> ErrorReport:
        """Why the process ended, for the user; the end of what it printed is in ``details``."""
        code = self._process.returncode
        if code is None:
            message, is_bug = "The worker process closed its connection.", True
        elif self._killed:  # by "End it": this is the only stop of ours that is reported
            message, is_bug = "The worker process was stopped because it did not respond.", False
        elif code < 0:
            message, is_bug = _killed_by(-code)
        else:
            message, is_bug = f"The worker process ended unexpectedly (exit status {code}).", True
        return ErrorReport(message=message, hint="Try again.", details=self.log_tail(), is_bug=is_bug)

    def log_tail(self) -> str:
        """The last of what this process wrote to its log, at most 8,000 bytes."""
        return logs.tail(Path(self._log.name), TAIL_BYTES, self._log_start)

    def _read(self) -> None:
        stream = cast(IO[bytes], self._process.stdout)
        with stream, open(stream.fileno(), "rb", closefd=False) as lines:
            for line in lines:
                self.last_heard = time.monotonic()
                if line != protocol.HEARTBEAT_LINE:
                    self.messages.put(line)
                else:
                    logs.keep_small(self._log)  # a library may have something to say about every image
        self.messages.put(None)


def _environment() -> dict[str, str]:
    chosen = WAITING_THREADS | {
        "OMP_NUM_THREADS": str(usable_cores()),
        "PYTHONUTF8": "1",
        "PYTHONUNBUFFERED": "1",
    }
    return chosen | dict(os.environ)


def _apart() -> dict[str, Any]:
    """Keep a terminal's Ctrl+C from the worker; on Windows set its priority, which only the parent can."""
    if sys.platform == "win32":
        flags = (
            subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW | subprocess.BELOW_NORMAL_PRIORITY_CLASS
        )
        return {"creationflags": flags}
    return {"start_new_session": True}


def _killed_by(number: int) -> tuple[str, bool]:
    """(what happened, whether that is a fault of the program)."""
    try:
        name = signal.Signals(number).name
    except ValueError:
        name = "unknown"
    if name == "SIGKILL":
        return (
            "The system killed the worker process (signal 9). The computer probably ran out of memory: use a smaller "
            "batch size or image size.",
            False,
        )
    if name in ("SIGTERM", "SIGINT", "SIGHUP"):
        return f"The worker process was terminated from outside (signal {number}, {name}).", False
    cause = {"SIGSEGV": "a segmentation fault", "SIGBUS": "a bus error", "SIGILL": "an illegal instruction"}
    return f"The worker process crashed: {cause.get(name, name)} (signal {number}).", True
