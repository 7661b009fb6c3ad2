"""The sample data set: photos of fruit that never were, drawn by a recipe, the same on every computer."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import numpy as np
from PIL import Image

from ftstudio.core.errors import UserError
from ftstudio.data.sample_fruit import FRUITS
from ftstudio.data.sample_scene import composed, random_background, random_light
from ftstudio.data.scan import cores

TRAIN_COUNT = 60
TEST_COUNT = 8
SEED = 2026
NOTE = """Sample images of FTStudio.

Fruit drawn by a recipe (ftstudio/data/sample.py); no photograph, no rights of others. Use them as you like.
train/ holds the images to learn from, test/ some that the training never sees.
"""


class _Task(NamedTuple):
    kind: str
    split: str
    number: int

    @property
    def path(self) -> Path:
        return Path(self.split, self.kind, f"{self.kind}-{self.number:03d}.jpg")


def write_sample(folder: Path, seed: int = SEED) -> Path:
    """Write the sample data set into ``folder`` (made, unless it is there) and return it.

    Five kinds of fruit, for each 60 images in train/<kind> and 8 in test/<kind>, 192 x 192 JPEG. A folder that
    already holds all of it is left as it is. It comes into being whole: drawn beside, then renamed.
    Raises UserError where the folder holds something else or cannot be written.
    """
    try:
        if all((folder / task.path).is_file() for task in _tasks()):
            return folder
        if folder.exists() and any(folder.iterdir()):
            raise UserError(f"{folder} is not empty.", "Choose a new folder for the sample images.")
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f"{folder.name}-", dir=folder.parent))
        try:
            _draw_all(beside, seed)
            if folder.exists():
                folder.rmdir()
            beside.chmod(0o755)
            beside.rename(folder)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        raise UserError(f"{folder} cannot be written: {error.strerror}.", "Choose another folder.") from error
    return folder


def draw(kind: str, number: int, seed: int = SEED) -> Image.Image:
    """One picture, RGB, 192 x 192. ``kind`` is a key of FRUITS; equal arguments give equal pixels."""
    rng = np.random.default_rng([seed, list(FRUITS).index(kind), number])
    light = random_light(rng)
    background = random_background(rng)
    return composed(background, FRUITS[kind](rng, light), light, rng)


def _tasks() -> Iterator[_Task]:
    for kind in FRUITS:
        for number in range(TRAIN_COUNT + TEST_COUNT):
            yield _Task(kind, "train" if number < TRAIN_COUNT else "test", number)


def _draw_all(folder: Path, seed: int) -> None:
    for split in ("train", "test"):
        for kind in FRUITS:
            (folder / split / kind).mkdir(parents=True)
    (folder / "README.txt").write_text(NOTE, encoding="utf-8")

    def write(task: _Task) -> None:
        draw(task.kind, task.number, seed).save(folder / task.path, "JPEG", quality=90)

    with ThreadPoolExecutor(cores()) as pool:
        list(pool.map(write, _tasks()))
