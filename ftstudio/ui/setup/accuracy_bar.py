"""An accuracy with its interval, as a bar under a row of the cost table."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ftstudio.core.advice import DepthTried
from ftstudio.ui.widgets import number_format, theme

BAR_HEIGHT = 6.0
BELOW = 6
"""Pixels to the next row: the bar belongs to the one above."""


class AccuracyBar(QWidget):
    """The band is the interval, the dot the accuracy; all bars of a table share one scale, up to 100 %."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: DepthTried | None = None
        self._scale_from, self._colour, self._words = 0.0, "accent", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changes.changed.connect(self.update)

    def show_row(self, row: DepthTried | None, scale_from: float, words: str, colour: str) -> None:
        """``scale_from`` (0..1) is the left end.

        ``words`` stand in the place of a row that is not there yet, or mark it; ``colour`` is one of the theme's.
        """
        self._row, self._scale_from, self._words, self._colour = row, min(scale_from, 0.99), words, colour
        self.setAccessibleName(self.text)
        self.update()

    @property
    def text(self) -> str:
        """What stands beside the bar."""
        if self._row is None:
            return self._words
        low, high = (f"{100 * bound:.0f}" for bound in (self._row.low, self._row.high))
        accuracy = f"{number_format.whole_percent(self._row.right_share)} ({low}–{high})"
        return f"{self._words} · {accuracy}" if self._words else accuracy

    def sizeHint(self) -> QSize:
        return QSize(180, self._line_height() + BELOW)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._line_height() + BELOW)

    def _line_height(self) -> int:
        return max(theme.CAPTION_PX + 2, round(BAR_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.current()
        font = self.font()
        font.setPixelSize(theme.CAPTION_PX)
        painter.setFont(font)
        painter.setPen(QColor(colours.muted if not self._words else colours.text))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, 0, self.width(), self.height() - BELOW), right, self.text)
        if self._row is None:
            return
        room = self.width() * 0.45
        middle = (self.height() - BELOW) / 2

        def x(share: float) -> float:
            return room * (max(share, self._scale_from) - self._scale_from) / (1 - self._scale_from)

        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.border))
        painter.drawRoundedRect(QRectF(0, middle - 1, room, 2), 1, 1)
        ink = QColor(getattr(colours, self._colour))
        band = QColor(ink)
        band.setAlpha(90)
        painter.setBrush(band)
        left, width = x(self._row.low), x(self._row.high) - x(self._row.low)
        painter.drawRoundedRect(QRectF(left, middle - BAR_HEIGHT / 2, max(3.0, width), BAR_HEIGHT), 3, 3)
        painter.setBrush(ink)
        dot = min(max(x(self._row.right_share), 3.0), room - 3.0)
        painter.drawEllipse(QRectF(dot - 3, middle - 3, 6, 6))
