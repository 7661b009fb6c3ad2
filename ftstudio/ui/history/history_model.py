"""Runs as a table: what each column shows, sorts by and says; and how the settings of runs differ."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QDateTime,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QIcon

from ftstudio.app import setting_titles
from ftstudio.core.config import RunConfig, setting_values
from ftstudio.core.metrics import MetricValue
from ftstudio.core.run_record import RunRecord
from ftstudio.models import catalog
from ftstudio.ui.training import training_status
from ftstudio.ui.widgets import number_format, theme
from ftstudio.ui.widgets.basic import as_plain_tip, neutralised

Index = QModelIndex | QPersistentModelIndex
CELL_AIR = "QTableView::item { padding: 0 5px; }"
"""Lets the cells begin where their headings do."""
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def tr(text: str) -> str:
    """Translate a text."""
    return QCoreApplication.translate("RunTable", text)


@dataclass(frozen=True)
class Column:
    """One column: how a record reads in it, and what it sorts by."""

    key: str
    title: str
    width: int
    text: Callable[[RunRecord], str]
    order: Callable[[RunRecord], Any]
    number: bool = False


def date_words(seconds: float) -> str:
    """A moment (seconds since 1970) as date and time, short, by the user's locale."""
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(int(seconds)), QLocale.FormatType.ShortFormat)


def freeze_words(record: RunRecord) -> str:
    """How much is frozen: "3 of 6", "head only" or "nothing"."""
    if record.freeze_depth <= 0:
        return tr("nothing")
    if record.freeze_depth >= record.stage_count:
        return tr("head only")
    return tr("{depth} of {stages}").format(depth=record.freeze_depth, stages=record.stage_count)


def head_words(record: RunRecord) -> str:
    """A kind of head in words: "k nearest neighbours"."""
    words = {
        "linear": tr("linear head"),
        "logistic": tr("logistic regression"),
        "nearest-mean": tr("nearest class mean"),
        "knn": tr("k nearest neighbours"),
    }
    return words[record.head]


def epochs_words(record: RunRecord) -> str:
    """The finished epochs of a run, and how many were planned."""
    done, planned = number_format.count(record.epochs_done), number_format.count(record.epochs_planned)
    return done if done == planned else tr("{done} of {planned}").format(done=done, planned=planned)


def state_words(record: RunRecord) -> str:
    """The state of a run in words."""
    words = {
        "running": tr("running"),
        "completed": tr("finished"),
        "stopped": tr("stopped"),
        "failed": tr("failed"),
        "interrupted": tr("interrupted"),
        "unreadable": tr("cannot be read"),
    }
    return words.get(record.state, record.state)


STATE_ICONS = {
    "running": ("play", "accent"),
    "completed": ("check", "good"),
    "stopped": ("stop", "muted"),
    "failed": ("error", "wrong"),
    "interrupted": ("warning", "caution"),
    "unreadable": ("error", "wrong"),
}
KNOWN_OF_UNREADABLE = ("name", "state", "created")
"""Columns that say something of a run whose record cannot be read."""


def _rank(value: MetricValue | None) -> tuple[str, float]:
    """Runs of one metric stand together, the best last."""
    if value is None:
        return "", 0.0
    return value.metric.title, value.value if value.metric.higher_is_better else -value.value


def columns() -> tuple[Column, ...]:
    """The columns of the table."""
    return (
        Column("name", tr("Name"), 170, lambda run: run.name, lambda run: run.name.casefold()),
        Column(
            "figure", tr("Validation"), 78,
            lambda run: number_format.metric(run.validation) if run.validation else number_format.DASH,
            lambda run: _rank(run.validation), number=True,
        ),
        Column("state", tr("State"), 112, state_words, state_words),
        Column("created", tr("Date"), 128, lambda run: date_words(run.created), lambda run: run.created),
        Column("dataset", tr("Images"), 110, lambda run: run.dataset, lambda run: run.dataset.casefold()),
        Column(
            "model", tr("Model"), 140, lambda run: catalog.title_of(run.model), lambda run: catalog.title_of(run.model)
        ),
        Column(
            "frozen", tr("Frozen"), 84, freeze_words, lambda run: run.freeze_depth / max(1, run.stage_count)
        ),
        Column("epochs", tr("Epochs"), 74, epochs_words, lambda run: run.epochs_done, number=True),
        Column(
            "seconds", tr("Time"), 72, lambda run: number_format.duration(run.seconds), lambda run: run.seconds,
            number=True,
        ),
    )  # fmt: skip


