"""The run in the worker as the window shows it, and how events change it."""

from __future__ import annotations

from math import exp

from msgspec import Struct
from msgspec.structs import replace

from ftstudio.core.errors import ErrorReport
from ftstudio.core.events import (
    NO_LEARNING_RATE,
    CheckpointSaved,
    EpochDone,
    Event,
    Outcome,
    Phase,
    PhaseChanged,
    Progress,
    RolledBack,
    RunFinished,
    RunStarted,
    StepDone,
    rescheduled,
)

PREPARATION = 0.2
"""The share of a run before its first step, without a plan."""
AFTERWARDS = 0.03
"""The share of a run after its last step: references, calibration, evaluation."""


class RunView(Struct, frozen=True, kw_only=True):
    """The run in the worker now, or the last one of this session.

    Attributes:
        outcome: None while it is active.
        seconds_left: None while unknown; follows from the pace since ``pace_step``.
        pace_seconds: The training time at ``pace_step``.
        share: How much (0..1) of the run's time has passed; it never falls.
        preparation: The planned share (0..1) of the time before the first step.
        planned_seconds: The planned time of the whole run, None without a plan.
        prepared: Images of finished parts of the preparation.
    """

    run_dir: str = ""
    run_id: str = ""
    name: str = ""
    phase: Phase = "preparing"
    stopping: bool = False
    started: RunStarted | None = None
    progress_what: str = ""
    progress_done: int = 0
    progress_total: int | None = None
    epoch: int = 0
    step: int = 0
    images_per_second: float = 0.0
    seconds_left: float | None = None
    has_weights: bool = False
    best_epoch: int | None = None
    pace_step: int = 0
    pace_seconds: float = 0.0
    share: float = 0.0
    preparation: float = PREPARATION
    planned_seconds: float | None = None
    prepared: int = 0
    outcome: Outcome | None = None
    error: ErrorReport | None = None

    @property
    def active(self) -> bool:
        return self.outcome is None


def after(run: RunView, event: Event) -> RunView:
    """Return the run after one more event."""
    match event:
        case PhaseChanged(phase):
            run = replace(run, prepared=run.prepared + run.progress_done)
            return replace(run, phase=phase, progress_what="", progress_done=0, progress_total=None)
        case Progress():
            if event.what != run.progress_what:
                run = replace(run, prepared=run.prepared + run.progress_done)
            run = replace(run, progress_what=event.what, progress_done=event.done, progress_total=event.total)
            return _further(run, _prepared_share(run)) if run.step == 0 else run
        case RunStarted():
            return replace(
                run, started=event, run_dir=event.run_dir, run_id=event.run_id, step=event.start_step,
                epoch=event.start_epoch, prepared=0, progress_done=0,
                share=_trained_share(run, event.start_step, event.total_steps) if event.start_step else run.share,
            )  # fmt: skip
        case StepDone():
            return _after_step(run, event)
        case EpochDone():
            best = event.epoch if event.is_best else run.best_epoch
            started = rescheduled(run.started, event) if run.started is not None else None
            return replace(run, started=started, best_epoch=best, has_weights=run.has_weights or event.is_best)
        case CheckpointSaved():
            return replace(run, has_weights=run.has_weights or run.best_epoch is not None)
        case RolledBack():  # the speed is measured again from the next step on
            return replace(run, step=event.step, epoch=event.epoch, pace_step=0, seconds_left=None)
        case RunFinished():
            return replace(
                run, outcome=event.outcome, error=event.error, stopping=False, seconds_left=None,
                progress_what="", progress_done=0, progress_total=None,
            )  # fmt: skip
        case _:
            return run


def _after_step(run: RunView, event: StepDone) -> RunView:
    # A directly fitted head reads cached features, so its speed is not one of images.
    speed = 0.0 if event.lr == NO_LEARNING_RATE else event.images_per_second
    run = replace(run, step=event.step, epoch=event.epoch, images_per_second=speed)
    if run.started is not None:
        run = _further(run, _trained_share(run, event.step, run.started.total_steps))
    if run.pace_step == 0:
        return replace(run, pace_step=event.step, pace_seconds=event.seconds)
    steps, seconds = event.step - run.pace_step, event.seconds - run.pace_seconds
    if run.started is None or steps <= 0 or seconds <= 0:
        return run
    left = max(0, run.started.total_steps - event.step) * seconds / steps
    return replace(run, seconds_left=left)


def _further(run: RunView, share: float) -> RunView:
    """``run`` at ``share``, unless it is already further."""
    return replace(run, share=max(run.share, min(1.0, share)))


def _trained_share(run: RunView, step: int, total: int) -> float:
    training = 1 - run.preparation - AFTERWARDS
    return run.preparation + training * min(1.0, step / total) if total else 0.0


def _prepared_share(run: RunView) -> float:
    """The share at this point of the preparation.

    As the number of passes is unknown, each takes most of what is left.
    """
    started = run.started
    if started is None:
        return 0.0
    passes = (run.prepared + run.progress_done) / max(1, started.train_count + started.val_count)
    return run.preparation * (1 - exp(-2 * passes))
