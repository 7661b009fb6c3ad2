"""RunControl: how a running job is asked to pause, continue or stop at its next safe point."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from ftstudio.core.errors import StopRequested


class RunControl:
    """Requests of a front end, which the job checks at its safe points. Safe to use from any thread."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._stop = False
        self._paused = False
        self._abandoned = False
        self.waited = 0.0
        """Seconds that the job has waited at safe points."""
        self.on_wait: Callable[[bool], None] = _nobody
        """Called on the job's thread when it begins to wait at a safe point (True) and when it continues (False)."""

    def stop(self) -> None:
        """Ask the job to end at its next safe point, even if it is paused."""
        with self._changed:
            self._stop = True
            self._changed.notify_all()

    def abandon(self) -> None:
        """Stop because the front end has ended without asking for it: the run counts as interrupted."""
        self._abandoned = self._abandoned or not self._stop  # a signal and the end of the input may both cause this
        self.stop()

    def pause(self) -> None:
        with self._changed:
            self._paused = True

    def go_on(self) -> None:
        with self._changed:
            self._paused = False
            self._changed.notify_all()

    @property
    def stop_requested(self) -> bool:
        return self._stop

    @property
    def abandoned(self) -> bool:
        return self._abandoned

    @property
    def pause_requested(self) -> bool:
        return self._paused

    def safe_point(self) -> None:
        """Wait while paused.

        Raises:
            StopRequested: A stop was requested.
        """
        if self._paused and not self._stop:
            self.on_wait(True)
            began = time.monotonic()
            with self._changed:
                self._changed.wait_for(lambda: self._stop or not self._paused)
            self.waited += time.monotonic() - began
            if not self._stop:
                self.on_wait(False)
        if self._stop:
            raise StopRequested


def _nobody(waiting: bool) -> None:
    """The default listener, which ignores waits."""
