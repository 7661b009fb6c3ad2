"""The answers for many images: a table to sort, filter and save, with a count per class."""

from __future__ import annotations

import operator
from collections import Counter
from functools import partial
from pathlib import Path, PurePath
from typing import Any, NamedTuple, TypeAlias

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ftstudio.core.records import Prediction, UnreadableImage
from ftstudio.ui.look import theme
from ftstudio.ui.look.background import Background
from ftstudio.ui.look.table_text import csv_text, save_csv
from ftstudio.ui.look.thumbnails import PictureLoader
from ftstudio.ui.look.widgets import ElidedLabel, as_plain_tip, neutralised
from ftstudio.ui.try_it.prediction_view import percent

Index: TypeAlias = QModelIndex | QPersistentModelIndex

FILE, CLASS, PROBABILITY = range(3)
THUMB, MARK = 32, 14
SHARP = 2
FLUSH_MS = 60


class Answer(NamedTuple):
    """One row. ``prediction`` is None for an image that could not be used; then ``reason`` says why."""

    path: str
    prediction: Prediction | None
    reason: str = ""

    @property
    def class_name(self) -> str:
        return self.prediction.top[0].class_name if self.prediction and self.prediction.top else ""

    @property
    def probability(self) -> float:
        return self.prediction.top[0].probability if self.prediction and self.prediction.top else -1.0

    @property
    def unsure(self) -> bool:
        return self.prediction is not None and not self.prediction.sure

    @property
    def unfamiliar(self) -> bool:
        return self.prediction is not None and self.prediction.unfamiliar is True


