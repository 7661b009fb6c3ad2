"""What an evaluation of labels came to: the figures, a row per label, and the images behind it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QSignalBlocker
from PySide6.QtWidgets import QWidget

from ftstudio.core.evaluation import LabelsEvaluation
from ftstudio.core.label_mistakes import Counts, counts_of, mistakes_of
from ftstudio.ui.evaluation.evaluated_images import Describe
from ftstudio.ui.evaluation.label_images import label_words, mistaken
from ftstudio.ui.evaluation.label_table import LabelTable
from ftstudio.ui.evaluation.result_view import ResultView
from ftstudio.ui.widgets.background import Background
from ftstudio.ui.widgets.basic import neutralised


class LabelsResult(ResultView):
    """Shows a LabelsEvaluation. Heat maps explain the label that is chosen, or the one that an image is shown for."""

    file_name = "labels.csv"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = LabelTable()
        self._counting = Background(self)
        self.add_view(self._table, self.tr("Labels"), self.tr("Precision, recall, F1 and AP of each label"))
        self.add_tools(self.tr("Copy the per-label scores as CSV"), self.tr("Save the per-label scores as a table"))
        self._table.selectionModel().currentRowChanged.connect(self._show_label)

    def describe(self, evaluation: LabelsEvaluation) -> Describe:
        return label_words(evaluation)

    def show_figures(self, evaluation: LabelsEvaluation) -> None:
        self._table.show_evaluation(evaluation, (Counts(0, 0, 0),) * len(evaluation.labels))
        self.when_found(self._counting, counts_of, self._show_counts)

    def _show_counts(self, counts: tuple[Counts, ...] | None, error: Exception | None) -> None:
        if error is not None:
            raise RuntimeError("The images of the evaluation could not be counted.") from error
        if counts is not None and isinstance(self.evaluation, LabelsEvaluation):
            self._table.show_evaluation(self.evaluation, counts)

    # ---- which images ---------------------------------------------------------------------------------------

    def show_first(self) -> None:
        self.before_picking()
        self.pick(self.tr("Most confident mistakes"), self.tr("No mistakes."), mistaken, default=True)

    def before_picking(self) -> None:
        """No label is chosen; heat maps for a label are of no use for another."""
        self.strip.forget_heat_maps()
        with QSignalBlocker(self._table.selectionModel()):
            self._table.clearSelection()
            self._table.setCurrentIndex(QModelIndex())
        self._table.viewport().update()

    def _show_label(self, current: QModelIndex) -> None:
        if not current.isValid() or not isinstance(self.evaluation, LabelsEvaluation):
            return
        self.strip.forget_heat_maps()
        label = self._table.source_row(current.row())
        name = neutralised(self.evaluation.label_names[label])
        title = self.tr("{0}: missed or wrongly given, most confident first").format(name)
        self.pick(title, self.tr("No mistakes with this label."), partial(mistakes_of, label=label))

    def csv(self) -> str:
        return self._table.csv()
