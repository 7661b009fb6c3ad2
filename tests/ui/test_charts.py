"""The live charts: what they read, how they zoom, when they repaint, what they save."""

from __future__ import annotations

import csv
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QLocale, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPaintEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from ftstudio.app.history import RunCurves
from ftstudio.core.errors import UserError
from ftstudio.core.events import NO_LEARNING_RATE, EpochDone, RunStarted, StepDone
from ftstudio.core.metrics import ACCURACY, MAE, Metric
from ftstudio.ui.training import chart_export
from ftstudio.ui.training.charts import Charts
from ftstudio.ui.training.curve_data import Curves, from_history
from ftstudio.ui.widgets import theme

STEPS_PER_EPOCH = 20


@pytest.fixture(autouse=True)
def plain_figures() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale.c())
    yield
    QLocale.setDefault(before)


def started(epochs: int = 4) -> RunStarted:
    return RunStarted(
        run_id="a", run_dir="/runs/a", target_names=("x", "y"), train_count=40, val_count=200, epochs=epochs,
        steps_per_epoch=STEPS_PER_EPOCH, total_steps=epochs * STEPS_PER_EPOCH, device="cpu", batch_size=2,
        image_size=64, trainable_parameters=1, frozen_parameters=1,
        metrics=(ACCURACY, Metric("f1", "F1")),
    )  # fmt: skip


