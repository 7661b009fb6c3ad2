"""Images and folders that the tests of ``data`` make for themselves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ftstudio.core.control import RunControl
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.events import Event
from ftstudio.data.scan import scan

MakeImage = Callable[..., Path]
Look = Callable[..., DatasetSummary]


@pytest.fixture
def make_image() -> MakeImage:
    """``make_image(path, size=(24, 16), seed=None)`` writes a picture of its own unless ``seed`` is repeated."""
    made = iter(range(10**6))

    def make(path: Path, size: tuple[int, int] = (48, 36), seed: int | None = None) -> Path:
        rng = np.random.default_rng([1, seed] if seed is not None else [2, next(made)])
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(rng.integers(0, 255, (size[1], size[0], 3), np.uint8)).save(path)
        return path

    return make


@pytest.fixture
def class_folders(tmp_path: Path, make_image: MakeImage) -> Path:
    """cats and dogs, 12 images each."""
    root = tmp_path / "pets"
    for name in ("cats", "dogs"):
        for number in range(12):
            make_image(root / name / f"{number:02d}.png")
    return root


@pytest.fixture
def look() -> Look:
    """``look(source, excluded=(), events=None)`` scans."""

    def run(source: Path, excluded: tuple[str, ...] = (), events: list[Event] | None = None) -> DatasetSummary:
        return scan(str(source), excluded, RunControl(), (events if events is not None else []).append)

    return run
