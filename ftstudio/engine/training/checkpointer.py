"""When a run is saved, and that it is: copied between two steps, written by a thread of its own."""

from __future__ import annotations

import contextlib
import time
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path

from ftstudio.core.errors import UserError
from ftstudio.core.events import CheckpointSaved
from ftstudio.engine.checkpoints import checkpoint
from ftstudio.engine.checkpoints.checkpoint import Checkpoint, Position
from ftstudio.engine.training.setup import Setup


class Checkpointer:
    """Writes checkpoints of one run, at most one at a time, and knows when the next is due.

    Every method is for the training thread, which also emits: CheckpointSaved comes after the checkpoint is safe on
    the disk, at the next safe point. There too the UserError of a save that failed is raised.
    """

    def __init__(self, setup: Setup, position: Position) -> None:
        self._setup, self._position = setup, position
        self._taken_at = time.monotonic()
        self._writing: tuple[Checkpoint, Future[Path]] | None = None

    @property
    def due(self) -> bool:
        """An interval has passed since the last save was begun, and it has ended. The first rank alone says so."""
        passed = time.monotonic() - self._taken_at >= self._setup.config.train.checkpoint_seconds
        return passed and self._writing is None and self._setup.ranks.here.is_first

    def save_if_due(self) -> None:
        self.safe_point()
        if self.due:
            self.save()

    def save(self) -> None:
        """Begin a checkpoint of this moment: copy it, and leave the writing to the thread."""
        self._finish()
        setup = self._setup
        if not setup.ranks.here.is_first:
            return  # its numbers are those of the first
        taken = checkpoint.take(setup.module, setup.optimizer, self._position)
        self._taken_at = time.monotonic()
        writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="checkpoint writer")
        self._writing = taken, writer.submit(checkpoint.save, setup.checkpoints, taken)
        writer.shutdown(wait=False)  # the thread ends with this save

    def safe_point(self) -> None:
        """Tell of a save that has ended, well or not. Before a pause it is waited for: a paused run leaves nothing
        open. Raises UserError."""
        if self._writing and (self._writing[1].done() or self._setup.control.pause_requested):
            self._finish()

    def save_and_wait(self) -> None:
        """A checkpoint of this moment, on the disk when this returns. Raises UserError."""
        with contextlib.suppress(UserError):  # of a save that failed: this one takes its place
            self._finish()
        self.save()
        self._finish()

    def close(self) -> None:
        """Wait until nothing is written any more; the run may then belong to another process."""
        if self._writing:
            wait([self._writing[1]])

    def _finish(self) -> None:
        if self._writing:
            (taken, written), self._writing = self._writing, None
            path = written.result()
            self._setup.emit(CheckpointSaved(str(path), taken.position.step, taken.position.epoch))
