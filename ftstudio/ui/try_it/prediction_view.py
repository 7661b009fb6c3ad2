"""The answer for one image as bars: class, probability, the most probable first, as many as there is room for."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ftstudio.core.answers import BoxesPrediction, ClassPrediction, LabelsPrediction, NumberPrediction, Prediction
from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.basic import as_plain_tip, neutralised
from ftstudio.ui.widgets.number_format import percent, whole_percent

ROW_HEIGHT = 26
LEAST_ROWS = 2
BAR_HEIGHT = 10
MOST_BARS = 12
"""Of the boxes found in an image."""


class Bar(NamedTuple):
    """One output of a model: ``strong`` where it is the answer, or part of it; ``threshold`` as in LabelProbability."""

    name: str
    probability: float
    strong: bool
    threshold: float | None = None


def bars_of(prediction: Prediction) -> tuple[Bar, ...]:
    """The outputs that have a probability, as they are ordered; none where the answer is a number."""
    match prediction:
        case ClassPrediction():
            return tuple(Bar(each.class_name, each.probability, not rank) for rank, each in enumerate(prediction.top))
        case LabelsPrediction():
            return tuple(Bar(each.name, each.probability, each.present, each.threshold) for each in prediction.labels)
        case BoxesPrediction():
            first = prediction.boxes[:MOST_BARS]
            return tuple(
                Bar(box.class_name, box.probability, box.probability >= prediction.threshold, prediction.threshold)
                for box in first
            )
        case NumberPrediction():
            return ()


class PredictionView(QWidget):
    """One bar per class or label.

    Where there is more to know about a class, a click or the arrow keys choose it: ``class_chosen`` carries its name,
    as object.
    """

    class_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self._choosing = False
        self._chosen = 0
        self._hovered = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(self.tr("Probability of each class or label"))
        theme.changes.changed.connect(self.update)

    def show_bars(self, bars: tuple[Bar, ...]) -> None:
        self._chosen, self._hovered = 0, -1
        if bars == self._bars:
            self.update()
            return
        self._bars = bars
        words = [f"{neutralised(bar.name)} {whole_percent(bar.probability)}" for bar in bars]
        marks = [self.tr("present") if bar.strong else self.tr("not present") for bar in bars]
        if any(bar.threshold is not None for bar in bars):
            words = [f"{each} ({mark})" for each, mark in zip(words, marks, strict=True)]
        self.setAccessibleDescription(", ".join(words))
        self.updateGeometry()
        self.update()

    def set_choosing(self, choosing: bool) -> None:
        """Whether a class can be chosen; the first one is, until another is."""
        if choosing == self._choosing:
            return
        self._choosing, self._chosen, self._hovered = choosing, 0, -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if choosing else Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(choosing)
        if choosing:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, ROW_HEIGHT * len(self._bars))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, ROW_HEIGHT * min(LEAST_ROWS, len(self._bars)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        looks = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetrics(self.font())
        number_width = metrics.horizontalAdvance(">99 %") + theme.SPACE_XS
        heavy = QFont(self.font())
        heavy.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(heavy)  # so that nothing moves when another class is chosen
        name_width = self._name_width(metrics, number_width)
        for place, bar in enumerate(self._bars[: max(1, self.height() // ROW_HEIGHT)]):
            row = QRectF(0, place * ROW_HEIGHT, self.width(), ROW_HEIGHT)
            chosen = self._choosing and place == self._chosen
            self._paint_ground(painter, row, chosen, place == self._hovered, looks)
            painter.setFont(heavy if chosen else self.font())
            painter.setPen(QColor(looks.text if bar.strong or chosen else looks.muted))
            name = metrics.elidedText(neutralised(bar.name), Qt.TextElideMode.ElideRight, name_width)
            painter.drawText(row, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), name)
            flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(row, flags, whole_percent(bar.probability))
            left = name_width + theme.SPACE_S
            track = QRectF(left, row.center().y() - BAR_HEIGHT / 2, self.width() - number_width - left, BAR_HEIGHT)
            _paint_bar(painter, track, bar, looks)

    def _paint_ground(self, painter: QPainter, row: QRectF, chosen: bool, hovered: bool, looks: theme.Theme) -> None:
        if hovered and self._choosing:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.mix(looks.background, looks.text, 0.06)))
            painter.drawRoundedRect(row.adjusted(-theme.SPACE_XS, 1, theme.SPACE_XS, -1), 4, 4)
        if chosen and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(looks.accent), 1))
            painter.drawRoundedRect(row.adjusted(0.5, 1.5, -0.5, -1.5), 4, 4)

    def _name_width(self, metrics: QFontMetrics, number_width: int) -> int:
        """As wide as the longest name, but never so wide that no bar is left."""
        longest = max((metrics.horizontalAdvance(neutralised(bar.name)) for bar in self._bars), default=0)
        return min(longest + 2, (self.width() - number_width) // 2)

    # ---- choosing

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(int(event.position().y() // ROW_HEIGHT))

    def leaveEvent(self, _event: QEvent) -> None:
        self._hover(-1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(int(event.position().y() // ROW_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or not self._choosing:
            super().keyPressEvent(event)
        else:
            self._choose(self._chosen + step)

    def _hover(self, place: int) -> None:
        place = place if 0 <= place < len(self._bars) else -1
        if self._choosing and place != self._hovered:
            self._hovered = place
            self.update()

    def _choose(self, place: int) -> None:
        if self._choosing and 0 <= place < len(self._bars) and place != self._chosen:
            self._chosen = place
            self.update()
            self.class_chosen.emit(self._bars[place].name)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = event.pos().y() // ROW_HEIGHT
            known = 0 <= place < len(self._bars)
            QToolTip.showText(event.globalPos(), self._words(place) if known else "", self)
            return True
        return super().event(event)

    def _words(self, place: int) -> str:
        bar = self._bars[place]
        exact = QLocale().toString(bar.probability * 100, "f", 2)
        words = f"{neutralised(bar.name)}: {exact} %"
        if bar.threshold is not None:
            words += "\n" + self.tr("present from {0}").format(percent(bar.threshold))
        return as_plain_tip(words)


def _paint_bar(painter: QPainter, track: QRectF, bar: Bar, looks: theme.Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    ground = QColor(looks.border)
    ground.setAlphaF(0.6)
    painter.setBrush(ground)
    painter.drawRoundedRect(track, 3, 3)
    if bar.probability > 0:
        colour = QColor(looks.accent)
        colour.setAlphaF(1.0 if bar.strong else 0.55)
        painter.setBrush(colour)
        width = max(3.0, track.width() * min(1.0, bar.probability))
        painter.drawRoundedRect(QRectF(track.left(), track.top(), width, track.height()), 3, 3)
    if bar.threshold is not None:
        x = track.left() + track.width() * bar.threshold
        painter.setBrush(QColor(looks.text))
        painter.drawRect(QRectF(x - 1, track.top() - 3, 2, track.height() + 6))
