"""Saving a report from the Runs tab: what is asked, what is said meanwhile, and that the colours are the window's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from obedient import ObedientWorker, events_then, refuses
from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ftstudio.app.requests import MakeReport, ReportWritten
from ftstudio.app.settings import Settings
from ftstudio.core.events import Progress
from ftstudio.core.paths import resource
from ftstudio.core.run_record import RunRecord
from ftstudio.ui.control.controller import Controller
from ftstudio.ui.history.history_panel import HistoryPanel
from ftstudio.ui.widgets import number_format, theme
from ftstudio.ui.window.dialogs import Ask
from ftstudio.ui.window.messages import MessageArea
from ftstudio.ui.window.report_dialog import ReportDialog

REQUEST = MakeReport(run_dir="/runs/1", out="/out/report.html")


def record(number: int) -> RunRecord:
    return RunRecord(
        run_id=str(number), run_dir=f"/runs/{number}", name=f"run {number}", created=1e9 - number, state="completed",
        dataset="pets", model="starter", freeze_depth=7, stage_count=7, best_epoch=1,
    )  # fmt: skip


@pytest.fixture
def documents(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(tmp_path))
    return tmp_path


@pytest.fixture
def controller(qtbot: QtBot, trainer: ObedientWorker, assistant: ObedientWorker) -> Iterator[Controller]:
    window = QWidget()
    controller = Controller(MessageArea(window), Ask(window), trainer, assistant, Settings(), window)
    yield controller
    with qtbot.waitSignal(controller.closed, timeout=10_000):
        controller.close()
    window.deleteLater()


@pytest.fixture
def ask_about(qtbot: QtBot) -> Callable[..., ReportDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)

    def ask(*numbers: int) -> ReportDialog:
        dialog = ReportDialog([record(number) for number in numbers], "auto", parent)
        dialog.open()
        return dialog

    return ask


def saved(dialog: ReportDialog, qtbot: QtBot) -> MakeReport:
    buttons = dialog.findChild(QDialogButtonBox)
    assert buttons is not None
    with qtbot.waitSignal(dialog.report_requested) as said:
        qtbot.mouseClick(buttons.button(QDialogButtonBox.StandardButton.Save), Qt.MouseButton.LeftButton)
    assert said.args is not None
    return said.args[0]


def said(controller: Controller) -> list[str]:
    return [message.text for message in controller.services.messages.messages]


def test_the_runs_tab_asks_for_one_run_or_for_two(qtbot: QtBot) -> None:
    from ftstudio.app.session import SessionState

    panel = HistoryPanel()
    qtbot.addWidget(panel)
    panel.show_state(SessionState(runs=tuple(record(number) for number in (1, 2, 3))))
    panel._select([])
    assert not panel._report.isEnabled()
    asked: list[object] = []
    panel.report_requested.connect(asked.append)
    for chosen in (["/runs/1"], ["/runs/1", "/runs/2"]):
        panel._select(chosen)
        panel._report.trigger()
        assert asked.pop() == chosen
    panel._select(["/runs/1", "/runs/2", "/runs/3"])
    assert not panel._report.isEnabled()


@pytest.mark.usefixtures("documents")
def test_two_runs_of_one_name_are_told_apart_by_when_they_were(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    runs = [replace(record(number), name="fruit", created=1e9 + 60 * number) for number in (1, 2)]
    words = [label.text() for label in ReportDialog(runs, "auto", parent).findChildren(QLabel)]
    [what] = [text for text in words if "side by side" in text]
    assert all(moment in what for moment in number_format.moments([run.created for run in runs]))


def test_it_offers_a_file_that_is_not_there_yet(
    ask_about: Callable[..., ReportDialog], qtbot: QtBot, documents: Path
) -> None:
    (documents / "run-1-report.html").touch()
    dialog = ask_about(1)
    assert saved(dialog, qtbot) == MakeReport(run_dir="/runs/1", out=str(documents / "run-1-report-2.html"))


def test_what_the_person_chooses_is_asked_for(
    ask_about: Callable[..., ReportDialog], qtbot: QtBot, documents: Path
) -> None:
    dialog = ask_about(1, 2)
    dialog.take_file(str(documents / "mine.html"))
    dialog.with_images.setChecked(False)
    wanted = MakeReport(run_dir="/runs/1", out=str(documents / "mine.html"), against="/runs/2", with_images=False)
    assert saved(dialog, qtbot) == wanted


def test_a_finished_report_can_be_opened(
    controller: Controller, assistant: ObedientWorker, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    assistant.answers[MakeReport] = events_then(
        [Progress("Rendering examples", 12, 36)], ReportWritten(path=REQUEST.out, size=1)
    )
    controller.reports.make(REQUEST)
    qtbot.waitUntil(lambda: said(controller) == ["The report has been saved."])
    [message] = controller.services.messages.messages
    assert message.hint == REQUEST.out and [action.title for action in message.actions] == ["Open", "Show in folder"]
    for action in message.actions:
        action.act()
    assert [url.path() for url in opened] == [REQUEST.out, "/out"]


def test_a_report_can_be_cancelled_from_its_message(
    controller: Controller, assistant: ObedientWorker, qtbot: QtBot
) -> None:
    controller.reports.make(REQUEST)
    qtbot.waitUntil(assistant.waiting.is_set)
    assert said(controller) == ["Writing the report…"]
    controller.services.messages.messages[0].actions[0].act()
    qtbot.waitUntil(lambda: not controller.services.assistant.busy)
    assert said(controller) == []


def test_a_report_that_fails_says_why(controller: Controller, assistant: ObedientWorker, qtbot: QtBot) -> None:
    assistant.answers[MakeReport] = refuses("The disk is full.", "Free some space.")
    controller.reports.make(REQUEST)
    qtbot.waitUntil(lambda: said(controller) == ["The disk is full."])


@pytest.mark.parametrize("looks", [theme.LIGHT, theme.DARK], ids=lambda looks: looks.name)
def test_the_report_has_the_colours_of_the_window(looks: theme.Theme) -> None:
    sheet = resource("report.css").read_text("utf-8")
    light, dark = sheet.split("prefers-color-scheme: dark", 1)
    tokens = dict(re.findall(r"--([\w-]+): (#\w{6}|\d+ \d+ \d+)", light if looks is theme.LIGHT else dark))
    for key in ("background", "surface", "border", "text", "muted", "accent", "good", "caution", "wrong"):
        assert tokens[key] == getattr(looks, key), key
    for token, colour in (("train", looks.chart_train), ("val", looks.chart_val)):
        assert tokens[token] == colour
    for cell, colour in (("right-cell", looks.chart_train), ("wrong-cell", looks.chart_val)):
        assert tokens[cell] == " ".join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
