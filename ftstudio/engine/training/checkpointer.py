"""Periodic checkpoints of a run: copied between two steps, written by a background thread."""

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
    """Write the checkpoints of one run, at most one at a time, and decide when the next is due.

    All methods belong to the training thread. At the first safe point after a save has reached the disk, they emit
    CheckpointSaved; if it failed, they raise its UserError there.
    """

    def __init__(self, setup: Setup, position: Position) -> None:
        self._setup, self._position = setup, position
        self._taken_at = time.monotonic()
        self._writing: tuple[Checkpoint, Future[Path]] | None = None

    @property
    def due(self) -> bool:
        """Whether the checkpoint interval has passed and no save is in progress. Always False except on rank 0."""
        passed = time.monotonic() - self._taken_at >= self._setup.config.train.checkpoint_seconds
        return passed and self._writing is None and self._setup.ranks.here.is_first

    def save_if_due(self) -> None:
        """Report a finished save and begin the next one if it is due. Raises UserError."""
        self.safe_point()
        if self.due:
            self.save()

    def save(self) -> None:
        """Begin a checkpoint of the current state: copy it now, write it in the background. Raises UserError."""
        self._finish()
        setup = self._setup
        if not setup.ranks.here.is_first:
            return  # all ranks hold the same numbers
        taken = checkpoint.take(setup.module, setup.optimizer, self._position)
        self._taken_at = time.monotonic()
        writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="checkpoint writer")
        self._writing = taken, writer.submit(checkpoint.save, setup.checkpoints, taken)
        writer.shutdown(wait=False)  # the thread ends with this save

    def safe_point(self) -> None:
        """Report a finished save. If a pause was requested, wait for it first: a paused run writes nothing.

        Raises:
            UserError: The save failed.
        """
        if self._writing and (self._writing[1].done() or self._setup.control.pause_requested):
            self._finish()

    def save_and_wait(self) -> None:
        """Write a checkpoint of the current state and return once it is safe on the disk. Raises UserError."""
        with contextlib.suppress(UserError):  # this save replaces the one that failed
            self._finish()
        self.save()
        self._finish()

    def close(self) -> None:
        """Wait for a save in progress; afterwards another process may take over the run."""
        if self._writing:
            wait([self._writing[1]])

    def _finish(self) -> None:
        if self._writing:
            (taken, written), self._writing = self._writing, None
            path = written.result()
            self._setup.emit(CheckpointSaved(str(path), taken.position.step, taken.position.epoch))
