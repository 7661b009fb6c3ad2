"""A column that folds to a thin rail where the window is narrow, and unfolds when it is needed."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QToolButton, QWidget

from ftstudio.ui.widgets import theme

RAIL = 36
"""Width in pixels."""
_WIDEST = 16_777_215


class SideRail(QWidget):
    """Holds ``panel``. Folds by itself below a width of the window, until the user folds or unfolds it."""

    folded = Signal(bool)

    def __init__(self, panel: QWidget, title: str, icon: str, least: int) -> None:
        super().__init__()
        self.panel, self._least = panel, least
        self._narrow = self._folded = False
        self._choice: bool | None = None
        self.rail = _Rail(title, icon)
        self.rail.setToolTip(self.tr("Show this column"))
        self.rail.clicked.connect(lambda: self._choose(False))
        self.fold_button = QToolButton(self)
        self.fold_button.setIcon(theme.icon("chevron-right", "muted"))
        self.fold_button.setProperty("role", "quiet")
        self.fold_button.setToolTip(self.tr("Fold this column"))
        self.fold_button.setAccessibleName(self.tr("Fold the column {title}").format(title=title))
        self.fold_button.clicked.connect(lambda: self._choose(True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(panel, 1)
        row.addWidget(self.rail)
        self._show()

    @property
    def is_folded(self) -> bool:
        return self._folded

    def show_narrow(self, narrow: bool) -> None:
        """Whether the window is narrow; a change forgets what the user chose at the other width."""
        if narrow != self._narrow:
            self._narrow, self._choice = narrow, None
            self._show()

    def unfold(self) -> None:
        """For something in the panel that has to be seen."""
        if self._folded:
            self._choose(False)

    def toggle(self) -> None:
        self._choose(not self._folded)

    def _choose(self, folded: bool) -> None:
        self._choice = folded
        self._show()
        (self.rail if folded else self.fold_button).setFocus()

    def _show(self) -> None:
        folded = self._narrow if self._choice is None else self._choice
        self.panel.setVisible(not folded)
        self.fold_button.setVisible(not folded)
        self.rail.setVisible(folded)
        self.setMinimumWidth(RAIL if folded else self._least)
        self.setMaximumWidth(RAIL if folded else _WIDEST)
        if folded != self._folded:
            self._folded = folded
            self.folded.emit(folded)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self.fold_button.sizeHint()
        self.fold_button.setGeometry(QRect(self.width() - size.width(), theme.SPACE_XS, size.width(), size.height()))
        self.fold_button.raise_()


class _Rail(QPushButton):
    """The column's title from top to bottom, and its icon."""

    def __init__(self, title: str, icon: str) -> None:
        super().__init__()
        self._title, self._icon = title, icon
        self.setAccessibleName(self.tr("Show the column {title}").format(title=title))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(RAIL, 160)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
        edge = 16
        theme.icon(self._icon, "muted").paint(painter, QRect((self.width() - edge) // 2, theme.SPACE_M, edge, edge))
        painter.translate(self.width(), 0)
        painter.rotate(90)
        room = QRect(theme.SPACE_M + edge + theme.SPACE_S, 0, self.height(), self.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._title)
