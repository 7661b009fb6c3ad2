"""Measure the training time of a run, without pauses."""

from __future__ import annotations

import time
from collections.abc import Generator
from contextlib import contextmanager

from ftstudio.core.control import RunControl
from ftstudio.engine.checkpoints.checkpoint import Position


@contextmanager
def once(position: Position, control: RunControl) -> Generator[None]:
    """Count the time inside as time of the run but of no epoch: computing features, fitting the head.

    Unfinished work is not counted, because it will be repeated.
    """
    clock = Clock(position, control)
    yield
    position.once += clock.tick()


class Clock:
    """Add the time between two ticks to the position."""

    def __init__(self, position: Position, control: RunControl) -> None:
        self._position, self._control = position, control
        self.restart()

    def restart(self) -> None:
        """Exclude the time since the last tick."""
        self._mark = self._now()

    def tick(self) -> float:
        """Add the seconds since the last tick to the position, and return them."""
        now = self._now()
        elapsed, self._mark = now - self._mark, now
        self._position.seconds += elapsed
        return elapsed

    def _now(self) -> float:
        return time.monotonic() - self._control.waited
