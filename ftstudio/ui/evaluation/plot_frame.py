"""What a small plot is drawn in: its area, its axes in percent or in numbers, and where a point lies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from ftstudio.core import axis
from ftstudio.ui.widgets import number_format, theme

LEFT, BOTTOM, TOP, RIGHT = 58, 38, 10, 20
"""Room for the names and figures of the axes, in pixels."""
GAP = 4
STEPS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5, 1.0)
MOST_TICKS, TICK_HEIGHT, TICK_WIDTH = 6, 18, 52
"""How many figures an axis has at most, and the room of one in pixels."""


def ticks(low: float, high: float, most: int = MOST_TICKS) -> list[float]:
    """Round shares from ``low`` to ``high``, about as many as fit: ``most``, and never fewer than two."""
    wanted = min(MOST_TICKS, max(1, most))
    step = next((step for step in STEPS if (high - low) / step <= wanted), STEPS[-1])
    first = -(-round(low / step, 6) // 1)
    count = int(round((high / step - first), 6) // 1) + 1
    return [round((first + place) * step, 6) for place in range(count)]


def tick_words(share: float, span: tuple[float, float]) -> str:
    """The label of a tick at ``share`` (0..1), with a digit after the point if the axis spans 5 % or less."""
    return number_format.percent(share, 0 if span[1] - span[0] > 0.05 else 1)


def number_words(value: float, span: tuple[float, float]) -> str:
    """With the decimals that tell the ticks of an axis from ``span[0]`` to ``span[1]`` apart."""
    places = axis.decimals(*span, MOST_TICKS)
    return QLocale().toString(float(value), "g", 3) if places is None else QLocale().toString(value, "f", places)


def _number_ticks(low: float, high: float, most: int) -> list[float]:
    return axis.number_ticks(low, high, min(MOST_TICKS, max(1, most)))


class Scale(NamedTuple):
    """How an axis reads: its ticks from the lowest to the highest value, about as many as fit; one of them in words."""

    ticks: Callable[[float, float, int], list[float]]
    words: Callable[[float, tuple[float, float]], str]


SHARES = Scale(ticks, tick_words)
NUMBERS = Scale(_number_ticks, number_words)


@dataclass(frozen=True)
class PlotFrame:
    """``area`` is where values are; ``x`` and ``y`` are the values at its ends.

    The figures of the x axis are ``below`` pixels under it.
    """

    area: QRectF
    x: tuple[float, float] = (0.0, 1.0)
    y: tuple[float, float] = (0.0, 1.0)
    below: int = 0
    x_scale: Scale = SHARES
    y_scale: Scale = SHARES

    def at(self, x: float, y: float) -> QPointF:
        """Where a pair of values is, in pixels."""
        across = (x - self.x[0]) / (self.x[1] - self.x[0])
        up = (y - self.y[0]) / (self.y[1] - self.y[0])
        return QPointF(self.area.left() + across * self.area.width(), self.area.bottom() - up * self.area.height())

    def value_at(self, left: float) -> float:
        """The value on the x axis at ``left`` pixels."""
        return self.x[0] + (left - self.area.left()) / max(1.0, self.area.width()) * (self.x[1] - self.x[0])

    def paint(self, painter: QPainter, looks: theme.Theme, x_title: str, y_title: str) -> None:
        """Ground, grid, figures and names of the axes."""
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(looks.surface))
        painter.drawRect(self.area)
        small = small_font(painter.font())
        painter.setFont(small)
        for value in self.y_scale.ticks(*self.y, int(self.area.height() // TICK_HEIGHT)):
            self._rule(painter, looks, self.at(self.x[0], value), self.at(self.x[1], value))
            place = QRectF(0, self.at(0, value).y() - 8, self.area.left() - 6, 16)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place, int(flags), self.y_scale.words(value, self.y))
        for value in self.x_scale.ticks(*self.x, int(self.area.width() // TICK_WIDTH)):
            self._rule(painter, looks, self.at(value, self.y[0]), self.at(value, self.y[1]))
            place = QRectF(self.at(value, 0).x() - 24, self.area.bottom() + self.below + GAP, 48, 14)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), self.x_scale.words(value, self.x))
        self._paint_titles(painter, looks, x_title, y_title)
        painter.restore()

    def _rule(self, painter: QPainter, looks: theme.Theme, start: QPointF, end: QPointF) -> None:
        painter.setPen(QPen(QColor(theme.mix(looks.surface, looks.border, 0.8)), 1))
        painter.drawLine(start, end)
        painter.setPen(QColor(looks.muted))

    def _paint_titles(self, painter: QPainter, looks: theme.Theme, x_title: str, y_title: str) -> None:
        """The names of the axes, each where there is room for it: half a name says nothing."""
        painter.setPen(QColor(looks.muted))
        metrics = QFontMetrics(painter.font())
        centre = int(Qt.AlignmentFlag.AlignCenter)
        if metrics.horizontalAdvance(x_title) <= self.area.width():
            under = QRectF(self.area.left(), self.area.bottom() + self.below + GAP + 15, self.area.width(), 15)
            painter.drawText(under, centre, x_title)
        if metrics.horizontalAdvance(y_title) <= self.area.height():
            painter.save()
            painter.translate(0, self.area.bottom())
            painter.rotate(-90)
            painter.drawText(QRectF(0, -2, self.area.height(), 15), centre, y_title)
            painter.restore()


def small_font(font: QFont) -> QFont:
    """``font`` in the size of captions."""
    small = QFont(font)
    small.setPixelSize(theme.CAPTION_PX)
    return small
