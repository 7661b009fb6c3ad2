"""A predicted number with its interval, on the scale of the numbers that the run was trained on."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ftstudio.core.answers import NumberPrediction, Prediction
from ftstudio.core.errors import UserError
from ftstudio.core.targets import Number
from ftstudio.ui.try_it.answer_words import interval_words
from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.background import Background
from ftstudio.ui.widgets.basic import neutralised
from ftstudio.ui.widgets.number_format import number

LINE, TRACK, MARK = 16, 8, 18
"""Heights in pixels: of a line of words, of the scale, of the mark of the value."""
ROOM = 0.05
"""Of the span, left free where the interval is beyond the training range."""


class NumberScale(QWidget):
    """Shows NumberPredictions; hidden for every other answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prediction: NumberPrediction | None = None
        self._run_dir = ""
        self._range: tuple[float, float] | None = None
        self._reading = Background(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Predicted number"))
        theme.changes.changed.connect(self.update)

    def show_run(self, run_dir: str) -> None:
        """The folder of the run whose answers come; "" where there is none."""
        if run_dir == self._run_dir:
            return
        self._run_dir, self._range = run_dir, None
        self._reading.forget()

    def show_prediction(self, prediction: Prediction) -> None:
        self._prediction = prediction if isinstance(prediction, NumberPrediction) else None
        if self._prediction is not None and self._range is None and self._run_dir and not self._reading.busy:
            self._reading.start(partial(_training_range, self._run_dir), self._take_range)
        self._show()

    @property
    def has_answer(self) -> bool:
        """Whether there is a number to show."""
        return self._prediction is not None

    def _take_range(self, found: tuple[float, float] | None, _error: Exception | None) -> None:
        """Without one the interval alone is the scale."""
        self._range = found
        self._show()

    def _show(self) -> None:
        self.setAccessibleDescription(self.words())
        self.setToolTip(self.words())
        self.update()

    def words(self) -> str:
        """The answer as a sentence."""
        shown = self._prediction
        if shown is None:
            return ""
        parts = [f"{neutralised(shown.quantity)} {number(shown.value)}"]
        if interval := interval_words(shown):
            parts.append(self.tr("90% interval {0}").format(interval))
        if self._range is not None:
            low, high = self._range
            parts.append(self.tr("training images {0} to {1}").format(number(low), number(high)))
        return ", ".join(parts)

    # ---- painting -------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(220, 3 * LINE + MARK)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 3 * LINE + MARK)

    def _span(self, shown: NumberPrediction) -> tuple[float, float]:
        ends = [shown.value, *(self._range or ())]
        ends += [bound for bound in (shown.low, shown.high) if bound is not None]
        low, high = min(ends), max(ends)
        room = (high - low) * ROOM or abs(low) * 0.1 or 1.0
        if self._range is not None and high > low:
            return (low - room if low < self._range[0] else low, high + room if high > self._range[1] else high)
        return low - room, high + room

    def paintEvent(self, _event: QPaintEvent) -> None:
        shown, looks = self._prediction, theme.current()
        if shown is None or self.width() < 40:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPixelSize(theme.CAPTION_PX)
        painter.setFont(font)
        self._paint_words(painter, looks, shown)
        low, high = self._span(shown)
        inset = MARK / 4

        def at(value: float) -> float:
            return inset + (value - low) / (high - low) * (self.width() - 2 * inset)

        middle = LINE + MARK / 2
        self._paint_track(painter, QColor(looks.border), at(low), at(high), middle)
        if self._range is not None:
            trained = QColor(theme.mix(looks.border, looks.muted, 0.35))
            self._paint_track(painter, trained, at(self._range[0]), at(self._range[1]), middle)
        if shown.low is not None and shown.high is not None:
            band = QColor(looks.accent)
            band.setAlphaF(0.45)
            self._paint_track(painter, band, at(shown.low), at(shown.high), middle)
        painter.setPen(QPen(QColor(looks.surface), 1.5))
        painter.setBrush(QColor(looks.accent))
        painter.drawEllipse(QPointF(at(shown.value), middle), MARK / 3, MARK / 3)
        self._paint_ends(painter, looks, low, high)

    def _paint_words(self, painter: QPainter, looks: theme.Theme, shown: NumberPrediction) -> None:
        words = interval_words(shown)
        words = self.tr("90% interval {0}").format(words) if words else self.tr("no prediction interval")
        line = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, self.width())
        painter.setPen(QColor(looks.text))
        painter.drawText(QRectF(0, 0, self.width(), LINE), int(Qt.AlignmentFlag.AlignVCenter), line)

    def _paint_track(self, painter: QPainter, colour: QColor, left: float, right: float, middle: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(left, middle - TRACK / 2, max(3.0, right - left), TRACK), 3, 3)

    def _paint_ends(self, painter: QPainter, looks: theme.Theme, low: float, high: float) -> None:
        """The ends of the scale; under them, where it is known, what the darker part of it is."""
        top = LINE + MARK
        painter.setPen(QColor(looks.muted))
        for value, side in ((low, Qt.AlignmentFlag.AlignLeft), (high, Qt.AlignmentFlag.AlignRight)):
            room = QRectF(0, top, self.width(), LINE)
            painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), number(value))
        if self._range is None:
            return
        words = self.tr("training images: {0} to {1}").format(*map(number, self._range))
        line = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(QRectF(0, top + LINE, self.width(), LINE), int(Qt.AlignmentFlag.AlignVCenter), line)


def _training_range(run_dir: str) -> tuple[float, float] | None:
    """The lowest and the highest number of the training images; None where the split cannot be read."""
    from ftstudio.store.run_folder import RunFolder

    try:
        samples = RunFolder(Path(run_dir)).manifest.of("train")
    except UserError:
        return None
    numbers = [sample.target.value for sample in samples if isinstance(sample.target, Number)]
    return (min(numbers), max(numbers)) if numbers else None
