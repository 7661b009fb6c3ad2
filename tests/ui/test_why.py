"""Show why, not sure, and Wrong? It is …: what the Try-it panel asks for, shows and remembers."""

from __future__ import annotations

import base64
import csv
import io
from pathlib import Path
from typing import Any

import pytest
from controllers import said
from msgspec.structs import replace
from obedient import ObedientWorker, events_then, refuses, two_classes
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QCheckBox, QPushButton, QSlider, QTableView, QWidget
from pytestqt.qtbot import QtBot

from ftstudio.app import session
from ftstudio.app.requests import Explain, Predict, PredictionCounts, Scan
from ftstudio.app.session import SessionState
from ftstudio.core.answers import ClassPrediction, ClassProbability, Prediction, UnreadableImage
from ftstudio.core.confidence import HeatMap
from ftstudio.core.config import RunConfig
from ftstudio.core.dataset import ImageFile
from ftstudio.core.events import HeatMapMade, ImageUnreadable
from ftstudio.core.run_record import RunRecord
from ftstudio.store.run_folder import RunFolder
from ftstudio.ui.control.controller import Controller
from ftstudio.ui.try_it.predict_panel import PredictPanel
from ftstudio.ui.try_it.prediction_view import ROW_HEIGHT
from ftstudio.ui.try_it.why_row import WhyRow


def record(run_dir: str = "/runs/1", **more: object) -> RunRecord:
    plain = RunRecord(
        run_id="1", run_dir=run_dir, name="run", created=1.0, state="completed", dataset="flowers", model="starter",
        freeze_depth=1, stage_count=5, epochs_done=3, best_epoch=3, class_names=("rose", "tulip"),
    )  # fmt: skip
    return replace(plain, **more)


READY = SessionState(runs=(record(),))


def answer(path: str, share: float = 0.9, sure: bool = True, unfamiliar: bool | None = None) -> Prediction:
    top = (ClassProbability("tulip", share), ClassProbability("rose", 1 - share))
    return ClassPrediction(path=path, top=top, sure=sure, unfamiliar=unfamiliar)


def heat_map(path: str, class_name: str, level: int = 255) -> HeatMap:
    written = io.BytesIO()
    Image.new("L", (8, 8), level).save(written, "PNG")
    data = base64.b64encode(written.getvalue()).decode()
    return HeatMap(path=path, class_name=class_name, method="m", box=(0.1, 0.1, 0.9, 0.9), png_base64=data)


def picture(folder: Path, name: str = "a.png") -> str:
    path = folder / name
    Image.new("RGB", (60, 40), (60, 60, 60)).save(path, "PNG")
    return str(path)


@pytest.fixture
def panel(qtbot: QtBot) -> PredictPanel:
    widget = PredictPanel()
    qtbot.addWidget(widget)
    widget.resize(300, 700)
    widget.show()
    widget.show_state(READY)
    return widget


def answered(panel: PredictPanel, path: str, **more: Any) -> None:
    panel.ask([path])
    panel.add_prediction(answer(path, **more))
    panel.prediction_finished()


def explanations(panel: PredictPanel) -> list[tuple[str, str]]:
    asked: list[tuple[str, str]] = []
    panel.explain_requested.connect(lambda path, name: asked.append((path, name)))
    return asked


def switch(panel: PredictPanel) -> QCheckBox:
    return panel.findChild(QCheckBox)


def button(panel: QWidget, text: str) -> QPushButton:
    return next(b for b in panel.findChildren(QPushButton) if b.text() == text)


