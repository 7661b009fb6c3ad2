"""The Evaluation tab with any number of labels per image: figures, the table of labels, and the mistakes behind it."""

from __future__ import annotations

import csv
import io

import pytest
from evaluations import button, evaluation, labels_evaluation, record, shown_panel, state
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from ftstudio.core.label_mistakes import Counts, counts_of
from ftstudio.ui.evaluation.evaluation_panel import EvaluationPanel
from ftstudio.ui.evaluation.label_images import mistaken
from ftstudio.ui.evaluation.label_table import COUNT, F1, NAME, PRECISION, LabelTable
from ftstudio.ui.evaluation.labels_result import LabelsResult
from ftstudio.ui.evaluation.score_table import INTERVAL_ROLE, SORT_ROLE
from ftstudio.ui.widgets.tile import TILE_ROLE
from ftstudio.ui.widgets.tile_grid import TileGrid


@pytest.fixture
def panel(qtbot: QtBot) -> EvaluationPanel:
    widget = shown_panel(qtbot)
    widget.show_state(state(record("/runs/1")))
    widget.show_evaluation(labels_evaluation())
    return widget


def tiles(panel: EvaluationPanel) -> list[tuple[str, str]]:
    model = panel._result.findChild(TileGrid).model()
    shown = [model.index(row, 0).data(TILE_ROLE) for row in range(model.rowCount())]
    return [(tile.caption, tile.pill) for tile in shown]


def images(panel: EvaluationPanel) -> list[str]:
    model = panel._result.findChild(TileGrid).model()
    return [model.index(row, 0).data(TILE_ROLE).path for row in range(model.rowCount())]


def choose(panel: EvaluationPanel, label: str) -> None:
    table = panel.findChild(LabelTable)
    names = [table.model().index(row, NAME).data() for row in range(table.model().rowCount())]
    table.selectRow(names.index(label))


def test_the_figures_are_those_of_labels_each_with_its_interval(panel: EvaluationPanel) -> None:
    headline = panel._result.headline
    assert isinstance(panel._result, LabelsResult) and panel._result.isVisible()
    assert headline.accuracy.text() == "80.0 %"
    assert headline.interval.text() == "mean average precision, 5 images · 95% interval 60.0 to 95.0 %"
    assert "F1 micro 70.0 % (50.0 to 90.0), macro 65.0 % (40.0 to 80.0)" in headline.means.text()
    assert "all labels right 40.0 %" in headline.means.text()


def test_each_image_with_a_mistake_is_shown_once_the_most_confident_first(panel: EvaluationPanel) -> None:
    # how far over or under the threshold: b -0.8, d +0.75, c -0.5
    assert images(panel) == ["/views/b.jpg", "/views/d.jpg", "/views/c.jpg"]
    assert tiles(panel) == [("sea", "missed 10 %"), ("=sky", "wrong 90 %"), ("=sky", "missed 30 %")]


def test_a_label_shows_what_was_missed_and_what_was_given_wrongly(panel: EvaluationPanel, qtbot: QtBot) -> None:
    choose(panel, "=sky")
    assert images(panel) == ["/views/d.jpg", "/views/c.jpg"]
    choose(panel, "tree")
    assert images(panel) == []
    qtbot.mouseClick(button(panel._result, "Show all mistakes"), Qt.MouseButton.LeftButton)
    assert len(images(panel)) == 3
    assert not panel.findChild(LabelTable).selectionModel().hasSelection()


def test_show_why_asks_for_the_chosen_label(panel: EvaluationPanel, qtbot: QtBot) -> None:
    choose(panel, "=sky")
    with qtbot.waitSignal(panel.explain_requested, timeout=5_000) as asked:
        qtbot.mouseClick(button(panel._result, "Show why"), Qt.MouseButton.LeftButton)
    assert asked.args == ["/runs/1", ["/views/d.jpg", "/views/c.jpg"], ["=sky", "=sky"]]


