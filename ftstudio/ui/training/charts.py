"""The live charts: what is drawn where, the crosshair that reads it, zooming, and repainting at most 30 times a
second. The one importer of pyqtgraph (with its parts and its export); import it lazily."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ftstudio.core.events import EpochDone, StepDone
from ftstudio.core.records import Metric
from ftstudio.ui.look import figures, theme
from ftstudio.ui.training.chart_canvas import ChartCanvas
from ftstudio.ui.training.chart_layers import LossLayer, MetricLayer, OverlayLayer, StepLayer, View
from ftstudio.ui.training.chart_places import Places
from ftstudio.ui.training.curve_data import Curves, XAxis, nearest

REPAINT_MS = 33
MOST_OVERLAYS = 6
LOW_HEIGHT = 420
"""Below this height in pixels the two small charts give their room to the large ones."""


class Charts(QWidget):
    """Loss, one metric, learning rate and speed of one run, with earlier runs in grey behind it.

    Values are only taken in; a timer paints what has changed, and only while the charts are seen.
    """

    repainted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curves = Curves()
        self._view = View()
        self._pointer: float | None = None
        self._full = (0.0, 0.0)
        self._following = True
        self._setting_range = False
        self._dirty = self._dressed = False
        self._drawn_epochs: tuple[object, ...] = ()
        self._timer = QTimer(self)
        self._timer.setInterval(REPAINT_MS)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.repaint_now)
        self._build()
        theme.changes.changed.connect(self._theme_changed)

    # ---- what is shown ----------------------------------------------------------------------------------

    def show_curves(self, curves: Curves) -> None:
        """Draw this run from now on, all of it."""
        self._curves = curves
        self._following = True
        self._pointer = None
        if self._view.metric not in curves.metrics:
            self._view.metric = curves.metrics[0]
        self.mark_changed()

    def show_others(self, others: Sequence[Curves]) -> None:
        """Earlier runs in grey; the first six."""
        self._overlays.show(others[:MOST_OVERLAYS])
        self.mark_changed()

    def add(self, event: StepDone | EpochDone) -> None:
        self._curves.add(event)
        self.mark_changed()

    @property
    def curves(self) -> Curves:
        return self._curves

    @property
    def others(self) -> tuple[Curves, ...]:
        return tuple(self._overlays.runs)

    @property
    def view(self) -> View:
        return self._view

    def show_axis(self, axis: XAxis) -> None:
        if axis != self._view.axis:
            self._view.axis = axis
            self._following = True
            self._pointer = None
            self.mark_changed()

    def show_log(self, on: bool) -> None:
        self._view.log = on
        self.mark_changed()

    def show_raw(self, on: bool) -> None:
        self._view.raw = on
        self.mark_changed()

    def show_smoothing(self, weight: float) -> None:
        """0 (none) to below 1."""
        self._view.smoothing = weight
        self.mark_changed()

    def show_metric(self, metric: Metric) -> None:
        self._view.metric = metric
        self.mark_changed()

    def show_everything(self) -> None:
        """Undo zooming and moving."""
        self._following = True
        self.mark_changed()

    # ---- painting ---------------------------------------------------------------------------------------

    def mark_changed(self) -> None:
        self._dirty = True
        if self.isVisible() and not self._timer.isActive():
            self._timer.start()

    def repaint_now(self) -> None:
        """Bring everything drawn up to date; the window system paints it next."""
        self._timer.stop()
        if self._dirty:
            self._dirty = False
            if not self._dressed:
                self._dress()
            self._fit_range()
            self._draw()
        self._read()
        self.repainted.emit()

    def _draw(self) -> None:
        with_speed = not len(self._curves) or bool(np.isfinite(self._curves["speed"][-1]))
        self._canvas.arrange(self.height() >= LOW_HEIGHT, with_speed)
        self._canvas.show_axis(self._view.axis)
        self._view.pixels = max(100, int(self._canvas.loss_plot.vb.width()))
        self._overlays.draw(self._view)
        self._loss_layer.draw(self._curves, self._view, self._overlays.loss_parts)
        # Epochs are few and far between: what hangs on them alone is drawn when one has come.
        epochs = (self._curves, len(self._curves.epochs), *self._overlays.runs, *astuple(self._view))
        if epochs != self._drawn_epochs:
            self._drawn_epochs = epochs
            self._metric_layer.draw(self._curves, self._view, self._overlays.metric_parts)
        self._lr_layer.draw(self._curves, self._view)
        self._speed_layer.draw(self._curves, self._view)
        self._places.mark(self._curves, self._view)

    def _fit_range(self) -> None:
        places = [run.step_x(self._view.axis) for run in (self._curves, *self._overlays.runs)]
        places += [run.epoch_x(self._view.axis) for run in (self._curves, *self._overlays.runs)]
        ends = [(part[0], part[-1]) for part in places if len(part)]
        low = float(np.nanmin([end[0] for end in ends])) if ends else 0.0
        high = float(np.nanmax([end[1] for end in ends])) if ends else 1.0
        high = high if high > low else low + 1
        pad = (high - low) * 0.02
        if not self._still_fits(low, high):
            self._full = (low - pad, high + 2 * pad)
        self._setting_range = True
        for plot in self._canvas.plots:
            plot.vb.setLimits(xMin=self._full[0], xMax=self._full[1])
        self._set_range(self._full if self._following else self._view.span)

    def _still_fits(self, low: float, high: float) -> bool:
        """Whether the range of before shows everything with little to spare: axes that stand still are calmer
        to look at, and need no painting."""
        spare = (high - low) * 0.08
        return self._full[0] <= low <= self._full[0] + spare and high <= self._full[1] <= high + spare

    def _set_range(self, span: tuple[float, float]) -> None:
        self._view.span = span
        self._setting_range = True
        for plot in self._canvas.plots:
            plot.vb.setXRange(*span, padding=0)
        self._setting_range = False

    def _range_changed(self, _: object, span: tuple[float, float]) -> None:
        """The person has zoomed or moved one of the charts: the others go with it."""
        if self._setting_range or np.allclose(span, self._view.span, rtol=1e-9, atol=0):
            return
        self._following = bool(np.allclose(span, self._full, rtol=1e-6))
        self._set_range((float(span[0]), float(span[1])))
        self.mark_changed()

    # ---- reading ----------------------------------------------------------------------------------------

    def read_at(self, place: float | None) -> None:
        """Put the crosshair at a place on x (in the unit of the axis); None takes it away."""
        self._pointer = place
        if self.isVisible() and not self._timer.isActive():
            self._timer.start()

    def readings(self) -> tuple[str, ...]:
        """What stands above the charts, in words."""
        return tuple(readout.text() for readout in self._canvas.readouts if readout.isVisible())

    def _read(self) -> None:
        curves, axis = self._curves, self._view.axis
        step_x, epoch_x = curves.step_x(axis), curves.epoch_x(axis)
        place = self._pointer
        step = nearest(step_x, place) if place is not None else (len(step_x) - 1 if len(step_x) else None)
        epoch = nearest(epoch_x, place) if place is not None else (len(epoch_x) - 1 if len(epoch_x) else None)
        if place is not None and step is not None:
            place = float(step_x[step])
        for line in self._crosshair:
            line.setVisible(place is not None)
            if place is not None:
                line.setPos(place)
        where = self._where(step, epoch) if place is not None else self._left_out()
        self._canvas.loss_readout.show_entries(self._loss_layer.entries(curves, self._view, step, epoch), where)
        self._canvas.metric_readout.title = self._view.metric.title
        self._canvas.metric_readout.show_entries(self._metric_layer.entries(curves, self._view, epoch))
        self._canvas.lr_readout.show_entries(self._lr_layer.entries(curves, step))
        self._canvas.speed_readout.show_entries(self._speed_layer.entries(curves, step))
        self._canvas.others_readout.show_entries(self._overlays.entries(self._view, self._pointer))
        self._canvas.others_readout.setVisible(bool(self._overlays.runs))
        self._canvas.setAccessibleDescription("\n".join(self.readings()))

    def _where(self, step: int | None, epoch: int | None) -> str:
        """Where the crosshair stands, in words."""
        curves = self._curves
        if step is not None:
            return self.tr("step {step} · epoch {epoch} · {time}").format(
                step=figures.count(int(curves["step"][step])),
                epoch=figures.number(float(curves["epoch"][step]), 3),
                time=figures.duration(float(curves["seconds"][step])),
            )
        return self.tr("epoch {epoch}").format(epoch=curves.epochs[epoch].epoch) if epoch is not None else ""

    def _left_out(self) -> str:
        missing = self._curves.left_out()
        return self.tr("{count} values not finite, left out").format(count=missing) if missing else ""

    # ---- mouse and keys ---------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.read_at(None)
        elif event.type() == QEvent.Type.MouseButtonDblClick:
            self.show_everything()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right move the crosshair, + and - zoom, Home shows everything, Escape ends reading."""
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step_pointer(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self._zoom(1.25 if key == Qt.Key.Key_Minus else 0.8)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_0):
            self.show_everything()
        elif key == Qt.Key.Key_Escape and self._pointer is not None:
            self.read_at(None)
        else:
            super().keyPressEvent(event)

    def _zoom(self, scale: float) -> None:
        low, high = self._view.span
        middle = self._pointer if self._pointer is not None else (low + high) / 2
        new = middle - (middle - low) * scale, middle + (high - middle) * scale
        new = max(self._full[0], new[0]), min(self._full[1], new[1])
        self._following = new == self._full
        self._set_range(new)
        self.mark_changed()

    def _step_pointer(self, direction: int) -> None:
        """One step further; by several where a step is less than a pixel or two."""
        places = self._curves.step_x(self._view.axis)
        if not len(places):
            places = self._curves.epoch_x(self._view.axis)
        if not len(places):
            return
        now = nearest(places, self._pointer) if self._pointer is not None else len(places) - 1
        in_sight = (self._view.span[1] - self._view.span[0]) / ((self._full[1] - self._full[0]) or 1.0)
        stride = max(1, int(len(places) * in_sight / 200))
        self.read_at(float(places[min(len(places) - 1, max(0, (now or 0) + direction * stride))]))

    def _mouse_moved(self, at: QPointF) -> None:
        inside = self._canvas.plot_at(at)
        self.read_at(inside.vb.mapSceneToView(at).x() if inside is not None else None)

    # ---- showing and hiding -----------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._dirty:
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.mark_changed()

    def canvas(self) -> ChartCanvas:
        """What an export renders."""
        return self._canvas

    # ---- building ---------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._canvas = canvas = ChartCanvas()
        canvas.viewport().installEventFilter(self)
        scene: Any = canvas.scene()  # A pyqtgraph scene, with a signal of its own.
        scene.sigMouseMoved.connect(self._mouse_moved)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Training charts"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(canvas)
        self._overlays = OverlayLayer(canvas.loss_plot, canvas.metric_plot)
        self._loss_layer, self._metric_layer = LossLayer(canvas.loss_plot), MetricLayer(canvas.metric_plot)
        self._lr_layer, self._speed_layer = StepLayer(canvas.lr_plot, "lr"), StepLayer(canvas.speed_plot, "speed")
        self._places = Places(canvas.loss_plot, canvas.metric_plot)
        self._crosshair = [pg.InfiniteLine(angle=90, movable=False) for _ in canvas.plots]
        for line, plot in zip(self._crosshair, canvas.plots, strict=True):
            line.hide()
            plot.addItem(line, ignoreBounds=True)
            plot.vb.sigXRangeChanged.connect(self._range_changed)

    def _theme_changed(self) -> None:
        self._drawn_epochs = ()
        self._dressed = False
        self.mark_changed()

    def _dress(self) -> None:
        self._dressed = True
        self._canvas.dress()
        for line in self._crosshair:
            line.setPen(pg.mkPen(theme.current().muted, width=1))
        for layer in (self._overlays, self._loss_layer, self._metric_layer, self._lr_layer, self._speed_layer):
            layer.dress()
