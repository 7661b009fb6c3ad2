"""What a person does with images: open them, leave some out, move some to another class, undo that."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QDesktopServices, QUndoCommand, QUndoStack

from ftstudio.app import corrections, session
from ftstudio.app import settings as settings_store
from ftstudio.app.corrections import Addition
from ftstudio.app.dataset_edits import Move, move_all, plan_moves, taken_back, with_moves, without_images
from ftstudio.app.requests import Scan
from ftstudio.app.session import ScanView, SessionState
from ftstudio.app.start import draw_sample
from ftstudio.core.archive_names import AUTO
from ftstudio.core.config import Companions, Pages, TargetKind
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.errors import ErrorReport
from ftstudio.core.events import Event
from ftstudio.data.decoding.page_paths import source_of
from ftstudio.data.phrases import NOT_SORTED
from ftstudio.ui.control.latest import Question, Questions
from ftstudio.ui.control.services import Services
from ftstudio.ui.widgets.basic import neutralised
from ftstudio.ui.window.dialogs import Ask
from ftstudio.ui.window.dropped_paths import file_url
from ftstudio.ui.window.messages import Action

SCAN, CORRECT = "scan", "correct"
_MOST_OFFERED = 3
"""Maximum number of columns offered as buttons when a list has no class."""
REST_MS = 1500
"""After files were moved one by one, the images are scanned again after this delay."""


class ImageIntents(QObject):
    """Answers the images panel, the gallery, and corrections in Try it.

    ``corrected`` comes when a run's record has changed by one.
    """

    dataset_opened = Signal(object)
    sort_requested = Signal(object)
    corrected = Signal()

    def __init__(self, services: Services, ask: Ask, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._ask = services, ask
        self._questions = Questions()
        self._rescan_due = False
        self._may_move = False
        self._moving: set[str] = set()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.rescan)
        self.undo_stack = QUndoStack(self)

    # ---- opening

    def open_source(self, source: str) -> None:
        """Scan a folder, .zip or list; a scan in progress is dropped."""
        source = str(Path(source).expanduser().absolute())
        self._services.messages.dismiss_key(SCAN)
        data = self._services.live.value.config.data
        if self._is_open(source):
            self._scan(source, data.excluded, data.pages, data.archive_names)
        else:
            self._scan(source)

    def read_pages(self, pages: Pages) -> None:
        """Read TIFFs of several pages in another way: scan the images on screen once more."""
        state = self._services.live.value
        data = state.config.data
        if state.dataset is not None and pages != state.dataset.pages:
            self._scan(state.dataset.source, data.excluded, pages, data.archive_names)

    def open_sample(self) -> None:
        """Draw the sample images (once) and open them."""
        self._services.messages.dismiss_key(SCAN)
        request = draw_sample()
        question = self._start_anew(request.folder)
        self._services.assist(
            SCAN,
            request,
            on_events=question.while_open(self._scan_events),
            on_answer=question.while_open(lambda written: self.open_source(written.path)),
            on_failed=question.while_open(self._scan_failed_now),
            on_stopped=question.while_open(self._scan_ended),
        )

    def choose_archive_names(self, encoding: str) -> None:
        """Read the names in the archive that is open in another encoding, and look at it again."""
        state = self._services.live.value
        if state.dataset is not None:
            self._services.live.change(session.with_archive_names, encoding)
            self._scan(state.dataset.source, (), state.config.data.pages, encoding)

    def cancel_scan(self) -> None:
        """Drop the results of whatever is still in progress."""
        self._questions.drop()
        self._services.assistant.cancel(SCAN)
        self._scan_ended()

    def rescan(self) -> None:
        """Look at the same images again; later, if a scan in progress may replace them."""
        state = self._services.live.value
        if state.dataset is None:
            return
        self._rescan_due = state.scan is not None and state.scan.source != state.dataset.source
        if not self._rescan_due:
            self._scan_again(state)

    def _scan_again(self, state: SessionState) -> None:
        assert state.dataset is not None
        data = state.config.data
        self._scan(state.dataset.source, data.excluded, data.pages, data.archive_names)

    def read_from(self, classes_from: str) -> None:
        """Read the classes of the open images from other folders."""
        self._services.live.change(session.with_reading, classes_from)
        self.rescan()

    def choose_target(self, target: TargetKind) -> None:
        """Learn something else of each of the open images."""
        self._services.live.change(session.with_target, target)
        self.rescan()

    def choose_companions(self, companions: Companions) -> None:
        """Use masks and thumbnails as images, or leave them out again."""
        self._services.live.change(session.with_reading, None, companions)
        self.rescan()

    def _is_open(self, source: str) -> bool:
        return self._services.live.value.config.data.source == source

    def _start_anew(self, source: str) -> Question:
        """Drop the scan under way for another one."""
        question = self._questions.ask()  # first: cancelling calls back at once
        self._services.assistant.cancel(SCAN)
        self._services.live.change(session.with_scan_started, source)
        return question

    def _scan(
        self, source: str, excluded: Sequence[str] = (), pages: Pages = "first", archive_names: str = AUTO
    ) -> None:
        self._ask_for(self._request(source, excluded, pages, archive_names))

    def _ask_for(self, request: Scan) -> None:
        question = self._start_anew(request.source)
        self._services.assist(
            SCAN,
            request,
            on_events=question.while_open(self._scan_events),
            on_answer=question.while_open(self._scan_done),
            on_failed=question.while_open(self._scan_failed_now),
            on_stopped=question.while_open(self._scan_ended),
        )

    def _request(self, source: str, excluded: Sequence[str], pages: Pages, archive_names: str) -> Scan:
        """Folders of images that are open already are read as they were."""
        request = Scan(source=source, excluded=tuple(excluded), pages=pages, archive_names=archive_names)
        if not self._is_open(source):
            return request
        data = self._services.live.value.config.data
        return replace(request, classes_from=data.classes_from, companions=data.companions, target=data.target)

    def _scan_events(self, events: list[Event]) -> None:
        for event in events:
            self._services.live.change(session.with_scan_event, event)

    def _scan_done(self, dataset: DatasetSummary) -> None:
        another = not self._is_open(dataset.source)
        if another:
            self.undo_stack.clear()
        else:  # also what was excluded during the scan
            dataset = without_images(dataset, self._services.live.value.config.data.excluded)
        self._rescan_due = False
        self._services.live.change(session.with_dataset, dataset)
        self._services.settings.change(lambda old: settings_store.with_recent(old, dataset.source))
        self.dataset_opened.emit(dataset)

    def _scan_failed_now(self, report: ErrorReport) -> None:
        scan = self._services.live.value.scan
        self._scan_ended()
        if scan is not None and not Path(scan.source).exists():
            self._services.settings.change(lambda old: settings_store.without_recent(old, scan.source))
        offered = self._targets_offered(scan, report)
        if scan is not None and NOT_SORTED in report.message:
            offered.insert(0, Action(self.tr("Sort these images"), lambda: self.sort_requested.emit(scan.source)))
        self._services.messages.error(report, *offered, key=SCAN)

    def _targets_offered(self, scan: ScanView | None, report: ErrorReport) -> list[Action]:
        """Return a button for each of the first columns of numbers that the list can be read for instead."""
        if scan is None:
            return []
        request = self._request(scan.source, (), "first", AUTO)
        return [
            Action(
                self.tr("Predict “{0}”").format(target.removeprefix("number:")),
                partial(self._ask_for, replace(request, target=target)),
            )
            for target in report.targets[:_MOST_OFFERED]
        ]

    def _scan_ended(self) -> None:
        state = self._services.live.value
        due, self._rescan_due = self._rescan_due, False
        if due and state.dataset is not None and self._is_open(state.dataset.source):
            self._scan_again(state)
        else:
            self._services.live.change(session.without_scan)

    # ---- leaving out, taking back in

    def exclude(self, paths: list[str]) -> None:
        self.undo_stack.push(_Step(self.tr("Exclude images"), self._exclude, self._include, paths))

    def include(self, paths: list[str]) -> None:
        self.undo_stack.push(_Step(self.tr("Include images again"), self._include, self._exclude, paths))

    def _exclude(self, paths: list[str]) -> None:
        state = self._services.live.value
        if state.dataset is None:
            return
        state = session.with_edited_dataset(state, without_images(state.dataset, paths))
        self._services.live.set(session.with_excluded(state, {*state.config.data.excluded, *paths}))

    def _include(self, paths: list[str]) -> None:
        state = self._services.live.value
        self._services.live.change(session.with_excluded, set(state.config.data.excluded) - set(paths))
        self.rescan()

    # ---- moving

    def move(self, paths: list[str], class_name: str) -> None:
        """Ask, then move the files on disk to the folder of another class."""
        self._ask_and_move(paths, class_name, lambda: self._plan(paths, class_name))

    def move_one_of_many(self, path: str, class_name: str) -> None:
        """The same for one image after the other: the first yes holds until the program ends."""

        def move_from_now_on() -> None:
            self._may_move = True
            if path not in self._moving:  # a key that was pressed twice
                self._plan([path], class_name)

        if self._may_move:
            move_from_now_on()
        else:
            self._ask_and_move([path], class_name, move_from_now_on)

    def _ask_and_move(self, paths: list[str], class_name: str, act: Callable[[], None]) -> None:
        dataset = self._services.live.value.dataset
        if dataset is None or not paths:
            return
        question = self.tr("Move %n image(s) to “{class_name}”?", "", len(paths)).format(
            class_name=neutralised(class_name)
        )
        self._ask.yes_no(
            question,
            self.tr("This moves the files on disk, in {folder}. You can undo it with Ctrl+Z.").format(
                folder=neutralised(dataset.root)
            ),
            self.tr("Move"),
            act,
        )

    def _plan(self, paths: list[str], class_name: str) -> None:
        dataset = self._services.live.value.dataset
        if dataset is None:
            return

        def failed(report: ErrorReport) -> None:
            self._moving.clear()
            self._services.messages.error(report, key="move")

        self._moving.update(paths)
        self._services.errand("move", lambda: plan_moves(dataset, paths, class_name), self._move_planned, failed)

    def _move_planned(self, moves: tuple[Move, ...]) -> None:
        if not moves:
            self._moving.clear()
        else:
            self.undo_stack.push(
                _Step(
                    self.tr("Move images"),
                    self._move_files,
                    lambda done: self._move_files(taken_back(done)),
                    moves,
                )
            )

    def _move_files(self, moves: Sequence[Move]) -> None:
        def done(_: object) -> None:
            self._services.messages.dismiss_key("move")
            if self.undo_stack.canUndo():
                undo = Action(self.tr("Undo"), self.undo_stack.undo)
                self._services.messages.good(self.tr("%n image(s) moved.", "", len(moves)), "", undo, key="move")
            self._show_moved(moves)

        self._services.errand("move", lambda: move_all(moves), done, self._move_failed)

    def _show_moved(self, moves: Sequence[Move]) -> None:
        """At once as far as can be told without looking; a scan that may have seen the files before begins again."""
        self._moving.clear()
        state = self._services.live.value
        if state.dataset is None or state.scan is not None:
            self.rescan()
            return
        self._services.live.change(session.with_edited_dataset, with_moves(state.dataset, moves))
        self._services.live.announce_now()
        self._rest.start()

    def _move_failed(self, report: ErrorReport) -> None:
        self._moving.clear()
        self._services.messages.error(report, key="move")
        self.undo_stack.clear()
        self.rescan()

    # ---- adding what the model was wrong about

    def correct(self, path: str, class_name: str, run_dir: str) -> None:
        """Copy an image to the training images of the class that it really shows; the run is behind its images."""
        dataset = self._services.live.value.dataset
        if dataset is None:
            return
        self._services.messages.dismiss_key(CORRECT)
        self._services.errand(
            CORRECT,
            lambda: corrections.plan(dataset, Path(path), class_name, run_dir),
            self._addition_planned,
            self._correction_failed,
        )

    def _addition_planned(self, addition: Addition) -> None:
        self.undo_stack.push(_Step(self.tr("Add an image"), self._add, self._take_back, addition))

    def _add(self, addition: Addition) -> None:
        def done(_: object) -> None:
            undo = Action(self.tr("Undo"), self.undo_stack.undo)
            where = neutralised(Path(addition.after).parent.name)
            self._services.messages.good(self.tr("The image was added to “{0}”.").format(where), "", undo, key=CORRECT)
            self._corrected()

        self._services.errand(CORRECT, lambda: corrections.add(addition), done, self._step_failed)

    def _take_back(self, addition: Addition) -> None:
        def done(_: object) -> None:
            self._services.messages.dismiss_key(CORRECT)
            self._corrected()

        self._services.errand(CORRECT, lambda: corrections.take_back(addition), done, self._step_failed)

    def _corrected(self) -> None:
        self.corrected.emit()
        self.rescan()

    def _step_failed(self, report: ErrorReport) -> None:
        """What can no longer be done or undone must not stand in the way of what can."""
        self.undo_stack.clear()
        self._correction_failed(report)

    def _correction_failed(self, report: ErrorReport) -> None:
        self._services.messages.error(report, key=CORRECT)

    # ---- looking

    def open_file(self, path: str) -> None:
        QDesktopServices.openUrl(file_url(source_of(path).file))

    def reveal(self, path: str) -> None:
        """Show the folder that a file lies in (or a folder itself)."""
        folder = Path(path) if Path(path).is_dir() else Path(path).parent
        QDesktopServices.openUrl(file_url(str(folder)))


class _Step(QUndoCommand):
    """Something that can be done, taken back and done again."""

    def __init__(self, title: str, do: Callable[..., None], undo: Callable[..., None], what: object) -> None:
        super().__init__(title)
        self._do, self._undo, self._what = do, undo, what

    def redo(self) -> None:
        self._do(self._what)

    def undo(self) -> None:
        self._undo(self._what)
