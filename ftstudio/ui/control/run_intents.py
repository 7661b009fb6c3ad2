"""Training actions of the user: start, pause, continue, stop, resume; and the messages of a run."""

from __future__ import annotations

import time
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from ftstudio.app import session, warm_start
from ftstudio.app import settings as settings_store
from ftstudio.app.dataset_edits import excluded_of
from ftstudio.app.requests import Resume, Train
from ftstudio.core.config import RunConfig
from ftstudio.core.errors import ErrorReport
from ftstudio.core.events import (
    EpochDone,
    Event,
    Notice,
    PhaseChanged,
    RolledBack,
    RunFinished,
    RunStarted,
    StepDone,
)
from ftstudio.core.metrics import MetricValue
from ftstudio.core.run_record import RunRecord, RunResult
from ftstudio.core.verdict import Verdict
from ftstudio.models import catalog
from ftstudio.ui.control.services import Services
from ftstudio.ui.widgets.number_format import metric, moment
from ftstudio.ui.window.messages import Action, Message

RUN = "run"
UNHEARD_SECONDS = 15.0
"""The worker speaks every second; unheard for so long it hangs."""


class RunIntents(QObject):
    """Answers the train panel and the Run menu, and passes the run's events on to the charts."""

    run_requested = Signal()
    run_started = Signal(object)
    events_came = Signal(object)
    epoch_ended = Signal()
    finished = Signal(object)
    weights_missing = Signal(str)
    evaluate_wanted = Signal(object)
    unfreeze_wanted = Signal(object)
    freeze_wanted = Signal(object)
    confusion_wanted = Signal(object, str, str)

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._best: MetricValue | None = None
        self._said: list[Notice] = []
        self._listen = QTimer(self)
        self._listen.setInterval(1000)
        self._listen.timeout.connect(self._look_after_worker)

    # ---- what a person asks

    def train(self) -> None:
        """Train with the settings on screen. Where the model is not on this computer yet, ask for it first."""
        state = self._services.live.value
        reason = session.why_not_train(state)
        if reason:
            self._services.messages.info(reason, key="why-not")
            return
        if session.weights_missing(state):
            self.weights_missing.emit(state.config.model.name)
            return
        self._services.messages.dismiss_key("why-not")
        settings = self._services.settings.value
        runs_dir = str(settings_store.runs_dir(settings))
        self._send(
            Train(
                config=state.config,
                runs_dir=runs_dir,
                dataset=state.dataset,
                budgets=settings.budgets,
                advice=state.advice.answer if state.advice else None,
            )
        )

    def resume(self, run_dir: str) -> None:
        """Resume an earlier run from its last checkpoint."""
        if self._is_free(self.tr("Stop it or wait until it has finished, then resume the other one.")):
            self._send(Resume(run_dir=run_dir, budgets=self._services.settings.value.budgets))

    def train_on(self, run_dir: str) -> None:
        """A new run from the weights of a finished one, with its settings.

        On the images on screen where they are its own, which may have changed since, and else on those that it had.
        """
        if self._is_free(self.tr("Stop it or wait until it has finished, then continue from the other one.")):
            self._services.errand(
                "train on", lambda: warm_start.trained_on(warm_start.settings_of(run_dir)), self._train_on
            )

    def _train_on(self, config: RunConfig) -> None:
        state, settings = self._services.live.value, self._services.settings.value
        if not self._is_free(""):
            return
        dataset = state.dataset if state.scan is None else None  # a data set under scan may change
        if dataset is None or dataset.source != config.data.source:
            dataset = None
        else:
            config = replace(config, data=replace(config.data, excluded=excluded_of(dataset)))
        runs_dir = str(settings_store.runs_dir(settings))
        self._send(Train(config=config, runs_dir=runs_dir, dataset=dataset, budgets=settings.budgets))

    def _is_free(self, hint: str) -> bool:
        """Whether nothing trains now; says so otherwise."""
        training = self._services.live.value.training
        if training:
            self._services.messages.info(self.tr("A training run is in progress."), hint, key="why-not")
        return not training

    def pause(self) -> None:
        self._services.trainer_client.pause()

    def go_on(self) -> None:
        self._services.trainer_client.go_on()

    def toggle_pause(self) -> None:
        run = self._services.live.value.run
        if run is not None and run.active and not run.stopping:
            self.go_on() if run.phase == "paused" else self.pause()

    def stop(self) -> None:
        """Save and stop; also while paused."""
        if self._services.live.value.training:
            self._services.live.change(session.with_stop_requested)
            self._services.live.announce_now()
            self._services.trainer.cancel(RUN)

    # ---- what the run says

    def _send(self, request: Train | Resume) -> None:
        self._services.messages.dismiss_key(RUN)
        self._take_back(self._said)
        state = self._services.live.value
        run_dir = request.run_dir if isinstance(request, Resume) else ""
        record = next((record for record in state.runs if run_dir and record.run_dir == run_dir), None)
        name = record.name if record else ""
        self._best = record.validation if record else None
        if isinstance(request, Train):
            name = request.config.name or session.name_for_run(request.config, request.dataset)
        self._services.live.change(session.with_run_requested, name, run_dir)
        self._services.live.announce_now()
        self._listen.start()
        self.run_requested.emit()
        self._services.train(
            RUN,
            request,
            on_events=self._take_events,
            on_answer=self._take_result,
            on_failed=self._take_failure,
            on_stopped=self._take_stop,
        )

    def _take_events(self, events: list[Event]) -> None:
        """One gulp: the state sees only the newest step of it, the charts see all.

        The end of the run is not taken from here: until the worker is free again nothing else can be trained (see
        _end).
        """
        events = [event for event in events if not isinstance(event, RunFinished)]
        state = self._services.live.value
        last_step = next((event for event in reversed(events) if isinstance(event, StepDone)), None)
        for event in events:
            if not isinstance(event, StepDone) or event is last_step or _first_step(state):
                state = session.with_run_event(state, event)
        self._services.live.set(state)
        for event in events:
            match event:
                case RunStarted():
                    self.run_started.emit(event)
                case EpochDone(is_best=True):
                    started = state.run.started if state.run else None
                    self._best = started.primary(event) if started else self._best
                case Notice():
                    self._notice(event)
                case _:
                    pass
        told = StepDone | EpochDone | PhaseChanged | RolledBack
        self.events_came.emit([event for event in events if isinstance(event, told)])
        if any(isinstance(event, EpochDone) for event in events):
            self.epoch_ended.emit()

    def _notice(self, notice: Notice) -> None:
        show = self._services.messages.warning if notice.level == "warning" else self._services.messages.info
        show(notice.message, key=_key_of(notice))
        self._said.append(notice)

    def _take_back(self, notices: list[Notice]) -> None:
        """Take away what the run said and no longer holds."""
        for notice in notices:
            self._services.messages.dismiss_key(_key_of(notice))
        self._said = [notice for notice in self._said if notice not in notices]

    def _take_result(self, result: RunResult) -> None:
        self._end(result)

    def _take_failure(self, report: ErrorReport) -> None:
        self._end(RunResult(run_dir=self._run_dir(), run_id="", outcome="failed", error=report))

    def _take_stop(self) -> None:
        self._end(RunResult(run_dir=self._run_dir(), run_id="", outcome="stopped"))

    def _run_dir(self) -> str:
        run = self._services.live.value.run
        return run.run_dir if run else ""

    def _end(self, result: RunResult) -> None:
        """Whatever happened on the way, from here on nothing trains."""
        self._listen.stop()
        self._services.messages.dismiss_key("unheard")
        self._take_back([notice for notice in self._said if notice.passing])
        self._services.live.change(session.with_run_event, RunFinished(result.outcome, result.error))
        self._services.live.announce_now()
        self._services.messages.show_message(self._last_words(result))
        self.finished.emit(result)

    def _last_words(self, result: RunResult) -> Message:
        run_dir = result.run_dir or self._run_dir()
        resume = Action(self.tr("Resume"), lambda: self.resume(run_dir))
        evaluate = Action(self.tr("Evaluate"), lambda: self.evaluate_wanted.emit(run_dir))
        best = result.validation or self._best
        reached = ""
        if best is not None:
            title = best.metric.in_a_line
            reached = self.tr("Validation {metric}: {value}.").format(metric=title, value=metric(best))
        if result.outcome == "completed":
            verdict = result.verdict
            said = [*result.remarks, *([verdict.sentence] if verdict is not None else [])]
            hint = " ".join(dict.fromkeys(said)) or self.tr("Drop an image on “Try it” to test the model.")
            text = " ".join(filter(None, (self.tr("The training has finished."), reached)))
            actions = (evaluate, *self._next_step(verdict, run_dir))
            return Message("warning" if result.remarks else "good", text, hint, actions=actions, key=RUN)
        if result.outcome == "stopped":
            text = self.tr("The training was stopped.")
            saved = bool(run_dir) and self._services.live.value.run is not None and _can_resume(run_dir)
            hint = self.tr("It is saved and can be resumed.") if saved else ""
            actions = (resume, evaluate) if saved and best is not None else (resume,) if saved else ()
            return Message("info", " ".join(filter(None, (text, reached))), hint, actions=actions, key=RUN)
        error = result.error or ErrorReport(message=self.tr("The training failed."))
        actions = (resume,) if run_dir and _can_resume(run_dir) else ()
        return Message("error", error.message, error.hint, error.details, actions, RUN)

    def _next_step(self, verdict: Verdict | None, run_dir: str) -> tuple[Action, ...]:
        """The one step that the verdict advises, where it is a click away."""
        match verdict.step if verdict is not None else "":
            case "freeze-more":
                return (Action(self.tr("Freeze more…"), lambda: self.freeze_wanted.emit(run_dir)),)
            case "unfreeze-more":
                return (Action(self.tr("Unfreeze more…"), lambda: self.unfreeze_wanted.emit(run_dir)),)
            case "train-on":
                return (Action(self.tr("Train on"), lambda: self.train_on(run_dir)),)
            case "look-at-confusion" if verdict is not None:
                first, second = verdict.classes
                return (
                    Action(self.tr("Show these images"), lambda: self.confusion_wanted.emit(run_dir, first, second)),
                )
            case _:
                return ()

    # ---- runs that ended without being asked

    def offer_resume(self, interrupted: tuple[RunRecord, ...]) -> None:
        """At the start of the program: the newest run that a crash or a power cut ended."""
        if not interrupted or self._services.live.value.training:
            return
        record = interrupted[0]
        when = moment(record.created, time.time())
        title = catalog.title_of(record.model)
        self._services.messages.warning(
            self.tr("The run of {time} was interrupted.").format(time=when),
            self.tr("{dataset}, {model}: {done} of {planned} epochs completed.").format(
                dataset=record.dataset, model=title, done=record.epochs_done, planned=record.epochs_planned
            ),
            Action(self.tr("Resume"), lambda: self.resume(record.run_dir)),
            key=RUN,
        )

    def _look_after_worker(self) -> None:
        unheard = time.monotonic() - self._services.trainer_client.last_heard
        if unheard > UNHEARD_SECONDS:
            self._services.messages.warning(
                self.tr("The training process is not responding."),
                self.tr("It may be busy. Wait, or end it and resume from the last checkpoint."),
                Action(self.tr("End it"), self._services.trainer_client.end_now),
                key="unheard",
            )
        else:
            self._services.messages.dismiss_key("unheard")


def _key_of(notice: Notice) -> str:
    return f"{RUN} says {notice.message}"


def _first_step(state: session.SessionState) -> bool:
    return state.run is not None and state.run.pace_step == 0


def _can_resume(run_dir: str) -> bool:
    """Whether a checkpoint lies there. A look into one folder."""
    from ftstudio.store.run_folder import RunFolder

    return RunFolder(Path(run_dir)).has_checkpoint
