"""A run with a time limit: as many epochs as fit, recorded in the checkpoint."""

from __future__ import annotations

import time

import pytest
from msgspec.structs import replace
from played_runs import MakeRun, events_of, last_checkpoint, with_train

from ftstudio.core.config import MOST_TIMED_EPOCHS, RunConfig
from ftstudio.core.events import EpochDone, Event, RunStarted, rescheduled
from ftstudio.engine.training import time_limit
from ftstudio.engine.training.time_limit import epochs_within


@pytest.mark.parametrize(
    ("limit", "seconds", "once", "done", "epochs"),
    [
        (100, 20, 10, 1, 8),  # 98 s may be planned, 78 are left, at 10 s each
        (100, 20, 10, 2, 17),
        (100, 98, 10, 5, 5),
        (100, 200, 0, 3, 3),
        (100, 88, 78, 1, 2),
        (100, 0, 0, 1, 1),
    ],
)
def test_what_is_left_is_filled_at_the_pace_so_far(
    limit: float, seconds: float, once: float, done: int, epochs: int
) -> None:
    assert epochs_within(limit, seconds, once, done) == epochs


def test_a_run_ends_when_its_time_is_up_and_its_checkpoint_knows(
    run_in: MakeRun, quick: RunConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of 5 planned epochs two fit: the second is known to be the last when it begins."""
    monkeypatch.setattr(time_limit, "epochs_within", lambda *_: 2)
    run = run_in("timed", with_train(quick, epochs=5, time_limit=60.0, patience=0))
    events = events_of(run)
    done = [event for event in events if isinstance(event, EpochDone)]
    assert [(event.epoch, event.epochs) for event in done if event.epoch] == [(1, 2), (2, 2)]
    assert last_checkpoint(run.run_dir).position.epochs == 2


def test_without_a_limit_nothing_is_rescheduled(run_in: MakeRun, quick: RunConfig) -> None:
    events = events_of(run_in("untimed", with_train(quick, epochs=1)))
    assert {event.epochs for event in events if isinstance(event, EpochDone)} == {0}


def test_there_are_never_more_epochs_than_are_worth_it(
    run_in: MakeRun, quick: RunConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = iter([10**6, 1])
    monkeypatch.setattr(time_limit, "epochs_within", lambda *_: next(wanted))
    events = events_of(run_in("long", with_train(quick, epochs=1, time_limit=1e6, patience=0)))
    assert next(event.epochs for event in events if isinstance(event, EpochDone) and event.epoch) == MOST_TIMED_EPOCHS


def test_who_listens_knows_the_new_number(run_in: MakeRun, quick: RunConfig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time_limit, "epochs_within", lambda *_: 1)
    events: list[Event] = events_of(run_in("heard", with_train(quick, epochs=3, time_limit=60.0)))
    [started] = [event for event in events if isinstance(event, RunStarted)]
    last = [event for event in events if isinstance(event, EpochDone)][-1]
    now = rescheduled(started, last)
    assert (started.epochs, now.epochs, now.total_steps) == (3, 1, started.steps_per_epoch)
    assert rescheduled(started, replace(last, epochs=0)) is started


def test_time_that_passes_between_two_passes_counts(
    run_in: MakeRun, quick: RunConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What building the network and writing files takes is in no epoch, but it is gone."""
    seen: list[tuple[float, float, float, int]] = []

    def noted(*figures: float) -> int:
        seen.append(figures)  # type: ignore[arg-type]
        return 1

    monkeypatch.setattr(time_limit, "epochs_within", noted)
    began = time.monotonic()
    events_of(run_in("noted", with_train(quick, epochs=1, time_limit=50.0)))
    [(limit, seconds, once, done)] = seen
    assert (limit, done) == (50.0, 1)
    assert 0 < once < seconds < time.monotonic() - began
