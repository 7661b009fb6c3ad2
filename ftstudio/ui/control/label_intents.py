"""What a person does about images that may lie in the wrong class: have them found, say that one is right."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from ftstudio.app import confirmed_labels as settled_store
from ftstudio.app import session
from ftstudio.app.requests import FindWrongLabels
from ftstudio.core.dataset import ImageFile
from ftstudio.core.errors import ErrorReport
from ftstudio.core.events import Event, Progress
from ftstudio.core.label_errors import Suspects
from ftstudio.models import catalog
from ftstudio.ui.control.latest import Questions
from ftstudio.ui.control.services import Services
from ftstudio.ui.window.messages import Action

LABELS = "labels"


class LabelIntents(QObject):
    """Answers the Images tab. The check yields to whatever else the assistant is asked, and continues afterwards.

    ``progress`` carries (what, done, total); ``found`` Suspects; ``settled`` a set of (digest, class name) that the
    user has confirmed in this session; ``stopped`` comes where there is nothing to show.
    """

    progress = Signal(str, int, int)
    found = Signal(object)
    stopped = Signal()
    settled = Signal(object)
    download_wanted = Signal(str)

    def __init__(self, services: Services, undo_stack: QUndoStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._undo_stack = services, undo_stack
        self._questions = Questions()
        self._wanted = False
        self._settled: frozenset[tuple[str, str]] = frozenset()

    # ---- finding

    def check(self) -> None:
        """Look for images that may be in the wrong class, by means of the model that is chosen."""
        state = self._services.live.value
        if state.dataset is None or self._wanted:
            return
        self._services.messages.dismiss_key(LABELS)
        if session.weights_missing(state):
            self._say_weights_missing(state.config.model.name)
            return
        self._wanted = True
        self.progress.emit("", 0, 0)
        self._send()

    def cancel(self) -> None:
        self._wanted = False
        self._questions.drop()
        self._services.assistant.cancel(LABELS)
        self.stopped.emit()

    def _send(self) -> None:
        state = self._services.live.value
        if state.dataset is None:
            self._wanted = False
            self.stopped.emit()
            return
        budgets = self._services.settings.value.budgets
        question = self._questions.ask()
        self._services.assist(
            LABELS,
            FindWrongLabels(config=state.config, dataset=state.dataset, budgets=budgets),
            gives_way=True,
            on_events=question.while_open(self._events),
            on_answer=question.while_open(self._answered),
            on_failed=question.while_open(self._failed),
            on_stopped=question.while_open(self._gave_way),
        )

    def _events(self, events: list[Event]) -> None:
        for event in reversed(events):
            if isinstance(event, Progress):
                self.progress.emit(event.what, event.done, event.total or 0)
                return

    def _answered(self, suspects: Suspects) -> None:
        self._wanted = False
        dataset = self._services.live.value.dataset
        if dataset is not None and dataset.root == suspects.root:
            self.found.emit(suspects)
        else:  # other images were opened meanwhile
            self.stopped.emit()

    def _failed(self, report: ErrorReport) -> None:
        self._wanted = False
        self.stopped.emit()
        self._services.messages.error(report, key=LABELS)

    def _gave_way(self) -> None:
        """Stopped in favour of another job: it continues after that, from where it was."""
        if not self._services.assistant.closing:
            self._send()

    def _say_weights_missing(self, model: str) -> None:
        info = catalog.model(model)
        self._services.messages.info(
            self.tr("{model} must be downloaded before it can check the images.").format(model=info.title),
            self.tr("Download it ({size}), or choose another model on the left.").format(
                size=QLocale().formattedDataSize(info.download_bytes, 0)
            ),
            Action(self.tr("Download"), lambda: self.download_wanted.emit(model)),
            key=LABELS,
        )

    # ---- settling

    def keep(self, file: ImageFile) -> None:
        """This image is right where it is; it is not asked about again."""
        dataset = self._services.live.value.dataset
        if dataset is not None and file.digest:
            self._undo_stack.push(_Keep(self, self.tr("Keep in its class"), dataset.root, file))

    def settle(self, root: str, file: ImageFile, right: bool) -> None:
        about = (file.digest, file.class_name)
        self._settled = self._settled | {about} if right else self._settled - {about}
        self.settled.emit(self._settled)
        self._services.errand("settle", partial(settled_store.settle, root, *about, right), self._say_set_aside)

    def _say_set_aside(self, damaged: Path | None) -> None:
        if damaged is not None:
            self._services.messages.warning(
                self.tr("Your earlier label confirmations for these images could not be read."),
                self.tr("The damaged file was renamed to {path}. Check the images again.").format(path=damaged),
                key="settled",
            )


class _Keep(QUndoCommand):
    def __init__(self, intents: LabelIntents, title: str, root: str, file: ImageFile) -> None:
        super().__init__(title)
        self._intents, self._root, self._file = intents, root, file

    def redo(self) -> None:
        self._intents.settle(self._root, self._file, True)

    def undo(self) -> None:
        self._intents.settle(self._root, self._file, False)
