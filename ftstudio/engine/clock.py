"""Adding the time that passes to that of a run."""

from __future__ import annotations

import time
from collections.abc import Generator
from contextlib import contextmanager

from ftstudio.engine.checkpoint import Position


@contextmanager
def once(position: Position) -> Generator[None]:
    """What happens inside belongs to the run but to no epoch: computing features, fitting the head. Work that is not
    finished does not count; it will be done again."""
    began = time.monotonic()
    yield
    elapsed = time.monotonic() - began
    position.seconds += elapsed
    position.once += elapsed


class Clock:
    """Adds the time between its ticks."""

    def __init__(self, position: Position) -> None:
        self._position = position
        self.restart()

    def restart(self) -> None:
        """Leave the time until now out."""
        self._mark = time.monotonic()

    def tick(self) -> float:
        """Seconds since the last tick."""
        now = time.monotonic()
        elapsed, self._mark = now - self._mark, now
        self._position.seconds += elapsed
        return elapsed
