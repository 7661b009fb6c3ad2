"""What an evaluation of classes came to: the figures, one of four views of them, and the images behind it."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ftstudio.app.coverage_curve import CoverageCurve
from ftstudio.core.evaluation import ClassEvaluation
from ftstudio.ui.evaluation.calibration_view import CalibrationView
from ftstudio.ui.evaluation.class_table import ClassTable
from ftstudio.ui.evaluation.confused_menu import ConfusedMenu
from ftstudio.ui.evaluation.confusion_view import ConfusionView
from ftstudio.ui.evaluation.evaluated_images import Describe, class_words, mistakes, of_cell, of_class, unsure
from ftstudio.ui.evaluation.result_view import COMPACT, ResultView
from ftstudio.ui.evaluation.threshold_view import ThresholdView
from ftstudio.ui.widgets import number_format
from ftstudio.ui.widgets.background import Background
from ftstudio.ui.widgets.basic import neutralised

MATRIX, CLASSES, CALIBRATION, THRESHOLD = range(4)


class EvaluationResult(ResultView):
    """Shows a ClassEvaluation."""

    file_name = "classes.csv"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matrix = ConfusionView()
        self._table = ClassTable()
        self._calibration = CalibrationView()
        self._threshold = ThresholdView()
        self._confused = ConfusedMenu()
        self._curve = Background(self)
        self._build()
        self._connect()

    def describe(self, evaluation: ClassEvaluation) -> Describe:
        return class_words(evaluation)

    def show_figures(self, evaluation: ClassEvaluation) -> None:
        self._confused.show_evaluation(evaluation)
        self._matrix.show_counts(evaluation.class_names, evaluation.confusion)
        self._table.show_evaluation(evaluation)
        self._calibration.show_evaluation(evaluation)
        self.when_found(self._curve, _coverage, self._show_curve)

    def show_sure_from(self, value: float) -> None:
        self._threshold.show_sure_from(value)

    def _show_curve(self, curve: CoverageCurve | None, error: Exception | None) -> None:
        if error is not None:
            raise RuntimeError("The images of the evaluation could not be loaded.") from error
        if curve is not None:
            self._threshold.show_curve(curve)

    # ---- which images ---------------------------------------------------------------------------------------

    def show_first(self) -> None:
        self._matrix.show_current(None)
        self.pick(self.tr("Most confident mistakes"), self.tr("No mistakes."), mistakes, default=True)

    def before_picking(self) -> None:
        self._matrix.show_current(None)

    def show_confusion(self, first: str, second: str) -> None:
        """Mark the cell of two classes, the more frequent direction, and show its images."""
        evaluation = self.evaluation
        if not isinstance(evaluation, ClassEvaluation) or not {first, second} <= set(evaluation.class_names):
            return
        a, b = (evaluation.class_names.index(name) for name in (first, second))
        target, predicted = (a, b) if evaluation.confusion[a][b] >= evaluation.confusion[b][a] else (b, a)
        self.show_view(MATRIX)
        self._matrix.choose(target, predicted)

    def _show_cell(self, target: int, predicted: int) -> None:
        empty = self.tr("No images in this cell.")
        self.pick(self._matrix.words(target, predicted), empty, partial(of_cell, target=target, predicted=predicted))

    def _show_class(self, current: QModelIndex) -> None:
        if current.isValid() and isinstance(self.evaluation, ClassEvaluation):
            target = self._table.class_at(current.row())
            name = neutralised(self.evaluation.class_names[target])
            title = self.tr("Misclassified images of {0}").format(name)
            self._matrix.show_current(None)
            self.pick(title, self.tr("All were predicted correctly."), partial(of_class, target=target))

    def _show_unsure(self, threshold: float) -> None:
        self._matrix.show_current(None)
        title = self.tr("“Not sure” below {0}, least confident first").format(number_format.percent(threshold, 0))
        self.pick(title, "", partial(unsure, threshold=threshold))

    # ---- the table and its tools ----------------------------------------------------------------------------

    def csv(self) -> str:
        return self._table.csv()

    def show_tools(self) -> None:
        self._confused.setVisible(self.view == MATRIX)
        self._save.setVisible(self.view == CLASSES)
        self._copy.setVisible(self.view == CLASSES and self.width() >= COMPACT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._confused.show_compact(self.width() < COMPACT)
        super().resizeEvent(event)

    # ---- building -------------------------------------------------------------------------------------------

    def _build(self) -> None:
        views: tuple[tuple[Any, str, str], ...] = (
            (self._matrix, self.tr("Matrix"), self.tr("How often each class is predicted as another")),
            (self._table, self.tr("Classes"), self.tr("Precision, recall and F1 of each class")),
            (self._calibration, self.tr("Calibration"), self.tr("How well the confidence matches the accuracy")),
            (self._threshold, self.tr("Threshold"), self.tr("The confidence below which the model says “not sure”")),
        )
        for view, title, tip in views:
            self.add_view(view, title, tip)
        copied, saved = self.tr("Copy the per-class scores as CSV"), self.tr("Save the per-class scores as a table")
        self.add_tools(copied, saved, self._confused)

    def _connect(self) -> None:
        self._matrix.cell_chosen.connect(self._show_cell)
        self._table.selectionModel().currentRowChanged.connect(self._show_class)
        self._calibration.evaluate_requested.connect(self.evaluate_requested)
        self._threshold.sure_from_chosen.connect(self.sure_from_chosen)
        self._threshold.unsure_requested.connect(self._show_unsure)
        self._confused.pair_chosen.connect(self._matrix.choose)


def _coverage(evaluation: ClassEvaluation) -> CoverageCurve:
    return CoverageCurve(evaluation.images)
