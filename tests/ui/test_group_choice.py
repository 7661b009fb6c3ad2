"""Which images stay together: what is offered, what it comes to, and how a warning is answered."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ftstudio.app import session
from ftstudio.app.session import SessionState
from ftstudio.core.dataset import ClassCount, DatasetSummary, ImageFile
from ftstudio.core.groups import Grouping
from ftstudio.ui.setup.dataset_panel import DatasetPanel
from ftstudio.ui.setup.group_choice import GroupChoice
from ftstudio.ui.setup.warning_lines import WarningLines

KEY = "name:{group}_*"


def dataset(**changes: object) -> DatasetSummary:
    files = tuple(ImageFile(f"{kind}/p{n // 3}_{n % 3}.png", kind) for kind in "ab" for n in range(12))
    fields: dict[str, object] = {
        "source": "/set",
        "root": "/set",
        "name": "set",
        "layout": "Class folders",
        "class_names": ("a", "b"),
        "counts": (ClassCount("a", unassigned=12), ClassCount("b", unassigned=12)),
        "files": files,
        "groupings": (Grouping(key=KEY, groups=4, largest=6),),
        "warnings": ("They follow each other.",),
        "offers": {"They follow each other.": KEY},
    }
    return DatasetSummary(**(fields | changes))  # type: ignore[arg-type]


@pytest.fixture
def choice(qtbot: QtBot) -> GroupChoice:
    made = GroupChoice()
    qtbot.addWidget(made)
    made.show_choice(dataset(), "")
    made.show()
    return made


def titles(choice: GroupChoice) -> list[str]:
    return [choice.choices.itemText(place) for place in range(choice.choices.count())]


def test_what_fits_is_offered_and_said(choice: GroupChoice) -> None:
    assert titles(choice) == ["Copies only", "Name: {group}_*", "By a file name pattern…"]
    assert not choice.preview.isVisible()
    choice.show_choice(dataset(), KEY)
    assert choice.choices.currentText() == "Name: {group}_*"
    assert choice.preview.text() == "4 groups, the largest of 6 images"


def test_a_choice_is_announced(choice: GroupChoice, qtbot: QtBot) -> None:
    with qtbot.waitSignal(choice.chosen) as caught:
        choice.choices.setCurrentIndex(1)
        choice.choices.activated.emit(1)
    assert caught.args == [KEY]


def test_a_key_of_an_earlier_run_is_shown_also_where_it_does_not_fit(choice: GroupChoice) -> None:
    choice.show_choice(dataset(), "folder:7")
    assert choice.choices.currentText() == "Folder, level 7"
    assert "No image has a folder at level 7" in choice.preview.text()


def test_a_pattern_is_previewed_while_it_is_typed_and_announced_where_it_fits(
    choice: GroupChoice, qtbot: QtBot
) -> None:
    choice.choices.setCurrentIndex(2)
    choice.choices.activated.emit(2)
    assert choice.pattern.isVisible()
    announced: list[str] = []
    choice.chosen.connect(announced.append)
    qtbot.keyClicks(choice.pattern, "zz{group}")
    qtbot.waitUntil(lambda: "matches no file name" in choice.preview.text())
    assert announced == []
    choice.pattern.clear()
    with qtbot.waitSignal(choice.chosen):
        qtbot.keyClicks(choice.pattern, "p{group}_#")
    assert announced == ["name:p{group}_#"]
    assert choice.preview.text() == "4 groups, the largest of 6 images"
    choice.show_choice(dataset(), "name:p{group}_#")
    assert choice.pattern.isVisible() and choice.pattern.text() == "p{group}_#"


def test_a_warning_is_answered_with_one_click_and_then_gone(qtbot: QtBot) -> None:
    panel = DatasetPanel()
    qtbot.addWidget(panel)
    state = session.with_dataset(SessionState(), dataset())
    panel.show_state(state)
    lines = panel.findChild(WarningLines)
    keep = next(each for each in lines.findChildren(QPushButton) if each.text() == "Keep together")
    with qtbot.waitSignal(panel.group_chosen) as caught:
        keep.click()
    assert caught.args == [KEY]
    panel.show_state(session.with_group(state, KEY))
    assert lines.shown_lines == []


def test_where_the_images_are_split_already_nothing_is_chosen(qtbot: QtBot) -> None:
    panel = DatasetPanel()
    qtbot.addWidget(panel)
    panel.show()
    counts = (ClassCount("a", train=6, val=6), ClassCount("b", train=12))
    panel.show_state(session.with_dataset(SessionState(), dataset(counts=counts)))
    assert not panel.findChild(GroupChoice).isVisible()


def test_the_group_stays_with_its_images() -> None:
    state = session.with_group(session.with_dataset(SessionState(), dataset()), KEY)
    assert session.with_dataset(state, dataset()).config.data.group == KEY
    assert session.with_dataset(state, dataset(source="/other")).config.data.group == ""
