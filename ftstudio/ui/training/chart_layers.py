"""What each chart draws for a run: curves, marks and heights, and what they read at a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from ftstudio.core.interval import wilson
from ftstudio.core.metrics import Metric
from ftstudio.ui.training.chart_parts import Entry, Plot
from ftstudio.ui.training.curve_data import ACCURACY, Curves, Floats, XAxis, nearest, reach, thin, visible
from ftstudio.ui.widgets import number_format, theme
from ftstudio.ui.widgets.basic import neutralised

MANY_EPOCHS = 120
"""From this number of epochs in sight on, the marks of single epochs are smaller."""
MARK_RADIUS = 6.0
"""In pixels: a mark at the end of an axis is seen whole."""
OVERLAY_DASHES: tuple[tuple[float, ...], ...] = ((), (4, 2), (1, 2), (6, 2, 1, 2), (8, 3), (2, 1))


def tr(text: str) -> str:
    """Translate a text."""
    return QCoreApplication.translate("Charts", text)


@dataclass
class View:
    """How the user looks at the curves.

    ``smoothing`` is 0 to below 1; ``span`` is the x range in sight, in the unit of ``axis``; ``pixels`` the width
    of the large charts.
    """

    axis: XAxis = "epochs"
    log: bool = False
    raw: bool = True
    smoothing: float = 0.9
    metric: Metric = field(default_factory=lambda: ACCURACY)
    span: tuple[float, float] = (0.0, 1.0)
    pixels: int = 600


class LossLayer:
    """The training loss, faint as it was and smoothed, and the validation loss with its marks."""

    def __init__(self, plot: Plot) -> None:
        self._plot = plot
        self._raw, self._smooth, self._val = _curve(plot, 1), _curve(plot, 3), _curve(plot, 4)
        self._val_marks, self._star = _marks(plot, "d", 5), _marks(plot, "star", 6)

    def dress(self) -> None:
        t = theme.current()
        faint = QColor(t.chart_train)
        faint.setAlpha(80 if t.name == "light" else 95)
        self._raw.setPen(pg.mkPen(faint, width=1))
        self._smooth.setPen(pg.mkPen(t.chart_train, width=2))
        self._val.setPen(pg.mkPen(t.chart_val, width=1.5))
        self._val_marks.setBrush(pg.mkBrush(t.chart_val))
        _dress_star(self._star)

    def draw(self, curves: Curves, view: View, others: Sequence[Floats]) -> None:
        """What the steps change, and the heights; ``others`` are further values to be in sight."""
        smoothing = curves.smoothing(view.smoothing)
        x, raw, smooth = curves.step_x(view.axis), curves["loss"], curves.smoothed_loss(smoothing)
        seen = visible(x, *view.span)
        x, raw, smooth = x[seen], _scaled(raw[seen], view.log), _scaled(smooth[seen], view.log)
        show_raw = view.raw and smoothing > 0
        self._raw.setVisible(show_raw)
        ahead = 0.01 if len(raw) > 200 else 0.0
        if show_raw:
            raw_x, raw = thin(x, raw, view.pixels)
            self._raw.setData(raw_x, raw)
        # The smoothed line varies little within a pixel or two, and thick lines cost the most to paint.
        smooth_x, smooth_y = thin(x, smooth, view.pixels // 3)
        self._smooth.setData(smooth_x, smooth_y)
        epoch_x, val = _losses_of_epochs(curves, view)
        low_high = reach([smooth_y, val[visible(epoch_x, *view.span)], *others])
        raw_reach = reach([raw], ahead) if show_raw else None
        _set_heights(self._plot, [low_high, raw_reach], log=view.log)

    def draw_epochs(self, curves: Curves, view: View) -> None:
        """What only another epoch or another view changes."""
        epoch_x, val = _losses_of_epochs(curves, view)
        _draw_epochs(self._val, self._val_marks, epoch_x, val, view)
        _draw_star(self._star, curves, epoch_x, val, view)

    def entries(self, curves: Curves, view: View, step: int | None, epoch: int | None) -> list[Entry]:
        t = theme.current()
        made: list[Entry] = []
        if step is not None:
            raw = number_format.number(float(curves["loss"][step]))
            smoothing = curves.smoothing(view.smoothing)
            smooth = number_format.number(float(curves.smoothed_loss(smoothing)[step]))
            made.append(Entry("line", t.chart_train, tr("train"), f"{smooth} ({raw})" if smoothing > 0 else raw))
        if epoch is not None:
            value = number_format.number(curves.epochs[epoch].val_loss)
            made.append(Entry("diamond", t.chart_val, tr("validation"), value))
        return made


class MetricLayer:
    """One metric on training and validation images; where it is a share of images, its 95% interval as a band."""

    def __init__(self, plot: Plot) -> None:
        self._plot = plot
        self._low, self._high = _curve(plot, 0), _curve(plot, 0)
        for edge in (self._low, self._high):
            # Never seen. Shown, one that lies wholly outside would make Qt paint the other charts as well.
            edge.hide()
        self._band = pg.FillBetweenItem(self._low, self._high)
        self._band.setZValue(0)
        plot.addItem(self._band, ignoreBounds=True)
        self._train, self._val = _curve(plot, 2), _curve(plot, 4)
        self._train_marks, self._val_marks = _marks(plot, "o", 3), _marks(plot, "d", 5)
        self._star = _marks(plot, "star", 6)

    def dress(self) -> None:
        t = theme.current()
        shade = QColor(t.chart_val)
        shade.setAlpha(30)
        self._band.setBrush(pg.mkBrush(shade))
        self._train.setPen(pg.mkPen(t.chart_train, width=1.5))
        self._train_marks.setBrush(pg.mkBrush(t.chart_train))
        self._val.setPen(pg.mkPen(t.chart_val, width=2))
        self._val_marks.setBrush(pg.mkBrush(t.chart_val))
        _dress_star(self._star)

    def draw(self, curves: Curves, view: View, others: Sequence[Floats]) -> None:
        x = curves.epoch_x(view.axis)
        train, val = (curves.epoch_values(view.metric.key, train=which) for which in (True, False))
        _draw_epochs(self._train, self._train_marks, x, train, view)
        _draw_epochs(self._val, self._val_marks, x, val, view)
        _draw_star(self._star, curves, x, val, view)
        seen = visible(x, *view.span)
        share = is_share(view.metric, [train, val, *others])
        self._plot.getAxis("left").show_kind("percent" if share else "number")
        self._draw_band(curves, view, x, val)
        _set_heights(self._plot, [reach([train[seen], val[seen], *others])], share=share)

    def _draw_band(self, curves: Curves, view: View, x: Floats, val: Floats) -> None:
        finite = np.isfinite(val)
        shown = view.metric.key == ACCURACY.key and curves.val_count > 0 and np.count_nonzero(finite) > 1
        self._band.setVisible(bool(shown))
        if shown:
            ends = [wilson(round(value * curves.val_count), curves.val_count) for value in val[finite]]
            self._low.setData(x[finite], np.array([end[0] for end in ends]))
            self._high.setData(x[finite], np.array([end[1] for end in ends]))

    def entries(self, curves: Curves, view: View, epoch: int | None) -> list[Entry]:
        if epoch is None:
            return []
        t, key = theme.current(), view.metric.key
        train, val = (curves.epoch_values(key, train=which) for which in (True, False))
        share = is_share(view.metric, [train, val])
        made: list[Entry] = []
        if np.isfinite(train[epoch]):
            made.append(Entry("dot", t.chart_train, tr("train"), value_text(train[epoch], share)))
        made.append(Entry("diamond", t.chart_val, tr("validation"), value_text(val[epoch], share)))
        return made


class StepLayer:
    """One quantity of every step, as it was: learning rate or speed."""

    def __init__(self, plot: Plot, column: str) -> None:
        self._plot, self._column = plot, column
        self._line = _curve(plot, 2)

    def dress(self) -> None:
        self._line.setPen(pg.mkPen(self._colour(), width=1))

    def draw(self, curves: Curves, view: View) -> None:
        x, y = curves.step_x(view.axis), curves[self._column]
        seen = visible(x, *view.span)
        x, y = thin(x[seen], y[seen], view.pixels // 4)
        self._line.setData(x, y)
        _set_heights(self._plot, [reach([y])], floor=0.0)

    def entries(self, curves: Curves, step: int | None) -> list[Entry]:
        if step is None:
            return []
        value = float(curves[self._column][step])
        if not np.isfinite(value):
            return [Entry("line", self._colour(), tr("not recorded"))]
        text = number_format.number(value, 2 if self._column == "lr" else 3)
        return [Entry("line", self._colour(), "", text)]

    def _colour(self) -> str:
        t = theme.current()
        return t.chart_lr if self._column == "lr" else t.muted


class OverlayLayer:
    """Earlier runs behind the main one: greys, told apart by the dashes of their lines."""

    def __init__(self, loss: Plot, metric: Plot) -> None:
        self._plots = loss, metric
        self.runs: list[Curves] = []
        self.loss_parts: list[Floats] = []
        self.metric_parts: list[Floats] = []
        self._items: list[tuple[pg.PlotCurveItem, pg.PlotCurveItem, pg.PlotCurveItem]] = []

    def show(self, runs: Sequence[Curves]) -> None:
        for items in self._items:
            for item, plot in zip(items, (*self._plots[:1], *self._plots), strict=True):
                plot.removeItem(item)
        self.runs = list(runs)
        loss, metric = self._plots
        self._items = [(_curve(loss, -3), _curve(loss, -2), _curve(metric, -2)) for _ in runs]
        for items in self._items:
            for item in items:
                item.setSegmentedLineMode("off")  # Dashes need the line in one piece.
        self.dress()

    def dress(self) -> None:
        for index, items in enumerate(self._items):
            for item, width in zip(items, (1, 1, 1), strict=True):
                item.setPen(self._pen(index, width, faint=item is items[0]))

    def draw_loss(self, view: View) -> None:
        self.loss_parts = []
        for run, (train_item, val_item, _) in zip(self.runs, self._items, strict=True):
            x = run.step_x(view.axis)
            seen = visible(x, *view.span)
            smooth = _scaled(run.smoothed_loss(run.smoothing(view.smoothing))[seen], view.log)
            train_x, train_y = thin(x[seen], smooth, view.pixels // 8)
            train_item.setData(train_x, train_y)
            epoch_x, val = _losses_of_epochs(run, view)
            val_item.setData(*_finite(epoch_x, val))
            self.loss_parts += [train_y, val[visible(epoch_x, *view.span)]]

    def draw_metric(self, view: View) -> None:
        self.metric_parts = []
        for run, (_, _, metric_item) in zip(self.runs, self._items, strict=True):
            epoch_x, metric = run.epoch_x(view.axis), run.epoch_values(view.metric.key)
            metric_item.setData(*_finite(epoch_x, metric))
            self.metric_parts.append(metric[visible(epoch_x, *view.span)])

    def entries(self, view: View, place: float | None) -> list[Entry]:
        made: list[Entry] = []
        for index, run in enumerate(self.runs):
            at = nearest(run.epoch_x(view.axis), place) if place is not None else None
            value = ""
            if at is not None:
                metric = run.epoch_values(view.metric.key)
                share = is_share(view.metric, [metric])
                value = f"{number_format.number(run.epochs[at].val_loss)} · {value_text(metric[at], share)}"
            name = neutralised(run.name)
            made.append(Entry("line", self._colour(index, False), name, value, OVERLAY_DASHES[index]))
        return made

    def _colour(self, index: int, faint: bool) -> str:
        t = theme.current()
        return theme.mix(t.surface, t.muted, (0.4 if faint else 0.8) + (0.2 if index % 2 else 0.0))

    def _pen(self, index: int, width: float, faint: bool) -> pg.QtGui.QPen:
        pen = pg.mkPen(self._colour(index, faint), width=width)
        if OVERLAY_DASHES[index]:
            pen.setDashPattern(list(OVERLAY_DASHES[index]))
        return pen


def is_share(metric: Metric, parts: Sequence[Floats]) -> bool:
    """Whether the figures of a metric read best as percent: it is a share, and all are within 0..1."""
    found = reach(parts)
    is_within = found is None or (found[0] >= 0 and found[1] <= 1)
    return metric.kind != "number" and metric.higher_is_better and is_within


def value_text(value: float, share: bool) -> str:
    """A value in words: a share (0..1) in percent, or a number."""
    return number_format.percent(float(value)) if share else number_format.number(float(value))


def _curve(plot: Plot, z: float) -> pg.PlotCurveItem:
    item = pg.PlotCurveItem(antialias=True)
    # Single segments: Qt needs ten times as long to paint a wide line in one piece.
    item.setSegmentedLineMode("on")
    item.setZValue(z)
    plot.addItem(item, ignoreBounds=True)
    return item


def _marks(plot: Plot, symbol: str, z: float) -> pg.ScatterPlotItem:
    item = pg.ScatterPlotItem(symbol=symbol, size=7 if symbol == "o" else 10, pen=None, antialias=True)
    item.setZValue(z)
    plot.addItem(item, ignoreBounds=True)
    return item


def _dress_star(star: pg.ScatterPlotItem) -> None:
    t = theme.current()
    star.setSize(20)
    star.setBrush(pg.mkBrush(t.chart_val))
    star.setPen(pg.mkPen(t.surface, width=1.5))


def _draw_epochs(line: pg.PlotCurveItem, marks: pg.ScatterPlotItem, x: Floats, y: Floats, view: View) -> None:
    x, y = _finite(x, y)
    seen = visible(x, *view.span)
    x, y = thin(x[seen], y[seen], view.pixels // 3)
    line.setData(x, y)
    marks.setData(x, y)
    full = 7 if marks.opts["symbol"] == "o" else 10
    marks.setSize(full // 2 if len(x) > MANY_EPOCHS else full)


def _draw_star(star: pg.ScatterPlotItem, curves: Curves, x: Floats, y: Floats, view: View) -> None:
    best = curves.best
    place = curves.epochs.index(best) if best is not None else None
    if place is None or not np.isfinite(y[place]) or not view.span[0] <= x[place] <= view.span[1]:
        star.setData([], [])
    else:
        star.setData([x[place]], [y[place]])


def _finite(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    kept = np.isfinite(x) & np.isfinite(y)
    return x[kept], y[kept]


def _losses_of_epochs(curves: Curves, view: View) -> tuple[Floats, Floats]:
    return curves.epoch_x(view.axis), _scaled(curves.epoch_values("loss"), view.log)


def _scaled(y: Floats, log: bool) -> Floats:
    """The heights to draw: log10 where asked; what has no logarithm becomes NaN and is left out."""
    if not log:
        return y
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(y > 0, np.log10(y), np.nan)


def _set_heights(
    plot: Plot,
    reaches: Sequence[tuple[float, float] | None],
    *,
    log: bool = False,
    share: bool = False,
    floor: float | None = None,
) -> None:
    """Fit the y axis to what is in sight, with air; a share reaches beyond 0..1 no more than its marks."""
    axis = plot.getAxis("left")
    if axis.logMode != log:
        axis.setLogMode(log)
    known = [pair for pair in reaches if pair is not None]
    low = min((pair[0] for pair in known), default=0.0)
    high = max((pair[1] for pair in known), default=1.0)
    if floor is not None:
        low = min(low, floor)
    if high - low <= abs(high) * 1e-9:
        low, high = low - (abs(low) * 0.1 or 0.5), high + (abs(high) * 0.1 or 0.5)
    air = (high - low) * 0.08
    low, high = (low if floor is not None else low - air), high + air
    if share:
        beyond = MARK_RADIUS * (high - low) / max(1.0, plot.vb.height())
        low, high = max(low, -beyond), min(high, 1 + beyond)
    was_low, was_high = plot.vb.viewRange()[1]
    spare = (high - low) * 0.06
    # Standing still where all still fits: calmer to look at, and nothing to paint.
    if abs(was_low - low) > spare or abs(was_high - high) > spare:
        plot.vb.setYRange(low, high, padding=0)
