"""How sure a box has to be to be shown: a slider under the image in Try it."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from ftstudio.core.answers import BoxesPrediction, Prediction
from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.basic import plain_label
from ftstudio.ui.widgets.found_boxes import BoxOverlay, drawn_box
from ftstudio.ui.widgets.number_format import percent

LEAST = 5
"""Percent; less probable boxes are not kept."""


class BoxRow(QWidget):
    """Shows from which probability on boxes are drawn.

    ``moved`` carries the prediction with the chosen threshold. It starts at the threshold of the run, and stays where
    the user moves it. ``overlay_changed`` carries what to draw over the image.
    """

    moved = Signal(object)
    overlay_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prediction: BoxesPrediction | None = None
        self._chosen: float | None = None
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._figure = plain_label()
        self._slider.setRange(LEAST, 99)
        self._slider.setPageStep(5)
        self._slider.setAccessibleName(self.tr("Show boxes from this probability on"))
        tip = self.tr("Show boxes that are at least this probable. The start is the threshold with the best F1.")
        self._slider.setToolTip(tip)
        self._slider.valueChanged.connect(self._move)
        self._figure.setMinimumWidth(self.fontMetrics().horizontalAdvance("100 %") + 4)
        self._figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE_S)
        row.addWidget(plain_label(self.tr("At least"), "caption"))
        row.addWidget(self._slider, 1)
        row.addWidget(self._figure)

    @property
    def has_answer(self) -> bool:
        """Whether the answer is boxes."""
        return self._prediction is not None

    def shown(self, prediction: Prediction) -> Prediction:
        """A prediction with the threshold that was chosen here; other kinds of answers as they are."""
        if not isinstance(prediction, BoxesPrediction):
            self._prediction = None
            self.hide()
            return prediction
        if self._prediction is None or self._prediction.path != prediction.path:
            self._prediction = prediction
        value = self._chosen if self._chosen is not None else prediction.threshold
        with QSignalBlocker(self._slider):
            self._slider.setValue(round(value * 100))
        self._figure.setText(percent(value, 0))
        self.show()
        shown = replace(prediction, threshold=value)
        self.overlay_changed.emit(overlay_of(shown))
        return shown

    def forget_choice(self) -> None:
        """Another run has another threshold."""
        self._chosen = None

    def _move(self, value: int) -> None:
        self._chosen = value / 100
        self._figure.setText(percent(self._chosen, 0))
        if self._prediction is not None:
            self.moved.emit(self._prediction)


def overlay_of(prediction: BoxesPrediction) -> BoxOverlay:
    """The boxes from the threshold on."""
    names = sorted({box.class_name for box in prediction.boxes})
    size = prediction.width, prediction.height
    return BoxOverlay([drawn_box(box, size, names.index(box.class_name)) for box in prediction.found])
