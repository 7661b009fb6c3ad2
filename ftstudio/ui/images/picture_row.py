"""A few pictures side by side, each as large as its place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.thumbnails import PictureLoader


class PictureRow(QWidget):
    """Up to ``count`` pictures, ``edge`` pixels high and wide, or as large as there is room for (None)."""

    def __init__(self, pictures: PictureLoader, count: int, edge: int | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures, self._count, self._edge = pictures, count, edge
        self._shown: Sequence[tuple[str, int]] = ()
        upright = QSizePolicy.Policy.Expanding if edge is None else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, upright)
        pictures.arrived.connect(self._arrived)
        theme.changes.changed.connect(self.update)

    def show_pictures(self, pictures: Sequence[tuple[str, int]]) -> None:
        """(path, version) of each."""
        self._shown = pictures[: self._count]
        self.update()

    def sizeHint(self) -> QSize:
        edge = self._edge or 240
        return QSize(self._count * (edge + theme.SPACE_XS), edge)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self._edge or 80)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for place, (path, version) in enumerate(self._shown):
            room = self._room(place)
            edge = round(max(room.width(), room.height()) * self.devicePixelRatioF())
            image = self._pictures.picture(path, edge, version)
            if image is None:
                problem = self._pictures.problem(path)
                if problem:
                    painter.setPen(QColor(theme.current().muted))
                    painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), problem)
                continue
            size = image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            frame = QRect(QPoint(0, 0), size)
            frame.moveCenter(room.center())
            if self._edge is not None:
                frame.moveLeft(room.left())
            painter.drawImage(frame, image)

    def _room(self, place: int) -> QRect:
        if self._edge is None:
            return self.rect()
        edge = min(self._edge, (self.width() - (self._count - 1) * theme.SPACE_XS) // self._count)
        return QRect(place * (edge + theme.SPACE_XS), (self.height() - edge) // 2, edge, edge)

    def _arrived(self, path: str) -> None:
        if any(path == shown for shown, _ in self._shown):
            self.update()
