"""The main window: set up on the left, watch in the middle, try on the right, messages at the foot."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QMenuBar,
    QMessageBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from ftstudio.app import session
from ftstudio.app.session import SessionState
from ftstudio.app.settings import Settings
from ftstudio.ui.control.controller import Controller
from ftstudio.ui.control.services import Client
from ftstudio.ui.setup.dataset_panel import DatasetPanel
from ftstudio.ui.setup.model_panel import ModelPanel
from ftstudio.ui.setup.set_up_column import SetUpColumn
from ftstudio.ui.setup.train_panel import TrainPanel
from ftstudio.ui.try_it.predict_panel import PredictPanel
from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.basic import neutralised
from ftstudio.ui.window import wiring
from ftstudio.ui.window.columns import Columns
from ftstudio.ui.window.device_chip import DeviceChip
from ftstudio.ui.window.dialogs import Ask
from ftstudio.ui.window.drop_veil import DropVeil
from ftstudio.ui.window.dropped_paths import is_source, local_paths
from ftstudio.ui.window.menus import Menus
from ftstudio.ui.window.messages import MessageArea
from ftstudio.ui.window.notifier import Notifier
from ftstudio.ui.window.side_rail import SideRail
from ftstudio.ui.window.window_actions import WindowActs

if TYPE_CHECKING:
    from ftstudio.ui.evaluation.evaluation_panel import EvaluationPanel
    from ftstudio.ui.history.history_panel import HistoryPanel
    from ftstudio.ui.images.gallery import Gallery
    from ftstudio.ui.images.sort_view import SortView
    from ftstudio.ui.training.training_tab import TrainingTab

TRAINING, IMAGES, EVALUATION, RUNS = range(4)
SMALLEST = (920, 560)
MESSAGES_ABOVE = 40
"""The line that says how far a training is stays in sight below the messages."""


class MainWindow(QMainWindow):
    """Puts the panels together.

    ``filled`` comes once, when the heavier tabs stand, after the first paint; ``gone`` when everything has ended and
    the program may.
    """

    filled = Signal()
    gone = Signal()

    _painted = _filled = _leave = False
    _question: QMessageBox | None = None
    training_tab: TrainingTab
    gallery: Gallery
    sort_view: SortView
    evaluation_panel: EvaluationPanel
    history_panel: HistoryPanel

    def __init__(self, trainer: Client, assistant: Client, settings: Settings) -> None:
        super().__init__()
        self.setObjectName("root")
        self.setWindowTitle("FTStudio")
        self.setAcceptDrops(True)
        self.setMinimumSize(*SMALLEST)
        self.messages = MessageArea()
        self.ask = Ask(self)
        self.controller = Controller(self.messages, self.ask, trainer, assistant, settings, self)
        self.acts = WindowActs(self, self.controller)
        self.notifier = Notifier(self, self.controller.settings)
        self._build()
        self._connect()
        self._restore(settings)
        self.show_state(self.controller.state)

    # ---- putting it together

    def _build(self) -> None:
        titles = [self.tr("Training"), self.tr("Images"), self.tr("Evaluation"), self.tr("Runs")]
        self.device_chip = DeviceChip()
        bar = QMenuBar()
        self.menus = Menus(self, bar, self.controller.images, titles)
        header = QWidget()
        row = QHBoxLayout(header)
        row.setContentsMargins(theme.SPACE_S, theme.SPACE_XS, theme.SPACE_M, 0)
        row.addWidget(bar, 1)
        row.addWidget(self.device_chip)
        self.setMenuWidget(header)

        self.dataset_panel, self.model_panel, self.train_panel = DatasetPanel(), ModelPanel(), TrainPanel()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for part in (self.tabs, self.tabs.tabBar()):
            part.setAccessibleName(self.tr("Views"))
        self._pages: list[QVBoxLayout] = []
        for title in titles:
            page = QWidget()
            column = QVBoxLayout(page)
            column.setContentsMargins(0, 0, 0, 0)
            self._pages.append(column)
            self.tabs.addTab(page, title)
        self.predict_panel = PredictPanel()
        self.try_it = SideRail(self.predict_panel, self.tr("Try it"), "crosshair", least=240)
        set_up = SetUpColumn(self.dataset_panel, self.model_panel, self.train_panel)
        self.columns = Columns(set_up, self.tabs, self.try_it)
        self.columns.splitterMoved.connect(self._place_messages)
        _without_margins(self.predict_panel)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.SPACE_M, theme.SPACE_S, theme.SPACE_M, theme.SPACE_M)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(self.columns, 1)
        self.setCentralWidget(inside)
        self.messages.setParent(inside)
        self.veil = DropVeil(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.show_window(event.size().width())
        self._place_messages()

    def _place_messages(self) -> None:
        """Beside the column on the left, whose button they must not cover."""
        inside, edge = self.centralWidget(), theme.SPACE_M
        if inside is None:
            return
        start = self.columns.sizes()[0] + 2 * edge
        self.messages.set_room(
            QRect(start, edge, inside.width() - start - edge, inside.height() - 2 * edge - MESSAGES_ABOVE)
        )

    def _fill(self) -> None:
        """What takes longer to make, after the first paint."""
        from ftstudio.ui.evaluation.evaluation_panel import EvaluationPanel
        from ftstudio.ui.history.history_panel import HistoryPanel
        from ftstudio.ui.images.gallery import Gallery
        from ftstudio.ui.images.sort_view import SortView
        from ftstudio.ui.training.training_tab import TrainingTab

        self.training_tab, self.gallery, self.sort_view = TrainingTab(), Gallery(), SortView()
        self.evaluation_panel, self.history_panel = EvaluationPanel(), HistoryPanel()
        for index, panel in (
            (TRAINING, self.training_tab),
            (IMAGES, self.gallery),
            (IMAGES, self.sort_view),
            (EVALUATION, self.evaluation_panel),
            (RUNS, self.history_panel),
        ):
            _without_margins(panel)
            self._pages[index].addWidget(panel)
        self.history_panel.restore_sorting(self.controller.history.kept_sorting)
        self.sort_view.hide()
        self._filled = True
        wiring.wire_tabs(self)
        self.show_state(self.controller.state)
        self.filled.emit()

    def _connect(self) -> None:
        self.acts.image_chosen.connect(self.predict_panel.ask)
        self.acts.theme_chosen.connect(self.choose_theme)
        wiring.wire_sides(self)
        wiring.wire_menus(self)
        self.controller.state_changed.connect(self.show_state)
        self.controller.closed.connect(self._closed)

    # ---- what is shown

    def show_state(self, state: SessionState) -> None:
        """Let every panel draw the state. Cheap where nothing changed."""
        panels: list[Callable[[SessionState], None]] = [
            self.dataset_panel.show_state,
            self.model_panel.show_state,
            self.train_panel.show_state,
            self.predict_panel.show_state,
            self.menus.show_state,
            self.device_chip.show_state,
        ]
        if self._filled:
            panels += [
                self.training_tab.show_state,
                self.gallery.show_state,
                self.evaluation_panel.show_state,
                self.history_panel.show_state,
            ]
        for show in panels:
            show(state)
        name = neutralised(state.dataset.name) if state.dataset else ""
        title = f"{name} – FTStudio" if name else "FTStudio"
        if self.windowTitle() != title:
            self.setWindowTitle(title)

    def show_tab(self, index: int) -> None:
        self.tabs.setCurrentIndex(index)

    def show_training(self) -> None:
        self.show_tab(TRAINING)

    def show_problems(self) -> None:
        self.show_tab(IMAGES)
        if self._filled:
            self.gallery.show_problems()

    def show_caution(self, caution: str) -> None:
        self.show_tab(IMAGES)
        if self._filled:
            self.gallery.show_reason(caution)

    def show_class(self, class_name: str) -> None:
        """The images of a class or label; of all for ""."""
        self.show_tab(IMAGES)
        self.gallery.show_class(class_name or None)

    def show_sorting(self, shown: bool = True) -> None:
        """Show the sorting of images in the Images tab, or the images again."""
        self.sort_view.setVisible(shown)
        self.gallery.setVisible(not shown)
        if shown:
            self.show_tab(IMAGES)

    def show_confusion(self, run_dir: str, first: str, second: str) -> None:
        """The images of one class that a run took for another."""
        self.show_evaluation_of(run_dir)
        self.evaluation_panel.show_confusion(first, second)

    def show_evaluation_of(self, run_dir: str) -> None:
        self.show_tab(EVALUATION)
        if self._filled:
            self.evaluation_panel.choose(run_dir)

    def event(self, event: QEvent) -> bool:
        answer = super().event(event)
        if not self._painted and event.type() == QEvent.Type.UpdateRequest:
            self._painted = True
            QTimer.singleShot(0, self._fill)
        return answer

    # ---- what a person does with the window itself

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            paths = local_paths(event.mimeData())
            if any(map(is_source, paths)):
                self.veil.show_words("images", self.tr("Drop to open these images"))
            elif paths:
                self.veil.show_words("crosshair", self.tr("Drop to try the model on this"))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.veil.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """A folder, .zip or list dropped anywhere is opened; anything else is an image to try."""
        self.veil.hide()
        event.acceptProposedAction()
        self.take_paths(local_paths(event.mimeData()))

    def take_paths(self, paths: list[str]) -> None:
        source = next((path for path in paths if is_source(path)), "")
        if source:
            self.controller.images.open_source(source)
        elif paths:
            self.predict_panel.ask(paths)
        else:
            self.messages.info(
                self.tr("The dropped item is not on this computer."),
                self.tr("Save it to a folder first, then drop it from there."),
                key="drop",
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The space bar pauses and Ctrl+V pastes an image, unless a control under the focus takes them."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.controller.runs.toggle_pause()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.menus.paste.trigger()
        else:
            super().keyPressEvent(event)

    def actions_with_keys(self) -> list[QAction]:
        """All actions that a key triggers, wherever the focus is."""
        everywhere = Qt.ShortcutContext.WindowShortcut
        actions = self.findChildren(QAction)
        return [each for each in actions if not each.shortcut().isEmpty() and each.shortcutContext() == everywhere]

    def choose_theme(self, mode: str) -> None:
        app = QGuiApplication.instance()
        self.controller.settings.set(theme=mode)
        theme.apply(app, mode)  # type: ignore[arg-type]  # one of the three by construction
        self.menus.set_theme(mode)

    def resume_last(self) -> None:
        """Resume the newest unfinished run."""
        runs = self.controller.state.runs
        record = next((run for run in runs if run.state in ("stopped", "interrupted", "failed")), None)
        if record is not None:
            self.controller.runs.resume(record.run_dir)

    def evaluate_current(self) -> None:
        run_dir = session.run_to_try(self.controller.state)
        if run_dir:
            self.show_evaluation_of(run_dir)
            self.controller.tries.evaluate(run_dir, "")

    # ---- coming and going

    def _restore(self, settings: Settings) -> None:
        self.resize(1280, 800)
        try:
            geometry = base64.b64decode(settings.geometry, validate=True)
        except (ValueError, binascii.Error):
            geometry = b""
        if geometry:
            self.restoreGeometry(QByteArray(geometry))
        if len(settings.splitter) == 3:
            self.columns.restore(settings.splitter)
        self.menus.set_theme(settings.theme)
        self.menus.set_recent(settings.recent)
        self.dataset_panel.set_recent(list(settings.recent))
        self.predict_panel.restore_why(self.controller.why.kept)

    def _remember(self) -> None:
        geometry = base64.b64encode(self.saveGeometry().data()).decode()
        self.controller.settings.set(geometry=geometry, splitter=self.columns.widths)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Never closes at once: what runs is asked to save and end first."""
        if self._leave:
            event.accept()
            return
        event.ignore()
        if self.controller.closing:
            return
        if not self.controller.state.training:
            self.leave()
            return
        if self._question is not None and isValid(self._question) and self._question.isVisible():
            return
        self._question = self.ask.choose(
            self.tr("A training run is in progress."),
            self.tr("You can save and stop it now and resume it later."),
            [
                (self.tr("Stop and save"), self.leave),
                (self.tr("Keep training, minimised"), self.showMinimized),
            ],
        )

    def leave(self) -> None:
        """Close without asking: a training is stopped and saved first."""
        if self.controller.closing:
            return
        self._remember()
        if self.controller.state.training:
            self.messages.info(self.tr("Saving the training run. FTStudio then closes."), key="closing")
        else:
            self.hide()
        self.controller.close()

    def _closed(self) -> None:
        self._leave = True
        self.close()
        self.gone.emit()


def _without_margins(panel: QWidget) -> None:
    """The columns begin on one line: the window gives the margins, not the panels."""
    layout = panel.layout()
    if layout is not None:
        layout.setContentsMargins(0, theme.SPACE_S, 0, 0)
