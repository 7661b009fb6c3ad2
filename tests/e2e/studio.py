"""Studio: the whole window with its two real worker processes, and what a person does with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import numpy as np
import psutil
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMessageBox, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from ftstudio.app.run_view import RunView
from ftstudio.app.session import SessionState
from ftstudio.app.settings import Settings
from ftstudio.core.config import RunConfig, TrainConfig
from ftstudio.core.events import RunStarted
from ftstudio.core.run_record import RunRecord
from ftstudio.ui.try_it.try_zone import TryZone
from ftstudio.ui.window.dropped_paths import file_url
from ftstudio.ui.window.main_window import RUNS, MainWindow
from ftstudio.worker.client import WorkerClient

COLOURS = {"lime": (60, 200, 40), "plum": (120, 30, 140), "sky": (60, 140, 240)}
PER_CLASS = 12
"""The pictures: so many of each class, noisy, of one colour."""

PLUM = (COLOURS["plum"], 999)
"""Colour and seed of a picture of the second class that no training sees."""

LONG = {
    "epochs": 24, "augment": "standard", "checkpoint_seconds": 0.2, "head_solver": "minibatch", "feature_cache": "off",
}  # fmt: skip
"""A training that goes on for some seconds: time to step in. It takes steps on images, and keeps nothing."""

PATIENCE_MS = 30_000
"""For what a worker does; nothing waits so long unless something is broken."""


def training(**changes: object) -> TrainConfig:
    """Settings of a quick training, in epochs and steps, as most runs train."""
    quick = {"epochs": 2, "batch_size": 8, "image_size": 64, "device": "cpu", "patience": 0, "head_solver": "minibatch"}
    return TrainConfig(**quick | changes)  # type: ignore[arg-type]  # names and values of settings


def draw_picture(path: Path, colour: tuple[int, int, int], seed: int) -> Path:
    noise = np.random.default_rng(seed).integers(-40, 40, (48, 60, 3))
    pixels = np.clip(np.array(colour) + noise, 0, 255).astype(np.uint8)
    Image.fromarray(pixels).save(path)
    return path


def draw_pictures(root: Path) -> Path:
    """Three classes of noisy coloured pictures in class folders."""
    for place, (name, colour) in enumerate(COLOURS.items()):
        (root / name).mkdir(parents=True)
        for number in range(PER_CLASS):
            draw_picture(root / name / f"{number:02}.png", colour, 100 * place + number)
    return root


class Studio:
    """Opened as the program opens it. ``run`` is what the window knows of the training."""

    def __init__(self, qtbot: QtBot, train: TrainConfig) -> None:
        self.qtbot = qtbot
        self.trainer, self.assistant = WorkerClient("trainer"), WorkerClient("assistant")
        self.window = MainWindow(self.trainer, self.assistant, Settings(config=RunConfig(train=train)))
        self.gone = False
        self.window.gone.connect(self._note_gone)
        self.window.filled.connect(self.window.controller.start)
        with qtbot.waitSignal(self.window.filled, timeout=PATIENCE_MS):
            self.window.show()

    def _note_gone(self) -> None:
        self.gone = True

    # ---- what can be seen

    @property
    def state(self) -> SessionState:
        return self.window.controller.state

    @property
    def run(self) -> RunView:
        run = self.state.run
        assert run is not None, "no training was asked for"
        return run

    def words(self) -> str:
        """All words of the message area."""
        return "\n".join(f"{message.text} {message.hint}" for message in self.window.messages.messages)

    def verdict(self) -> str:
        """The class in large letters on "Try it", "" while there is none."""
        labels = self.window.predict_panel.findChildren(QLabel)
        large = [label.text() for label in labels if label.property("role") == "verdict" and label.isVisible()]
        return large[0] if large else ""

    def listed_runs(self) -> list[RunRecord]:
        table = self.window.history_panel.table
        return [table.run_at(row) for row in range(table.rowCount())]

    def shown_words(self, part: QWidget) -> list[str]:
        return [label.text() for label in part.findChildren(QLabel) if label.isVisible()]

    # ---- what a person does

    def drop(self, path: Path, target: QWidget | None = None) -> None:
        """Drag a file or folder over the window (or a part of it) and let go."""
        target = target or self.window
        mime = QMimeData()
        mime.setUrls([file_url(str(path))])
        place, copy, left = QPointF(target.rect().center()), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        none = Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(place.toPoint(), copy, mime, left, none)
        QApplication.sendEvent(target, enter)
        assert enter.isAccepted(), "the drag was turned away"
        drop = QDropEvent(place, copy, mime, left, none)
        QApplication.sendEvent(target, drop)
        assert drop.isAccepted()

    def open_images(self, folder: Path) -> None:
        self.drop(folder)
        self.until(lambda: self.state.dataset is not None and self.state.scan is None)

    def drop_on_try_it(self, path: Path) -> None:
        zone = self.window.predict_panel.findChild(TryZone)
        assert zone is not None
        self.drop(path, zone)

    def press(self, words: str, part: QWidget | None = None) -> None:
        """Press the button with these words, once it can be pressed."""

        def found() -> list[QAbstractButton]:
            buttons = (part or self.window).findChildren(QAbstractButton)
            return [each for each in buttons if each.text() == words and each.isVisible() and each.isEnabled()]

        self.until(lambda: bool(found()))
        self.qtbot.mouseClick(found()[0], Qt.MouseButton.LeftButton)

    def train(self) -> None:
        self.press("Train", self.window.train_panel.action_bar)

    def resume_from_runs_tab(self) -> None:
        """Select the newest run in the Runs tab and press Resume there."""
        tabs = self.window.findChild(QTabWidget)
        assert tabs is not None
        tabs.setCurrentIndex(RUNS)
        self.until(lambda: self.window.history_panel.table.rowCount() > 0)
        self.window.history_panel.view.selectRow(0)
        self.press("Resume", self.window.history_panel)

    def close_window(self) -> None:
        """Press the window's cross; a training in progress makes it ask, and the answer is to stop and save."""
        asks = self.state.training
        self.window.close()
        if asks:
            assert self.window.isVisible(), "a window that trains must not close at once"
            box = self.window.findChild(QMessageBox)
            assert box is not None
            self.press("Stop and save", box)

    # ---- waiting

    def until(self, holds: Callable[[], bool], patience: int = PATIENCE_MS) -> None:
        self.qtbot.waitUntil(holds, timeout=patience)

    def until_epoch(self, number: int) -> None:
        """Until the training is in this epoch or a later one, with a checkpoint to go on from."""
        self.until(lambda: self.run.epoch >= number)
        assert self.run.active, "the training was over before the test could step in"

    def until_started(self) -> RunStarted:
        self.until(lambda: self.run.started is not None)
        assert self.run.started is not None
        return self.run.started

    def until_trained(self) -> None:
        self.until(lambda: not self.run.active)

    def until_gone(self) -> None:
        self.until(lambda: self.gone)

    def end(self) -> None:
        """Close whatever is still open, without a word."""
        if not self.gone:
            self.window.leave()
            self.until_gone()
        self.window.deleteLater()

    def worker_pids(self) -> list[int]:
        return [pid for pid in (self.trainer.pid, self.assistant.pid) if pid is not None]


def none_alive(pids: list[int]) -> bool:
    return not any(psutil.pid_exists(pid) and psutil.Process(pid).status() != "zombie" for pid in pids)


OpenStudio: TypeAlias = Callable[..., Studio]
