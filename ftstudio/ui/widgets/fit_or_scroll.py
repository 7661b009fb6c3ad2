"""What stands whole where there is room, and scrolls where the window is too low for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget


class LowScroll(QScrollArea):
    """Holds one widget, never taller than it, and never lower than ``least`` pixels where it is as tall."""

    def __init__(self, inside: QWidget, least: int) -> None:
        super().__init__()
        self._inside, self._least, self._height = inside, least, least
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        inside.setObjectName("scrolled")
        inside.installEventFilter(self)
        self.setWidget(inside)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, min(self._least, self._height))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._inside and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As tall as the words are at this width, without the room that a scroll bar takes."""
        layout = self._inside.layout()
        if layout is None:
            return
        width = self.width()
        wrapped = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else 0
        height = max(wrapped, layout.totalMinimumSize().height())
        if height != self._height:
            self._height = height
            self.updateGeometry()
        # Left to itself a bar stays for the lines that only its own width makes.
        as_needed, off = Qt.ScrollBarPolicy.ScrollBarAsNeeded, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(as_needed if self.height() < height else off)
