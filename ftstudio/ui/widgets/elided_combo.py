"""A list to choose from whose chosen entry ends in "…" where it does not fit, instead of being cut."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPaintEvent, QPalette
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from ftstudio.ui.widgets import theme


class ElidedComboBox(QComboBox):
    """Takes the room it is given, however long its entries are; with nothing chosen it shows its placeholder."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        style, parts = self.style(), QStyle.SubControl
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        room = style.subControlRect(QStyle.ComplexControl.CC_ComboBox, option, parts.SC_ComboBoxEditField, self)
        text = self.currentText() if self.currentIndex() >= 0 else self.placeholderText()
        option.currentText = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width() - 6)
        if self.currentIndex() < 0 and self.isEnabled():
            option.palette.setColor(QPalette.ColorRole.ButtonText, QColor(theme.current().muted))
            option.palette.setColor(QPalette.ColorRole.Text, QColor(theme.current().muted))
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
