"""One line of the Images tab: look for images in the wrong class, how far that is, what it found."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from ftstudio.ui.widgets import amounts, theme
from ftstudio.ui.widgets.basic import ElidedLabel


class CheckBar(QWidget):
    """Before, during and after a check of the classes."""

    check_wanted = Signal()
    cancel_wanted = Signal()
    queue_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ElidedLabel()
        self._words.setProperty("role", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(64)
        self._bar.setAccessibleName(self.tr("Label check progress"))
        self._check = QPushButton(self.tr("Check the images…"))
        self._check.setIcon(theme.icon("search"))
        self._check.setToolTip(self.tr("Find likely label errors with the model chosen on the left."))
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.setToolTip(self.tr("Cancel the check. Features computed so far stay cached."))
        self._queue = QPushButton(self.tr("Review them"))
        self._queue.setIcon(theme.icon("play"))
        self._queue.setToolTip(self.tr("Review them one by one: keep, move or exclude."))
        self._again = QPushButton(theme.icon("refresh"), "")
        self._again.setProperty("role", "quiet")
        self._again.setToolTip(self.tr("Check again with the model that is now selected."))
        self._again.setAccessibleName(self.tr("Check the images again"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE_S)
        row.addWidget(self._words, 1)
        for part in (self._bar, self._cancel, self._again, self._queue, self._check):
            row.addWidget(part)
        self._check.clicked.connect(self.check_wanted)
        self._again.clicked.connect(self.check_wanted)
        self._cancel.clicked.connect(self.cancel_wanted)
        self._queue.clicked.connect(self.queue_wanted)
        self.show_ready()

    def show_ready(self) -> None:
        """Nothing was checked yet."""
        self._show(self.tr("Are the labels right?"))

    def show_progress(self, what: str, done: int, total: int) -> None:
        if total:
            words = self.tr("{done} of {total} · {what}").format(
                what=what, done=amounts.count(done), total=amounts.count(total)
            )
        else:
            words = self.tr("Starting…")
        self._show(words, running=True)
        self._bar.setMaximum(total)
        self._bar.setValue(done)

    def show_found(self, count: int, checked: int) -> None:
        """``count`` doubtful images are left of ``checked`` ones."""
        if count:
            words = (
                self.tr("1 image may be") if count == 1 else self.tr("{0} images may be").format(amounts.count(count))
            )
            self._show(self.tr("{0} in the wrong class").format(words), found=True)
        else:
            self._show(self.tr("{0} images checked; no class looks wrong").format(amounts.count(checked)))

    def _show(self, words: str, running: bool = False, found: bool = False) -> None:
        self._words.setText(words)
        self._bar.setVisible(running)
        self._cancel.setVisible(running)
        self._check.setVisible(not running and not found)
        self._queue.setVisible(found)
        self._again.setVisible(found)
