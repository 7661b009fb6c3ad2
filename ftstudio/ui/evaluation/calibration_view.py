"""Calibration: whether 80 % sure means right in 80 of 100, as a plot and in words."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ftstudio.core.confidence import Calibration
from ftstudio.core.evaluation import ClassEvaluation
from ftstudio.ui.evaluation.reliability_plot import ReliabilityPlot
from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.basic import caption, empty_state, plain_label

NEXT_TO_ONE = 0.02
"""A temperature this near to 1 changes nothing that anybody would notice."""


class CalibrationView(QWidget):
    """Shows the calibration of one evaluation; asks for a new one where it is from before there was any."""

    evaluate_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = plain_label(wrap=True)
        self._reason = caption()
        self._plot = ReliabilityPlot()
        self._nothing = empty_state(
            "chart",
            self.tr("Not measured yet"),
            self.tr("This evaluation was made before calibration was measured. Evaluate again to see it."),
        )
        self._again = QPushButton(self.tr("Evaluate again"))
        self._pages = QStackedWidget()
        self._build()

    def show_evaluation(self, evaluation: ClassEvaluation) -> None:
        calibration = evaluation.calibration
        self._pages.setCurrentIndex(0 if calibration else 1)
        if calibration is None:
            return
        self._words.setText(self._off_by(calibration))
        remark = self._temperature(calibration)
        if evaluation.split == "val":
            remark += " " + self.tr(
                "The temperature was fitted on these same images; test images give a stricter figure."
            )
        self._reason.setText(remark)
        self._plot.show_calibration(calibration)

    def _off_by(self, calibration: Calibration) -> str:
        before, after = (
            QLocale().toString(error * 100, "f", 1) for error in (calibration.ece_before, calibration.ece_after)
        )
        return self.tr("Mean calibration error: {0} points before calibration, {1} after.").format(before, after)

    def _temperature(self, calibration: Calibration) -> str:
        figure = QLocale().toString(calibration.temperature, "f", 2)
        if calibration.temperature > 1 + NEXT_TO_ONE:
            words = self.tr("The uncalibrated model is overconfident: its logits are divided by a temperature of {0}.")
        elif calibration.temperature < 1 - NEXT_TO_ONE:
            words = self.tr("The uncalibrated model is underconfident: its logits are divided by a temperature of {0}.")
        else:
            words = self.tr("The uncalibrated model is already well calibrated (temperature {0}).")
        return words.format(figure)

    def _build(self) -> None:
        self._words.setToolTip(self.tr("Expected calibration error: the mean gap between confidence and accuracy"))
        measured, missing = QWidget(), QWidget()
        column = QVBoxLayout(measured)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        for widget in (self._words, self._reason):
            column.addWidget(widget)
        column.addWidget(self._plot, 1)
        other = QVBoxLayout(missing)
        other.addStretch(1)
        other.addWidget(self._nothing)
        other.addWidget(self._again, 0, Qt.AlignmentFlag.AlignHCenter)
        other.addStretch(1)
        self._pages.addWidget(measured)
        self._pages.addWidget(missing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self._again.clicked.connect(self.evaluate_requested)
