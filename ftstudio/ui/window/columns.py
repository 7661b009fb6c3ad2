"""The three columns of the window: set up, watch, try; the last one folds to a rail where the window is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from ftstudio.ui.widgets import theme
from ftstudio.ui.window.side_rail import SideRail

LEFT, MIDDLE, RIGHT = 320, 620, 300
LEAST_LEFT, LEAST_MIDDLE = 280, 360
NARROW = 1100
"""Below this width of the window (pixels) the column on the right folds."""


class Columns(QSplitter):
    """``widths`` are those with all columns unfolded: what the settings keep."""

    def __init__(self, left: QWidget, middle: QWidget, right: SideRail) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._rail = right
        self._right = RIGHT
        self.setHandleWidth(theme.SPACE_M + 1)
        self.setChildrenCollapsible(False)
        left.setMinimumWidth(LEAST_LEFT)
        middle.setMinimumWidth(LEAST_MIDDLE)
        for column in (left, middle, right):
            self.addWidget(column)
        self.setStretchFactor(1, 1)
        self.setSizes([LEFT, MIDDLE, RIGHT])
        right.folded.connect(self._share)

    def show_window(self, width: int) -> None:
        """The window has another width."""
        self._rail.show_narrow(width < NARROW)

    def restore(self, widths: Sequence[int]) -> None:
        """The ``widths`` of an earlier session."""
        self._right = widths[2]
        if not self._rail.is_folded:
            self.setSizes(list(widths))

    @property
    def widths(self) -> tuple[int, int, int]:
        left, middle, right = self.sizes()
        if not self._rail.is_folded:
            return left, middle, right
        return left, max(LEAST_MIDDLE, middle + right - self._right), self._right

    def _share(self, folded: bool) -> None:
        """The column on the right gives its width to the middle, and gets it back."""
        left, middle, now = self.sizes()
        if folded:
            self._right = now or self._right
        right = self._rail.minimumWidth() if folded else max(self._right, self._rail.minimumWidth())
        self.setSizes([left, middle + now - right, right])
