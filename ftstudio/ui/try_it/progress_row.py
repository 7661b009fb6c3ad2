"""How far the answers to a question are, and the way to stop."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.basic import ElidedLabel


class AskingRow(QWidget):
    """A line of words over a bar with Cancel; each is there when there is something for it to say."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ElidedLabel()
        self._bar = QProgressBar()
        self._cancel = QPushButton(self.tr("Cancel"))
        self._row = QWidget()
        self._words.setProperty("role", "caption")
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._cancel.setToolTip(self.tr("Cancel. The results so far stay."))
        self._cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE_S)
        row.addWidget(self._bar, 1)
        row.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(self._words)
        column.addWidget(self._row)
        self.show_nothing()

    def show_nothing(self) -> None:
        self.setVisible(False)

    def show_waiting(self) -> None:
        """One answer is pending; its time is unknown."""
        self._bar.setRange(0, 0)
        self._show(words=False, bar=True)

    def show_progress(self, done: int, total: int | None) -> None:
        """``done`` images are answered; ``total`` is None while it is not known."""
        self._bar.setRange(0, total or 0)
        self._bar.setValue(done if total else 0)
        locale = QLocale()
        if total:
            text = self.tr("{0} of {1} images").format(locale.toString(done), locale.toString(total))
        else:
            text = self.tr("{0} images so far").format(locale.toString(done))
        self._words.setText(text)
        self._show(words=True, bar=True)

    def show_count(self, done: int) -> None:
        """All is answered."""
        number = QLocale().toString(done)
        self._words.setText(self.tr("1 image") if done == 1 else self.tr("{0} images").format(number))
        self._show(words=True, bar=False)

    def _show(self, words: bool, bar: bool) -> None:
        self._words.setVisible(words)
        self._row.setVisible(bar)
        self.setVisible(True)
