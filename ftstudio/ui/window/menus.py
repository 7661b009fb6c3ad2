"""The menus and their keys; what is not possible now is grey and says why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from ftstudio.app.session import SessionState, run_to_try, why_not_train
from ftstudio.ui.control.image_intents import ImageIntents
from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.basic import as_plain_tip, neutralised


class Menus(QObject):
    """All actions of the program. Each announces what is wanted by its own ``triggered``."""

    recent_chosen = Signal(object)
    theme_chosen = Signal(str)

    def __init__(self, window: QWidget, bar: QMenuBar, images: ImageIntents, tabs: list[str]) -> None:
        super().__init__(window)
        self._window, self._bar = window, bar
        self.bar = bar
        self._shown: tuple[object, ...] = ()
        self._images = images
        self._file_menu()
        self._edit_menu()
        self._view_menu(tabs)
        self._run_menu()
        self._help_menu()

    def _menu(self, title: str) -> QMenu:
        menu = self._bar.addMenu(title)
        menu.setToolTipsVisible(True)
        return menu

    def _action(self, menu: QMenu, title: str, icon: str = "", keys: str | QKeySequence.StandardKey = "") -> QAction:
        action = QAction(title, self._window)
        if icon:
            action.setIcon(theme.icon(icon))
        if keys:
            action.setShortcut(QKeySequence(keys))
        menu.addAction(action)
        return action

    def _file_menu(self) -> None:
        menu = self._menu(self.tr("&File"))
        self.open = self._action(menu, self.tr("&Open folder…"), "folder-open", QKeySequence.StandardKey.Open)
        self.open_file = self._action(menu, self.tr("Open &list or archive…"))
        self.recent = menu.addMenu(self.tr("Open &recent"))
        self.sample = self._action(menu, self.tr("Try the &sample images"), "images")
        menu.addSeparator()
        self.export = self._action(menu, self.tr("&Export a model…"), "external", "Ctrl+E")
        self.report = self._action(menu, self.tr("Save a &report…"), "save")
        menu.addSeparator()
        self.pack = self._action(menu, self.tr("Save e&verything…"), "layers")
        self.unpack = self._action(menu, self.tr("Open a saved pro&ject…"))
        menu.addSeparator()
        self.preferences = self._action(menu, self.tr("&Preferences…"), "settings", "Ctrl+,")
        self.preferences.setMenuRole(QAction.MenuRole.PreferencesRole)
        menu.addSeparator()
        self.quit = self._action(menu, self.tr("&Quit"), "", "Ctrl+Q")
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)

    def _edit_menu(self) -> None:
        menu = self._menu(self.tr("&Edit"))
        undo = self._images.undo_stack.createUndoAction(self, self.tr("Undo"))
        undo.setShortcut(QKeySequence.StandardKey.Undo)
        undo.setIcon(theme.icon("undo"))
        redo = self._images.undo_stack.createRedoAction(self, self.tr("Redo"))
        redo.setShortcut(QKeySequence.StandardKey.Redo)
        menu.addActions([undo, redo])
        menu.addSeparator()
        # Like the space bar: text fields paste text, and what is left comes to the window.
        key = QKeySequence(QKeySequence.StandardKey.Paste).toString(QKeySequence.SequenceFormat.NativeText)
        self.paste = self._action(menu, self.tr("&Paste an image to try") + "\t" + key, "clipboard-paste")
        self.open_image = self._action(menu, self.tr("&Try an image…"), "image", "Ctrl+Shift+O")

    def _view_menu(self, tabs: list[str]) -> None:
        menu = self._menu(self.tr("&View"))
        self.tabs: list[QAction] = []
        for number, title in enumerate(tabs, 1):
            self.tabs.append(self._action(menu, title, "", f"Ctrl+{number}"))
        menu.addSeparator()
        group = QActionGroup(self)
        self._themes: dict[str, QAction] = {}
        for key, title in (
            ("system", self.tr("System")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        ):
            action = self._action(menu, title)
            action.setCheckable(True)
            action.triggered.connect(self._announcer(self.theme_chosen.emit, key))
            group.addAction(action)
            self._themes[key] = action

    def _run_menu(self) -> None:
        menu = self._menu(self.tr("&Run"))
        self.train = self._action(menu, self.tr("&Train"), "play", "Ctrl+T")
        # The space bar is taken by the window itself, where no control under the focus wants it.
        self.pause = self._action(menu, self.tr("&Pause") + "\t" + self.tr("Space"), "pause")
        self.stop = self._action(menu, self.tr("&Stop"), "stop", "Ctrl+.")
        menu.addSeparator()
        self.resume = self._action(menu, self.tr("&Resume the last run"), "refresh")
        self.evaluate = self._action(menu, self.tr("&Evaluate"), "crosshair", "Ctrl+Shift+E")

    def _help_menu(self) -> None:
        menu = self._menu(self.tr("&Help"))
        self.guide = self._action(menu, self.tr("&Guide"), "info", QKeySequence.StandardKey.HelpContents)
        self.shortcuts = self._action(menu, self.tr("&Keyboard shortcuts"), "list", "Ctrl+/")
        menu.addSeparator()
        self.diagnostics = self._action(menu, self.tr("&Diagnostics…"), "cpu")
        self.problem = self._action(menu, self.tr("&Report a problem…"), "pencil")
        menu.addSeparator()
        self.about = self._action(menu, self.tr("&About FTStudio"))
        self.about.setMenuRole(QAction.MenuRole.AboutRole)

    # ---- what is shown

    def set_theme(self, key: str) -> None:
        self._themes[key].setChecked(True)

    def set_recent(self, sources: tuple[str, ...]) -> None:
        self.recent.clear()
        for source in sources:
            name = neutralised(Path(source).name or source).replace("&", "&&")
            folder = neutralised(str(Path(source).parent))
            action = self.recent.addAction(name)
            action.setToolTip(as_plain_tip(f"{name}\n{folder}"))
            action.triggered.connect(self._announcer(self.recent_chosen.emit, source))
        self.recent.setEnabled(bool(sources))
        self.recent.setToolTipsVisible(True)

    @staticmethod
    def _announcer(emit: Callable[[str], None], value: str) -> Callable[[], None]:
        def announce() -> None:
            emit(value)

        return announce

    def show_state(self, state: SessionState) -> None:
        """Enable what is possible; the tooltip of what is not says why."""
        run = state.run
        paused = run is not None and run.active and run.phase == "paused"
        stopping = run is not None and run.stopping
        why_not = why_not_train(state)
        resumable = next(
            (record.name for record in state.runs if record.state in ("stopped", "interrupted", "failed")), ""
        )
        can_try = bool(run_to_try(state))
        shown = (why_not, state.training, paused, stopping, resumable, can_try, bool(state.runs))
        if shown == self._shown:
            return
        self._shown = shown
        self._allow(self.train, why_not, self.tr("Train with the settings on the left"))
        no_training = "" if state.training else self.tr("No training run is in progress.")
        if stopping:
            no_training = self.tr("The training run is being saved.")
        self._allow(self.pause, no_training, self.tr("Pause or continue the training"))
        self.pause.setText((self.tr("&Continue") if paused else self.tr("&Pause")) + "\t" + self.tr("Space"))
        self.pause.setIcon(theme.icon("play" if paused else "pause"))
        self._allow(self.stop, no_training, self.tr("Save and stop the training; you can resume it later"))
        reason = self.tr("A training run is in progress.") if state.training else ""
        if not reason and not resumable:
            reason = self.tr("There is no run to resume.")
        self._allow(self.resume, reason, neutralised(resumable))
        no_model = "" if can_try else self.tr("There is no trained model yet.")
        self._allow(self.evaluate, no_model, self.tr("Evaluate the model on the held-out images"))
        self._allow(self.export, no_model, self.tr("Export a trained model to files that work without FTStudio"))
        self._allow(self.report, no_model, self.tr("Save a report on the model that is being tried as one page"))
        no_runs = "" if state.runs else self.tr("There are no runs yet.")
        self._allow(self.pack, no_runs, self.tr("Save all runs and their images as one file, for another computer"))
        self._allow(self.open_image, no_model, self.tr("Open an image and classify it"))
        self._allow(self.paste, no_model, self.tr("Try the image on the clipboard"))

    @staticmethod
    def _allow(action: QAction, why_not: str, tip: str) -> None:
        action.setEnabled(not why_not)
        action.setToolTip(as_plain_tip(why_not or tip))
