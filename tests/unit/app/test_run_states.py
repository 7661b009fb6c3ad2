"""The states of a run as the window knows them: what becomes of each of them by each event, as a table."""

from __future__ import annotations

from typing import get_args

import pytest
from msgspec.structs import replace

from ftstudio.app import session
from ftstudio.app.session import SessionState
from ftstudio.core.answers import ClassPrediction, UnreadableImage
from ftstudio.core.confidence import HeatMap
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.errors import ErrorReport
from ftstudio.core.events import (
    AdviceSoFar,
    CheckpointSaved,
    CountsSoFar,
    EpochDone,
    Event,
    HeatMapMade,
    ImageUnreadable,
    Notice,
    Outcome,
    Phase,
    PhaseChanged,
    PredictionMade,
    Progress,
    RolledBack,
    RunFinished,
    RunStarted,
    StepDone,
)

PHASES: tuple[Phase, ...] = get_args(Phase)
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
LIVING = (*PHASES, "asked to stop", "asked to stop while paused")
STATES = ("no run", *LIVING, *OUTCOMES)

STARTED = RunStarted(
    run_id="a", run_dir="/runs/a", target_names=("x", "y"), train_count=8, val_count=2, epochs=2, steps_per_epoch=2,
    total_steps=4, device="cpu", batch_size=4, image_size=32, trainable_parameters=1, frozen_parameters=1, metrics=(),
)  # fmt: skip
EPOCH = EpochDone(
    epoch=1, step=2, train_loss=0.5, val_loss=0.5, metrics={}, train_metrics={}, is_best=True, seconds=1.0
)
TOLD: dict[str, Event] = {
    **{f"phase {phase}": PhaseChanged(phase) for phase in PHASES},
    "progress": Progress("Reading", 1, 2),
    "notice": Notice("n"),
    "advice": AdviceSoFar(None, ()),
    "counts": CountsSoFar(()),
    "prediction": PredictionMade(ClassPrediction(path="a.png", top=())),
    "heat map": HeatMapMade(HeatMap(path="a.png", class_name="x", method="m", box=(0.0, 0.0, 1.0, 1.0), png_base64="")),
    "unreadable image": ImageUnreadable(UnreadableImage("a.png", "damaged")),
    "started": STARTED,
    "step": StepDone(1, 1, 0.5, 0.1, 10.0, 1.0),
    "epoch": EPOCH,
    "saved": CheckpointSaved("/runs/a/checkpoints/step-1", 1, 1),
    "rolled back": RolledBack(0, 0),
    **{f"finished {outcome}": RunFinished(outcome, ErrorReport(message="m")) for outcome in OUTCOMES},
}
STOP, TRAIN = "stop is asked for", "train is asked for"
EVENTS = (*TOLD, STOP, TRAIN)

STAYS = {
    "progress", "notice", "advice", "counts", "prediction", "heat map", "unreadable image", "started",
    "step", "epoch", "saved",
}  # fmt: skip
STAYS |= {"rolled back"}


def expected(state: str, event: str) -> str:
    """The table. Ended is ended; a wish to stop outlives every phase; what is only told leaves the state as it is."""
    if event == TRAIN:
        return "preparing"
    if state not in LIVING or event in STAYS:
        return state
    if event == STOP:
        return "asked to stop while paused" if "paused" in state else "asked to stop"
    kind, _, what = event.partition(" ")
    if kind == "finished":
        return what
    if state.startswith("asked"):
        return "asked to stop while paused" if what == "paused" else "asked to stop"
    return what


def name_of(state: SessionState) -> str:
    run = state.run
    if run is None:
        return "no run"
    if run.outcome is not None:
        return run.outcome
    if run.stopping:
        return "asked to stop while paused" if run.phase == "paused" else "asked to stop"
    return run.phase


def reached(name: str) -> SessionState:
    images = DatasetSummary(
        source="/d", root="/d", name="d", layout="class_folders", class_names=("x", "y"), counts=(), files=()
    )
    state = session.with_dataset(SessionState(), images)
    if name == "no run":
        return state
    state = session.with_run_event(session.with_run_requested(state, "r"), STARTED)
    if name in OUTCOMES:
        return session.with_run_event(state, RunFinished(name))  # type: ignore[arg-type]  # one of the outcomes
    phase: Phase = "paused" if "paused" in name else "training" if name.startswith("asked") else name  # type: ignore[assignment]
    state = session.with_run_event(state, PhaseChanged(phase))
    return session.with_stop_requested(state) if name.startswith("asked") else state


def by(event: str, state: SessionState) -> SessionState:
    if event == STOP:
        return session.with_stop_requested(state)
    if event == TRAIN:
        return session.with_run_requested(state, "another")
    return session.with_run_event(state, TOLD[event])


@pytest.mark.parametrize("name", STATES)
@pytest.mark.parametrize("event", EVENTS)
def test_every_state_knows_every_event(name: str, event: str) -> None:
    before = reached(name)
    assert name_of(before) == name
    after = by(event, before)
    assert name_of(after) == expected(name, event)
    assert after.training == (name_of(after) in LIVING)
    assert (session.why_not_train(after) == "") == (not after.training), "Train is possible when nothing trains"
    if name not in LIVING and event != TRAIN:
        assert after == before, "nothing happens to a run that has ended"
    assert replace(after, run=None) == replace(before, run=None), "and nothing but the run has changed"
    if after.run is not None:
        assert not (after.run.stopping and after.run.outcome), "what has ended is no longer stopping"


def test_the_table_has_every_event_there_is() -> None:
    assert {type(event) for event in TOLD.values()} == set(get_args(Event))
