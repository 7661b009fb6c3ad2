"""How the numbers of a data set are distributed: a small histogram with the lowest, the median and the highest."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.targets import Number
from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.basic import neutralised
from ftstudio.ui.widgets.number_format import number

BARS_HEIGHT, LINE = 40, 16
MOST_BINS, LEAST_BINS = 24, 5


class Spread(NamedTuple):
    """``bins``: how many images are in each of equally wide bins from ``lowest`` to ``highest``."""

    lowest: float
    middle: float
    highest: float
    bins: tuple[int, ...]


def numbers_of(dataset: DatasetSummary) -> list[float]:
    """Those of the usable images."""
    return [file.target.value for file in dataset.files if isinstance(file.target, Number) and not file.problem]


def spread_of(numbers: Sequence[float]) -> Spread | None:
    """None without numbers."""
    if not numbers:
        return None
    lowest, highest = min(numbers), max(numbers)
    size = min(MOST_BINS, max(LEAST_BINS, len(numbers) // 4)) if highest > lowest else 1
    bins = [0] * size
    for value in numbers:
        place = int((value - lowest) / (highest - lowest) * size) if highest > lowest else 0
        bins[min(place, size - 1)] += 1
    return Spread(lowest, median(numbers), highest, tuple(bins))


class NumberBars(QWidget):
    """Shows the spread of one quantity."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spread: Spread | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changes.changed.connect(self.update)

    def show_spread(self, quantity: str, spread: Spread | None) -> None:
        self._spread = spread
        self.setAccessibleName(self.tr("Distribution of {0}").format(neutralised(quantity)))
        words = ""
        if spread is not None:
            shown = map(number, (spread.lowest, spread.middle, spread.highest))
            words = self.tr("lowest {0}, median {1}, highest {2}").format(*shown)
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, BARS_HEIGHT + LINE)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, BARS_HEIGHT + LINE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        spread, looks = self._spread, theme.current()
        if spread is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(looks.border))
        painter.drawRect(QRectF(0, BARS_HEIGHT, self.width(), 1))
        painter.setBrush(QColor(looks.accent))
        step, most = self.width() / len(spread.bins), max(spread.bins)
        for place, count in enumerate(spread.bins):
            if count:
                height = max(2.0, (BARS_HEIGHT - 2) * count / most)
                painter.drawRoundedRect(QRectF(place * step, BARS_HEIGHT - height, max(1.0, step - 2), height), 2, 2)
        self._paint_words(painter, looks, spread)

    def _paint_words(self, painter: QPainter, looks: theme.Theme, spread: Spread) -> None:
        font = QFont(self.font())
        font.setPixelSize(theme.CAPTION_PX)
        painter.setFont(font)
        painter.setPen(QColor(looks.muted))
        words = (number(spread.lowest), self.tr("median {0}").format(number(spread.middle)), number(spread.highest))
        sides = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
        for text, side in zip(words, sides, strict=True):
            room = QRectF(0, BARS_HEIGHT, self.width(), LINE)
            painter.drawText(room, int(side | Qt.AlignmentFlag.AlignBottom), text)
