"""The last images that were tried, as small pictures; a click shows the answer again."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.basic import as_plain_tip, neutralised
from ftstudio.ui.widgets.thumbnails import PictureLoader

KEPT = 8
EDGE = 40
PITCH = EDGE + theme.SPACE_XS


class RecentStrip(QWidget):
    """``chosen`` carries the path of a picture, as object. Shows as many as there is room for."""

    chosen = Signal(object)

    def __init__(self, pictures: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._shown: tuple[tuple[str, str], ...] = ()
        self._current = 0
        self._hovered = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Tried before"))
        pictures.arrived.connect(self.update)
        theme.changes.changed.connect(self.update)

    def show_tried(self, tried: tuple[tuple[str, str], ...]) -> None:
        """(path, the answer in words), newest first."""
        self._shown = tried[:KEPT]
        self._current = 0
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(KEPT * PITCH, EDGE + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(PITCH, EDGE + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        looks = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        pixels = round(EDGE * self.devicePixelRatioF())
        for place in range(self._count()):
            room = QRect(place * PITCH, 2, EDGE, EDGE)
            painter.setPen(Qt.PenStyle.NoPen)
            ground = QColor(looks.border)
            ground.setAlphaF(0.9 if place == self._hovered else 0.5)
            painter.setBrush(ground)
            painter.drawRoundedRect(QRectF(room), 4, 4)
            image = self._pictures.picture(self._shown[place][0], pixels)
            if image is not None and not image.isNull():
                longer = max(image.width(), image.height())
                frame = QRect(0, 0, image.width() * EDGE // longer, image.height() * EDGE // longer)
                frame.moveCenter(room.center())
                painter.drawImage(frame, image)
            if self.hasFocus() and place == self._current:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(looks.accent), 2))
                painter.drawRoundedRect(QRectF(room).adjusted(0, 0, 0, 0), 4, 4)

    def _count(self) -> int:
        return min(len(self._shown), max(1, (self.width() + theme.SPACE_XS) // PITCH))

    def _place_at(self, x: float) -> int:
        place = int(x // PITCH)
        return place if 0 <= place < self._count() else -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = self._place_at(event.position().x())
        self.update()

    def leaveEvent(self, _event: QEvent) -> None:
        self._hovered = -1
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position().x())
        if event.button() == Qt.MouseButton.LeftButton and place >= 0:
            self.chosen.emit(self._shown[place][0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None and self._shown:
            self._current = min(max(0, self._current + step), self._count() - 1)
            self._describe()
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._shown:
            self.chosen.emit(self._shown[self._current][0])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._place_at(event.pos().x())
            QToolTip.showText(event.globalPos(), self._words(place) if place >= 0 else "", self)
            return True
        return super().event(event)

    def _words(self, place: int) -> str:
        path, answer = self._shown[place]
        return as_plain_tip(f"{neutralised(PurePath(path).name)}\n{neutralised(answer)}")

    def _describe(self) -> None:
        self.setAccessibleDescription(self._words(self._current) if self._shown else "")
