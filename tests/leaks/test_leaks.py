"""What is done again and again holds nothing more the hundredth time than the tenth: a short form of
benchmarks/leaks.py."""

from __future__ import annotations

from pathlib import Path

import pytest
import rounds
from PySide6.QtWidgets import QApplication
from rounds import Activity

from ftstudio.app.requests import Predict, Scan
from ftstudio.ui.widgets import theme

WARM_UP = 8
MOST_MEMORY = 4_000_000
"""Bytes, for all rounds together. A window takes a tenth of a megabyte at first (caches of Qt); the pixels of one
scan, or the weights of one prediction, that were kept would be more."""


@pytest.fixture(scope="module")
def images(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return rounds.make_images(tmp_path_factory.mktemp("leaks") / "images")


def holds_nothing(activity: Activity, count: int) -> None:
    first, last = rounds.watched(activity, WARM_UP, count)
    assert last[1:] == first[1:], f"descriptors, threads, children: {first[1:]}, then {last[1:]}"
    assert last.memory - first.memory < MOST_MEMORY


def test_thirty_epochs_hold_nothing(images: Path, tmp_path: Path) -> None:
    holds_nothing(rounds.epochs(images, tmp_path), 30)


def test_thirty_scans_hold_nothing(images: Path) -> None:
    holds_nothing(rounds.asking(Scan(source=str(images))), 30)


def test_thirty_predictions_hold_nothing(images: Path, tmp_path: Path) -> None:
    run_dir = rounds.run_of(images, tmp_path, 1, lambda _event: None)
    holds_nothing(rounds.asking(Predict(run_dir=str(run_dir), paths=(str(images / "dark" / "0.png"),))), 30)


def test_ten_windows_hold_nothing(qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    qapp.setQuitOnLastWindowClosed(False)
    holds_nothing(rounds.windows, 10)


def test_five_workers_hold_nothing() -> None:
    holds_nothing(rounds.workers, 5)
