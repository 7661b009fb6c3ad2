"""Nine augmented versions of one image in a grid: what the training will see."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ftstudio.ui.widgets import theme

ROWS = COLUMNS = 3
GAP = 4


class AugmentPreview(QWidget):
    """Up to nine pictures in a square grid; while new ones are on their way the old ones stand dimmed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures: list[QImage] = []
        self._waiting = False
        self._empty_text = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Preview of the augmentation"))
        self.setToolTip(self.tr("Nine augmented views of one of your images, as in training."))
        theme.changes.changed.connect(self.update)

    def show_pictures(self, encoded: list[bytes]) -> None:
        """Show PNG files; what cannot be read is left out."""
        images = [QImage.fromData(data) for data in encoded[: ROWS * COLUMNS]]
        self._pictures = [image for image in images if not image.isNull()]
        self._waiting = False
        self.update()

    def show_waiting(self) -> None:
        self._waiting = True
        self.update()

    def show_empty(self, text: str) -> None:
        """Words in place of pictures; "" lets the pictures be."""
        if text != self._empty_text:
            self._empty_text = text
            if text:
                self._pictures = []
            self.update()

    @property
    def picture_count(self) -> int:
        return len(self._pictures)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return width

    def sizeHint(self) -> QSize:
        return QSize(260, 260)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 120)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        cell = (min(self.width(), self.height()) - GAP * (COLUMNS - 1)) / COLUMNS
        left = (self.width() - cell * COLUMNS - GAP * (COLUMNS - 1)) / 2
        for place in range(ROWS * COLUMNS):
            row, column = divmod(place, COLUMNS)
            area = QRectF(left + column * (cell + GAP), row * (cell + GAP), cell, cell)
            self._paint_cell(painter, place, area)
        if self._empty_text:
            painter.setOpacity(1)
            painter.setPen(QColor(theme.current().muted))
            inside = QRectF(self.rect()).adjusted(16, 16, -16, -16)
            painter.drawText(inside, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self._empty_text)

    def _paint_cell(self, painter: QPainter, place: int, area: QRectF) -> None:
        outline = QPainterPath()
        outline.addRoundedRect(area, 4, 4)
        faint = self._waiting or not self.isEnabled()
        painter.setOpacity(1.0)
        painter.fillPath(outline, QColor(theme.current().border))
        if place >= len(self._pictures):
            return
        picture = self._pictures[place]
        edge = min(picture.width(), picture.height())
        middle = QRectF((picture.width() - edge) / 2, (picture.height() - edge) / 2, edge, edge)
        painter.save()
        painter.setClipPath(outline)
        painter.setOpacity(0.4 if faint else 1.0)
        painter.drawImage(area, picture, middle)
        painter.restore()
