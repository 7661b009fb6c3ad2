"""What the views of an evaluation share: the headline, the figures beside or above the images, a table to save."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
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

from ftstudio.core.evaluation import Evaluation
from ftstudio.core.table_text import save_csv
from ftstudio.ui.evaluation.evaluated_images import Describe, unlike
from ftstudio.ui.evaluation.headline import Headline
from ftstudio.ui.evaluation.image_strip import ImageStrip
from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.background import Background
from ftstudio.ui.widgets.basic import neutralised, scrolling

WIDE = 900
"""From this width in pixels on, the images stand beside the views instead of under them."""
COMPACT = 520
"""Below this width in pixels there is room for fewer words and tools. Wider than they need, so that it can shrink."""
DIRECT = 5_000
"""Evaluations of up to this many images are loaded at once, larger ones in the background."""
SHARES = 640, 360
"""How views and images share the room until the user moves the border."""
LEAST_VIEW = 240
"""Of the height in pixels: a few lines of words and a plot that can be read."""


class ResultView(QWidget):
    """Shows evaluations of one task.

    ``open_requested`` carries an absolute path, ``explain_requested`` such paths and the output for each, as objects;
    ``sure_from_chosen`` the confidence (0..1) that the run is to answer from.

    A subclass fills ``views`` with ``add_view`` and says in ``show_figures`` what an evaluation came to, in
    ``describe`` how its images read and in ``show_first`` which of them to show first.
    """

    open_requested = Signal(object)
    saving_failed = Signal(str)
    evaluate_requested = Signal()
    sure_from_chosen = Signal(float)
    explain_requested = Signal(object, object)
    explain_cancelled = Signal()

    file_name = "scores.csv"
    """What a saved table is called unless the user renames it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.evaluation: Evaluation | None = None
        self._picking = Background(self)
        self._looking = Background(self)
        self._saving = Background(self)
        self._describe: Describe | None = None
        self.headline = Headline()
        self.strip = ImageStrip()
        self._switch = QButtonGroup(self)
        self._views = QStackedWidget()
        self._switch_row = QHBoxLayout()
        self._copy, self._save = QToolButton(), QToolButton()
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        self._lay_out()

    # ---- what a subclass says -------------------------------------------------------------------------------

    def show_figures(self, evaluation: Any) -> None:
        """Fill the views."""
        raise NotImplementedError

    def show_first(self) -> None:
        """Pick the images to show before the user asks for others."""
        raise NotImplementedError

    def describe(self, evaluation: Any) -> Describe:
        """How an image of the evaluation reads."""
        raise NotImplementedError

    def csv(self) -> str:
        """The table to copy and to save."""
        raise NotImplementedError

    def show_sure_from(self, value: float) -> None:
        """The confidence (0..1) that the run answers from now, where answers have one."""

    def show_tools(self) -> None:
        """Show what belongs to the view that is chosen, as far as there is room."""

    def before_picking(self) -> None:
        """Other images than those of a choice in the views are coming."""

    # ---- showing --------------------------------------------------------------------------------------------

    def show_evaluation(self, evaluation: Evaluation) -> None:
        self.evaluation = evaluation
        self._describe = self.describe(evaluation)
        self.headline.show_evaluation(evaluation)
        self.strip.forget_heat_maps()
        self.show_figures(evaluation)
        self.when_found(self._looking, _unlike_count, self._show_unlike_count)
        self.show_first()

    def _show_unlike_count(self, count: int | None, error: Exception | None) -> None:
        if error is not None:
            raise RuntimeError("The images of the evaluation could not be loaded.") from error
        self.headline.show_unlike(count)

    def _show_unlike(self) -> None:
        self.before_picking()
        self.pick(self.tr("Unlike the training images, most unlike first"), "", unlike)

    def pick(self, title: str, empty: str, find: Callable[[Any], Sequence[Any]], default: bool = False) -> None:
        """Fill the strip with the images that ``find`` finds; ``default``: those that are shown first."""
        self.strip.begin(title, empty, default)
        self.when_found(self._picking, find, self._take_images)

    def _take_images(self, images: Sequence[Any] | None, error: Exception | None) -> None:
        if error is not None:
            raise RuntimeError("The images of the evaluation could not be sorted.") from error
        if self.evaluation is not None and self._describe is not None:
            self.strip.show_images(self.evaluation.root, images or (), self._describe)

    def when_found(
        self, background: Background, find: Callable[[Any], Any], take: Callable[[Any, Exception | None], None]
    ) -> None:
        """Load the images at once if they are few, otherwise in the background."""
        evaluation = self.evaluation
        if evaluation is None:
            return
        if len(evaluation.images) <= DIRECT:
            background.forget()
            take(find(evaluation), None)
        else:
            background.start(partial(find, evaluation), take)

    def describe_again(self, describe: Describe) -> None:
        """Images read in another way from now on."""
        self._describe = describe

    # ---- the table ------------------------------------------------------------------------------------------

    def _copy_table(self) -> None:
        QGuiApplication.clipboard().setText(self.csv())

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.tr("Save table"), self.file_name, self.tr("CSV table (*.csv)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.fileSelected.connect(self.save_table)
        dialog.open()

    def save_table(self, path: str) -> None:
        """Write the table as CSV, in the background; says so where it does not work."""
        self._saving.start(partial(save_csv, Path(path), self.csv()), partial(self._table_saved, path))

    def _table_saved(self, path: str, _result: None, error: Exception | None) -> None:
        if error is not None:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            text = self.tr("{0} could not be saved: {1}").format(neutralised(path), reason)
            self.saving_failed.emit(text)

    # ---- building -------------------------------------------------------------------------------------------

    def show_view(self, number: int) -> None:
        """The view that was added as this one, from 0."""
        self._switch.button(number).setChecked(True)
        self._views.setCurrentIndex(number)
        self.show_tools()

    @property
    def view(self) -> int:
        """The number of the view that is shown."""
        return self._views.currentIndex()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The images beside the views where there is room, under them otherwise."""
        super().resizeEvent(event)
        self.show_tools()
        direction = Qt.Orientation.Horizontal if self.width() >= WIDE else Qt.Orientation.Vertical
        if self._splitter.orientation() != direction:
            self._splitter.setOrientation(direction)
            self._splitter.setSizes(list(SHARES))

    def add_view(self, view: QWidget, title: str, tip: str) -> None:
        """One of the views to choose from."""
        button = QPushButton(title)
        button.setCheckable(True)
        button.setProperty("role", "quiet")
        button.setToolTip(tip)
        self._switch.addButton(button, self._views.count())
        self._switch_row.addWidget(button)
        self._views.addWidget(view)

    def add_tools(self, copy_tip: str, save_tip: str, *others: QWidget) -> None:
        """To the right of the views: ``others``, and the buttons that copy and save the table."""
        self._switch_row.addStretch(1)
        if self._views.count() == 1:
            self._switch.button(0).hide()  # nothing to choose
        for widget in others:
            self._switch_row.addWidget(widget)
        for button, icon, tip in ((self._copy, "copy", copy_tip), (self._save, "save", save_tip)):
            button.setProperty("role", "quiet")
            button.setIcon(theme.icon(icon))
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            self._switch_row.addWidget(button)
        self.show_view(0)

    def _lay_out(self) -> None:
        self._switch_row.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(self.headline)
        column.addLayout(self._switch_row)
        self._views.setMinimumHeight(LEAST_VIEW)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(theme.SPACE_S)
        self._splitter.addWidget(self._views)
        self._splitter.addWidget(self.strip)
        self._splitter.setSizes(list(SHARES))
        column.addWidget(scrolling(self._splitter), 1)
        self.strip.all_requested.connect(self.show_first)
        self.strip.open_requested.connect(self.open_requested)
        self.strip.explain_requested.connect(self.explain_requested)
        self.strip.explain_cancelled.connect(self.explain_cancelled)
        self.headline.unlike_requested.connect(self._show_unlike)
        self._switch.idClicked.connect(self.show_view)
        self._copy.clicked.connect(self._copy_table)
        self._save.clicked.connect(self._ask_where)


def _unlike_count(evaluation: Evaluation) -> int | None:
    """None where it was not measured."""
    return len(unlike(evaluation)) if evaluation.distance_limit is not None else None
