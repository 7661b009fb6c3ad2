"""The figures of an evaluation: the primary one with its interval, the others, and how much is unfamiliar."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ftstudio.core.evaluation import Evaluation
from ftstudio.ui.evaluation.figure_words import figures_of
from ftstudio.ui.widgets import number_format, theme
from ftstudio.ui.widgets.basic import plain_label


class Headline(QWidget):
    """``unlike_requested``: show the images that look unlike the training images."""

    unlike_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.accuracy = plain_label(role="verdict")
        self.interval = plain_label(wrap=True)  # intervals are never left out
        self.means = plain_label(wrap=True)
        self.unlike = QPushButton()
        self.unlike.setProperty("role", "link")
        self.unlike.setToolTip(
            self.tr(
                "Farther from the training images than 95% of the validation images are. Click to show them, "
                "most unlike first"
            )
        )
        self.unlike.clicked.connect(self.unlike_requested)
        self.unlike.hide()
        words = QVBoxLayout()
        words.setSpacing(0)
        for label in (self.interval, self.means):
            label.setProperty("role", "muted")
            words.addWidget(label)
        words.addWidget(self.unlike, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_M)
        row.addWidget(self.accuracy, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.remarks = plain_label("", "warning", wrap=True)
        self.remarks.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        column.addLayout(row)
        column.addWidget(self.remarks)

    def show_evaluation(self, evaluation: Evaluation) -> None:
        figures = figures_of(evaluation)
        self.accuracy.setText(figures.value)
        self.interval.setText(figures.interval)
        self.means.setText(figures.others)

    def show_remarks(self, remarks: Sequence[str]) -> None:
        """What the figures of the run leave to be said, below them."""
        self.remarks.setText("\n".join(remarks))
        self.remarks.setVisible(bool(remarks))

    def show_unlike(self, count: int | None) -> None:
        """How many images look unlike the training images; None where that was not measured."""
        self.unlike.setVisible(count is not None)
        self.unlike.setEnabled(bool(count))
        words = {
            0: self.tr("None looks unlike the training images"),
            1: self.tr("1 looks unlike the training images"),
        }
        several = self.tr("{0} look unlike the training images").format(number_format.count(count or 0))
        self.unlike.setText(words.get(count or 0, several))