class AnswersModel(QAbstractTableModel):
    """Rows in the order wanted, of those that the filter text lets through."""

    def __init__(self, pictures: PictureLoader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._all: list[Answer] = []
        self._shown: list[Answer] = []
        self._needle = ""
        self._order: tuple[int, Qt.SortOrder] | None = None
        pictures.arrived.connect(self._repaint)

    @property
    def all(self) -> list[Answer]:
        return self._all

    def clear(self) -> None:
        self.beginResetModel()
        self._all, self._shown = [], []
        self.endResetModel()

    def add(self, answers: list[Answer]) -> None:
        """New answers, at the end until the table is sorted again."""
        self._all += answers
        shown = [answer for answer in answers if self._passes(answer)]
        if not shown:
            return
        first = len(self._shown)
        self.beginInsertRows(QModelIndex(), first, first + len(shown) - 1)
        self._shown += shown
        self.endInsertRows()

    def answer(self, row: int) -> Answer:
        return self._shown[row]

    def filter(self, text: str) -> None:
        self._needle = text.strip().lower()
        self._rebuild()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._order = (column, order) if column >= 0 else None
        self._rebuild()

    def settle(self) -> None:
        """Sort what came in since."""
        if self._order is not None:
            self._rebuild()

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._shown = [answer for answer in self._all if self._passes(answer)]
        if self._order is not None:
            column, order = self._order
            self._shown.sort(key=_sort_key(column), reverse=order == Qt.SortOrder.DescendingOrder)
        self.endResetModel()

    def _passes(self, answer: Answer) -> bool:
        needle = self._needle
        return not needle or any(
            needle in text.lower() for text in (answer.path, answer.class_name, *self._marks(answer))
        )

    def _repaint(self, _path: str) -> None:
        if self._shown:
            self.dataChanged.emit(self.index(0, FILE), self.index(len(self._shown) - 1, FILE))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("File"), self.tr("Class"), self.tr("Sure"))[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.ToolTipRole:
            return self.tr("Click to sort")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == PROBABILITY else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        answer = self._shown[index.row()]
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _cell(answer, column)
        if role == Qt.ItemDataRole.DecorationRole and column == FILE:
            return self._thumbnail(answer)
        if role == Qt.ItemDataRole.DecorationRole and column == CLASS and answer.unfamiliar:
            return theme.pixmap("warning", MARK, "caution", SHARP)
        if role == Qt.ItemDataRole.ToolTipRole:
            lines = (answer.path, answer.class_name, answer.reason, *self._marks(answer))
            return as_plain_tip("\n".join(neutralised(line) for line in lines if line))
        if role == Qt.ItemDataRole.TextAlignmentRole and column == PROBABILITY:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _marks(self, answer: Answer) -> list[str]:
        """What is to be said about an answer, in words."""
        marks = [self.tr("Not sure")] if answer.unsure else []
        return [*marks, self.tr("Looks unlike your training images")] if answer.unfamiliar else marks

    def _thumbnail(self, answer: Answer) -> QImage:
        image = None if answer.reason else self._pictures.picture(answer.path, SHARP * THUMB)
        return _squared(image)


def _sort_key(column: int) -> Any:
    if column == PROBABILITY:
        return operator.attrgetter("probability")
    if column == CLASS:
        return lambda answer: (answer.class_name, -answer.probability)
    return lambda answer: PurePath(answer.path).name.lower()


def _cell(answer: Answer, column: int) -> str:
    if column == FILE:
        return neutralised(PurePath(answer.path).name)
    if column == CLASS:
        return f"{'? ' if answer.unsure else ''}{neutralised(answer.reason or answer.class_name)}"
    return percent(answer.probability) if answer.prediction and answer.prediction.top else ""


def _yes_no(value: bool | None) -> str:
    return "" if value is None else "yes" if value else "no"


def _squared(picture: QImage | None) -> QImage:
    """A picture in the middle of a clear square, so that the names beside stand in line."""
    side = SHARP * THUMB
    square = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    square.fill(Qt.GlobalColor.transparent)
    if picture is not None:
        painter = QPainter(square)
        painter.drawImage((side - picture.width()) // 2, (side - picture.height()) // 2, picture)
        painter.end()
    square.setDevicePixelRatio(SHARP)
    return square


class PredictionTable(QWidget):
    """``answer_chosen`` carries the Answer of the row that is looked at."""

    answer_chosen = Signal(object)
    saving_failed = Signal(str)

    def __init__(self, pictures: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = AnswersModel(pictures, self)
        self._incoming: list[Answer] = []
        self._counts: Counter[str] = Counter()
        self._unsure = self._unfamiliar = self._unreadable = 0
        self._saving = Background(self)
        self._flush = QTimer(self)
        self._flush.setSingleShot(True)
        self._flush.setInterval(FLUSH_MS)
        self._flush.timeout.connect(self._take_incoming)
        self._view = QTableView()
        self._search = QLineEdit()
        self._save = QPushButton(self.tr("Save as CSV…"))
        self._summary = ElidedLabel()
        self._build()

    def clear(self) -> None:
        self._flush.stop()
        self._incoming = []
        self._unsure = self._unfamiliar = self._unreadable = 0
        self._counts.clear()
        self._model.clear()
        self._search.clear()
        self._show_summary()

    def add(self, found: Prediction | UnreadableImage) -> None:
        """Take an answer; shown together with others a few times a second."""
        if isinstance(found, Prediction):
            self._incoming.append(Answer(found.path, found))
        else:
            self._incoming.append(Answer(found.path, None, found.reason))
        if not self._flush.isActive():
            self._flush.start()

    def finish(self) -> None:
        """Nothing more comes: sort what was added and look at the first row."""
        self._take_incoming()
        self._model.settle()
        if self._model.rowCount() and not self._view.currentIndex().isValid():
            self._view.selectRow(0)

    @property
    def count(self) -> int:
        return len(self._model.all) + len(self._incoming)

    def csv(self) -> str:
        """All rows, the unreadable ones too, as CSV text."""
        header = ("path", "class", "probability", "sure", "unfamiliar", "problem")
        rows = [
            (
                answer.path,
                answer.class_name,
                answer.probability if answer.prediction else None,
                _yes_no(answer.prediction.sure if answer.prediction else None),
                _yes_no(answer.prediction.unfamiliar if answer.prediction else None),
                answer.reason,
            )
            for answer in self._model.all
        ]
        return csv_text(header, rows)

    def save(self, path: str) -> None:
        """Write the table to a file, in the background; ``saving_failed`` says if that did not work."""
        text = self.csv()
        self._saving.start(partial(save_csv, Path(path), text), partial(self._saved, path))

    def _saved(self, path: str, _result: None, error: Exception | None) -> None:
        if error is not None:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            self.saving_failed.emit(self.tr("{0} could not be saved: {1}").format(neutralised(path), reason))

    def _take_incoming(self) -> None:
        self._flush.stop()
        if self._incoming:
            incoming, self._incoming = self._incoming, []
            self._model.add(incoming)
            self._counts.update(answer.class_name for answer in incoming if answer.prediction)
            self._unsure += sum(1 for answer in incoming if answer.unsure)
            self._unfamiliar += sum(1 for answer in incoming if answer.unfamiliar)
            self._unreadable += sum(1 for answer in incoming if answer.prediction is None)
            self._show_summary()
            if not self._view.currentIndex().isValid() and self._model.rowCount():
                self._view.selectRow(0)

    def _show_summary(self) -> None:
        locale = QLocale()
        parts = [f"{neutralised(name)} {locale.toString(count)}" for name, count in self._counts.most_common()]
        for count, words in (
            (self._unsure, self.tr("not sure {0}")),
            (self._unfamiliar, self.tr("unlike your images {0}")),
            (self._unreadable, self.tr("not readable {0}")),
        ):
            if count:
                parts.append(words.format(locale.toString(count)))
        self._summary.setText("  ·  ".join(parts))
        self._save.setEnabled(bool(self._model.all))

    def _choose(self, current: QModelIndex) -> None:
        if current.isValid():
            self.answer_chosen.emit(self._model.answer(current.row()))

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.tr("Save the table"), "predictions.csv", self.tr("CSV table (*.csv)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.fileSelected.connect(self.save)
        dialog.open()

    def _build(self) -> None:
        view = self._view
        view.setModel(self._model)
        view.setAccessibleName(self.tr("Answers"))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setShowGrid(False)
        view.setMinimumHeight(96)
        view.setWordWrap(False)
        view.setTabKeyNavigation(False)
        view.setIconSize(QSize(THUMB, THUMB))
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(THUMB + 6)
        header = view.horizontalHeader()
        header.setSectionResizeMode(FILE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(CLASS, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(CLASS, 84)
        header.setSectionResizeMode(PROBABILITY, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(PROBABILITY, 58)
        header.setHighlightSections(False)
        view.setSortingEnabled(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        view.selectionModel().currentRowChanged.connect(self._choose)
        self._search.setPlaceholderText(self.tr("Filter by file or class"))
        self._search.setAccessibleName(self.tr("Filter by file or class"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._model.filter)
        self._summary.setProperty("role", "caption")
        self._save.setToolTip(self.tr("Save all rows as a table for a spreadsheet"))
        self._save.setEnabled(False)
        self._save.clicked.connect(self._ask_where)
        top = QHBoxLayout()
        top.setSpacing(theme.SPACE_S)
        top.addWidget(self._search, 1)
        top.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addLayout(top)
        column.addWidget(view, 1)
        column.addWidget(self._summary)