def test_another_label_asks_again_for_the_same_image(panel: EvaluationPanel, qtbot: QtBot) -> None:
    evaluation = labels_evaluation()
    both = replace(evaluation.images[3], probabilities=(0.9, 0.9, 0.2))
    panel.show_evaluation(replace(evaluation, images=(*evaluation.images[:3], both)))
    choose(panel, "=sky")
    with qtbot.waitSignal(panel.explain_requested, timeout=5_000):
        qtbot.mouseClick(button(panel._result, "Show why"), Qt.MouseButton.LeftButton)
    panel.explaining_ended(answered=True)
    with qtbot.waitSignal(panel.explain_requested, timeout=5_000) as asked:
        choose(panel, "sea")
    assert "/views/d.jpg" in asked.args[1] and set(asked.args[2]) == {"sea"}


def test_counts_are_at_the_threshold_and_the_threshold_itself_counts_as_present() -> None:
    evaluation = labels_evaluation()
    assert counts_of(evaluation) == (Counts(1, 1, 0), Counts(1, 1, 1), Counts(0, 0, 0))
    at = replace(evaluation.images[4], probabilities=(0.5, 0.59, 0.1))
    assert counts_of(replace(evaluation, images=(at,))) == (Counts(0, 0, 1), Counts(0, 0, 0), Counts(0, 0, 0))


def test_the_table_has_intervals_and_sorts_unknown_figures_first(panel: EvaluationPanel) -> None:
    table = panel.findChild(LabelTable)
    model = table.model()
    assert [model.index(row, NAME).data() for row in range(3)] == ["tree", "=sky", "sea"]  # worst F1 first
    assert model.index(0, F1).data(SORT_ROLE) == -1.0
    assert model.index(0, PRECISION).data(INTERVAL_ROLE) is None
    low, high = model.index(2, PRECISION).data(INTERVAL_ROLE)  # 1 of 1
    assert low == pytest.approx(0.2065, abs=1e-3) and high == 1.0


def test_the_copied_table_has_counts_and_no_formula(panel: EvaluationPanel, qtbot: QtBot) -> None:
    copy = next(b for b in panel._result.findChildren(QToolButton) if "Copy" in b.toolTip())
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    rows = list(csv.reader(io.StringIO(QGuiApplication.clipboard().text())))
    assert rows[0][:6] == ["label", "images", "threshold", "found", "missed", "wrongly_given"]
    assert [row[:6] for row in rows[1:]] == [
        ["sea", "2", "0.5", "1", "1", "0"], ["'=sky", "2", "0.6", "1", "1", "1"], ["tree", "0", "0.5", "0", "0", "0"],
    ]  # fmt: skip


def test_a_narrow_table_shows_whole_percents_and_no_counts(qtbot: QtBot) -> None:
    table = LabelTable()
    qtbot.addWidget(table)
    table.resize(360, 240)
    table.show()
    table.show_evaluation(labels_evaluation(), counts_of(labels_evaluation()))
    assert table.isColumnHidden(COUNT) and table.horizontalScrollBar().maximum() == 0
    assert table.model().index(2, PRECISION).data() == "100 %"
    table.resize(900, 240)
    assert not table.isColumnHidden(COUNT)
    assert table.model().index(2, PRECISION).data() == "100.0 %"


def test_a_large_evaluation_is_sorted_beside_the_window(panel: EvaluationPanel, qtbot: QtBot) -> None:
    evaluation = labels_evaluation()
    many = tuple(replace(evaluation.images[3], path=f"{place}.jpg") for place in range(6_000))
    panel.show_evaluation(replace(evaluation, images=many))
    qtbot.waitUntil(lambda: len(images(panel)) == 500, timeout=10_000)
    assert len(mistaken(replace(evaluation, images=many))) == 500


def test_an_evaluation_without_mistakes_or_images_says_so(panel: EvaluationPanel) -> None:
    panel.show_evaluation(replace(labels_evaluation(), images=(), count=0))
    assert images(panel) == []
    assert panel._result.strip._empty.text() == "No mistakes." and panel._result.strip._empty.isVisible()


def test_classes_and_labels_each_have_their_own_view(panel: EvaluationPanel) -> None:
    labels = panel._result
    panel.show_evaluation(evaluation())
    assert not labels.isVisible() and panel._result.isVisible()
    assert images(panel) == ["/pets/d.jpg", "/pets/c.jpg"]
    panel.show_evaluation(labels_evaluation())
    assert panel._result is labels and labels.isVisible()
