"""The answers for many images.

A table to sort, filter and save, with a count per class or label, or the span of the numbers.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path
from statistics import fmean

from msgspec.structs import replace
from PySide6.QtCore import QLocale, QModelIndex, QSize, Qt, QTimer, Signal
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

from ftstudio.core.answers import TOP, NumberPrediction, Prediction, UnreadableImage
from ftstudio.core.prediction_csv import predictions_csv
from ftstudio.core.table_text import save_csv
from ftstudio.ui.try_it.answer_words import look_of
from ftstudio.ui.try_it.prediction_model import CLASS, FILE, PROBABILITY, THUMB, Answer, AnswersModel
from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.background import Background
from ftstudio.ui.widgets.basic import ElidedLabel, neutralised
from ftstudio.ui.widgets.number_format import number
from ftstudio.ui.widgets.thumbnails import PictureLoader

FLUSH_MS = 60
ANSWER_WIDTH, NUMBER_WIDTH = 84, 68


class PredictionTable(QWidget):
    """``answer_chosen`` carries the Answer of the row that is looked at."""

    answer_chosen = Signal(object)
    saving_failed = Signal(str)

    def __init__(self, pictures: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = AnswersModel(pictures, self)
        self._incoming: list[Answer] = []
        self._counts: Counter[str] = Counter()
        self._numbers: list[float] = []
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
        self._numbers.clear()
        self._model.clear()
        self._search.clear()
        self._show_summary()

    def add(self, found: Prediction | UnreadableImage) -> None:
        """Take an answer; shown together with others a few times a second."""
        if isinstance(found, Prediction):
            self._incoming.append(Answer(found.path, found, name=found.name))
        else:
            self._incoming.append(Answer(found.path, None, found.reason, found.name))
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
        """All rows, the unreadable ones too, as ``predict --csv`` writes them."""
        return predictions_csv(
            (
                UnreadableImage(each.named, each.reason)
                if each.prediction is None
                else replace(each.prediction, path=each.named)
                for each in self._model.all
            ),
            TOP,
        )

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
            self._view.setColumnHidden(PROBABILITY, not self._model.says_sure)
            answered = [answer.prediction for answer in incoming if answer.prediction]
            self._counts.update(name for each in answered for name in look_of(each).counted(each))
            numbers = [each.value for each in answered if isinstance(each, NumberPrediction)]
            if numbers and not self._numbers:  # leave room for the intervals
                self._view.horizontalHeader().resizeSection(CLASS, NUMBER_WIDTH)
            self._numbers += numbers
            self._unsure += sum(1 for answer in incoming if answer.unsure)
            self._unfamiliar += sum(1 for answer in incoming if answer.unfamiliar)
            self._unreadable += sum(1 for answer in incoming if answer.prediction is None)
            self._show_summary()
            if not self._view.currentIndex().isValid() and self._model.rowCount():
                self._view.selectRow(0)

    def _show_summary(self) -> None:
        locale = QLocale()
        parts = [f"{neutralised(name)} {locale.toString(count)}" for name, count in self._counts.most_common()]
        if self._numbers:
            low, high, mean = min(self._numbers), max(self._numbers), fmean(self._numbers)
            parts.append(self.tr("{0} to {1}, mean {2}").format(*map(number, (low, high, mean))))
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
        header.resizeSection(CLASS, ANSWER_WIDTH)
        header.setSectionResizeMode(PROBABILITY, QHeaderView.ResizeMode.ResizeToContents)
        header.setMinimumSectionSize(44)
        header.setHighlightSections(False)
        view.setSortingEnabled(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        view.selectionModel().currentRowChanged.connect(self._choose)
        self._search.setPlaceholderText(self.tr("Filter by file or answer"))
        self._search.setAccessibleName(self.tr("Filter by file or answer"))
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
