"""Everything of a TrainConfig that can be set, one line each, with its words, its limits and its way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QToolButton, QWidget

from ftstudio.core.config import DataConfig, TrainConfig
from ftstudio.core.records import DeviceInfo
from ftstudio.ui.look import theme
from ftstudio.ui.look.fields import ChoiceField, Limits, NumberField, SwitchField
from ftstudio.ui.look.widgets import as_plain_tip, plain_label
from ftstudio.ui.setup.augment_preview import AugmentPreview

Field = NumberField | ChoiceField | SwitchField

LABEL, EDITOR, RESET = range(3)
VALIDATION = "val_fraction"
"""The one setting here that belongs to the images, not to the training; shown in per cent."""


USUAL_VAL_PERCENT = round(100 * DataConfig().val_fraction, 6)


class TrainOptions(QWidget):
    """``changed`` carries the whole new TrainConfig after each edit that fits, ``val_fraction_changed`` the
    share (0..1) of the images that is kept for validation."""

    changed = Signal(object)
    val_fraction_changed = Signal(float)
    problem_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._train = TrainConfig()
        self._base = TrainConfig()
        self._val_percent = USUAL_VAL_PERCENT
        self._accelerators: dict[str, str] = {}
        self._fields: dict[str, Field] = {}
        self._labels: dict[str, QLabel] = {}
        self._resets: dict[str, QToolButton] = {}
        self._problems: dict[str, QLabel] = {}
        self.preview = AugmentPreview()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.SPACE_XS)
        self._grid.setVerticalSpacing(theme.SPACE_XS)
        self._grid.setColumnStretch(EDITOR, 1)
        self._add_schedule()
        self._add_head()
        self._add_images()
        self._add_learning()
        self._add_computer()

    # ---- the lines ----------------------------------------------------------------------------------------

    def _add_schedule(self) -> None:
        self._title(self.tr("How long"))
        self._add(
            "epochs",
            self.tr("Epochs"),
            self.tr("How often the training goes through all images. More takes longer and helps up to a point."),
            NumberField(Limits(1, 10_000, whole=True)),
        )
        self._add(
            "patience",
            self.tr("Early stop"),
            self.tr("End the training when so many epochs in a row brought nothing better. The best one is kept."),
            NumberField(Limits(0, 10_000, whole=True), self.tr("off"), blank=0),
        )

    def _add_head(self) -> None:
        self._title(self.tr("Output layer"))
        self._add(
            "head",
            self.tr("Head"),
            self._head_tip(),
            ChoiceField(
                [
                    ("linear", self.tr("Linear (trained)")),
                    ("logistic", self.tr("Logistic regression")),
                    ("nearest-mean", self.tr("Nearest class mean")),
                    ("knn", self.tr("k nearest neighbours")),
                ]
            ),
        )
        self._add(
            "head_first",
            self.tr("Head first"),
            self.tr("Train the new output layer alone before anything else moves, so that it spoils nothing."),
            SwitchField(),
        )
        self._add(
            "head_solver",
            self.tr("Head alone"),
            self.tr(
                "Where only the head trains: fit it to its optimum at once, or train it epoch by epoch in mini-batches."
            ),
            ChoiceField(
                [
                    ("auto", self.tr("Auto")),
                    ("lbfgs", self.tr("Fit at once")),
                    ("minibatch", self.tr("Epoch by epoch")),
                ]
            ),
        )

    def _head_tip(self) -> str:
        return "\n".join(
            (
                self.tr("What tells the classes apart by what the frozen network sees in an image."),
                self.tr("Linear: a layer that is trained. The usual choice."),
                self.tr("Logistic regression: the same layer, always fitted to its optimum."),
                self.tr(
                    "Nearest class mean: the class whose average is most like the image. For a few images a class."
                ),
                self.tr("k nearest neighbours: a vote of the training images most like it. For classes of many looks."),
            )
        )

    def _add_images(self) -> None:
        self._title(self.tr("Images"))
        self._add(
            "image_size",
            self.tr("Image size"),
            self.tr("The side in pixels to which images are scaled. Auto: the size that the model was made for."),
            NumberField(Limits(32, 1_024, whole=True), self.tr("auto")),
        )
        self._add(
            VALIDATION,
            self.tr("Validation %"),
            self.tr("Kept for validation: so many of a hundred images are not learned from, but check the training."),
            NumberField(Limits(0, 90, above=True)),
        )
        self._add(
            "augment",
            self.tr("Augmentation"),
            self.tr("Change images a little each time they are seen (flip, crop, colour): as good as having more."),
            ChoiceField(
                [
                    ("none", self.tr("None")),
                    ("light", self.tr("Light")),
                    ("standard", self.tr("Standard")),
                    ("strong", self.tr("Strong")),
                ]
            ),
        )
        self._grid.addWidget(self.preview, self._grid.rowCount(), LABEL, 1, 3)
        self._add(
            "class_weights",
            self.tr("Class weights"),
            self.tr("Let rare classes count more. Auto: when the largest class is over five times the smallest."),
            ChoiceField([("auto", self.tr("Auto")), ("on", self.tr("On")), ("off", self.tr("Off"))]),
        )

    def _add_learning(self) -> None:
        self._title(self.tr("Learning"))
        self._add(
            "batch_size",
            self.tr("Batch size"),
            self.tr("How many images make one step. Auto: as many as learn well and fit into memory."),
            NumberField(Limits(1, 65_536, whole=True), self.tr("auto")),
        )
        self._add(
            "micro_batch",
            self.tr("At a time"),
            self.tr("How many images of a batch go through the network together. Fewer need less memory; same result."),
            NumberField(Limits(2, 65_536, whole=True), self.tr("all")),
        )
        self._add(
            "lr",
            self.tr("Learning rate"),
            self.tr("How far each step goes, for the head: 0.001 for example. Too large and it never settles."),
            NumberField(Limits(0, 10, above=True), self.tr("auto")),
        )
        self._add(
            "backbone_lr_ratio",
            self.tr("Backbone ratio"),
            self.tr("The rate of the pretrained stages that train, as a share of the head's: 0.1 is a tenth."),
            NumberField(Limits(0, 1, above=True)),
        )
        self._add(
            "warmup_fraction",
            self.tr("Warm-up"),
            self.tr("The share of all steps in which the learning rate rises from nothing: 0.05 is the first 5 %."),
            NumberField(Limits(0, 1, below=True)),
        )
        self._add(
            "optimizer",
            self.tr("Optimiser"),
            self.tr("The rule by which the weights move. AdamW works nearly always; SGD is the classic."),
            ChoiceField([("adamw", "AdamW"), ("sgd", "SGD")]),
        )
        self._add(
            "weight_decay",
            self.tr("Weight decay"),
            self.tr("Pulls the weights towards zero, against learning by heart: 0.01 for example."),
            NumberField(Limits(0, 1)),
        )
        self._add(
            "label_smoothing",
            self.tr("Smoothing"),
            self.tr("Label smoothing: how far targets stay from certainty. A little makes confidence more honest."),
            NumberField(Limits(0, 1, below=True)),
        )
        self._add(
            "adapt_statistics",
            self.tr("New statistics"),
            self.tr(
                "Learn BatchNorm statistics anew. For thousands of images of a wholly different kind, like X-rays."
            ),
            SwitchField(),
        )

    def _add_computer(self) -> None:
        self._title(self.tr("Computer"))
        self._add(
            "feature_cache",
            self.tr("Frozen part"),
            self.tr("Compute the frozen stages once and keep what they make of the images, or anew in every epoch."),
            ChoiceField([("auto", self.tr("Once, and keep it")), ("off", self.tr("In every epoch"))]),
        )
        self._add(
            "views",
            self.tr("Kept views"),
            self.tr("How many augmented views of each image are kept and take turns. More vary more and take longer."),
            NumberField(Limits(1, 1_000, whole=True), self.tr("auto")),
        )
        self._add(
            "kept_precision",
            self.tr("Kept as"),
            self.tr("How exactly it is kept: 16 bits take half the room, 32 bits change nothing at all."),
            ChoiceField([("half", self.tr("16 bits")), ("float32", self.tr("32 bits"))]),
        )
        self._add(
            "device",
            self.tr("Device"),
            self.tr("What computes: a GPU (cuda, mps) or the processor (cpu). Auto takes the fastest there is."),
            ChoiceField(self._device_choices()),
        )
        self._add(
            "precision",
            self.tr("Precision"),
            self.tr("How exactly numbers are kept. 16 bits are quicker on most GPUs. Auto takes them where it pays."),
            ChoiceField(
                [
                    ("auto", self.tr("Auto")),
                    ("float32", self.tr("32 bits")),
                    ("bfloat16", self.tr("16 bits (bfloat16)")),
                    ("float16", self.tr("16 bits (float16)")),
                ]
            ),
        )
        self._add(
            "seed",
            self.tr("Seed"),
            self.tr("The number that all chance starts from: the same seed on the same computer gives the same run."),
            NumberField(Limits(0, 2**53 - 1, whole=True)),
        )

    def _title(self, words: str) -> None:
        row = self._grid.rowCount()
        label = plain_label(words, "caption")
        label.setContentsMargins(0, theme.SPACE_S if row > 1 else 0, 0, 0)
        self._grid.addWidget(label, row, LABEL, 1, 3)

    def _add(self, key: str, words: str, tip: str, field: Field) -> None:
        row = self._grid.rowCount()
        label = plain_label(words)
        label.setBuddy(field)
        for widget in (label, field):
            widget.setToolTip(as_plain_tip(tip))
        field.setAccessibleName(words)
        field.setAccessibleDescription(tip)
        field.changed.connect(self._editor_of(key))
        field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        reset = self._reset_button(key, words)
        self._grid.addWidget(label, row, LABEL)
        self._grid.addWidget(field, row, EDITOR)
        self._grid.addWidget(reset, row, RESET)
        self._fields[key], self._labels[key], self._resets[key] = field, label, reset
        if isinstance(field, NumberField):
            problem = plain_label("", "warning", wrap=True)
            problem.hide()
            self._grid.addWidget(problem, row + 1, EDITOR, 1, 2)
            self._problems[key] = problem
            field.problem_changed.connect(self._problem_shower(key))

    def _reset_button(self, key: str, words: str) -> QToolButton:
        reset = QToolButton()
        reset.setIcon(theme.icon("undo", "muted"))
        reset.setProperty("role", "quiet")
        reset.setAccessibleName(self.tr("Reset {setting}").format(setting=words))
        policy = reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        reset.setSizePolicy(policy)
        reset.clicked.connect(lambda: self._reset(key))
        reset.hide()
        return reset

    def _editor_of(self, key: str) -> Callable[[object], None]:
        return lambda value: self._edit(key, value)

    def _problem_shower(self, key: str) -> Callable[[str], None]:
        return lambda problem: self._show_problem(key, problem)

    # ---- showing and editing ------------------------------------------------------------------------------

    def show_settings(self, train: TrainConfig, base: TrainConfig, anyway: bool = False) -> None:
        """Show the settings in force, with a reset arrow where they differ from ``base``.

        What is being typed is left alone, except for ``anyway``: a preset was chosen.
        """
        if (train, base) == (self._train, self._base) and not anyway and self._shown_once:
            return
        self._train, self._base, self._shown_once = train, base, True
        for key, field in self._fields.items():
            field.show_value(self._in_force(key), anyway)
            self._show_reset(key)

    _shown_once = False

    def show_validation(self, fraction: float, wanted: bool) -> None:
        """Show the share (0..1) kept for validation; not where the images say themselves which they are."""
        self._val_percent = round(100 * fraction, 6)
        field: Any = self._fields[VALIDATION]
        field.show_value(self._val_percent, anyway=not wanted)
        for widget in (self._labels[VALIDATION], field):
            widget.setVisible(wanted)
        room = self._resets[VALIDATION].sizePolicy()
        room.setRetainSizeWhenHidden(wanted)  # a line that is not there takes no room
        self._resets[VALIDATION].setSizePolicy(room)
        self._show_reset(VALIDATION)

    def show_frozen(self, everything: bool) -> None:
        """Offer the heads that stand on features alone where all stages are frozen, and the ways to train a head where
        it is trained."""
        tip = self._head_tip()
        if not everything:
            tip = self.tr("Freeze all stages to choose another head: the others need features that do not change.")
        self._allow("head", everything or self._train.head != "linear", tip)
        fitted = self._train.head == "linear"
        self._allow("head_first", fitted)
        self._allow("head_solver", everything and fitted)

    def _allow(self, key: str, allowed: bool, tip: str = "") -> None:
        for widget in (self._labels[key], self._fields[key]):
            widget.setEnabled(allowed)
            if tip:
                widget.setToolTip(as_plain_tip(tip))

    def _in_force(self, key: str) -> Any:
        return self._val_percent if key == VALIDATION else getattr(self._train, key)

    def _standard(self, key: str) -> Any:
        return USUAL_VAL_PERCENT if key == VALIDATION else getattr(self._base, key)

    def show_device(self, device: DeviceInfo | None) -> None:
        """Offer a device that was found on this computer, also later, when another one is in use."""
        field = self._fields["device"]
        if device is None or device.device == "cpu" or not isinstance(field, ChoiceField):
            return
        title = device.title or device.device
        if self._accelerators.get(device.device) != title:
            self._accelerators[device.device] = title
            field.offer(self._device_choices())
            field.show_value(self._train.device)

    def _device_choices(self) -> tuple[tuple[str, str], ...]:
        found = self._accelerators.items()
        return (("auto", self.tr("Auto")), *found, ("cpu", self.tr("Processor (cpu)")))

    def problem(self) -> str:
        """The first setting whose text does not fit, in words; "" when all fit."""
        for key, field in self._fields.items():
            if field.check():
                return self.tr("{setting} needs a number that fits.").format(setting=self._labels[key].text())
        return ""

    @property
    def shown_problem(self) -> str:
        """The same, only of complaints already in sight: nobody is disturbed in the middle of a number."""
        return self.problem() if any(field.problem for field in self._fields.values()) else ""

    def _edit(self, key: str, value: Any) -> None:
        if key == VALIDATION:
            self._val_percent = value
            self._show_reset(key)
            self.val_fraction_changed.emit(value / 100)
            return
        self._train = replace(self._train, **{key: value})
        self._show_reset(key)
        self.changed.emit(self._train)

    def _reset(self, key: str) -> None:
        value = self._standard(key)
        self._fields[key].show_value(value, anyway=True)
        self._fields[key].setFocus()
        if value != self._in_force(key):
            self._edit(key, value)
        self._show_reset(key)

    def _show_problem(self, key: str, problem: str) -> None:
        self._problems[key].setText(problem)
        self._problems[key].setVisible(bool(problem))
        self._show_reset(key)
        self.problem_changed.emit()

    def _show_reset(self, key: str) -> None:
        differs = self._in_force(key) != self._standard(key) or bool(self._fields[key].problem)
        reset = self._resets[key]
        reset.setVisible(differs and not self._fields[key].isHidden())
        if differs:
            reset.setToolTip(self.tr("Back to {value}").format(value=self.in_words(key, self._standard(key))))

    def in_words(self, key: str, value: Any) -> str:
        """A value of a setting as its field shows it."""
        field = self._fields[key]
        if isinstance(field, NumberField):
            return field.words_for(value)
        if isinstance(field, ChoiceField):
            return field.itemText(field.findData(value))
        return self.tr("on") if value else self.tr("off")

    def field(self, key: str) -> Field:
        """The editor of one setting."""
        return self._fields[key]

    def reset_shown(self, key: str) -> bool:
        return not self._resets[key].isHidden()

    def keys(self) -> Sequence[str]:
        """The settings that can be set here."""
        return tuple(self._fields)
