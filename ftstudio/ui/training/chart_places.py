"""Places on the x axis that mean something: the best epoch, the head fitted, drops of the learning rate."""

from __future__ import annotations

from typing import TypeAlias

import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication

from ftstudio.ui.training.chart_layers import View
from ftstudio.ui.training.chart_parts import Plot, small_font
from ftstudio.ui.training.curve_data import Curves
from ftstudio.ui.widgets import number_format, theme

Span: TypeAlias = tuple[float, float]
BEST_DASH, HEAD_DASH, DROP_DASH = (2.0, 3.0), (5.0, 3.0), (1.0, 3.0)


def tr(text: str) -> str:
    """Translate a text."""
    return QCoreApplication.translate("Charts", text)


class Places:
    """The marked places of the shown run."""

    def __init__(self, loss: Plot, metric: Plot) -> None:
        self._loss = loss
        self._best = PlaceMark(loss)
        self._best_below = PlaceMark(metric)
        self._head = PlaceMark(loss, line=-1)
        self._drops: list[PlaceMark] = []

    def mark_loss(self, curves: Curves, view: View) -> None:
        """Mark them; call it after the ranges are set, because the words stand at an end of what is seen."""
        t, best, head = theme.current(), curves.best, curves.head_epoch
        epoch_x = curves.epoch_x(view.axis)
        if best is not None:
            words = tr("best: epoch {epoch}").format(epoch=number_format.count(best.epoch))
            self._best.show_at(float(epoch_x[curves.epochs.index(best)]), words, t.muted, BEST_DASH)
        else:
            self._best.hide()
        if head is not None and len(curves):
            self._head.show_at(float(epoch_x[curves.epochs.index(head)]), tr("head fitted"), t.muted, HEAD_DASH)
        else:
            self._head.hide()
        self._mark_drops(curves, view)

    def mark_metric(self, curves: Curves, view: View) -> None:
        """The best epoch below as well; its words stand above."""
        if curves.best is not None:
            x = float(curves.epoch_x(view.axis)[curves.epochs.index(curves.best)])
            self._best_below.show_at(x, "", theme.current().muted, BEST_DASH)
        else:
            self._best_below.hide()

    def _mark_drops(self, curves: Curves, view: View) -> None:
        places = curves.lr_drops()
        while len(self._drops) < len(places):
            # One line below the words about the best epoch, which may stand close by.
            self._drops.append(PlaceMark(self._loss, line=1))
        for mark in self._drops[len(places) :]:
            mark.hide()
        for index, (mark, place) in enumerate(zip(self._drops, places, strict=False)):
            words = tr("learning rate reduced") if index == 0 else ""
            mark.show_at(float(curves.step_x(view.axis)[place]), words, theme.current().chart_lr, DROP_DASH)


class PlaceMark:
    """A vertical line at a place on x, with words beside it: on ``line`` 0, 1 from the top, -1 from the bottom."""

    def __init__(self, plot: Plot, line: int = 0) -> None:
        self._plot, self._line = plot, line
        self._shown: tuple[object, ...] = ()
        self.line = pg.InfiniteLine(angle=90, movable=False)
        self.line.setZValue(-5)
        self.line.hide()
        plot.addItem(self.line, ignoreBounds=True)
        self.label: pg.TextItem | None = None

    def hide(self) -> None:
        self._shown = ()
        self.line.hide()
        if self.label is not None:
            self.label.hide()

    def show_at(self, x: float, words: str, colour: str, dash: tuple[float, ...]) -> None:
        ranges = self._plot.vb.viewRange()
        if self._shown == (x, words, colour, dash, ranges):
            return  # Shown again, it would be painted again.
        self._shown = x, words, colour, dash, ranges
        pen = pg.mkPen(colour, width=1)
        pen.setDashPattern(list(dash))
        self.line.setPen(pen)
        self.line.setPos(x)
        self.line.setVisible(ranges[0][0] <= x <= ranges[0][1])
        if words:
            self._show_words(x, words, colour, *ranges)

    def _show_words(self, x: float, words: str, colour: str, across: Span, up: Span) -> None:
        if self.label is None:
            # Not before there are words: an empty one takes the whole height of the charts when it is moved.
            self.label = pg.TextItem()
            self.label.setFont(small_font())
            self.label.setZValue(20)
            self._plot.addItem(self.label, ignoreBounds=True)
        low, high = across
        self.label.setVisible(low <= x <= high)
        if self.label.isVisible():
            self.label.setText(words, color=colour)
            self.label.setAnchor((0 if x < (low + high) / 2 else 1, 1 if self._line < 0 else -0.75 * self._line))
            self.label.setPos(x, up[0] if self._line < 0 else up[1])
