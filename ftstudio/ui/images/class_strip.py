"""One slim bar per class or label, as high as its number of images; a click filters by it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.basic import as_plain_tip, neutralised

WIDEST_BAR = 120
HEIGHT, NAME = 60, 16
NARROWEST_NAMED = 30
"""Bars narrower than this (pixels) have their names in tooltips only."""


class ClassStrip(QWidget):
    """Bars of (class name, images used). ``class_chosen`` carries a class name, or None for all of them."""

    class_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: list[tuple[str, int]] = []
        self._most = 1
        self._labels = False
        self._chosen: str | None = None
        self._hovered = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Images per class"))
        theme.changes.changed.connect(self.update)

    def show_counts(self, bars: list[tuple[str, int]], labels: bool = False) -> None:
        """``labels``: an image may have several of them."""
        self._bars = bars
        self._labels = labels
        self.setAccessibleName(self.tr("Images per label") if labels else self.tr("Images per class"))
        self._most = max([1, *(count for _, count in bars)])
        self._describe()
        self.update()

    def show_chosen(self, class_name: str | None) -> None:
        if class_name != self._chosen:
            self._chosen = class_name
            self._describe()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._bars:
            return
        looks = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        base = self.height() - 3.0 - NAME
        painter.setPen(QPen(QColor(looks.border), 1))
        painter.drawLine(0, int(base) + 1, self.width(), int(base) + 1)
        for place in range(len(self._bars)):
            self._paint_bar(painter, place, base, looks)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(looks.accent), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _paint_bar(self, painter: QPainter, place: int, base: float, looks: theme.Theme) -> None:
        name, count = self._bars[place]
        step = self._step()
        width = max(1.0, step - min(4.0, step * 0.25))
        height = max(2.0, (base - 4) * count / self._most)
        colour = QColor(looks.accent)
        if self._chosen is not None and name != self._chosen:
            colour.setAlphaF(0.3)
        elif place != self._hovered and self._chosen is None:
            colour.setAlphaF(0.7)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(place * step, base - height, width, height), 2, 2)
        if step >= NARROWEST_NAMED:
            font = self.font()
            font.setPixelSize(theme.CAPTION_PX)
            painter.setFont(font)
            painter.setPen(QColor(looks.text if self._chosen == name else looks.muted))
            words = painter.fontMetrics().elidedText(neutralised(name), Qt.TextElideMode.ElideRight, int(width))
            painter.drawText(QRectF(place * step, base + 2, width, NAME), Qt.AlignmentFlag.AlignCenter, words)

    def _step(self) -> float:
        return min(WIDEST_BAR, self.width() / max(1, len(self._bars)))

    def _place_at(self, x: float) -> int:
        place = int(x / self._step()) if self._bars else -1
        return place if 0 <= place < len(self._bars) else -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().x())
        if place != self._hovered:
            self._hovered = place
            self.update()

    def leaveEvent(self, _event: QEvent) -> None:
        self._hovered = -1
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().x())
        if event.button() == Qt.MouseButton.LeftButton and place >= 0:
            self._choose(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        names = [name for name, _ in self._bars]
        now = names.index(self._chosen) if self._chosen in names else -1
        if event.key() == Qt.Key.Key_Right and names:
            self.class_chosen.emit(names[min(now + 1, len(names) - 1)])
        elif event.key() == Qt.Key.Key_Left and names:
            self.class_chosen.emit(names[max(0, now - 1)])
        elif event.key() == Qt.Key.Key_Escape and now >= 0:
            self.class_chosen.emit(None)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._place_at(event.pos().x())
            QToolTip.showText(event.globalPos(), self._words(place) if place >= 0 else "", self)
            return True
        return super().event(event)

    def _choose(self, place: int) -> None:
        name = self._bars[place][0]
        self.class_chosen.emit(None if name == self._chosen else name)

    def _words(self, place: int) -> str:
        name, count = self._bars[place]
        number = QLocale().toString(count)
        text = self.tr("1 image") if count == 1 else self.tr("{0} images").format(number)
        return as_plain_tip(f"{neutralised(name)}: {text}")

    def _describe(self) -> None:
        names = [name for name, _ in self._bars]
        if self._chosen in names:
            self.setAccessibleDescription(self._words(names.index(self._chosen)))
        else:
            everything = self.tr("All labels") if self._labels else self.tr("All classes")
            how = self.tr("{0}. Use the arrow keys to select one, Escape for all.")
            self.setAccessibleDescription(how.format(everything))
