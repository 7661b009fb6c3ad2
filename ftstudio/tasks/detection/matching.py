"""Which boxes of an answer are right: the matching and the average precision of COCO.

As in pycocotools (Lin et al. 2014, arXiv:1405.0312): boxes are taken by falling score, and each matches the box of the
same class that it overlaps most and that is still free, if the IoU reaches the threshold. A box that matches only an
ignored one counts neither way. Average precision is the mean of the interpolated precision at 101 recalls.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

THRESHOLDS = tuple(round(0.5 + 0.05 * step, 2) for step in range(10))
RECALLS = np.linspace(0, 1, 101)

Rows = NDArray[np.float64]


@dataclass(frozen=True)
class Matched:
    """The answer for one image.

    Of each box the class, the score, and for each of THRESHOLDS whether it is right and whether it counts, bool (10,
    boxes); and the number of true boxes of each class.
    """

    kinds: NDArray[np.int64]
    scores: NDArray[np.float64]
    right: NDArray[np.bool_]
    counts: NDArray[np.bool_]
    there: NDArray[np.int64]


def overlap(boxes: Rows, others: Rows) -> Rows:
    """IoU (M, N) of boxes (M, 4) and (N, 4)."""
    low = np.maximum(boxes[:, None, :2], others[None, :, :2])
    high = np.minimum(boxes[:, None, 2:], others[None, :, 2:])
    both = np.clip(high - low, 0, None).prod(2)
    areas, other_areas = (np.clip(each[:, 2:] - each[:, :2], 0, None).prod(1) for each in (boxes, others))
    return both / np.maximum(areas[:, None] + other_areas[None] - both, 1e-12)


def matched(found: Rows, true: Rows, classes: int) -> Matched:
    """Compare the ``found`` boxes (class, score, edges) of an image with the ``true`` ones (class, edges).

    A negative class stands for an ignored box of any class (below -1) or for no box (-1).
    """
    true = true[true[:, 0] != -1]
    order = np.argsort(-found[:, 1], kind="stable")
    found = found[order]
    kinds = found[:, 0].astype(np.int64)
    shares = overlap(found[:, 2:], true[:, 1:])
    shape = (len(THRESHOLDS), len(found))
    right, counts = np.zeros(shape, bool), np.ones(shape, bool)
    ignored = true[:, 0] < 0
    limits = np.array(THRESHOLDS)
    free = np.ones((len(THRESHOLDS), len(true)), bool)
    for place in range(len(found)):
        same = (true[:, 0] == kinds[place]) & ~ignored
        row = np.where(same & free, shares[place], -1.0)
        if row.shape[1]:
            best = row.argmax(1)
            share = row[np.arange(len(limits)), best]
            hit = share >= limits
            right[:, place] = hit
            free[np.nonzero(hit)[0], best[hit]] = False
            beside = np.where(ignored, shares[place], -1.0).max() >= limits
            counts[:, place] = hit | ~beside
    there = np.bincount(true[~ignored, 0].astype(np.int64), minlength=classes)
    return Matched(kinds, found[:, 1], right, counts, there)


def average_precision(scores: NDArray[np.float64], right: NDArray[np.bool_], there: float) -> float:
    """Of boxes of one class that count, over all images, and the number of true ones; NaN without any."""
    if not there:
        return float("nan")
    if not len(scores):
        return 0.0
    order = np.argsort(-scores, kind="stable")
    hits = right[order].cumsum()
    return interpolated(hits / there, hits / np.arange(1, len(order) + 1))


def interpolated(recall: Rows, precision: Rows) -> float:
    """The mean of the interpolated precision at 101 recalls; both rise and fall with falling score."""
    envelope = np.maximum.accumulate(precision[::-1])[::-1]
    places = np.searchsorted(recall, RECALLS, side="left")
    return float(np.where(places < len(envelope), envelope[np.minimum(places, len(envelope) - 1)], 0.0).mean())
