"""Finds the best freeze position by training: beside everything else the assistant does, and after it."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QObject

from ftstudio.app import advice_progress, session
from ftstudio.app.advice_progress import AdviceView
from ftstudio.app.requests import AdviseFreeze
from ftstudio.app.session import SessionState
from ftstudio.core.advice import Advice
from ftstudio.core.config import ModelConfig, RunConfig
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.errors import ErrorReport
from ftstudio.core.events import Event
from ftstudio.ui.control.latest import Questions
from ftstudio.ui.control.services import Services

ADVICE = "advice"


class AdviceIntents(QObject):
    """Answers the part below the freeze slider.

    What was found is of one question (settings, images): it goes when these change, and the cache gives it back when
    they are as before. The search yields to whatever else the assistant is asked, and ends when a training begins,
    which needs the computer for itself.
    """

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._questions = Questions()
        self._wanted = False
        self._about: tuple[RunConfig, DatasetSummary | None] = _about(services.live.value)
        services.live.changed.connect(self._look)

    def find(self) -> None:
        """Try every position, the most promising first."""
        state = self._services.live.value
        reason = session.why_not_advise(state)
        if reason or self._wanted:
            if reason:
                self._services.messages.info(reason, key=ADVICE)
            return
        self._services.messages.dismiss_key(ADVICE)
        self._wanted = True
        self._about = _about(state)
        before = state.advice
        self._show(AdviceView(tried=before.tried if before else ()))
        self._services.live.announce_now()
        self._send()

    def cancel(self) -> None:
        """Stop; what is known by then is the answer."""
        self._wanted = False
        self._services.assistant.cancel(ADVICE)

    def _look(self, state: SessionState) -> None:
        about = _about(state)
        if about[0] != self._about[0] or about[1] is not self._about[1]:
            self._about = about
            self._drop()
        elif state.training and self._wanted:
            self.cancel()

    def _drop(self) -> None:
        """The question is another one now."""
        self._questions.drop()
        if self._wanted:
            self.cancel()
        if self._services.live.value.advice is not None:
            self._show(None)

    def _send(self) -> None:
        state = self._services.live.value
        if state.dataset is None:
            return
        question = self._questions.ask()
        self._services.assist(
            ADVICE,
            AdviseFreeze(config=state.config, dataset=state.dataset, budgets=self._services.settings.value.budgets),
            gives_way=True,
            on_events=question.while_open(self._events),
            on_answer=question.while_open(self._answered),
            on_failed=question.while_open(self._failed),
            on_stopped=question.while_open(self._stopped),
        )

    def _events(self, events: list[Event]) -> None:
        view = self._services.live.value.advice
        if view is not None:
            self._show(advice_progress.after(view, events))

    def _answered(self, advice: Advice) -> None:
        if advice.stopped and self._wanted:
            self._go_on_later()
        else:
            self._end(advice)

    def _stopped(self) -> None:
        """Before the first position was through."""
        if self._wanted:
            self._go_on_later()
        else:
            self._show(None)

    def _go_on_later(self) -> None:
        """Something else was asked of the assistant; what has been trained is remembered."""
        if self._services.assistant.closing:
            return
        view = self._services.live.value.advice
        if view is not None:
            self._show(replace(view, trying=None, what="", done=0, total=0))
        self._send()

    def _failed(self, report: ErrorReport) -> None:
        self._end(None)
        self._services.messages.error(report, key=ADVICE)

    def _end(self, advice: Advice | None) -> None:
        self._wanted = False
        view = self._services.live.value.advice or AdviceView()
        self._show(None if advice is None else advice_progress.ended(view, advice))

    def _show(self, view: AdviceView | None) -> None:
        self._services.live.change(session.with_advice, view)


def _about(state: SessionState) -> tuple[RunConfig, DatasetSummary | None]:
    """What an advice depends on: not the position of the slider, nor what the run will be called."""
    model = ModelConfig(name=state.config.model.name, weights=state.config.model.weights)
    return replace(state.config, model=model, name=""), state.dataset
