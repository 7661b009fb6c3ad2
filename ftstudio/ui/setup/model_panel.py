"""The panel "2 Model": choose a pretrained model, fetch its weights, set how much of it stays frozen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from ftstudio.app.session import SessionState
from ftstudio.core.model_info import ModelInfo
from ftstudio.core.probed_models import ModelsProbed
from ftstudio.models import catalog
from ftstudio.ui.setup.download_row import DownloadRow
from ftstudio.ui.setup.freeze_part import FreezePart
from ftstudio.ui.setup.model_list import ModelPopup, ModelRows
from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.basic import ElidedLabel, IconLabel, as_plain_tip, neutralised, plain_label, section_title


class ModelPanel(QWidget):
    """Shows the model of a SessionState; announces another choice.

    ``weights_chosen`` carries what ``ModelConfig.weights`` takes: a path, "default" or "random".
    """

    model_chosen = Signal(str)
    weights_chosen = Signal(object)
    download_requested = Signal(str)
    download_cancelled = Signal()
    depth_chosen = Signal(int)
    advice_requested = Signal()
    advice_cancelled = Signal()
    comparison_requested = Signal()
    comparison_cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._info: ModelInfo | None = None
        self._weights = self._run = ""
        self._rows = ModelRows(self)
        self._popup = ModelPopup(self._rows, self)
        self._popup.chosen.connect(self._model_picked)
        self._popup.compare.requested.connect(self.comparison_requested)
        self._popup.compare.cancelled.connect(self.comparison_cancelled)
        self._button = _ModelButton()
        self._button.clicked.connect(self._open_list)
        self._character = plain_label("", "caption", wrap=True)
        self._facts = ElidedLabel()
        self._facts.setProperty("role", "caption")
        self._download = DownloadRow()
        self._download.requested.connect(self.download_requested)
        self._download.cancelled.connect(self.download_cancelled)
        self._freeze = FreezePart()
        self._freeze.depth_chosen.connect(self.depth_chosen)
        self._freeze.advice.requested.connect(self.advice_requested)
        self._freeze.advice.cancelled.connect(self.advice_cancelled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        self._weights_words = ElidedLabel(elide=Qt.TextElideMode.ElideMiddle)
        column.addLayout(self._head())
        column.addWidget(self._button)
        for words in (self._character, self._facts, self._weights_words):
            column.addWidget(words)
        column.addWidget(self._download)
        column.addSpacing(theme.SPACE_XS)
        column.addWidget(self._freeze)

    def _head(self) -> QHBoxLayout:
        """The title, and what changes the weights."""
        self._weights_menu = QMenu(self)
        self._weights_menu.setToolTipsVisible(True)
        from_file = self._weights_menu.addAction(theme.icon("folder-open"), self.tr("From a file…"), self._choose_file)
        from_file.setToolTip(self.tr("Weights for this architecture: .safetensors or a .pth state dict."))
        self._default_action = self._weights_menu.addAction(
            theme.icon("undo"),
            self.tr("Back to the pretrained weights"),
            lambda: self.weights_chosen.emit("default"),
        )
        self._random_action = self._weights_menu.addAction(
            self.tr("None: train from scratch"),
            lambda: self.weights_chosen.emit("random"),
        )
        self._random_action.setToolTip(
            self.tr("Start from random weights, to compare with the pretrained ones. Freeze nothing in that case.")
        )
        self._change = QPushButton(self.tr("Weights"))
        self._change.setProperty("role", "quiet")
        self._change.setMenu(self._weights_menu)
        self._change.setProperty("drops", True)
        self._change.setAccessibleName(self.tr("Change the weights"))
        self._change.setToolTip(self.tr("Load weights from a file, or start from random weights."))
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_S)
        row.addWidget(section_title(self.tr("2  Model")))
        row.addStretch(1)
        row.addWidget(self._change)
        return row

    def show_roomy(self, roomy: bool) -> None:
        """Whether the window is high enough for more than the decisions."""
        self._character.setVisible(roomy)
        self._freeze.show_roomy(roomy)

    def show_state(self, state: SessionState) -> None:
        """Show the model, its weights, a download under way and the freeze slider."""
        model = state.config.model
        info = catalog.model(model.name, state.config.task)
        self._rows.show_on_disk(state.models_on_disk)
        self._popup.compare.show_available(state.dataset is not None)
        if info is not self._info:
            self._info = info
            self._button.show_model(info)
        character = info.character[:1].upper() + info.character[1:]
        own = model.weights not in ("default", "random")
        if character != self._character.text():
            self._character.setText(character)
        facts = self._rows.facts(info, placed=not own)
        if facts != self._facts.text():
            self._facts.setText(facts)
        run = next((run.name for run in state.runs if run.run_dir == model.weights), "")
        self._show_weights(model.weights, run)
        missing = bool(info.url) and model.weights == "default" and info.name not in state.models_on_disk
        self._download.show_download(info if missing else None, state.download, state.training)
        self._freeze.show_state(state, info)
        for widget in (self._button, self._change):
            widget.setEnabled(not state.training)

    def show_comparison_progress(self, what: str, done: int, total: int) -> None:
        self._popup.compare.show_progress(what, done, total)

    def show_compared(self, found: ModelsProbed | None) -> None:
        """What a comparison of the models has found; None for nothing."""
        self._rows.show_probed(found)
        self._popup.compare.show_found(found)

    def _show_weights(self, weights: str, run: str) -> None:
        if (weights, run) == (self._weights, self._run):
            return
        self._weights, self._run = weights, run
        own = weights not in ("default", "random")
        if own:
            words = self.tr("From the run {name}") if run else self.tr("Weights: {name}")
            # The end of a file's name says what it is, the beginning of a run's.
            self._weights_words.show_elided(Qt.TextElideMode.ElideRight if run else Qt.TextElideMode.ElideMiddle)
            self._weights_words.setText(words.format(name=run or Path(weights).name))
            self._weights_words.setToolTip(neutralised(weights))
        else:
            self._weights_words.setText("" if weights == "default" else self.tr("Weights: random"))
            self._weights_words.setToolTip("")
        self._weights_words.setVisible(weights != "default")
        self._default_action.setVisible(weights != "default")
        self._random_action.setVisible(weights != "random")

    # ---- choosing -----------------------------------------------------------------------------------------

    def _open_list(self) -> None:
        self._popup.open_at(self._button, self._info.name if self._info else "")

    def _model_picked(self, name: str) -> None:
        self._button.setFocus()
        if self._info is None or name != self._info.name:
            self.model_chosen.emit(name)

    def _choose_file(self) -> None:
        own = self._weights not in ("", "default", "random")
        folder = str(Path(self._weights).parent) if own else str(Path.home())
        title = self.tr("Weights for {model}").format(model=self._info.title if self._info else "")
        kinds = self.tr("Weights (*.safetensors *.pth *.pt *.bin);;All files (*)")
        path, _kind = QFileDialog.getOpenFileName(self, title, folder, kinds)
        if path:
            self.weights_chosen.emit(path)


class _ModelButton(QPushButton):
    """The current model's title with an arrow: opens the list."""

    def __init__(self) -> None:
        super().__init__()
        self._title = ElidedLabel()
        self._title.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        arrow = IconLabel("chevron-down", 16)
        arrow.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.SPACE_S + 2, 0, theme.SPACE_S, 0)
        row.addWidget(self._title, 1)
        row.addWidget(arrow)
        self.setMinimumHeight(theme.CONTROL_HEIGHT + 6)

    def show_model(self, info: ModelInfo) -> None:
        self._title.setText(info.title)
        self.setAccessibleName(self.tr("Model: {title}").format(title=info.title))
        self.setToolTip(as_plain_tip(ModelRows().tip(info)))
