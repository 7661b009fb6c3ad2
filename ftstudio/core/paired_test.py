"""Two classifiers on the same images: a paired test of which one is better."""

from __future__ import annotations

from math import exp, lgamma, log, sqrt

from msgspec import Struct

from ftstudio.core.interval import wilson

ALPHA = 0.05
"""Below this p a difference is called one."""


class DifferingImage(Struct, frozen=True, array_like=True):
    """An image that exactly one of two runs predicted correctly.

    It has the true class, the prediction of each run and its probability (0..1). ``path`` is relative to the root of
    the comparison.
    """

    path: str
    class_name: str
    predicted_a: str
    predicted_b: str
    probability_a: float
    probability_b: float

    @property
    def a_is_right(self) -> bool:
        return self.predicted_a == self.class_name


class Comparison(Struct, frozen=True, kw_only=True, tag_field="kind", tag="right answers"):
    """Run A against run B on the ``count`` images that both were evaluated on.

    Attributes:
        split_a: The split that the images have in run A.
        split_b: The split that they have in run B.
        left_out: How many images only one of the two was evaluated on.
        p: The p value of the exact, two-sided McNemar test.
        difference: The accuracy of A less that of B, -1..1.
        low: The lower 95 % bound of the difference.
        high: The upper bound.
        differing: The images that exactly one of them predicted correctly, those of A first, most confident mistake
            first.
    """

    run_a: str
    run_b: str
    split_a: str
    split_b: str
    root: str
    both_right: int
    only_a: int
    only_b: int
    both_wrong: int
    left_out: int
    p: float
    difference: float
    low: float
    high: float
    differing: tuple[DifferingImage, ...] = ()

    @property
    def count(self) -> int:
        return self.both_right + self.only_a + self.only_b + self.both_wrong

    @property
    def discordant(self) -> int:
        return self.only_a + self.only_b

    @property
    def accuracy_a(self) -> float:
        return (self.both_right + self.only_a) / self.count

    @property
    def accuracy_b(self) -> float:
        return (self.both_right + self.only_b) / self.count

    @property
    def lead(self) -> tuple[float, float, float]:
        """How much (0..1) the run with more right answers is ahead, and the bounds of that."""
        if self.difference < 0:
            return -self.difference, -self.high, -self.low
        return self.difference, self.low, self.high


def mcnemar(only_a: int, only_b: int) -> float:
    """Return the p value (0..1) of the exact, two-sided McNemar test.

    Of the images that only one run predicted correctly, each is equally likely to be of either run if both are equally
    good.

    McNemar (1947), Note on the sampling error of the difference between correlated proportions or percentages. This
    uses the binomial distribution itself, not the chi-square approximation. It is fast for any number of images: the
    sum begins at its largest term and ends when terms no longer count.
    """
    total, fewer = only_a + only_b, min(only_a, only_b)
    if total == 0:
        return 1.0
    largest = exp(lgamma(total + 1) - lgamma(fewer + 1) - lgamma(total - fewer + 1) - total * log(2))
    term = tail = 1.0
    for k in range(fewer, 0, -1):
        term *= k / (total - k + 1)
        tail += term
        if term < tail * 1e-17:
            break
    return min(1.0, 2 * largest * tail)


def newcombe(both: int, only_a: int, only_b: int, neither: int) -> tuple[float, float]:
    """Return the bounds (-1..1) of the 95 % interval of the difference of two paired shares, A less B.

    Method 10 of Newcombe (1998), Improved confidence intervals for the difference between binomial proportions based on
    paired data, Statistics in Medicine 17: 2635-2650: the Wilson intervals of both shares, combined with regard to
    their correlation. For no images it is (-1, 1).
    """
    count = both + only_a + only_b + neither
    if count == 0:
        return -1.0, 1.0
    share_a, share_b = (both + only_a) / count, (both + only_b) / count
    low_a, high_a = wilson(both + only_a, count)
    low_b, high_b = wilson(both + only_b, count)
    phi = _likeness(both, only_a, only_b, neither)
    difference = share_a - share_b
    below = _hypotenuse(share_a - low_a, high_b - share_b, phi)
    above = _hypotenuse(high_a - share_a, share_b - low_b, phi)
    return max(-1.0, difference - below), min(1.0, difference + above)


def _likeness(both: int, only_a: int, only_b: int, neither: int) -> float:
    """The correlation phi of right answers, reduced towards 0 by half an image as in method 10."""
    margins = (both + only_a) * (only_b + neither) * (both + only_b) * (only_a + neither)
    if margins == 0:
        return 0.0
    product = both * neither - only_a * only_b
    half = (both + only_a + only_b + neither) / 2
    return (max(0.0, product - half) if product > 0 else product) / sqrt(margins)


def _hypotenuse(one: float, other: float, phi: float) -> float:
    return sqrt(max(0.0, one * one - 2 * phi * one * other + other * other))
