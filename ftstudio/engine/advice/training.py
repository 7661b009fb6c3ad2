"""One training of a sweep: an ordinary run in a temporary folder."""

from __future__ import annotations

import dataclasses
import secrets
import shutil
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path

import torch
from msgspec.structs import replace

from ftstudio.core.config import RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import SplitManifest
from ftstudio.core.errors import StopRequested
from ftstudio.core.run_record import Budgets
from ftstudio.core.storage.cache_room import CacheRoom, take_lane
from ftstudio.core.storage.files import not_written
from ftstudio.engine import device as devices
from ftstudio.engine.advice.answers import ListeningTask, answers_now, as_text
from ftstudio.engine.advice.trials import Trial
from ftstudio.engine.checkpoints import model_file
from ftstudio.engine.job import JobContext
from ftstudio.engine.run import Run
from ftstudio.engine.task import Task
from ftstudio.engine.training.loop import resume_or_start, run_training
from ftstudio.engine.training.setup import prepare

NEVER = 1e9
"""A checkpoint interval longer than any run: checkpoints would only be deleted."""
ROOM = CacheRoom("trials")
"""Holds the folders of these runs. Those left by a killed program are removed by the next advice."""


class TimeIsUp(StopRequested):
    """The time limit of the advice was reached during a training."""


class Within(RunControl):
    """Forward ``outer``, and stop at the first safe point after ``end``, a time of time.monotonic() without pauses."""

    def __init__(self, outer: RunControl, end: float) -> None:
        super().__init__()
        self._outer, self._end = outer, end + outer.waited

    @property
    def stop_requested(self) -> bool:
        return self._outer.stop_requested

    @property
    def pause_requested(self) -> bool:
        return self._outer.pause_requested

    def safe_point(self) -> None:
        before = self._outer.waited
        self._outer.safe_point()
        waited = self._outer.waited - before
        self.waited, self._end = self.waited + waited, self._end + waited
        if time.monotonic() > self._end:
            raise TimeIsUp


@devices.explaining_out_of_memory()
def train_once(
    config: RunConfig,
    manifest: SplitManifest,
    task: Task,
    budgets: Budgets,
    context: JobContext,
    look: Callable[[Path, torch.device], None] = lambda _folder, _device: None,
) -> Trial:
    """Train ``config`` to the end and record which validation images its best epoch gets right.

    Only the caches of decoded pixels and features remain afterwards. ``look`` is called with the run folder, before it
    is removed, and the device; its time is not counted.

    Raises:
        UserError: As for a run.
        StopRequested: A stop was requested.
    """
    control, emit = context.control, context.emit
    began, processor = time.monotonic() - control.waited, time.process_time()
    config = replace(config, train=replace(config.train, checkpoint_seconds=NEVER))
    listener = ListeningTask(task)
    with temporary_folder() as folder:
        setup = prepare(Run(folder.name, folder, config, manifest, listener, budgets), control, emit)
        setup = dataclasses.replace(setup, emit=listener.listening(emit))
        with setup.pixel_cache, setup.source:
            position = resume_or_start(setup, None)
            result = run_training(setup, position)
            best, _ = model_file.load(folder, setup.device)
            setup.module.load_state_dict(best.state_dict())
            setup.module.eval()
            right = answers_now(setup)
            unread = sorted(setup.source.samples("val").unreadable)
        readable = len(right) - len(unread)
        trial = Trial(
            freeze_depth=setup.target.depth,
            epochs=setup.epochs,
            epochs_done=position.epoch - 1,
            best_epoch=result.best_epoch or 0,
            right=right,
            by_epoch=tuple(as_text(each, len(right), unread) for each in listener.epochs if len(each) == readable),
            loss=result.val_loss or 0.0,
            seconds=time.monotonic() - control.waited - began,
            seconds_per_epoch=result.seconds_per_epoch,
            processor_seconds=time.process_time() - processor,
        )
        look(folder, setup.device)
    return trial


@contextmanager
def temporary_folder() -> Generator[Path]:
    """Create an empty folder in the cache and remove it with its contents at the end.

    Raises:
        UserError: The folder cannot be created.
    """
    folder = ROOM.root / secrets.token_hex(4)
    try:
        lane = take_lane(folder)
    except OSError as error:
        raise not_written(folder, error) from error
    try:
        yield folder
    finally:
        if lane is not None:
            lane.release()
        shutil.rmtree(folder, ignore_errors=True)
        with suppress(OSError):
            ROOM.root.rmdir()
