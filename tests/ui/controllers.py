"""Controllers with obedient workers for tests, and what is asked of one again and again."""

from __future__ import annotations

from typing import Any

from obedient import ObedientWorker
from PySide6.QtWidgets import QWidget

from ftstudio.app.settings import Settings
from ftstudio.core.events import EpochDone, RunStarted
from ftstudio.core.metrics import ACCURACY
from ftstudio.ui.control.controller import Controller
from ftstudio.ui.window.dialogs import Ask
from ftstudio.ui.window.messages import MessageArea


def made(trainer: ObedientWorker, assistant: ObedientWorker, settings: Settings | None = None) -> Controller:
    """A controller with a window of its own. Not given to qtbot, which would delete it before it has closed."""
    window = QWidget()
    return Controller(MessageArea(window), Ask(window), trainer, assistant, settings or Settings(), window)


def closed(controller: Controller, qtbot: Any) -> None:
    with qtbot.waitSignal(controller.closed, timeout=10_000):
        controller.close()
    window = controller.parent()
    assert window is not None
    window.deleteLater()


def said(controller: Controller) -> list[str]:
    return [message.text for message in controller.services.messages.messages]


def press(controller: Controller, title: str) -> None:
    [action] = [
        action
        for message in controller.services.messages.messages
        for action in message.actions
        if action.title == title
    ]
    action.act()


def opened(controller: Controller, qtbot: Any, source: str = "/data/flowers") -> None:
    with qtbot.waitSignal(controller.images.dataset_opened, timeout=5000):
        controller.images.open_source(source)


def started(**fields: Any) -> RunStarted:
    values: dict[str, Any] = {
        "run_id": "r1", "run_dir": "/runs/r1", "target_names": ("rose", "tulip"), "train_count": 16, "val_count": 4,
        "epochs": 2, "steps_per_epoch": 50, "total_steps": 100, "device": "cpu", "batch_size": 8, "image_size": 64,
        "trainable_parameters": 10, "frozen_parameters": 100, "metrics": (ACCURACY,),
    }  # fmt: skip
    return RunStarted(**(values | fields))


def epoch(number: int, accuracy: float = 0.9, is_best: bool = True) -> EpochDone:
    return EpochDone(
        epoch=number, step=number * 50, train_loss=0.4, val_loss=0.5, metrics={"accuracy": accuracy},
        train_metrics={}, is_best=is_best, seconds=1.0,
    )  # fmt: skip
