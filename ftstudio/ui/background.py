"""Work off the window's thread whose result comes back on it: for reading files and sorting lists."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal


class Background(QObject):
    """Runs one function at a time for its owner; the result of an earlier one that is overtaken is dropped.

    ``done`` is called on the thread of this object with (result, None) or (None, error).
    """

    _delivered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = _Gate()
        self._ticket = 0
        self._done: Callable[[Any, Exception | None], None] | None = None
        self._delivered.connect(self._deliver)
        self.destroyed.connect(self._open.close)

    @property
    def busy(self) -> bool:
        return self._done is not None

    def start(self, work: Callable[[], Any], done: Callable[[Any, Exception | None], None]) -> None:
        """Run ``work`` in a pool thread, then ``done`` here, unless something else was started meanwhile."""
        self._ticket += 1
        self._done = done
        ticket, gate, delivered = self._ticket, self._open, self._delivered

        def run() -> None:
            try:
                outcome = (ticket, work(), None)
            except Exception as error:  # the outermost edge of a pool thread: the owner says what went wrong
                outcome = (ticket, None, error)
            gate.through(lambda: delivered.emit(outcome))

        QThreadPool.globalInstance().start(run)

    def forget(self) -> None:
        """Drop what is under way."""
        self._ticket += 1
        self._done = None

    def _deliver(self, outcome: tuple[int, Any, Exception | None]) -> None:
        ticket, result, error = outcome
        if ticket == self._ticket and self._done is not None:
            done, self._done = self._done, None
            done(result, error)


class _Gate:
    """Lets pool threads emit only while the receiving object lives."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._closed = False

    def close(self) -> None:
        with self._lock:
            self._closed = True

    def through(self, emit: Callable[[], None]) -> None:
        with self._lock:
            if not self._closed:
                emit()
