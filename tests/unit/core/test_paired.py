"""Two classifiers on the same images: the exact test and the interval, against hand-reckoned and published values."""

from __future__ import annotations

from fractions import Fraction
from math import comb, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from ftstudio.core.interval import wilson
from ftstudio.core.paired_test import ALPHA, Comparison, DifferingImage, mcnemar, newcombe


def by_fractions(only_a: int, only_b: int) -> float:
    total, fewer = only_a + only_b, min(only_a, only_b)
    return float(min(Fraction(1), Fraction(2 * sum(comb(total, k) for k in range(fewer + 1)), 2**total)))


@pytest.mark.parametrize(
    ("only_a", "only_b", "p"),
    [
        (0, 0, 1.0),  # they cannot be told apart
        (3, 2, 1.0),
        (5, 0, 2 / 32),  # five of five are not enough
        (6, 0, 2 / 64),
        (9, 1, 2 * 11 / 1024),
        (1, 7, 0.0703125),  # airway hyper-responsiveness, Bentur et al. 2009: 0.070
        (150, 86, 3.716e-05),  # approval of the prime minister, Agresti, Categorical Data Analysis
    ],
)
def test_the_exact_test_gives_the_values_of_the_books(only_a: int, only_b: int, p: float) -> None:
    assert mcnemar(only_a, only_b) == pytest.approx(p, rel=1e-4)


@given(st.integers(0, 120), st.integers(0, 120))
def test_the_exact_test_is_the_binomial_distribution_and_knows_no_order(only_a: int, only_b: int) -> None:
    assert isclose(mcnemar(only_a, only_b), by_fractions(only_a, only_b), rel_tol=1e-9)
    assert mcnemar(only_a, only_b) == mcnemar(only_b, only_a)


def test_the_exact_test_stays_exact_for_thousands_of_images() -> None:
    assert mcnemar(1500, 1380) == pytest.approx(by_fractions(1500, 1380), rel=1e-8)
    assert 0 < mcnemar(501_000, 500_000) < 1
    assert mcnemar(100_000, 0) == 0.0


@pytest.mark.parametrize(
    ("table", "low", "high"),
    [
        ((36, 12, 2, 0), 0.0569, 0.3404),  # Newcombe 1998, method 10
        ((1, 1, 7, 12), -0.507, -0.026),  # Bentur et al. 2009 in Fagerland, Lydersen and Laake 2014
    ],
)
def test_the_interval_gives_published_values(table: tuple[int, int, int, int], low: float, high: float) -> None:
    digits = 4 if abs(low) < 0.1 else 3
    assert tuple(round(bound, digits) for bound in newcombe(*table)) == (low, high)


counts = st.integers(0, 300)


@given(counts, counts, counts, counts)
def test_the_interval_holds_the_difference_and_turns_with_the_runs(a: int, b: int, c: int, d: int) -> None:
    low, high = newcombe(a, b, c, d)
    count = a + b + c + d
    difference = (b - c) / count if count else 0.0
    assert -1 <= low <= difference + 1e-12 and difference - 1e-12 <= high <= 1
    assert newcombe(a, c, b, d) == pytest.approx((-high, -low), abs=1e-12)


def test_without_images_nothing_is_said() -> None:
    assert newcombe(0, 0, 0, 0) == (-1.0, 1.0)


@pytest.mark.parametrize(
    ("correct", "count", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),  # Newcombe 1998, two-sided intervals for the single proportion, method 3
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (29, 29, 0.8830, 1.0),
    ],
)
def test_the_wilson_interval_gives_published_values(correct: int, count: int, low: float, high: float) -> None:
    assert tuple(round(bound, 4) for bound in wilson(correct, count)) == (low, high)


@pytest.mark.parametrize("count", [0, -1])
def test_an_interval_of_nothing_is_everything(count: int) -> None:
    assert wilson(0, count) == (0.0, 1.0)


def test_an_interval_of_one_image_is_no_wider_than_all_shares() -> None:
    low, high = wilson(1, 1)
    assert low == pytest.approx(0.2065, abs=1e-4) and high == 1.0
    assert wilson(0, 1) == pytest.approx((0.0, 0.7935), abs=1e-4)


def comparison(**changes: object) -> Comparison:
    fields: dict[str, object] = {
        "run_a": "a", "run_b": "b", "split_a": "val", "split_b": "test", "root": "/images", "both_right": 50,
        "only_a": 12, "only_b": 5, "both_wrong": 13, "left_out": 3, "p": 0.1, "difference": 0.0875, "low": -0.01,
        "high": 0.18,
    }  # fmt: skip
    return Comparison(**(fields | changes))  # type: ignore[arg-type]


def test_a_comparison_counts_every_image_once() -> None:
    found = comparison()
    assert (found.count, found.discordant) == (80, 17)
    assert (found.accuracy_a, found.accuracy_b) == (62 / 80, 55 / 80)


@pytest.mark.parametrize(
    ("difference", "low", "high", "lead"),
    [
        (0.1, -0.05, 0.25, (0.1, -0.05, 0.25)),
        (-0.1, -0.25, 0.05, (0.1, -0.05, 0.25)),
        (0.0, -0.2, 0.1, (0.0, -0.2, 0.1)),  # a tie is told from the side of A
    ],
)
def test_the_lead_is_that_of_the_run_with_more_right_answers(
    difference: float, low: float, high: float, lead: tuple[float, float, float]
) -> None:
    assert comparison(difference=difference, low=low, high=high).lead == lead


def test_an_image_is_right_in_the_run_that_names_its_class() -> None:
    image = DifferingImage("x.png", "cat", "cat", "dog", 0.5, 0.5)
    assert image.a_is_right and not replace(image, class_name="dog").a_is_right


def test_a_difference_is_called_one_below_five_percent() -> None:
    assert ALPHA == 0.05


@pytest.mark.parametrize(
    ("table", "low", "high"),
    [
        ((50, 5, 3, 42), -0.037857, 0.077441),  # alike: the correlation is brought towards 0 by half an image
        ((10, 5, 0, 0), 0.060320, 0.582865),  # one is always right: no correlation
    ],
)
def test_the_interval_of_method_10_with_and_without_correlation(
    table: tuple[int, int, int, int], low: float, high: float
) -> None:
    """Reckoned apart from the program, by the formulas of Newcombe 1998."""
    assert newcombe(*table) == pytest.approx((low, high), abs=1e-5)
