"""Precision, recall and F1 of every class with their counts and intervals, to sort and to take along."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeAlias

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
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

from ftstudio.core.evaluation import ClassScore, Evaluation
from ftstudio.core.folds import CrossValidated
from ftstudio.core.interval import wilson
from ftstudio.core.table_text import csv_text
from ftstudio.ui.evaluation.plot_frame import small_font
from ftstudio.ui.widgets import number_format, theme
from ftstudio.ui.widgets.basic import as_plain_tip, neutralised

Index: TypeAlias = QModelIndex | QPersistentModelIndex

NAME, COUNT, PRECISION, RECALL, F1 = range(5)
SORT_ROLE = Qt.ItemDataRole.UserRole + 1
SHARE_ROLE = Qt.ItemDataRole.UserRole + 2
INTERVAL_ROLE = Qt.ItemDataRole.UserRole + 3
ROW_HEIGHT = 34
BAR = 3.0
NARROW = 500
"""Below this width in pixels the interval figures are hidden in favour of the names; the bars still show them."""
WIDTHS = ((COUNT, 64, 56), (PRECISION, 122, 70), (RECALL, 122, 66), (F1, 72, 66))
"""Of each column: where there is room, and where there is little."""
ROOMY = 90


class ClassRow(NamedTuple):
    """What was counted for one class: ``right`` of its ``score.count`` images, and of the ``taken`` images that the
    model took for it."""

    score: ClassScore
    right: int
    taken: int

    def counted(self, column: int) -> tuple[int, int] | None:
        """The count and its whole that the share in ``column`` is made of; None where it is made of none."""
        whole = {PRECISION: self.taken, RECALL: self.score.count}.get(column, 0)
        return (self.right, whole) if whole else None

    def interval(self, column: int) -> tuple[float, float] | None:
        """The 95% Wilson interval (0..1) of precision or recall."""
        counted = self.counted(column)
        return wilson(*counted) if counted else None


def rows_of(evaluation: Evaluation | CrossValidated) -> tuple[ClassRow, ...]:
    taken = [sum(column) for column in zip(*evaluation.confusion, strict=True)]
    return tuple(
        ClassRow(score, evaluation.confusion[place][place], taken[place])
        for place, score in enumerate(evaluation.classes)
    )


class ScoresModel(QAbstractTableModel):
    """One row per class."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[ClassRow, ...] = ()

    def show_rows(self, rows: tuple[ClassRow, ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Class"), self.tr("Images"), self.tr("Precision"), self.tr("Recall"), "F1")[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return (
                self.tr("Class name"),
                self.tr("Number of evaluated images of this class"),
                self.tr("Share of the images predicted as this class that belong to it, with its 95% interval"),
                self.tr("Share of the images of this class that were predicted correctly, with its 95% interval"),
                self.tr("Harmonic mean of precision and recall"),
            )[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section == NAME else Qt.AlignmentFlag.AlignRight
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], index.column()
        value = _value(row.score, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return _text(value)
        if role == SORT_ROLE:
            return -1.0 if value is None else value.lower() if isinstance(value, str) else value
        if role == SHARE_ROLE and column >= PRECISION:
            return value
        if role == INTERVAL_ROLE:
            return row.interval(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_plain_tip(self._tip(row, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._tip(row, column) if column in (PRECISION, RECALL) else _text(value)
        if role == Qt.ItemDataRole.TextAlignmentRole and column != NAME:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _tip(self, row: ClassRow, column: int) -> str:
        counted, bounds = row.counted(column), row.interval(column)
        if counted is None or bounds is None:
            if column == PRECISION:
                return self.tr("No image was predicted as this class")
            return neutralised(row.score.name) if column == NAME else ""
        text = self.tr("{0} of {1}: {2}, 95% interval {3} to {4}")
        counts = [number_format.count(number) for number in counted]
        return text.format(*counts, *(number_format.percent(share) for share in (counted[0] / counted[1], *bounds)))

    def csv(self) -> str:
        header = (
            "class", "images", "taken", "right", "precision", "precision_low", "precision_high",
            "recall", "recall_low", "recall_high", "f1",
        )  # fmt: skip
        return csv_text(header, [_cells(row) for row in self.rows])


def _cells(row: ClassRow) -> tuple[str | int | float | None, ...]:
    score = row.score
    precision, recall = (row.interval(column) or (None, None) for column in (PRECISION, RECALL))
    return (score.name, score.count, row.taken, row.right, score.precision, *precision, score.recall, *recall, score.f1)


def _value(score: ClassScore, column: int) -> str | int | float | None:
    return (score.name, score.count, score.precision, score.recall, score.f1)[column]


def _text(value: str | int | float | None) -> str:
    if isinstance(value, str):
        return neutralised(value)
    return number_format.count(value) if isinstance(value, int) else number_format.percent(value)


class _SlimBars(QStyledItemDelegate):
    """A share, the bounds of its interval in small figures, and both as a slim bar under it: the pale part of the bar
    is where the share may as well lie."""

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
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column, _, _ in WIDTHS:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self._set_widths()
        self.setSortingEnabled(True)
        self.sortByColumn(F1, Qt.SortOrder.AscendingOrder)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_widths()

    def _set_widths(self) -> None:
        for column, wide, narrow in WIDTHS:
            self.horizontalHeader().resizeSection(column, narrow if self.width() < NARROW else wide)

    def show_evaluation(self, evaluation: Evaluation | CrossValidated) -> None:
        self._scores.show_rows(rows_of(evaluation))

    def csv(self) -> str:
        """The table as CSV text, in the order of the classes."""
        return self._scores.csv()

    def class_at(self, row: int) -> int:
        """The index of the class that a shown row stands for."""
        return self._order.mapToSource(self._order.index(row, 0)).row()
