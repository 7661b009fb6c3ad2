"""A table of scores, one row per class or label: sortable, each share with a slim bar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ftstudio.ui.evaluation.plot_frame import small_font
from ftstudio.ui.widgets import number_format, theme
from ftstudio.ui.widgets.basic import neutralised

Index: TypeAlias = QModelIndex | QPersistentModelIndex

NAME = 0
"""The column that names the row."""
SORT_ROLE = Qt.ItemDataRole.UserRole + 1
SHARE_ROLE = Qt.ItemDataRole.UserRole + 2
INTERVAL_ROLE = Qt.ItemDataRole.UserRole + 3
ROW_HEIGHT = 34
BAR = 3.0
NARROW = 500
"""Below this width in pixels the interval figures are hidden in favour of the names; the bars still show them."""
ROOMY = 90


def cell_text(value: str | int | float | None) -> str:
    """A name, a count or a share."""
    if isinstance(value, str):
        return neutralised(value)
    return number_format.count(value) if isinstance(value, int) else number_format.percent(value)


def sort_key(value: str | int | float | None) -> str | int | float:
    """What a cell sorts by; unknown figures below all others."""
    return -1.0 if value is None else value.lower() if isinstance(value, str) else value


def alignment(column: int) -> int:
    """The alignment of a column: names to the left, numbers to the right."""
    side = Qt.AlignmentFlag.AlignLeft if column == NAME else Qt.AlignmentFlag.AlignRight
    return int(side | Qt.AlignmentFlag.AlignVCenter)


class SlimBars(QStyledItemDelegate):
    """A share, the bounds of its interval in small figures, and both as a slim bar under it.

    The pale part of the bar is where the share may as well lie.
    """

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.text = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        looks = theme.current()
        room: QRect = option.rect
        cell = room.adjusted(8, 0, -8, 0)
        share, bounds = index.data(SHARE_ROLE), index.data(INTERVAL_ROLE)
        line = cell.adjusted(0, 0, 0, -8) if isinstance(share, float) else cell
        text = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideMiddle, cell.width())
        side = Qt.AlignmentFlag.AlignLeft if index.column() == NAME else Qt.AlignmentFlag.AlignRight
        painter.setPen(QColor(looks.text))
        painter.drawText(line, int(side | Qt.AlignmentFlag.AlignVCenter), text)
        if bounds is not None and cell.width() >= ROOMY:
            _paint_bounds(painter, looks, line, bounds)
        if isinstance(share, float):
            track = QRectF(cell.left(), cell.bottom() - 7, cell.width(), BAR)
            _paint_bar(painter, looks, track, share, bounds or (share, share))


def _paint_bounds(painter: QPainter, looks: theme.Theme, line: QRect, bounds: tuple[float, float]) -> None:
    low, high = (number_format.percent(share, 0).removesuffix(" %") for share in bounds)
    painter.save()
    painter.setFont(small_font(painter.font()))
    painter.setPen(QColor(looks.muted))
    painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), f"{low}–{high}")
    painter.restore()


def _paint_bar(painter: QPainter, looks: theme.Theme, track: QRectF, share: float, bounds: tuple[float, float]) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    parts = (
        (looks.border, 0.0, 1.0),
        (looks.accent, 0.0, share),
        (theme.mix(looks.surface, looks.accent, 0.45), *bounds),
    )
    for colour, start, end in parts:
        part = QRectF(track.left() + track.width() * start, track.top(), track.width() * (end - start), track.height())
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(part, BAR / 2, BAR / 2)
    painter.setBrush(QColor(looks.text))
    painter.drawRect(QRectF(track.left() + track.width() * share - 1, track.top() - 2, 2, track.height() + 4))
    painter.restore()


class ScoreTable(QTableView):
    """Shows a model whose cells have SORT_ROLE, and SHARE_ROLE and INTERVAL_ROLE where they are shares.

    ``widths``: each column but the first, its width where there is room and where there is little. Sorted ascending by
    ``worst_first``, because the weak ones are what one looks for.
    """

    def __init__(
        self,
        scores: QAbstractTableModel,
        widths: Sequence[tuple[int, int, int]],
        worst_first: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._widths = widths
        scores.setParent(self)
        self._order = QSortFilterProxyModel(self)
        self._order.setSourceModel(scores)
        self._order.setSortRole(SORT_ROLE)
        self.setModel(self._order)
        self.setItemDelegate(SlimBars(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column, _, _ in widths:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self._set_widths()
        self.setSortingEnabled(True)
        self.sortByColumn(worst_first, Qt.SortOrder.AscendingOrder)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_widths()

    def _set_widths(self) -> None:
        for column, wide, narrow in self._widths:
            self.horizontalHeader().resizeSection(column, narrow if self.is_narrow else wide)

    @property
    def is_narrow(self) -> bool:
        return self.width() < NARROW

    def source_row(self, row: int) -> int:
        """The row of the model that a shown row stands for."""
        return self._order.mapToSource(self._order.index(row, 0)).row()
