"""File > Export: what is asked for, how it goes, and what is said afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from made_exports import exported
from obedient import ObedientWorker, events_then, refuses
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ftstudio.app import session
from ftstudio.app.requests import Export
from ftstudio.app.settings import Settings
from ftstudio.core.events import Progress
from ftstudio.core.run_record import RunRecord
from ftstudio.ui.widgets import theme
from ftstudio.ui.window.export_dialog import ExportDialog
from ftstudio.ui.window.main_window import MainWindow

RUN = RunRecord(
    run_id="r1", run_dir="/runs/r1", name="Leaves: 1/2", created=1.0, state="completed", dataset="leaves",
    model="starter", freeze_depth=7, stage_count=7, epochs_done=3, best_epoch=3,
)  # fmt: skip


@pytest.fixture
def window(
    qapp: QApplication, qtbot: QtBot, trainer: ObedientWorker, assistant: ObedientWorker
) -> Iterator[MainWindow]:
    theme.apply(qapp, "light")
    qapp.setQuitOnLastWindowClosed(False)
    window = MainWindow(trainer, assistant, Settings())
    with qtbot.waitSignal(window.filled, timeout=10_000):
        window.show()
    qtbot.waitUntil(lambda: not window.controller.services.errands.busy)
    yield window
    with qtbot.waitSignal(window.gone, timeout=10_000):
        window.leave()
    window.deleteLater()


def with_a_run(window: MainWindow) -> None:
    window.controller.live.change(session.with_runs, (RUN,))
    window.controller.live.announce_now()


def opened(window: MainWindow) -> ExportDialog:
    with_a_run(window)
    window.menus.export.trigger()
    dialog = window.findChild(ExportDialog)
    assert dialog is not None and dialog.isVisible()
    return dialog


def words(dialog: ExportDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def press(dialog: ExportDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.export_button, Qt.MouseButton.LeftButton)


def test_without_a_trained_run_the_menu_says_why_not(window: MainWindow) -> None:
    assert not window.menus.export.isEnabled()
    assert window.menus.export.toolTip() == "There is no trained model yet."
    with_a_run(window)
    assert window.menus.export.isEnabled() and window.menus.export.shortcut().toString() == "Ctrl+E"


def test_what_was_chosen_is_asked_for_and_the_figures_are_shown(
    window: MainWindow, qtbot: QtBot, assistant: ObedientWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    assistant.answers[Export] = events_then(
        [Progress("Comparing", 60, 120)], exported("/exports/leaves", 119, 120, precision="int8-static")
    )
    shown: list[str] = []
    monkeypatch.setattr(window.controller.images, "reveal", shown.append)
    dialog = opened(window)
    assert Path(dialog.place_field.text()).name == "Leaves-1-2-onnx"
    dialog.precision_field.setCurrentIndex(dialog.precision_field.findData("int8-static"))
    dialog.precision_field.activated.emit(3)
    assert Path(dialog.place_field.text()).name == "Leaves-1-2-onnx-int8-static"
    place = dialog.place_field.text()
    press(dialog, qtbot)
    assert not dialog.export_button.isEnabled() and dialog.outcome.cancel_button.isVisible()
    qtbot.waitUntil(dialog.reveal_button.isVisible)
    assert assistant.requests(Export) == [
        Export(run_dir="/runs/r1", out=place, format="onnx", precision="int8-static", device="auto")
    ]
    said = words(dialog)
    assert "119 of 120 validation images" in said and "onnx, fp32" in said and "9.0 MB" in said
    assert dialog.export_button.isEnabled() and not dialog.outcome.cancel_button.isVisible()
    qtbot.mouseClick(dialog.reveal_button, Qt.MouseButton.LeftButton)
    assert shown == ["/exports/leaves"]
    dialog.close()


def test_only_the_precisions_of_a_format_are_offered(window: MainWindow) -> None:
    dialog = opened(window)
    assert dialog.precision_field.count() == 4
    dialog.formats.buttons()[1].setChecked(True)
    assert dialog.precision_field.count() == 4 and dialog.format == "web"
    dialog.formats.buttons()[2].setChecked(True)
    assert [dialog.precision_field.itemData(place) for place in range(2)] == ["fp32", "fp16"]
    assert dialog.precision_field.count() == 2 and dialog.format == "safetensors"
    dialog.close()


def test_an_error_is_said_in_the_dialog_and_it_can_be_tried_again(
    window: MainWindow, qtbot: QtBot, assistant: ObedientWorker
) -> None:
    assistant.answers[Export] = refuses("/x is already there.", "Choose another place.")
    dialog = opened(window)
    press(dialog, qtbot)
    qtbot.waitUntil(lambda: "already there" in words(dialog))
    assert "Choose another place." in words(dialog) and window.messages.messages == ()
    assistant.answers[Export] = events_then([], exported("/exports/leaves", 120, 120))
    press(dialog, qtbot)
    qtbot.waitUntil(lambda: "for all 120 validation images" in words(dialog))
    dialog.close()


def test_cancel_stops_it_and_closing_does_so_too(window: MainWindow, qtbot: QtBot, assistant: ObedientWorker) -> None:
    dialog = opened(window)
    press(dialog, qtbot)
    qtbot.waitUntil(assistant.waiting.is_set)
    qtbot.mouseClick(dialog.outcome.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Nothing was written" in words(dialog))
    press(dialog, qtbot)
    qtbot.waitUntil(lambda: len(assistant.requests(Export)) == 2 and assistant.waiting.is_set())
    dialog.close()
    qtbot.waitUntil(lambda: not window.controller.services.assistant.busy)


def test_the_runs_tab_exports_the_selected_run(window: MainWindow) -> None:
    with_a_run(window)
    window.history_panel.export_requested.emit("/runs/r1")
    dialog = window.findChild(ExportDialog)
    assert dialog is not None and dialog.run.current is not None and dialog.run.current.run_dir == "/runs/r1"
    dialog.close()
