"""The Runs tab: all runs in a table to search, sort, compare and resume."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ftstudio.app.session import SessionState
from ftstudio.core.run_record import RunRecord
from ftstudio.ui.history.history_details import RunDetails
from ftstudio.ui.history.history_model import CELL_AIR, RunTable, date_words
from ftstudio.ui.widgets import number_format, theme
from ftstudio.ui.widgets.basic import EmptyState, caption
from ftstudio.ui.widgets.fit_or_scroll import LowScroll
from ftstudio.ui.widgets.wrapping_row import TwoHalves

RESUMABLE = ("stopped", "interrupted", "failed")
SELECTION_MS = 120
"""A selection is announced when it has come to rest: its curves are read from disk."""
ROW_HEIGHT = 30
LEAST_TABLE, LEAST_DETAILS = 108, 96
"""Of the heights in pixels: the titles and two runs; a verdict and the bar under it."""
PRIORITY = ("name", "figure", "state", "created", "frozen", "model", "dataset", "seconds", "epochs")
"""Columns by importance: the last ones are hidden where the table would scroll sideways."""
ORDERS = {"ascending": Qt.SortOrder.AscendingOrder, "descending": Qt.SortOrder.DescendingOrder}
LONG_DATE = 1_829_256_900.0
"""A moment whose date and time take as much room as any: the column is made for it."""


class HistoryPanel(QWidget):
    """Announces what to do with runs. ``sorting_kept`` is for the settings.

    Run folders travel as objects, because a path that is no UTF-8 would not survive as a Qt string.
    """

    open_requested = Signal(object)
    reveal_requested = Signal(object)
    resume_requested = Signal(object)
    train_on_requested = Signal(object)
    start_requested = Signal(object)
    duplicate_requested = Signal(object)
    rename_requested = Signal(object, str)
    note_requested = Signal(object, str)
    delete_requested = Signal(object)
    export_requested = Signal(object)
    report_requested = Signal(object)
    selection_changed = Signal(object)
    sorting_kept = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[RunRecord, ...] = ()
        self._training = False
        self._announced: list[str] = []
        self._newest = ""
        self._restoring = False
        self.table = RunTable(self)
        self.table.renamed.connect(self.rename_requested)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(SELECTION_MS)
        self._rest.timeout.connect(self._announce_selection)
        self._build_actions()
        self._build()
        self._show_selection()

    # ---- what is shown ----------------------------------------------------------------------------------

    def show_state(self, state: SessionState) -> None:
        if state.runs is not self._shown and state.runs != self._shown:
            self._shown = state.runs
            selected = self.selected_dirs()
            self._restoring = True
            newest = state.runs[0].run_dir if state.runs else ""
            if newest and newest != self._newest:  # a new one is what the user wants to see now
                selected = [newest]
            self._newest = newest
            self.table.show_runs(state.runs)
            self._select(selected)
            self._restoring = False
            self._show_selection()
            self._show_count()
        if state.training != self._training:
            self._training = state.training
            self._show_selection()
        page = self._list_page if state.runs else self._empty
        if self.pages.currentWidget() is not page:
            self.pages.setCurrentWidget(page)

    def selected_runs(self) -> list[RunRecord]:
        """The selected runs, in the order on screen."""
        rows: set[int] = set()
        for span in self.view.selectionModel().selection().toList():
            rows.update(range(span.top(), span.bottom() + 1))
        return [self.table.run_at(row) for row in sorted(rows)]

    def selected_dirs(self) -> list[str]:
        return [run.run_dir for run in self.selected_runs()]

    # ---- sorting ----------------------------------------------------------------------------------------

    def restore_sorting(self, kept: str) -> None:
        """What ``sorting_kept`` told in an earlier session; anything else leaves it as it is."""
        key, _, order = kept.partition(" ")
        keys = [column.key for column in self.table.columns]
        if key in keys and order in ORDERS:
            self.view.sortByColumn(keys.index(key), ORDERS[order])

    def _keep_sorting(self, place: int, order: Qt.SortOrder) -> None:
        words = next(words for words, each in ORDERS.items() if each == order)
        self.sorting_kept.emit(f"{self.table.columns[place].key} {words}")

    # ---- selecting --------------------------------------------------------------------------------------

    def _select(self, run_dirs: Sequence[str]) -> None:
        wanted = set(run_dirs)
        selection = QItemSelection()
        last = self.table.columnCount() - 1
        for row in range(self.table.rowCount() if wanted else 0):
            if self.table.run_at(row).run_dir in wanted:
                selection.select(self.table.index(row, 0), self.table.index(row, last))
        self.view.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _selection_moved(self) -> None:
        if not self._restoring:
            self._show_selection()

    def _show_selection(self) -> None:
        runs = self.selected_runs()
        one = runs[0] if len(runs) == 1 else None
        for action in (self._try, self._export):
            action.setEnabled(one is not None and one.best_epoch is not None)
        self._resume.setEnabled(one is not None and one.state in RESUMABLE and not self._training)
        learned = one is not None and one.best_epoch is not None and one.state != "running"
        self._train_on.setEnabled(learned and not self._training)
        self._start.setEnabled(learned)
        readable = all(run.state != "unreadable" for run in runs)
        for action in (self._duplicate, self._rename):
            action.setEnabled(one is not None and readable)
        self._reveal.setEnabled(one is not None)
        self._report.setEnabled(len(runs) in (1, 2) and readable)
        self._delete.setEnabled(bool(runs) and readable and all(run.state != "running" for run in runs))
        self._resume.setToolTip(self._why_not_resume(one))
        self.details.show_runs(runs)
        self._below.setVisible(bool(runs))
        if [run.run_dir for run in runs] != self._announced:
            self._rest.start()

    def _announce_selection(self) -> None:
        run_dirs = self.selected_dirs()
        if run_dirs != self._announced:
            self._announced = run_dirs
            self.selection_changed.emit(run_dirs)

    def _why_not_resume(self, run: RunRecord | None) -> str:
        if run is None:
            return self.tr("Select a stopped, interrupted or failed run to resume it")
        if run.state not in RESUMABLE:
            return self.tr("This run is complete; there is nothing to resume")
        if self._training:
            return self.tr("Another training run is in progress; resume this one when it has finished")
        return self.tr("Resume this run where it ended")

    # ---- doing ------------------------------------------------------------------------------------------

    def _with_one(self, announce: Callable[[str], None]) -> Callable[[], None]:
        """Announce the one selected run folder."""

        def act() -> None:
            run_dirs = self.selected_dirs()
            if len(run_dirs) == 1:
                announce(run_dirs[0])

        return act

    def _start_renaming(self) -> None:
        rows = self.view.selectionModel().selectedRows()
        if len(rows) == 1:
            self.view.setCurrentIndex(rows[0])
            self.view.edit(rows[0])

    def _delete_selected(self) -> None:
        run_dirs = self.selected_dirs()
        if run_dirs and self._delete.isEnabled():
            self.delete_requested.emit(run_dirs)

    def _show_menu(self, place: QPoint) -> None:
        if not self.view.indexAt(place).isValid():
            return
        menu = QMenu(self)
        menu.addActions([self._try, self._resume, self._train_on])
        menu.addSeparator()
        menu.addActions([self._start, self._duplicate])
        menu.addSeparator()
        menu.addActions([self._rename, self._reveal, self._report, self._export])
        menu.addSeparator()
        menu.addAction(self._delete)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.view.viewport().mapToGlobal(place))

    def _filter(self, text: str) -> None:
        selected = self.selected_dirs()
        self._restoring = True
        self.table.show_only(text)
        self._select(selected)
        self._restoring = False
        self._show_selection()
        self._show_count()

    def _show_count(self) -> None:
        shown, there = self.table.rowCount(), self.table.total
        words = self.tr("1 run") if there == 1 else self.tr("{count} runs").format(count=number_format.count(there))
        if shown != there:
            words = self.tr("{shown} of {all}").format(shown=shown, all=words)
        self._count.setText(words)

    # ---- building ---------------------------------------------------------------------------------------

    def _action(self, icon: str, text: str, tip: str, act: Callable[[], None]) -> QAction:
        action = QAction(theme.icon(icon), text, self)
        action.setToolTip(tip)
        action.triggered.connect(lambda _=False: act())
        return action

    def _build_actions(self) -> None:
        self._try = self._action(
            "sparkles", self.tr("Try it"), self.tr("Try this run's model on images"),
            self._with_one(self.open_requested.emit),
        )  # fmt: skip
        self._resume = self._action(
            "play", self.tr("Resume"), "", self._with_one(self.resume_requested.emit)
        )  # fmt: skip
        self._train_on = self._action(
            "fast-forward", self.tr("Train on"),
            self.tr("Start a new run with the same settings and images from this run's weights"),
            self._with_one(self.train_on_requested.emit),
        )  # fmt: skip
        self._start = self._action(
            "layers", self.tr("Use as starting point"),
            self.tr("Load this run's model, weights and settings on the left, to unfreeze more stages or change them"),
            self._with_one(self.start_requested.emit),
        )  # fmt: skip
        self._duplicate = self._action(
            "copy", self.tr("Use these settings"), self.tr("Use this run's settings for a new run"),
            self._with_one(self.duplicate_requested.emit),
        )  # fmt: skip
        self._rename = self._action("pencil", self.tr("Rename"), self.tr("Rename (F2)"), self._start_renaming)
        self._reveal = self._action(
            "folder-open", self.tr("Show in folder"), self.tr("Show this run's folder"),
            self._with_one(self.reveal_requested.emit),
        )  # fmt: skip
        self._export = self._action(
            "external", self.tr("Export…"), self.tr("Export this run's model to files that work without FTStudio"),
            self._with_one(self.export_requested.emit),
        )  # fmt: skip
        self._report = self._action(
            "save", self.tr("Report…"),
            self.tr("Save a report on this run as one page; with two runs selected, side by side"),
            lambda: self.report_requested.emit(self.selected_dirs()),
        )  # fmt: skip
        self._delete = self._action(
            "trash", self.tr("Delete…"), self.tr("Move the selected runs to the bin"), self._delete_selected
        )
        self._delete.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        self._delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)

    def _build(self) -> None:
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Search name, images, model, note…"))
        self.filter.setAccessibleName(self.tr("Search runs"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._filter)
        self._count = caption()
        self._count.setWordWrap(False)
        top = QHBoxLayout()
        top.addWidget(self.filter, 1)
        top.addWidget(self._count)
        self._build_view()
        self.details = RunDetails()
        self.details.note_requested.connect(self.note_requested)
        self._list_page = QWidget()
        column = QVBoxLayout(self._list_page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addLayout(top)
        self.view.setMinimumHeight(LEAST_TABLE)
        column.addWidget(self.view, 1)
        column.addWidget(self._buttons())
        self._below = LowScroll(self.details, LEAST_DETAILS)
        column.addWidget(self._below)
        self._empty = EmptyState(
            "list",
            self.tr("Your runs appear here."),
            self.tr("Every run is saved, so you can compare, continue or try it again."),
        )
        self.pages = QStackedWidget()
        self.pages.addWidget(self._empty)
        self.pages.addWidget(self._list_page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.SPACE_S, 0, theme.SPACE_S)
        whole.addWidget(self.pages)

    def _build_view(self) -> None:
        self.view = view = QTableView()
        view.setModel(self.table)
        view.setAccessibleName(self.tr("Runs"))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        view.setShowGrid(False)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setStyleSheet(CELL_AIR)
        view.verticalHeader().hide()
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        view.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = view.horizontalHeader()
        header.setHighlightSections(False)
        for place, column in enumerate(self.table.columns):
            wide = self.fontMetrics().horizontalAdvance(date_words(LONG_DATE)) + 2 * theme.SPACE_L
            view.setColumnWidth(place, max(column.width, wide) if column.key == "created" else column.width)
        view.setSortingEnabled(True)
        self.restore_sorting("created descending")
        header.sortIndicatorChanged.connect(self._keep_sorting)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._show_menu)
        view.doubleClicked.connect(lambda _index: self._try.trigger())
        view.addAction(self._delete)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.viewport().installEventFilter(self)
        self._widths = [view.columnWidth(place) for place in range(self.table.columnCount())]
        view.selectionModel().selectionChanged.connect(self._selection_moved)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.view.viewport():
            self._fit_columns(self.view.viewport().width())
        return super().eventFilter(watched, event)

    def _fit_columns(self, room: int) -> None:
        """As many columns as there is room for; the name takes what is left."""
        places = {column.key: place for place, column in enumerate(self.table.columns)}
        fits = True
        for key in PRIORITY:
            room -= self._widths[places[key]]
            fits = fits and room >= 0
            self.view.setColumnHidden(places[key], not fits and key != "name")
            if not fits:
                room += self._widths[places[key]]
        self.view.setColumnWidth(places["name"], self._widths[places["name"]] + max(0, room))

    def _buttons(self) -> TwoHalves:
        row = TwoHalves(spacing=theme.SPACE_XS)
        texts = ((row.left, (self._try, self._resume, self._train_on)), (row.right, (self._report, self._export)))
        for half, actions in texts:
            for action in actions:
                button = QPushButton(action.text())
                _follow(button, action)
                half.addWidget(button)
        for action in (self._start, self._duplicate, self._rename, self._reveal, self._delete):
            icon = QToolButton()
            icon.setProperty("role", "quiet")
            icon.setIcon(action.icon())
            _follow(icon, action)
            row.right.addWidget(icon)
        return row


def _follow(button: QPushButton | QToolButton, action: QAction) -> None:
    """A button for an action: same name, tooltip and state."""
    button.clicked.connect(lambda _=False: action.trigger())
    button.setAccessibleName(action.text())

    def same() -> None:
        button.setEnabled(action.isEnabled())
        button.setToolTip(action.toolTip())

    action.changed.connect(same)
    same()
