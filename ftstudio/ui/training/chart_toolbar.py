"""The controls above the charts: x axis, log scale, raw values, smoothing, which metric, saving."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QComboBox, QMenu, QSlider, QToolButton, QWidget

from ftstudio.core.metrics import Metric
from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.basic import plain_label
from ftstudio.ui.widgets.wrapping_row import TwoHalves

DEFAULT_SMOOTHING = 45
"""Place of the slider, 0 to 100."""


def smoothing_weight(place: int) -> float:
    """The weight of the past for a place of the slider: 0 is none, 100 averages over a thousand steps or so."""
    return 0.0 if place <= 0 else 1 - 10 ** (-3 * place / 100)


class ChartToolbar(TwoHalves):
    """Announces how the user wants to see the curves. ``save_requested`` carries "png", "svg" or "csv"."""

    axis_chosen = Signal(str)
    log_chosen = Signal(bool)
    raw_chosen = Signal(bool)
    smoothing_chosen = Signal(float)
    metric_chosen = Signal(object)
    everything_requested = Signal()
    save_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._metrics: tuple[Metric, ...] = ()
        self._build_axis()
        self._build_look()
        self._build_metric()
        self._build_menu()
        self._place()

    def show_metrics(self, metrics: Sequence[Metric], chosen: Metric) -> None:
        """The metrics to choose from; with only one there is nothing to choose."""
        if tuple(metrics) != self._metrics:
            self._metrics = tuple(metrics)
            self.metric_choice.blockSignals(True)
            self.metric_choice.clear()
            self.metric_choice.addItems([metric.title for metric in metrics])
            self.metric_choice.blockSignals(False)
            self.metric_choice.setVisible(len(metrics) > 1)
        if chosen in self._metrics:
            self.metric_choice.blockSignals(True)
            self.metric_choice.setCurrentIndex(self._metrics.index(chosen))
            self.metric_choice.blockSignals(False)

    def _build_axis(self) -> None:
        self.axis = QButtonGroup(self)
        names = {"epochs": self.tr("Epochs"), "steps": self.tr("Steps"), "time": self.tr("Time")}
        tips = {
            "steps": self.tr("Show the curves by step"),
            "epochs": self.tr("Show the curves by epoch"),
            "time": self.tr("Show the curves by training time"),
        }
        for key, name in names.items():
            button = _toggle(name, tips[key])
            button.setObjectName(key)
            self.axis.addButton(button)
        self.axis.buttons()[0].setChecked(True)
        self.axis.buttonClicked.connect(lambda button: self.axis_chosen.emit(button.objectName()))

    def _build_look(self) -> None:
        self.log = _toggle(self.tr("Log"), self.tr("Show the loss on a logarithmic scale"))
        self.log.toggled.connect(self.log_chosen)
        self.raw = _toggle(self.tr("Raw"), self.tr("Show the loss of every step"))
        self.raw.setChecked(True)
        self.raw.toggled.connect(self.raw_chosen)
        self.smoothing = QSlider(Qt.Orientation.Horizontal)
        self.smoothing.setRange(0, 100)
        self.smoothing.setPageStep(10)
        self.smoothing.setValue(DEFAULT_SMOOTHING)
        self.smoothing.setFixedWidth(72)
        self.smoothing.setAccessibleName(self.tr("Smoothing"))
        self.smoothing_title = plain_label(self.tr("Smoothing"), "muted")
        self.smoothing_title.setBuddy(self.smoothing)
        self.smoothing.valueChanged.connect(self._smoothing_moved)
        self._tell_smoothing()

    def _build_metric(self) -> None:
        self.metric_choice = QComboBox()
        self.metric_choice.setAccessibleName(self.tr("Metric of the second chart"))
        self.metric_choice.setToolTip(self.tr("The metric shown in the second chart"))
        self.metric_choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.metric_choice.setMinimumContentsLength(8)
        self.metric_choice.setMaximumWidth(132)
        self.metric_choice.hide()
        self.metric_choice.currentIndexChanged.connect(lambda index: self.metric_chosen.emit(self._metrics[index]))

    def _build_menu(self) -> None:
        self.menu_button = QToolButton()
        self.menu_button.setIcon(theme.icon("save"))
        self.menu_button.setProperty("role", "quiet")
        self.menu_button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setAccessibleName(self.tr("Save the charts"))
        self.menu_button.setToolTip(self.tr("Save the charts or reset the zoom"))
        menu = QMenu(self.menu_button)
        titles = {
            "png": self.tr("Save as PNG…"),
            "svg": self.tr("Save as SVG…"),
            "csv": self.tr("Save the values as CSV…"),
        }
        for ending, title in titles.items():
            action = QAction(title, menu)
            action.triggered.connect(lambda _=False, ending=ending: self.save_requested.emit(ending))
            menu.addAction(action)
        menu.addSeparator()
        everything = QAction(self.tr("Reset zoom"), menu)
        everything.setToolTip(self.tr("Scroll to zoom, drag to pan, double-click to show everything"))
        everything.triggered.connect(self.everything_requested)
        menu.addAction(everything)
        menu.setToolTipsVisible(True)
        self.menu_button.setMenu(menu)

    def _place(self) -> None:
        for button in self.axis.buttons():
            self.left.addWidget(button)
        self.left.addSpacing(theme.SPACE_S)
        for widget in (self.log, self.raw):
            self.left.addWidget(widget)
        self.left.addSpacing(theme.SPACE_S)
        self.left.addWidget(self.smoothing_title)
        self.left.addSpacing(theme.SPACE_XS)
        self.left.addWidget(self.smoothing)
        self.right.addWidget(self.metric_choice)
        self.right.addSpacing(theme.SPACE_XS)
        self.right.addWidget(self.menu_button)

    def _smoothing_moved(self, place: int) -> None:
        self._tell_smoothing()
        self.smoothing_chosen.emit(smoothing_weight(place))

    def allow_smoothing(self, possible: bool) -> None:
        """Whether any of the shown runs has noise to take out."""
        if possible == self.smoothing.isEnabled():
            return
        for control in (self.raw, self.smoothing, self.smoothing_title):
            control.setEnabled(possible)
        self._tell_smoothing()

    def _tell_smoothing(self) -> None:
        weight = smoothing_weight(self.smoothing.value())
        steps = QLocale().toString(round(1 / (1 - weight)))
        smooth = self.tr("Smoothing: over about {steps} steps").format(steps=steps)
        raw = self.tr("Show the loss of every step behind the smoothed line")
        nothing = self.tr("Nothing to smooth: the head was fitted directly, so its loss has no noise.")
        possible = self.smoothing.isEnabled()
        self.smoothing.setToolTip(smooth if possible else nothing)
        self.raw.setToolTip(raw if possible else nothing)


def _toggle(text: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setCheckable(True)
    button.setProperty("role", "quiet")
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
