"""Over the whole window while something is dragged across it: what will become of it when it is let go."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.basic import IconLabel, plain_label

_OPACITY = 235
"""Of 255: what is below stays recognisable."""


class DropVeil(QWidget):
    """Lets the mouse through: the window below takes the drop."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._icon = IconLabel("images", 48, "accent")
        self._words = plain_label("", "title")
        column = QVBoxLayout(self)
        column.setSpacing(theme.SPACE_M)
        column.addStretch(1)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._words, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.hide()

    @property
    def words(self) -> str:
        return self._words.text()

    def show_words(self, icon: str, words: str) -> None:
        """Cover the window with what a drop will do."""
        parent = self.parentWidget()
        assert parent is not None
        self._icon.show_icon(icon)
        self._words.setText(words)
        self.setGeometry(parent.rect())
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(theme.current().background)
        ground.setAlpha(_OPACITY)
        painter.fillRect(self.rect(), ground)
        painter.setPen(QPen(QColor(theme.current().accent), 2, Qt.PenStyle.DashLine))
        edge = float(theme.SPACE_M)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), theme.RADIUS, theme.RADIUS)
