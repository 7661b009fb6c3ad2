"""Reliability: of the answers said with a confidence, how many are right; before and after the temperature."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ftstudio.core.confidence import Calibration, ReliabilityBin
from ftstudio.core.interval import wilson
from ftstudio.ui.evaluation.plot_frame import BOTTOM, LEFT, RIGHT, TOP, PlotFrame, small_font
from ftstudio.ui.widgets import number_format, theme

MOST_COUNTS, LEAST_COUNTS = 44, 26
"""Height of the bars that say how many images each bin holds, figures included."""
FIGURE = 15
KEY = 20
"""Height of the line that says which mark is which."""
WIDEST = 560
AFTER, BEFORE = 4.5, 3.5
"""Half the size of the marks."""


class ReliabilityPlot(QWidget):
    """A filled disc for each bin after, a hollow square before; the dashed line is where both ought to be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calibration: Calibration | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Confidence against accuracy"))
        theme.changes.changed.connect(self.update)

    def show_calibration(self, calibration: Calibration) -> None:
        self._calibration = calibration
        self.setAccessibleDescription("\n".join(self.words(each) for each in calibration.bins_after))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, 320)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 160)

    def words(self, each: ReliabilityBin) -> str:
        """A bin as a sentence."""
        low, high = (number_format.percent(share, 0) for share in (each.low, each.high))
        bounds = wilson(round(each.accuracy * each.count), each.count)
        text = self.tr("Confidence {0} to {1}: {2} images, {3} on average, accuracy {4} (95% interval {5} to {6})")
        shares = [number_format.percent(share) for share in (each.confidence, each.accuracy, *bounds)]
        return text.format(low, high, number_format.count(each.count), *shares)

    def _frame(self) -> PlotFrame:
        width = min(self.width(), WIDEST) - LEFT - RIGHT
        below = min(MOST_COUNTS, max(LEAST_COUNTS, self.height() // 6))
        height = self.height() - KEY - TOP - below - BOTTOM
        return PlotFrame(QRectF(LEFT, KEY + TOP, width, height), below=below)

    # ---- painting -------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        calibration, looks, frame = self._calibration, theme.current(), self._frame()
        if calibration is None or frame.area.width() < 40 or frame.area.height() < 40:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame.paint(painter, looks, self.tr("confidence"), self.tr("accuracy"))
        painter.setFont(small_font(self.font()))
        painter.setPen(QPen(QColor(looks.muted), 1, Qt.PenStyle.DashLine))
        painter.drawLine(frame.at(0, 0), frame.at(1, 1))
        self._paint_counts(painter, looks, frame, calibration.bins_after)
        self._paint_line(painter, frame, calibration.bins_before, QPen(QColor(looks.muted), 1, Qt.PenStyle.DotLine))
        for each in calibration.bins_before:
            _paint_before(painter, looks, frame.at(each.confidence, each.accuracy))
        self._paint_intervals(painter, looks, frame, calibration.bins_after)
        self._paint_line(painter, frame, calibration.bins_after, QPen(QColor(looks.accent), 1.5))
        for each in calibration.bins_after:
            _paint_after(painter, looks, frame.at(each.confidence, each.accuracy))
        self._paint_key(painter, looks)

    def _paint_line(self, painter: QPainter, frame: PlotFrame, bins: tuple[ReliabilityBin, ...], pen: QPen) -> None:
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF([frame.at(each.confidence, each.accuracy) for each in bins]))

    def _paint_intervals(
        self, painter: QPainter, looks: theme.Theme, frame: PlotFrame, bins: tuple[ReliabilityBin, ...]
    ) -> None:
        colour = QColor(looks.accent)
        colour.setAlphaF(0.45)
        painter.setPen(QPen(colour, 1.5))
        for each in bins:
            low, high = wilson(round(each.accuracy * each.count), each.count)
            painter.drawLine(frame.at(each.confidence, low), frame.at(each.confidence, high))

    def _paint_counts(
        self, painter: QPainter, looks: theme.Theme, frame: PlotFrame, bins: tuple[ReliabilityBin, ...]
    ) -> None:
        """How many images each bin holds, after: what a mark of two images says is little."""
        most = max((each.count for each in bins), default=1)
        floor = frame.area.bottom() + frame.below
        metrics = QFontMetrics(painter.font())
        for each in bins:
            left, right = frame.at(each.low, 0).x() + 1, frame.at(each.high, 0).x() - 1
            height = max(1.5, (frame.below - FIGURE - 4) * each.count / most)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.mix(looks.background, looks.accent, 0.35)))
            painter.drawRect(QRectF(left, floor - height, right - left, height))
            text = number_format.count(each.count)
            if metrics.horizontalAdvance(text) <= right - left + 6:
                painter.setPen(QColor(looks.muted))
                place = QRectF(left - 8, floor - height - FIGURE, right - left + 16, FIGURE)
                painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), text)

    def _paint_key(self, painter: QPainter, looks: theme.Theme) -> None:
        left = float(LEFT)
        for words, mark in ((self.tr("before"), _paint_before), (self.tr("after"), _paint_after)):
            mark(painter, looks, QPointF(left + 5, KEY / 2))
            left = self._key_words(painter, looks, left + 16, words)
        painter.setPen(QPen(QColor(looks.muted), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(left, KEY / 2), QPointF(left + 18, KEY / 2))
        self._key_words(painter, looks, left + 24, self.tr("perfect calibration"))

    def _key_words(self, painter: QPainter, looks: theme.Theme, left: float, words: str) -> float:
        width = QFontMetrics(painter.font()).horizontalAdvance(words)
        painter.setPen(QColor(looks.text))
        painter.drawText(QRectF(left, 0, width + 4, KEY), int(Qt.AlignmentFlag.AlignVCenter), words)
        return left + width + theme.SPACE_M

    # ---- pointer --------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            share = self._frame().value_at(event.pos().x())
            bins = self._calibration.bins_after if self._calibration else ()
            under = next((each for each in bins if each.low <= share < each.high), None)
            QToolTip.showText(event.globalPos(), self.words(under) if under else "", self)
            return True
        return super().event(event)


def _paint_before(painter: QPainter, looks: theme.Theme, at: QPointF) -> None:
    painter.setPen(QPen(QColor(looks.muted), 1.5))
    painter.setBrush(QColor(looks.surface))
    painter.drawRect(QRectF(at.x() - BEFORE, at.y() - BEFORE, 2 * BEFORE, 2 * BEFORE))


def _paint_after(painter: QPainter, looks: theme.Theme, at: QPointF) -> None:
    painter.setPen(QPen(QColor(looks.surface), 1.5))
    painter.setBrush(QColor(looks.accent))
    painter.drawEllipse(at, AFTER, AFTER)
