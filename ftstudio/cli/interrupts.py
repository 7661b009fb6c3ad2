"""Ctrl+C and similar signals: the first asks the job to stop, the second ends the program at once."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import sys
import threading
import time
from types import TracebackType

from ftstudio.core.control import RunControl
from ftstudio.core.rank import ALONE, Rank

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
_SHOW_CURSOR = b"\x1b[?25h"
_TOGETHER_SECONDS = 0.3
"""Signals within this many seconds count once: `timeout` and process groups send the same one twice."""
_LAUNCHER_SECONDS = 5.0
"""The same under torchrun, which passes on, later, what the terminal has already sent to all processes."""
_STOPPING = b"\nStopping. Once more to end at once.\n"
_SAVING = b"\nStopping after this step, then saving. Once more to end at once.\n"


class Interrupts:
    """While entered, turns signals into requests to ``control``. ``number`` is the first signal received.

    A thread, woken at the C level, reacts at once even if the main thread is in a long computation, where Python's own
    handlers wait. Of the processes of one run only the first writes messages. ``saving``: the stopped job is saved and
    can be resumed.
    """

    def __init__(self, control: RunControl, here: Rank = ALONE, *, saving: bool = False) -> None:
        self._control = control
        self._aloud = here.is_first
        self._message = _SAVING if saving else _STOPPING
        self._together = _TOGETHER_SECONDS if here.is_alone else _LAUNCHER_SECONDS
        self.number: int | None = None
        self._first_at = 0.0

    @property
    def exit_status(self) -> int | None:
        """128 + the signal, None without one."""
        return None if self.number is None else 128 + self.number

    def __enter__(self) -> Interrupts:
        self._awake, self._wake = socket.socketpair()
        self._wake.setblocking(False)
        self._earlier_fd = signal.set_wakeup_fd(self._wake.fileno(), warn_on_full_buffer=False)
        if hasattr(os, "register_at_fork"):
            # Ctrl+C reaches loader workers too; theirs must not count as the second signal.
            os.register_at_fork(after_in_child=_forget_wakeup)
        present = [signal.Signals[name] for name in _NAMES if hasattr(signal, name)]
        # nohup leaves SIGHUP ignored on purpose.
        taken = [each for each in present if signal.getsignal(each) is not signal.SIG_IGN]
        self._earlier = {each: signal.signal(each, _answered_by_thread) for each in taken}
        self._thread = threading.Thread(target=self._listen, name="signals", daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._earlier.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._earlier_fd)
        self._wake.close()
        self._thread.join(1.0)
        self._awake.close()

    def _listen(self) -> None:
        while numbers := self._awake.recv(64):
            for number in numbers:
                if number in self._earlier:
                    self._answer(number)

    def _answer(self, number: int) -> None:
        if self.number is not None:
            if time.monotonic() - self._first_at < self._together:
                return
            if sys.stderr.isatty():
                _write(_SHOW_CURSOR)
            os._exit(128 + number)
        self.number, self._first_at = number, time.monotonic()
        self._control.stop()
        if self._aloud:
            _write(self._message)


def _answered_by_thread(_number: int, _frame: object) -> None:
    pass


def _forget_wakeup() -> None:
    with contextlib.suppress(ValueError):
        signal.set_wakeup_fd(-1)


def _write(text: bytes) -> None:
    with contextlib.suppress(OSError):
        os.write(2, text)
