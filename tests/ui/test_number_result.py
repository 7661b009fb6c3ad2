"""The Evaluation tab with one number per image: figures, scatter, errors, and the images behind the points."""

from __future__ import annotations

import csv
import io

import numpy as np
import pytest
from evaluations import button, number_evaluation, record, shown_panel, state
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from ftstudio.core import axis
from ftstudio.core.evaluation import MeasuredImage
from ftstudio.ui.evaluation.evaluation_panel import EvaluationPanel
from ftstudio.ui.evaluation.number_images import bins_of, csv_of, number_words, points_of
from ftstudio.ui.evaluation.number_result import NumberResult
from ftstudio.ui.evaluation.point_cloud import cloud, disc
from ftstudio.ui.evaluation.residual_plot import ResidualPlot
from ftstudio.ui.evaluation.scatter_plot import ScatterPlot
from ftstudio.ui.widgets.tile import TILE_ROLE
from ftstudio.ui.widgets.tile_grid import TileGrid

LEFT_BUTTON = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot: QtBot) -> EvaluationPanel:
    widget = shown_panel(qtbot)
    widget.show_state(state(record("/runs/1")))
    widget.show_evaluation(number_evaluation())
    return widget


def images(panel: EvaluationPanel) -> list[str]:
    model = panel._result.findChild(TileGrid).model()
    return [model.index(row, 0).data(TILE_ROLE).path.rpartition("/")[2] for row in range(model.rowCount())]


def point(plot: ScatterPlot, place: int) -> QPoint:
    across, down = plot._places()
    return QPointF(across[place], down[place]).toPoint()


def test_the_figures_are_those_of_numbers(panel: EvaluationPanel) -> None:
    headline = panel._result.headline
    assert isinstance(panel._result, NumberResult) and panel._result.isVisible()
    assert headline.accuracy.text() == "2.38"
    assert headline.interval.text() == "mean absolute error, 4 images · 95% interval 1.10 to 4.20"
    assert headline.means.text().startswith("RMSE 3.22 · R² 0.92 (0.70 to 0.98) · 75.0 % inside the 90% prediction")


def test_without_intervals_nothing_is_said_of_them(panel: EvaluationPanel) -> None:
    plain = tuple(replace(image, low=None, high=None) for image in number_evaluation().images)
    panel.show_evaluation(replace(number_evaluation(), inside=None, images=plain))
    assert "inside" not in panel._result.headline.means.text()
    points = points_of(replace(number_evaluation(), images=plain))
    assert points.band is None and not points.outside.any()


def test_the_largest_errors_come_first_and_show_why_asks_for_the_quantity(panel: EvaluationPanel, qtbot: QtBot) -> None:
    assert images(panel) == ["d.jpg", "b.jpg", "a.jpg", "c.jpg"]
    with qtbot.waitSignal(panel.explain_requested, timeout=5_000) as asked:
        qtbot.mouseClick(button(panel._result, "Show why"), LEFT_BUTTON)
    assert asked.args[1][0] == "/trees/d.jpg" and set(asked.args[2]) == {"age"}


def test_an_image_reads_as_true_and_predicted_with_the_sign_of_its_error() -> None:
    seen = number_words(MeasuredImage("b.jpg", 20.0, 18.0, 14.0, 22.0))
    assert (seen.caption, seen.taken, seen.pill) == ("20.0", "18.0", "-2.00")
    assert seen.words == "20.0, predicted 18.0 (-2.00), 90% interval 14.0 to 22.0"
    assert number_words(MeasuredImage("b.jpg", 20.0, 21.0)).pill == "+1.00"


def test_a_click_on_a_point_shows_its_image_and_a_click_beside_all_shows_the_worst(
    panel: EvaluationPanel, qtbot: QtBot
) -> None:
    plot = panel.findChild(ScatterPlot)
    qtbot.mouseClick(plot, LEFT_BUTTON, pos=point(plot, 2))
    assert images(panel) == ["c.jpg"]
    corner = plot._frame().area.bottomRight().toPoint() - QPoint(3, 3)
    qtbot.mouseClick(plot, LEFT_BUTTON, pos=corner)
    assert images(panel) == ["d.jpg", "b.jpg", "a.jpg", "c.jpg"]


def test_a_box_shows_the_images_in_it(panel: EvaluationPanel, qtbot: QtBot) -> None:
    plot = panel.findChild(ScatterPlot)
    start, end = point(plot, 0) + QPoint(-4, 4), point(plot, 1) + QPoint(4, -4)
    qtbot.mousePress(plot, LEFT_BUTTON, pos=start)
    qtbot.mouseMove(plot, end)
    qtbot.mouseRelease(plot, LEFT_BUTTON, pos=end)
    assert images(panel) == ["b.jpg", "a.jpg"]


