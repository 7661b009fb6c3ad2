"""How long a training may take: as long as it takes, or so many minutes."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ftstudio.ui.widgets import amounts, theme
from ftstudio.ui.widgets.basic import as_plain_tip, plain_label
from ftstudio.ui.widgets.elided_combo import ElidedComboBox

MINUTES = (1, 2, 5, 10, 20, 30, 60, 120)


class TimeRow(QWidget):
    """``chosen`` carries seconds, or None for no limit."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = plain_label(self.tr("Time"))
        self.choices = ElidedComboBox()
        self.choices.addItem(self.tr("no limit"), None)
        for minutes in MINUTES:
            self.choices.addItem(amounts.span(60.0 * minutes), 60.0 * minutes)
        self.choices.setAccessibleName(self.tr("Time for the training"))
        self.choices.activated.connect(lambda index: self.chosen.emit(self.choices.itemData(index)))
        label.setBuddy(self.choices)
        tip = self.tr(
            "With a time, the freeze position, the number of epochs and, if necessary, the image size are chosen so "
            "that the training ends in time. You can change them afterwards; the number of epochs follows."
        )
        for widget in (label, self.choices):
            widget.setToolTip(as_plain_tip(tip))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE_S)
        row.addWidget(label)
        row.addWidget(self.choices, 1)

    def show_limit(self, limit: float | None) -> None:
        """The choice that a time limit of the training itself, in seconds, comes from: it is a little shorter."""
        index = 0
        if limit is not None:
            places = range(1, self.choices.count())
            index = next((place for place in places if self.choices.itemData(place) >= limit), places[-1])
        with QSignalBlocker(self.choices):
            self.choices.setCurrentIndex(index)
