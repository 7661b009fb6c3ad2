"""How good can this get? A cross-validation of the chosen model on the images that are open, before any training."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ftstudio.core.folds import CrossValidated, more_images
from ftstudio.ui.evaluation.class_table import ClassTable
from ftstudio.ui.evaluation.learning_curve_plot import LearningCurvePlot
from ftstudio.ui.widgets import number_format, theme
from ftstudio.ui.widgets.basic import ElidedLabel, plain_label

PLOT_HEIGHT, TABLE_HEIGHT = 220, 160


class PotentialView(QWidget):
    """``closed``: back to the evaluation of runs."""

    requested = Signal()
    cancelled = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._running = False
        self.title = plain_label(self.tr("How good can this get?"), "title")
        self.back = QPushButton(self.tr("Back to the runs"))
        self.back.setProperty("role", "link")
        self.back.clicked.connect(self.closed)
        self.explanation = plain_label(
            self.tr(
                "Five times, a linear head is fitted on four fifths of the images, with all stages of the chosen model "
                "frozen, and tested on the held-out fifth. Fine-tuning may do better."
            ),
            "muted",
            wrap=True,
        )
        self.start = QPushButton(self.tr("Measure"))
        self.start.setToolTip(self.tr("Takes seconds once the features are cached."))
        self.start.clicked.connect(self.requested)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the cross-validation"))
        self.words = ElidedLabel()
        self.words.setProperty("role", "muted")
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.clicked.connect(self.cancelled)
        self.accuracy = plain_label(role="verdict")
        self.interval = plain_label("", "muted", wrap=True)
        self.expected = plain_label("", "muted", wrap=True)
        self.sentence = plain_label("", "", wrap=True)
        self.plot = LearningCurvePlot()
        self.plot.setMinimumHeight(PLOT_HEIGHT)
        self.classes = ClassTable()
        self.classes.setMinimumHeight(TABLE_HEIGHT)
        self._answer = QWidget()
        self._lay_out()
        self.show_found(None)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.back)
        running = QHBoxLayout()
        running.setSpacing(theme.SPACE_S)
        running.addWidget(self.start)
        running.addWidget(self.words, 1)
        running.addWidget(self.bar)
        running.addWidget(self.cancel)
        figures = QHBoxLayout()
        figures.setSpacing(theme.SPACE_M)
        figures.addWidget(self.accuracy, 0, Qt.AlignmentFlag.AlignTop)
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.interval)
        beside.addWidget(self.expected)
        figures.addLayout(beside, 1)
        answer = QVBoxLayout(self._answer)
        answer.setContentsMargins(0, 0, 0, 0)
        answer.setSpacing(theme.SPACE_S)
        answer.addLayout(figures)
        answer.addWidget(self.sentence)
        answer.addWidget(self.plot)
        answer.addWidget(self.classes, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addLayout(head)
        column.addWidget(self.explanation)
        column.addLayout(running)
        column.addWidget(self._answer, 1)
        column.addStretch(0)

    def show_available(self, why_not: str) -> None:
        """``why_not``, in words, it cannot be measured now; "" when it can."""
        self.start.setEnabled(not why_not)
        if not self._running:
            self.words.setText(why_not)

    def show_progress(self, what: str, done: int, total: int) -> None:
        self._set_running(True)
        self.words.setText(what or self.tr("Starting…"))
        self.bar.setMaximum(total)
        self.bar.setValue(done)

    def show_found(self, found: CrossValidated | None) -> None:
        self._set_running(False)
        self.words.setText("")
        self._answer.setVisible(found is not None)
        if found is None:
            return
        self.accuracy.setText(number_format.percent(found.accuracy))
        self.interval.setText(
            self.tr(
                "95% interval {low} to {high}, on {count} held-out images; {model}, trained on {trained} of them"
            ).format(
                low=number_format.percent(found.low),
                high=number_format.percent(found.high),
                count=number_format.count(found.count),
                model=found.model,
                trained=number_format.count(found.train_count),
            )
        )
        curve = found.curve
        for widget in (self.expected, self.sentence, self.plot):
            widget.setVisible(curve is not None)
        if curve is not None:
            self.expected.setText(
                self.tr("Trained on all of them, about {accuracy} ({low} to {high})").format(
                    accuracy=number_format.percent(curve.expected.accuracy),
                    low=number_format.percent(curve.expected.low),
                    high=number_format.percent(curve.expected.high),
                )
            )
            self.sentence.setText(more_images(curve))
        self.plot.show_curve(curve)
        self.classes.show_evaluation(found)

    def _set_running(self, running: bool) -> None:
        self._running = running
        self.bar.setVisible(running)
        self.cancel.setVisible(running)
        self.start.setVisible(not running)
