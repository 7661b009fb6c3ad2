"""When a run is saved, and that it is."""

from __future__ import annotations

import time

from ftstudio.core.events import CheckpointSaved
from ftstudio.engine import checkpoint
from ftstudio.engine.checkpoint import Checkpoint, Position
from ftstudio.engine.setup import Setup


class Saver:
    """Writes checkpoints of one run, and knows when the next is due."""

    def __init__(self, setup: Setup, position: Position) -> None:
        self._setup, self._position = setup, position
        self._saved_at = time.monotonic()
        self._names = {id(parameter): name for name, parameter in setup.module.named_parameters()}

    @property
    def due(self) -> bool:
        return time.monotonic() - self._saved_at >= self._setup.config.train.checkpoint_seconds

    def save_if_due(self) -> None:
        if self.due:
            self.save()

    def save(self) -> None:
        """A checkpoint of this moment."""
        setup, position = self._setup, self._position
        optimizer = checkpoint.optimizer_tensors(setup.optimizer, self._names)
        path = checkpoint.save(setup.checkpoints, Checkpoint(dict(setup.module.state_dict()), optimizer, position))
        self._saved_at = time.monotonic()
        setup.emit(CheckpointSaved(str(path), position.step, position.epoch))
