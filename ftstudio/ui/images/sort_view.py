"""Sorting a heap of images: groups to name, a queue with a key for each class, proposals to accept, class folders."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ftstudio.app.sort_board import FIRST_PROPOSALS, Place, SortBoard, places, shown
from ftstudio.ui.images.sort_classes import KEYS, SortClasses
from ftstudio.ui.images.sort_model import SortModel
from ftstudio.ui.widgets import amounts, theme
from ftstudio.ui.widgets.basic import ElidedLabel, neutralised, plain_label
from ftstudio.ui.widgets.thumbnails import PictureLoader
from ftstudio.ui.widgets.tile_grid import TileGrid

EDGE, LARGE, LEFT = 128, 256, 210


class SortView(QWidget):
    """Announces what should happen: paths relative to the folder that is sorted, and class names.

    ``make_requested`` carries a SortHow.
    """

    label_requested = Signal(object, object)
    class_requested = Signal(object)
    proposals_requested = Signal()
    make_requested = Signal(str)
    undo_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board: SortBoard | None = None
        self._places: list[Place] = []
        self._edge = EDGE
        self._model = SortModel(self)
        self._pictures = PictureLoader(self)
        self.grid = TileGrid(self._pictures, EDGE)
        self.grid.setModel(self._model)
        self.grid.setDragEnabled(True)
        self.grid.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.grid.setAccessibleName(self.tr("Images to sort"))
        self.places = QListWidget()
        self.places.setAccessibleName(self.tr("Groups of images"))
        self.classes = SortClasses()
        self._title = plain_label(self.tr("Sort images"), "title")
        self._hint = ElidedLabel()
        self._progress, self._what = QProgressBar(), plain_label("", "muted")
        self.undo, self.close_button = QPushButton(self.tr("Undo")), QPushButton(self.tr("Close"))
        self.propose = QPushButton(self.tr("Propose the rest"))
        self.accept = QPushButton(self.tr("Accept all shown"))
        self.unlabel = QPushButton(self.tr("Take the class away"))
        self.how = QComboBox()
        self.make = QPushButton(self.tr("Make class folders"))
        self._build()
        self._connect()
        self.show_progress("", 0, 0)
        self.show_board(None)

    # ---- showing

    def show_board(self, board: SortBoard | None) -> None:
        """Show a sorting; the place in sight stays if it still has images."""
        here = self._place
        self._board = board
        self._places = places(board) if board is not None else []
        self.places.blockSignals(True)
        self.places.clear()
        for place in self._places:
            self.places.addItem(self._item(place))
        self.places.blockSignals(False)
        if board is not None:
            self.classes.show_board(board)
            if here not in self._places or (here is not None and not shown(board, here)):
                here = next((place for place in self._places if shown(board, place)), self._places[0])
            self.places.setCurrentRow(self._places.index(here) if here is not None else 0)
        self._show_place()

    def show_progress(self, what: str, done: int, total: int) -> None:
        """How far a job is; "" when none runs."""
        for part in (self._progress, self._what):
            part.setVisible(bool(what))
        self._what.setText(what)
        self._progress.setRange(0, total)
        self._progress.setValue(done)

    @property
    def _place(self) -> Place | None:
        row = self.places.currentRow()
        return self._places[row] if 0 <= row < len(self._places) else None

    def _item(self, place: Place) -> QListWidgetItem:
        assert self._board is not None
        count = amounts.count(len(shown(self._board, place)))
        name = neutralised(place.name)
        words = {
            "next": self.tr("Label next"),
            "proposed": self.tr("Proposed: {0}").format(name),
            "class": name,
            "group": self.tr("Group {0}").format(place.number + 1),
        }[place.kind]
        return QListWidgetItem(f"{words}  ({count})")

    def _show_place(self) -> None:
        board, place = self._board, self._place
        rows = shown(board, place) if board is not None and place is not None else []
        kept = self.grid.verticalScrollBar().value()
        self._model.show(board.found.dataset.root if board is not None else "", rows)
        self.grid.verticalScrollBar().setValue(kept)
        if rows and place is not None and place.kind == "next":
            self._select_first()
        self._show_actions()

    def _select_first(self) -> None:
        index = self._model.index(0, 0)
        self.grid.setCurrentIndex(index)
        self.grid.selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _show_actions(self) -> None:
        board, place = self._board, self._place
        kind = place.kind if place is not None else ""
        self.accept.setVisible(kind == "proposed")
        self.unlabel.setVisible(kind == "class")
        self.propose.setEnabled(board is not None and board.can_propose)
        self.make.setEnabled(board is not None and len(set(board.labels.values())) > 1)
        self._hint.setText(self._hint_text(board, kind))

    def _hint_text(self, board: SortBoard | None, kind: str) -> str:
        if board is None:
            return ""
        if not board.class_names:
            return self.tr("Add the classes on the left first, for example cats and dogs.")
        labelled = self.tr("{0} of {1} images labelled.").format(
            amounts.count(len(board.labels)), amounts.count(board.image_count)
        )
        if kind == "group":
            return f"{labelled} {self.tr('A key labels the selected images, or the whole group if none is selected.')}"
        if kind == "proposed":
            return f"{labelled} {self.tr('Most confident first. Correct single images with their key.')}"
        if len(board.labels) < FIRST_PROPOSALS:
            some = self.tr("After {0} labels, classes are proposed for the rest.").format(FIRST_PROPOSALS)
            return f"{labelled} {some}"
        return labelled

    # ---- doing

    def label(self, class_name: str) -> None:
        """Label the selected images; with none selected the whole group, or the first image elsewhere."""
        place = self._place
        rows = self.grid.selected_rows()
        paths = self._model.paths(rows)
        if not rows and place is not None:
            every = self._model.paths()
            paths = every if place.kind == "group" else every[:1]
        if paths:
            self.label_requested.emit(paths, class_name)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def label_with_key(self, number: int) -> None:
        """Label the selected images with the class of a key, from 0."""
        if self._board is not None and number < len(self._board.class_names):
            self.label(self._board.class_names[number])

    def accept_shown(self) -> None:
        """Label all images in sight as proposed."""
        place = self._place
        if place is not None and place.kind == "proposed":
            self.label_requested.emit(self._model.paths(), place.name)

    def _take_away(self) -> None:
        rows = self.grid.selected_rows()
        self.label_requested.emit(self._model.paths(rows or None), "")

    # ---- putting it together

    def _build(self) -> None:
        for how, words in (
            ("move", self.tr("by moving the files")),
            ("copy", self.tr("with copies, in a new folder")),
            ("link", self.tr("with links, in a new folder")),
            ("list", self.tr("as a list beside the files")),
        ):
            self.how.addItem(words, how)
        self.how.setAccessibleName(self.tr("How class folders are made"))
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(120)
        self._progress.setAccessibleName(self.tr("Progress of sorting"))
        for button in (self.undo, self.close_button, self.unlabel):
            button.setProperty("role", "quiet")
        self.undo.setIcon(theme.icon("undo"))
        self.undo.setEnabled(False)
        self.make.setProperty("role", "primary")
        top, foot, middle, left = QHBoxLayout(), QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        for part in (self._title, self._what, self._progress):
            top.addWidget(part)
        top.addStretch(1)
        for part in (self.undo, self.close_button):
            top.addWidget(part)
        side = QWidget()
        side.setFixedWidth(LEFT)
        side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        left.addWidget(self.classes, 1)
        left.addWidget(self.places, 1)
        left.addWidget(self.propose)
        middle.addWidget(side)
        middle.addWidget(self.grid, 1)
        foot.addStretch(1)
        foot.addWidget(self.make)
        foot.addWidget(self.how)
        column = QVBoxLayout(self)
        column.setSpacing(theme.SPACE_S)
        column.addLayout(top)
        said = QHBoxLayout()
        said.addWidget(self._hint, 1)
        for part in (self.accept, self.unlabel):
            said.addWidget(part)
        column.addLayout(said)
        column.addLayout(middle, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.places.currentRowChanged.connect(lambda _row: self._show_place())
        self.classes.chosen.connect(self.label)
        self.classes.added.connect(self.class_requested)
        self.propose.clicked.connect(self.proposals_requested)
        self.accept.clicked.connect(self.accept_shown)
        self.unlabel.clicked.connect(self._take_away)
        self.make.clicked.connect(lambda: self.make_requested.emit(self.how.currentData()))
        self.undo.clicked.connect(self.undo_requested)
        self.close_button.clicked.connect(self.closed)
        self.grid.tile_opened.connect(self._enlarge)
        for part in (self.grid, self.places):
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys 1 to 9 label, wherever the focus is but in the field for a new class."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            number = event.key() - Qt.Key.Key_1
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if 0 <= number < KEYS and plain:
                if not event.isAutoRepeat():
                    self.label_with_key(number)
                return True
        return super().eventFilter(watched, event)

    def _enlarge(self, _index: QModelIndex) -> None:
        """A double click or Enter switches between two sizes."""
        self._edge = LARGE if self._edge == EDGE else EDGE
        self.grid.set_edge(self._edge)
