"""The parts a chart is made of: axes that read by locale, and the line of readings above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Any, Literal, TypeAlias

import pyqtgraph as pg
from PySide6.QtCore import QLocale, QPointF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QApplication, QGraphicsItem, QGraphicsSceneResizeEvent, QStyleOptionGraphicsItem, QWidget

from ftstudio.ui.widgets import number_format, theme

Kind: TypeAlias = Literal["number", "percent", "time"]
Mark: TypeAlias = Literal["line", "faint", "dot", "diamond", "star"]

Plot: TypeAlias = Any
"""A pyqtgraph PlotItem, whose type hints miss most of what it can do."""

LINE_HEIGHT = 18
NO_SIZE = QSizeF()
_NICE_SECONDS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800, 86400)


def small_font(bold: bool = False) -> QFont:
    """The application's font in the size of captions."""
    font = QFont(QApplication.font())
    font.setPixelSize(theme.CAPTION_PX)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


class FigureAxis(pg.AxisItem):
    """An axis whose ticks read as numbers, percent or minutes, by the user's locale, or as a logarithm."""

    def __init__(self, side: str, kind: Kind = "number") -> None:
        super().__init__(side, maxTickLength=-4)
        self.kind: Kind = kind
        self.enableAutoSIPrefix(False)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.setStyle(tickFont=small_font(), tickTextOffset=4, autoExpandTextSpace=False, hideOverlappingLabels=True)

    def show_kind(self, kind: Kind) -> None:
        if kind != self.kind:
            self.kind = kind
            self.picture = None
            self.update()

    def tickSpacing(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, float]]:
        if self.kind == "time":
            wanted = (maxVal - minVal) / max(2.0, size / 70)
            return [(float(next((step for step in _NICE_SECONDS if step >= wanted), 7 * 86400)), 0.0)]
        levels = [(float(step), float(start)) for step, start in super().tickSpacing(minVal, maxVal, size)]
        return levels[:2] if self.orientation == "left" and size > 90 else levels[:1]

    def logTickValues(
        self,
        minVal: float,
        maxVal: float,
        size: float,  # noqa: ARG002 - pyqtgraph's signature
        stdTicks: object,  # noqa: ARG002 - pyqtgraph's signature
    ) -> list[tuple[float | None, list[float]]]:
        """1, 2, 5 of every decade; linear ticks where less than that is in sight. Values are log10."""
        decades = range(floor(minVal), ceil(maxVal) + 1)
        steps = (
            (1,) if maxVal - minVal > 3 else (1, 2, 5) if maxVal - minVal > 0.8 else (1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9)
        )
        places = [decade + log10(step) for decade in decades for step in steps]
        return [(None, [place for place in places if minVal <= place <= maxVal])]

    def logTickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:  # noqa: ARG002 - pyqtgraph's signature
        return [_short(10**value) for value in values]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        if self.logMode:
            return self.logTickStrings(values, scale, spacing)
        if self.kind == "time":
            return [number_format.duration(value) for value in values]
        step = spacing * (100 if self.kind == "percent" else 1)
        places = max(0, ceil(-log10(step) - 1e-9)) if step > 0 else 0
        if self.kind == "percent":
            return [number_format.percent(value, places) for value in values]
        if places > 3:
            return [_short(value) for value in values]
        return [QLocale().toString(float(value), "f", places) for value in values]


def _short(value: float) -> str:
    return QLocale().toString(float(value), "g", 3)


@dataclass(frozen=True)
class Entry:
    """One reading: how its curve is drawn, its name and its value (either may be "")."""

    mark: Mark
    colour: str
    name: str
    value: str = ""
    dash: tuple[float, ...] = ()


