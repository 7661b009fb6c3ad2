"""A worker process as seen by its parent: start, pipes, log, and the reason why it ended."""

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
"""A frozen program has no ``python -c``, so it starts itself with this first argument."""

TAIL_BYTES = 8_000
TERMINATE_SECONDS = 2.0


class ChildProcess:
    """A started worker.

    Attributes:
        messages: The lines it wrote, in order, followed by None.
        last_heard: time.monotonic() of its last line; a working one sends a heartbeat every second.
        pid: Its process id.
    """

    def __init__(self, name: str, jobs: str = "") -> None:
        """Start the process.

        Args:
            name: For the log file and the thread.
            jobs: The job function, as "module:function"; "" for the default.

        Raises:
            OSError: The process cannot be started.
        """
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
            **_detached(),
        )
        self.pid = self._process.pid
        self._reader = threading.Thread(target=self._read, name=f"worker-{name}", daemon=True)
        self._reader.start()

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def send(self, message: protocol.ToWorker) -> None:
        """Send one message, in order, without waiting for another thread that is sending.

        The thread that holds the pipe also writes what others add. If the worker has ended, ``messages`` ends.
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
        with contextlib.suppress(OSError, ValueError):  # ValueError: closed by close_input
            while rest:
                rest = rest[cast(Any, self._process.stdin).write(rest) :]

    def close_input(self) -> None:
        """Close the worker's input; it then saves and ends within five seconds."""
        with contextlib.suppress(OSError):
            cast(IO[bytes], self._process.stdin).close()

    def wait(self, limit: float) -> bool:
        """Return whether the process has ended within ``limit`` seconds."""
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
        """Kill the process at once."""
        self._killed = True
        self._process.kill()
        self.wait(TERMINATE_SECONDS)

    def end_in_words(self) -> ErrorReport:
        """Explain why the process ended; ``details`` has the end of its log."""
        code = self._process.returncode
        if code is None:
            message, is_bug = "The worker process closed its connection.", True
        elif self._killed:  # by the user; stops by the program itself are not reported
            message, is_bug = "The worker process was stopped because it did not respond.", False
        elif code < 0:
            message, is_bug = _killed_by(-code)
        else:
            message, is_bug = f"The worker process ended unexpectedly (exit status {code}).", True
        return ErrorReport(message=message, hint="Try again.", details=self.log_tail(), is_bug=is_bug)

    def log_tail(self) -> str:
        """Return the last 8,000 bytes that this process wrote to its log."""
        return logs.tail(Path(self._log.name), TAIL_BYTES, self._log_start)

    def _read(self) -> None:
        stream = cast(IO[bytes], self._process.stdout)
        with stream, open(stream.fileno(), "rb", closefd=False) as lines:
            for line in lines:
                self.last_heard = time.monotonic()
                if line != protocol.HEARTBEAT_LINE:
                    self.messages.put(line)
                else:
                    logs.keep_small(self._log)  # a library may log a line for every image
        self.messages.put(None)


def _environment() -> dict[str, str]:
    chosen = WAITING_THREADS | {
        "OMP_NUM_THREADS": str(usable_cores()),
        "PYTHONUTF8": "1",
        "PYTHONUNBUFFERED": "1",
    }
    return chosen | dict(os.environ)


def _detached() -> dict[str, Any]:
    """Keep Ctrl+C in a terminal from the worker. On Windows also set its priority, which only the parent can."""
    if sys.platform == "win32":
        flags = (
            subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW | subprocess.BELOW_NORMAL_PRIORITY_CLASS
        )
        return {"creationflags": flags}
    return {"start_new_session": True}


def _killed_by(number: int) -> tuple[str, bool]:
    """(what happened, whether it is a bug of the program)."""
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
