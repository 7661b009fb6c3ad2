"""The program as a person has it: real windows, real workers, real training on pictures that are easy to tell apart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from leftovers import nothing_left_behind  # noqa: F401 - a fixture that watches every test here
from pytestqt.qtbot import QtBot
from studio import PLUM, OpenStudio, Studio, draw_picture, draw_pictures, training


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three classes of noisy coloured pictures in class folders."""
    return draw_pictures(tmp_path_factory.mktemp("data") / "colours")


@pytest.fixture
def plum(tmp_path: Path) -> Path:
    """A picture of the second class that no training has seen."""
    return draw_picture(tmp_path / "never seen.png", *PLUM)


@pytest.fixture
def open_studio(qtbot: QtBot) -> Iterator[OpenStudio]:
    """Opens the program with settings for the next run; at the end it is closed, whatever came of the test."""
    opened: list[Studio] = []

    def open_(**train: object) -> Studio:
        opened.append(Studio(qtbot, training(**train)))
        return opened[-1]

    yield open_
    for studio in opened:
        studio.end()
