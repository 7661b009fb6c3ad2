"""Accuracy against coverage: what is gained in right answers by leaving the doubtful images unanswered."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ftstudio.core.coverage import Coverage
from ftstudio.ui.evaluation.plot_frame import BOTTOM, LEFT, RIGHT, TOP, PlotFrame
from ftstudio.ui.widgets import theme

WIDEST = 560
STEP = 0.05
"""The accuracy axis begins at a multiple of this."""


class CoveragePlot(QWidget):
    """The curve with its 95% interval; the chosen threshold as a disc, the one that the run uses now as a diamond."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: tuple[Coverage, ...] = ()
        self._chosen: Coverage | None = None
        self._in_use: Coverage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Accuracy against coverage (the share of images answered)"))
        theme.changes.changed.connect(self.update)

    def show_curve(self, points: tuple[Coverage, ...]) -> None:
        self._points = points
        self.update()

    def show_marks(self, chosen: Coverage, in_use: Coverage | None) -> None:
        """``in_use`` None: the run answers always."""
        if (chosen, in_use) != (self._chosen, self._in_use):
            self._chosen, self._in_use = chosen, in_use
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, 260)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 100)

    def _frame(self) -> PlotFrame:
        width = min(self.width(), WIDEST) - LEFT - RIGHT
        lowest = min((point.accuracy or 0.0 for point in self._points), default=0.0)
        bottom = max(0.0, min(1 - STEP, (lowest - 0.01) // STEP * STEP))
        return PlotFrame(QRectF(LEFT, TOP, width, self.height() - TOP - BOTTOM), y=(bottom, 1.0))

    def paintEvent(self, _event: QPaintEvent) -> None:
        looks, frame = theme.current(), self._frame()
        if not self._points or frame.area.width() < 40 or frame.area.height() < 40:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame.paint(painter, looks, self.tr("images answered (coverage)"), self.tr("accuracy on those"))
        painter.save()
        painter.setClipRect(frame.area.adjusted(-1, -1, 1, 1))
        self._paint_band(painter, looks, frame)
        painter.setPen(QPen(QColor(looks.accent), 1.8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF([_place(frame, point) for point in self._points]))
        painter.restore()
        self._paint_marks(painter, looks, frame)

    def _paint_band(self, painter: QPainter, looks: theme.Theme, frame: PlotFrame) -> None:
        upper = [frame.at(point.share, point.interval[1]) for point in self._points]
        lower = [frame.at(point.share, point.interval[0]) for point in reversed(self._points)]
        shade = QColor(looks.accent)
        shade.setAlphaF(0.13)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        painter.drawPolygon(QPolygonF(upper + lower))

    def _paint_marks(self, painter: QPainter, looks: theme.Theme, frame: PlotFrame) -> None:
        if self._in_use is not None and self._in_use.answered:
            _paint_diamond(painter, looks, _place(frame, self._in_use))
        if self._chosen is None or not self._chosen.answered:
            return
        at = _place(frame, self._chosen)
        painter.setPen(QPen(QColor(looks.muted), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(frame.area.left(), at.y()), at)
        painter.drawLine(QPointF(at.x(), frame.area.bottom()), at)
        painter.setPen(QPen(QColor(looks.surface), 2))
        painter.setBrush(QColor(looks.accent))
        painter.drawEllipse(at, 6, 6)


def _place(frame: PlotFrame, point: Coverage) -> QPointF:
    return frame.at(point.share, point.accuracy or 0.0)


def _paint_diamond(painter: QPainter, looks: theme.Theme, at: QPointF) -> None:
    painter.setPen(QPen(QColor(looks.text), 1.5))
    painter.setBrush(QColor(looks.surface))
    corners = ((0, -6), (6, 0), (0, 6), (-6, 0))
    painter.drawPolygon(QPolygonF([QPointF(at.x() + x, at.y() + y) for x, y in corners]))
