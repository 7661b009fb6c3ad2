"""The Evaluation tab: which run, which split, what the figures say, and that a cell opens its images."""

from __future__ import annotations

import base64
import csv
import io
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from ftstudio.app.session import RunView, SessionState
from ftstudio.core import wire
from ftstudio.core.interval import wilson
from ftstudio.core.records import ClassScore, ErrorReport, EvaluatedImage, Evaluation, RunRecord
from ftstudio.core.trust import Calibration, HeatMap, ReliabilityBin
from ftstudio.ui.evaluation.calibration_view import CalibrationView
from ftstudio.ui.evaluation.class_table import INTERVAL_ROLE, ClassTable
from ftstudio.ui.evaluation.confusion_view import ConfusionView
from ftstudio.ui.evaluation.evaluation_panel import EvaluationPanel
from ftstudio.ui.evaluation.heat_maps import PAUSE_MS
from ftstudio.ui.evaluation.reliability_plot import ReliabilityPlot
from ftstudio.ui.evaluation.threshold_view import ThresholdView
from ftstudio.ui.look.figures import percent
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
    (tmp_path / "evaluation-val.json").write_bytes(wire.encode(evaluation(run)))
    panel.show_state(state(record(run)))
    qtbot.waitUntil(lambda: panel._result.isVisible(), timeout=5_000)
    panel.show_state(state(record("/runs/2"), record(run)))
    assert not panel._result.isVisible()


def test_a_saved_evaluation_of_earlier_weights_is_shown_and_said_to_be(
    panel: EvaluationPanel, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "best").mkdir()
    (tmp_path / "best" / "model.safetensors").write_bytes(b"better since")
    (tmp_path / "evaluation-val.json").write_bytes(wire.encode(evaluation(str(tmp_path))))
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
    (tmp_path / "evaluation-val.json").write_bytes(wire.encode(evaluation(str(tmp_path))))
    panel.show_state(SessionState(run=replace(run, outcome="completed")))
    qtbot.waitUntil(lambda: panel._pages.currentIndex() == 1, timeout=5000)


def test_a_failure_shows_its_hint(panel: EvaluationPanel) -> None:
    panel.show_state(state(record("/runs/1")))
    panel.show_progress(0, 0)
    panel.evaluation_failed(ErrorReport(message="The images are gone.", hint="Open the folder again."))
    assert panel._note.text() == "The images are gone.\nOpen the folder again."
    assert button(panel, "Evaluate").isEnabled()


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


# ---- classes


