"""The sample data set: images of fruit, drawn by the program, identical on every computer."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from itertools import count
from pathlib import Path
from typing import NamedTuple

import numpy as np
import psutil
from PIL import Image

from ftstudio.core.control import RunControl
from ftstudio.core.cores import usable_cores
from ftstudio.core.errors import UserError
from ftstudio.core.events import Emit, Progress
from ftstudio.data.samples.fruit import FRUITS
from ftstudio.data.samples.scene import composed, random_background, random_light

TRAIN_COUNT = 60
TEST_COUNT = 8
SEED = 2026
DRAWING = "Drawing the sample images"
NOTE = """Sample images of FTStudio.

Fruit drawn by a program (ftstudio/data/samples/sample.py); not photographs,
free of third-party rights. Use them as you like.
train/ contains the training images, test/ images held out of training.
"""
_TELL_SECONDS = 0.1


class _Task(NamedTuple):
    kind: str
    split: str
    number: int

    @property
    def path(self) -> Path:
        return Path(self.split, self.kind, f"{self.kind}-{self.number:03d}.jpg")


def write_sample(folder: Path, control: RunControl, emit: Emit) -> Path:
    """Write the sample data set into ``folder``, created if needed, and return it.

    Five kinds of fruit, each with 60 images in train/<kind> and 8 in test/<kind>, JPEG of 192 x 192 pixels. A complete
    folder is left as it is. The images are drawn in a temporary folder, which is then renamed.

    Raises:
        UserError: The folder has other contents or cannot be written.
        StopRequested: At a safe point.
    """
    try:
        if _is_whole(folder):
            return folder
        if folder.exists() and any(folder.iterdir()):
            raise UserError(f"{folder} is not empty.", "Choose a new folder for the sample images.")
        folder.parent.mkdir(parents=True, exist_ok=True)
        _remove_leftovers(folder)
        beside = Path(tempfile.mkdtemp(prefix=f"{_beside(folder)}{os.getpid()}-", dir=folder.parent))
        try:
            _draw_all(beside, control, emit)
            _put_in_place(beside, folder)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        raise UserError(f"{folder} cannot be written: {error.strerror}.", "Choose another folder.") from error
    return folder


def draw(kind: str, number: int) -> Image.Image:
    """Draw one picture, RGB, 192 x 192. ``kind`` is a key of FRUITS; equal arguments give equal pixels."""
    rng = np.random.default_rng([SEED, list(FRUITS).index(kind), number])
    light = random_light(rng)
    background = random_background(rng)
    return composed(background, FRUITS[kind](rng, light), light, rng)


def _tasks() -> Iterator[_Task]:
    for kind in FRUITS:
        for number in range(TRAIN_COUNT + TEST_COUNT):
            yield _Task(kind, "train" if number < TRAIN_COUNT else "test", number)


def _is_whole(folder: Path) -> bool:
    return all((folder / task.path).is_file() for task in _tasks())


# ---- the temporary folder -------------------------------------------------------------------------------


def _beside(folder: Path) -> str:
    """The prefix of the temporary folders for ``folder``; a process id follows."""
    return f".{folder.name[:80]}.drawing-"


def _remove_leftovers(folder: Path) -> None:
    """Remove temporary folders of processes that no longer exist."""
    prefix = _beside(folder)
    for each in folder.parent.iterdir():
        owner = each.name.removeprefix(prefix).partition("-")[0]
        if each.name.startswith(prefix) and owner.isdecimal() and not psutil.pid_exists(int(owner)):
            shutil.rmtree(each, ignore_errors=True)


def _put_in_place(beside: Path, folder: Path) -> None:
    beside.chmod(0o755)
    try:
        if folder.exists():
            folder.rmdir()
        beside.rename(folder)
    except OSError:
        if not _is_whole(folder):  # complete: another process has just drawn it
            raise


# ---- drawing --------------------------------------------------------------------------------------------


def _draw_all(folder: Path, control: RunControl, emit: Emit) -> None:
    """Draw all images, in one thread per core: numpy and Pillow release the interpreter lock."""
    for split in ("train", "test"):
        for kind in FRUITS:
            (folder / split / kind).mkdir(parents=True)
    (folder / "README.txt").write_text(NOTE, encoding="utf-8")
    tasks = list(_tasks())
    places, finished = count(), count(1)
    done = [0]

    def draw_some() -> None:
        # Each thread takes the next image, and stops or pauses at its own safe point.
        while (place := next(places)) < len(tasks):
            control.safe_point()
            task = tasks[place]
            draw(task.kind, task.number).save(folder / task.path, "JPEG", quality=90)
            done[0] = next(finished)

    emit(Progress(DRAWING, 0, len(tasks)))
    # Leaving the pool waits for the image in progress, so that no thread writes during cleanup.
    with ThreadPoolExecutor(usable_cores(), thread_name_prefix="sample") as pool:
        left = {pool.submit(draw_some) for _ in range(usable_cores())}
        while left:
            ended, left = wait(left, timeout=_TELL_SECONDS, return_when=FIRST_EXCEPTION)
            emit(Progress(DRAWING, done[0], len(tasks)))
            for future in ended:
                future.result()
