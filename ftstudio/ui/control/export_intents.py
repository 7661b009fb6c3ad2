"""What a person does to give a trained model to others: export it, stop that."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from ftstudio.app.requests import Export
from ftstudio.core.events import Event, Progress
from ftstudio.ui.control.latest import Questions
from ftstudio.ui.control.services import Services

EXPORT = "export"


class ExportIntents(QObject):
    """Answers the export dialog. ``progress`` carries what is done, how far and how far in all (0: unknown)."""

    progress = Signal(str, int, int)
    exported = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._questions = Questions()

    def export(self, request: Export) -> None:
        """Make it in the worker, on the device that is chosen; an export under way is dropped."""
        question = self._questions.ask()  # first: cancelling calls back at once
        self._services.assistant.cancel(EXPORT)
        self._services.assist(
            EXPORT,
            replace(request, device=self._services.live.value.config.train.device),
            on_events=question.while_open(self._tell),
            on_answer=question.while_open(self.exported.emit),
            on_failed=question.while_open(self.failed.emit),
            on_stopped=question.while_open(self.stopped.emit),
        )

    def cancel(self) -> None:
        self._services.assistant.cancel(EXPORT)

    def _tell(self, events: list[Event]) -> None:
        for event in reversed(events):
            if isinstance(event, Progress):
                self.progress.emit(event.what, event.done, event.total or 0)
                return
