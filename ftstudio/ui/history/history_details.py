"""Under the table of runs.

One run's note and facts, which of two is better, what differs between the settings of several.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ftstudio.core.config import RunConfig
from ftstudio.core.errors import UserError
from ftstudio.core.run_record import RunRecord
from ftstudio.core.targets import MULTI_LABEL
from ftstudio.models import catalog
from ftstudio.store.run_folder import RunFolder
from ftstudio.ui.history.history_model import CELL_AIR, date_words, differences, freeze_words, head_words
from ftstudio.ui.history.run_comparison import RunComparison
from ftstudio.ui.training import training_status
from ftstudio.ui.widgets import number_format, theme
from ftstudio.ui.widgets.background import Background
from ftstudio.ui.widgets.basic import ElidedLabel, as_plain_tip, neutralised

MOST_COMPARED = 6
ROW_HEIGHT = 28
MOST_ROWS = 5


class RunDetails(QWidget):
    """Shows the selected runs. ``note_requested`` carries the run folder and the note."""

    note_requested = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs: tuple[RunRecord, ...] = ()
        self._reading = Background(self)
        self.title, self.facts = ElidedLabel(), ElidedLabel()
        theme.set_role(self.facts, "muted")
        self.note = QLineEdit()
        self.note.setPlaceholderText(self.tr("Note"))
        self.note.setAccessibleName(self.tr("Note about this run"))
        self.note.setToolTip(self.tr("A note about this run. Enter saves it, Escape discards it."))
        self.note.setMaxLength(2000)
        self.note.editingFinished.connect(self._commit_note)
        self.note.installEventFilter(self)
        self.table = _comparison_table()
        self.table.setAccessibleName(self.tr("Different settings"))
        self.comparison = RunComparison()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        for widget in (self.comparison, self.title, self.facts, self.note, self.table):
            column.addWidget(widget)
        self.comparison.hide()
        self.hide()

    def show_runs(self, runs: Sequence[RunRecord]) -> None:
        """One run in detail, several compared, none: nothing."""
        if tuple(runs) == self._runs:
            return
        before, self._runs = self._runs, tuple(runs)
        self.setVisible(bool(runs))
        one = len(runs) == 1
        self.comparison.show_runs(runs, headings(runs))
        self.facts.setVisible(one)
        self.note.setVisible(one)
        if one:
            self._reading.forget()
            self.table.hide()
            self._show_one(runs[0], same=len(before) == 1 and before[0].run_dir == runs[0].run_dir)
        elif runs and [run.run_dir for run in before] != [run.run_dir for run in runs]:
            self._compare(tuple(runs[:MOST_COMPARED]))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape in the note takes back what was typed."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        kept = self._runs[0].note if self._runs else ""
        if escape and event.type() == QEvent.Type.KeyPress and self.note.text() != kept:
            self.note.setText(kept)
            return True
        return super().eventFilter(watched, event)

    def _show_one(self, run: RunRecord, same: bool) -> None:
        self.title.setText(run.name)
        self.note.setEnabled(run.state != "unreadable")
        if run.state == "unreadable" and run.error is not None:
            self.facts.setText(f"{run.error.message} {run.error.hint}")
            self.note.clear()
            return
        parts = [run.dataset, catalog.title_of(run.model), self.tr("frozen: {what}").format(what=freeze_words(run))]
        if run.head != "linear":
            parts.append(head_words(run))
        if run.began_from:
            parts.append(self.tr("from the run {name}").format(name=run.began_from))
        if run.class_names:
            words = self.tr("{count} labels") if run.task == MULTI_LABEL else self.tr("{count} classes")
            parts.append(words.format(count=number_format.count(len(run.class_names))))
        if run.validation is not None:
            parts.append(training_status.figure_words(run.validation))
        if run.test is not None:
            parts.append(self.tr("on test images {share}").format(share=number_format.metric(run.test)))
        if run.device:
            parts.append(training_status.device_words(run.device))
        parts.append(date_words(run.created))
        if run.error is not None:
            parts.append(run.error.message)
        self.facts.setText(training_status.DOT.join(parts))
        if not (same and self.note.hasFocus()):
            self.note.setText(run.note)

    def _commit_note(self) -> None:
        if len(self._runs) == 1 and self.note.text().strip() != self._runs[0].note:
            self.note_requested.emit(self._runs[0].run_dir, self.note.text().strip())

    def _compare(self, runs: tuple[RunRecord, ...]) -> None:
        """Read the settings beside the window, then show them."""
        self.table.hide()
        self.title.setText(self.tr("Comparing the settings…"))

        def show(configs: list[RunConfig | None] | None, _error: Exception | None) -> None:
            self._show_differences(runs, configs or [])

        self._reading.start(lambda: [_config_of(run.run_dir) for run in runs], show)

    def _show_differences(self, runs: tuple[RunRecord, ...], configs: list[RunConfig | None]) -> None:
        known = [(run, config) for run, config in zip(runs, configs, strict=False) if config is not None]
        found = differences([config for _, config in known])
        if len(known) < 2:
            self.title.setText(self.tr("The settings of these runs cannot be read."))
        elif not found:
            self.title.setText(self.tr("These runs have the same settings."))
        else:
            self.title.setText(self.tr("Settings that differ"))
        self.table.setVisible(bool(found))
        if not found:
            return
        self.table.setColumnCount(1 + len(known))
        self.table.setRowCount(len(found))
        for place, title in enumerate(("", *headings([run for run, _ in known]))):
            self.table.setHorizontalHeaderItem(place, _cell(title))
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        for row, difference in enumerate(found):
            for place, text in enumerate((difference.title, *difference.values)):
                self.table.setItem(row, place, _cell(text))
        rows = min(len(found), MOST_ROWS)
        self.table.setFixedHeight(rows * ROW_HEIGHT + self.table.horizontalHeader().sizeHint().height() + 4)


def _config_of(run_dir: str) -> RunConfig | None:
    try:
        return RunFolder(Path(run_dir)).config
    except UserError:
        return None


def headings(runs: Sequence[RunRecord]) -> list[str]:
    """The names of runs, or when they were made where names would not tell them apart."""
    names = [run.name for run in runs]
    return names if len(set(names)) == len(names) else number_format.moments([run.created for run in runs])


def _cell(text: str) -> QTableWidgetItem:
    item = QTableWidgetItem(neutralised(text))
    item.setToolTip(as_plain_tip(neutralised(text)))
    return item


def _comparison_table() -> QTableWidget:
    table = QTableWidget()
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.horizontalHeader().setMinimumSectionSize(72)
    table.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
    table.setStyleSheet(CELL_AIR)
    table.hide()
    return table
