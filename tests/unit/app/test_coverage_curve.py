"""Accuracy against coverage: who gets an answer from which confidence on, and how often it is right."""

from __future__ import annotations

import pytest

from ftstudio.app.coverage_curve import MOST_POINTS, CoverageCurve
from ftstudio.core.coverage import coverage
from ftstudio.core.evaluation import EvaluatedImage
from ftstudio.core.interval import wilson


def image(probability: float, right: bool = True) -> EvaluatedImage:
    return EvaluatedImage("a.jpg", 0, 0 if right else 1, probability)


IMAGES = [image(0.6, right=False), image(0.95), image(0.8), image(0.8, right=False)]
FOUR = CoverageCurve(IMAGES)


def test_the_surest_images_are_answered_and_the_threshold_itself_counts() -> None:
    at = FOUR.at(0.8)
    assert (at.count, at.answered, at.right, at.share) == (4, 3, 2, 0.75)
    assert at.accuracy == pytest.approx(2 / 3)
    assert at.interval == wilson(2, 3)
    assert FOUR.at(0.81).answered == 1
    assert all(FOUR.at(threshold) == coverage(IMAGES, threshold) for threshold in (0.0, 0.6, 0.8, 0.9, 1.0))
    assert FOUR.at(0.0).answered == 4


def test_above_every_confidence_nothing_is_answered() -> None:
    at = FOUR.at(1.0)
    assert (at.answered, at.accuracy, at.share) == (0, None, 0.0)


def test_images_of_equal_confidence_are_one_point_of_the_curve() -> None:
    assert [point.answered for point in FOUR.points()] == [1, 3, 4]


def test_without_images_there_is_no_curve() -> None:
    nothing = CoverageCurve([])
    assert nothing.points() == ()
    assert (nothing.at(0.5).share, nothing.at(0.5).accuracy) == (0.0, None)


def test_the_curve_of_many_images_has_few_points_and_both_ends() -> None:
    many = CoverageCurve([image(place / 10_000) for place in range(10_000)]).points()
    assert len(many) == MOST_POINTS
    assert (many[0].answered, many[-1].answered) == (1, 10_000)
