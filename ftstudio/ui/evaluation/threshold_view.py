"""The threshold: from which confidence on the model answers, what that costs and what it gains."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSlider, QVBoxLayout, QWidget

from ftstudio.app.coverage_curve import CoverageCurve
from ftstudio.core.coverage import Coverage
from ftstudio.ui.evaluation.coverage_plot import CoveragePlot
from ftstudio.ui.widgets import number_format, theme
from ftstudio.ui.widgets.basic import caption, plain_label, unbroken


class ThresholdView(QWidget):
    """A slider over 0 to 100 % and what each position comes to.

    ``sure_from_chosen`` carries the confidence (0..1) that the run is to answer from; ``unsure_requested`` one below
    which images are to be shown.
    """

    sure_from_chosen = Signal(float)
    unsure_requested = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curve = CoverageCurve(())
        self._sure_from = 0.0
        self._touched = False
        self._words = plain_label(wrap=True)
        self._plot = CoveragePlot()
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._figure = plain_label()
        self._now = caption()
        self._unsure = QPushButton()
        self._use = QPushButton(self.tr("Use this"))
        self._reset = QPushButton(self.tr("Reset to 0"))
        self._build()

    def show_curve(self, curve: CoverageCurve) -> None:
        self._curve = curve
        self._touched = False
        self._plot.show_curve(curve.points())
        self._move_to(self._sure_from)
        self._show()

    def show_sure_from(self, value: float) -> None:
        """What the run uses now; the slider goes there unless the user has it somewhere else."""
        if value == self._sure_from:
            return
        self._sure_from = value
        self._touched = False
        self._move_to(value)
        self._show()

    @property
    def threshold(self) -> float:
        """Where the slider stands, 0..1."""
        return self._slider.value() / 100

    def _move_to(self, value: float) -> None:
        if not self._touched:
            with QSignalBlocker(self._slider):
                self._slider.setValue(round(value * 100))

    def _moved(self) -> None:
        self._touched = True
        self._show()

    def _show(self) -> None:
        threshold, answered = self.threshold, self._curve.at(self.threshold)
        self._figure.setText(number_format.percent(threshold, 0))
        self._words.setText(self._sentence(threshold, answered))
        self._slider.setAccessibleDescription(self._words.text())
        self._now.setText(self._in_use())
        in_use = self._curve.at(self._sure_from) if self._sure_from > 0 else None
        self._plot.show_marks(answered, in_use)
        self._use.setEnabled(round(threshold, 2) != round(self._sure_from, 2))
        self._reset.setEnabled(self._sure_from > 0 or threshold > 0)
        self._unsure.setText(self.tr("Show the “not sure” ones"))
        self._unsure.setVisible(_unsure(answered) > 0)

    def _sentence(self, threshold: float, answered: Coverage) -> str:
        at, unsure = unbroken(number_format.percent(threshold, 0)), number_format.count(_unsure(answered))
        if answered.accuracy is None:
            return self.tr("At {0}: answers no image and says “not sure” for all {1}.").format(at, unsure)
        low, high = (QLocale().toString(share * 100, "f", 1) for share in answered.interval)
        accuracy = unbroken(number_format.percent(answered.accuracy))
        right = self.tr("is right for {0} ({1} to {2})").format(accuracy, low, high)
        if _unsure(answered) == 0:
            return self.tr("At {0}: answers every image and {1}.").format(at, right)
        share = unbroken(number_format.percent(answered.share, 0 if answered.share < 0.995 else 1))
        text = self.tr("At {0}: answers {1} of the images and {2}; says “not sure” for {3}.")
        return text.format(at, share, right, unsure)

    def _in_use(self) -> str:
        if self._sure_from <= 0:
            return self.tr("This run now always answers.")
        return self.tr("◇ This run now says “not sure” below {0}.").format(number_format.percent(self._sure_from, 0))

    # ---- doing ----------------------------------------------------------------------------------------------

    def _choose(self) -> None:
        self._touched = False
        self.sure_from_chosen.emit(self.threshold)

    def _choose_none(self) -> None:
        self._touched = False
        self._move_to(0.0)
        self._show()
        if self._sure_from > 0:
            self.sure_from_chosen.emit(0.0)

    # ---- building -------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._slider.setRange(0, 100)
        self._slider.setPageStep(5)
        self._slider.setAccessibleName(self.tr("Abstain threshold"))
        self._slider.setToolTip(self.tr("Below this confidence the model says “not sure” instead of a class"))
        self._slider.valueChanged.connect(self._moved)
        self._figure.setMinimumWidth(self.fontMetrics().horizontalAdvance("100 %") + 4)
        self._figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._use.setToolTip(self.tr("Store this abstain threshold with the run; Try it uses it too"))
        self._reset.setToolTip(self.tr("Remove the threshold: this run answers every image"))
        self._reset.setProperty("role", "quiet")
        self._unsure.setProperty("role", "link")
        self._use.clicked.connect(self._choose)
        self._reset.clicked.connect(self._choose_none)
        self._unsure.clicked.connect(lambda: self.unsure_requested.emit(self.threshold))
        slide, acts = QHBoxLayout(), QHBoxLayout()
        for row, parts in (
            (slide, (self._slider, self._figure, self._use, self._reset)),
            (acts, (self._now, self._unsure)),
        ):
            row.setSpacing(theme.SPACE_S)
            for part in parts:
                row.addWidget(part)
            row.setStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        column.addWidget(self._words)
        column.addLayout(slide)
        column.addLayout(acts)
        column.addWidget(self._plot, 1)


def _unsure(answered: Coverage) -> int:
    """How many images get "not sure" instead of an answer."""
    return answered.count - answered.answered
