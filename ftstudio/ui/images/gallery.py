"""The Images tab: every file of the data set as a thumbnail, to review, exclude and relabel."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QLocale, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSlider, QStackedWidget, QVBoxLayout, QWidget

from ftstudio.app.session import SessionState
from ftstudio.core.dataset import DatasetSummary, ImageFile
from ftstudio.core.label_errors import Suspect, Suspects
from ftstudio.core.targets import CLASSIFICATION
from ftstudio.ui.images.check_bar import CheckBar
from ftstudio.ui.images.gallery_filters import GalleryFilters
from ftstudio.ui.images.gallery_model import FileIndex, GalleryFilter, GalleryModel, build_index
from ftstudio.ui.images.label_doubts import Doubt, doubts_left
from ftstudio.ui.images.label_queue import LabelQueue
from ftstudio.ui.images.target_words import target_words
from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.background import Background
from ftstudio.ui.widgets.basic import ElidedLabel, add_shortcut, empty_state, neutralised
from ftstudio.ui.widgets.number_format import percent
from ftstudio.ui.widgets.thumbnails import PictureLoader
from ftstudio.ui.widgets.tile_grid import TileGrid

SMALLEST, LARGEST, STEP = 80, 256, 16
DIRECT = 1_000
"""Data sets up to this many files are sorted at once, larger ones in the background."""


class Gallery(QWidget):
    """Announces what should happen to files: paths relative to the root of the data set, or absolute ones.

    The signals carry objects, because a file name that is no UTF-8 would not survive as a Qt string.
    """

    exclude_requested = Signal(object)
    include_requested = Signal(object)
    move_requested = Signal(object, object)
    open_requested = Signal(object)
    reveal_requested = Signal(object)
    check_requested = Signal()
    check_cancelled = Signal()
    keep_requested = Signal(object)
    move_one_requested = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dataset: DatasetSummary | None = None
        self._index = FileIndex()
        self._excluded_shown: tuple[str, ...] = ()
        self._excluded: frozenset[str] = frozenset()
        self._found: Suspects | None = None
        self._settled: frozenset[tuple[str, str]] = frozenset()
        self._doubts: list[Doubt] = []
        self._sorting = Background(self)
        self._pictures = PictureLoader(self)
        self._model = GalleryModel(self)
        self._filters = GalleryFilters()
        self._check = CheckBar()
        self._queue = LabelQueue(self._pictures)
        self._browse = QWidget()
        self._grid = TileGrid(self._pictures)
        self._reason = ElidedLabel()
        self._info = ElidedLabel(elide=Qt.TextElideMode.ElideMiddle)
        self._facts = ElidedLabel()
        self._size = QSlider(Qt.Orientation.Horizontal)
        self._pages = QStackedWidget()
        self._nothing = empty_state(
            "images",
            self.tr("No images yet"),
            self.tr("Open a folder of images on the left, or drop one here."),
        )
        self._no_match = empty_state("search", self.tr("No image matches"), self.tr("Change or clear the filters."))
        self._clear = QPushButton(self.tr("Clear filters"))
        self._actions = self._make_actions()
        self._build()
        self._show_page()

    # ---- showing --------------------------------------------------------------------------------------------

    def show_state(self, state: SessionState) -> None:
        excluded = state.config.data.excluded
        if excluded is not self._excluded_shown:
            self._excluded_shown, self._excluded = excluded, frozenset(excluded)
        if state.dataset is not self._dataset:
            self._show_dataset(state.dataset)

    def show_problems(self) -> None:
        """Show what needs attention, whatever the filters were."""
        self._show_queue(False)
        self._filters.show_problems()
        self._grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_class(self, class_name: str | None) -> None:
        """Show the images of one class or label, whatever the filters were; None: of all."""
        self._show_queue(False)
        self._filters.show_class(class_name)

    def show_reason(self, reason: str) -> None:
        """Show what has one caution (a key of data/quality/reasons.py), whatever the filters were."""
        self.show_problems()
        self._filters.show_reason(reason)

    def _show_dataset(self, dataset: DatasetSummary | None) -> None:
        if dataset is None or self._dataset is None or dataset.root != self._dataset.root:
            self._pictures.clear()
            self._found = None
            self._check.show_ready()
            self._show_queue(False)
        self._dataset = dataset
        self._sort()

    def _sort(self) -> None:
        """Sort the files again, and find out which are still in doubt."""
        dataset = self._dataset
        files, alike = (dataset.files, dataset.alike) if dataset else ((), ())
        self._doubts = []
        if dataset is not None and self._found is not None:
            self._doubts = doubts_left(dataset, self._found, self._settled)
            self._check.show_found(len(self._doubts), self._found.checked)
        self._queue.show_doubts(self._doubts)
        notes = {doubt.suspect.path: self._note(doubt.suspect) for doubt in self._doubts}
        if len(files) <= DIRECT:
            self._sorting.forget()
            self._take_index(build_index(files, alike, notes), None)
        else:
            self._sorting.start(partial(build_index, files, alike, notes), self._take_index)

    # ---- images that may be in the wrong class --------------------------------------------------------------

    def show_check(self, what: str, done: int, total: int) -> None:
        """How far a check of the classes is; a ``total`` of 0 where that is not known."""
        self._check.show_progress(what, done, total)

    def show_check_stopped(self) -> None:
        self._check.show_ready()
        if self._found is not None:
            self._check.show_found(len(self._doubts), self._found.checked)

    def show_suspects(self, found: Suspects) -> None:
        """What a check of these images has found."""
        self._found = found
        self._sort()

    def show_settled(self, settled: frozenset[tuple[str, str]]) -> None:
        """(digest, class name) of images that are right where they are."""
        self._settled = settled
        self._sort()

    def _show_queue(self, shown: bool) -> None:
        self._queue.setVisible(shown)
        self._browse.setVisible(not shown)
        if shown:
            self._queue.setFocus(Qt.FocusReason.OtherFocusReason)

    def _note(self, suspect: Suspect) -> str:
        return self.tr("Looks like “{0}” ({1}).").format(suspect.suggested, percent(suspect.probability, 0))

    def _take_index(self, index: FileIndex | None, error: Exception | None) -> None:
        if error is not None or index is None:
            raise RuntimeError("The images could not be sorted.") from error
        self._index = index
        dataset = self._dataset
        if dataset is None:
            self._filters.show_index(index, ())
        else:
            self._filters.show_index(index, dataset.class_names, dataset.task)
        keep = self._grid.verticalScrollBar().value()
        self._model.show(dataset.root if dataset else "", index, self._filters.filter)
        self._grid.verticalScrollBar().setValue(keep)
        self._show_page()

    def _take_filter(self, wanted: GalleryFilter) -> None:
        self._model.filter(wanted)
        self._grid.scrollToTop()
        self._show_page()

    def _show_page(self) -> None:
        some = bool(self._index.files)
        shown = self._model.rowCount()
        for part in (self._filters, self._size):
            part.setVisible(some)
        self._check.setVisible(some and self._has_classes)
        self._pages.setCurrentIndex(2 if shown else 1 if some else 0)
        self._show_info()

    def _show_info(self) -> None:
        selected = self._grid.selected_count()
        locale = QLocale()
        reason = facts = ""
        if selected == 1:
            (file,) = self._selected()
            text, facts = file.path, _facts(file)
            reason = self._model.note(self._grid.selected_rows()[0])
        elif selected:
            text = self.tr("{0} images selected").format(locale.toString(selected))
        elif self._index.files:
            shown, total = locale.toString(self._model.rowCount()), locale.toString(len(self._index.files))
            text = (
                self.tr("{0} files").format(total)
                if shown == total
                else self.tr("{0} of {1} files").format(shown, total)
            )
        else:
            text = ""
        self._info.setText(text)
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        self._facts.setText(facts)
        self._facts.setVisible(bool(facts))

    @property
    def _has_classes(self) -> bool:
        """Whether images can be moved between classes, and be in the wrong one."""
        return self._dataset is not None and self._dataset.task == CLASSIFICATION

    # ---- doing ----------------------------------------------------------------------------------------------

    def _selected(self) -> list[ImageFile]:
        return self._model.files(self._grid.selected_rows())

    def _is_excluded(self, file: ImageFile) -> bool:
        return file.problem == "excluded" or file.path in self._excluded

    def _open(self) -> None:
        for file in self._selected()[:1]:
            self.open_requested.emit(self._model.absolute(file))

    def _open_tile(self, index: QModelIndex) -> None:
        self.open_requested.emit(self._model.absolute(self._model.file(index.row())))

    def _reveal(self) -> None:
        for file in self._selected()[:1]:
            self.reveal_requested.emit(self._model.absolute(file))

    def _copy_path(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._model.absolute(file) for file in self._selected()))

    def _exclude(self) -> None:
        paths = [file.path for file in self._selected() if not self._is_excluded(file)]
        if paths:
            self.exclude_requested.emit(paths)

    def _include(self) -> None:
        paths = [file.path for file in self._selected() if self._is_excluded(file)]
        if paths:
            self.include_requested.emit(paths)

    def _move(self, class_name: str) -> None:
        paths = [file.path for file in self._selected() if file.class_name != class_name]
        if paths:
            self.move_requested.emit(paths, class_name)

    def _make_actions(self) -> dict[str, QAction]:
        rows: list[tuple[str, str, str, str, Any]] = [
            ("open", self.tr("Open"), "external", "", self._open),
            ("reveal", self.tr("Show in folder"), "folder-open", "Ctrl+Shift+R", self._reveal),
            ("copy", self.tr("Copy path"), "copy", "Ctrl+C", self._copy_path),
            ("exclude", self.tr("Exclude"), "trash", "Del", self._exclude),
            ("include", self.tr("Include again"), "undo", "Ins", self._include),
        ]
        actions: dict[str, QAction] = {}
        for key, title, icon, keys, do in rows:
            action = QAction(theme.icon(icon), title, self._grid)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(do)
            self._grid.addAction(action)
            actions[key] = action
        find = self.tr("Search file names")
        add_shortcut(self, find, QKeySequence.StandardKey.Find, self._filters.focus_search)
        return actions

    def menu(self) -> QMenu:
        """What can be done with the selected images."""
        files = self._selected()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([self._actions[key] for key in ("open", "reveal", "copy")])
        self._actions["open"].setEnabled(len(files) == 1)
        self._actions["reveal"].setEnabled(len(files) == 1)
        menu.addSeparator()
        excluded = sum(map(self._is_excluded, files))
        if excluded < len(files):
            menu.addAction(self._actions["exclude"])
        if excluded:
            menu.addAction(self._actions["include"])
        names = self._dataset.class_names if self._dataset and self._has_classes else ()
        here = {file.class_name for file in files}
        if len(names) > 1:
            classes = menu.addMenu(self.tr("Move to class"))
            for name in names:
                action = classes.addAction(neutralised(name).replace("&", "&&"), partial(self._move, name))
                action.setEnabled(here != {name})
        return menu

    def _show_menu(self, point: QPoint) -> None:
        if self._grid.selected_count():
            self.menu().popup(self._grid.viewport().mapToGlobal(point))

    # ---- building -------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._grid.setModel(self._model)
        self._grid.setAccessibleName(self.tr("Images"))
        self._grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._size.setRange(SMALLEST // STEP, LARGEST // STEP)
        self._size.setValue(8)
        self._size.setFixedWidth(96)
        self._size.setAccessibleName(self.tr("Thumbnail size"))
        self._size.setToolTip(self.tr("Thumbnail size"))
        self._reason.setProperty("role", "warning")
        self._facts.setProperty("role", "muted")
        no_match = QWidget()
        column = QVBoxLayout(no_match)
        column.addStretch(1)
        column.addWidget(self._no_match)
        column.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        for page in (self._nothing, no_match, self._grid):
            self._pages.addWidget(page)
        foot = QHBoxLayout()
        foot.setSpacing(theme.SPACE_M)
        foot.addWidget(self._info, 3)
        foot.addWidget(self._facts, 2)
        foot.addWidget(self._size)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.SPACE_M, theme.SPACE_M, theme.SPACE_M, theme.SPACE_S)
        outer.addWidget(self._browse, 1)
        outer.addWidget(self._queue, 1)
        layout = QVBoxLayout(self._browse)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.SPACE_S)
        layout.addWidget(self._filters)
        layout.addWidget(self._check)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._reason)
        layout.addLayout(foot)
        self._filters.changed.connect(self._take_filter)
        self._clear.clicked.connect(self._filters.clear)
        self._grid.tile_opened.connect(self._open_tile)
        self._grid.customContextMenuRequested.connect(self._show_menu)
        self._grid.selectionModel().selectionChanged.connect(self._show_info)
        self._size.valueChanged.connect(self._set_size)
        self._connect_check()
        self._show_queue(False)

    def _connect_check(self) -> None:
        self._check.check_wanted.connect(self.check_requested)
        self._check.cancel_wanted.connect(self.check_cancelled)
        self._check.queue_wanted.connect(lambda: self._show_queue(True))
        self._queue.closed.connect(lambda: self._show_queue(False))
        self._queue.keep_wanted.connect(lambda doubt: self.keep_requested.emit(doubt.file))
        self._queue.exclude_wanted.connect(lambda doubt: self.exclude_requested.emit([doubt.file.path]))
        self._queue.move_wanted.connect(
            lambda doubt: self.move_one_requested.emit(doubt.file.path, doubt.suspect.suggested)
        )

    def _set_size(self, steps: int) -> None:
        self._grid.set_edge(steps * STEP)


def _facts(file: ImageFile) -> str:
    """What it shows, size in pixels and size on disk."""
    size = f"{file.width} × {file.height}" if file.width else ""
    weight = QLocale().formattedDataSize(file.size, 1) if file.size else ""
    return "  ·  ".join(part for part in (target_words(file), size, weight) if part)
