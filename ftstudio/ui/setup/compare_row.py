"""Below the list of models: compare those on this computer on the user's images, how far that is, what to choose."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ftstudio.core.probed_models import ModelsProbed
from ftstudio.ui.widgets import amounts, theme
from ftstudio.ui.widgets.basic import ElidedLabel, plain_label


class CompareRow(QWidget):
    """Before, during and after a comparison."""

    requested = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._running = False
        self.compare = QPushButton(self.tr("Compare on your images"))
        self.compare.setProperty("role", "link")
        self.compare.setIcon(theme.icon("crosshair", "accent"))
        self.compare.setToolTip(
            self.tr("Fit a linear head on each model on this computer and test it on held-out images.")
        )
        self.compare.clicked.connect(self.requested)
        self.words = ElidedLabel()
        self.words.setProperty("role", "caption")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the model comparison"))
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setProperty("role", "quiet")
        self.cancel.setToolTip(self.tr("Cancel. Models that are done stay in the list."))
        self.cancel.clicked.connect(self.cancelled)
        self.sentence = plain_label("", "", wrap=True)
        self.legend = plain_label(
            self.tr("◆ No other model is as accurate, as fast and as small. Fine-tuning can change the order."),
            "caption",
            wrap=True,
        )
        line = QHBoxLayout()
        line.setSpacing(theme.SPACE_S)
        line.addWidget(self.compare)
        line.addWidget(self.words, 1)
        line.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_XS, 0, theme.SPACE_XS, 0)
        column.setSpacing(theme.SPACE_XS)
        for widget in (self.sentence, self.legend, self.bar):
            column.addWidget(widget)
        column.addLayout(line)
        self.show_found(None)

    def show_available(self, images: bool) -> None:
        """Whether there are ``images`` to compare on."""
        self.compare.setEnabled(images)
        self.compare.setVisible(not self._running)
        if not self._running:
            self.words.setText("" if images else self.tr("Open images first."))

    def show_progress(self, what: str, done: int, total: int) -> None:
        self._set_running(True)
        self.words.setText(what or self.tr("Starting…"))
        self.bar.setMaximum(total)
        self.bar.setValue(done)

    def show_found(self, found: ModelsProbed | None) -> None:
        self._set_running(False)
        self.words.setText("")
        has_any = found is not None and bool(found.sentence)
        self.sentence.setVisible(has_any)
        self.legend.setVisible(has_any)
        if found is not None:
            self.sentence.setText(found.sentence)
            self.sentence.setToolTip(
                self.tr("{count} images, each held out of training once, in {folds} folds.").format(
                    count=amounts.count(found.count), folds=found.folds
                )
            )

    def _set_running(self, running: bool) -> None:
        self._running = running
        self.bar.setVisible(running)
        self.cancel.setVisible(running)
        self.compare.setVisible(not running)
