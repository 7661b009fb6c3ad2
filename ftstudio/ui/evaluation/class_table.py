"""Precision, recall and F1 of every class, to sort and to take along."""

from __future__ import annotations

from typing import Any, TypeAlias

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ftstudio.core.records import ClassScore
from ftstudio.ui.look import theme
from ftstudio.ui.look.table_text import csv_text
from ftstudio.ui.look.widgets import as_plain_tip, neutralised

Index: TypeAlias = QModelIndex | QPersistentModelIndex

NAME, COUNT, PRECISION, RECALL, F1 = range(5)
SORT_ROLE = Qt.ItemDataRole.UserRole + 1
SHARE_ROLE = Qt.ItemDataRole.UserRole + 2


class ScoresModel(QAbstractTableModel):
    """One row per class."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.scores: tuple[ClassScore, ...] = ()

    def show_scores(self, scores: tuple[ClassScore, ...]) -> None:
        self.beginResetModel()
        self.scores = scores
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.scores)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Class"), self.tr("Images"), self.tr("Precision"), self.tr("Recall"), "F1")[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return (
                self.tr("Name of the class"),
                self.tr("How many images of this class were looked at"),
                self.tr("Of the images taken for this class, the share that belongs to it"),
                self.tr("Of the images of this class, the share that was recognised"),
                self.tr("Precision and recall in one figure (their harmonic mean)"),
            )[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section == NAME else Qt.AlignmentFlag.AlignRight
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        score, column = self.scores[index.row()], index.column()
        value = _value(score, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(value)
        if role == SORT_ROLE:
            return -1.0 if value is None else value.lower() if isinstance(value, str) else value
        if role == SHARE_ROLE and column >= PRECISION:
            return value
        if role == Qt.ItemDataRole.ToolTipRole and column == NAME:
            return as_plain_tip(neutralised(score.name))
        if role == Qt.ItemDataRole.TextAlignmentRole and column != NAME:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def csv(self) -> str:
        rows = [(score.name, score.count, score.precision, score.recall, score.f1) for score in self.scores]
        return csv_text(("class", "images", "precision", "recall", "f1"), rows)


def _value(score: ClassScore, column: int) -> str | int | float | None:
    return (score.name, score.count, score.precision, score.recall, score.f1)[column]


def _text(value: str | int | float | None) -> str:
    if value is None:
        return "–"
    if isinstance(value, str):
        return neutralised(value)
    locale = QLocale()
    return locale.toString(value) if isinstance(value, int) else locale.toString(value, "f", 3)


class _SlimBars(QStyledItemDelegate):
    """A figure with a slim bar under it."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.text = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        looks = theme.current()
        room: QRect = option.rect
        cell = room.adjusted(8, 0, -8, 0)
        text = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, cell.width())
        side = Qt.AlignmentFlag.AlignLeft if index.column() == NAME else Qt.AlignmentFlag.AlignRight
        painter.setPen(QColor(looks.text))
        painter.drawText(cell, int(side | Qt.AlignmentFlag.AlignVCenter), text)
        share = index.data(SHARE_ROLE)
        if not isinstance(share, float):
            return
        track = QRectF(cell.left(), cell.bottom() - 4, cell.width(), 2.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(looks.border))
        painter.drawRoundedRect(track, 1.2, 1.2)
        painter.setBrush(QColor(looks.accent))
        painter.drawRoundedRect(QRectF(track.left(), track.top(), track.width() * share, track.height()), 1.2, 1.2)
        painter.restore()


class ClassTable(QTableView):
    """Sortable; worst F1 first at the start, because that is what one looks for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scores = ScoresModel(self)
        self._order = QSortFilterProxyModel(self)
        self._order.setSourceModel(self._scores)
        self._order.setSortRole(SORT_ROLE)
        self.setModel(self._order)
        self.setItemDelegate(_SlimBars(self))
        self.setAccessibleName(self.tr("Scores per class"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(30)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in ((COUNT, 68), (PRECISION, 78), (RECALL, 70), (F1, 70)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, width)
        self.setSortingEnabled(True)
        self.sortByColumn(F1, Qt.SortOrder.AscendingOrder)

    def show_scores(self, scores: tuple[ClassScore, ...]) -> None:
        self._scores.show_scores(scores)

    def csv(self) -> str:
        """The table as CSV text, in the order of the classes."""
        return self._scores.csv()

    def class_at(self, row: int) -> int:
        """The index of the class that a shown row stands for."""
        return self._order.mapToSource(self._order.index(row, 0)).row()
