"""Whose turn it is: the charts are drawn one after the other, so that the window never waits for all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

TURN_MS = 10
"""Between two turns; what else the window has to do gets in between. A round of four is 25 repaints a second."""


class Turns(QObject):
    """Calls ``acts`` in their order, one a turn, for as long as something is marked as changed.

    What is marked in the middle of a round is drawn in the next one. ``round_done`` comes after the last act of
    each.
    """

    round_done = Signal()

    def __init__(self, acts: Sequence[Callable[[], None]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acts = acts
        self._left: list[Callable[[], None]] = []
        self._marked = self._whole = False
        self._timer = QTimer(self)
        self._timer.setInterval(TURN_MS)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._take)

    def mark(self, whole: bool = False) -> None:
        """Something has changed. ``whole``: so much that the charts must not be seen half old, half new."""
        self._marked = True
        self._whole |= whole

    def go_on(self) -> None:
        """Start with what is marked, or continue after a pause."""
        if (self._marked or self._left) and not self._timer.isActive():
            self._timer.start()

    def pause(self) -> None:
        self._timer.stop()

    def all_now(self) -> None:
        """A whole round at once."""
        self._timer.stop()
        self._marked = self._whole = False
        self._left.clear()
        for act in self._acts:
            act()
        self.round_done.emit()

    def _take(self) -> None:
        if self._whole:
            self.all_now()
            return
        if not self._left:
            self._marked = False
            self._left = list(self._acts)
        self._left.pop(0)()
        if not self._left:
            self.round_done.emit()
        self.go_on()
