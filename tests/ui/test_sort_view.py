"""Sorting in the window: offered for a heap, done with keys, drops and buttons, undone all the way."""

from __future__ import annotations

from typing import Any

import pytest
from controllers import press, said
from obedient import ObedientWorker, refuses
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ftstudio.app.requests import Scan
from ftstudio.app.sort_board import Place, SortBoard
from ftstudio.app.sort_requests import GroupImages, ProposeClasses, SortImages, UndoSort
from ftstudio.core.dataset import DatasetSummary, ImageFile
from ftstudio.core.sorting import Grouped, Proposal, Proposed, Sorted, SortUndone
from ftstudio.data.phrases import NOT_SORTED
from ftstudio.ui.control.controller import Controller
from ftstudio.ui.images.sort_model import DRAGGED
from ftstudio.ui.images.sort_view import SortView

HEAP = "/data/heap"
COUNT = 20


def grouped(source: str) -> Grouped:
    files = tuple(ImageFile(f"{number:02}.jpg", "") for number in range(COUNT))
    dataset = DatasetSummary(
        source=source, root=source, name="heap", layout="", class_names=(), counts=(), files=files, alike=((18, 19),)
    )
    groups = (tuple(range(12)), tuple(range(12, COUNT)))
    return Grouped(dataset=dataset, groups=groups, label_next=tuple(range(0, COUNT, 2)), model="Starter")


def proposed(request: ProposeClasses, _emit: object) -> Proposed:
    rest = [file.path for file in request.dataset.files if file.path not in request.labels]
    return Proposed(proposals=tuple(Proposal(path, "dogs", 0.9) for path in rest), label_next=tuple(rest))


@pytest.fixture
def assistant(assistant: ObedientWorker) -> ObedientWorker:
    assistant.answers[GroupImages] = lambda request, _emit: grouped(request.source)
    assistant.answers[ProposeClasses] = proposed
    return assistant


@pytest.fixture
def view(qtbot: QtBot, controller: Controller) -> SortView:
    """The view, wired as in the window, with the heap grouped and two classes added."""
    view, sorting = SortView(), controller.sorting
    qtbot.addWidget(view)
    sorting.changed.connect(view.show_board)
    view.label_requested.connect(sorting.label)
    view.class_requested.connect(sorting.add_class)
    view.proposals_requested.connect(sorting.propose)
    view.make_requested.connect(sorting.make)
    controller.images.undo_stack.canUndoChanged.connect(view.undo.setEnabled)
    view.undo_requested.connect(controller.images.undo_stack.undo)
    sorting.begin(HEAP)
    qtbot.waitUntil(lambda: sorting.board is not None)
    for name in ("cats", "dogs"):
        view.classes.name.setText(name)
        QTest.keyClick(view.classes.name, Qt.Key.Key_Return)
    return view


def board_of(controller: Controller) -> SortBoard:
    board = controller.sorting.board
    assert board is not None
    return board


def show(view: SortView, words: str) -> None:
    [row] = [row for row in range(view.places.count()) if view.places.item(row).text().startswith(words)]
    view.places.setCurrentRow(row)


def test_a_folder_without_classes_is_offered_to_be_sorted(
    qtbot: QtBot, controller: Controller, assistant: ObedientWorker
) -> None:
    assistant.answers[Scan] = refuses(f"The images in {HEAP} {NOT_SORTED}")
    controller.images.open_source(HEAP)
    qtbot.waitUntil(lambda: bool(said(controller)))
    with qtbot.waitSignal(controller.sorting.begun):
        press(controller, "Sort these images")
    qtbot.waitUntil(lambda: controller.sorting.board is not None)
    assert assistant.requests(GroupImages)[0].source == HEAP
    assert not said(controller)


def test_keys_label_the_queue_one_image_after_the_other(controller: Controller, view: SortView) -> None:
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_1, Qt.Key.Key_9):
        QTest.keyClick(view.grid, key)
    assert board_of(controller).labels == {"00.jpg": "cats", "02.jpg": "dogs", "04.jpg": "cats"}
    assert view.classes.buttons[0].text().endswith("cats  (2)")


def test_a_whole_group_is_named_with_one_click_and_near_duplicates_move_together(
    controller: Controller, view: SortView
) -> None:
    show(view, "Group 2")
    view.classes.buttons[1].click()
    assert board_of(controller).labels == {f"{number}.jpg": "dogs" for number in range(12, COUNT)}
    controller.images.undo_stack.undo()
    show(view, "Group 2")
    view.grid.setCurrentIndex(view.grid.model().index(7, 0))
    view.classes.buttons[0].click()
    assert board_of(controller).labels == {"18.jpg": "cats", "19.jpg": "cats"}


def test_images_can_be_dragged_to_a_class(view: SortView) -> None:
    model = view.grid.model()
    assert model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsDragEnabled
    assert model.mimeData([model.index(0, 0)]).hasFormat(DRAGGED)
    assert all(button.acceptDrops() for button in view.classes.buttons)


