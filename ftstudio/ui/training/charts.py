"""The live charts: what they show, the crosshair that reads it, zooming, and repainting one chart after the other.

The one importer of pyqtgraph (with its parts and its export); import it lazily.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ftstudio.core.events import EpochDone, StepDone
from ftstudio.core.metrics import Metric
from ftstudio.ui.training.chart_canvas import ChartCanvas
from ftstudio.ui.training.chart_drawing import Drawing
from ftstudio.ui.training.chart_layers import View
from ftstudio.ui.training.chart_turns import Turns
from ftstudio.ui.training.curve_data import Curves, XAxis, nearest
from ftstudio.ui.widgets import theme

MOST_OVERLAYS = 6
LOW_HEIGHT = 420
"""Below this height in pixels the two small charts give their room to the large ones."""


class Charts(QWidget):
    """Loss, one metric, learning rate and speed of one run, with earlier runs in grey behind it.

    Values are only taken in; the charts take turns to draw what has changed, and only while they are seen.
    ``repainted`` comes when all of them have had theirs.
    """

    repainted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._following = True
        self._setting_range = False
        self._build()
        theme.changes.changed.connect(self._theme_changed)

    # ---- what is shown ----------------------------------------------------------------------------------

    def show_curves(self, curves: Curves) -> None:
        """Draw this run from now on, all of it."""
        self._drawing.curves = curves
        self._drawing.pointer = None
        self._following = True
        if self.view.metric not in curves.metrics:
            self.view.metric = curves.metrics[0]
        self.mark_changed(whole=True)

    def show_others(self, others: Sequence[Curves]) -> None:
        """Earlier runs in grey; the first six."""
        self._drawing.overlays.show(others[:MOST_OVERLAYS])
        self.mark_changed(whole=True)

    def add(self, event: StepDone | EpochDone) -> None:
        self.curves.add(event)
        self.mark_changed()

    @property
    def curves(self) -> Curves:
        return self._drawing.curves

    @property
    def others(self) -> tuple[Curves, ...]:
        return tuple(self._drawing.overlays.runs)

    @property
    def view(self) -> View:
        return self._drawing.view

    def show_axis(self, axis: XAxis) -> None:
        if axis != self.view.axis:
            self.view.axis = axis
            self._drawing.pointer = None
            self._following = True
            self.mark_changed(whole=True)

    def show_log(self, on: bool) -> None:
        self.view.log = on
        self.mark_changed()

    def show_raw(self, on: bool) -> None:
        self.view.raw = on
        self.mark_changed()

    def show_smoothing(self, weight: float) -> None:
        """0 (none) to below 1."""
        self.view.smoothing = weight
        self.mark_changed()

    def show_metric(self, metric: Metric) -> None:
        self.view.metric = metric
        self.mark_changed()

    def show_everything(self) -> None:
        """Undo zooming and moving."""
        self._following = True
        self.mark_changed()

    # ---- painting ---------------------------------------------------------------------------------------

    def mark_changed(self, whole: bool = False) -> None:
        """``whole``: nothing of before may be seen beside what is shown now."""
        self._turns.mark(whole)
        if self.isVisible():
            self._turns.go_on()

    def repaint_now(self) -> None:
        """Bring everything drawn up to date; the window system paints it next."""
        self._turns.all_now()

    def _draw_loss(self) -> None:
        """The first of a round: before it, what all charts have in common."""
        self._drawing.prepare(roomy=self.height() >= LOW_HEIGHT)
        self._fit_range()
        self._draw(self._drawing.draw_loss)

    def _draw(self, part: Callable[[], None]) -> None:
        self._setting_range = True
        try:
            part()
        finally:
            self._setting_range = False
        self._canvas.settle()

    def _round_done(self) -> None:
        self._canvas.setAccessibleDescription("\n".join(self.readings()))
        self.repainted.emit()

    def _fit_range(self) -> None:
        runs, axis = (self.curves, *self.others), self.view.axis
        places = [x for run in runs for x in (run.step_x(axis), run.epoch_x(axis)) if len(x)]
        low = float(np.nanmin([x[0] for x in places])) if places else 0.0
        high = float(np.nanmax([x[-1] for x in places])) if places else 1.0
        high = high if high > low else low + 1
        pad = (high - low) * 0.02
        # With room for a whole mark at the end.
        if not self._still_fits(low, high + pad):
            self._drawing.full = (low - pad, high + 3 * pad)
        if self._following:
            self.view.span = self._drawing.full

    def _still_fits(self, low: float, high: float) -> bool:
        """Whether the range of before shows everything with little to spare.

        Axes that stand still are calmer to look at, and need no painting.
        """
        spare, full = (high - low) * 0.08, self._drawing.full
        return full[0] <= low <= full[0] + spare and high <= full[1] <= high + spare

    def _range_changed(self, _: object, span: tuple[float, float]) -> None:
        """The user has zoomed or panned one of the charts: the others follow."""
        if self._setting_range or np.allclose(span, self.view.span, rtol=1e-9, atol=0):
            return
        self._following = bool(np.allclose(span, self._drawing.full, rtol=1e-6))
        self.view.span = float(span[0]), float(span[1])
        self.mark_changed()

    # ---- reading ----------------------------------------------------------------------------------------

    def read_at(self, place: float | None) -> None:
        """Put the crosshair at a place on x (in the unit of the axis); None takes it away."""
        self._drawing.pointer = place
        self.mark_changed()

    def readings(self) -> tuple[str, ...]:
        """What stands above the charts, in words."""
        return tuple(readout.text() for readout in self._canvas.readouts if readout.isVisible())

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
        elif key == Qt.Key.Key_Escape and self._drawing.pointer is not None:
            self.read_at(None)
        else:
            super().keyPressEvent(event)

    def _zoom(self, scale: float) -> None:
        (low, high), (least, most) = self.view.span, self._drawing.full
        pointer = self._drawing.pointer
        middle = pointer if pointer is not None else (low + high) / 2
        new = middle - (middle - low) * scale, middle + (high - middle) * scale
        self.view.span = max(least, new[0]), min(most, new[1])
        self._following = self.view.span == self._drawing.full
        self.mark_changed()

    def _step_pointer(self, direction: int) -> None:
        """One step further; by several where a step is less than a pixel or two."""
        places = self.curves.step_x(self.view.axis)
        if not len(places):
            places = self.curves.epoch_x(self.view.axis)
        if not len(places):
            return
        (low, high), (least, most) = self.view.span, self._drawing.full
        pointer = self._drawing.pointer
        now = nearest(places, pointer) if pointer is not None else len(places) - 1
        stride = max(1, int(len(places) * (high - low) / ((most - least) or 1.0) / 200))
        self.read_at(float(places[min(len(places) - 1, max(0, (now or 0) + direction * stride))]))

    def _mouse_moved(self, at: QPointF) -> None:
        inside = self._canvas.plot_at(at)
        self.read_at(inside.vb.mapSceneToView(at).x() if inside is not None else None)

    # ---- showing and hiding -----------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._turns.go_on()

    def hideEvent(self, event: QHideEvent) -> None:
        self._turns.pause()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.mark_changed(whole=True)

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
        self._drawing = drawing = Drawing(canvas)
        others = (drawing.draw_metric, drawing.draw_lr, drawing.draw_speed)
        self._turns = Turns([self._draw_loss, *(partial(self._draw, part) for part in others)], self)
        self._turns.round_done.connect(self._round_done)
        for plot in canvas.plots:
            plot.vb.sigXRangeChanged.connect(self._range_changed)

    def _theme_changed(self) -> None:
        self._drawing.undress()
        self.mark_changed(whole=True)
