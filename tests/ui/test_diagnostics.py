"""Help > Diagnostics: the findings, and a report that can be found and attached."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from obedient import ObedientWorker
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from ftstudio.app import doctor
from ftstudio.app.bug_report import default_file
from ftstudio.app.doctor import Finding
from ftstudio.app.settings import Settings
from ftstudio.ui.widgets import theme
from ftstudio.ui.window.diagnostics import WORDS_WIDTH, DiagnosticsDialog, in_words
from ftstudio.ui.window.main_window import MainWindow

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


def opened(window: MainWindow, qtbot: QtBot) -> DiagnosticsDialog:
    window.menus.diagnostics.trigger()
    assert "Checking this computer" in window.messages.messages[0].text
    qtbot.waitUntil(lambda: window.findChild(DiagnosticsDialog) is not None)
    dialog = window.findChild(DiagnosticsDialog)
    assert dialog is not None and window.messages.messages == ()
    return dialog


def words(dialog: DiagnosticsDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_a_long_finding_goes_on_under_itself() -> None:
    lines = in_words(Finding(topic="Disk", state="fine", text="word " * 40, advice="advice " * 20)).splitlines()
    assert len(lines) > 3 and max(map(len, lines)) <= 24 + WORDS_WIDTH
    assert lines[0].startswith("ok") and all(line[:24].isspace() and line[24] != " " for line in lines[1:])


def test_it_shows_what_was_found_and_where_the_report_lies(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(window.controller.images, "reveal", shown.append)
    dialog = opened(window, qtbot)
    findings = dialog.findChild(QPlainTextEdit)
    assert findings is not None and "There is no driver." in findings.toPlainText()
    assert "Install one." in findings.toPlainText()
    assert str(default_file()) in words(dialog) and "are removed" in words(dialog)
    assert "There is no driver." in default_file().read_text("utf-8")
    qtbot.mouseClick(dialog.reveal, Qt.MouseButton.LeftButton)
    assert shown == [str(default_file())]
    dialog.close()


def test_names_are_in_the_report_only_when_asked_for(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    qtbot.waitUntil(lambda: "Holiday" not in default_file().read_text("utf-8"))
    for asked in (True, False):
        dialog.with_paths.setChecked(asked)
        assert not dialog.with_paths.isEnabled()
        qtbot.waitUntil(dialog.with_paths.isEnabled)
        assert ("Holiday in Rome" in default_file().read_text("utf-8")) == asked
        assert ("It includes the names of images, folders and runs." in words(dialog)) == asked
    dialog.close()


def test_closed_while_the_report_is_written_anew_nothing_happens(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    dialog.with_paths.setChecked(True)
    dialog.close()
    qtbot.waitUntil(lambda: not window.controller.services.errands.busy)
    assert window.messages.messages == ()


def test_where_it_cannot_be_written_the_findings_are_shown_all_the_same(
    window: MainWindow, qtbot: QtBot, own_home: Path
) -> None:
    (own_home / "log").write_text("a file where a folder should be")
    dialog = opened(window, qtbot)
    findings = dialog.findChild(QPlainTextEdit)
    assert findings is not None and "There is no driver." in findings.toPlainText()
    assert "cannot be written" in words(dialog) and not dialog.reveal.isEnabled()
    dialog.close()