def test_everything_is_undone_step_by_step(controller: Controller, view: SortView) -> None:
    QTest.keyClick(view.grid, Qt.Key.Key_1)
    QTest.keyClick(view.grid, Qt.Key.Key_2)
    for left in (1, 0):
        view.undo.click()
        assert len(board_of(controller).labels) == left
    view.undo.click()
    view.undo.click()
    assert board_of(controller).class_names == () and not view.classes.buttons and not view.undo.isEnabled()
    controller.images.undo_stack.redo()
    assert board_of(controller).class_names == ("cats",)


def test_after_some_labels_the_rest_is_proposed_and_accepted(
    qtbot: QtBot, controller: Controller, assistant: ObedientWorker, view: SortView
) -> None:
    show(view, "Group 1")
    assert not view.propose.isEnabled()
    view.classes.buttons[0].click()
    assert not assistant.requests(ProposeClasses), "one class only"
    show(view, "Group 2")
    view.grid.setCurrentIndex(view.grid.model().index(0, 0))
    QTest.keyClick(view.grid, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: bool(board_of(controller).proposals))
    show(view, "Proposed: dogs")
    assert not view.accept.isHidden()
    view.accept.click()
    assert len(board_of(controller).labels) == COUNT
    assert not view.propose.isEnabled() and view.make.isEnabled()


def test_labels_that_come_while_proposals_are_made_are_used_afterwards(
    qtbot: QtBot, controller: Controller, assistant: ObedientWorker, view: SortView
) -> None:
    controller.sorting.label(["00.jpg"], "cats")
    controller.sorting.label(["01.jpg"], "dogs")
    view.propose.click()
    controller.sorting.label(["02.jpg"], "cats")
    controller.sorting.propose()
    qtbot.waitUntil(lambda: board_of(controller).proposed_at == 3 and bool(board_of(controller).proposals))
    assert [len(request.labels) for request in assistant.requests(ProposeClasses)] == [2, 3]


def test_class_folders_are_opened_and_can_be_undone(
    qtbot: QtBot, controller: Controller, assistant: ObedientWorker, view: SortView
) -> None:
    assistant.answers[SortImages] = lambda request, _emit: Sorted(
        source=HEAP, folder=HEAP, how=request.how, counts={"cats": 1, "dogs": 1}, left=18
    )
    assistant.answers[UndoSort] = lambda request, _emit: SortUndone(folder=request.folder, how="copy", restored=2)
    QTest.keyClick(view.grid, Qt.Key.Key_1)
    assert not view.make.isEnabled(), "one class only"
    QTest.keyClick(view.grid, Qt.Key.Key_2)
    view.how.setCurrentIndex(view.how.findData("copy"))
    with qtbot.waitSignal(controller.images.dataset_opened):
        view.make.click()
    [request] = assistant.requests(SortImages)
    assert request.how == "copy" and request.labels == {"00.jpg": "cats", "02.jpg": "dogs"}
    assert controller.sorting.board is None
    press(controller, "Undo")
    qtbot.waitUntil(lambda: controller.sorting.board is not None)
    assert assistant.requests(UndoSort)[0].folder == HEAP
    assert len(board_of(controller).labels) == 2, "the labels are there again"


def test_a_failure_says_why_and_the_labels_stay(
    qtbot: QtBot, controller: Controller, assistant: ObedientWorker, view: SortView
) -> None:
    assistant.answers[SortImages] = refuses("The disk is full.")
    for key in (Qt.Key.Key_1, Qt.Key.Key_2):
        QTest.keyClick(view.grid, key)
    view.make.click()
    qtbot.waitUntil(lambda: "The disk is full." in said(controller))
    assert len(board_of(controller).labels) == 2


def test_a_bad_class_name_is_refused_in_words(controller: Controller, view: SortView) -> None:
    view.classes.name.setText("a/b")
    QTest.keyClick(view.classes.name, Qt.Key.Key_Return)
    assert "cannot be the name of a class folder" in said(controller)[0]
    assert board_of(controller).class_names == ("cats", "dogs")


def test_a_sorting_that_was_closed_continues_where_it_was(
    controller: Controller, assistant: ObedientWorker, view: SortView
) -> None:
    QTest.keyClick(view.grid, Qt.Key.Key_1)
    shown: list[Any] = []
    controller.sorting.changed.connect(shown.append)
    controller.sorting.leave()
    assert shown == [None]
    controller.sorting.begin(HEAP)
    assert shown[1].labels == {"00.jpg": "cats"} and len(assistant.requests(GroupImages)) == 1


def test_an_image_of_a_class_can_be_taken_out_again(controller: Controller, view: SortView) -> None:
    QTest.keyClick(view.grid, Qt.Key.Key_1)
    show(view, "cats")
    assert view._place == Place("class", name="cats")
    view.unlabel.click()
    assert board_of(controller).labels == {}
