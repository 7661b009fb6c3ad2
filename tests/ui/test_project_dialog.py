"""File > Save everything, and File > Open a saved project."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from obedient import ObedientWorker, events_then, refuses
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ftstudio.app import session
from ftstudio.app.requests import Pack, Packed, Scan, Unpack, UnpackedProject
from ftstudio.app.settings import Settings
from ftstudio.core.events import Progress
from ftstudio.core.run_record import RunRecord
from ftstudio.ui.widgets import theme
from ftstudio.ui.window.main_window import MainWindow
from ftstudio.ui.window.project_dialog import PackDialog, UnpackDialog

RUN = RunRecord(
    run_id="r1", run_dir="/runs/r1", name="Leaves", created=1.0, state="completed", dataset="leaves",
    model="starter", freeze_depth=7, stage_count=7, epochs_done=3, best_epoch=3,
)  # fmt: skip


@pytest.fixture
def window(
    qapp: QApplication, qtbot: QtBot, trainer: ObedientWorker, assistant: ObedientWorker, tmp_path: Path
) -> Iterator[MainWindow]:
    theme.apply(qapp, "light")
    qapp.setQuitOnLastWindowClosed(False)
    window = MainWindow(trainer, assistant, Settings(runs_dir=str(tmp_path / "runs")))
    with qtbot.waitSignal(window.filled, timeout=10_000):
        window.show()
    yield window
    with qtbot.waitSignal(window.gone, timeout=10_000):
        window.leave()
    window.deleteLater()


def packing(window: MainWindow) -> PackDialog:
    window.controller.live.change(session.with_runs, (RUN,))
    window.controller.live.announce_now()
    window.menus.pack.trigger()
    dialog = window.findChild(PackDialog)
    assert dialog is not None and dialog.isVisible()
    return dialog


def words(dialog: PackDialog | UnpackDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_there_is_nothing_to_save_without_runs(window: MainWindow) -> None:
    assert not window.menus.pack.isEnabled() and window.menus.unpack.isEnabled()
    assert window.menus.pack.toolTip() == "There are no runs yet."


def test_everything_is_saved_and_counted(
    window: MainWindow, qtbot: QtBot, assistant: ObedientWorker, tmp_path: Path
) -> None:
    out = str(tmp_path / "p.zip")
    big = 5_000_000_000
    assistant.answers[Pack] = events_then(
        [Progress("Packing", big // 2, big)], Packed(path=out, size=big, runs=1, images=1234, missing=2)
    )
    dialog = packing(window)
    seen: list[tuple[int, int]] = []
    window.controller.projects.progress.connect(lambda _what, done, total: seen.append((done, total)))
    dialog.field.setText(out)
    dialog.with_images.click()
    dialog.action_button.click()
    qtbot.waitUntil(dialog.reveal_button.isVisible)
    assert assistant.requests(Pack) == [Pack(runs_dir=str(tmp_path / "runs"), out=out, with_images=False)]
    assert "Saved (5.0 GB). Runs: 1. Names of images: 1" in words(dialog) and "not in the file: 2." in words(dialog)
    assert seen == [(500, 1000)]
    dialog.close()


def test_closing_stops_it(window: MainWindow, qtbot: QtBot, assistant: ObedientWorker) -> None:
    dialog = packing(window)
    dialog.action_button.click()
    qtbot.waitUntil(assistant.waiting.is_set)
    dialog.close()
    qtbot.waitUntil(lambda: not window.controller.services.assistant.busy)


def test_an_error_is_shown_in_the_dialog(window: MainWindow, qtbot: QtBot, assistant: ObedientWorker) -> None:
    assistant.answers[Pack] = refuses("The disk is full.", "Free some space.")
    dialog = packing(window)
    dialog.action_button.click()
    qtbot.waitUntil(lambda: "The disk is full." in words(dialog) and "Free some space." in words(dialog))
    assert dialog.action_button.isEnabled()
    dialog.close()


def test_a_saved_project_is_opened_and_its_images_too(
    window: MainWindow, qtbot: QtBot, assistant: ObedientWorker, tmp_path: Path
) -> None:
    found = UnpackedProject(run_dirs=("/runs/r1",), already_there=3, images=("/data/pets",))
    assistant.answers[Unpack] = events_then([], found)
    window.menus.unpack.trigger()
    dialog = window.findChild(UnpackDialog)
    assert dialog is not None
    dialog.action_button.click()
    assert "Choose the file" in words(dialog) and not assistant.requests(Unpack)
    dialog.archive_field.setText(str(tmp_path / "p.zip"))
    dialog.folder_field.setText(str(tmp_path / "pets"))
    dialog.action_button.click()
    qtbot.waitUntil(lambda: bool(assistant.requests(Scan)))
    assert assistant.requests(Unpack)[0].images_dir == str(tmp_path / "pets")
    assert assistant.requests(Scan)[0].source == "/data/pets"
    assert "Runs added: 1. Here already, and not changed: 3." in words(dialog)
    dialog.close()
