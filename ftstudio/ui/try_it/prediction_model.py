"""The answers for many images as rows: in the order wanted, those that the filter lets through."""

from __future__ import annotations

import operator
from pathlib import PurePath
from typing import Any, NamedTuple, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage, QPainter

from ftstudio.core.answers import Prediction
from ftstudio.ui.try_it.answer_words import look_of
from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.basic import as_plain_tip, neutralised
from ftstudio.ui.widgets.thumbnails import PictureLoader

Index: TypeAlias = QModelIndex | QPersistentModelIndex

FILE, CLASS, PROBABILITY = range(3)
THUMB, MARK = 32, 14
SHARP = 2


class Answer(NamedTuple):
    """One row.

    ``prediction`` is None for an image that could not be used; then ``reason`` says why. ``named`` is what the user
    knows the image as: its path, or the archive and the entry in it.
    """

    path: str
    prediction: Prediction | None
    reason: str = ""
    name: str = ""

    @property
    def named(self) -> str:
        return self.name or self.path

    @property
    def cells(self) -> tuple[str, str]:
        """The answer, and how sure it is."""
        return look_of(self.prediction).cells(self.prediction) if self.prediction else (self.reason, "")

    @property
    def answer(self) -> str:
        return self.cells[0] if self.prediction else ""

    def order(self, column: int) -> tuple[bool, Any]:
        """What its answer sorts by in a column; those without one come first."""
        if self.prediction is None:
            return False, 0
        return True, look_of(self.prediction).order(self.prediction)[column - CLASS]

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
        self._titles: tuple[str, str] | None = None
        pictures.arrived.connect(self._repaint)

    @property
    def all(self) -> list[Answer]:
        return self._all

    @property
    def says_sure(self) -> bool:
        """Whether there is something in the column PROBABILITY."""
        return self._titles is None or bool(self._titles[1])

    def clear(self) -> None:
        self.beginResetModel()
        self._all, self._shown = [], []
        self._titles = None
        self.endResetModel()

    def add(self, answers: list[Answer]) -> None:
        """New answers, at the end until the table is sorted again."""
        self._all += answers
        first = next((answer.prediction for answer in answers if answer.prediction), None)
        if self._titles is None and first is not None:
            self._titles = look_of(first).titles(first)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, CLASS, PROBABILITY)
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
        return not needle or any(needle in text.lower() for text in (answer.named, answer.answer, *self._marks(answer)))

    def _repaint(self, _path: str) -> None:
        if self._shown:
            self.dataChanged.emit(self.index(0, FILE), self.index(len(self._shown) - 1, FILE))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            answer, sure = self._titles or (self.tr("Answer"), self.tr("Sure"))
            return (self.tr("File"), neutralised(answer), sure)[section]
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
            lines = (answer.named, answer.answer, answer.reason, *self._marks(answer))
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
    if column in (CLASS, PROBABILITY):
        return operator.methodcaller("order", column)
    return lambda answer: PurePath(answer.named).name.lower()


def _cell(answer: Answer, column: int) -> str:
    if column == FILE:
        return neutralised(PurePath(answer.named).name)
    if column == CLASS:
        return f"{'? ' if answer.unsure else ''}{neutralised(answer.cells[0])}"
    return answer.cells[1]


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
