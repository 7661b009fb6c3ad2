"""What an evaluation came to: the figures, one of four views of them, and the images behind it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ftstudio.app.coverage_curve import CoverageCurve
from ftstudio.core.evaluation import ClassEvaluation, EvaluatedImage
from ftstudio.core.table_text import save_csv
from ftstudio.ui.evaluation.calibration_view import CalibrationView
from ftstudio.ui.evaluation.class_table import ClassTable
from ftstudio.ui.evaluation.confused_menu import ConfusedMenu
from ftstudio.ui.evaluation.confusion_view import ConfusionView
from ftstudio.ui.evaluation.evaluated_images import mistakes, of_cell, of_class, unlike, unsure
from ftstudio.ui.evaluation.headline import Headline
from ftstudio.ui.evaluation.image_strip import ImageStrip
from ftstudio.ui.evaluation.threshold_view import ThresholdView
from ftstudio.ui.widgets import number_format, theme
from ftstudio.ui.widgets.background import Background
from ftstudio.ui.widgets.basic import neutralised, scrolling

WIDE = 900
"""From this width in pixels on, the images stand beside the views instead of under them."""
COMPACT = 520
"""Below this width in pixels icons replace the labels above the views. Wider than they need, so that it can shrink."""
DIRECT = 5_000
"""Evaluations of up to this many images are loaded at once, larger ones in the background."""
SHARES = 640, 360
"""How views and images share the room until the user moves the border."""
LEAST_VIEW = 240
"""Of the height in pixels: a few lines of words and a plot that can be read."""
MATRIX, CLASSES, CALIBRATION, THRESHOLD = range(4)


class _Findings(NamedTuple):
    """What takes a look at every image."""

    curve: CoverageCurve
    unlike: int | None


class EvaluationResult(QWidget):
    """Shows a ClassEvaluation. ``open_requested`` carries an absolute path, ``explain_requested`` such paths and the
    class for each, as objects; ``sure_from_chosen`` the confidence (0..1) that the run is to answer from."""

    open_requested = Signal(object)
    saving_failed = Signal(str)
    evaluate_requested = Signal()
    sure_from_chosen = Signal(float)
    explain_requested = Signal(object, object)
    explain_cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._evaluation: ClassEvaluation | None = None
        self._picking = Background(self)
        self._looking = Background(self)
        self._saving = Background(self)
        self.headline = Headline()
        self._matrix = ConfusionView()
        self._table = ClassTable()
        self._calibration = CalibrationView()
        self._threshold = ThresholdView()
        self._switch = QButtonGroup(self)
        self._views = QStackedWidget()
        self._confused = ConfusedMenu()
        self._copy, self._save = QToolButton(), QToolButton()
        self.strip = ImageStrip()
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._build()
        self._connect()

    def show_evaluation(self, evaluation: ClassEvaluation) -> None:
        self._evaluation = evaluation
        self.headline.show_evaluation(evaluation)
        self._confused.show_evaluation(evaluation)
        self._matrix.show_counts(evaluation.class_names, evaluation.confusion)
        self._table.show_evaluation(evaluation)
        self._calibration.show_evaluation(evaluation)
        self.strip.forget_heat_maps()
        self._when_found(self._looking, _findings, self._show_findings)
        self._show_mistakes()

    def show_sure_from(self, value: float) -> None:
        """The confidence (0..1) that the run answers from now."""
        self._threshold.show_sure_from(value)

    def _show_findings(self, found: _Findings | None, error: Exception | None) -> None:
        if error is not None:
            raise RuntimeError("The images of the evaluation could not be loaded.") from error
        if found is None or self._evaluation is None:
            return
        self._threshold.show_curve(found.curve)
        self.headline.show_unlike(found.unlike)

    # ---- which images ---------------------------------------------------------------------------------------

    def _show_mistakes(self) -> None:
        self._matrix.show_current(None)
        self._pick(self.tr("Most confident mistakes"), self.tr("No mistakes."), mistakes, default=True)

    def _show_cell(self, target: int, predicted: int) -> None:
        empty = self.tr("No images in this cell.")
        self._pick(self._matrix.words(target, predicted), empty, partial(of_cell, target=target, predicted=predicted))

    def _show_class(self, current: QModelIndex) -> None:
        if current.isValid() and self._evaluation is not None:
            target = self._table.class_at(current.row())
            name = neutralised(self._evaluation.class_names[target])
            title = self.tr("Misclassified images of {0}").format(name)
            self._matrix.show_current(None)
            self._pick(title, self.tr("All were predicted correctly."), partial(of_class, target=target))

    def _show_unlike(self) -> None:
        self._matrix.show_current(None)
        self._pick(self.tr("Unlike the training images, most unlike first"), "", unlike)

    def _show_unsure(self, threshold: float) -> None:
        self._matrix.show_current(None)
        title = self.tr("“Not sure” below {0}, least confident first").format(number_format.percent(threshold, 0))
        self._pick(title, "", partial(unsure, threshold=threshold))

    def _pick(
        self,
        title: str,
        empty: str,
        pick: Callable[[ClassEvaluation], tuple[EvaluatedImage, ...]],
        default: bool = False,
    ) -> None:
        """Fill the strip with the images that ``pick`` finds."""
        self.strip.begin(title, empty, default)
        self._when_found(self._picking, pick, self._take_images)

    def _take_images(self, images: tuple[EvaluatedImage, ...] | None, error: Exception | None) -> None:
        if error is not None:
            raise RuntimeError("The images of the evaluation could not be sorted.") from error
        self.strip.show_images(self._evaluation, images or ())

    def _when_found(
        self,
        background: Background,
        find: Callable[[ClassEvaluation], Any],
        take: Callable[[Any, Exception | None], None],
    ) -> None:
        """Load the images at once if they are few, otherwise in the background."""
        evaluation = self._evaluation
        if evaluation is None:
            return
        if len(evaluation.images) <= DIRECT:
            background.forget()
            take(find(evaluation), None)
        else:
            background.start(partial(find, evaluation), take)

    # ---- doing ----------------------------------------------------------------------------------------------

    def _copy_table(self) -> None:
        QGuiApplication.clipboard().setText(self._table.csv())

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.tr("Save table"), "classes.csv", self.tr("CSV table (*.csv)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.fileSelected.connect(self.save_table)
        dialog.open()

    def save_table(self, path: str) -> None:
        """Write the scores per class as CSV, in the background; says so where it does not work."""
        self._saving.start(partial(save_csv, Path(path), self._table.csv()), partial(self._table_saved, path))

    def _table_saved(self, path: str, _result: None, error: Exception | None) -> None:
        if error is not None:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            text = self.tr("{0} could not be saved: {1}").format(neutralised(path), reason)
            self.saving_failed.emit(text)

    def show_view(self, number: int) -> None:
        """MATRIX, CLASSES, CALIBRATION or THRESHOLD."""
        self._switch.button(number).setChecked(True)
        self._views.setCurrentIndex(number)
        self._show_tools()

    def _show_tools(self) -> None:
        """What belongs to the view that is shown, as far as there is room."""
        view = self._views.currentIndex()
        self._confused.setVisible(view == MATRIX)
        self._save.setVisible(view == CLASSES)
        self._copy.setVisible(view == CLASSES and self.width() >= COMPACT)

    # ---- building -------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The images beside the views where there is room, under them otherwise."""
        super().resizeEvent(event)
        self._confused.show_compact(self.width() < COMPACT)
        self._show_tools()
        wide = self.width() >= WIDE
        direction = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self._splitter.orientation() != direction:
            self._splitter.setOrientation(direction)
            self._splitter.setSizes(list(SHARES))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(self.headline)
        column.addLayout(self._build_switch())
        for view in (self._matrix, self._table, self._calibration, self._threshold):
            self._views.addWidget(view)
        self._views.setMinimumHeight(LEAST_VIEW)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(theme.SPACE_S)
        self._splitter.addWidget(self._views)
        self._splitter.addWidget(self.strip)
        self._splitter.setSizes(list(SHARES))
        column.addWidget(scrolling(self._splitter), 1)
        self.show_view(MATRIX)

    def _build_switch(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        views = (
            (self.tr("Matrix"), self.tr("How often each class is predicted as another")),
            (self.tr("Classes"), self.tr("Precision, recall and F1 of each class")),
            (self.tr("Calibration"), self.tr("How well the confidence matches the accuracy")),
            (self.tr("Threshold"), self.tr("The confidence below which the model says “not sure”")),
        )
        for number, (title, tip) in enumerate(views):
            button = QPushButton(title)
            button.setCheckable(True)
            button.setProperty("role", "quiet")
            button.setToolTip(tip)
            self._switch.addButton(button, number)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._confused)
        copied, saved = self.tr("Copy the per-class scores as CSV"), self.tr("Save the per-class scores as a table")
        for button, icon, tip in ((self._copy, "copy", copied), (self._save, "save", saved)):
            button.setProperty("role", "quiet")
            button.setIcon(theme.icon(icon))
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        self._matrix.cell_chosen.connect(self._show_cell)
        self._table.selectionModel().currentRowChanged.connect(self._show_class)
        self._calibration.evaluate_requested.connect(self.evaluate_requested)
        self._threshold.sure_from_chosen.connect(self.sure_from_chosen)
        self._threshold.unsure_requested.connect(self._show_unsure)
        self.strip.all_requested.connect(self._show_mistakes)
        self.strip.open_requested.connect(self.open_requested)
        self.strip.explain_requested.connect(self.explain_requested)
        self.strip.explain_cancelled.connect(self.explain_cancelled)
        self.headline.unlike_requested.connect(self._show_unlike)
        self._confused.pair_chosen.connect(self._matrix.choose)
        self._switch.idClicked.connect(self.show_view)
        self._copy.clicked.connect(self._copy_table)
        self._save.clicked.connect(self._ask_where)


def _findings(evaluation: ClassEvaluation) -> _Findings:
    measured = evaluation.distance_limit is not None
    return _Findings(CoverageCurve(evaluation.images), len(unlike(evaluation)) if measured else None)
