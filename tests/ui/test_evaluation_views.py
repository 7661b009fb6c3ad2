"""What an evaluation says of classes, calibration, the threshold, and images unlike the training images."""

from __future__ import annotations

from typing import Any

import pytest
from evaluations import button, evaluation, record, shown_panel, state, strip
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from ftstudio.core.confidence import Calibration, ReliabilityBin
from ftstudio.core.evaluation import ClassScore
from ftstudio.core.interval import wilson
from ftstudio.ui.evaluation.calibration_view import CalibrationView
from ftstudio.ui.evaluation.class_table import INTERVAL_ROLE, ClassTable
from ftstudio.ui.evaluation.coverage_plot import CoveragePlot
from ftstudio.ui.evaluation.evaluation_panel import EvaluationPanel
from ftstudio.ui.evaluation.reliability_plot import ReliabilityPlot
from ftstudio.ui.evaluation.threshold_view import ThresholdView
from ftstudio.ui.widgets.number_format import percent


@pytest.fixture
def panel(qtbot: QtBot) -> EvaluationPanel:
    return shown_panel(qtbot)


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
    assert cell(table, 0, 2, Qt.ItemDataRole.ToolTipRole) == "No image was predicted as this class"
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
    assert view._words.text() == "Mean calibration error: 6.2 points before calibration, 1.9 after."
    assert "overconfident" in view._reason.text() and "same images" in view._reason.text()
    assert plot.isVisible()
    assert "Confidence 60 % to 70 %: 20 images, 66.0 % on average, accuracy 70.0 %" in plot.accessibleDescription()
    assert not plot.grab().isNull()


@pytest.mark.parametrize(("title", "plot"), [("Calibration", ReliabilityPlot), ("Threshold", CoveragePlot)])
@pytest.mark.parametrize("height", [550, 434, 330])
def test_in_a_low_tab_a_plot_stays_high_enough_to_be_read(
    panel: EvaluationPanel, qtbot: QtBot, title: str, plot: type[QWidget], height: int
) -> None:
    panel.resize(400, height)
    panel.show_state(state(record("/runs/1")))
    panel.show_evaluation(replace(evaluation(), calibration=CALIBRATION))
    qtbot.mouseClick(button(panel, title), Qt.MouseButton.LeftButton)
    seen = panel.findChild(plot)
    qtbot.waitUntil(seen.isVisible)
    assert seen.height() >= 140
    area = next(each for each in panel.findChildren(QScrollArea) if each.isAncestorOf(seen))
    assert area.widget().width() <= area.viewport().width(), "nothing is cut off beside the scroll bar"
    panel.resize(400, 800)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)


def test_on_test_images_calibration_needs_no_warning(panel: EvaluationPanel) -> None:
    panel.show_state(state(record("/runs/1", test_count=5)))
    panel.show_evaluation(replace(evaluation(split="test"), calibration=replace(CALIBRATION, temperature=0.8)))
    reason = panel.findChild(CalibrationView)._reason.text()
    assert "underconfident" in reason and "same images" not in reason


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
        f"At 70 %: answers 80 % of the images and is right for 75.0 % ({low} to {high}); says “not sure” for 1."
    )
    view._slider.setValue(0)
    assert said(view).startswith("At 0 %: answers every image and is right for 60.0 %")
    view._slider.setValue(100)
    assert said(view) == "At 100 %: answers no image and says “not sure” for all 5."
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
    assert view._now.text() == "This run now always answers."
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
