"""The Evaluation tab: which run, which split, what the figures say, and that a cell opens its images."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from evaluations import button, evaluation, record, shown_panel, state, strip
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from ftstudio.app.run_view import RunView
from ftstudio.app.session import SessionState
from ftstudio.core import json_codec
from ftstudio.core.errors import ErrorReport
from ftstudio.core.evaluation import EvaluatedImage
from ftstudio.core.interval import wilson
from ftstudio.ui.evaluation.calibration_view import CalibrationView
from ftstudio.ui.evaluation.class_table import ClassTable
from ftstudio.ui.evaluation.confusion_view import ConfusionView
from ftstudio.ui.evaluation.evaluation_panel import EvaluationPanel
from ftstudio.ui.evaluation.threshold_view import ThresholdView
from ftstudio.ui.widgets.tile_grid import TileGrid


@pytest.fixture
def panel(qtbot: QtBot) -> EvaluationPanel:
    return shown_panel(qtbot)


def test_without_a_run_the_tab_says_what_to_do(panel: EvaluationPanel) -> None:
    panel.show_state(SessionState())
    assert not button(panel, "Evaluate").isVisible()
    assert "Train a model" in panel._nothing._hint.text()


def test_evaluate_names_the_run_and_prefers_its_test_images(panel: EvaluationPanel, qtbot: QtBot) -> None:
    panel.show_state(state(record("/runs/1", test_count=9)))
    with qtbot.waitSignal(panel.evaluate_requested) as signal:
        qtbot.mouseClick(button(panel, "Evaluate"), Qt.MouseButton.LeftButton)
    assert signal.args == ["/runs/1", "test"]
    assert not button(panel, "Evaluate").isVisible()


def test_a_run_without_test_images_offers_validation_only(panel: EvaluationPanel) -> None:
    panel.show_state(state(record("/runs/1")))
    assert [panel._split.itemData(n) for n in range(panel._split.count())] == ["val"]


def test_progress_can_be_cancelled(panel: EvaluationPanel, qtbot: QtBot) -> None:
    panel.show_state(state(record("/runs/1")))
    panel.show_progress(3, 10)
    assert panel._progress_text.text() == "3 of 10 images"
    with qtbot.waitSignal(panel.cancel_requested):
        qtbot.mouseClick(button(panel, "Cancel"), Qt.MouseButton.LeftButton)
    panel.evaluation_stopped()
    assert button(panel, "Evaluate").isEnabled()


def test_the_figures_stand_with_their_interval(panel: EvaluationPanel) -> None:
    panel.show_state(state(record("/runs/1")))
    panel.show_evaluation(evaluation())
    assert panel._result.headline.accuracy.text() == "60.0 %"
    assert "23.1 to 88.2 %" in panel._result.headline.interval.text()
    assert "5 images" in panel._result.headline.interval.text()


def test_the_most_confident_mistakes_come_first(panel: EvaluationPanel) -> None:
    panel.show_state(state(record("/runs/1")))
    panel.show_evaluation(evaluation())
    assert strip(panel) == ["/pets/d.jpg", "/pets/c.jpg"]


def test_a_click_on_a_cell_shows_its_images_and_double_click_opens_one(panel: EvaluationPanel, qtbot: QtBot) -> None:
    panel.show_state(state(record("/runs/1")))
    panel.show_evaluation(evaluation())
    matrix = panel.findChild(ConfusionView)
    qtbot.mouseClick(matrix.viewport(), Qt.MouseButton.LeftButton, pos=matrix._cell_rect(0, 0).center())
    assert strip(panel) == ["/pets/b.jpg", "/pets/a.jpg"]
    grid = panel.findChild(TileGrid)
    with qtbot.waitSignal(panel.open_requested) as opened:
        at = grid.visualRect(grid.model().index(1, 0)).center()
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
        qtbot.mouseDClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert opened.args == ["/pets/a.jpg"]
    qtbot.mouseClick(button(panel, "Show all mistakes"), Qt.MouseButton.LeftButton)
    assert strip(panel) == ["/pets/d.jpg", "/pets/c.jpg"]


def test_arrow_keys_walk_the_matrix_and_a_screen_reader_hears_the_cell(panel: EvaluationPanel, qtbot: QtBot) -> None:
    panel.show_state(state(record("/runs/1")))
    panel.show_evaluation(evaluation())
    matrix = panel.findChild(ConfusionView)
    qtbot.keyClick(matrix, Qt.Key.Key_Right)
    qtbot.keyClick(matrix, Qt.Key.Key_Right)
    assert strip(panel) == ["/pets/c.jpg"]
    assert matrix.accessibleDescription() == "1 of 3 images of cat predicted as =dog (33 %)"
    qtbot.keyClick(matrix, Qt.Key.Key_Up)
    assert matrix._current == (0, 1)


def test_the_last_of_fifty_classes_is_brought_into_sight(qtbot: QtBot) -> None:
    matrix = ConfusionView()
    qtbot.addWidget(matrix)
    matrix.resize(400, 300)
    matrix.show()
    matrix.show_counts(tuple(f"class {n}" for n in range(50)), tuple((1,) * 50 for _ in range(50)))
    matrix._choose((49, 49))
    cell = matrix._cell_rect(49, 49)
    assert matrix.viewport().rect().contains(cell.center())
    assert matrix._cell_at(cell.center()) == (49, 49)
    assert matrix._cell_at(QPoint(2, 2)) is None


def test_the_most_confused_classes_are_a_menu_that_leads_to_their_cell(panel: EvaluationPanel) -> None:
    names = tuple(f"class & {n}" for n in range(50))
    confusion = tuple(tuple(3 if t == p else t if p == 7 else 0 for p in range(50)) for t in range(50))
    panel.show_state(state(record("/runs/1")))
    panel.show_evaluation(replace(evaluation(), class_names=names, confusion=confusion, classes=()))
    menu = panel._result._confused.menu()
    menu.aboutToShow.emit()
    assert len(menu.actions()) == 12
    assert menu.actions()[0].text() == "class && 49 → class && 7: 49 of 52"
    menu.actions()[0].trigger()
    matrix = panel.findChild(ConfusionView)
    assert matrix._current == (49, 7)
    assert matrix.viewport().rect().contains(matrix._cell_rect(49, 7).center())


def test_a_class_of_the_table_shows_its_mistakes(panel: EvaluationPanel) -> None:
    panel.show_state(state(record("/runs/1")))
    panel.show_evaluation(evaluation())
    table = panel.findChild(ClassTable)
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    table.selectRow(0)
    assert strip(panel) == ["/pets/c.jpg"]


def test_the_table_sorts_by_figures_with_unknown_ones_last_or_first(panel: EvaluationPanel) -> None:
    panel.show_state(state(record("/runs/1")))
    panel.show_evaluation(evaluation())
    table = panel.findChild(ClassTable)
    table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    assert [table.class_at(row) for row in range(2)] == [0, 1]


def test_the_copied_table_has_counts_and_intervals_and_no_formula(panel: EvaluationPanel, qtbot: QtBot) -> None:
    panel.show_state(state(record("/runs/1")))
    panel.show_evaluation(evaluation())
    qtbot.mouseClick(button(panel, "Classes"), Qt.MouseButton.LeftButton)
    copy = next(b for b in panel.findChildren(QToolButton) if "Copy" in b.toolTip())
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    header, cat, dog = csv.reader(io.StringIO(QGuiApplication.clipboard().text()))
    assert header == [
        "class", "images", "taken", "right", "precision", "precision_low", "precision_high",
        "recall", "recall_low", "recall_high", "f1",
    ]  # fmt: skip
    assert cat[:5] == ["cat", "3", "3", "2", "0.667"]
    assert [float(cell) for cell in cat[5:7]] == pytest.approx(wilson(2, 3), abs=1e-5)
    assert dog[0] == "'=dog" and dog[4] == ""


def test_a_saved_evaluation_is_shown_as_soon_as_its_run_is_chosen(
    panel: EvaluationPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    run = str(tmp_path)
    (tmp_path / "evaluation-val.json").write_bytes(json_codec.encode(evaluation(run)))
    panel.show_state(state(record(run)))
    qtbot.waitUntil(lambda: panel._result.isVisible(), timeout=5_000)
    panel.show_state(state(record("/runs/2"), record(run)))
    assert not panel._result.isVisible()


def test_a_saved_evaluation_of_earlier_weights_is_shown_and_said_to_be(
    panel: EvaluationPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "best").mkdir()
    (tmp_path / "best" / "model.safetensors").write_bytes(b"better since")
    (tmp_path / "evaluation-val.json").write_bytes(json_codec.encode(evaluation(str(tmp_path))))
    panel.show_state(state(record(str(tmp_path))))
    qtbot.waitUntil(lambda: "better weights since" in panel._note.text(), timeout=5_000)
    assert panel._result.isVisible()


def test_a_damaged_evaluation_file_asks_for_a_new_one(panel: EvaluationPanel, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "evaluation-val.json").write_bytes(b'{"run_dir": 3')
    panel.show_state(state(record(str(tmp_path))))
    qtbot.waitUntil(lambda: "Evaluate again" in panel._note.text(), timeout=5_000)
    assert button(panel, "Evaluate").isEnabled()


def test_an_answer_for_another_run_is_not_shown(panel: EvaluationPanel) -> None:
    panel.show_state(state(record("/runs/1")))
    panel.show_progress(0, 0)
    panel.show_evaluation(evaluation("/runs/7"))
    assert not panel._result.isVisible()
    assert button(panel, "Evaluate").isEnabled()


def test_a_run_evaluated_from_elsewhere_is_turned_to_so_that_its_answer_is_shown(panel: EvaluationPanel) -> None:
    panel.show_state(state(record("/runs/1"), record("/runs/2", test_count=4)))
    panel.choose("/runs/2")
    panel.show_evaluation(evaluation("/runs/2", "test"))
    assert panel._pages.currentIndex() == 1


def test_the_evaluation_that_a_training_leaves_at_its_end_is_shown(
    panel: EvaluationPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    run = RunView(run_dir=str(tmp_path), name="now", has_weights=True, epoch=1)
    panel.show_state(SessionState(run=run))
    assert panel._pages.currentIndex() == 0
    qtbot.waitUntil(lambda: not panel._reading.busy, timeout=5000)
    (tmp_path / "evaluation-val.json").write_bytes(json_codec.encode(evaluation(str(tmp_path))))
    panel.show_state(SessionState(run=replace(run, outcome="completed")))
    qtbot.waitUntil(lambda: panel._pages.currentIndex() == 1, timeout=5000)


def test_a_failure_shows_its_hint(panel: EvaluationPanel) -> None:
    panel.show_state(state(record("/runs/1")))
    panel.show_progress(0, 0)
    panel.evaluation_failed("/runs/1", ErrorReport(message="The images are gone.", hint="Open the folder again."))
    assert panel._note.text() == "The images are gone.\nOpen the folder again."
    assert button(panel, "Evaluate").isEnabled()


def test_a_failure_of_another_run_is_said_when_that_run_is_looked_at(panel: EvaluationPanel, qtbot: QtBot) -> None:
    panel.show_state(state(record("/runs/1"), record("/runs/2")))
    panel.choose("/runs/1")
    panel.show_progress(0, 0)
    panel.choose("/runs/2")
    panel.evaluation_failed("/runs/1", ErrorReport(message="The images are gone."))
    assert panel._note.text() == ""
    assert button(panel, "Evaluate").isEnabled()
    panel.choose("/runs/1")
    qtbot.waitUntil(lambda: panel._note.text() == "The images are gone.", timeout=5000)
    panel.choose("/runs/2")
    assert panel._note.text() == ""


def test_one_view_is_shown_at_a_time_and_the_tools_of_the_table_with_it(panel: EvaluationPanel, qtbot: QtBot) -> None:
    panel.show_state(state(record("/runs/1")))
    panel.show_evaluation(evaluation())
    views = (ConfusionView, ClassTable, CalibrationView, ThresholdView)
    for title, kind in zip(("Matrix", "Classes", "Calibration", "Threshold"), views, strict=True):
        qtbot.mouseClick(button(panel, title), Qt.MouseButton.LeftButton)
        assert [panel.findChild(each).isVisible() for each in views] == [each is kind for each in views]
        assert panel._result._copy.isVisible() == (kind is ClassTable)


def test_a_wide_tab_has_the_images_beside_the_view(panel: EvaluationPanel, qtbot: QtBot) -> None:
    panel.show_state(state(record("/runs/1")))
    panel.show_evaluation(evaluation())
    grid, matrix = panel.findChild(TileGrid), panel.findChild(ConfusionView)
    assert grid.mapTo(panel, QPoint()).y() > matrix.mapTo(panel, QPoint()).y() + 100
    panel.resize(1200, 700)
    qtbot.waitUntil(lambda: grid.mapTo(panel, QPoint()).x() > matrix.mapTo(panel, QPoint()).x() + 300, timeout=5_000)


def test_in_a_narrow_tab_every_column_of_the_classes_stays_in_sight(qtbot: QtBot) -> None:
    table = ClassTable()
    qtbot.addWidget(table)
    table.resize(360, 240)
    table.show()
    table.show_evaluation(evaluation())
    assert table.horizontalScrollBar().maximum() == 0
    assert table.columnWidth(0) >= 80
    assert not table.grab().isNull()


def test_many_images_are_sorted_off_the_windows_thread(panel: EvaluationPanel, qtbot: QtBot) -> None:
    panel.show_state(state(record("/runs/1")))
    images = tuple(EvaluatedImage(f"{n}.jpg", 0, 1, n / 20_000) for n in range(20_000))
    panel.show_evaluation(replace(evaluation(), images=images))
    qtbot.waitUntil(lambda: len(strip(panel)) == 500, timeout=10_000)
    assert strip(panel)[0] == "/pets/19999.jpg"
