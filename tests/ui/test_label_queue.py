"""Images that may be in the wrong class: found beside everything else, gone through with one key each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from obedient import ObedientWorker, refuses
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ftstudio.app.confirmed_labels import settle, settled
from ftstudio.app.requests import FindWrongLabels, Predict, PredictionCounts
from ftstudio.app.session import SessionState
from ftstudio.app.settings import Settings
from ftstudio.core import paths
from ftstudio.core.config import DataConfig, ModelConfig, RunConfig
from ftstudio.core.dataset import ClassCount, DatasetSummary, ImageFile
from ftstudio.core.events import Emit, Progress
from ftstudio.core.label_errors import Suspect, Suspects
from ftstudio.ui.control.controller import Controller
from ftstudio.ui.control.label_intents import LABELS
from ftstudio.ui.images.gallery import Gallery
from ftstudio.ui.images.label_queue import LabelQueue
from ftstudio.ui.window.messages import MessageArea


class Asks:
    """A person who says yes to everything, and remembers the questions."""

    def __init__(self) -> None:
        self.questions: list[str] = []

    def yes_no(self, question: str, _explanation: str, _yes: str, act: Callable[[], None]) -> None:
        self.questions.append(question)
        act()


@pytest.fixture
def flowers(tmp_path: Path) -> DatasetSummary:
    """Roses and tulips on the disk, six each."""
    files: list[ImageFile] = []
    for name in ("rose", "tulip"):
        (tmp_path / name).mkdir()
        for number in range(6):
            path = f"{name}/{number}.jpg"
            (tmp_path / path).write_text(path)
            files.append(ImageFile(path, name, width=10, height=10, digest=f"{len(files):016x}"))
    return DatasetSummary(
        source=str(tmp_path), root=str(tmp_path), name="flowers", layout="class folders",
        class_names=("rose", "tulip"), counts=tuple(ClassCount(name, unassigned=6) for name in ("rose", "tulip")),
        files=tuple(files),
    )  # fmt: skip


def suspects_of(dataset: DatasetSummary) -> Suspects:
    three = (("rose/4.jpg", "rose", "tulip"), ("tulip/1.jpg", "tulip", "rose"), ("rose/0.jpg", "rose", "tulip"))
    suspects = tuple(Suspect(*each, 0.02, 0.97) for each in three)
    return Suspects(
        source=dataset.source, root=dataset.root, model="Starter", checked=12, accuracy=0.75, suspects=suspects
    )


@pytest.fixture
def asks() -> Asks:
    return Asks()


@pytest.fixture
def controller(
    qtbot: QtBot, trainer: ObedientWorker, assistant: ObedientWorker, asks: Asks, flowers: DatasetSummary
) -> Iterator[Controller]:
    messages = MessageArea()
    qtbot.addWidget(messages)
    made = Controller(messages, asks, trainer, assistant, Settings())  # type: ignore[arg-type]  # all that is asked
    config = RunConfig(data=DataConfig(source=flowers.source))
    made.live.set(replace(made.state, dataset=flowers, config=config))
    yield made
    with qtbot.waitSignal(made.closed, timeout=10_000):
        made.close()


@pytest.fixture
def gallery(qtbot: QtBot, controller: Controller) -> Gallery:
    """The Images tab, wired as in the window."""
    widget = Gallery()
    qtbot.addWidget(widget)
    labels = controller.labels
    widget.check_requested.connect(labels.check)
    widget.check_cancelled.connect(labels.cancel)
    widget.keep_requested.connect(labels.keep)
    widget.move_one_requested.connect(controller.images.move_one_of_many)
    widget.exclude_requested.connect(controller.images.exclude)
    labels.progress.connect(widget.show_check)
    labels.stopped.connect(widget.show_check_stopped)
    labels.found.connect(widget.show_suspects)
    labels.settled.connect(widget.show_settled)
    controller.state_changed.connect(widget.show_state)
    widget.resize(700, 500)
    widget.show()
    widget.show_state(controller.state)
    return widget


def press(widget: QWidget, text: str) -> None:
    for button in widget.findChildren(QPushButton):
        if button.text().startswith(text) and button.isVisible():
            button.click()
            return
    raise AssertionError(f"no button {text}")


def queue_of(gallery: Gallery) -> LabelQueue:
    return gallery.findChild(LabelQueue)


def current(gallery: Gallery) -> str:
    doubt = queue_of(gallery).current
    return doubt.suspect.path if doubt else ""


@pytest.fixture
def queue(gallery: Gallery, assistant: ObedientWorker, flowers: DatasetSummary, qtbot: QtBot) -> LabelQueue:
    """Three images in doubt, the first of them in sight."""
    assistant.answers[FindWrongLabels] = lambda _request, _emit: suspects_of(flowers)
    press(gallery, "Check the images")
    qtbot.waitUntil(lambda: len(gallery._doubts) == 3, timeout=5_000)
    press(gallery, "Review them")
    return queue_of(gallery)


def test_the_first_doubt_is_shown_with_both_classes(gallery: Gallery, queue: LabelQueue) -> None:
    assert queue.isVisible() and current(gallery) == "rose/4.jpg"
    words = {label.text() for label in queue.findChildren(QLabel)}
    assert {"1 of 3", "Is in", "rose", "2 %", "Looks like", "tulip", "97 %"} <= words
    doubt = queue.current
    assert doubt is not None and len(doubt.own_examples) == 3
    assert doubt.path not in {path for path, _ in doubt.own_examples}


def test_one_key_keeps_an_image_for_good_and_undo_takes_that_back(
    controller: Controller, gallery: Gallery, queue: LabelQueue, flowers: DatasetSummary, qtbot: QtBot
) -> None:
    qtbot.keyClick(queue, Qt.Key.Key_K)
    assert current(gallery) == "tulip/1.jpg"
    qtbot.waitUntil(lambda: settled(flowers.root) == {(flowers.files[4].digest, "rose")}, timeout=5_000)
    controller.images.undo_stack.undo()
    assert current(gallery) == "tulip/1.jpg" and len(gallery._doubts) == 3
    qtbot.waitUntil(lambda: settled(flowers.root) == frozenset(), timeout=5_000)


def test_confirmations_that_were_damaged_are_set_aside_and_that_is_said(
    controller: Controller, queue: LabelQueue, flowers: DatasetSummary, qtbot: QtBot
) -> None:
    settle(flowers.root, "0123456789abcdef", "rose")
    [path] = (paths.data_dir() / "checked").glob("*.json")
    path.write_bytes(b"{")
    qtbot.keyClick(queue, Qt.Key.Key_K)
    qtbot.waitUntil(lambda: len(controller.services.messages.messages) == 1, timeout=5_000)
    [message] = controller.services.messages.messages
    assert path.with_suffix(".damaged").read_bytes() == b"{" and str(path.with_suffix(".damaged")) in message.hint


def test_one_key_moves_an_image_and_only_the_first_time_is_asked(
    controller: Controller, gallery: Gallery, queue: LabelQueue, asks: Asks, flowers: DatasetSummary, qtbot: QtBot
) -> None:
    for key, left in ((Qt.Key.Key_M, 2), (Qt.Key.Key_Return, 1)):
        qtbot.keyClick(queue, key)
        qtbot.waitUntil(lambda left=left: len(gallery._doubts) == left, timeout=5_000)
    assert len(asks.questions) == 1
    root = Path(flowers.root)
    assert (root / "tulip" / "4-2.jpg").read_text() == "rose/4.jpg" and not (root / "rose" / "4.jpg").exists()
    assert (root / "rose" / "1-2.jpg").read_text() == "tulip/1.jpg"
    controller.images.undo_stack.undo()
    qtbot.waitUntil(lambda: len(gallery._doubts) == 2, timeout=5_000)
    assert (root / "tulip" / "1.jpg").read_text() == "tulip/1.jpg"
    assert {count.name: count.total for count in controller.state.dataset.counts} == {"rose": 5, "tulip": 7}


def test_a_key_that_is_pressed_twice_moves_once(
    controller: Controller, gallery: Gallery, queue: LabelQueue, qtbot: QtBot
) -> None:
    qtbot.keyClick(queue, Qt.Key.Key_M)
    qtbot.keyClick(queue, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: len(gallery._doubts) == 2 and not controller.services.errands.busy, timeout=5_000)
    assert [message.level for message in controller.services.messages.messages] == ["good"]


def test_one_key_leaves_an_image_out(controller: Controller, gallery: Gallery, queue: LabelQueue, qtbot: QtBot) -> None:
    qtbot.keyClick(queue, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: current(gallery) == "tulip/1.jpg", timeout=5_000)
    assert controller.state.config.data.excluded == ("rose/4.jpg",)


def test_arrows_step_without_deciding_and_escape_leads_back(gallery: Gallery, queue: LabelQueue, qtbot: QtBot) -> None:
    qtbot.keyClick(queue, Qt.Key.Key_Right)
    assert current(gallery) == "tulip/1.jpg"
    qtbot.keyClick(queue, Qt.Key.Key_Left)
    assert current(gallery) == "rose/4.jpg"
    qtbot.keyClick(queue, Qt.Key.Key_Escape)
    assert not queue.isVisible()


def test_the_last_decision_leaves_nothing_in_doubt(queue: LabelQueue, qtbot: QtBot) -> None:
    for _ in range(3):
        qtbot.keyClick(queue, Qt.Key.Key_K)
    assert queue.current is None
    assert any(label.text() == "All reviewed" and label.isVisible() for label in queue.findChildren(QLabel))
    qtbot.keyClick(queue, Qt.Key.Key_K)


def test_images_in_doubt_are_a_filter_of_the_gallery(gallery: Gallery, queue: LabelQueue, qtbot: QtBot) -> None:
    qtbot.keyClick(queue, Qt.Key.Key_Escape)
    gallery.show_reason("suspect")
    model = gallery._grid.model()
    assert [model.file(row).path for row in range(model.rowCount())] == ["rose/4.jpg", "tulip/1.jpg", "rose/0.jpg"]
    assert model.note(0) == "Looks like “tulip” (97 %)."


def test_a_check_gives_way_to_a_prediction_and_goes_on(
    controller: Controller, gallery: Gallery, assistant: ObedientWorker, flowers: DatasetSummary, qtbot: QtBot
) -> None:
    assistant.answers[Predict] = lambda _request, _emit: PredictionCounts(done=1, unreadable=0)
    press(gallery, "Check the images")
    qtbot.waitUntil(assistant.waiting.is_set, timeout=5_000)
    assistant.answers[FindWrongLabels] = lambda _request, _emit: suspects_of(flowers)
    answered: list[object] = []
    controller.services.assist("predict", Predict(run_dir="/r", paths=("/x.jpg",)), on_answer=answered.append)
    qtbot.waitUntil(lambda: len(gallery._doubts) == 3, timeout=5_000)
    assert answered and len(assistant.requests(FindWrongLabels)) == 2


def test_a_check_that_is_cancelled_stays_cancelled(
    controller: Controller, gallery: Gallery, assistant: ObedientWorker, qtbot: QtBot
) -> None:
    press(gallery, "Check the images")
    qtbot.waitUntil(assistant.waiting.is_set, timeout=5_000)
    press(gallery, "Cancel")
    qtbot.waitUntil(lambda: not controller.services.assistant.has(LABELS), timeout=5_000)
    assert len(assistant.requests(FindWrongLabels)) == 1
    press(gallery, "Check the images")
    qtbot.waitUntil(assistant.waiting.is_set, timeout=5_000)


def test_progress_is_told_in_the_tab(gallery: Gallery, assistant: ObedientWorker, qtbot: QtBot) -> None:
    def half_way(_request: Any, emit: Emit) -> Any:
        emit(Progress("Looking at the images", 6, 12))
        assistant.answers.pop(FindWrongLabels)
        return assistant.run(_request, emit)

    assistant.answers[FindWrongLabels] = half_way
    press(gallery, "Check the images")
    told = "6 of 12 · Looking at the images"
    qtbot.waitUntil(lambda: any(label.text() == told for label in gallery.findChildren(QLabel)), timeout=5_000)
    press(gallery, "Cancel")


def test_a_failure_is_told_and_the_button_is_back(
    controller: Controller, gallery: Gallery, assistant: ObedientWorker, qtbot: QtBot
) -> None:
    assistant.answers[FindWrongLabels] = refuses("There are too few images.", "Add some.")
    press(gallery, "Check the images")
    qtbot.waitUntil(lambda: bool(controller.services.messages.messages), timeout=5_000)
    assert controller.services.messages.messages[0].text == "There are too few images."
    assert any(b.isVisible() and b.text().startswith("Check the images") for b in gallery.findChildren(QPushButton))


def test_a_model_that_is_not_here_is_offered_for_download(
    controller: Controller, gallery: Gallery, assistant: ObedientWorker
) -> None:
    state = controller.state
    controller.live.set(replace(state, config=replace(state.config, model=ModelConfig(name="mobilenet_v2"))))
    press(gallery, "Check the images")
    [message] = controller.services.messages.messages
    assert "MobileNetV2" in message.text and [action.title for action in message.actions] == ["Download"]
    assert not assistant.requests(FindWrongLabels)


def test_other_images_take_the_doubts_with_them(
    controller: Controller, gallery: Gallery, queue: LabelQueue, flowers: DatasetSummary
) -> None:
    controller.live.set(replace(controller.state, dataset=replace(flowers, root="/elsewhere")))
    controller.live.announce_now()
    assert gallery._doubts == [] and not queue.isVisible()


def test_without_images_there_is_nothing_to_check(gallery: Gallery) -> None:
    gallery.show_state(SessionState())
    assert not any(b.isVisible() and b.text().startswith("Check") for b in gallery.findChildren(QPushButton))
