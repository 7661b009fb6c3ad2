"""What a user does to take a project to another computer: pack it, unpack it, stop that."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ftstudio.app.requests import Pack, Unpack
from ftstudio.core.events import Event, Progress
from ftstudio.ui.control.latest import Questions
from ftstudio.ui.control.services import Services

PROJECT = "project"
WHOLE = 1000
"""What a progress counts to: bytes are too many for a bar."""


class ProjectIntents(QObject):
    """Answers the project dialogs.

    ``progress`` carries what is done, how far and how far in all (0: unknown); ``done`` a Packed or an UnpackedProject.
    """

    progress = Signal(str, int, int)
    done = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._questions = Questions()

    def ask(self, request: Pack | Unpack) -> None:
        """Do it in the worker; one that is under way is dropped."""
        question = self._questions.ask()  # first: cancelling calls back at once
        self._services.assistant.cancel(PROJECT)
        self._services.assist(
            PROJECT,
            request,
            on_events=question.while_open(self._tell),
            on_answer=question.while_open(self.done.emit),
            on_failed=question.while_open(self.failed.emit),
            on_stopped=question.while_open(self.stopped.emit),
        )

    def cancel(self) -> None:
        self._services.assistant.cancel(PROJECT)

    def _tell(self, events: list[Event]) -> None:
        for event in reversed(events):
            if isinstance(event, Progress):
                total = event.total or 0
                self.progress.emit(event.what, event.done * WHOLE // total if total else 0, WHOLE if total else 0)
                return
