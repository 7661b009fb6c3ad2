"""What an evaluation of boxes came to: kinds of errors, classes, precision and recall, and the images behind them."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from ftstudio.core.box_errors import ErrorKind, Point, counted, curve
from ftstudio.core.evaluation import BoxesEvaluation
from ftstudio.ui.evaluation.box_images import box_words, csv_of, kind_title, with_class, with_errors, with_kind
from ftstudio.ui.evaluation.box_table import BoxTable
from ftstudio.ui.evaluation.error_kinds import ErrorKinds
from ftstudio.ui.evaluation.evaluated_images import Describe
from ftstudio.ui.evaluation.precision_plot import PrecisionPlot
from ftstudio.ui.evaluation.result_view import ResultView
from ftstudio.ui.widgets import number_format, theme
from ftstudio.ui.widgets.background import Background
from ftstudio.ui.widgets.basic import neutralised, plain_label


class _Figures(NamedTuple):
    counts: dict[ErrorKind, int]
    points: list[Point]


class BoxesResult(ResultView):
    """Shows a BoxesEvaluation. One slider sets the threshold for the kinds of errors, the curve and the images."""

    file_name = "boxes.csv"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds, self._table, self._plot = ErrorKinds(), BoxTable(), PrecisionPlot()
        self._counting = Background(self)
        self._slider, self._figure = QSlider(Qt.Orientation.Horizontal), plain_label()
        self._words = plain_label(wrap=True)
        self._kind: ErrorKind | None = None
        self.strip.name_all(self.tr("Show all errors"))
        self.strip.hide_why()
        self._build()
        self._kinds.chosen.connect(self._show_kind)
        self._table.selectionModel().currentRowChanged.connect(self._show_class)
        self._slider.valueChanged.connect(self._move)

    @property
    def threshold(self) -> float:
        """Where the slider stands, 0..1."""
        return self._slider.value() / 100

    def describe(self, evaluation: BoxesEvaluation) -> Describe:
        with QSignalBlocker(self._slider):
            self._slider.setValue(round(evaluation.threshold * 100))
        return box_words(evaluation, self.threshold)

    def show_figures(self, evaluation: BoxesEvaluation) -> None:
        self._table.show_evaluation(evaluation)
        self._count()

    def _count(self) -> None:
        self._figure.setText(number_format.percent(self.threshold, 0))
        self.when_found(self._counting, partial(_figures, threshold=self.threshold), self._show_counts)

    def _show_counts(self, figures: _Figures | None, error: Exception | None) -> None:
        if error is not None:
            raise RuntimeError("The boxes of the evaluation could not be counted.") from error
        if figures is None:
            return
        self._kinds.show_counts(figures.counts)
        self._plot.show_curve(figures.points)
        point = self._plot.show_threshold(self.threshold)
        if point is None:
            self._words.setText(self.tr("No box is that probable."))
            return
        text = self.tr("From {0} on: {1} of the boxes are right (precision), {2} of the objects are found (recall).")
        shares = (self.threshold, point.precision, point.recall)
        self._words.setText(text.format(*(number_format.percent(share, 0) for share in shares)))

    def _move(self) -> None:
        if isinstance(self.evaluation, BoxesEvaluation):
            self.describe_again(box_words(self.evaluation, self.threshold))
            self._count()
            if self._kind is not None:
                self._show_kind(self._kind)
            else:
                self.show_first()

    # ---- which images ---------------------------------------------------------------------------------------

    def show_first(self) -> None:
        self.before_picking()
        find = partial(with_errors, threshold=self.threshold)
        self.pick(self.tr("Most errors first"), self.tr("No errors."), find, default=True)

    def before_picking(self) -> None:
        self._kind = None
        self._kinds.show_current(None)
        with QSignalBlocker(self._table.selectionModel()):
            self._table.clearSelection()
            self._table.setCurrentIndex(QModelIndex())
        self._table.viewport().update()

    def _show_kind(self, kind: ErrorKind) -> None:
        self._kind = kind
        find = partial(with_kind, threshold=self.threshold, kind=kind)
        self.pick(kind_title(kind), self.tr("No image has such a box."), find)

    def _show_class(self, current: QModelIndex) -> None:
        if current.isValid() and isinstance(self.evaluation, BoxesEvaluation):
            self._kind = None
            self._kinds.show_current(None)
            name = self.evaluation.class_names[self._table.source_row(current.row())]
            title = self.tr("{0}: images with errors").format(neutralised(name))
            find = partial(with_class, threshold=self.threshold, name=name)
            self.pick(title, self.tr("No errors with this class."), find)

    def csv(self) -> str:
        assert isinstance(self.evaluation, BoxesEvaluation)
        return csv_of(self.evaluation, self.threshold)

    # ---- building -------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._slider.setRange(5, 99)
        self._slider.setPageStep(5)
        self._slider.setAccessibleName(self.tr("Threshold: boxes count from this probability on"))
        self._slider.setToolTip(self.tr("Boxes count from this probability on. The start has the best F1."))
        self._figure.setMinimumWidth(self.fontMetrics().horizontalAdvance("100 %") + 4)
        slide = QHBoxLayout()
        slide.setSpacing(theme.SPACE_S)
        for widget in (plain_label(self.tr("Threshold"), "caption"), self._slider, self._figure):
            slide.addWidget(widget)
        slide.setStretch(1, 1)
        errors = QWidget()
        column = QVBoxLayout(errors)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addLayout(slide)
        column.addWidget(self._words)
        column.addWidget(self._kinds)
        column.addWidget(self._plot, 1)
        self.add_view(errors, self.tr("Errors"), self.tr("Kinds of errors, precision and recall at a threshold"))
        self.add_view(self._table, self.tr("Classes"), self.tr("Average precision of each class"))
        self.add_tools(self.tr("Copy all boxes as CSV"), self.tr("Save all boxes as a table"))


def _figures(evaluation: BoxesEvaluation, threshold: float) -> _Figures:
    pairs = evaluation.pairs
    return _Figures(dict(counted(pairs, threshold)), curve(pairs))
