"""The answer for one image as bars: class, probability, the most probable first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ftstudio.core.records import ClassProbability
from ftstudio.ui.look import theme
from ftstudio.ui.look.widgets import as_plain_tip, neutralised

ROW_HEIGHT = 26
BAR_HEIGHT = 10


def percent(share: float) -> str:
    """A share 0..1 as the person writes it: whole percents, "<1 %" and ">99 %" where rounding would lie."""
    if 0 < share < 0.005:
        return "<1 %"
    if 0.995 <= share < 1:
        return ">99 %"
    return f"{QLocale().toString(share * 100, 'f', 0)} %"


class PredictionView(QWidget):
    """One bar per class."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[ClassProbability, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Probability of each class"))
        theme.changes.changed.connect(self.update)

    def show_bars(self, bars: tuple[ClassProbability, ...]) -> None:
        if bars == self._bars:
            return
        self._bars = bars
        words = [f"{neutralised(bar.class_name)} {percent(bar.probability)}" for bar in bars]
        self.setAccessibleDescription(", ".join(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, ROW_HEIGHT * len(self._bars))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, ROW_HEIGHT * len(self._bars))

    def paintEvent(self, _event: QPaintEvent) -> None:
        looks = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetrics(self.font())
        number_width = metrics.horizontalAdvance(">99 %") + theme.SPACE_XS
        name_width = self._name_width(metrics, number_width)
        for place, bar in enumerate(self._bars):
            row = QRectF(0, place * ROW_HEIGHT, self.width(), ROW_HEIGHT)
            painter.setPen(QColor(looks.text if place == 0 else looks.muted))
            name = metrics.elidedText(neutralised(bar.class_name), Qt.TextElideMode.ElideRight, name_width)
            painter.drawText(row, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), name)
            flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(row, flags, percent(bar.probability))
            left = name_width + theme.SPACE_S
            track = QRectF(left, row.center().y() - BAR_HEIGHT / 2, self.width() - number_width - left, BAR_HEIGHT)
            _paint_bar(painter, track, bar.probability, place == 0, looks)

    def _name_width(self, metrics: QFontMetrics, number_width: int) -> int:
        """As wide as the longest name, but never so wide that no bar is left."""
        longest = max((metrics.horizontalAdvance(neutralised(bar.class_name)) for bar in self._bars), default=0)
        return min(longest + 2, (self.width() - number_width) // 2)

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
        return as_plain_tip(f"{neutralised(bar.class_name)}: {exact} %")


def _paint_bar(painter: QPainter, track: QRectF, share: float, first: bool, looks: theme.Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    ground = QColor(looks.border)
    ground.setAlphaF(0.6)
    painter.setBrush(ground)
    painter.drawRoundedRect(track, 3, 3)
    if share <= 0:
        return
    colour = QColor(looks.accent)
    colour.setAlphaF(1.0 if first else 0.55)
    painter.setBrush(colour)
    painter.drawRoundedRect(
        QRectF(track.left(), track.top(), max(3.0, track.width() * min(1.0, share)), track.height()), 3, 3
    )
