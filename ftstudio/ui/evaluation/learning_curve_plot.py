"""Accuracy against the number of training images: whether more of them would help."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ftstudio.core.folds import CurvePoint, LearningCurve
from ftstudio.ui.evaluation.plot_frame import BOTTOM, LEFT, RIGHT, TOP, PlotFrame
from ftstudio.ui.widgets import number_format, theme

WIDEST = 560
STEP = 0.1
"""The accuracy axis begins at a multiple of this."""
MARGIN = 0.06
"""Room beyond the last point, as a share of the images."""


class LearningCurvePlot(QWidget):
    """The points with their 95% intervals, and in outline what to expect of all images."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curve: LearningCurve | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changes.changed.connect(self.update)

    def show_curve(self, curve: LearningCurve | None) -> None:
        self._curve = curve
        if curve is not None:
            words = self.tr("Learning curve: {points}")
            self.setAccessibleName(words.format(points=", ".join(map(_point_words, curve.points))))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, 240)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 140)

    def _frame(self, curve: LearningCurve) -> PlotFrame:
        lowest = min(point.low for point in curve.points)
        bottom = max(0.0, min(1 - STEP, lowest // STEP * STEP))
        width = min(self.width(), WIDEST) - LEFT - RIGHT
        area = QRectF(LEFT, TOP, width, self.height() - TOP - BOTTOM)
        return PlotFrame(area, x=(0.0, 1.0 + MARGIN), y=(bottom, 1.0))

    def paintEvent(self, _event: QPaintEvent) -> None:
        curve = self._curve
        if curve is None:
            return
        looks, frame = theme.current(), self._frame(curve)
        if frame.area.width() < 40 or frame.area.height() < 40:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = curve.expected.images
        title = self.tr("share of the {count} images used for training").format(count=number_format.count(whole))
        frame.paint(painter, looks, title, self.tr("accuracy"))
        painter.setPen(QPen(QColor(looks.accent), 1.8))
        painter.drawPolyline(QPolygonF([frame.at(point.images / whole, point.accuracy) for point in curve.points]))
        for point in (*curve.points, curve.expected):
            at, is_expected = frame.at(point.images / whole, point.accuracy), point is curve.expected
            stroke = Qt.PenStyle.DotLine if is_expected else Qt.PenStyle.SolidLine
            painter.setPen(QPen(QColor(looks.accent), 1.4, stroke))
            painter.drawLine(frame.at(point.images / whole, point.low), frame.at(point.images / whole, point.high))
            painter.setBrush(QColor(looks.surface if is_expected else looks.accent))
            painter.setPen(QPen(QColor(looks.accent), 1.4))
            painter.drawEllipse(at, 4, 4)


def _point_words(point: CurvePoint) -> str:
    return f"{number_format.count(point.images)}: {number_format.percent(point.accuracy)}"
