"""Precision against recall over all thresholds, with the one that is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ftstudio.core.box_errors import Point
from ftstudio.ui.evaluation.plot_frame import BOTTOM, LEFT, RIGHT, TOP, PlotFrame
from ftstudio.ui.widgets import theme

WIDEST = 560


class PrecisionPlot(QWidget):
    """The curve from the surest box to the least sure one; the chosen threshold as a disc."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: tuple[Point, ...] = ()
        self._chosen: Point | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Precision against recall"))
        theme.changes.changed.connect(self.update)

    def show_curve(self, points: Sequence[Point]) -> None:
        self._points, self._chosen = tuple(points), None
        self.update()

    def show_threshold(self, threshold: float) -> Point | None:
        """Mark where a threshold (0..1) lies, and return what it comes to; None where no box reaches it."""
        reached = [point for point in self._points if point.threshold >= threshold]
        self._chosen = reached[-1] if reached else None
        self.update()
        return self._chosen

    def sizeHint(self) -> QSize:
        return QSize(420, 260)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 120)

    def paintEvent(self, _event: QPaintEvent) -> None:
        looks, width = theme.current(), min(self.width(), WIDEST) - LEFT - RIGHT
        frame = PlotFrame(QRectF(LEFT, TOP, width, self.height() - TOP - BOTTOM))
        if not self._points or frame.area.width() < 40 or frame.area.height() < 40:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame.paint(painter, looks, self.tr("recall"), self.tr("precision"))
        painter.setPen(QPen(QColor(looks.accent), 1.8))
        painter.drawPolyline(QPolygonF([frame.at(point.recall, point.precision) for point in self._points]))
        if self._chosen is None:
            return
        at = frame.at(self._chosen.recall, self._chosen.precision)
        painter.setPen(QPen(QColor(looks.muted), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(frame.area.left(), at.y()), at)
        painter.drawLine(QPointF(at.x(), frame.area.bottom()), at)
        painter.setPen(QPen(QColor(looks.surface), 2))
        painter.setBrush(QColor(looks.accent))
        painter.drawEllipse(at, 6, 6)
