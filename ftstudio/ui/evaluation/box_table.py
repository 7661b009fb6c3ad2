"""Average precision, precision, recall and F1 of every class of boxes, to sort."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtWidgets import QWidget

from ftstudio.core.evaluation import BoxesEvaluation, BoxScore
from ftstudio.ui.evaluation.score_table import (
    SHARE_ROLE,
    SORT_ROLE,
    Index,
    ScoreTable,
    alignment,
    cell_text,
    sort_key,
)

NAME, COUNT, AP50, MAP, PRECISION, RECALL, F1 = range(7)
WIDTHS = (
    (COUNT, 62, 46), (AP50, 84, 60), (MAP, 84, 60), (PRECISION, 84, 60), (RECALL, 84, 60), (F1, 66, 54),
)  # fmt: skip


class BoxScores(QAbstractTableModel):
    """One row per class."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scores: tuple[BoxScore, ...] = ()

    def show_scores(self, scores: tuple[BoxScore, ...]) -> None:
        self.beginResetModel()
        self._scores = scores
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._scores)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else 7

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        titles = (
            self.tr("Class"), self.tr("Boxes"), "AP50", "mAP", self.tr("Precision"), self.tr("Recall"), "F1",
        )  # fmt: skip
        tips = (
            self.tr("Class name"),
            self.tr("Number of true boxes of this class"),
            self.tr("Average precision where a box counts as found from an overlap (IoU) of 0.5 on"),
            self.tr("Average precision, the mean over overlaps of 0.5 to 0.95"),
            self.tr("Share of the boxes from the threshold on that are right"),
            self.tr("Share of the objects that are found from the threshold on"),
            self.tr("Harmonic mean of precision and recall"),
        )
        if role == Qt.ItemDataRole.DisplayRole:
            return titles[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tips[section]
        return alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        score, column = self._scores[index.row()], index.column()
        value = (score.name, score.count, score.ap50, score.ap, score.precision, score.recall, score.f1)[column]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell_text(value)
        if role == SORT_ROLE:
            return sort_key(value)
        if role == SHARE_ROLE and column >= AP50:
            return value
        return alignment(column) if role == Qt.ItemDataRole.TextAlignmentRole else None


class BoxTable(ScoreTable):
    """Lowest AP50 first at the start."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._scores = BoxScores()
        super().__init__(self._scores, WIDTHS, AP50, parent)
        self.setAccessibleName(self.tr("Scores per class"))

    def show_evaluation(self, evaluation: BoxesEvaluation) -> None:
        self._scores.show_scores(evaluation.classes)

    def _set_widths(self) -> None:
        super()._set_widths()
        self.setColumnHidden(COUNT, self.is_narrow)
        self.setColumnHidden(F1, self.is_narrow)
