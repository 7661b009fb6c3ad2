"""The Evaluation tab: which run, which split, what the figures say, and that a cell opens its images."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ftstudio.app.session import RunView, SessionState
from ftstudio.core import wire
from ftstudio.core.records import ClassScore, ErrorReport, EvaluatedImage, Evaluation, RunRecord
from ftstudio.ui.evaluation.class_table import ClassTable
from ftstudio.ui.evaluation.confusion_view import ConfusionView
from ftstudio.ui.evaluation.evaluation_panel import EvaluationPanel
from ftstudio.ui.look.tile import TILE_ROLE
from ftstudio.ui.look.tile_grid import TileGrid


def record(run_dir: str, test_count: int = 0) -> RunRecord:
    return RunRecord(
        run_id=run_dir, run_dir=run_dir, name=run_dir, created=1.0, state="completed", dataset="pets", model="starter",
        freeze_depth=1, stage_count=5, epochs_done=3, test_count=test_count,
    )  # fmt: skip


def evaluation(run_dir: str = "/runs/1", split: str = "val") -> Evaluation:
    return Evaluation(
        run_dir=run_dir, split=split, root="/pets", class_names=("cat", "=dog"), count=5, accuracy=0.6,
        accuracy_low=0.231, accuracy_high=0.882, loss=0.7, macro_f1=0.583,
        classes=(
            ClassScore(name="cat", count=3, precision=0.667, recall=0.667, f1=0.667),
            ClassScore(name="=dog", count=2, precision=None, recall=0.5, f1=0.5),
        ),
        confusion=((2, 1), (1, 1)),
        images=(
            EvaluatedImage("a.jpg", 0, 0, 0.9), EvaluatedImage("b.jpg", 0, 0, 0.99), EvaluatedImage("c.jpg", 0, 1, 0.6),
            EvaluatedImage("d.jpg", 1, 0, 0.8), EvaluatedImage("e.jpg", 1, 1, 0.7),
        ),
    )  # fmt: skip


@pytest.fixture
def panel(qtbot: QtBot) -> EvaluationPanel:
    widget = EvaluationPanel()
    qtbot.addWidget(widget)
    widget.resize(900, 700)
    widget.show()
    return widget


def state(*records: RunRecord) -> SessionState:
    return SessionState(runs=records)


def button(panel: EvaluationPanel, text: str) -> QPushButton:
    return next(b for b in panel.findChildren(QPushButton) if b.text() == text)


def strip(panel: EvaluationPanel) -> list[str]:
    model = panel.findChild(TileGrid).model()
    return [model.index(row, 0).data(TILE_ROLE).path for row in range(model.rowCount())]


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
    assert panel._result._accuracy.text() == "60.0 %"
    assert "23.1 to 88.2 %" in panel._result._interval.text()
    assert "5 images" in panel._result._interval.text()


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
    assert matrix.accessibleDescription() == "1 of 3 images of cat taken for =dog (33 %)"
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


def test_the_copied_table_holds_no_formula(panel: EvaluationPanel, qtbot: QtBot) -> None:
    panel.show_state(state(record("/runs/1")))
    panel.show_evaluation(evaluation())
    qtbot.mouseClick(button(panel, "Copy"), Qt.MouseButton.LeftButton)
    rows = list(csv.reader(io.StringIO(QGuiApplication.clipboard().text())))
    assert rows == [
        ["class", "images", "precision", "recall", "f1"],
        ["cat", "3", "0.667", "0.667", "0.667"],
        ["'=dog", "2", "", "0.5", "0.5"],
    ]


def test_a_saved_evaluation_is_shown_as_soon_as_its_run_is_chosen(
    panel: EvaluationPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    run = str(tmp_path)
    (tmp_path / "evaluation-val.json").write_bytes(wire.encode(evaluation(run)))
    panel.show_state(state(record(run)))
    qtbot.waitUntil(lambda: panel._result.isVisible(), timeout=5_000)
    panel.show_state(state(record("/runs/2"), record(run)))
    assert not panel._result.isVisible()


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
    (tmp_path / "evaluation-val.json").write_bytes(wire.encode(evaluation(str(tmp_path))))
    panel.show_state(SessionState(run=replace(run, outcome="completed")))
    qtbot.waitUntil(lambda: panel._pages.currentIndex() == 1, timeout=5000)


def test_a_failure_shows_its_hint(panel: EvaluationPanel) -> None:
    panel.show_state(state(record("/runs/1")))
    panel.show_progress(0, 0)
    panel.evaluation_failed(ErrorReport(message="The images are gone.", hint="Open the folder again."))
    assert panel._note.text() == "The images are gone.\nOpen the folder again."
    assert button(panel, "Evaluate").isEnabled()


def test_a_narrow_tab_shows_matrix_or_table_and_a_wide_one_both(panel: EvaluationPanel, qtbot: QtBot) -> None:
    panel.show_state(state(record("/runs/1")))
    panel.show_evaluation(evaluation())
    matrix, table = panel.findChild(ConfusionView), panel.findChild(ClassTable)
    assert matrix.isVisible() and table.isVisible()
    panel.resize(480, 700)
    qtbot.waitUntil(lambda: not table.isVisible(), timeout=5_000)
    qtbot.mouseClick(button(panel, "Classes"), Qt.MouseButton.LeftButton)
    assert table.isVisible() and not matrix.isVisible()


def test_many_images_are_sorted_off_the_windows_thread(panel: EvaluationPanel, qtbot: QtBot) -> None:
    panel.show_state(state(record("/runs/1")))
    images = tuple(EvaluatedImage(f"{n}.jpg", 0, 1, n / 20_000) for n in range(20_000))
    panel.show_evaluation(replace(evaluation(), images=images))
    qtbot.waitUntil(lambda: len(strip(panel)) == 500, timeout=10_000)
    assert strip(panel)[0] == "/pets/19999.jpg"
