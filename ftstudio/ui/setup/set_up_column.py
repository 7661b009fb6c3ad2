"""The left column: the panels below each other, the Train button always in sight below them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ftstudio.ui.setup.dataset_panel import DatasetPanel
from ftstudio.ui.setup.model_panel import ModelPanel
from ftstudio.ui.setup.train_panel import TrainPanel
from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.basic import scrolling

ROOMY = 690
"""From this height (pixels) on there is room for more than the decisions: a row more of classes, words of advice."""


class SetUpColumn(QWidget):
    """Shows all decisions (images, model, freeze position, training) at once in a window of 1024 x 640.

    What is folded out scrolls.
    """

    def __init__(self, dataset: DatasetPanel, model: ModelPanel, train: TrainPanel) -> None:
        super().__init__()
        self._roomy: bool | None = None
        self._panels = dataset, model
        self._inside = _NeverWider([dataset, model, train])
        self.area = scrolling(self._inside)
        self.area.setAccessibleName(self.tr("Settings"))
        self._foot = QHBoxLayout()
        self._foot.addWidget(train.action_bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(self.area, 1)
        column.addLayout(self._foot)
        self.area.verticalScrollBar().rangeChanged.connect(self._line_up)
        self._line_up()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = event.size().height() >= ROOMY
        if roomy != self._roomy:
            self._roomy = roomy
            self._inside.column.setSpacing(theme.SPACE_M if roomy else theme.SPACE_S + theme.SPACE_XS)
            for panel in self._panels:
                panel.show_roomy(roomy)

    def _line_up(self, _low: int = 0, most: int = 0) -> None:
        """The button is as wide as the panels above, with and without a scroll bar beside them."""
        bar = self.area.verticalScrollBar().sizeHint().width() if most > 0 else 0
        self._foot.setContentsMargins(0, 0, theme.SPACE_S + bar, 0)


class _NeverWider(QWidget):
    """Panels that take the width that there is: a long name inside one never pushes the others out of sight."""

    def __init__(self, panels: Sequence[QWidget]) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, theme.SPACE_XS, theme.SPACE_S, 0)
        for panel in panels:
            self.column.addWidget(panel)
        self.column.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        """As high as the panels are at the width of now: wrapped words need more lines in a narrow column."""
        needed = self.column.minimumHeightForWidth(self.width()) if self.column.hasHeightForWidth() else 0
        return QSize(0, max(needed, super().minimumSizeHint().height()))