def test_the_arrow_keys_go_through_the_images_by_their_true_number(panel: EvaluationPanel, qtbot: QtBot) -> None:
    plot = panel.findChild(ScatterPlot)
    assert "arrow keys" in plot.accessibleDescription()
    qtbot.keyClick(plot, Qt.Key.Key_Left)  # from the end
    assert images(panel) == ["d.jpg"]
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    assert images(panel) == ["c.jpg"]
    assert plot.accessibleDescription() == "c.jpg: 30.0, predicted 30.5 (+0.500), 90% interval 26.5 to 34.5"
    qtbot.keyClick(plot, Qt.Key.Key_Escape)
    assert len(images(panel)) == 4


def test_a_bar_of_the_errors_shows_its_images(panel: EvaluationPanel, qtbot: QtBot) -> None:
    panel._result.show_view(1)
    plot = panel.findChild(ResidualPlot)
    assert plot.isVisible()
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert images(panel) == ["b.jpg"]
    assert plot.accessibleDescription() == "Error -2.00 to 0: 1 image"
    place = plot._frame().at(6.5, 0).toPoint()
    qtbot.mouseClick(plot, LEFT_BUTTON, pos=place - QPoint(0, 10))
    assert images(panel) == ["d.jpg"]


def test_bins_have_round_edges_one_of_them_zero_and_hold_every_image() -> None:
    bins = bins_of(points_of(number_evaluation()))
    assert [(each.low, each.high, each.places) for each in bins] == [
        (-2.0, 0.0, (1,)), (0.0, 2.0, (0, 2)), (2.0, 4.0, ()), (4.0, 6.0, ()), (6.0, 8.0, (3,)),
    ]  # fmt: skip
    same = replace(number_evaluation(), images=(MeasuredImage("a.jpg", 5.0, 5.0),))
    assert [each.places for each in bins_of(points_of(same))] == [(0,)]
    assert bins_of(points_of(replace(number_evaluation(), images=()))) == ()


def test_what_is_outside_its_interval_is_told_from_what_is_inside_and_the_bounds_are_inside() -> None:
    images = (
        MeasuredImage("a", 10.0, 12.0, 10.0, 14.0), MeasuredImage("b", 9.99, 12.0, 10.0, 14.0),
        MeasuredImage("c", 14.01, 12.0, 10.0, 14.0),
    )  # fmt: skip
    points = points_of(replace(number_evaluation(), images=images))
    assert points.outside.tolist() == [False, True, True]
    assert points.band == (2.0, 2.0)


@pytest.mark.parametrize("images", [(), (MeasuredImage("a.jpg", 3.0, 3.0),), (MeasuredImage("a.jpg", 0.0, 0.0, 0, 0),)])
def test_tiny_and_empty_sets_can_be_painted(panel: EvaluationPanel, images: tuple[MeasuredImage, ...]) -> None:
    panel.show_evaluation(replace(number_evaluation(), images=images, count=len(images)))
    for view in range(2):
        panel._result.show_view(view)
        assert not panel.grab().isNull()


def test_ten_thousand_points_are_worked_out_beside_the_window(panel: EvaluationPanel, qtbot: QtBot) -> None:
    many = tuple(MeasuredImage(f"{place}.jpg", float(place), place + 1.0) for place in range(10_000))
    plot = panel.findChild(ScatterPlot)
    panel.show_evaluation(replace(number_evaluation(), images=many))
    qtbot.waitUntil(lambda: len(plot._order) == 10_000, timeout=10_000)
    assert not plot.grab().isNull()


def test_marks_that_overlap_add_up_and_marks_beyond_the_edge_are_cut() -> None:
    colour = QColor("#ff0000")
    colour.setAlphaF(0.5)
    points = np.array([5.0, 5.0, 0.0]), np.array([5.0, 5.0, 0.0])
    picture = cloud(*points, disc(2.0), (12, 12), colour)
    assert picture.pixelColor(5, 5).alpha() == 191  # 1 - 0.5 * 0.5
    assert picture.pixelColor(0, 0).alpha() == 128
    assert picture.pixelColor(11, 11).alpha() == 0


def test_the_saved_numbers_have_a_row_per_image() -> None:
    rows = list(csv.reader(io.StringIO(csv_of(number_evaluation()))))
    assert rows[0] == ["image", "age (true)", "predicted", "low", "high", "error"]
    assert rows[2] == ["b.jpg", "20", "18", "14", "22", "-2"]


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [(0.0, 100.0, [0, 20, 40, 60, 80, 100]), (-0.03, 0.05, [-0.02, 0.0, 0.02, 0.04]), (3.9, 8.1, [4, 5, 6, 7, 8])],
)
def test_axes_have_round_ticks_inside_their_span(low: float, high: float, ticks: list[float]) -> None:
    assert axis.number_ticks(low, high, 5) == pytest.approx(ticks)


@pytest.mark.parametrize("values", [[], [0.0], [5.0, 5.0], [-1.0, 1.0]])
def test_an_axis_always_has_a_width(values: list[float]) -> None:
    low, high = axis.span_of(values)
    assert low < min(values, default=0.5) and high > max(values, default=0.5)