class Readout(pg.GraphicsWidget):
    """The readings above a chart: title, one entry per curve, and at the right end where the pointer is.

    ``columns`` lays the entries out in a grid of that width in pixels and grows in height (earlier runs).
    """

    def __init__(self, title: str = "", columns: int = 0) -> None:
        super().__init__()
        self.title = title
        self._columns = columns
        self._entries: tuple[Entry, ...] = ()
        self._place = ""
        self._indent = 0.0
        self._height = LINE_HEIGHT
        self.setMaximumHeight(LINE_HEIGHT)
        self.setMinimumHeight(LINE_HEIGHT)

    def indent(self, pixels: float) -> None:
        """How far the text stands from the left end."""
        self._indent = pixels

    def show_title(self, title: str) -> None:
        if title != self.title:
            self.title = title
            self.update()

    def show_entries(self, entries: Sequence[Entry], place: str = "") -> None:
        if (tuple(entries), place) != (self._entries, self._place):
            self._entries, self._place = tuple(entries), place
            self.fit_height()
            self.update()

    def fit_height(self) -> None:
        if self._columns:
            self._height = ceil(len(self._entries) / self._per_line()) * LINE_HEIGHT
            self.setMinimumHeight(self._height)
            self.setMaximumHeight(self._height)

    def text(self) -> str:
        """All of it in words, for those who cannot see it."""
        told = [" ".join(part for part in (entry.name, entry.value) if part) for entry in self._entries]
        return ": ".join(part for part in (self.title, ", ".join((*told, self._place)).strip(", ")) if part)

    def resizeEvent(self, event: QGraphicsSceneResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_height()

    def sizeHint(self, which: Qt.SizeHint, constraint: QSizeF | QSize = NO_SIZE) -> QSizeF:  # noqa: ARG002 - Qt's signature
        widths = {Qt.SizeHint.MinimumSize: 0, Qt.SizeHint.MaximumSize: 16777215}
        return QSizeF(widths.get(which, 200), self._height)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:  # noqa: ARG002 - Qt's signature
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._columns:
            self._paint_grid(painter)
        else:
            self._paint_line(painter)

    def _per_line(self) -> int:
        return max(1, int((self.size().width() - self._indent) // self._columns))

    def _paint_grid(self, painter: QPainter) -> None:
        per_line = self._per_line()
        width = (self.size().width() - self._indent) / per_line
        for index, entry in enumerate(self._entries):
            left = self._indent + index % per_line * width
            _paint_entry(painter, entry, left, index // per_line * LINE_HEIGHT, width - theme.SPACE_S)

    def _paint_line(self, painter: QPainter) -> None:
        right = self.size().width()
        left = self._indent + _paint_text(
            painter, self.title, (self._indent, 0), right, theme.current().text, bold=True
        )
        for entry in self._entries:
            left += theme.SPACE_M
            left += _paint_entry(painter, entry, left, 0, right - left)
        metrics = QFontMetricsF(small_font())
        width = metrics.horizontalAdvance(self._place)
        if self._place and right - left - theme.SPACE_M >= min(width, 60):
            start = max(left + theme.SPACE_M, right - width - theme.SPACE_XS)
            _paint_text(painter, self._place, (start, 0), right - start, theme.current().muted)


def _paint_entry(painter: QPainter, entry: Entry, left: float, top: float, room: float) -> float:
    """Paint one entry within ``room`` pixels; the pixels it took."""
    if room < 24:
        return 0.0
    _paint_mark(painter, entry, left, top + LINE_HEIGHT / 2)
    used = 22.0
    value_width = QFontMetricsF(small_font()).horizontalAdvance(entry.value)
    name_room = room - used - value_width - (theme.SPACE_XS if entry.value else 0)
    used += _paint_text(painter, entry.name, (left + used, top), name_room, theme.current().muted)
    if entry.value:
        used += theme.SPACE_XS
        used += _paint_text(painter, entry.value, (left + used, top), room - used, theme.current().text)
    return used


def _paint_text(
    painter: QPainter, text: str, at: tuple[float, float], room: float, colour: str, bold: bool = False
) -> float:
    """Paint a text whose line begins at (left, top), within ``room`` pixels; return its width."""
    if not text or room < 8:
        return 0.0
    font = small_font(bold)
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    left, top = at
    painter.drawText(QPointF(left, top + (LINE_HEIGHT + metrics.ascent() - metrics.descent()) / 2), shown)
    return metrics.horizontalAdvance(shown)


def _paint_mark(painter: QPainter, entry: Entry, left: float, middle: float) -> None:
    colour = QColor(entry.colour)
    pen = QPen(colour, 1 if entry.mark == "faint" else 2)
    if entry.dash:
        pen.setDashPattern(list(entry.dash))
    painter.setPen(pen)
    if entry.mark != "star":
        painter.drawLine(QPointF(left, middle), QPointF(left + 17, middle))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    centre = QPointF(left + 8.5, middle)
    if entry.mark == "dot":
        painter.drawEllipse(centre, 3.5, 3.5)
    elif entry.mark == "diamond":
        corners = [(0, -4.5), (4.5, 0), (0, 4.5), (-4.5, 0)]
        painter.drawPolygon(QPolygonF([centre + QPointF(x, y) for x, y in corners]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
