"""What cross-validation says: pooled figures, intervals, and whether more images would help."""

from __future__ import annotations

import pytest

from ftstudio.core.folds import (
    EXPECTED_SPREAD,
    Division,
    Round,
    ValidatedModel,
    cross_validated,
    learning_curve,
    pooled_interval,
)
from ftstudio.core.interval import wilson


def test_the_pooled_interval_is_wider_than_that_of_as_many_independent_answers() -> None:
    low, high = pooled_interval(0.8, 300)
    plain_low, plain_high = wilson(240, 300)
    assert low < plain_low < 0.8 < plain_high < high
    assert (high - low) / (plain_high - plain_low) == pytest.approx(1.2, abs=0.01)


def test_answers_of_all_rounds_are_pooled() -> None:
    rounds = [Round([0, 0, 1, 1], [0, 1, 1, 1], 2), Round([0, 1, 0, 1], [0, 0, 1, 1], 2)]
    found = cross_validated(
        ValidatedModel("m", 7, 7, 224),
        Division(
            source="", root="", folds=2, class_names=("a", "b"),
            targets=[0, 0, 1, 1], grouped=0, left_out=(),
        ),
        rounds, None, 0.0,
    )  # fmt: skip
    assert found.accuracy == 0.875 and found.per_repeat == (0.75, 1.0)
    assert found.per_fold == (0.5, 1.0, 1.0, 1.0)
    assert found.confusion == ((3, 1), (0, 4))
    assert (found.count, found.train_count, found.repeats) == (4, 2, 2)
    assert (found.low, found.high) == pooled_interval(0.875, 4)
    assert found.classes[0].recall == 0.75 and found.classes[1].precision == 0.8


def answers(share: float, count: int = 400) -> list[float]:
    return [1.0 if row < share * count else 0.0 for row in range(count)]


@pytest.mark.parametrize(
    ("half", "whole", "more"),
    [(0.7, 0.8, "help"), (0.8, 0.8, "little"), (0.8, 0.81, "unknown"), (0.9, 0.7, "little")],
)
def test_the_last_doubling_says_whether_more_images_would_help(half: float, whole: float, more: str) -> None:
    curve = learning_curve((60, 120, 180, 240), [answers(share) for share in (0.5, half, half, whole)], 300)
    assert curve.more == more
    assert curve.half_images == 120 and curve.gain == pytest.approx(whole - half)
    assert curve.low <= curve.gain <= curve.high


def test_a_model_trained_on_all_images_is_expected_to_go_on_rising() -> None:
    curve = learning_curve((120, 240), [answers(0.7), answers(0.8)], 480)
    assert curve.expected.accuracy == pytest.approx(0.9)
    assert (curve.expected.low, curve.expected.high) == pooled_interval(curve.expected.accuracy, 400, EXPECTED_SPREAD)
    falling = learning_curve((120, 240), [answers(0.8), answers(0.7)], 480)
    assert falling.expected.accuracy == pytest.approx(0.7)
