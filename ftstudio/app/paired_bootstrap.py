"""The uncertainty of the difference of a metric between two runs: a bootstrap over their common images.

Efron, B. & Tibshirani, R. J. (1993), An Introduction to the Bootstrap, chapters 13 and 16: images are drawn with
replacement, the same ones for both runs, and the 2.5th and 97.5th percentiles of the differences bound the interval.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[Any]

RESAMPLES, LEAST = 2000, 200
WORK = 50_000_000
"""Resamples times images times labels: with more, fewer resamples are drawn, but never under LEAST."""
CHUNK = 2_000_000
"""Resamples times images in memory at a time."""
SEED = 0


class Difference(NamedTuple):
    """The values of A and B, and the bounds of the 95 % interval of A less B."""

    value_a: float
    value_b: float
    low: float
    high: float


def of_means(a: Sequence[float], b: Sequence[float]) -> Difference:
    """Compare the means of one value per image; there is at least one image."""
    import numpy as np

    first, second = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    pairs = first - second
    found = [weights @ pairs / len(pairs) for weights in _resamples(len(pairs), 1)]
    return Difference(float(first.mean()), float(second.mean()), *_bounds(found))


def of_average_precision(
    targets: Sequence[Sequence[bool]], a: Sequence[Sequence[float]], b: Sequence[Sequence[float]]
) -> Difference:
    """Compare the mean average precision over the labels that occur.

    All arguments have a row per image and a column per label; at least one label occurs.
    """
    import numpy as np

    applies = np.asarray(targets, dtype=bool)
    scores = [np.asarray(each, dtype=np.float64) for each in (a, b)]
    once = np.ones((1, len(applies)))
    values = [float(_mean_ap(applies, each)(once)[0]) for each in scores]
    first, second = (_mean_ap(applies, each) for each in scores)
    found = [first(weights) - second(weights) for weights in _resamples(*applies.shape)]
    return Difference(values[0], values[1], *_bounds(found))


def _resamples(count: int, labels: int) -> Iterator[Floats]:
    """How often each of ``count`` images is drawn: rows of resamples, a chunk at a time."""
    import numpy as np

    random = np.random.default_rng(SEED)
    left = min(RESAMPLES, max(LEAST, WORK // (count * labels)))
    while left > 0:
        rows = min(left, max(1, CHUNK // count))
        drawn = random.integers(count, size=(rows, count)) + np.arange(rows)[:, None] * count
        yield np.bincount(drawn.ravel(), minlength=rows * count).reshape(rows, count).astype(np.float64)
        left -= rows


def _bounds(found: Sequence[Floats]) -> tuple[float, float]:
    """The bounds of the differences, without resamples in which no label occurs."""
    import numpy as np

    differences = np.concatenate(found)
    low, high = np.nanpercentile(differences, (2.5, 97.5))
    return float(low), float(high)


def _mean_ap(applies: Floats, scores: Floats) -> Callable[[Floats], Floats]:
    """Return a function from weights of the images (a row each) to the mean average precision."""
    import numpy as np

    labels = [_average_precision(applies[:, label], scores[:, label]) for label in range(applies.shape[1])]

    def of(weights: Floats) -> Floats:
        parts = np.stack([label(weights) for label in labels])
        known = np.isfinite(parts)
        sums = np.where(known, parts, 0.0).sum(axis=0)
        return np.divide(sums, known.sum(axis=0), out=np.full(len(weights), np.nan), where=known.any(axis=0))

    return of


def _average_precision(applies: Floats, scores: Floats) -> Callable[[Floats], Floats]:
    """The sum over the ranks of precision times the increase in recall; equal scores share a rank.

    NaN without images that have the label.
    """
    import numpy as np

    order = np.argsort(-scores, kind="stable")
    there, ranked = applies[order].astype(np.float64), scores[order]
    ends = np.append(np.flatnonzero(np.diff(ranked)), len(ranked) - 1)

    def of(weights: Floats) -> Floats:
        drawn = weights[:, order]
        taken, right = np.cumsum(drawn, axis=1)[:, ends], np.cumsum(drawn * there, axis=1)[:, ends]
        precision = np.divide(right, taken, out=np.zeros_like(right), where=taken > 0)
        gains = np.diff(right, axis=1, prepend=0.0)
        total = right[:, -1]
        return np.divide((gains * precision).sum(axis=1), total, out=np.full(len(drawn), np.nan), where=total > 0)

    return of
