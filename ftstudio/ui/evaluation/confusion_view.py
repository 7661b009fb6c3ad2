"""The confusion matrix: which class was taken for which. Every cell can be chosen, by pointer and by keys."""

from __future__ import annotations

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

from ftstudio.ui.look import theme
from ftstudio.ui.look.widgets import as_plain_tip, neutralised
from ftstudio.ui.try_it.prediction_view import percent

SMALLEST_CELL, LARGEST_CELL = 28, 64
LONGEST_NAME, HIGHEST_NAME = 110, 76
AXIS = 22
"""Room of an axis title in pixels."""


class ConfusionView(QAbstractScrollArea):
    """Rows are the true classes, columns what they were taken for; shaded by the share of the row.

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
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(self.tr("Confusion matrix"))
        theme.changes.changed.connect(self.viewport().update)

    def show_counts(self, names: tuple[str, ...], counts: tuple[tuple[int, ...], ...]) -> None:
        """``counts[t][p]`` images of class t taken for class p."""
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
        return QSize(min(720, side + self._left()), min(560, side + self._top()))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 200)

    def _name_width(self) -> int:
        metrics = QFontMetrics(self._small())
        longest = max((metrics.horizontalAdvance(name) for name in self._names), default=0)
        return min(longest + theme.SPACE_S, LONGEST_NAME)

    def _left(self) -> int:
        return AXIS + self._name_width()

    def _top(self) -> int:
        return AXIS + (20 if self._flat() else min(HIGHEST_NAME, self._name_width()))

    def _cell(self) -> int:
        """Edge of a cell: as large as all fit, within limits."""
        count = max(1, len(self._names))
        room = min(self.viewport().width() - self._left(), self.viewport().height() - AXIS - 20) - 2
        return max(SMALLEST_CELL, min(LARGEST_CELL, room // count))

    def _flat(self) -> bool:
        """Whether the names over the columns fit without turning them."""
        metrics = QFontMetrics(self._small())
        return max((metrics.horizontalAdvance(name) for name in self._names), default=0) + 6 <= self._cell()

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(theme.CAPTION_PX)
        return font

    def _fit(self) -> None:
        side = len(self._names) * self._cell()
        for bar, room in (
            (self.horizontalScrollBar(), self.viewport().width() - self._left()),
            (self.verticalScrollBar(), self.viewport().height() - self._top()),
        ):
            bar.setRange(0, max(0, side - room + 2))
            bar.setPageStep(max(1, room))
            bar.setSingleStep(self._cell())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    def _origin(self) -> QPoint:
        """Where the first cell lies, scrolled."""
        return QPoint(self._left() - self.horizontalScrollBar().value(), self._top() - self.verticalScrollBar().value())

    def _cell_rect(self, row: int, column: int) -> QRect:
        cell = self._cell()
        return QRect(self._origin() + QPoint(column * cell, row * cell), QSize(cell, cell))

    def _cell_at(self, point: QPoint) -> tuple[int, int] | None:
        if point.x() < self._left() or point.y() < self._top():
            return None
        at = point - self._origin()
        row, column = at.y() // self._cell(), at.x() // self._cell()
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
        painter.setClipRect(area.adjusted(self._left(), self._top(), 0, 0))
        self._paint_cells(painter, looks)
        painter.restore()
        self._paint_row_names(painter, looks)
        self._paint_column_names(painter, looks)
        self._paint_axes(painter, looks)

    def _seen(self, offset: int, room: int) -> range:
        cell = self._cell()
        return range(offset // cell, min(len(self._names), (offset + room) // cell + 1))

    def _rows(self) -> range:
        return self._seen(self.verticalScrollBar().value(), self.viewport().height() - self._top())

    def _columns(self) -> range:
        return self._seen(self.horizontalScrollBar().value(), self.viewport().width() - self._left())

    def _paint_cells(self, painter: QPainter, looks: theme.Theme) -> None:
        locale, cell = QLocale(), self._cell()
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
        width = self._left() - AXIS - 6
        painter.save()
        painter.setClipRect(self.viewport().rect().adjusted(0, self._top(), 0, 0))
        for row in self._rows():
            rect = self._cell_rect(row, 0)
            line = QRect(AXIS, rect.top(), width, rect.height())
            painter.setPen(QColor(looks.text if self._lit(row, 0) else looks.muted))
            name = painter.fontMetrics().elidedText(self._names[row], Qt.TextElideMode.ElideMiddle, width)
            painter.drawText(line, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), name)
        painter.restore()

    def _paint_column_names(self, painter: QPainter, looks: theme.Theme) -> None:
        flat, height = self._flat(), self._top() - AXIS - 6
        painter.save()
        painter.setClipRect(self.viewport().rect().adjusted(self._left(), 0, 0, 0))
        for column in self._columns():
            rect = self._cell_rect(0, column)
            painter.setPen(QColor(looks.text if self._lit(column, 1) else looks.muted))
            if flat:
                line = QRect(rect.left(), AXIS, rect.width(), 18)
                painter.drawText(line, int(Qt.AlignmentFlag.AlignCenter), self._names[column])
                continue
            name = painter.fontMetrics().elidedText(self._names[column], Qt.TextElideMode.ElideMiddle, height)
            painter.save()
            painter.translate(QPointF(rect.center().x() + 1, self._top() - 4))
            painter.rotate(-90)
            flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(QRectF(0, -rect.width() / 2, height + 4, rect.width()), flags, name)
            painter.restore()
        painter.restore()

    def _paint_axes(self, painter: QPainter, looks: theme.Theme) -> None:
        side = len(self._names) * self._cell()
        painter.setPen(QColor(looks.text))
        across = min(side, self.viewport().width() - self._left())
        centre = int(Qt.AlignmentFlag.AlignCenter)
        painter.drawText(QRect(self._left(), 0, across, AXIS - 4), centre, self.tr("taken for"))
        down = min(side, self.viewport().height() - self._top())
        painter.save()
        painter.translate(0, self._top() + down)
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
        at, count = point - self._origin(), len(self._names)
        if point.x() < self._left() and point.y() >= self._top() and 0 <= (row := at.y() // self._cell()) < count:
            return self._names[row]
        if point.y() < self._top() and point.x() >= self._left() and 0 <= (col := at.x() // self._cell()) < count:
            return self._names[col]
        return ""

    def words(self, row: int, column: int) -> str:
        """A cell as a sentence."""
        locale, count, total = QLocale(), self._counts[row][column], self._totals[row]
        share = percent(count / total) if total else percent(0)
        numbers = (locale.toString(count), locale.toString(total), self._names[row])
        if row == column:
            return self.tr("{0} of {1} images of {2} recognised ({3})").format(*numbers, share)
        text = self.tr("{0} of {1} images of {2} taken for {3} ({4})")
        return text.format(*numbers, self._names[column], share)

    def _choose(self, cell: tuple[int, int]) -> None:
        self.show_current(cell)
        self._bring_into_sight(cell)
        self.cell_chosen.emit(*cell)

    def _bring_into_sight(self, cell: tuple[int, int]) -> None:
        edge = self._cell()
        for bar, place in ((self.verticalScrollBar(), cell[0]), (self.horizontalScrollBar(), cell[1])):
            if place * edge < bar.value():
                bar.setValue(place * edge)
            elif (place + 1) * edge > bar.value() + bar.pageStep():
                bar.setValue((place + 1) * edge - bar.pageStep() + 2)

    def _describe(self) -> None:
        self.setAccessibleDescription(
            self.words(*self._current) if self._current else self.tr("Arrow keys choose a cell and show its images.")
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
