"""What is measured about a detector on its validation images.

How probable its boxes are, and from which probability on one counts as found.
"""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from ftstudio.core.confidence import BoxCalibration, BoxesConfidence
from ftstudio.tasks.detection.inference.box_model import FILE, THRESHOLD, BoxModel, BoxReader, calibrated, logit
from ftstudio.tasks.detection.matching import matched
from ftstudio.tasks.detection.targets import box_targets, rarest_class
from ftstudio.tasks.inference.findings import Findings, Found
from ftstudio.tasks.multilabel.inference.calibration import HALF_TRUSTED, platt


def _record(found: Found) -> BoxesConfidence:
    classes = fitted(found.outputs, found.targets, found.what.schema.outputs)
    threshold = best_threshold(calibrated(found.outputs, classes), found.targets, len(classes))
    return BoxesConfidence(classes=classes, threshold=threshold, **found.of_weights)


def fitted(boxes: Tensor, targets: Tensor, count: int) -> tuple[BoxCalibration, ...]:
    """Platt scaling for each of ``count`` classes.

    The probability that a box of some score is right (IoU 0.5), for rows of boxes (N, boxes, 6) and targets (N, M, 5).
    """
    marks = _marks(boxes, targets, count)
    found: list[BoxCalibration] = []
    for kind in range(count):
        scores, right = marks[marks[:, 0] == kind, 1], marks[marks[:, 0] == kind, 2]
        if not len(scores):
            found.append(BoxCalibration())
            continue
        slopes, offsets = platt(logit(scores)[:, None].double(), right[:, None].double())
        found.append(BoxCalibration(float(slopes[0]), float(offsets[0])))
    return tuple(found)


def best_threshold(boxes: Tensor, targets: Tensor, count: int) -> float:
    """The probability with the best F1 of all classes together.

    With p true boxes it is moved by 10 / (p + 10) of the way to 0.5, because the best one of a few boxes is mostly
    chance.
    """
    marks = _marks(boxes, targets, count)
    there = int((targets[..., 0] >= 0).sum())
    if not there or not len(marks):
        return THRESHOLD
    marks = marks[marks[:, 1].argsort(descending=True, stable=True)]
    hits, places = marks[:, 2].cumsum(0), torch.arange(1, len(marks) + 1)
    best = int((2 * hits / (places + there)).argmax())
    lower = float(marks[best + 1, 1]) if best + 1 < len(marks) else float(marks[best, 1])
    nearest = (float(marks[best, 1]) + lower) / 2
    found = (there * nearest + HALF_TRUSTED * THRESHOLD) / (there + HALF_TRUSTED)
    return min(0.99, max(0.01, found))


def _marks(boxes: Tensor, targets: Tensor, count: int) -> Tensor:
    """(class, score, right) of every found box that counts, float64 (boxes, 3)."""
    rows: list[np.ndarray] = [np.zeros((0, 3))]
    for some, true in zip(boxes.double().numpy(), targets.double().numpy(), strict=True):
        result = matched(some[some[:, 0] >= 0], true, count)
        which = result.counts[0]
        rows.append(np.stack([result.kinds[which], result.scores[which], result.right[0][which]], 1))
    return torch.from_numpy(np.concatenate(rows))


FINDINGS = Findings(FILE, BoxModel, box_targets, rarest_class, _record, BoxReader)