def middle(panel: PredictPanel) -> QColor:
    """The colour in the middle of the image."""
    shown = panel._zone.grab().toImage()
    return shown.pixelColor(shown.width() // 2, shown.height() // 2)


# ---- why ----------------------------------------------------------------------------------------------------


def test_nothing_is_explained_until_it_is_wanted(panel: PredictPanel, tmp_path: Path) -> None:
    asked = explanations(panel)
    path = picture(tmp_path)
    assert not switch(panel).isVisible()
    answered(panel, path)
    assert switch(panel).isVisible() and asked == []
    switch(panel).click()
    assert asked == [(path, "tulip")]


def test_the_colours_lie_over_the_image_and_go_with_it(panel: PredictPanel, qtbot: QtBot, tmp_path: Path) -> None:
    switch(panel).click()
    first, second = picture(tmp_path, "1.png"), picture(tmp_path, "2.png")
    answered(panel, first)
    qtbot.waitUntil(lambda: middle(panel).red() == 60, timeout=5_000)
    panel.show_heat_map(heat_map(first, "tulip"))
    assert middle(panel).red() > 120
    assert "tulip" in panel._why._words.text()
    panel.findChild(WhyRow).findChild(QSlider).setValue(20)
    assert 60 < middle(panel).red() < 120
    answered(panel, second)
    qtbot.waitUntil(lambda: middle(panel).red() == 60, timeout=5_000)
    panel.show_heat_map(heat_map(first, "tulip"))
    assert middle(panel).red() == 60, "a late map of the image before"


def test_a_click_on_another_class_shows_what_speaks_for_that(panel: PredictPanel, qtbot: QtBot, tmp_path: Path) -> None:
    path = picture(tmp_path)
    answered(panel, path)
    asked = explanations(panel)
    second = QPoint(20, ROW_HEIGHT + 5)
    qtbot.mouseClick(panel._bars, Qt.MouseButton.LeftButton, pos=second)
    assert asked == [], "there is nothing to choose while no reasons are shown"
    switch(panel).click()
    qtbot.mouseClick(panel._bars, Qt.MouseButton.LeftButton, pos=second)
    assert asked == [(path, "tulip"), (path, "rose")]
    panel.show_heat_map(heat_map(path, "tulip"))
    assert panel._zone._overlay is None
    panel.show_heat_map(heat_map(path, "rose"))
    assert panel._zone._overlay is not None
    qtbot.keyClick(panel._bars, Qt.Key.Key_Up)
    assert asked[-1] == (path, "tulip") and panel._zone._overlay is None


def test_switched_off_the_image_is_plain_again(panel: PredictPanel, tmp_path: Path) -> None:
    path = picture(tmp_path)
    switch(panel).click()
    answered(panel, path)
    panel.show_heat_map(heat_map(path, "tulip"))
    switch(panel).click()
    assert panel._zone._overlay is None and not panel._why._words.isVisible()
    panel.show_heat_map(heat_map(path, "tulip"))
    assert panel._zone._overlay is None


def test_where_nothing_speaks_for_the_class_it_says_so(panel: PredictPanel, tmp_path: Path) -> None:
    path = picture(tmp_path)
    switch(panel).click()
    answered(panel, path)
    panel.show_heat_map(heat_map(path, "tulip", level=0))
    assert panel._zone._overlay is None
    assert "Nothing in this image supports “tulip”" in panel._why._words.text()


def test_a_map_that_could_not_be_made_says_why(panel: PredictPanel, tmp_path: Path) -> None:
    path = picture(tmp_path)
    switch(panel).click()
    answered(panel, path)
    panel.heat_map_failed(path, "There is not enough memory.")
    assert panel._why._words.text() == "There is not enough memory."


def test_the_choice_is_remembered(panel: PredictPanel, qtbot: QtBot) -> None:
    kept: list[str] = []
    panel.why_kept.connect(kept.append)
    switch(panel).click()
    panel.findChild(WhyRow).findChild(QSlider).setValue(90)
    another = PredictPanel()
    qtbot.addWidget(another)
    another.restore_why(kept[-1])
    assert switch(another).isChecked() and another.findChild(WhyRow).findChild(QSlider).value() == 90
    for damaged in ("", "on", "maybe 40", "on many", "on 5000"):
        another.restore_why(damaged)
    assert switch(another).isChecked() and another.findChild(WhyRow).findChild(QSlider).value() == 100


# ---- not sure -----------------------------------------------------------------------------------------------


def test_an_unsure_answer_says_that_first_and_the_best_guess_after(panel: PredictPanel, tmp_path: Path) -> None:
    path = picture(tmp_path)
    answered(panel, path, share=0.54, sure=False)
    assert panel._verdict.text() == "Not sure"
    assert panel._guess.isVisible() and panel._guess.text() == "Best guess, 54 %: tulip"
    answered(panel, picture(tmp_path, "b.png"))
    assert panel._verdict.text() == "tulip" and not panel._guess.isVisible()


def test_the_table_marks_what_is_unsure_and_what_is_unlike(panel: PredictPanel, qtbot: QtBot, tmp_path: Path) -> None:
    panel.ask([str(tmp_path)])
    for name, more in (("a.png", {}), ("b.png", {"sure": False}), ("c.png", {"unfamiliar": True})):
        panel.add_prediction(answer(picture(tmp_path, name), **more))  # type: ignore[arg-type]
    panel.prediction_finished()
    table = panel.findChild(QTableView)
    qtbot.waitUntil(lambda: table.model().rowCount() == 3, timeout=5_000)
    cells = [table.model().index(row, 1) for row in range(3)]
    assert [cell.data() for cell in cells] == ["tulip", "? tulip", "tulip"]
    assert [cell.data(Qt.ItemDataRole.DecorationRole) is not None for cell in cells] == [False, False, True]
    assert "Not sure" in cells[1].data(Qt.ItemDataRole.ToolTipRole)
    assert "unlike your training images" in cells[2].data(Qt.ItemDataRole.ToolTipRole)
    assert panel._table._summary.text() == "tulip 3  ·  not sure 1  ·  unlike your images 1"
    header, *rows = csv.reader(io.StringIO(panel._table.csv()))
    assert header[-3:] == ["unfamiliar", "sure", "problem"]
    assert [row[-3:-1] for row in rows] == [["", "true"], ["", "false"], ["true", "true"]]


# ---- wrong? it is … -----------------------------------------------------------------------------------------


def opened(tmp_path: Path) -> SessionState:
    """The same run, and images in class folders that are open; "lily" came since."""
    dataset = two_classes(str(tmp_path))
    names = (*dataset.class_names, "lily")
    return replace(READY, dataset=replace(dataset, class_names=names))


def test_a_correction_names_the_image_the_class_and_the_run(panel: PredictPanel, qtbot: QtBot, tmp_path: Path) -> None:
    panel.show_state(opened(tmp_path))
    path = picture(tmp_path)
    answered(panel, path)
    choice, add = panel._correction._choice, button(panel, "Add to images")
    assert [choice.itemText(n) for n in range(choice.count())] == ["rose", "tulip", "lily"]
    assert choice.currentIndex() == -1 and not add.isEnabled()
    choice.setCurrentIndex(2)
    with qtbot.waitSignal(panel.correction_requested) as asked:
        qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    assert asked.args == [path, "lily", "/runs/1"]
    answered(panel, picture(tmp_path, "b.png"))
    assert choice.currentIndex() == -1, "what the image before shows says nothing about this one"


def test_without_class_folders_it_says_why_nothing_can_be_added(panel: PredictPanel, tmp_path: Path) -> None:
    answered(panel, picture(tmp_path))
    assert not panel._correction._choice.isEnabled()
    assert "open their folder" in panel._correction._reason.text() and panel._correction._reason.isVisible()
    panel.show_state(opened(tmp_path))
    assert panel._correction._choice.isEnabled() and not panel._correction._reason.isVisible()


def test_a_run_that_is_behind_its_images_says_so_and_can_train_on(panel: PredictPanel, qtbot: QtBot) -> None:
    assert not button(panel, "Train on").isVisible()
    panel.show_state(SessionState(runs=(record(added_images=3),)))
    assert panel._behind._words.text() == "3 images were added since this run was trained."
    with qtbot.waitSignal(panel.train_on_requested) as wanted:
        qtbot.mouseClick(button(panel, "Train on"), Qt.MouseButton.LeftButton)
    assert wanted.args == ["/runs/1"]
    panel.show_state(READY)
    assert not button(panel, "Train on").isVisible()


# ---- the intents behind it ----------------------------------------------------------------------------------


def test_a_question_why_is_asked_of_the_run_that_is_tried(
    controller: Controller, assistant: ObedientWorker, qtbot: QtBot
) -> None:
    controller.live.change(session.with_runs, [record()])
    found = heat_map("/a.png", "rose")
    assistant.answers[Explain] = events_then([HeatMapMade(found)], PredictionCounts(done=1, unreadable=0))
    with qtbot.waitSignal(controller.why.explained, timeout=5_000) as answered:
        controller.why.explain("/a.png", "rose")
    assert answered.args == [found]
    assert assistant.requests(Explain) == [Explain(run_dir="/runs/1", paths=("/a.png",), class_names=("rose",))]


def test_the_next_image_drops_the_question_why(controller: Controller, assistant: ObedientWorker, qtbot: QtBot) -> None:
    controller.live.change(session.with_runs, [record()])
    heard: list[object] = []
    controller.why.explained.connect(heard.append)
    controller.why.failed.connect(lambda path, _words: heard.append(path))
    controller.why.explain("/a.png", "rose")
    qtbot.waitUntil(assistant.waiting.is_set, timeout=5_000)
    assistant.answers[Predict] = events_then([], PredictionCounts(done=0, unreadable=0))
    with qtbot.waitSignal(controller.tries.prediction_finished, timeout=5_000):
        controller.tries.predict(["/b.png"])
    assert "stop" in assistant.said and heard == []


@pytest.mark.parametrize(
    "refusal",
    [
        refuses("There is no memory left."),
        events_then(
            [ImageUnreadable(UnreadableImage("/a.png", "There is no memory left."))],
            PredictionCounts(done=0, unreadable=1),
        ),
    ],
    ids=["failed", "unreadable"],
)
def test_why_there_is_no_map_is_told_beside_the_image(
    controller: Controller, assistant: ObedientWorker, qtbot: QtBot, refusal: Any
) -> None:
    controller.live.change(session.with_runs, [record()])
    assistant.answers[Explain] = refusal
    with qtbot.waitSignal(controller.why.failed, timeout=5_000) as told:
        controller.why.explain("/a.png", "rose")
    assert told.args == ["/a.png", "There is no memory left."]
    assert said(controller) == []


def test_a_correction_is_copied_noted_and_taken_back_by_undo(
    controller: Controller, assistant: ObedientWorker, qtbot: QtBot, tmp_path: Path
) -> None:
    root = tmp_path / "flowers"
    for name in ("rose", "tulip"):
        (root / name).mkdir(parents=True)
        picture(root / name, "0.png")
    files = (ImageFile("rose/0.png", "rose"), ImageFile("tulip/0.png", "tulip"))
    dataset = replace(two_classes(str(root)), files=files)
    assistant.answers[Scan] = lambda _request, _emit: dataset
    folder = RunFolder.create(tmp_path / "runs", RunConfig(), "flowers")
    folder.write_record(record(str(folder.path)))
    with qtbot.waitSignal(controller.images.dataset_opened, timeout=5_000):
        controller.images.open_source(str(root))
    path = picture(tmp_path, "0.png")
    with qtbot.waitSignals([controller.images.corrected, controller.images.dataset_opened], timeout=5_000):
        controller.images.correct(path, "tulip", str(folder.path))
    assert (root / "tulip/0-2.png").read_bytes() == Path(path).read_bytes()
    assert folder.record.added_images == 1
    assert said(controller) == ["The image was added to “tulip”."]
    with qtbot.waitSignals([controller.images.corrected, controller.images.dataset_opened], timeout=5_000):
        controller.images.undo_stack.undo()
    assert not (root / "tulip/0-2.png").exists() and Path(path).exists()
    assert folder.record.added_images == 0
    assert said(controller) == []


def test_a_correction_that_is_not_possible_says_why_and_changes_nothing(
    controller: Controller, assistant: ObedientWorker, qtbot: QtBot, tmp_path: Path
) -> None:
    assistant.answers[Scan] = lambda request, _emit: two_classes(request.source)
    with qtbot.waitSignal(controller.images.dataset_opened, timeout=5_000):
        controller.images.open_source(str(tmp_path))
    controller.images.correct(str(tmp_path / "gone.png"), "tulip", "/runs/1")
    qtbot.waitUntil(lambda: said(controller) == ["The file does not exist."], timeout=5_000)
    assert not controller.images.undo_stack.canUndo()


def test_the_overlay_is_made_of_a_damaged_map_without_harm(panel: PredictPanel, tmp_path: Path) -> None:
    path = picture(tmp_path)
    switch(panel).click()
    answered(panel, path)
    panel.show_heat_map(replace(heat_map(path, "tulip"), png_base64=base64.b64encode(b"no png").decode()))
    assert panel._zone._overlay is None
    assert isinstance(panel._zone.grab().toImage(), QImage)
