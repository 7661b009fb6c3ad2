"""The panel "3 Train": presets, all other settings folded away, and the one button that matters."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ftstudio.app.session import SessionState, why_not_train
from ftstudio.core.config import PRESETS, TrainConfig
from ftstudio.models import catalog
from ftstudio.ui.setup import train_presets
from ftstudio.ui.setup.time_row import TimeRow
from ftstudio.ui.setup.train_options import TrainOptions
from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.basic import ElidedLabel, plain_label, section_title

PREVIEW_DELAY_MS = 250


class TrainPanel(QWidget):
    """Shows the training settings and the run of a SessionState; announces edits, starts and stops.

    ``action_bar`` holds the buttons and the reason beneath. It stands at the end of the panel, and a window that
    scrolls its panels may put it into a layout of its own, so that Train is always in sight.
    """

    settings_changed = Signal(object, str)
    val_fraction_changed = Signal(float)
    time_chosen = Signal(float)
    train_requested = Signal()
    pause_requested = Signal()
    go_on_requested = Signal()
    stop_requested = Signal()
    preview_requested = Signal(str, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = SessionState()
        self._base = "balanced"
        self._pause_asked = False
        self._previewed: tuple[str, int, str, str] | None = None
        self._preview_soon = QTimer(self, singleShot=True, interval=PREVIEW_DELAY_MS)
        self._preview_soon.timeout.connect(self._ask_for_preview)
        self._options = TrainOptions()
        self._options.changed.connect(self._edited)
        self._options.val_fraction_changed.connect(self.val_fraction_changed)
        self._options.problem_changed.connect(self._show_buttons)
        self._options.hide()
        self._why_not = plain_label("", "caption", wrap=True)
        self._why_not.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addLayout(self._head())
        column.addLayout(self._preset_row())
        column.addLayout(self._summary_row())
        column.addWidget(self._options)
        column.addSpacing(theme.SPACE_XS)
        self.action_bar = self._action_bar()
        column.addWidget(self.action_bar)

    # ---- parts --------------------------------------------------------------------------------------------

    def _preset_row(self) -> QHBoxLayout:
        self._presets = QButtonGroup(self)
        self._preset_buttons: dict[str, QPushButton] = {}
        titles = {
            "quick": (
                self.tr("Quick"),
                self.tr("A first result as fast as possible: few epochs, light augmentation."),
            ),
            "balanced": (self.tr("Balanced"), self.tr("A good result in reasonable time. The usual choice.")),
            "best": (
                self.tr("Best"),
                self.tr("The best result: many epochs, strong augmentation. Takes longest."),
            ),
        }
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_XS)
        for key, (words, tip) in titles.items():
            button = QPushButton(words)
            button.setCheckable(True)
            button.setToolTip(tip)
            button.setAccessibleName(self.tr("Preset {name}").format(name=words))
            button.clicked.connect(lambda _checked=False, key=key: self._choose_preset(key))
            self._presets.addButton(button)
            self._preset_buttons[key] = button
            row.addWidget(button, 1)
        return row

    def _head(self) -> QHBoxLayout:
        self._time = TimeRow()
        self._time.chosen.connect(self._choose_time)
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_L)
        row.addWidget(section_title(self.tr("3  Train")))
        row.addWidget(self._time, 1)
        return row

    def _summary_row(self) -> QHBoxLayout:
        """What the preset sets, and the way to all other settings."""
        self._words = ElidedLabel()
        self._words.setProperty("role", "caption")
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_S)
        row.addWidget(self._words, 1)
        row.addWidget(self._fold_button())
        return row

    def _fold_button(self) -> QPushButton:
        self._fold = QPushButton()
        self._fold.setText(self.tr("More options"))
        self._fold.setProperty("role", "link")
        self._fold.setIcon(theme.icon("chevron-right", "accent"))
        self._fold.setToolTip(self.tr("All other settings, filled in with the preset's values."))
        self._fold.clicked.connect(lambda: self._show_options(self._options.isHidden()))
        return self._fold

    def _action_bar(self) -> QWidget:
        actions = QWidget()
        column = QVBoxLayout(actions)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addLayout(self._buttons())
        column.addWidget(self._why_not)
        return actions

    def _buttons(self) -> QStackedLayout:
        self._train = QPushButton(self.tr("Train"))
        self._train.setProperty("role", "primary")
        self._train.setIcon(theme.icon("play", "on_accent"))
        self._train.clicked.connect(self.train)
        self._pause = QPushButton()
        self._pause.clicked.connect(self._pause_clicked)
        self._stop = QPushButton(self.tr("Stop"))
        self._stop.setIcon(theme.icon("stop"))
        self._stop.setToolTip(self.tr("Stop after the current step. The run is saved and can be resumed."))
        self._stop.clicked.connect(self.stop_requested)
        for button in (self._pause, self._stop):
            button.setMinimumHeight(36)
        running = QWidget()
        row = QHBoxLayout(running)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE_S)
        row.addWidget(self._pause, 1)
        row.addWidget(self._stop, 1)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._train)
        self._stack.addWidget(running)
        return self._stack

    # ---- what the controller tells ------------------------------------------------------------------------

    def show_state(self, state: SessionState) -> None:
        """Show settings and run; what is being typed stays as it is."""
        before, self._state = self._state, state
        train = state.config.train
        if not state.training or state.run is None or state.run.phase == "paused" or state.run.stopping:
            self._pause_asked = False
        if train != before.config.train or state.preset != before.preset or not self._shown_once:
            self._show_settings(train)
        self._options.show_device(state.device)
        self._options.show_frozen(
            state.freeze_depth == len(catalog.model(state.config.model.name, state.config.task).stages)
        )
        own_split = state.dataset is not None and state.dataset.totals.val > 0
        self._options.show_validation(state.config.data.val_fraction, wanted=not own_split)
        self._set_enabled(not state.training)
        self._show_buttons()
        self._consider_preview()

    _shown_once = False

    def show_preview(self, pictures: list[bytes]) -> None:
        """The answer to ``preview_requested``: PNG files."""
        self._options.preview.show_empty("" if pictures else self.tr("The preview could not be made."))
        self._options.preview.show_pictures(pictures)

    def _show_settings(self, train: TrainConfig) -> None:
        preset = train_presets.preset_of(train)
        if preset != "custom":
            self._base = preset
        elif not self._shown_once:
            self._base = train_presets.nearest(train)
        self._shown_once = True
        self._time.show_limit(train.time_limit)
        self._options.show_settings(train, PRESETS[self._base])
        self._show_preset(preset, train)

    def _show_preset(self, preset: str, train: TrainConfig) -> None:
        # An exclusive group refuses to have no button down, which is what "custom" looks like.
        self._presets.setExclusive(preset != "custom")
        for key, button in self._preset_buttons.items():
            button.setChecked(key == preset)
        self._words.setText(self._summary(preset, train))

    def _summary(self, preset: str, train: TrainConfig) -> str:
        epochs = self.tr("1 epoch") if train.epochs == 1 else self.tr("{n} epochs").format(n=train.epochs)
        if train.time_limit is not None:
            epochs = self.tr("about {epochs}").format(epochs=epochs)
        augment = {
            "none": self.tr("no augmentation"),
            "light": self.tr("light augmentation"),
            "standard": self.tr("standard augmentation"),
            "strong": self.tr("strong augmentation"),
        }[train.augment]
        size = self.tr("{n} px").format(n=train.image_size) if train.image_size else ""
        told = " · ".join(part for part in (epochs, size, augment) if part)
        if train.head in ("nearest-mean", "knn"):  # made of plain images at once
            told = " · ".join(filter(None, (self._options.in_words("head", train.head), size)))
        if preset != "custom":
            return told
        base = self._preset_buttons[self._base].text()
        return self.tr("Custom, from {preset}: {settings}").format(preset=base, settings=told)

    def _set_enabled(self, enabled: bool) -> None:
        for widget in (*self._preset_buttons.values(), self._time, self._options):
            if widget.isEnabled() != enabled:
                widget.setEnabled(enabled)

    def _show_buttons(self) -> None:
        state = self._state
        self._stack.setCurrentIndex(1 if state.training else 0)
        if state.training and state.run is not None:
            self._why_not.setText("")
            stopping = state.run.stopping or state.run.phase == "stopping"
            self._pause.setVisible(not stopping)
            self._stop.setEnabled(not stopping)
            self._stop.setText(self.tr("Stopping and saving…") if stopping else self.tr("Stop"))
            self._show_pause(state.run.phase == "paused")
        else:
            why = why_not_train(state) or self._options.shown_problem
            self._train.setEnabled(not why)
            self._train.setToolTip(why or self.tr("Start training (Ctrl+T)."))
            self._why_not.setText(why)
        self._why_not.setVisible(bool(self._why_not.text()))

    def _show_pause(self, paused: bool) -> None:
        goes_on = paused or self._pause_asked
        words = self.tr("Continue") if paused else self.tr("Pausing…") if self._pause_asked else self.tr("Pause")
        if words != self._pause.text():
            self._pause.setText(words)
            self._pause.setIcon(theme.icon("play" if goes_on else "pause"))
            self._pause.setToolTip(
                self.tr("Continue training (Space).")
                if goes_on
                else self.tr("Pause the training; it stays in memory (Space).")
            )

    # ---- intents ------------------------------------------------------------------------------------------

    def _choose_preset(self, key: str) -> None:
        self._base = key
        train = train_presets.with_preset(self._state.config.train, key)
        self._options.show_settings(train, PRESETS[key], anyway=True)
        self._show_preset(key, train)
        self.settings_changed.emit(train, key)

    def _choose_time(self, seconds: float | None) -> None:
        if seconds is None:
            self._edited(train_presets.without_limit(self._state.config.train, self._base))
        else:
            self.time_chosen.emit(seconds)

    def _edited(self, train: TrainConfig) -> None:
        preset = train_presets.preset_of(train)
        if preset != "custom":
            self._base = preset
        self._options.show_settings(train, PRESETS[self._base])
        self._show_preset(preset, train)
        self.settings_changed.emit(train, preset)

    def train(self) -> None:
        """As a click on Train: where a number does not fit, show which instead of training with an older one."""
        if not self._state.training and self._options.problem():
            self._show_options(True)
            self._show_buttons()
            return
        self.train_requested.emit()

    def _pause_clicked(self) -> None:
        run = self._state.run
        if self._pause_asked or (run is not None and run.phase == "paused"):
            self._pause_asked = False
            self.go_on_requested.emit()
        else:
            self._pause_asked = True
            self.pause_requested.emit()
        self._show_buttons()

    # ---- fold and preview ---------------------------------------------------------------------------------

    def _show_options(self, open_: bool) -> None:
        self._options.setVisible(open_)
        self._fold.setIcon(theme.icon("chevron-down" if open_ else "chevron-right", "accent"))
        self._fold.setText(self.tr("Fewer options") if open_ else self.tr("More options"))
        self._consider_preview()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._consider_preview()

    def _consider_preview(self) -> None:
        """Ask for pictures a moment after what they show has changed, and only while somebody can see them."""
        if not self._options.isVisible():
            return
        if self._state.dataset is None:
            self._options.preview.show_empty(self.tr("Open images to preview the augmentation."))
            self._previewed = None
            return
        wanted = self._preview_key()
        if wanted == self._previewed:
            return
        self._previewed = wanted
        self._options.preview.show_empty("")
        self._options.preview.show_waiting()
        self._preview_soon.start()

    def _preview_key(self) -> tuple[str, int, str, str]:
        config, dataset = self._state.config, self._state.dataset
        info = catalog.model(config.model.name, config.task)
        size = catalog.image_size(info, config.train.image_size)
        source = f"{dataset.source} {dataset.fingerprint}" if dataset is not None else ""
        return config.train.augment, size, config.model.name, source

    def _ask_for_preview(self) -> None:
        if self._previewed is not None and self._state.dataset is not None:
            self.preview_requested.emit(self._previewed[0], self._previewed[1])
