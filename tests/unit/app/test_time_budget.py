"""What a run gets when it is the time that is given: where to freeze, how many epochs, which image size."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from ftstudio.app import session
from ftstudio.app.session import SessionState
from ftstudio.app.time_budget import ANYTHING, MayChoose, sentence, with_time, within
from ftstudio.core.config import MOST_TIMED_EPOCHS, ModelConfig, RunConfig, TrainConfig
from ftstudio.core.costs import DepthCost
from ftstudio.core.errors import UserError

PER_EPOCH = (40.0, 20.0, 10.0, 5.0, 4.0, 2.0, 1.0, 0.1)
COSTS = tuple(
    DepthCost(
        freeze_depth=depth,
        trainable_parameters=1,
        seconds_per_epoch=seconds,
        caching_seconds=10.0,
        total_seconds=10.0 + 15 * seconds if depth < 7 else 12.0,
        epochs=15 if depth < 7 else 7,
    )
    for depth, seconds in enumerate(PER_EPOCH)
)
CONFIG = RunConfig(model=ModelConfig(freeze_depth="all"), train=TrainConfig(epochs=15))


def chosen(seconds: float, may_choose: MayChoose = ANYTHING) -> tuple[object, int, int | None]:
    """(frozen stages, epochs, image size) for 100 images, none of which is tested."""
    config = within(CONFIG, COSTS, seconds, 100, 0, may_choose)
    return config.model.freeze_depth, config.train.epochs, config.train.image_size


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (10 + 15 * 40 + 1.5, (0, 15, None)),
        (10 + 15 * 40 + 1.4, (1, 29, None)),
        (10 + 15 * 1 + 1.5, (6, 15, None)),
        (10 + 15 * 1 + 1.4, (6, 14, None)),  # no position has enough epochs: the fewest will do
        (10 + 8 * 1 + 1.5, (6, 8, None)),
        (10 + 8 * 1 + 1.4, ("all", 7, None)),
        (12.0 + 1.5, ("all", 7, None)),
        (1e6, (0, MOST_TIMED_EPOCHS, None)),
    ],
)
def test_as_few_stages_are_frozen_as_leave_enough_epochs(seconds: float, expected: tuple[object, int, None]) -> None:
    assert chosen(seconds) == expected


def test_a_smaller_image_comes_only_when_a_head_alone_would_take_too_long() -> None:
    assert chosen(12.0 + 1.5)[2] is None
    assert chosen(12.0 + 1.4) == ("all", 7, 96)  # less than the 112 of the starter
    with pytest.raises(UserError, match="too short"):
        chosen(12.0 + 1.4, MayChoose(size=False))


def test_a_position_that_was_asked_for_stays() -> None:
    config = replace(CONFIG, model=ModelConfig(freeze_depth=3))
    found = within(config, COSTS, 10 + 2 * 5 + 1.5, 100, 0, MayChoose(depth=False))
    assert (found.model.freeze_depth, found.train.epochs) == (3, 2)


def test_what_follows_the_training_is_left_time_for_and_the_limit_is_recorded() -> None:
    without = within(CONFIG, COSTS, 100.0, 100, 0)
    tested = within(CONFIG, COSTS, 100.0, 100, 50)
    assert without.train.time_limit == 98.5 and without.train.patience == 0
    assert tested.train.time_limit == 98.5 - 5.0  # 50 images, at twice 10 s for 200 of them


@pytest.mark.parametrize("seconds", [0.5, 3.0])
def test_too_little_time_is_refused(seconds: float) -> None:
    with pytest.raises(UserError) as told:
        within(CONFIG, COSTS, seconds, 100, 0)
    assert "too short" in told.value.message and told.value.hint


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(100.0, "adjusted to the pace"), (14.0, "Only the head trains"), (1e6, "ends early")],
)
def test_the_sentence_says_what_the_run_will_do(seconds: float, words: str) -> None:
    assert words in sentence(within(CONFIG, COSTS, seconds, 100, 0), seconds)


def test_the_window_gets_the_settings_at_once() -> None:
    state = session.with_costs(SessionState(config=CONFIG), COSTS)
    changed = with_time(state, 300.0)
    assert (changed.freeze_depth, changed.preset) == (2, "custom")
    assert changed.config.train.time_limit is not None and changed.config.train.time_limit < 300
