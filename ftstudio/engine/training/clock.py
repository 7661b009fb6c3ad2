"""Adding the time that passes to that of a run; pauses do not count."""

from __future__ import annotations

import time
from collections.abc import Generator
from contextlib import contextmanager

from ftstudio.core.control import RunControl
from ftstudio.engine.checkpoints.checkpoint import Position


@contextmanager
def once(position: Position, control: RunControl) -> Generator[None]:
    """What happens inside belongs to the run but to no epoch: computing features, fitting the head. Work that is not
    finished does not count; it will be done again."""
    clock = Clock(position, control)
    yield
    position.once += clock.tick()


class Clock:
    """Adds the time between its ticks."""

    def __init__(self, position: Position, control: RunControl) -> None:
        self._position, self._control = position, control
        self.restart()

    def restart(self) -> None:
        """Leave the time until now out."""
        self._mark = self._now()

    def tick(self) -> float:
        """Seconds since the last tick."""
        now = self._now()
        elapsed, self._mark = now - self._mark, now
        self._position.seconds += elapsed
        return elapsed

    def _now(self) -> float:
        return time.monotonic() - self._control.waited
