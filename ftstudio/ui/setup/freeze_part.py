"""The freeze slider and what stands around it: buttons for the ends, what trains, the cost, good advice."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ftstudio.app.advice_progress import AdviceView
from ftstudio.app.session import SessionState
from ftstudio.core.costs import DepthCost
from ftstudio.core.model_info import ModelInfo
from ftstudio.models import catalog
from ftstudio.ui.setup.advice_part import AdvicePart
from ftstudio.ui.setup.cost_table import CostTable
from ftstudio.ui.setup.freeze_slider import FreezeSlider
from ftstudio.ui.widgets import amounts, theme
from ftstudio.ui.widgets.basic import ElidedLabel, plain_label

USUAL_CLASSES = 10
"""The classes of a head whose data set is not there yet: only for a first figure."""
WORTH_TELLING = 0.1
"""Share of a run's time."""


class FreezePart(QWidget):
    """``depth_chosen`` speaks of the user's moves; the words under the strip follow the handle at once."""

    depth_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._info: ModelInfo | None = None
        self._costs: tuple[DepthCost, ...] = ()
        self._advice: AdviceView | None = None
        self._classes = USUAL_CLASSES
        self._random = self._remembers = self._has_images = False
        self.slider = FreezeSlider()
        self.slider.depth_changed.connect(self._moved)
        self._everything = self._end_button(
            self.tr("Everything"), self.tr("Full fine-tuning: nothing is frozen, the whole network trains.")
        )
        self._everything.clicked.connect(lambda: self._choose_end(0))
        self._head_only = self._end_button(
            self.tr("Head only"),
            self.tr("Linear probe: all stages are frozen, only the new head trains."),
        )
        self._head_only.clicked.connect(lambda: self._choose_end(self.slider.maximum()))
        self._frozen = plain_label()
        self._trains = ElidedLabel()
        self._trains.setProperty("role", "caption")
        self._trains.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._cost = ElidedLabel()
        self._cost.setProperty("role", "caption")
        self._good_for = plain_label("", "caption", wrap=True)
        self._good_for.setMinimumHeight(2 * self._good_for.fontMetrics().lineSpacing())
        ends = QHBoxLayout()
        ends.addWidget(self._everything)
        ends.addWidget(self._trains, 1)
        ends.addWidget(self._head_only)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        heading = QHBoxLayout()
        heading.addWidget(plain_label(self.tr("Freeze"), "muted"))
        heading.addStretch(1)
        heading.addWidget(self._frozen)
        column.addLayout(heading)
        column.addWidget(self.slider)
        column.addLayout(ends)
        self.table = CostTable()
        self.table.depth_clicked.connect(self._choose)
        self.advice = AdvicePart()
        self.advice.chosen.connect(self._choose)
        for widget in (self._cost, self._good_for):
            column.addWidget(widget)
        questions = QHBoxLayout()
        questions.setSpacing(theme.SPACE_S)
        questions.addWidget(self.table.button)
        questions.addStretch(1)
        questions.addWidget(self.advice.search)
        questions.addWidget(self.advice.price)
        column.addLayout(questions)
        column.addWidget(self.table)
        column.addWidget(self.advice)

    def show_roomy(self, roomy: bool) -> None:
        """Whether the window is high enough for more than the decisions."""
        self._good_for.setVisible(roomy)

    def _end_button(self, words: str, tip: str) -> QPushButton:
        button = QPushButton(words)
        button.setProperty("role", "quiet")
        button.setCheckable(True)
        button.setToolTip(tip)
        return button

    def show_state(self, state: SessionState, info: ModelInfo) -> None:
        classes = max(1, len(state.dataset.class_names)) if state.dataset is not None else USUAL_CLASSES
        random = state.config.model.weights == "random"
        opened = (state.dataset is not None) != self._has_images
        self._has_images = state.dataset is not None
        self.slider.setEnabled(not state.training)
        shown = (info, state.costs, classes, random, state.config.train.head == "knn", state.advice)
        before = (self._info, self._costs, self._classes, self._random, self._remembers, self._advice)
        changed = opened or shown != before
        if changed:
            self._info, self._costs, self._classes, self._random, self._remembers, self._advice = shown
            answer = state.advice.answer if state.advice is not None else None
            self.slider.show_advice(answer.best if answer else None, answer.cheapest if answer else None)
            self.slider.set_stages(info.stages, catalog.head_parameters(info, classes))
        depth = catalog.resolve_depth(info, state.config.model.freeze_depth)
        self.slider.show_depth(depth)
        self._show_ends(state.training)
        self.advice.show_state(state)
        if changed or self._shown_depth != self.slider.value():
            self._describe()

    _shown_depth = -1

    def _choose(self, depth: int) -> None:
        """As if the handle had been moved there."""
        if self.slider.isEnabled():
            self.slider.setValue(depth)

    def _choose_end(self, depth: int) -> None:
        self.slider.setValue(depth)
        self._show_ends(training=False)

    def _moved(self, depth: int) -> None:
        self._describe()
        self._show_ends(training=False)
        self.depth_chosen.emit(depth)

    def _show_ends(self, training: bool) -> None:
        for button, place in ((self._everything, 0), (self._head_only, self.slider.maximum())):
            button.setEnabled(not training)
            button.setChecked(self.slider.value() == place)  # also when the click did not move the handle

    def _describe(self) -> None:
        depth, info = self.slider.value(), self._info
        self._shown_depth = depth
        if info is None:
            return
        training, frozen = catalog.counts(info, self._classes, depth)
        words, tip = self.tr("stores features"), self.tr("No trainable parameters: the head stores features.")
        if not self._remembers or depth < len(info.stages):
            figures = {"training": amounts.parameters(training), "total": amounts.parameters(training + frozen)}
            words = self.tr("{training} of {total} train").format(**figures)
            tip = self.tr("{training} of {total} parameters are trainable.").format(**figures)
        self._trains.setText(words)
        self._trains.setToolTip(tip)
        self._frozen.setText(self.tr("{depth} of {stages} stages frozen").format(depth=depth, stages=len(info.stages)))
        cost = next((each for each in self._costs if each.freeze_depth == depth), None)
        self._cost.setText(self._cost_words(cost))
        self._cost.setToolTip(self._source_words(cost) if cost is not None else "")
        self.table.show_costs(self._costs, depth, self._advice)
        advice = self._usual_advice(depth, len(info.stages))
        self._good_for.setText(advice)
        self.slider.setToolTip(advice)

    def _cost_words(self, cost: DepthCost | None) -> str:
        """One line, whatever is known: the panel keeps its height when the estimate arrives."""
        if not self._has_images:
            return self.tr("Open images to see what this costs.")
        if cost is None:
            return self.tr("Estimating the time and memory…")
        parts: list[str] = []
        if cost.seconds_per_epoch is not None:
            parts.append(self.tr("~{span} per epoch").format(span=amounts.span(cost.seconds_per_epoch)))
        if cost.total_seconds is not None:
            parts.append(self.tr("~{span} in total").format(span=amounts.span(cost.total_seconds)))
        if cost.memory is not None:
            parts.append(amounts.size(cost.memory))
        return " · ".join(parts) or self.tr("Time and memory are unknown.")

    def _source_words(self, cost: DepthCost) -> str:
        words = self.tr("Measured on this computer.") if cost.measured else self.tr("Estimated for this computer.")
        if cost.total_seconds is None or cost.caching_seconds < WORTH_TELLING * cost.total_seconds:
            return words
        once = self.tr("This includes ~{span} once for decoding images and computing features.")
        return f"{words} {once.format(span=amounts.span(cost.caching_seconds))}"

    def _usual_advice(self, depth: int, stages: int) -> str:
        if self._random:
            return self.tr("Random weights are not worth freezing. Train everything.")
        if depth == stages:
            return self.tr("Uses the pretrained features unchanged. Fastest, and safest with few images.")
        if depth == 0:
            return self.tr("The whole model adapts. For many images, or images unlike photographs. Slowest.")
        if depth >= stages / 2:
            return self.tr("The last stages adapt to your classes. A good second try with a few hundred images.")
        return self.tr("Only the first stages (edges, colours, textures) stay frozen. For a thousand images or more.")
