"""Which epoch is the best, and which one early stopping waits for: the boundaries."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from played_runs import MakeRun, with_train

from ftstudio.core.config import RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.events import EpochDone, Event, Notice
from ftstudio.engine.checkpoints import model_file
from ftstudio.engine.checkpoints.checkpoint import Position
from ftstudio.engine.network import optim
from ftstudio.engine.training import loop, model_selection, validation
from ftstudio.engine.training.model_selection import NOTICEABLE
from ftstudio.engine.training.setup import Setup, prepare

LOSS = 1.0
"""The validation loss of the best epoch so far; its accuracy is 0.5."""


@pytest.fixture
def events() -> list[Event]:
    return []


@pytest.fixture
def setup(run_in: MakeRun, quick: RunConfig, events: list[Event]) -> Iterator[Setup]:
    """A run of ten epochs that the loss selects from, and what it emits."""
    config = with_train(quick, epochs=10, patience=3)
    with (made := prepare(run_in("selection", config), RunControl(), events.append)).source:
        yield made


@pytest.fixture
def late(setup: Setup) -> Position:
    """After epoch 8 of 10; epoch 5 was the best, one epoch since then."""
    return Position(
        step=8 * setup.steps_per_epoch, epoch=8, best_epoch=5, best_value=0.5, best_loss=LOSS, epochs_without_gain=1
    )


def with_settings(setup: Setup, **changes: Any) -> Setup:
    return replace(setup, run=replace(setup.run, config=with_train(setup.run.config, **changes)))


def judged(setup: Setup, position: Position, loss: float, accuracy: float, monkeypatch: pytest.MonkeyPatch) -> Position:
    """``position`` after an epoch 8 of which the validation images give ``loss`` and ``accuracy``."""
    monkeypatch.setattr(validation, "score", lambda *_: (loss, {"accuracy": accuracy, "balanced_accuracy": accuracy}))
    model_selection.judge(setup, position, 8, 1.0, {})
    return position


@pytest.mark.parametrize(
    ("loss", "accuracy", "is_best", "waits"),
    [
        (LOSS, 0.5, False, 2),  # a tie keeps the earlier epoch
        (LOSS, 0.9, False, 2),  # the loss selects
        (LOSS * (1 - NOTICEABLE / 2), 0.5, True, 2),  # kept, but no gain to wait for
        (LOSS * (1 - NOTICEABLE / 2), 0.4, True, 2),
        (LOSS * (1 - NOTICEABLE), 0.5, True, 2),  # exactly the noticeable share does not count yet
        (LOSS * (1 - 2 * NOTICEABLE), 0.5, True, 0),
        (LOSS * (1 - NOTICEABLE / 2), 0.51, True, 0),
    ],
)
def test_the_lowest_loss_is_best_and_only_a_noticeable_improvement_resets_patience(
    setup: Setup,
    late: Position,
    events: list[Event],
    monkeypatch: pytest.MonkeyPatch,
    loss: float,
    accuracy: float,
    is_best: bool,
    waits: int,
) -> None:
    judged(setup, late, loss, accuracy, monkeypatch)
    assert late.best_epoch == (8 if is_best else 5)
    assert (late.best_loss, late.best_value) == ((loss, accuracy) if is_best else (LOSS, 0.5))
    assert late.epochs_without_gain == waits
    [done] = [event for event in events if isinstance(event, EpochDone)]
    assert done.is_best == is_best
    assert model_file.path_in(setup.run.run_dir).exists() == is_best


def test_the_first_epoch_is_the_best_and_counts_as_an_improvement(
    setup: Setup, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = judged(setup, Position(step=8 * setup.steps_per_epoch, epoch=8), 9.0, 0.0, monkeypatch)
    assert (found.best_epoch, found.best_loss, found.best_value) == (8, 9.0, 0.0)
    assert found.epochs_without_gain == 0


@pytest.mark.parametrize(("recipe", "factor", "waits"), [(2, 0.51, 1), (2, 0.5, 2), (1, 0.51, 2)])
def test_an_epoch_counts_for_early_stopping_once_the_rate_is_at_half_of_its_peak(
    setup: Setup, late: Position, monkeypatch: pytest.MonkeyPatch, recipe: int, factor: float, waits: int
) -> None:
    monkeypatch.setattr(optim, "lr_factor", lambda *_: factor)
    assert judged(with_settings(setup, recipe=recipe), late, LOSS, 0.5, monkeypatch).epochs_without_gain == waits


@pytest.mark.parametrize(
    ("epoch", "without_gain", "patience", "goes_on", "is_said"),
    [
        (8, 2, 3, True, False),
        (8, 3, 3, False, True),
        (10, 3, 3, False, True),
        (11, 3, 3, False, False),  # it has ended anyway
        (10, 0, 3, True, False),
        (11, 0, 3, False, False),
        (8, 9, 0, True, False),  # patience 0 never stops early
    ],
)
def test_patience_ends_a_run_at_its_number_of_epochs_without_gain(
    setup: Setup, events: list[Event], epoch: int, without_gain: int, patience: int, goes_on: bool, is_said: bool
) -> None:
    position = Position(epoch=epoch, epochs_without_gain=without_gain)
    assert loop.epochs_left(with_settings(setup, patience=patience), position) == goes_on
    assert any("Stopped early" in event.message for event in events if isinstance(event, Notice)) == is_said
