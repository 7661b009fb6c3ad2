"""What a model answers that says "not sure" below a confidence."""

from __future__ import annotations

import pytest

from ftstudio.core.coverage import coverage
from ftstudio.core.evaluation import EvaluatedImage

IMAGES = [
    EvaluatedImage("a.jpg", 0, 0, 0.95),
    EvaluatedImage("b.jpg", 0, 0, 0.80),
    EvaluatedImage("c.jpg", 1, 0, 0.70),
    EvaluatedImage("d.jpg", 1, 0, 0.40),
]


def test_the_higher_the_threshold_the_fewer_answers() -> None:
    found = [coverage(IMAGES, threshold) for threshold in (0.0, 0.7, 0.8, 0.99)]
    assert [(each.answered, each.right) for each in found] == [(4, 2), (3, 2), (2, 2), (0, 0)]
    assert [each.share for each in found] == [1.0, 0.75, 0.5, 0.0]
    assert [each.accuracy for each in found] == [0.5, pytest.approx(2 / 3), 1.0, None]


def test_few_answers_leave_a_wide_interval_and_none_say_nothing() -> None:
    low, high = coverage(IMAGES, 0.8).interval
    assert low < 0.4 and high == 1.0
    assert coverage(IMAGES, 0.99).interval == (0.0, 1.0)
    assert coverage([], 0.5).share == 0.0
