"""Two runs on the same images as one bar: both right, only one of them, both wrong."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QHelpEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ftstudio.core.paired_test import Comparison
from ftstudio.ui.widgets import number_format, theme
from ftstudio.ui.widgets.basic import as_plain_tip, neutralised

BAR, KEY, MARK = 12, 18, 9
LEAST = 3.0
"""A part with any image in it is at least so wide, in pixels."""


class _Part(NamedTuple):
    """``title`` may have a place for the ``name`` of a run."""

    title: str
    name: str
    images: int

    def words(self, name: str) -> str:
        return f"{self.title.format(name)} {number_format.count(self.images)}"


class PairedBar(QWidget):
    """The four parts, and under them, two beside each other, what each is, with its count."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[_Part, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Images that the two runs classified correctly"))
        theme.changes.changed.connect(self.update)

    def show_comparison(self, comparison: Comparison, name_a: str, name_b: str) -> None:
        only = self.tr("only {0} right")
        self._parts = (
            _Part(self.tr("both right"), "", comparison.both_right),
            _Part(only, neutralised(name_a), comparison.only_a),
            _Part(only, neutralised(name_b), comparison.only_b),
            _Part(self.tr("both wrong"), "", comparison.both_wrong),
        )
        self.setAccessibleDescription(", ".join(self._words()))
        self.update()

    def _words(self) -> list[str]:
        return [part.words(part.name) for part in self._parts]

    def sizeHint(self) -> QSize:
        return QSize(300, BAR + 2 * KEY)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, BAR + 2 * KEY)

    def paintEvent(self, _event: QPaintEvent) -> None:
        looks = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.save()
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(0, 0, self.width(), BAR), 3, 3)
        painter.setClipPath(shape)
        left = 0.0
        for brush, width in zip(_brushes(looks), self._widths(), strict=True):
            painter.setBrush(brush)
            painter.drawRect(QRectF(left, 0, max(0.0, width - 1), BAR))
            left += width
        painter.restore()
        self._paint_key(painter, looks)

    def _widths(self) -> list[float]:
        counts = [part.images for part in self._parts]
        total = max(1, sum(counts))
        widths = [max(LEAST, self.width() * count / total) if count else 0.0 for count in counts]
        scale = self.width() / max(1.0, sum(widths))
        return [width * scale for width in widths]

    def _paint_key(self, painter: QPainter, looks: theme.Theme) -> None:
        font = self.font()
        font.setPixelSize(theme.CAPTION_PX)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        room = self.width() // 2 - MARK - 5 - theme.SPACE_S
        for place, (brush, part) in enumerate(zip(_brushes(looks), self._parts, strict=False)):
            down, across = divmod(place, 2)
            left, top = across * self.width() / 2, BAR + 2 + down * KEY
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(brush)
            painter.drawRoundedRect(QRectF(left, top + (KEY - MARK) / 2, MARK, MARK), 2, 2)
            painter.setPen(QColor(looks.muted))
            spare = max(0, room - metrics.horizontalAdvance(part.words("")))
            text = part.words(metrics.elidedText(part.name, Qt.TextElideMode.ElideMiddle, spare))
            painter.drawText(QRectF(left + MARK + 5, top, room, KEY), int(Qt.AlignmentFlag.AlignVCenter), text)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), as_plain_tip("\n".join(self._words())), self)
            return True
        return super().event(event)


def _brushes(looks: theme.Theme) -> tuple[QBrush, ...]:
    """Told apart by lightness and hatching too, not by colour alone."""
    return (
        QBrush(QColor(theme.mix(looks.surface, looks.accent, 0.28))),
        QBrush(QColor(looks.accent)),
        QBrush(QColor(looks.training)),
        QBrush(QColor(looks.muted), Qt.BrushStyle.Dense5Pattern),
    )
