"""What an evaluation came to: the figures, the confusion matrix, the classes, and the images behind them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ftstudio.core.records import EvaluatedImage, Evaluation
from ftstudio.ui.evaluation.class_table import ClassTable
from ftstudio.ui.evaluation.confusion_view import ConfusionView
from ftstudio.ui.evaluation.evaluated_images import EvaluatedImages, mistakes, of_cell, of_class
from ftstudio.ui.look import theme
from ftstudio.ui.look.background import Background
from ftstudio.ui.look.table_text import save_csv
from ftstudio.ui.look.thumbnails import PictureLoader
from ftstudio.ui.look.tile_grid import TileGrid
from ftstudio.ui.look.widgets import ElidedLabel, neutralised, plain_label

WIDE = 760
"""From this width in pixels on, the matrix and the table stand side by side."""
DIRECT = 5_000
"""Evaluations of up to this many images are picked from at once, larger ones in the background."""


class EvaluationResult(QWidget):
    """Shows one Evaluation. ``open_requested`` carries an absolute path, as object."""

    open_requested = Signal(object)
    saving_failed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._evaluation: Evaluation | None = None
        self._picking = Background(self)
        self._saving = Background(self)
        self._pictures = PictureLoader(self, budget=16 * 2**20)
        self._images = EvaluatedImages(self)
        self._accuracy = plain_label(role="verdict")
        self._interval = ElidedLabel()
        self._figures = ElidedLabel()
        self._matrix = ConfusionView()
        self._table = ClassTable()
        self._views = QButtonGroup(self)
        self._view_row = QWidget()
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._copy = QPushButton(self.tr("Copy"))
        self._save = QPushButton(self.tr("Save as CSV…"))
        self._images_title = ElidedLabel()
        self._all_mistakes = QPushButton(self.tr("Show all mistakes"))
        self._grid = TileGrid(self._pictures, edge=88)
        self._no_images = plain_label(role="muted", wrap=True)
        self._image_pages = QStackedWidget()
        self._build()
        self._connect()

    def show_evaluation(self, evaluation: Evaluation) -> None:
        self._evaluation = evaluation
        locale = QLocale()
        self._accuracy.setText(f"{locale.toString(evaluation.accuracy * 100, 'f', 1)} %")
        low, high = (locale.toString(x * 100, "f", 1) for x in (evaluation.accuracy_low, evaluation.accuracy_high))
        count = locale.toString(evaluation.count)
        self._interval.setText(self.tr("right, of {0} images · 95% interval {1} to {2} %").format(count, low, high))
        loss, f1 = (locale.toString(x, "f", 3) for x in (evaluation.loss, evaluation.macro_f1))
        self._figures.setText(self.tr("loss {0} · macro F1 {1}").format(loss, f1))
        self._matrix.show_counts(evaluation.class_names, evaluation.confusion)
        self._table.show_scores(evaluation.classes)
        self._show_mistakes()

    def _show_mistakes(self) -> None:
        self._matrix.show_current(None)
        title = self.tr("Most confident mistakes")
        self._pick(title, self.tr("No mistakes."), mistakes, default=True)

    def _show_cell(self, target: int, predicted: int) -> None:
        empty = self.tr("No images in this cell.")
        self._pick(self._matrix.words(target, predicted), empty, partial(_cell_of, target, predicted))

    def _show_class(self, current: QModelIndex) -> None:
        if current.isValid() and self._evaluation is not None:
            target = self._table.class_at(current.row())
            name = neutralised(self._evaluation.class_names[target])
            title = self.tr("Images of {0} taken for something else").format(name)
            self._matrix.show_current(None)
            self._pick(title, self.tr("All of them were recognised."), partial(_class_of, target))

    def _pick(
        self,
        title: str,
        empty: str,
        pick: Callable[[Evaluation], tuple[EvaluatedImage, ...]],
        default: bool = False,
    ) -> None:
        """Fill the strip below with the images that ``pick`` finds."""
        evaluation = self._evaluation
        if evaluation is None:
            return
        self._images_title.setText(title)
        self._no_images.setText(empty)
        self._all_mistakes.setVisible(not default)
        if len(evaluation.images) <= DIRECT:
            self._picking.forget()
            self._take_images(pick(evaluation), None)
        else:
            self._picking.start(partial(pick, evaluation), self._take_images)

    def _take_images(self, images: tuple[EvaluatedImage, ...] | None, error: Exception | None) -> None:
        if error is not None:
            raise RuntimeError("The images of the evaluation could not be sorted.") from error
        self._images.show_images(self._evaluation, images or ())
        self._grid.scrollToTop()
        self._image_pages.setCurrentIndex(0 if images else 1)

    # ---- doing ----------------------------------------------------------------------------------------------

    def _open_tile(self, index: QModelIndex) -> None:
        self.open_requested.emit(self._images.absolute(index.row()))

    def _copy_table(self) -> None:
        QGuiApplication.clipboard().setText(self._table.csv())

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.tr("Save the table"), "classes.csv", self.tr("CSV table (*.csv)"))
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

    # ---- building -------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Matrix and table side by side where there is room, one of them otherwise."""
        wide = self.width() >= WIDE
        table = self._views.checkedId() == 1
        self._view_row.setVisible(not wide)
        self._matrix.setVisible(wide or not table)
        self._table.setVisible(wide or table)
        sideways, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._top.setDirection(sideways if wide else down)

    def _build(self) -> None:
        self._interval.setProperty("role", "muted")
        self._figures.setProperty("role", "muted")
        self._images_title.setProperty("role", "title")
        self._all_mistakes.setProperty("role", "quiet")
        self._no_images.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addLayout(self._build_top())
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._build_scores())
        splitter.addWidget(self._build_images())
        splitter.setStretchFactor(0, 5)
        splitter.setStretchFactor(1, 3)
        column.addWidget(splitter, 1)

    def _build_top(self) -> QBoxLayout:
        figures = QVBoxLayout()
        figures.setSpacing(0)
        figures.addWidget(self._interval)
        figures.addWidget(self._figures)
        headline = QHBoxLayout()
        self._top.setSpacing(theme.SPACE_S)
        headline.setSpacing(theme.SPACE_M)
        headline.addWidget(self._accuracy)
        headline.addLayout(figures, 1)
        tools = QHBoxLayout()
        tools.setSpacing(theme.SPACE_XS)
        switch = QHBoxLayout(self._view_row)
        switch.setContentsMargins(0, 0, 0, 0)
        switch.setSpacing(2)
        for number, title in enumerate((self.tr("Matrix"), self.tr("Classes"))):
            button = QPushButton(title)
            button.setCheckable(True)
            button.setProperty("role", "quiet")
            self._views.addButton(button, number)
            switch.addWidget(button)
        self._views.button(0).setChecked(True)
        tools.addWidget(self._view_row)
        tools.addStretch(1)
        for button, icon in ((self._copy, "copy"), (self._save, "save")):
            button.setProperty("role", "quiet")
            button.setIcon(theme.icon(icon))
            tools.addWidget(button)
        self._copy.setToolTip(self.tr("Copy the scores per class as CSV"))
        self._save.setToolTip(self.tr("Save the scores per class as a table for a spreadsheet"))
        self._top.addLayout(headline, 1)
        self._top.addLayout(tools)
        return self._top

    def _build_scores(self) -> QWidget:
        both = QWidget()
        pair = QHBoxLayout(both)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(theme.SPACE_M)
        pair.addWidget(self._matrix, 1)
        pair.addWidget(self._table, 1)
        return both

    def _build_images(self) -> QWidget:
        self._grid.setModel(self._images)
        self._grid.setAccessibleName(self.tr("Images of the evaluation"))
        self._image_pages.addWidget(self._grid)
        self._image_pages.addWidget(self._no_images)
        lower = QWidget()
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, theme.SPACE_S, 0, 0)
        below.setSpacing(theme.SPACE_S)
        title = QHBoxLayout()
        title.addWidget(self._images_title, 1)
        title.addWidget(self._all_mistakes)
        below.addLayout(title)
        below.addWidget(self._image_pages, 1)
        return lower

    def _connect(self) -> None:
        self._matrix.cell_chosen.connect(self._show_cell)
        self._table.selectionModel().currentRowChanged.connect(self._show_class)
        self._all_mistakes.clicked.connect(self._show_mistakes)
        self._grid.tile_opened.connect(self._open_tile)
        self._views.idClicked.connect(self._arrange)
        self._copy.clicked.connect(self._copy_table)
        self._save.clicked.connect(self._ask_where)


def _cell_of(target: int, predicted: int, evaluation: Evaluation) -> tuple[EvaluatedImage, ...]:
    return of_cell(evaluation, target, predicted)


def _class_of(target: int, evaluation: Evaluation) -> tuple[EvaluatedImage, ...]:
    return of_class(evaluation, target)
