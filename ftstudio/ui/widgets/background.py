"""Work off the window's thread whose result comes back on it: for reading files and sorting lists.

Pool threads never touch a QObject that may be destroyed meanwhile: they hand their result to one courier that
lives as long as the program, and the courier looks on the window's thread whether the receiver is still there.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Qt, QThreadPool, Signal


class Background(QObject):
    """Runs one function at a time for its owner; the result of an earlier one that is overtaken is dropped.

    ``done`` is called on the thread of the window with (result, None) or (None, error).
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        courier()
        self._ticket = 0
        self._done: Callable[[Any, Exception | None], None] | None = None

    @property
    def busy(self) -> bool:
        return self._done is not None

    def start(self, work: Callable[[], Any], done: Callable[[Any, Exception | None], None]) -> None:
        """Run ``work`` in a pool thread, then ``done`` here, unless something else was started meanwhile."""
        self._ticket += 1
        self._done = done
        ticket, receiver = self._ticket, weakref.WeakMethod(self._deliver)

        def run() -> None:
            try:
                outcome = (ticket, work(), None)
            except Exception as error:  # noqa: BLE001 - the outermost edge of a pool thread: the owner says what went wrong
                outcome = (ticket, None, error)
            courier().send(receiver, outcome)

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


class Courier(QObject):
    """Carries values from any thread to methods of QObjects on the window's thread."""

    _letter = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._letter.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    def send(self, receiver: weakref.WeakMethod[Any], value: object) -> None:
        """Call the receiver with the value, later, on the thread that made the courier; or never, if it is gone."""
        self._letter.emit((receiver, value))

    def _hand_over(self, letter: tuple[weakref.WeakMethod[Any], object]) -> None:
        receiver, value = letter
        method = receiver()
        if method is not None and shiboken6.isValid(method.__self__):
            method(value)


_courier: Courier | None = None


def courier() -> Courier:
    """The one courier; first asked for on the window's thread, so that it lives there."""
    global _courier
    if _courier is None:
        _courier = Courier()
    return _courier