class RunTable(QAbstractTableModel):
    """The runs that contain all words of the filter line, sorted by a column; thousands of them in a moment.

    ``renamed`` carries the run folder and the new name; the table itself changes when the new list comes.
    """

    renamed = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = columns()
        self._all: tuple[RunRecord, ...] = ()
        self._rows: list[RunRecord] = []
        self._words: list[str] = []
        self._sort = (0, Qt.SortOrder.AscendingOrder)
        self._texts: dict[tuple[int, int], str] = {}
        self._icons: dict[str, QIcon] = {}

    # ---- which rows -------------------------------------------------------------------------------------

    def show_runs(self, runs: Sequence[RunRecord]) -> None:
        """Take a new list; where only values changed, the rows stay what they are."""
        before = self._rows
        self._all = tuple(runs)
        rows = self._arranged()
        if [run.run_dir for run in rows] != [run.run_dir for run in before]:
            self._reset(rows)
            return
        self._rows = rows
        self._texts.clear()
        for row, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))

    def show_only(self, text: str) -> None:
        """Only the runs that contain every word of ``text`` somewhere; "" for all."""
        self._words = text.casefold().split()
        self._reset(self._arranged())

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sort = column, order
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        dirs = [self._rows[index.row()].run_dir for index in before]
        self._rows = self._arranged()
        self._texts.clear()
        places = {run.run_dir: row for row, run in enumerate(self._rows)}
        after = [self.index(places[name], index.column()) for name, index in zip(dirs, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def run_at(self, row: int) -> RunRecord:
        return self._rows[row]

    @property
    def total(self) -> int:
        """How many runs there are, found or not."""
        return len(self._all)

    def _reset(self, rows: list[RunRecord]) -> None:
        self.beginResetModel()
        self._rows = rows
        self._texts.clear()
        self.endResetModel()

    def _arranged(self) -> list[RunRecord]:
        column, order = self._sort
        found = [run for run in self._all if not self._words or self._contains(run)]
        return sorted(found, key=self.columns[column].order, reverse=order == Qt.SortOrder.DescendingOrder)

    def _contains(self, run: RunRecord) -> bool:
        parts = (
            run.name,
            run.dataset,
            catalog.title_of(run.model),
            run.note,
            state_words(run),
            freeze_words(run),
            head_words(run),
        )
        text = "\n".join(parts).casefold()
        return all(word in text for word in self._words)

    # ---- what they say ----------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and section < len(self.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return self.columns[section].title
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return RIGHT if self.columns[section].number else LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        run, column = self._rows[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column.number else LEFT
        if role == Qt.ItemDataRole.DecorationRole and column.key == "state":
            return self._icon(run.state)
        if role == Qt.ItemDataRole.EditRole:
            return run.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return as_plain_tip(self._tip(run, column))
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        run, name = self._rows[index.row()], " ".join(str(value).split())
        if role == Qt.ItemDataRole.EditRole and name and name != run.name:
            self.renamed.emit(run.run_dir, name)
            return True
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        named = index.column() == 0 and self._rows[index.row()].state != "unreadable"
        return flags | Qt.ItemFlag.ItemIsEditable if named else flags

    def _text(self, row: int, column: int) -> str:
        place = row, column
        if place not in self._texts:
            run, shown = self._rows[row], self.columns[column]
            known = run.state != "unreadable" or shown.key in KNOWN_OF_UNREADABLE
            self._texts[place] = neutralised(shown.text(run)) if known else ""
        return self._texts[place]

    def _tip(self, run: RunRecord, column: Column) -> str:
        if column.key == "figure" and run.validation is not None:
            words = (training_status.figure_words(run.validation), training_status.interval_tip(run.validation))
            return "\n".join(filter(None, words))
        if column.key == "state" and run.error is not None:
            return neutralised(f"{run.error.message} {run.error.hint}".strip())
        if column.key == "name" and run.note:
            return neutralised(run.name) + "\n" + neutralised(run.note)
        known = run.state != "unreadable" or column.key in KNOWN_OF_UNREADABLE
        return neutralised(column.text(run)) if known else ""

    def _icon(self, state: str) -> QIcon:
        if state not in self._icons:
            self._icons[state] = theme.icon(*STATE_ICONS.get(state, ("info", "muted")))
        return self._icons[state]


# ---- what differs ---------------------------------------------------------------------------------------


class Difference(Struct, frozen=True):
    """One setting that is not the same in all runs; ``values`` in the order of the runs."""

    title: str
    values: tuple[str, ...]


def differences(configs: Sequence[RunConfig]) -> tuple[Difference, ...]:
    """The settings in which the runs differ, in the order of the configuration; names of runs do not count."""
    flat = [setting_values(config) for config in configs]
    if len(flat) < 2:
        return ()
    found: list[Difference] = []
    for key in flat[0]:
        values = tuple(each[key] for each in flat)
        if key not in ("name", "schema") and len(set(values)) > 1:
            found.append(Difference(setting_title(key), tuple(_value_words(key, value) for value in values)))
    return tuple(found)


def setting_title(key: str) -> str:
    """A setting in plain words; its dotted name where it has none."""
    return tr(setting_titles.title(key))


def _value_words(key: str, value: object) -> str:
    if value is None:
        return tr("auto")
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, tuple):
        return number_format.count(len(value))
    if isinstance(value, float):
        return number_format.number(value)
    if isinstance(value, int):
        return number_format.count(value) if key != "train.seed" else str(value)
    text = str(value)
    if key == "model.name":
        return catalog.title_of(text)
    return tr("all") if key == "model.freeze_depth" and text == "all" else neutralised(text)
