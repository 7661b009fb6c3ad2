"""LiveState: the session's state of the moment, and the word that it changed, at most 30 times a second."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from ftstudio.app.session import SessionState
from ftstudio.ui.control.job_lane import FRAME_MS


class LiveState(QObject):
    """Holds the one SessionState. ``changed`` carries the newest one; changes in between are not announced."""

    changed = Signal(object)

    def __init__(self, state: SessionState, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._frame = QTimer(self)
        self._frame.setSingleShot(True)
        self._frame.setInterval(FRAME_MS)
        self._frame.timeout.connect(self.announce_now)

    @property
    def value(self) -> SessionState:
        return self._state

    def set(self, state: SessionState) -> None:
        if state is self._state:
            return
        self._state = state
        if not self._frame.isActive():
            self._frame.start()

    def change(self, transition: Callable[..., SessionState], *arguments: object) -> None:
        """Apply ``transition(state, *arguments)``, a function of app/session.py."""
        self.set(transition(self._state, *arguments))

    def announce_now(self) -> None:
        """Tell everybody without waiting for the next frame."""
        self._frame.stop()
        self.changed.emit(self._state)
