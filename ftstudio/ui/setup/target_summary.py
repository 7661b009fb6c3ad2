"""What the images of a data set show, by its task: how many classes or labels, or the spread of the numbers."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.targets import MULTI_LABEL, REGRESSION
from ftstudio.ui.setup.class_bars import ClassBars
from ftstudio.ui.setup.number_bars import NumberBars, Spread, numbers_of, spread_of
from ftstudio.ui.widgets import amounts
from ftstudio.ui.widgets.background import Background
from ftstudio.ui.widgets.basic import neutralised

DOT = " · "
DIRECT = 5_000
"""The numbers of data sets of up to this many files are sorted at once, of larger ones in the background."""


def classes_words(number: int) -> str:
    """The number of classes in words."""
    if number == 1:
        return QCoreApplication.translate("DatasetPanel", "1 class")
    return QCoreApplication.translate("DatasetPanel", "{n} classes").format(n=amounts.count(number))


def target_words(dataset: DatasetSummary) -> str:
    """What is learned: "5 classes", "3 labels · 1.4 per image", or what the numbers measure."""
    if dataset.task == MULTI_LABEL:
        return _labels_words(dataset)
    return neutralised(dataset.quantity) if dataset.task == REGRESSION else classes_words(len(dataset.class_names))


def _labels_words(dataset: DatasetSummary) -> str:
    count = len(dataset.class_names)
    if count == 1:
        words = QCoreApplication.translate("DatasetPanel", "1 label")
    else:
        words = QCoreApplication.translate("DatasetPanel", "{n} labels").format(n=amounts.count(count))
    if not dataset.usable_count:
        return words
    each = sum(label.total for label in dataset.counts) / dataset.usable_count
    per_image = QCoreApplication.translate("DatasetPanel", "{n} per image").format(n=amounts.decimal(each))
    return words + DOT + per_image


class TargetSummary(QWidget):
    """A bar per class or label, or the histogram of the numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sorting = Background(self)
        self._quantity = ""
        self.bars = ClassBars()
        self.numbers = NumberBars()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bars)
        column.addWidget(self.numbers)

    def show_dataset(self, dataset: DatasetSummary) -> None:
        measured = dataset.task == REGRESSION
        self._quantity = dataset.quantity
        self.bars.setVisible(not measured)
        self.numbers.setVisible(measured)
        self.bars.show_counts(() if measured else dataset.counts)
        self._sorting.forget()
        if measured and len(dataset.files) > DIRECT:
            self._sorting.start(partial(_spread, dataset), self._show_spread)
        elif measured:
            self._show_spread(_spread(dataset), None)

    def _show_spread(self, spread: Spread | None, error: Exception | None) -> None:
        if error is not None:
            raise RuntimeError("The numbers of the images could not be sorted.") from error
        self.numbers.show_spread(self._quantity, spread)


def _spread(dataset: DatasetSummary) -> Spread | None:
    return spread_of(numbers_of(dataset))
