"""A question about the images as a whole, answered by the assistant beside everything else that it does."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from ftstudio.app.requests import Answer, CrossValidate, ProbeModels, Request
from ftstudio.app.session import SessionState
from ftstudio.core.config import ModelConfig, RunConfig
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.errors import ErrorReport
from ftstudio.core.events import Event, Progress
from ftstudio.core.probed_models import ModelsProbed
from ftstudio.core.run_record import Budgets
from ftstudio.ui.control.latest import Questions
from ftstudio.ui.control.services import Services


class DataQuestion(QObject):
    """An answer belongs to one data set and to the settings in ``_model_of`` and ``_about``.

    It is dropped when these change. The question yields to whatever else the assistant is asked and continues
    afterwards, with the features that it has computed.

    ``progress`` carries (what, done, total); ``found`` the answer, or None where there is none any more.
    """

    progress = Signal(str, int, int)
    found = Signal(object)

    KEY = ""

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._questions = Questions()
        self._wanted = False
        self._result: Answer | None = None
        self._about = self._subject(services.live.value)
        services.live.changed.connect(self._look)

    def request(self, state: SessionState, dataset: DatasetSummary, budgets: Budgets) -> Request:
        raise NotImplementedError

    def model_of(self, config: RunConfig) -> ModelConfig:
        """What of the chosen model the answer depends on."""
        raise NotImplementedError

    def ask(self) -> None:
        state = self._services.live.value
        if state.dataset is None or self._wanted:
            return
        self._services.messages.dismiss_key(self.KEY)
        self._wanted = True
        self._about = self._subject(state)
        self.progress.emit("", 0, 0)
        self._send()

    def cancel(self) -> None:
        """Stop; what is known by then, if it is an answer, is shown."""
        if self._wanted:
            self._wanted = False
            self._services.assistant.cancel(self.KEY)

    def _subject(self, state: SessionState) -> tuple[RunConfig, DatasetSummary | None]:
        config = state.config
        train = replace(
            RunConfig().train, image_size=config.train.image_size, seed=config.train.seed, device=config.train.device
        )
        return RunConfig(data=config.data, model=self.model_of(config), train=train), state.dataset

    def _look(self, state: SessionState) -> None:
        about = self._subject(state)
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
        self._services.assist(
            self.KEY,
            self.request(state, state.dataset, self._services.settings.value.budgets),
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

    def _answered(self, found: Answer) -> None:
        is_part = isinstance(found, ModelsProbed) and found.stopped
        goes_on = is_part and self._wanted and not self._services.assistant.closing
        self._wanted = goes_on
        self._show(found)
        if goes_on:
            self._send()

    def _stopped(self) -> None:
        """Before there was anything to say."""
        if self._wanted and not self._services.assistant.closing:
            self._send()
        else:
            self._wanted = False
            self._show(self._result)

    def _failed(self, report: ErrorReport) -> None:
        self._wanted = False
        self._show(None)
        self._services.messages.error(report, key=self.KEY)

    def _show(self, found: Answer | None) -> None:
        self._result = found
        self.found.emit(found)


class ModelComparison(DataQuestion):
    """Which model on this computer suits the images; asked by the list of models."""

    KEY = "compare models"

    def request(self, state: SessionState, dataset: DatasetSummary, budgets: Budgets) -> Request:
        return ProbeModels(config=state.config, dataset=dataset, budgets=budgets)

    def model_of(self, config: RunConfig) -> ModelConfig:
        del config  # it is about all of them
        return ModelConfig()


class Potential(DataQuestion):
    """How good the chosen model gets with these images; asked by the Evaluation tab."""

    KEY = "cross-validation"

    def request(self, state: SessionState, dataset: DatasetSummary, budgets: Budgets) -> Request:
        model = self.model_of(state.config)
        return CrossValidate(config=replace(state.config, model=model), dataset=dataset, budgets=budgets)

    def model_of(self, config: RunConfig) -> ModelConfig:
        return replace(config.model, freeze_depth="all")
