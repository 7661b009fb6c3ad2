"""The program as a person has it: real windows, real workers, real training on pictures that are easy to tell apart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from leftovers import nothing_left_behind  # noqa: F401 - a fixture that watches every test here
from PIL import Image
from pytestqt.qtbot import QtBot
from studio import COLOURS, PER_CLASS, OpenStudio, Studio

from ftstudio.core.config import TrainConfig


def draw_picture(path: Path, colour: tuple[int, int, int], seed: int) -> Path:
    noise = np.random.default_rng(seed).integers(-40, 40, (48, 60, 3))
    pixels = np.clip(np.array(colour) + noise, 0, 255).astype(np.uint8)
    Image.fromarray(pixels).save(path)
    return path


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three classes of noisy coloured pictures in class folders."""
    root = tmp_path_factory.mktemp("data") / "colours"
    for place, (name, colour) in enumerate(COLOURS.items()):
        (root / name).mkdir(parents=True)
        for number in range(PER_CLASS):
            draw_picture(root / name / f"{number:02}.png", colour, 100 * place + number)
    return root


@pytest.fixture
def plum(tmp_path: Path) -> Path:
    """A picture of the second class that no training has seen."""
    return draw_picture(tmp_path / "never seen.png", COLOURS["plum"], 999)


@pytest.fixture
def open_studio(qtbot: QtBot) -> Iterator[OpenStudio]:
    """Opens the program with settings for the next run; at the end it is closed, whatever came of the test."""
    opened: list[Studio] = []

    def open_(**train: object) -> Studio:
        quick = {"epochs": 2, "batch_size": 8, "image_size": 64, "device": "cpu", "patience": 0}
        settings = quick | {"head_solver": "minibatch"} | train  # in epochs and steps, as most runs train
        opened.append(Studio(qtbot, TrainConfig(**settings)))  # type: ignore[arg-type]
        return opened[-1]

    yield open_
    for studio in opened:
        studio.end()
