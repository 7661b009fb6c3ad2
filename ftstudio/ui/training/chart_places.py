"""Places on the x axis that mean something: the best epoch, the head fitted, drops of the learning rate."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication

from ftstudio.ui.look import figures, theme
from ftstudio.ui.training.chart_layers import View
from ftstudio.ui.training.chart_parts import Plot, small_font
from ftstudio.ui.training.curve_data import Curves

BEST_DASH, HEAD_DASH, DROP_DASH = (2.0, 3.0), (5.0, 3.0), (1.0, 3.0)


def tr(text: str) -> str:
    return QCoreApplication.translate("Charts", text)


class Places:
    """The marked places of the shown run."""

    def __init__(self, loss: Plot, metric: Plot) -> None:
        self._loss = loss
        self._best = PlaceMark(loss)
        self._best_below = PlaceMark(metric)
        self._head = PlaceMark(loss, line=-1)
        self._drops: list[PlaceMark] = []

    def mark(self, curves: Curves, view: View) -> None:
        """Mark them; call it after the ranges are set, because the words stand at an end of what is seen."""
        t, best, head = theme.current(), curves.best, curves.head_epoch
        epoch_x = curves.epoch_x(view.axis)
        for mark in (self._best, self._best_below, self._head, *self._drops):
            mark.hide()
        if best is not None:
            x = float(epoch_x[curves.epochs.index(best)])
            words = tr("best: epoch {epoch}").format(epoch=figures.count(best.epoch))
            self._best.show_at(x, words, t.muted, BEST_DASH)
            self._best_below.show_at(x, "", t.muted, BEST_DASH)
        if head is not None and len(curves):
            x = float(epoch_x[curves.epochs.index(head)])
            self._head.show_at(x, tr("head fitted"), t.muted, HEAD_DASH)
        for index, drop in enumerate(curves.lr_drops()):
            if index == len(self._drops):
                # One line below the words about the best epoch, which may stand close by.
                self._drops.append(PlaceMark(self._loss, line=1))
            words = tr("learning rate drops") if index == 0 else ""
            self._drops[index].show_at(float(curves.step_x(view.axis)[drop]), words, t.chart_lr, DROP_DASH)


class PlaceMark:
    """A vertical line at a place on x, with words beside it: on ``line`` 0, 1 from the top, -1 from the bottom."""

    def __init__(self, plot: Plot, line: int = 0) -> None:
        self._plot, self._line = plot, line
        self.line = pg.InfiniteLine(angle=90, movable=False)
        self.line.setZValue(-5)
        self.label = pg.TextItem()
        self.label.setFont(small_font())
        self.label.setZValue(20)
        for item in (self.line, self.label):
            plot.addItem(item, ignoreBounds=True)
            item.hide()

    def hide(self) -> None:
        self.line.hide()
        self.label.hide()

    def show_at(self, x: float, words: str, colour: str, dash: tuple[float, ...]) -> None:
        pen = pg.mkPen(colour, width=1)
        pen.setDashPattern(list(dash))
        self.line.setPen(pen)
        self.line.setPos(x)
        self.line.show()
        (low, high), (bottom, top) = self._plot.vb.viewRange()
        self.label.setVisible(bool(words) and low <= x <= high)
        if self.label.isVisible():
            self.label.setText(words, color=colour)
            across = 0 if x < (low + high) / 2 else 1
            self.label.setAnchor((across, 1 if self._line < 0 else -0.75 * self._line))
            self.label.setPos(x, bottom if self._line < 0 else top)
