"""Train at one freeze depth after another, as a strategy asks, until it has enough or the time is up."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from ftstudio.core.advice import DepthTried
from ftstudio.core.config import RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.costs import DepthCost
from ftstudio.core.dataset import SplitManifest
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.events import AdviceSoFar, Emit, Event, Notice, Progress, RunStarted, StepDone
from ftstudio.core.run_record import Budgets
from ftstudio.engine.advice import training, trials
from ftstudio.engine.advice.strategy import Known, Strategy, Try
from ftstudio.engine.advice.training import TimeIsUp, Within, train_once
from ftstudio.engine.advice.trials import Trial
from ftstudio.engine.advice.verdict import judged
from ftstudio.engine.job import JobContext
from ftstudio.engine.task import Task

SHOW_SECONDS = 0.2
"""Minimum seconds between two progress reports of a training."""


@dataclass(frozen=True)
class Question:
    """What advice is wanted on.

    Attributes:
        key: The name under which trainings are stored.
        config_at: Returns the settings of a run from (freeze depth, epochs).
        manifest: The split that all runs share.
        task: The task of all runs.
        budgets: Limits of the caches.
        costs: Planned costs, by freeze depth.
        seconds: The time limit; None for none.
    """

    key: str
    config_at: Callable[[int, int], RunConfig]
    manifest: SplitManifest
    task: Task
    budgets: Budgets
    costs: Sequence[DepthCost]
    seconds: float | None = None


@dataclass
class Found:
    """The result of a sweep.

    Attributes:
        tried: Trainings in the order the strategy requested them.
        failed: Depths that could not be trained.
        stopped: Whether the user stopped the sweep early.
        spent: Seconds of this sweep.
    """

    tried: list[Trial] = field(default_factory=list)
    failed: set[int] = field(default_factory=set)
    stopped: bool = False
    spent: float = 0.0


def sweep(question: Question, strategy: Strategy, control: RunControl, emit: Emit) -> Found:
    """Run the trainings that ``strategy`` requests; those that are already stored are reused.

    A depth that cannot be trained is reported and skipped.

    Raises:
        UserError: The first depth cannot be trained.
        StopRequested: The sweep was stopped before anything was known.
    """
    training.ROOM.empty()
    found = Found()
    began = _now(control)
    while True:
        found.spent = _now(control) - began
        left = None if question.seconds is None else question.seconds - found.spent
        wanted = strategy.next(Known(question.costs, found.tried, frozenset(found.failed), left))
        if wanted is None:
            return found
        emit(AdviceSoFar(wanted.freeze_depth, _rows(question, found)))
        try:
            found.tried.append(_tried(question, wanted, None if not found.tried else left, control, emit))
        except StopRequested as stop:
            if not found.tried:
                raise
            found.stopped = not isinstance(stop, TimeIsUp)
            found.spent = _now(control) - began
            return found
        except UserError as error:
            if not found.tried:
                raise
            found.failed.add(wanted.freeze_depth)
            stages = "1 stage" if wanted.freeze_depth == 1 else f"{wanted.freeze_depth} stages"
            words = f"Freezing {stages} could not be tried. {error.message}"
            emit(Notice(words, "warning"))
        else:
            emit(AdviceSoFar(None, _rows(question, found)))


def _tried(question: Question, wanted: Try, left: float | None, control: RunControl, emit: Emit) -> Trial:
    control.safe_point()
    known = trials.read(question.key).find(wanted.freeze_depth, wanted.epochs)
    if known is not None:
        return known
    limited = control if left is None else Within(control, time.monotonic() - control.waited + left)
    config = question.config_at(wanted.freeze_depth, wanted.epochs)
    shown = _Shown(wanted.freeze_depth, len(question.costs) - 1, emit)
    trial = train_once(config, question.manifest, question.task, question.budgets, JobContext(limited, shown))
    trial = replace(trial, epochs=wanted.epochs)  # a closed-form head counts its own epochs
    trials.write(question.key, trials.read(question.key).with_trial(trial))
    return trial


def _rows(question: Question, found: Found) -> tuple[DepthTried, ...]:
    return judged(found.tried, question.costs).tried if found.tried else ()


def _now(control: RunControl) -> float:
    return time.monotonic() - control.waited


class _Shown:
    """Reduce the events of one training of a sweep to its progress."""

    def __init__(self, depth: int, stages: int, emit: Emit) -> None:
        self._what = f"Training with {depth} of {stages} stages frozen"
        self._emit, self._total, self._shown_at = emit, 0, 0.0

    def __call__(self, event: Event) -> None:
        match event:
            case Progress():
                self._emit(event)
            case StepDone() if time.monotonic() - self._shown_at >= SHOW_SECONDS:
                self._shown_at = time.monotonic()
                self._emit(Progress(self._what, event.step, self._total or None))
            case RunStarted():
                self._total = event.total_steps
            case _:
                pass
