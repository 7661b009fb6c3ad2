"""Help: the keyboard shortcuts, a problem to report, and the notification after a long training."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from obedient import ObedientWorker
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ftstudio.app import doctor
from ftstudio.app.doctor import Finding
from ftstudio.app.settings import Settings
from ftstudio.core.errors import ErrorReport
from ftstudio.core.metrics import ACCURACY, MetricValue
from ftstudio.core.run_record import RunResult
from ftstudio.ui.widgets import theme
from ftstudio.ui.window import notifier
from ftstudio.ui.window.main_window import MainWindow
from ftstudio.ui.window.preferences import Preferences
from ftstudio.ui.window.problem_dialog import ProblemDialog
from ftstudio.ui.window.shortcuts import ShortcutsDialog, keys_of

SOURCE = "/home/ann/Holiday in Rome"


@pytest.fixture
def window(
    qapp: QApplication,
    qtbot: QtBot,
    trainer: ObedientWorker,
    assistant: ObedientWorker,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[MainWindow]:
    found = Finding(topic="torch", state="warning", text="There is no driver.", advice="Install one.")
    monkeypatch.setattr(doctor, "examine", lambda: iter([found]))
    theme.apply(qapp, "light")
    qapp.setQuitOnLastWindowClosed(False)
    window = MainWindow(trainer, assistant, Settings())
    with qtbot.waitSignal(window.filled, timeout=10_000):
        window.show()
    window.controller.settings.set(source=SOURCE)
    window.controller.settings.save_now()
    yield window
    with qtbot.waitSignal(window.gone, timeout=10_000):
        window.leave()
    window.deleteLater()


# ---- keys


def test_every_key_of_the_menus_is_in_the_table(window: MainWindow) -> None:
    window.menus.shortcuts.trigger()
    dialog = window.findChild(ShortcutsDialog)
    assert dialog is not None and dialog.isVisible()
    cells = {dialog.table.item(row, 2).text() for row in range(dialog.table.rowCount())}
    shown = QKeySequence.SequenceFormat.NativeText
    missing = [
        action.text()
        for action in window.actions_with_keys()
        if action.shortcut().toString(shown) not in cells and action.text()
    ]
    assert not missing
    dialog.close()


def test_no_key_is_given_twice_in_the_menus(window: MainWindow) -> None:
    keys = [key.keys for key in keys_of(window.menus.bar) if key.place in ("File", "Edit", "View", "Run", "Help")]
    assert len(keys) > 12 and len(set(keys)) == len(keys)
    assert ("Run", "Train", "Ctrl+T") in keys_of(window.menus.bar)


# ---- a problem


def problem(window: MainWindow, qtbot: QtBot) -> ProblemDialog:
    window.menus.problem.trigger()
    dialog = window.findChild(ProblemDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.save_button.isEnabled)
    return dialog


def test_a_problem_is_the_users_words_and_a_report_without_names(window: MainWindow, qtbot: QtBot) -> None:
    dialog = problem(window, qtbot)
    dialog.words.setPlainText("The bar stands still.")
    assert "There is no driver." in dialog.report.toPlainText() and "Rome" not in dialog.text
    dialog.copy_button.click()
    copied = QGuiApplication.clipboard().text()
    assert copied == dialog.text and copied.startswith("The bar stands still.\n\nFTStudio report")
    dialog.close()


def test_names_are_in_the_report_only_when_asked_for(window: MainWindow, qtbot: QtBot) -> None:
    dialog = problem(window, qtbot)
    dialog.with_paths.click()
    qtbot.waitUntil(lambda: dialog.save_button.isEnabled() and "Rome" in dialog.text)
    assert "includes the names" in dialog.status.text()
    dialog.with_paths.click()
    qtbot.waitUntil(lambda: dialog.save_button.isEnabled() and "Rome" not in dialog.text)
    dialog.close()


def test_a_problem_is_saved_where_the_user_says(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = problem(window, qtbot)
    dialog.take_file(str(tmp_path / "no such folder" / "p.txt"))
    qtbot.waitUntil(lambda: "p.txt" in dialog.status.text())
    assert "Saved" not in dialog.status.text()
    dialog.take_file(str(tmp_path / "p.txt"))
    qtbot.waitUntil(lambda: "Saved to" in dialog.status.text())
    assert (tmp_path / "p.txt").read_text("utf-8") == dialog.text
    dialog.close()


# ---- notification

DONE = RunResult(run_dir="/r", run_id="r", outcome="completed", validation=MetricValue(ACCURACY, 0.9, 100))
FAILED = RunResult(run_dir="/r", run_id="r", outcome="failed", error=ErrorReport(message="Disk full."))


@pytest.fixture
def shown(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What the notifier shows, of trainings that are long; the window is in the background."""
    said: list[tuple[str, str]] = []
    monkeypatch.setattr(window.notifier, "show_words", lambda title, words: said.append((title, words)))
    monkeypatch.setattr(notifier, "LONG_SECONDS", 0.0)
    monkeypatch.setattr(window, "isActiveWindow", lambda: False)
    return said


def test_the_end_of_a_long_training_is_notified(window: MainWindow, shown: list[tuple[str, str]]) -> None:
    window.controller.runs.run_requested.emit()
    window.controller.runs.finished.emit(DONE)
    window.controller.runs.finished.emit(FAILED)
    assert shown == [
        ("Training finished", "Validation accuracy: 90.0 %."),
        ("Training failed", "Disk full."),
    ]


def test_what_was_short_stopped_or_seen_is_not_notified(
    window: MainWindow, shown: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    window.notifier.training_began()
    window.notifier.training_ended(RunResult(run_dir="/r", run_id="r", outcome="stopped"))
    monkeypatch.setattr(notifier, "LONG_SECONDS", 3600.0)
    window.notifier.training_ended(DONE)
    monkeypatch.setattr(notifier, "LONG_SECONDS", 0.0)
    monkeypatch.setattr(window, "isActiveWindow", lambda: True)
    window.notifier.training_ended(DONE)
    assert shown == []


def test_notifications_are_a_preference_that_stays(window: MainWindow, shown: list[tuple[str, str]]) -> None:
    window.menus.preferences.trigger()
    dialog = window.findChild(Preferences)
    assert dialog is not None and dialog.notify_box.isChecked()
    dialog.notify_box.click()
    dialog.close()
    window.notifier.training_ended(DONE)
    assert shown == [] and not notifier.wanted(window.controller.settings)
