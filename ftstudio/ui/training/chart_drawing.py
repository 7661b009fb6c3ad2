"""What stands on the canvas: each chart with its curves, its marks, its crosshair and its readings, drawn by itself."""

from __future__ import annotations

from dataclasses import astuple

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication

from ftstudio.ui.training.chart_canvas import ChartCanvas
from ftstudio.ui.training.chart_layers import LossLayer, MetricLayer, OverlayLayer, StepLayer, View
from ftstudio.ui.training.chart_parts import Plot
from ftstudio.ui.training.chart_places import Places
from ftstudio.ui.training.curve_data import Curves, nearest
from ftstudio.ui.widgets import number_format, theme


def tr(text: str) -> str:
    """Translate a text."""
    return QCoreApplication.translate("Charts", text)


class Drawing:
    """The four charts on one canvas.

    ``curves``, ``view`` and ``pointer`` say what they show; each ``draw_...`` brings one chart up to date and touches
    nothing of another, so that only its part of the canvas is painted again.

    ``pointer`` is the place of the crosshair in the unit of the axis, None without one; ``full`` the x range that
    the user cannot zoom out of.
    """

    def __init__(self, canvas: ChartCanvas) -> None:
        self.curves, self.view = Curves(), View()
        self.pointer: float | None = None
        self.full = (0.0, 0.0)
        self._canvas = canvas
        self.overlays = OverlayLayer(canvas.loss_plot, canvas.metric_plot)
        self._loss, self._metric = LossLayer(canvas.loss_plot), MetricLayer(canvas.metric_plot)
        self._lr, self._speed = StepLayer(canvas.lr_plot, "lr"), StepLayer(canvas.speed_plot, "speed")
        self._places = Places(canvas.loss_plot, canvas.metric_plot)
        self._crosshair = {plot: _crosshair(plot) for plot in canvas.plots}
        self._dressed = False
        self._drawn: dict[Plot, tuple[object, ...]] = {}

    def undress(self) -> None:
        """The theme is another: the next ``prepare`` takes on its colours."""
        self._dressed = False

    def prepare(self, roomy: bool) -> None:
        """What all charts have in common: colours, places, the kind of their x axis. Before each round."""
        if not self._dressed:
            self._dress()
        steps = len(self.curves)
        self._canvas.show_figures(bool(steps or self.curves.epochs or self.overlays.runs))
        with_speed = not steps or bool(np.isfinite(self.curves["speed"][-1]))
        self._canvas.arrange(roomy and not self.curves.fitted, with_speed)
        self._canvas.show_axis(self.view.axis)
        self.view.pixels = max(100, int(self._canvas.loss_plot.vb.width()))

    def draw_loss(self) -> None:
        canvas, curves, view = self._canvas, self.curves, self.view
        self._fit_range(canvas.loss_plot)
        if self._epochs_changed(canvas.loss_plot):
            self.overlays.draw_loss(view)
            self._loss.draw_epochs(curves, view)
        self._loss.draw(curves, view, self.overlays.loss_parts)
        self._places.mark_loss(curves, view)
        step, epoch = self._read_at(canvas.loss_plot)
        where = self._where(step, epoch) if self.pointer is not None else self._left_out()
        canvas.loss_readout.show_entries(self._loss.entries(curves, view, step, epoch), where)
        canvas.others_readout.show_entries(self.overlays.entries(view, self.pointer))
        canvas.others_readout.setVisible(bool(self.overlays.runs))

    def draw_metric(self) -> None:
        canvas, curves, view = self._canvas, self.curves, self.view
        self._fit_range(canvas.metric_plot)
        if self._epochs_changed(canvas.metric_plot):
            self.overlays.draw_metric(view)
            self._metric.draw(curves, view, self.overlays.metric_parts)
        self._places.mark_metric(curves, view)
        _, epoch = self._read_at(canvas.metric_plot)
        canvas.metric_readout.show_title(view.metric.title)
        canvas.metric_readout.show_entries(self._metric.entries(curves, view, epoch))

    def draw_lr(self) -> None:
        self._fit_range(self._canvas.lr_plot)
        self._lr.draw(self.curves, self.view)
        step, _ = self._read_at(self._canvas.lr_plot)
        self._canvas.lr_readout.show_entries(self._lr.entries(self.curves, step))

    def draw_speed(self) -> None:
        self._fit_range(self._canvas.speed_plot)
        self._speed.draw(self.curves, self.view)
        step, _ = self._read_at(self._canvas.speed_plot)
        self._canvas.speed_readout.show_entries(self._speed.entries(self.curves, step))

    def _fit_range(self, plot: Plot) -> None:
        plot.vb.setLimits(xMin=self.full[0], xMax=self.full[1])
        if tuple(plot.vb.viewRange()[0]) != self.view.span:
            plot.vb.setXRange(*self.view.span, padding=0)

    def _epochs_changed(self, plot: Plot) -> bool:
        """Whether epochs, earlier runs or the view are others than at the last call for this chart.

        They change seldom: what hangs on them alone need not be drawn with every step.
        """
        epochs = self.curves.epochs
        now = (self.curves, len(epochs), *epochs[-1:], *self.overlays.runs, *astuple(self.view))
        if now == self._drawn.get(plot):
            return False
        self._drawn[plot] = now
        return True

    def _read_at(self, plot: Plot) -> tuple[int | None, int | None]:
        """Put the crosshair of a chart where the pointer is.

        The step and the epoch (indices) to read, the newest ones without a pointer.
        """
        step_x, epoch_x = self.curves.step_x(self.view.axis), self.curves.epoch_x(self.view.axis)
        line, place = self._crosshair[plot], self.pointer
        if place is None:
            line.hide()
            return (len(step_x) - 1 if len(step_x) else None), (len(epoch_x) - 1 if len(epoch_x) else None)
        step, epoch = nearest(step_x, place), nearest(epoch_x, place)
        line.setPos(place if step is None else float(step_x[step]))
        line.show()
        return step, epoch

    def _where(self, step: int | None, epoch: int | None) -> str:
        """Where the crosshair stands, in words."""
        curves = self.curves
        if step is not None:
            return tr("step {step} · epoch {epoch} · {time}").format(
                step=number_format.count(int(curves["step"][step])),
                epoch=number_format.number(float(curves["epoch"][step]), 3),
                time=number_format.duration(float(curves["seconds"][step])),
            )
        return tr("epoch {epoch}").format(epoch=curves.epochs[epoch].epoch) if epoch is not None else ""

    def _left_out(self) -> str:
        missing = self.curves.left_out()
        return tr("{count} non-finite values omitted").format(count=missing) if missing else ""

    def _dress(self) -> None:
        self._dressed = True
        self._drawn.clear()
        self._canvas.dress()
        for line in self._crosshair.values():
            line.setPen(pg.mkPen(theme.current().muted, width=1))
        for layer in (self.overlays, self._loss, self._metric, self._lr, self._speed):
            layer.dress()


def _crosshair(plot: Plot) -> pg.InfiniteLine:
    line = pg.InfiniteLine(angle=90, movable=False)
    line.hide()
    plot.addItem(line, ignoreBounds=True)
    return line
