"""What a user does with unsorted images: have them grouped, label some, accept proposals, make class folders."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from ftstudio.app import session
from ftstudio.app.sort_board import SortBoard, board_of, with_class, with_labels, with_proposals
from ftstudio.app.sort_requests import GroupImages, ProposeClasses, SortImages, UndoSort
from ftstudio.core.config import RunConfig
from ftstudio.core.errors import ErrorReport, UserError
from ftstudio.core.events import Event, Progress
from ftstudio.core.sorting import Grouped, Proposed, Sorted, SortHow, SortUndone
from ftstudio.ui.control.image_intents import SCAN
from ftstudio.ui.control.latest import Questions
from ftstudio.ui.control.services import Services
from ftstudio.ui.widgets.basic import neutralised
from ftstudio.ui.window.messages import Action

SORT, PROPOSE = "sort", "propose classes"


class SortIntents(QObject):
    """Answers the sorting view.

    ``changed`` carries the SortBoard, or None where nothing is sorted; ``begun`` comes when the view is wanted;
    ``progress`` carries (what, done, total), "" when it is over; ``open_requested`` a source to open.
    """

    begun = Signal()
    changed = Signal(object)
    progress = Signal(str, int, int)
    open_requested = Signal(object)

    def __init__(self, services: Services, undo_stack: QUndoStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._undo_stack = services, undo_stack
        self._questions, self._proposing = Questions(), Questions()
        self._board: SortBoard | None = None
        self._config = RunConfig()
        self._again = False

    @property
    def board(self) -> SortBoard | None:
        """The sorting under way."""
        return self._board

    # ---- beginning and ending

    def begin(self, source: str) -> None:
        """Scan and group the images of a folder. The sorting of the same folder that was left continues."""
        for key in (SORT, SCAN):
            self._services.messages.dismiss_key(key)
        self.begun.emit()
        if self._board is not None and self._board.found.dataset.source == source:
            self.changed.emit(self._board)
            return
        state = self._services.live.value
        plain = RunConfig()
        model = plain.model if session.weights_missing(state) or state.config.model.weights == "random" else None
        self._config = state.config if model is None else replace(state.config, model=model)
        self._board = None
        self._undo_stack.clear()
        self.changed.emit(None)
        self.progress.emit(self.tr("Scanning images"), 0, 0)
        question = self._questions.ask()
        budgets = self._services.settings.value.budgets
        self._services.assist(
            SORT,
            GroupImages(config=self._config, source=source, budgets=budgets),
            on_events=question.while_open(self._events),
            on_answer=question.while_open(self._grouped),
            on_failed=question.while_open(self._failed),
            on_stopped=question.while_open(self._ended),
        )

    def leave(self) -> None:
        """Close the view. No file has been changed; the labels stay until another folder is sorted."""
        self._questions.drop()
        self._proposing.drop()
        self._services.assistant.cancel(SORT)
        self._services.assistant.cancel(PROPOSE)
        self._ended()
        self.changed.emit(None)

    def _grouped(self, found: Grouped) -> None:
        self._ended()
        self._board = board_of(found)
        self.changed.emit(self._board)

    def _events(self, events: list[Event]) -> None:
        for event in reversed(events):
            if isinstance(event, Progress):
                self.progress.emit(event.what, event.done, event.total or 0)
                return

    def _failed(self, report: ErrorReport) -> None:
        self._ended()
        if self._board is None:
            self.changed.emit(None)
        self._services.messages.error(report, key=SORT)

    def _ended(self) -> None:
        self.progress.emit("", 0, 0)

    # ---- labelling

    def add_class(self, name: str) -> None:
        """Add a class to sort into."""
        if self._board is None:
            return
        try:
            board = with_class(self._board, name)
        except UserError as error:
            self._services.messages.error(ErrorReport(message=error.message, hint=error.hint), key=SORT)
            return
        self._services.messages.dismiss_key(SORT)
        self._push(self.tr("Add a class"), board)

    def label(self, paths: Sequence[str], class_name: str) -> None:
        """Give images a class, and their near-duplicates; "" takes it away."""
        if self._board is None or not paths:
            return
        self._push(self.tr("Label images"), with_labels(self._board, paths, class_name))
        if self._board.is_due:
            self.propose()

    def propose(self) -> None:
        """Propose a class for each image without a label; once more afterwards if labels come meanwhile."""
        board = self._board
        if board is None or not board.can_propose:
            return
        self._again = self._services.assistant.has(PROPOSE)
        if self._again:
            return
        count = len(board.labels)
        self._board = replace(board, proposed_at=count)
        question = self._proposing.ask()

        def answered(proposed: Proposed) -> None:
            self._ended()
            if self._board is not None:
                self._board = with_proposals(self._board, proposed, count)
                self.changed.emit(self._board)
                self._propose_again()

        budgets = self._services.settings.value.budgets
        self._services.assist(
            PROPOSE,
            ProposeClasses(config=self._config, dataset=board.found.dataset, labels=board.labels, budgets=budgets),
            on_events=question.while_open(self._events),
            on_answer=question.while_open(answered),
            on_failed=question.while_open(self._failed),
            on_stopped=question.while_open(self._ended),
        )

    def _propose_again(self) -> None:
        if self._again and self._board is not None and len(self._board.labels) != self._board.proposed_at:
            QTimer.singleShot(0, self, self.propose)  # once the lane is free
        self._again = False

    def show(self, board: SortBoard) -> None:
        """Classes and labels of an earlier or later step; the proposals stay those of now."""
        if self._board is not None and self._board.found is board.found:
            self._board = replace(self._board, class_names=board.class_names, labels=board.labels)
            self.changed.emit(self._board)

    def _push(self, title: str, board: SortBoard) -> None:
        assert self._board is not None
        self._undo_stack.push(_Step(self, title, self._board, board))

    # ---- files

    def make(self, how: SortHow) -> None:
        """Make class folders or a list from the labels, and open them."""
        board = self._board
        if board is None or not board.labels:
            return
        self._services.messages.dismiss_key(SORT)
        question = self._questions.ask()
        self._services.assist(
            SORT,
            SortImages(dataset=board.found.dataset, labels=board.labels, how=how),
            on_events=question.while_open(self._events),
            on_answer=self._sorted,
            on_failed=question.while_open(self._failed),
            on_stopped=question.while_open(self._ended),
        )

    def _sorted(self, answer: Sorted) -> None:
        self._ended()
        board, self._board = self._board, None
        self._undo_stack.clear()
        self.changed.emit(None)
        undo = Action(self.tr("Undo"), lambda: self._undo_files(answer, board))
        text = self.tr("%n image(s) sorted into classes.", "", sum(answer.counts.values()))
        left = self.tr("%n image(s) without a class stay where they are.", "", answer.left) if answer.left else ""
        self._services.messages.info(text, left or neutralised(answer.source), undo, key=SORT)
        self.open_requested.emit(answer.source)

    def _undo_files(self, answer: Sorted, board: SortBoard | None) -> None:
        def undone(done: SortUndone) -> None:
            left = "\n".join(map(neutralised, done.left[:5]))
            self._services.messages.good(self.tr("The sorting was undone."), left, key=SORT)
            self._board = board
            self.begun.emit()
            self.changed.emit(board)

        self._services.assist(SORT, UndoSort(folder=answer.folder), on_answer=undone, on_failed=self._failed)


class _Step(QUndoCommand):
    def __init__(self, intents: SortIntents, title: str, before: SortBoard, after: SortBoard) -> None:
        super().__init__(title)
        self._intents, self._before, self._after = intents, before, after

    def redo(self) -> None:
        self._intents.show(self._after)

    def undo(self) -> None:
        self._intents.show(self._before)
