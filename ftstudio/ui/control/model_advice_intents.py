"""Compares the models on this computer on the user's images: beside everything else that the assistant does."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from ftstudio.app.requests import ProbeModels
from ftstudio.app.session import SessionState
from ftstudio.core.config import ModelConfig, RunConfig
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.errors import ErrorReport
from ftstudio.core.events import Event, Progress
from ftstudio.core.probed_models import ModelsProbed
from ftstudio.ui.control.latest import Questions
from ftstudio.ui.control.services import Services

MODELS = "compare models"


class ModelAdviceIntents(QObject):
    """Answers the list of models. A result is of one data set and image size, and is dropped when these change. The
    comparison yields to whatever else the assistant is asked and continues afterwards, with what it has computed.

    ``progress`` carries (what, done, total); ``found`` ModelsProbed, or None where there is no result any more.
    """

    progress = Signal(str, int, int)
    found = Signal(object)

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._questions = Questions()
        self._wanted = False
        self._result: ModelsProbed | None = None
        self._about = _about(services.live.value)
        services.live.changed.connect(self._look)

    def compare(self) -> None:
        state = self._services.live.value
        if state.dataset is None or self._wanted:
            return
        self._services.messages.dismiss_key(MODELS)
        self._wanted = True
        self._about = _about(state)
        self.progress.emit("", 0, 0)
        self._send()

    def cancel(self) -> None:
        """Stop; the models that are done by then are the answer."""
        if self._wanted:
            self._wanted = False
            self._services.assistant.cancel(MODELS)

    def _look(self, state: SessionState) -> None:
        about = _about(state)
        if about[0] == self._about[0] and about[1] is self._about[1]:
            return
        self._about = about
        self._questions.drop()
        self.cancel()
        self._show(None)

    def _send(self) -> None:
        state = self._services.live.value
        if state.dataset is None:
            return
        question = self._questions.ask()
        budgets = self._services.settings.value.budgets
        self._services.assist(
            MODELS,
            ProbeModels(config=state.config, dataset=state.dataset, budgets=budgets),
            gives_way=True,
            on_events=question.while_open(self._events),
            on_answer=question.while_open(self._answered),
            on_failed=question.while_open(self._failed),
            on_stopped=question.while_open(self._stopped),
        )

    def _events(self, events: list[Event]) -> None:
        for event in reversed(events):
            if isinstance(event, Progress):
                self.progress.emit(event.what, event.done, event.total or 0)
                return

    def _answered(self, found: ModelsProbed) -> None:
        goes_on = found.stopped and self._wanted and not self._services.assistant.closing
        self._wanted = goes_on
        self._show(found)
        if goes_on:
            self._send()

    def _stopped(self) -> None:
        """Before the first model was done."""
        if self._wanted and not self._services.assistant.closing:
            self._send()
        else:
            self._wanted = False
            self._show(self._result)

    def _failed(self, report: ErrorReport) -> None:
        self._wanted = False
        self._show(None)
        self._services.messages.error(report, key=MODELS)

    def _show(self, found: ModelsProbed | None) -> None:
        self._result = found
        self.found.emit(found)


def _about(state: SessionState) -> tuple[RunConfig, DatasetSummary | None]:
    """What a comparison depends on: the images, how they are divided and at which size they are seen."""
    config = RunConfig(data=state.config.data, model=ModelConfig())
    train = replace(config.train, image_size=state.config.train.image_size, seed=state.config.train.seed)
    return replace(config, train=replace(train, device=state.config.train.device)), state.dataset
