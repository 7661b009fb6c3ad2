"""Average precision over a set of images, and how far it would vary with other images of the same kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ftstudio.tasks.detection.matching import RECALLS, THRESHOLDS, Matched, average_precision

RESAMPLES, LEAST_RESAMPLES = 1000, 100
WORK = 100_000_000
"""Resamples times images: with more, fewer resamples are drawn."""
_CELLS_AT_ONCE = 4_000_000


@dataclass(frozen=True)
class Marks:
    """Every box that was found in a set of images, by falling score: its class, score and image.

    For each threshold, (10, boxes), whether it is right and whether it counts; and ``there``, true boxes of each class
    (images, classes).
    """

    kinds: NDArray[np.int64]
    scores: NDArray[np.float64]
    images: NDArray[np.int64]
    right: NDArray[np.bool_]
    counts: NDArray[np.bool_]
    there: NDArray[np.int64]

    @classmethod
    def of(cls, results: Sequence[Matched], classes: int) -> Marks:
        """The answers for the images in order; at least one."""
        scores = np.concatenate([result.scores for result in results])
        order = np.argsort(-scores, kind="stable")
        images = np.repeat(np.arange(len(results)), [len(result.scores) for result in results])
        return cls(
            np.concatenate([result.kinds for result in results])[order],
            scores[order],
            images[order],
            np.concatenate([result.right for result in results], 1)[:, order],
            np.concatenate([result.counts for result in results], 1)[:, order],
            np.stack([result.there for result in results]).reshape(len(results), classes),
        )


def mean_known(values: Sequence[float | None]) -> float:
    """Over the values that are known; 0 without any."""
    known = [value for value in values if value is not None]
    return float(np.mean(known)) if known else 0.0


def averages(marks: Marks) -> list[list[float | None]]:
    """The average precision of each class at each of THRESHOLDS; None of a class without true boxes."""
    found: list[list[float | None]] = []
    for kind, there in enumerate(marks.there.sum(0).tolist()):
        own = marks.kinds == kind
        rows: list[float | None] = []
        for place in range(len(THRESHOLDS)):
            which = own & marks.counts[place]
            value = average_precision(marks.scores[which], marks.right[place][which], there)
            rows.append(value if there else None)
        found.append(rows)
    return found


def with_intervals(marks: Marks) -> tuple[tuple[float, tuple[float, float]], tuple[float, tuple[float, float]]]:
    """AP50 and mAP, each with its 95 % bootstrap interval over images (1,000 resamples, fewer for very many images)."""
    each = averages(marks)
    ap50, mean_ap = (
        mean_known([row[0] for row in each]),
        mean_known([mean_known(row) for row in each if row[0] is not None]),
    )
    rounds = int(min(RESAMPLES, max(LEAST_RESAMPLES, WORK // len(marks.there))))
    found = resampled(marks, rounds)
    intervals = [_interval(column) for column in (found[:, 0], found.mean(1))]
    return (ap50, intervals[0]), (mean_ap, intervals[1])


def resampled(marks: Marks, rounds: int, seed: int = 0) -> NDArray[np.float64]:
    """The mean over classes at each threshold, (rounds, 10), of resamples of the images with replacement.

    NaN where no class occurs. Equal seeds draw equal images.
    """
    random = np.random.default_rng(seed)
    count, left = len(marks.there), rounds
    rows: list[NDArray[np.float64]] = []
    while left > 0:
        some = min(left, max(1, _CELLS_AT_ONCE // count))
        drawn = random.integers(count, size=(some, count)) + np.arange(some)[:, None] * count
        weights = np.bincount(drawn.ravel(), minlength=some * count).reshape(some, count).astype(np.float64)
        rows.append(_means(marks, weights))
        left -= some
    return np.concatenate(rows)


def _means(marks: Marks, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """For resamples given as how often each image is drawn, (R, images)."""
    there = weights @ marks.there  # (R, classes)
    total = np.zeros((len(weights), len(THRESHOLDS)))
    for kind in range(there.shape[1]):
        own = np.nonzero(marks.kinds == kind)[0]
        for place in range(len(THRESHOLDS)):
            counted = own[marks.counts[place][own]]
            found = _at_hits(marks.images[counted], marks.right[place][counted], weights)
            total[:, place] += np.where(there[:, kind] > 0, _interpolated(*found, there[:, kind]), 0.0)
    known = (there > 0).sum(1)
    return np.where(known[:, None] > 0, total / np.maximum(known, 1)[:, None], np.nan)


def _at_hits(
    images: NDArray[np.int64], right: NDArray[np.bool_], weights: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """How many boxes are right, and how many there are, up to each right one: (R, right ones) each.

    Between two right ones precision only falls, so these are all that average precision needs.
    """
    places = np.nonzero(right)[0]
    hits, every = (np.zeros((len(weights), len(places))) for _ in range(2))
    size = max(1, _CELLS_AT_ONCE // max(1, weights.shape[1]))
    before = np.zeros(weights.shape[1])
    for start in range(0, len(places), size):
        block = places[start : start + size]
        begin = places[start - 1] + 1 if start else 0
        own = images[begin : block[-1] + 1]
        each = np.zeros((weights.shape[1], len(block)))
        np.add.at(each, (own, np.searchsorted(block, np.arange(begin, block[-1] + 1))), 1.0)
        upto = each.cumsum(1) + before[:, None]
        before = upto[:, -1]
        every[:, start : start + size] = weights @ upto
        hits[:, start : start + size] = weights[:, images[block]]
    return hits.cumsum(1), every


def _interpolated(
    hits: NDArray[np.float64], every: NDArray[np.float64], there: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The mean of the interpolated precision at 101 recalls, of each row."""
    found = np.zeros(len(hits))
    if not hits.shape[1]:
        return found
    recall = hits / np.maximum(there, 1)[:, None]
    envelope = np.maximum.accumulate((hits / np.maximum(every, 1e-12))[:, ::-1], 1)[:, ::-1]
    for row in range(len(hits)):
        places = np.searchsorted(recall[row], RECALLS, side="left")
        found[row] = envelope[row, places[places < hits.shape[1]]].sum() / len(RECALLS)
    return found


def _interval(values: NDArray[np.float64]) -> tuple[float, float]:
    known = values[np.isfinite(values)]
    if not len(known):
        return 0.0, 1.0
    low, high = np.percentile(known, (2.5, 97.5))
    return float(low), float(high)
