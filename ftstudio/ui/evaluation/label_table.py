"""Threshold, precision, recall, F1 and average precision of every label, to sort and to save."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtWidgets import QWidget

from ftstudio.core.evaluation import LabelScore, LabelsEvaluation
from ftstudio.core.interval import wilson
from ftstudio.core.label_mistakes import Counts
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

NAME, COUNT, THRESHOLD, PRECISION, RECALL, F1, AP = range(7)
WIDTHS = (
    (COUNT, 62, 46), (THRESHOLD, 78, 54), (PRECISION, 112, 56), (RECALL, 112, 56), (F1, 66, 54), (AP, 66, 54),
)  # fmt: skip


class LabelScores(QAbstractTableModel):
    """One row per label. ``compact``: short titles and whole percents, for a narrow table."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scores: tuple[LabelScore, ...] = ()
        self._counts: tuple[Counts, ...] = ()
        self._compact = False

    def show_scores(self, scores: tuple[LabelScore, ...], counts: tuple[Counts, ...]) -> None:
        self.beginResetModel()
        self._scores, self._counts = scores, counts
        self.endResetModel()

    def show_compact(self, compact: bool) -> None:
        if compact != self._compact:
            self._compact = compact
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, NAME, AP)
            if self._scores:
                self.dataChanged.emit(self.index(0, NAME), self.index(len(self._scores) - 1, AP))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._scores)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else 7

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (self._short_titles() if self._compact else self._titles())[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tips()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(section)
        return None

    def _titles(self) -> tuple[str, ...]:
        return (
            self.tr("Label"), self.tr("Images"), self.tr("Threshold"), self.tr("Precision"), self.tr("Recall"), "F1",
            "AP",
        )  # fmt: skip

    def _short_titles(self) -> tuple[str, ...]:
        return self.tr("Label"), self.tr("Images"), self.tr("Thr."), self.tr("Prec."), self.tr("Rec."), "F1", "AP"

    def _tips(self) -> tuple[str, ...]:
        return (
            self.tr("Label name"),
            self.tr("Number of evaluated images that have this label"),
            self.tr("The probability from which the label counts as present, chosen on the validation images"),
            self.tr("Precision: share of the images given this label that have it, with its 95% interval"),
            self.tr("Recall: share of the images with this label that were given it, with its 95% interval"),
            self.tr("Harmonic mean of precision and recall"),
            self.tr("Average precision: how well the images with this label rank above the others, at any threshold"),
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        score, counts, column = self._scores[index.row()], self._counts[index.row()], index.column()
        value = _value(score, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return number_format.percent(value, 0) if self._compact and isinstance(value, float) else cell_text(value)
        if role == SORT_ROLE:
            return sort_key(value)
        if role == SHARE_ROLE and column >= PRECISION:
            return value
        if role == INTERVAL_ROLE:
            return _interval(counts, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_plain_tip(self._tip(score, counts, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._tip(score, counts, column) if column in (PRECISION, RECALL) else cell_text(value)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return alignment(column)
        return None

    def _tip(self, score: LabelScore, counts: Counts, column: int) -> str:
        whole, bounds = _whole(counts, column), _interval(counts, column)
        if bounds is None:
            if column == PRECISION:
                return self.tr("No image was given this label")
            if column in (RECALL, AP) and not score.count:
                return self.tr("No evaluated image has this label")
            return neutralised(score.name) if column == NAME else ""
        text = self.tr("{0} of {1}: {2}, 95% interval {3} to {4}")
        shares = (counts.found / whole, *bounds)
        return text.format(
            number_format.count(counts.found), number_format.count(whole), *map(number_format.percent, shares)
        )

    def csv(self) -> str:
        header = (
            "label", "images", "threshold", "found", "missed", "wrongly_given", "precision", "precision_low",
            "precision_high", "recall", "recall_low", "recall_high", "f1", "average_precision",
        )  # fmt: skip
        return csv_text(header, [_cells(*row) for row in zip(self._scores, self._counts, strict=True)])


class LabelTable(ScoreTable):
    """Worst F1 first at the start."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._scores = LabelScores()
        super().__init__(self._scores, WIDTHS, F1, parent)
        self.setAccessibleName(self.tr("Scores per label"))

    def show_evaluation(self, evaluation: LabelsEvaluation, counts: tuple[Counts, ...]) -> None:
        self._scores.show_scores(evaluation.labels, counts)

    def csv(self) -> str:
        """The table as CSV text, in the order of the labels."""
        return self._scores.csv()

    def _set_widths(self) -> None:
        super()._set_widths()
        self._scores.show_compact(self.is_narrow)
        self.setColumnHidden(COUNT, self.is_narrow)


def _value(score: LabelScore, column: int) -> str | int | float | None:
    return (
        score.name, score.count, score.threshold, score.precision, score.recall, score.f1, score.average_precision,
    )[column]  # fmt: skip


def _whole(counts: Counts, column: int) -> int:
    """Of how many images precision or recall is a share."""
    return {PRECISION: counts.found + counts.wrongly_given, RECALL: counts.found + counts.missed}.get(column, 0)


def _interval(counts: Counts, column: int) -> tuple[float, float] | None:
    """The 95% Wilson interval (0..1) of precision or recall."""
    whole = _whole(counts, column)
    return wilson(counts.found, whole) if whole else None


def _cells(score: LabelScore, counts: Counts) -> tuple[str | int | float | None, ...]:
    precision, recall = (_interval(counts, column) or (None, None) for column in (PRECISION, RECALL))
    return (
        score.name, score.count, score.threshold, counts.found, counts.missed, counts.wrongly_given,
        score.precision, *precision, score.recall, *recall, score.f1, score.average_precision,
    )  # fmt: skip