def cell(table: ClassTable, row: int, column: int, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
    return table.model().index(row, column).data(role)


def test_shares_of_a_class_stand_with_their_counts_and_intervals(panel: EvaluationPanel) -> None:
    panel.show_state(state(record("/runs/1")))
    panel.show_evaluation(evaluation())
    table = panel.findChild(ClassTable)
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert [cell(table, 0, place) for place in range(5)] == ["cat", "3", "66.7 %", "66.7 %", "66.7 %"]
    assert cell(table, 0, 3, INTERVAL_ROLE) == wilson(2, 3)
    low, high = (percent(share) for share in wilson(2, 3))
    assert cell(table, 0, 3, Qt.ItemDataRole.ToolTipRole) == f"2 of 3: 66.7 %, 95% interval {low} to {high}"


def test_a_class_never_taken_has_no_precision_and_no_interval(panel: EvaluationPanel) -> None:
    never = replace(
        evaluation(), confusion=((3, 0), (2, 0)),
        classes=(
            ClassScore(name="cat", count=3, precision=0.6, recall=1.0, f1=0.75),
            ClassScore(name="dog", count=2, precision=None, recall=0.0, f1=0.0),
        ),
    )  # fmt: skip
    panel.show_state(state(record("/runs/1")))
    panel.show_evaluation(never)
    table = panel.findChild(ClassTable)
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert [cell(table, 0, place) for place in (2, 3)] == ["–", "0.0 %"]
    assert cell(table, 0, 2, INTERVAL_ROLE) is None
    assert cell(table, 0, 2, Qt.ItemDataRole.ToolTipRole) == "No image was taken for this class"
    panel._result.show_view(1)
    assert not table.grab().isNull()


def test_means_of_the_classes_are_reckoned_where_an_older_evaluation_lacks_them(panel: EvaluationPanel) -> None:
    panel.show_state(state(record("/runs/1")))
    panel.show_evaluation(evaluation())
    recall = percent((0.667 + 0.5) / 2)
    assert f"precision 66.7 %, recall {recall}, F1 58.3 %" in panel._result.headline.means.text()
    panel.show_evaluation(replace(evaluation(), macro_precision=0.9, macro_recall=0.8))
    assert "precision 90.0 %, recall 80.0 %" in panel._result.headline.means.text()


# ---- calibration


CALIBRATION = Calibration(
    temperature=1.62, ece_before=0.062, ece_after=0.019,
    bins_before=(ReliabilityBin(0.9, 1.0, 60, 0.97, 0.85),),
    bins_after=(ReliabilityBin(0.6, 0.7, 20, 0.66, 0.7), ReliabilityBin(0.9, 1.0, 40, 0.95, 0.95)),
)  # fmt: skip


def test_calibration_is_told_in_words_and_bin_by_bin(panel: EvaluationPanel) -> None:
    panel.show_state(state(record("/runs/1")))
    panel.show_evaluation(replace(evaluation(), calibration=CALIBRATION))
    panel._result.show_view(2)
    view, plot = panel.findChild(CalibrationView), panel.findChild(ReliabilityPlot)
    assert view._words.text() == "Before calibration: off by 6.2 points on average, after it: 1.9."
    assert "too sure of itself" in view._reason.text() and "same images" in view._reason.text()
    assert plot.isVisible()
    assert "60 % to 70 % sure: 20 images, 66.0 % sure on average, right in 70.0 %" in plot.accessibleDescription()
    assert not plot.grab().isNull()


def test_on_test_images_calibration_needs_no_warning(panel: EvaluationPanel) -> None:
    panel.show_state(state(record("/runs/1", test_count=5)))
    panel.show_evaluation(replace(evaluation(split="test"), calibration=replace(CALIBRATION, temperature=0.8)))
    reason = panel.findChild(CalibrationView)._reason.text()
    assert "too hesitant" in reason and "same images" not in reason


def test_an_evaluation_of_before_offers_a_new_one(panel: EvaluationPanel, qtbot: QtBot) -> None:
    panel.show_state(state(record("/runs/1")))
    panel.show_evaluation(evaluation())
    panel._result.show_view(2)
    assert not panel.findChild(ReliabilityPlot).isVisible()
    with qtbot.waitSignal(panel.evaluate_requested) as asked:
        qtbot.mouseClick(button(panel, "Evaluate again"), Qt.MouseButton.LeftButton)
    assert asked.args == ["/runs/1", "val"]


# ---- threshold


def threshold(panel: EvaluationPanel, percents: int) -> ThresholdView:
    panel._result.show_view(3)
    view = panel.findChild(ThresholdView)
    view._slider.setValue(percents)
    return view


def said(view: ThresholdView) -> str:
    return view._words.text().replace("\u00a0", " ")


def test_the_threshold_says_what_it_costs_and_gains(panel: EvaluationPanel) -> None:
    panel.show_state(state(record("/runs/1")))
    panel.show_evaluation(evaluation())
    view = threshold(panel, 70)
    low, high = (f"{100 * share:.1f}" for share in wilson(3, 4))
    assert said(view) == (
        f"At 70 %: answers 80 % of the images and is right in 75.0 % ({low} to {high}); says “not sure” for 1."
    )
    view._slider.setValue(0)
    assert said(view).startswith("At 0 %: answers every image and is right in 60.0 %")
    view._slider.setValue(100)
    assert said(view) == "At 100 %: answers none of the images; says “not sure” for all 5."
    assert not panel.grab().isNull()


def test_use_this_names_run_and_confidence_and_reset_takes_it_back(panel: EvaluationPanel, qtbot: QtBot) -> None:
    panel.show_state(state(record("/runs/1")))
    panel.show_evaluation(evaluation())
    view = threshold(panel, 80)
    with qtbot.waitSignal(panel.sure_from_chosen) as chosen:
        qtbot.mouseClick(view._use, Qt.MouseButton.LeftButton)
    assert chosen.args == ["/runs/1", 0.8]
    panel.show_state(state(replace(record("/runs/1"), sure_from=0.8)))
    assert "below 80 %" in view._now.text()
    assert not view._use.isEnabled()
    with qtbot.waitSignal(panel.sure_from_chosen) as chosen:
        qtbot.mouseClick(view._reset, Qt.MouseButton.LeftButton)
    assert chosen.args == ["/runs/1", 0.0]
    panel.show_state(state(record("/runs/1")))
    assert view._now.text() == "Now this run always answers."
    assert view._slider.value() == 0


def test_each_run_has_its_own_threshold(panel: EvaluationPanel) -> None:
    panel.show_state(state(replace(record("/runs/1"), sure_from=0.6), record("/runs/2")))
    assert panel.findChild(ThresholdView)._slider.value() == 60
    panel.choose("/runs/2")
    assert panel.findChild(ThresholdView)._slider.value() == 0


def test_news_of_the_session_do_not_move_the_slider_under_the_hand(panel: EvaluationPanel) -> None:
    panel.show_state(state(record("/runs/1")))
    panel.show_evaluation(evaluation())
    view = threshold(panel, 55)
    panel.show_state(state(replace(record("/runs/1"), epochs_done=4)))
    assert view._slider.value() == 55


def test_the_not_sure_images_can_be_seen(panel: EvaluationPanel, qtbot: QtBot) -> None:
    panel.show_state(state(record("/runs/1")))
    panel.show_evaluation(evaluation())
    view = threshold(panel, 75)
    qtbot.mouseClick(view._unsure, Qt.MouseButton.LeftButton)
    assert strip(panel) == ["/pets/c.jpg", "/pets/e.jpg"]


# ---- unlike the training images


def test_images_unlike_the_training_images_are_counted_and_opened(panel: EvaluationPanel, qtbot: QtBot) -> None:
    far = tuple(
        replace(image, distance=distance)
        for image, distance in zip(evaluation().images, (0.1, 0.5, 0.3, 0.7, None), strict=True)
    )
    panel.show_state(state(record("/runs/1")))
    panel.show_evaluation(replace(evaluation(), images=far, distance_limit=0.4))
    qtbot.mouseClick(button(panel, "2 look unlike the training images"), Qt.MouseButton.LeftButton)
    assert strip(panel) == ["/pets/d.jpg", "/pets/b.jpg"]
    panel.show_evaluation(replace(evaluation(), images=far, distance_limit=0.9))
    assert not button(panel, "None looks unlike the training images").isEnabled()
    panel.show_evaluation(evaluation())
    assert not panel._result.headline.unlike.isVisible()


# ---- why


def grey_map(path: str, class_name: str) -> HeatMap:
    file = io.BytesIO()
    Image.linear_gradient("L").resize((8, 8)).save(file, "PNG")
    return HeatMap(
        path=path, class_name=class_name, method="Grad-CAM", box=(0.0, 0.0, 1.0, 1.0),
        png_base64=base64.b64encode(file.getvalue()).decode(),
    )  # fmt: skip


def overlays(panel: EvaluationPanel) -> list[str]:
    model = panel.findChild(TileGrid).model()
    tiles = [model.index(row, 0).data(TILE_ROLE) for row in range(model.rowCount())]
    return [tile.path for tile in tiles if tile.overlay is not None]


def test_show_why_asks_for_the_images_in_sight_and_lays_the_answer_over_them(
    panel: EvaluationPanel, qtbot: QtBot
) -> None:
    panel.show_state(state(record("/runs/1")))
    panel.show_evaluation(evaluation())
    with qtbot.waitSignal(panel.explain_requested, timeout=5_000) as asked:
        qtbot.mouseClick(button(panel, "Show why"), Qt.MouseButton.LeftButton)
    assert asked.args == ["/runs/1", ["/pets/d.jpg", "/pets/c.jpg"], ["cat", "=dog"]]
    panel.add_heat_map("/runs/1", grey_map("/pets/d.jpg", "cat"))
    panel.add_heat_map("/runs/7", grey_map("/pets/c.jpg", "cat"))
    qtbot.waitUntil(lambda: overlays(panel) == ["/pets/d.jpg"], timeout=5_000)
    qtbot.mouseClick(button(panel, "Show why"), Qt.MouseButton.LeftButton)
    assert overlays(panel) == []


def test_what_gave_way_is_asked_again_and_what_has_no_answer_is_not(panel: EvaluationPanel, qtbot: QtBot) -> None:
    panel.show_state(state(record("/runs/1")))
    panel.show_evaluation(evaluation())
    with qtbot.waitSignal(panel.explain_requested, timeout=5_000):
        qtbot.mouseClick(button(panel, "Show why"), Qt.MouseButton.LeftButton)
    panel.add_heat_map("/runs/1", grey_map("/pets/d.jpg", "cat"))
    with qtbot.waitSignal(panel.explain_requested, timeout=5_000) as again:
        panel.explaining_ended(False)
    assert again.args[1] == ["/pets/c.jpg"]
    with qtbot.assertNotEmitted(panel.explain_requested, wait=2 * PAUSE_MS):
        panel.explaining_ended(True)
    assert panel._result.strip._progress.text() == ""


def test_only_a_few_are_asked_at_a_time(panel: EvaluationPanel, qtbot: QtBot) -> None:
    panel.show_state(state(record("/runs/1")))
    images = tuple(EvaluatedImage(f"{n}.jpg", 0, 1, n / 20) for n in range(20))
    panel.show_evaluation(replace(evaluation(), images=images))
    with qtbot.waitSignal(panel.explain_requested, timeout=5_000) as asked:
        qtbot.mouseClick(button(panel, "Show why"), Qt.MouseButton.LeftButton)
    assert asked.args[1] == ["/pets/19.jpg", "/pets/18.jpg", "/pets/17.jpg", "/pets/16.jpg"]
    assert "of" in panel._result.strip._progress.text()


def test_another_evaluation_cancels_what_is_asked_and_forgets_what_was_drawn(
    panel: EvaluationPanel, qtbot: QtBot
) -> None:
    panel.show_state(state(record("/runs/1")))
    panel.show_evaluation(evaluation())
    with qtbot.waitSignal(panel.explain_requested, timeout=5_000):
        qtbot.mouseClick(button(panel, "Show why"), Qt.MouseButton.LeftButton)
    panel.add_heat_map("/runs/1", grey_map("/pets/d.jpg", "cat"))
    qtbot.waitUntil(lambda: bool(overlays(panel)), timeout=5_000)
    with qtbot.waitSignal(panel.explain_cancelled):
        panel.show_evaluation(evaluation())
    assert overlays(panel) == []


def test_where_nothing_can_be_explained_it_is_said_once(panel: EvaluationPanel, qtbot: QtBot) -> None:
    panel.show_state(state(record("/runs/1")))
    panel.show_evaluation(evaluation())
    with qtbot.waitSignal(panel.explain_requested, timeout=5_000):
        qtbot.mouseClick(button(panel, "Show why"), Qt.MouseButton.LeftButton)
    with qtbot.assertNotEmitted(panel.explain_requested, wait=2 * PAUSE_MS):
        panel.explaining_failed(ErrorReport(message="The weights are gone.", hint="Train again."))
    assert not button(panel, "Show why").isChecked()
    assert panel._note.text() == "The weights are gone.\nTrain again."


# ---- many


def test_many_images_are_sorted_off_the_windows_thread(panel: EvaluationPanel, qtbot: QtBot) -> None:
    panel.show_state(state(record("/runs/1")))
    images = tuple(EvaluatedImage(f"{n}.jpg", 0, 1, n / 20_000) for n in range(20_000))
    panel.show_evaluation(replace(evaluation(), images=images))
    qtbot.waitUntil(lambda: len(strip(panel)) == 500, timeout=10_000)
    assert strip(panel)[0] == "/pets/19999.jpg"
