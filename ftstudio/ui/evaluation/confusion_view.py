"""The confusion matrix: true against predicted classes. Every cell can be selected by mouse and keyboard."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QLocale, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.basic import as_plain_tip, neutralised
from ftstudio.ui.widgets.number_format import whole_percent

SMALLEST_CELL, LARGEST_CELL = 20, 64
LONGEST_NAME, HIGHEST_NAME = 110, 84
AXIS = 22
"""Room of an axis title in pixels."""


class _Grid(NamedTuple):
    """Edge of a cell; whether the names over the columns lie flat; where the first cell lies. In pixels."""

    cell: int
    flat: bool
    left: int
    top: int


class ConfusionView(QAbstractScrollArea):
    """Rows are true classes, columns predicted classes; shaded by the share of the row.

    ``cell_chosen`` carries (true class, predicted class) as indices.
    """

    cell_chosen = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._counts: tuple[tuple[int, ...], ...] = ()
        self._totals: tuple[int, ...] = ()
        self._current: tuple[int, int] | None = None
        self._hovered: tuple[int, int] | None = None
        self._grid = _Grid(SMALLEST_CELL, True, AXIS, AXIS)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(self.tr("Confusion matrix"))
        theme.changes.changed.connect(self.viewport().update)

    def show_counts(self, names: tuple[str, ...], counts: tuple[tuple[int, ...], ...]) -> None:
        """``counts[t][p]`` images of class t predicted as class p."""
        self._names = tuple(neutralised(name) for name in names)
        self._counts = counts
        self._totals = tuple(sum(row) for row in counts)
        self._current = self._hovered = None
        self._fit()
        self._describe()
        self.viewport().update()

    def choose(self, target: int, predicted: int) -> None:
        """Mark a cell, bring it into sight, and announce it as if it had been clicked."""
        self._choose((target, predicted))

    def show_current(self, cell: tuple[int, int] | None) -> None:
        """Mark a cell without announcing it."""
        self._current = cell
        self._describe()
        self.viewport().update()

    # ---- geometry -------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        side = len(self._names) * 40
        return QSize(min(720, side + self._grid.left), min(560, side + self._grid.top))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 200)

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(theme.CAPTION_PX)
        return font

    def _fit(self) -> None:
        """Lay the matrix out again, for other names or another size."""
        self._grid = self._laid_out()
        side = len(self._names) * self._grid.cell
        for bar, room in (
            (self.horizontalScrollBar(), self.viewport().width() - self._grid.left),
            (self.verticalScrollBar(), self.viewport().height() - self._grid.top),
        ):
            bar.setRange(0, max(0, side - room + 2))
            bar.setPageStep(max(1, room))
            bar.setSingleStep(self._grid.cell)

    def _laid_out(self) -> _Grid:
        """Cells as large as all of them fit, within limits; the names over them flat where that is room enough."""
        metrics, count = QFontMetrics(self._small()), max(1, len(self._names))
        longest = max((metrics.horizontalAdvance(name) for name in self._names), default=0)
        most = max((max(row, default=0) for row in self._counts), default=0)
        smallest = max(SMALLEST_CELL, metrics.horizontalAdvance(QLocale().toString(most)) + 6)
        width, height = self.viewport().width(), self.viewport().height()
        left = AXIS + min(longest + theme.SPACE_S, max(LONGEST_NAME, width // 4))
        flat, turned = AXIS + 20, AXIS + min(longest + theme.SPACE_S, HIGHEST_NAME)
        for top in (flat, turned):
            room = min(width - left, height - top) - 2
            cell = max(smallest, min(LARGEST_CELL, room // count))
            if longest + 6 <= cell:
                break
        return _Grid(cell, longest + 6 <= cell, left, top)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    def _origin(self) -> QPoint:
        """Where the first cell lies, scrolled."""
        return QPoint(
            self._grid.left - self.horizontalScrollBar().value(), self._grid.top - self.verticalScrollBar().value()
        )

    def _cell_rect(self, row: int, column: int) -> QRect:
        cell = self._grid.cell
        return QRect(self._origin() + QPoint(column * cell, row * cell), QSize(cell, cell))

    def _cell_at(self, point: QPoint) -> tuple[int, int] | None:
        if point.x() < self._grid.left or point.y() < self._grid.top:
            return None
        at = point - self._origin()
        row, column = at.y() // self._grid.cell, at.x() // self._grid.cell
        inside = 0 <= row < len(self._names) and 0 <= column < len(self._names)
        return (row, column) if inside else None

    # ---- painting -------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._names:
            return
        looks = theme.current()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._small())
        area = self.viewport().rect()
        painter.save()
        painter.setClipRect(area.adjusted(self._grid.left, self._grid.top, 0, 0))
        self._paint_cells(painter, looks)
        painter.restore()
        self._paint_row_names(painter, looks)
        self._paint_column_names(painter, looks)
        self._paint_axes(painter, looks)

    def _seen(self, offset: int, room: int) -> range:
        cell = self._grid.cell
        return range(offset // cell, min(len(self._names), (offset + room) // cell + 1))

    def _rows(self) -> range:
        return self._seen(self.verticalScrollBar().value(), self.viewport().height() - self._grid.top)

    def _columns(self) -> range:
        return self._seen(self.horizontalScrollBar().value(), self.viewport().width() - self._grid.left)

    def _paint_cells(self, painter: QPainter, looks: theme.Theme) -> None:
        locale, cell = QLocale(), self._grid.cell
        for row in self._rows():
            for column in self._columns():
                count = self._counts[row][column]
                rect = QRectF(self._cell_rect(row, column)).adjusted(1, 1, -1, -1)
                share = count / self._totals[row] if self._totals[row] else 0.0
                ground = theme.mix(looks.background, looks.muted, 0.06)
                tint = theme.mix(looks.surface, looks.accent, 0.1 + 0.9 * share) if count else ground
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(tint))
                painter.drawRoundedRect(rect, 3, 3)
                if count:
                    painter.setPen(QColor(_readable(tint, looks)))
                    text = locale.toString(count)
                    fits = painter.fontMetrics().horizontalAdvance(text) <= cell - 2
                    painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), text if fits else "…")
        for mark, width in ((self._hovered, 1.0), (self._current, 2.0)):
            if mark is not None:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                focused = mark == self._current and self.hasFocus()
                painter.setPen(QPen(QColor(looks.accent if focused else looks.text), width))
                painter.drawRoundedRect(QRectF(self._cell_rect(*mark)).adjusted(1, 1, -1, -1), 3, 3)

    def _lit(self, place: int, axis: int) -> bool:
        mark = self._hovered or self._current
        return mark is not None and mark[axis] == place

    def _paint_row_names(self, painter: QPainter, looks: theme.Theme) -> None:
        width = self._grid.left - AXIS - 6
        painter.save()
        painter.setClipRect(self.viewport().rect().adjusted(0, self._grid.top, 0, 0))
        for row in self._rows():
            rect = self._cell_rect(row, 0)
            line = QRect(AXIS, rect.top(), width, rect.height())
            painter.setPen(QColor(looks.text if self._lit(row, 0) else looks.muted))
            name = painter.fontMetrics().elidedText(self._names[row], Qt.TextElideMode.ElideMiddle, width)
            painter.drawText(line, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), name)
        painter.restore()

    def _paint_column_names(self, painter: QPainter, looks: theme.Theme) -> None:
        flat, height = self._grid.flat, self._grid.top - AXIS - 6
        painter.save()
        painter.setClipRect(self.viewport().rect().adjusted(self._grid.left, 0, 0, 0))
        for column in self._columns():
            rect = self._cell_rect(0, column)
            painter.setPen(QColor(looks.text if self._lit(column, 1) else looks.muted))
            if flat:
                line = QRect(rect.left(), AXIS, rect.width(), 18)
                painter.drawText(line, int(Qt.AlignmentFlag.AlignCenter), self._names[column])
                continue
            name = painter.fontMetrics().elidedText(self._names[column], Qt.TextElideMode.ElideMiddle, height)
            painter.save()
            painter.translate(QPointF(rect.center().x() + 1, self._grid.top - 4))
            painter.rotate(-90)
            flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(QRectF(0, -rect.width() / 2, height + 4, rect.width()), flags, name)
            painter.restore()
        painter.restore()

    def _paint_axes(self, painter: QPainter, looks: theme.Theme) -> None:
        side = len(self._names) * self._grid.cell
        painter.setPen(QColor(looks.text))
        across = min(side, self.viewport().width() - self._grid.left)
        centre = int(Qt.AlignmentFlag.AlignCenter)
        painter.drawText(QRect(self._grid.left, 0, across, AXIS - 4), centre, self.tr("predicted class"))
        down = min(side, self.viewport().height() - self._grid.top)
        painter.save()
        painter.translate(0, self._grid.top + down)
        painter.rotate(-90)
        painter.drawText(QRect(0, 0, down, AXIS - 4), centre, self.tr("true class"))
        painter.restore()

    # ---- pointer and keys -----------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        cell = self._cell_at(event.position().toPoint())
        if cell != self._hovered:
            self._hovered = cell
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.viewport().update()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self._cell_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self._choose(cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1),
        }  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if step is None or not self._names:
            super().keyPressEvent(event)
            return
        last = len(self._names) - 1
        row, column = self._current or (0, 0)
        moved = (min(max(0, row + step[0]), last), min(max(0, column + step[1]), last))
        self._choose(moved if self._current else (0, 0))

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            cell = self._cell_at(event.pos())
            text = as_plain_tip(self.words(*cell)) if cell else as_plain_tip(self._name_at(event.pos()))
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().viewportEvent(event)

    def _name_at(self, point: QPoint) -> str:
        """The whole class name whose row or column title is under the pointer."""
        at, grid = point - self._origin(), self._grid
        row, column = at.y() // grid.cell, at.x() // grid.cell
        if point.x() < grid.left and point.y() >= grid.top and 0 <= row < len(self._names):
            return self._names[row]
        if point.y() < grid.top and point.x() >= grid.left and 0 <= column < len(self._names):
            return self._names[column]
        return ""

    def words(self, row: int, column: int) -> str:
        """A cell as a sentence."""
        locale, count, total = QLocale(), self._counts[row][column], self._totals[row]
        share = whole_percent(count / total) if total else whole_percent(0)
        numbers = (locale.toString(count), locale.toString(total), self._names[row])
        if row == column:
            return self.tr("{0} of {1} images of {2} predicted correctly ({3})").format(*numbers, share)
        text = self.tr("{0} of {1} images of {2} predicted as {3} ({4})")
        return text.format(*numbers, self._names[column], share)

    def _choose(self, cell: tuple[int, int]) -> None:
        self.show_current(cell)
        self._bring_into_sight(cell)
        self.cell_chosen.emit(*cell)

    def _bring_into_sight(self, cell: tuple[int, int]) -> None:
        edge = self._grid.cell
        for bar, place in ((self.verticalScrollBar(), cell[0]), (self.horizontalScrollBar(), cell[1])):
            if place * edge < bar.value():
                bar.setValue(place * edge)
            elif (place + 1) * edge > bar.value() + bar.pageStep():
                bar.setValue((place + 1) * edge - bar.pageStep() + 2)

    def _describe(self) -> None:
        self.setAccessibleDescription(
            self.words(*self._current)
            if self._current
            else self.tr("Use the arrow keys to select a cell and show its images.")
        )


def _readable(ground: str, looks: theme.Theme) -> str:
    """The text colour with more contrast on a ground."""
    return max((looks.text, looks.on_accent), key=lambda ink: _contrast(ink, ground))


def _contrast(first: str, second: str) -> float:
    """The contrast ratio of WCAG, 1 to 21."""
    lights = sorted((_luminance(QColor(first)), _luminance(QColor(second))))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
