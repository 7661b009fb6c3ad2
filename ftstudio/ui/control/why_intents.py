"""What a person asks about an answer: why it is so; and that the choice to see it is remembered."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from ftstudio.app import session
from ftstudio.app import settings as settings_store
from ftstudio.app.requests import Explain
from ftstudio.core.errors import ErrorReport
from ftstudio.core.events import Event, HeatMapMade, ImageUnreadable
from ftstudio.ui.control.latest import Questions
from ftstudio.ui.control.services import Services
from ftstudio.ui.widgets.basic import neutralised

EXPLAIN = "explain"
SHOW_WHY = "show_why"
"""Where in ``Settings.extra`` the choice lies."""


class WhyIntents(QObject):
    """Answers the Try-it panel. ``failed`` carries the path of the image, and why there is no map of it."""

    explained = Signal(object)
    failed = Signal(object, str)

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._questions = Questions()

    def explain(self, path: str, class_name: str) -> None:
        """Request a heat map for a class from the run being tried; an earlier request is dropped."""
        self.drop()
        run_dir = session.run_to_try(self._services.live.value)
        if not run_dir:
            return

        def take(events: list[Event]) -> None:
            for event in events:
                if isinstance(event, HeatMapMade):
                    self.explained.emit(event.heat_map)
                elif isinstance(event, ImageUnreadable):
                    self.failed.emit(path, neutralised(event.image.reason))

        def fail(report: ErrorReport) -> None:
            self.failed.emit(path, neutralised(report.message))

        device = self._services.live.value.config.train.device
        request = Explain(run_dir=run_dir, paths=(path,), class_names=(class_name,), device=device)
        question = self._questions.ask()
        self._services.assist(
            EXPLAIN, request, on_events=question.while_open(take), on_failed=question.while_open(fail)
        )

    def drop(self, _what: object = None) -> None:
        """Drop any pending answer."""
        self._questions.drop()
        self._services.assistant.cancel(EXPLAIN)

    @property
    def kept(self) -> str:
        """What ``keep`` was given last, in this session or an earlier one; "" where there is nothing."""
        return self._services.settings.value.extra.get(SHOW_WHY, "")

    def keep(self, choice: str) -> None:
        self._services.settings.change(lambda old: settings_store.with_extra(old, SHOW_WHY, choice))
