"""A row of controls in two halves, the right one of which goes to a second line where one line is too short."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from ftstudio.ui.widgets import theme


class TwoHalves(QWidget):
    """``left`` and ``right`` take the controls."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 0) -> None:
        super().__init__(parent)
        self._row = 0
        self._sides = QWidget(), QWidget()
        self.left, self.right = (QHBoxLayout(side) for side in self._sides)
        for row in (self.left, self.right):
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(spacing)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.SPACE_XS)
        self._grid.setColumnStretch(1, 1)
        for column, side in zip((0, 2), self._sides, strict=True):
            self._grid.addWidget(side, 0, column)
            side.installEventFilter(self)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Controls that come, go or change their words need other room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._reflow(self.width())
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reflow(event.size().width())

    def _reflow(self, width: int) -> None:
        left, right = self._sides
        fits = left.sizeHint().width() + right.sizeHint().width() + theme.SPACE_S <= width
        row = 0 if fits else 1
        if row != self._row:
            self._row = row
            self._grid.addWidget(right, row, 2 if fits else 0, Qt.AlignmentFlag.AlignLeft)
