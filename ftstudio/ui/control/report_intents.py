"""Writing a run's report beside the window: how far it is, how to cancel it, where it lies."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from ftstudio.app.requests import MakeReport, ReportWritten
from ftstudio.core.errors import ErrorReport
from ftstudio.core.events import Event, Progress
from ftstudio.ui.control.services import Services
from ftstudio.ui.widgets.basic import neutralised
from ftstudio.ui.window.messages import Action

REPORT = "report"
STEPS = 5
"""How often the message says how far it is, of what is done one by one."""


class ReportIntents(QObject):
    """Has reports written, one after another. The signals carry the path of a finished one."""

    open_requested = Signal(object)
    reveal_requested = Signal(object)

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._said = ""

    def make(self, request: MakeReport) -> None:
        self._say(self.tr("Writing the report…"))
        self._services.assist(
            REPORT,
            request,
            on_events=self._events,
            on_answer=self._written,
            on_failed=self._failed,
            on_stopped=self._stopped,
        )

    def cancel(self) -> None:
        self._services.assistant.cancel(REPORT)

    def _events(self, events: list[Event]) -> None:
        progress = next((event for event in reversed(events) if isinstance(event, Progress)), None)
        if progress is None or not progress.total:
            return
        step = progress.done * STEPS // progress.total * 100 // STEPS
        self._say(self.tr("Writing the report… {what}, {share} %").format(what=progress.what.lower(), share=step))

    def _say(self, words: str) -> None:
        if words != self._said:
            self._said = words
            self._services.messages.info(words, "", Action(self.tr("Cancel"), self.cancel), key=REPORT)

    def _written(self, report: ReportWritten) -> None:
        self._said = ""
        self._services.messages.good(
            self.tr("The report has been saved."),
            neutralised(report.path),
            Action(self.tr("Open"), partial(self.open_requested.emit, report.path)),
            Action(self.tr("Show in folder"), partial(self.reveal_requested.emit, report.path)),
            key=REPORT,
        )

    def _failed(self, report: ErrorReport) -> None:
        self._said = ""
        self._services.messages.error(report, key=REPORT)

    def _stopped(self) -> None:
        self._said = ""
        self._services.messages.dismiss_key(REPORT)
