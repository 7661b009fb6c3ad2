"""A line that says how far a run is behind its images, with a button to retrain."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.basic import plain_label


class BehindLine(QWidget):
    """``train_on_wanted`` is a click on "Train on"."""

    train_on_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._words = plain_label(role="caption", wrap=True)
        self._train_on = QPushButton(self.tr("Train on"))
        self._train_on.setProperty("role", "link")
        self._train_on.setToolTip(self.tr("Train a new run on the current images, from this run's weights"))
        self._train_on.clicked.connect(self.train_on_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE_S)
        row.addWidget(self._words, 1)
        row.addWidget(self._train_on)
        self.setVisible(False)

    def show_count(self, count: int, training: bool) -> None:
        """``count`` images were added since the run was trained; while something trains, nothing else can."""
        self._train_on.setEnabled(not training)
        if count == self._count:
            return
        self._count = count
        number = QLocale().toString(count)
        self._words.setText(
            self.tr("1 image was added since this run was trained.")
            if count == 1
            else self.tr("{0} images were added since this run was trained.").format(number)
        )
        self.setVisible(count > 0)