def filled(name: str = "run", epochs: int = 4) -> Curves:
    curves = Curves(name=name)
    curves.start(started(epochs))
    for number in range(1, epochs * STEPS_PER_EPOCH + 1):
        curves.add(StepDone(number, (number - 1) // STEPS_PER_EPOCH + 1, 2.0 / number, 1e-3, 100.0, number * 1.0))
        if number % STEPS_PER_EPOCH == 0:
            curves.add(epoch_done(number // STEPS_PER_EPOCH))
    return curves


def epoch_done(epoch: int) -> EpochDone:
    share = min(1.0, 0.5 + epoch / 10)
    return EpochDone(
        epoch=epoch, step=epoch * STEPS_PER_EPOCH, train_loss=0.5, val_loss=1.0 / epoch,
        metrics={"accuracy": share, "f1": share / 2}, train_metrics={"accuracy": share}, is_best=epoch == 2,
        seconds=epoch * STEPS_PER_EPOCH * 1.0,
    )  # fmt: skip


@pytest.fixture
def charts(qtbot: QtBot) -> Charts:
    charts = Charts()
    qtbot.addWidget(charts)
    charts.resize(700, 560)
    with qtbot.waitExposed(charts):
        charts.show()
    return charts


def shown(charts: Charts, curves: Curves) -> Charts:
    charts.show_curves(curves)
    charts.repaint_now()
    return charts


def test_readings_are_the_newest_values_without_a_pointer(charts: Charts) -> None:
    shown(charts, filled())
    loss, accuracy, *_ = charts.readings()
    assert "validation 0.250" in loss
    assert accuracy == "Accuracy: train 90.0 %, validation 90.0 %"


def test_crosshair_reads_all_curves_at_the_pointer(charts: Charts) -> None:
    charts.show_axis("steps")
    shown(charts, filled())
    charts.show_others([filled("earlier", epochs=3)])
    charts.read_at(40.2)
    charts.repaint_now()
    readings = " | ".join(charts.readings())
    assert "step 40 · epoch 2.00 · 0:40" in readings
    assert "validation 0.500" in readings
    assert "validation 70.0 %" in readings
    assert "earlier 0.500 · 70.0 %" in readings


def test_arrow_keys_move_the_crosshair_and_escape_takes_it_away(charts: Charts, qtbot: QtBot) -> None:
    shown(charts, filled())
    qtbot.keyClick(charts, Qt.Key.Key_Left)
    charts.repaint_now()
    assert "step 79" in charts.readings()[0]
    qtbot.keyClick(charts, Qt.Key.Key_Escape)
    charts.repaint_now()
    assert "step" not in charts.readings()[0]


def test_values_only_mark_the_charts_and_one_repaint_takes_them_all(charts: Charts, qtbot: QtBot) -> None:
    shown(charts, filled())
    repaints: list[None] = []
    charts.repainted.connect(lambda: repaints.append(None))
    with qtbot.waitSignal(charts.repainted, timeout=2000):
        for number in range(81, 181):
            charts.add(StepDone(number, 5, 0.1, 1e-3, 100.0, number * 1.0))
    assert len(repaints) == 1


class Paintings(QObject):
    """How many charts each painting of the canvas has touched."""

    def __init__(self, charts: Charts) -> None:
        super().__init__(charts)
        self.touched: list[int] = []
        self._canvas = charts.canvas()
        self._canvas.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's signature
        if isinstance(event, QPaintEvent):
            places = [plot.vb.sceneBoundingRect() for plot in self._canvas.plots]
            self.touched.append(sum(place.intersects(QRectF(event.rect())) for place in places))
        return False


def on_screen(charts: Charts) -> QImage:
    return charts.screen().grabWindow(charts.winId()).toImage()


def grown(charts: Charts, qtbot: QtBot, first: int, last: int) -> None:
    """So many steps and epochs more that all axes change; painted when this returns."""
    with qtbot.waitSignal(charts.repainted, timeout=2000):
        for number in range(first, last + 1):
            charts.add(StepDone(number, 5, 0.01 * (number % 7), 1e-3 * number, 100.0 + number, number * 1.0))
            if number % STEPS_PER_EPOCH == 0:
                charts.add(epoch_done(number // STEPS_PER_EPOCH))
    QApplication.processEvents()


def test_run_that_goes_on_paints_one_chart_at_a_time(charts: Charts, qtbot: QtBot) -> None:
    curves = filled()
    curves.val_count = 20  # An interval wider than what is seen of it.
    shown(charts, curves)
    grown(charts, qtbot, 81, 82)
    paintings = Paintings(charts)
    for last in (100, 140, 220):
        grown(charts, qtbot, len(charts.curves) + 1, last)
    assert max(paintings.touched) == 1
    assert paintings.touched.count(1) == 3 * 4, "one painting of each chart for each round"


def test_nothing_of_before_stays_on_the_screen_when_the_run_rests(charts: Charts, qtbot: QtBot) -> None:
    shown(charts, filled())
    QApplication.processEvents()
    before = on_screen(charts)
    grown(charts, qtbot, 81, 200)
    seen = on_screen(charts)
    assert seen != before
    charts.repaint_now()
    charts.canvas().viewport().repaint()
    assert on_screen(charts) == seen


def test_hidden_charts_repaint_when_they_are_seen_again(charts: Charts, qtbot: QtBot) -> None:
    shown(charts, filled())
    charts.hide()
    charts.add(StepDone(81, 5, 0.125, 1e-3, 100.0, 81.0))
    with qtbot.waitSignal(charts.repainted, timeout=2000):
        charts.show()
    assert "(0.125)" in charts.readings()[0]


def test_zooming_one_chart_zooms_all_and_a_double_click_shows_everything(charts: Charts, qtbot: QtBot) -> None:
    charts.show_axis("steps")
    shown(charts, filled())
    everything = charts.view.span
    canvas = charts.canvas()
    canvas.loss_plot.vb.setXRange(10, 30, padding=0)
    charts.repaint_now()
    for plot in canvas.plots:
        assert plot.vb.viewRange()[0] == pytest.approx([10, 30])
    charts.add(StepDone(81, 5, 0.1, 1e-3, 100.0, 81.0))
    charts.repaint_now()
    assert charts.view.span == pytest.approx((10, 30)), "a new value must not undo the zoom"
    qtbot.mouseDClick(canvas.viewport(), Qt.MouseButton.LeftButton)
    charts.repaint_now()
    assert charts.view.span[0] == pytest.approx(everything[0])
    assert charts.view.span[1] >= 81


def test_run_that_begins_late_is_seen_whole_after_another(charts: Charts) -> None:
    charts.show_axis("steps")
    shown(charts, filled())
    curves = Curves()
    for number in range(385, 701):
        curves.add(StepDone(number, 5, 2.0 / number, 1e-3, 100.0, number * 1.0))
    shown(charts, curves)
    low, high = charts.canvas().loss_plot.vb.viewRange()[0]
    assert 370 < low <= 385
    assert 700 <= high < 730


def test_no_menu_of_the_chart_library_is_seen(charts: Charts) -> None:
    shown(charts, filled())
    assert not [menu for menu in charts.findChildren(QMenu) if menu.isVisible()]


def test_axis_in_epochs_and_time_spans_the_run(charts: Charts) -> None:
    shown(charts, filled())
    charts.show_axis("epochs")
    charts.repaint_now()
    assert 4.0 <= charts.view.span[1] < 4.4
    charts.show_axis("time")
    charts.repaint_now()
    assert 80.0 <= charts.view.span[1] < 88.0
    assert charts.canvas().metric_plot.getAxis("bottom").tickStrings([60.0], 1, 10) == ["1:00"]


def test_logarithm_leaves_out_what_has_none(charts: Charts) -> None:
    curves = filled()
    curves.add(StepDone(81, 5, 0.0, 1e-3, 100.0, 81.0))
    curves.add(StepDone(82, 5, float("nan"), 1e-3, 100.0, 82.0))
    shown(charts, curves)
    charts.show_log(True)
    charts.repaint_now()
    low, high = charts.canvas().loss_plot.vb.viewRange()[1]
    assert -3 < low < high < 1
    assert "1 non-finite values omitted" in charts.readings()[0]


def test_run_of_nothing_but_nan_is_drawn_without_complaint(charts: Charts) -> None:
    curves = Curves()
    curves.start(started())
    for number in range(1, 50):
        curves.add(StepDone(number, 1, float("nan"), float("nan"), float("inf"), number * 1.0))
    shown(charts, curves)
    assert "49 non-finite values" in charts.readings()[0]


def test_another_metric_takes_the_second_chart(charts: Charts) -> None:
    shown(charts, filled())
    charts.show_metric(Metric("f1", "F1"))
    charts.repaint_now()
    assert charts.readings()[1] == "F1: validation 45.0 %"


def test_a_number_below_one_is_no_percentage_not_even_in_an_earlier_run(charts: Charts) -> None:
    done = EpochDone(
        epoch=1, step=1, train_loss=1, val_loss=1, metrics={"mae": 0.25, "r2": 0.5}, train_metrics={}, is_best=True,
        seconds=1.0,
    )  # fmt: skip
    r2 = Metric("r2", "R²", kind="number")
    curves = from_history(RunCurves(run_dir="/r", name="r", epochs=(done,), metrics=(MAE, r2)))
    assert curves.metrics == (MAE, r2)
    shown(charts, curves)
    readings: list[str] = []
    for metric in curves.metrics:
        charts.show_metric(metric)
        charts.repaint_now()
        readings.append(charts.readings()[1])
    assert readings == ["Mean absolute error: validation 0.250", "R²: validation 0.500"]


def test_metric_that_is_no_share_reads_as_a_number(charts: Charts) -> None:
    curves = Curves(metrics=(Metric("error", "Error", higher_is_better=False),))
    curves.add(
        EpochDone(
            epoch=1, step=1, train_loss=1, val_loss=1, metrics={"error": 3.25}, train_metrics={}, is_best=True,
            seconds=1.0,
        )
    )  # fmt: skip
    shown(charts, curves)
    assert charts.readings()[1] == "Error: validation 3.25"


def test_a_mark_at_a_hundred_percent_is_seen_whole(charts: Charts) -> None:
    curves = filled()
    curves.add(replace(epoch_done(5), metrics={"accuracy": 1.0}, train_metrics={"accuracy": 0.9}))
    shown(charts, curves)
    box = charts.canvas().metric_plot.vb
    low, high = box.viewRange()[1]
    assert (high - 1.0) / (high - low) * box.height() >= 5


def test_at_most_six_earlier_runs_are_laid_behind(charts: Charts) -> None:
    charts.show_others([filled(f"run {number}") for number in range(9)])
    charts.repaint_now()
    assert len(charts.others) == 6
    charts.show_others([])
    charts.repaint_now()
    assert not charts.canvas().others_readout.isVisible()


def test_small_charts_give_way_in_a_low_window(charts: Charts) -> None:
    shown(charts, filled())
    assert charts.canvas().lr_plot.isVisible()
    charts.resize(420, 300)
    charts.repaint_now()
    assert not charts.canvas().lr_plot.isVisible()


def test_charts_of_a_head_fitted_in_one_go_leave_out_what_says_nothing(charts: Charts) -> None:
    curves = Curves()
    curves.start(started())
    for number, loss in ((1, 2.0), (2, 1.0)):
        curves.add(StepDone(number, 1, loss, NO_LEARNING_RATE, 90_000.0, number * 0.1))
    shown(charts, curves)
    canvas = charts.canvas()
    assert not canvas.lr_plot.isVisible() and not canvas.speed_plot.isVisible()
    assert charts.readings()[0] == "Loss: train 1.00"
    heights = [plot.geometry().height() for plot in (canvas.loss_plot, canvas.metric_plot)]
    assert 1 < heights[0] / heights[1] < 2  # both have got the room
    shown(charts, filled())
    assert canvas.lr_plot.isVisible() and canvas.speed_plot.isVisible()


def test_axes_have_figures_once_there_is_something_to_read(charts: Charts) -> None:
    shown(charts, Curves())
    axes = [plot.getAxis("left") for plot in charts.canvas().plots]
    assert not any(axis.style["showValues"] for axis in axes)
    shown(charts, filled())
    assert all(axis.style["showValues"] for axis in axes)


def test_small_charts_have_their_axes_after_a_change_of_theme_in_a_low_window(
    charts: Charts, qapp: QApplication
) -> None:
    shown(charts, filled())
    axis = charts.canvas().lr_plot.getAxis("left")
    before = axis.maximumWidth()
    try:
        charts.resize(420, 300)
        charts.repaint_now()
        theme.apply(qapp, "dark")
        charts.repaint_now()
        charts.resize(700, 560)
        charts.repaint_now()
        assert axis.maximumWidth() == before > 0
    finally:
        theme.apply(qapp, "light")


def test_curves_change_their_colours_with_the_theme(charts: Charts, qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    try:
        shown(charts, filled())
        theme.apply(qapp, "dark")
        charts.repaint_now()
        item = charts._drawing._loss._smooth
        assert item.opts["pen"].color() == QColor(theme.DARK.chart_train)
    finally:
        theme.apply(qapp, "light")


def test_ground_behind_the_curves_follows_the_theme(charts: Charts, qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    try:
        charts.repaint_now()
        charts.grab()
        theme.apply(qapp, "dark")
        charts.repaint_now()
        corner = charts.grab().toImage().pixelColor(2, 2)
        assert corner.lightness() < 64
    finally:
        theme.apply(qapp, "light")


def test_leaving_the_charts_takes_the_crosshair_away(charts: Charts, qapp: QApplication) -> None:
    shown(charts, filled())
    charts.read_at(10.0)
    charts.repaint_now()
    qapp.sendEvent(charts.canvas().viewport(), QEvent(QEvent.Type.Leave))
    charts.repaint_now()
    assert "step" not in charts.readings()[0]


def test_png_is_twice_as_sharp_as_the_screen(charts: Charts, tmp_path: Path) -> None:
    shown(charts, filled())
    chart_export.save(charts.canvas(), [charts.curves], tmp_path / "charts.png")
    image = QImage(str(tmp_path / "charts.png"))
    assert image.size() == charts.canvas().size() * 2
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 7) for y in range(0, image.height(), 3)}
    assert len(colours) > 5


def test_svg_is_made_of_letters_and_lines(charts: Charts, tmp_path: Path) -> None:
    shown(charts, filled())
    chart_export.save(charts.canvas(), [charts.curves], tmp_path / "charts.svg")
    tags = [element.tag.rpartition("}")[2] for element in ET.parse(tmp_path / "charts.svg").iter()]
    assert "image" not in tags
    assert tags.count("text") > 5


def test_csv_has_a_point_in_its_figures_and_no_formula(charts: Charts, tmp_path: Path) -> None:
    QLocale.setDefault(QLocale(QLocale.Language.German))
    curves = filled("=cmd|' /C calc'!A0")
    curves.add(StepDone(81, 5, float("nan"), 1e-3, 100.0, 81.0))
    shown(charts, curves)
    chart_export.save(charts.canvas(), [curves], tmp_path / "charts.csv")
    with (tmp_path / "charts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 81 + 4
    assert rows[0]["run"].startswith("'=")
    assert float(rows[0]["train_loss"]) == 2.0
    assert rows[80]["train_loss"] == ""
    assert rows[-1]["kind"] == "epoch"
    assert float(rows[-1]["val_accuracy"]) == 0.9


def test_old_file_survives_a_save_that_fails(charts: Charts, tmp_path: Path) -> None:
    shown(charts, filled())
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(UserError, match=r"folder\.csv cannot be written"):
        chart_export.save(charts.canvas(), [charts.curves], tmp_path / "folder.csv")
    with pytest.raises(UserError, match=r"charts\.bmp"):
        chart_export.save(charts.canvas(), [charts.curves], tmp_path / "charts.bmp")
    assert [path.name for path in tmp_path.iterdir()] == ["folder.csv"]
