"""The options of a training: a line for each setting, with its name, its editor and its way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QToolButton, QWidget

from ftstudio.core.config import DataConfig, TrainConfig
from ftstudio.core.costs import DeviceInfo
from ftstudio.ui.setup.augment_preview import AugmentPreview
from ftstudio.ui.setup.option_lines import VALIDATION, Field, head_tip, sections
from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.basic import as_plain_tip, plain_label
from ftstudio.ui.widgets.fields import ChoiceField, NumberField

LABEL, EDITOR, RESET = range(3)
USUAL_VAL_PERCENT = round(100 * DataConfig().val_fraction, 6)


class TrainOptions(QWidget):
    """The training settings.

    ``changed`` carries the whole new TrainConfig after each valid edit, ``val_fraction_changed`` the share (0..1) of
    the images used for validation.
    """

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
        for section in sections(self._device_choices()):
            self._title(section.title)
            for line in section.lines:
                self._add(*line)
                if line.key == "augment":
                    self._grid.addWidget(self.preview, self._grid.rowCount(), LABEL, 1, 3)

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
        """Offer heads that need frozen features if all stages are frozen, ways to train a head otherwise."""
        tip = head_tip()
        if not everything:
            tip = self.tr("Freeze all stages to choose another head: the other heads need fixed features.")
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
        """The same, only for complaints already shown, so as not to interrupt typing."""
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
