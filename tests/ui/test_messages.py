"""The message area: plain text, one place per subject, details on request."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton

from ftstudio.core.errors import ErrorReport
from ftstudio.ui.window.messages import Action, Message, MessageArea


@pytest.fixture
def area(qtbot: Any) -> MessageArea:
    area = MessageArea()
    qtbot.addWidget(area)
    area.resize(800, 200)
    return area


def buttons(area: MessageArea, kind: type = QPushButton) -> dict[str, Any]:
    return {button.accessibleName(): button for button in area.findChildren(kind)}


def test_it_takes_no_room_when_there_is_nothing_to_say(area: MessageArea) -> None:
    assert area.isHidden()
    area.info("Something happened.")
    assert not area.isHidden()
    buttons(area, QToolButton)["Close this message"].click()
    assert area.isHidden()
    assert area.messages == ()


def test_the_newest_comes_first_and_the_same_words_only_once(area: MessageArea) -> None:
    area.info("one")
    area.info("two")
    area.info("one")
    assert [message.text for message in area.messages] == ["one", "two"]


def test_a_newer_message_of_the_same_key_replaces_the_older(area: MessageArea) -> None:
    area.info("Downloading has stopped.", key="download")
    area.error(ErrorReport(message="The server does not answer."), key="download")
    assert [message.text for message in area.messages] == ["The server does not answer."]
    area.dismiss_key("download")
    assert area.messages == ()


def test_an_action_acts_once_and_closes_its_message(area: MessageArea) -> None:
    done: list[str] = []
    area.info("It was interrupted.", "", Action("Resume", lambda: done.append("resumed")))
    buttons(area)["Resume"].click()
    assert done == ["resumed"]
    assert area.messages == ()


def test_details_fold_out_and_can_be_copied(area: MessageArea) -> None:
    area.error(ErrorReport(message="It broke.", hint="Try again.", details="line 1\nline 2"))
    area.show()
    copy = buttons(area)["Copy the details"]
    assert not copy.isVisible()
    buttons(area, QToolButton)["Details"].click()
    assert copy.isVisible()
    copy.click()
    assert QGuiApplication.clipboard().text() == "It broke.\nTry again.\nline 1\nline 2"


def test_html_in_a_file_name_stays_text(area: MessageArea) -> None:
    area.info("<b>bold</b>.jpg cannot be read.")
    [label] = [label for label in area.findChildren(QLabel) if "bold" in label.text()]
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_many_messages_do_not_push_the_work_away(area: MessageArea, qtbot: Any) -> None:
    area.show()
    for number in range(20):
        area.show_message(Message("warning", f"warning {number} " + "with many words " * 30, "a hint"))
    qtbot.waitUntil(lambda: area.height() > 0, timeout=1000)
    assert len(area.messages) == 6
    assert area.height() <= 220
