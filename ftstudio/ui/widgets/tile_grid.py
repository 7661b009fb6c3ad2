"""A grid of equal tiles that does not mind how many there are: nothing in it is laid out, all is reckoned.

QListView lays every row out one by one, a fifth of a second for 100,000 rows at every change of width.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QWidget

from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.thumbnails import PictureLoader
from ftstudio.ui.widgets.tile import TILE_ROLE, TileDelegate, cell_size

WITHDRAW_MS = 40
"""How long after scrolling the wishes for pictures out of sight are withdrawn."""


class TileGrid(QAbstractItemView):
    """Tiles from left to right, then down; as many columns as fit. The model has one column.

    ``tile_opened(QModelIndex)`` comes with a double click or Enter. The keys are those of any list. ``seen_changed``
    comes when scrolling has come to rest and when the size has changed.
    """

    tile_opened = Signal(QModelIndex)
    seen_changed = Signal()

    def __init__(self, pictures: PictureLoader, edge: int = 128, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._edge = edge
        self._anchor = 0
        self._hovered = -1
        self._withdraw = QTimer(self)
        self._withdraw.setSingleShot(True)
        self._withdraw.setInterval(WITHDRAW_MS)
        self._withdraw.timeout.connect(self._withdraw_unseen)
        self.setItemDelegate(TileDelegate(pictures, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        # Painted whole by us, so that scrolling moves what is there and paints only the strip that is new.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.doubleClicked.connect(self.tile_opened)
        pictures.arrived.connect(self._repaint_tile)
        theme.changes.changed.connect(self.viewport().update)

    # ---- size ---------------------------------------------------------------------------------------------

    def set_edge(self, edge: int) -> None:
        """Pictures fit into a square of ``edge`` pixels. What was in the middle of the view stays in sight."""
        if edge == self._edge:
            return
        middle = self.indexAt(self.viewport().rect().center())
        self._edge = edge
        self.updateGeometries()
        if middle.isValid():
            self.scrollTo(middle, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.viewport().update()

    @property
    def columns(self) -> int:
        return max(1, self.viewport().width() // cell_size(self._edge).width())

    def _cell_size(self) -> QSize:
        """The cells share the width, so that no room is left over; a single line of tiles keeps its size."""
        plain = cell_size(self._edge)
        if self._count() <= self.columns:
            return plain
        extra = self.viewport().width() // self.columns - plain.width()
        return cell_size(self._edge + max(0, min(extra, self._edge // 2)))

    def sizeHint(self) -> QSize:
        cell = cell_size(self._edge)
        return QSize(4 * cell.width(), 2 * cell.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(cell_size(self._edge).width(), 72)

    def _count(self) -> int:
        model = self.model()
        return model.rowCount() if model else 0

    def _cell(self, row: int) -> QRect:
        """Where a row lies when nothing is scrolled. Spare room goes between the columns."""
        cell, columns = self._cell_size(), self.columns
        pitch = self.viewport().width() / columns if self._count() > columns else cell.width()
        column = row % columns
        left = round(column * pitch + (pitch - cell.width()) / 2)
        return QRect(QPoint(left, row // columns * cell.height()), cell)

    # ---- what QAbstractItemView asks ----------------------------------------------------------------------

    def updateGeometries(self) -> None:
        rows = -(-self._count() // self.columns)
        height = self._cell_size().height()
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(height // 3)
        bar.setRange(0, max(0, rows * height - self.viewport().height()))
        super().updateGeometries()

    def resizeEvent(self, event: QResizeEvent) -> None:
        first = self.indexAt(QPoint(self.viewport().width() // (2 * self.columns), 4))
        super().resizeEvent(event)
        self._pictures.rest()
        self.updateGeometries()
        if first.isValid() and event.oldSize().width() not in (-1, event.size().width()):
            self.scrollTo(first, QAbstractItemView.ScrollHint.PositionAtTop)
        self.seen_changed.emit()

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        if not index.isValid():
            return QRect()
        return self._cell(index.row()).translated(0, -self.verticalOffset())

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = self._row_near(point)
        if 0 <= row < self._count() and self._cell(row).contains(point + QPoint(0, self.verticalOffset())):
            return self.model().index(row, 0)
        return QModelIndex()

    def _row_near(self, point: QPoint) -> int:
        columns = self.columns
        pitch = self._cell(1).left() - self._cell(0).left() if columns > 1 else self.viewport().width()
        column = min(max(0, point.x() // max(1, pitch)), columns - 1)
        if column + 1 < columns and point.x() >= self._cell(column + 1).left():
            column += 1
        return (point.y() + self.verticalOffset()) // self._cell_size().height() * columns + column

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if not index.isValid():
            return
        cell, bar, room = self._cell(index.row()), self.verticalScrollBar(), self.viewport().height()
        hints = QAbstractItemView.ScrollHint
        if hint == hints.PositionAtTop:
            bar.setValue(cell.top())
        elif hint == hints.PositionAtCenter:
            bar.setValue(cell.center().y() - room // 2)
        elif cell.top() < bar.value() or hint == hints.PositionAtBottom:
            bar.setValue(cell.top())
        elif cell.bottom() > bar.value() + room:
            bar.setValue(min(cell.top(), cell.bottom() - room + 1))

    def moveCursor(self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        count = self._count()
        if not count:
            return QModelIndex()
        now = self.currentIndex().row()
        if now < 0:
            return self.model().index(0, 0)
        actions = QAbstractItemView.CursorAction
        page = max(1, self.viewport().height() // self._cell_size().height()) * self.columns
        steps = {
            actions.MoveLeft: -1, actions.MovePrevious: -1, actions.MoveRight: 1, actions.MoveNext: 1,
            actions.MoveUp: -self.columns, actions.MoveDown: self.columns,
            actions.MovePageUp: -page, actions.MovePageDown: page,
            actions.MoveHome: -count, actions.MoveEnd: count,
        }  # fmt: skip
        target = now + steps[action]
        whole_rows = action in (actions.MoveUp, actions.MoveDown)
        if whole_rows and not 0 <= target < count:
            target = now if target < 0 or now // self.columns == (count - 1) // self.columns else count - 1
        return self.model().index(min(max(0, target), count - 1), 0)

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, _index: QModelIndex | QPersistentModelIndex) -> bool:
        return False

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.scrollDirtyRegion(dx, dy)
        self.viewport().scroll(0, dy)
        if abs(dy) > self.viewport().height() // 2:
            self._pictures.rest()
        self._withdraw.start()

    def keyboardSearch(self, _search: str) -> None:
        """Nothing: letters typed here would walk all rows; there is a search field."""

    # ---- selection ----------------------------------------------------------------------------------------

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        if not QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._anchor = max(0, current.row())
        super().currentChanged(current, previous)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """A click, a range up to the current tile with Shift, or all tiles that a drawn rectangle touches."""
        model = self.selectionModel()
        if model is None:
            return
        dragging = self.state() == QAbstractItemView.State.DragSelectingState
        if command & QItemSelectionModel.SelectionFlag.Current and not dragging:
            now = max(0, self.currentIndex().row())
            model.select(self._range(min(self._anchor, now), max(self._anchor, now)), command)
            return
        selection = QItemSelection()
        for row_range in self._touched(rect.normalized().translated(0, self.verticalOffset())):
            selection.merge(self._range(*row_range), QItemSelectionModel.SelectionFlag.Select)
        model.select(selection, command)

    def _touched(self, area: QRect) -> list[tuple[int, int]]:
        """The first and last row in each line of tiles that an area of the whole picture touches."""
        count, columns, height = self._count(), self.columns, self._cell_size().height()
        touched = [
            c for c in range(columns) if self._cell(c).left() <= area.right() and self._cell(c).right() >= area.left()
        ]
        lines = range(max(0, area.top() // height), min(area.bottom() // height, (count - 1) // columns) + 1)
        if not touched or not count:
            return []
        ends = ((line * columns + touched[0], min(line * columns + touched[-1], count - 1)) for line in lines)
        return [(first, last) for first, last in ends if first <= last]

    def _range(self, first: int, last: int) -> QItemSelection:
        model = self.model()
        last = min(last, self._count() - 1)
        return QItemSelection(model.index(first, 0), model.index(last, 0)) if last >= first else QItemSelection()

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        first, last = self._seen()
        region = QRegion()
        for part in _parts(selection):
            for row in range(max(first, part.top()), min(last, part.bottom()) + 1):
                region += self._cell(row).translated(0, -self.verticalOffset())
        return region

    def selected_count(self) -> int:
        model = self.selectionModel()
        return sum(part.height() for part in _parts(model.selection())) if model else 0

    def selected_rows(self) -> list[int]:
        """Selected rows, ascending."""
        model = self.selectionModel()
        parts = _parts(model.selection()) if model else []
        return sorted({row for part in parts for row in range(part.top(), part.bottom() + 1)})

    # ---- painting -----------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(theme.current().surface))
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        plain = option.state
        chosen, current, model = self.selectionModel(), self.currentIndex().row(), self.model()
        first, last = self._seen()
        flag = QStyle.StateFlag
        for row in range(first, last + 1):
            rect = self._cell(row).translated(0, -self.verticalOffset())
            if not event.rect().intersects(rect):
                continue
            index = model.index(row, 0)
            state = plain & ~(flag.State_MouseOver | flag.State_HasFocus | flag.State_Selected)
            if chosen is not None and chosen.isSelected(index):
                state |= flag.State_Selected
            if row == self._hovered:
                state |= flag.State_MouseOver
            if row == current and self.hasFocus():
                state |= flag.State_HasFocus
            option.rect = rect
            option.state = state
            self.itemDelegate().paint(painter, option, index)

    def _seen(self) -> tuple[int, int]:
        """First and last row in sight; last < first when there is none."""
        height, top = self._cell_size().height(), self.verticalOffset()
        first = top // height * self.columns
        last = ((top + self.viewport().height()) // height + 1) * self.columns - 1
        return first, min(last, self._count() - 1)

    def seen_rows(self) -> range:
        """The rows in sight."""
        first, last = self._seen()
        return range(first, last + 1)

    def _withdraw_unseen(self) -> None:
        model = self.model()
        tiles = (model.index(row, 0).data(TILE_ROLE) for row in self.seen_rows())
        self._pictures.keep_only({tile.path for tile in tiles})
        self.seen_changed.emit()

    def _repaint_tile(self, path: str) -> None:
        first, last = self._seen()
        model = self.model()
        for row in range(first, last + 1):
            index = model.index(row, 0)
            if index.data(TILE_ROLE).path == path:
                self.viewport().update(self.visualRect(index))

    # ---- pointer and keys ---------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.tile_opened.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _hover(self, row: int) -> None:
        if row == self._hovered:
            return
        for changed in (row, self._hovered):
            if changed >= 0:
                self.viewport().update(self._cell(changed).translated(0, -self.verticalOffset()))
        self._hovered = row


def _parts(selection: QItemSelection) -> list[QItemSelectionRange]:
    """A selection as a list, which it is, although the stubs do not say so."""
    return list(cast("list[QItemSelectionRange]", selection))
