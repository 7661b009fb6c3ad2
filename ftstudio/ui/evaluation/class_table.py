"""Precision, recall and F1 of every class with their counts and intervals, to sort and to take along."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtWidgets import QWidget

from ftstudio.core.evaluation import ClassEvaluation, ClassScore
from ftstudio.core.folds import CrossValidated
from ftstudio.core.interval import wilson
from ftstudio.core.table_text import csv_text
from ftstudio.ui.evaluation.score_table import (
    INTERVAL_ROLE,
    SHARE_ROLE,
    SORT_ROLE,
    Index,
    ScoreTable,
    alignment,
    cell_text,
    sort_key,
)
from ftstudio.ui.widgets import number_format
from ftstudio.ui.widgets.basic import as_plain_tip, neutralised

NAME, COUNT, PRECISION, RECALL, F1 = range(5)
WIDTHS = ((COUNT, 64, 56), (PRECISION, 122, 70), (RECALL, 122, 66), (F1, 72, 66))
"""Of each column: where there is room, and where there is little."""


class ClassRow(NamedTuple):
    """What was counted for one class.

    ``right`` of its ``score.count`` images, and of the ``taken`` images that the model took for it.
    """

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


def rows_of(evaluation: ClassEvaluation | CrossValidated) -> tuple[ClassRow, ...]:
    """The rows of the table, one per class."""
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
            return alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self.rows[index.row()], index.column()
        value = _value(row.score, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_text(value)
        if role == SORT_ROLE:
            return sort_key(value)
        if role == SHARE_ROLE and column >= PRECISION:
            return value
        if role == INTERVAL_ROLE:
            return row.interval(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_plain_tip(self._tip(row, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._tip(row, column) if column in (PRECISION, RECALL) else cell_text(value)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(column)
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


class ClassTable(ScoreTable):
    """Worst F1 first at the start."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._scores = ScoresModel()
        super().__init__(self._scores, WIDTHS, F1, parent)
        self.setAccessibleName(self.tr("Scores per class"))

    def show_evaluation(self, evaluation: ClassEvaluation | CrossValidated) -> None:
        self._scores.show_rows(rows_of(evaluation))

    def csv(self) -> str:
        """The table as CSV text, in the order of the classes."""
        return self._scores.csv()

    def class_at(self, row: int) -> int:
        """The index of the class that a shown row stands for."""
        return self.source_row(row)
