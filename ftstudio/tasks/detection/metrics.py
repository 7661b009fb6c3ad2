"""Average precision of a detector while it trains."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from ftstudio.tasks.detection.boxes import found_boxes
from ftstudio.tasks.detection.matching import THRESHOLDS, interpolated, matched

BINS = 256
"""Scores are counted in so many bins: integers add up over batches and processes. AP is then that of rounded scores."""


class BoxMeter:
    """Counts boxes by class, IoU threshold and score bin.

    The state has BINS columns. Rows: one per class, whose first cell is the number of true boxes; then per IoU
    threshold one per class for all boxes found, and one per class for the correct ones.
    """

    def __init__(self, classes: int) -> None:
        self._classes = classes
        self._counts = np.zeros((classes * (1 + 2 * len(THRESHOLDS)), BINS), np.int64)

    def add(self, outputs: Tensor, targets: Tensor) -> None:
        true = targets.detach().cpu().double().numpy()
        for boxes, rows in zip(found_boxes(outputs), true, strict=True):
            result = matched(boxes.cpu().double().numpy(), rows, self._classes)
            self._counts[: self._classes, 0] += result.there
            bins = np.minimum((result.scores * BINS).astype(np.int64), BINS - 1)
            for place in range(len(THRESHOLDS)):
                for what, which in enumerate((result.counts[place], result.counts[place] & result.right[place])):
                    first = self._classes * (1 + 2 * place + what)
                    np.add.at(self._counts, (first + result.kinds[which], bins[which]), 1)

    def values(self) -> dict[str, float]:
        """AP50 and AP at IoU 0.5 to 0.95, means over the classes that occur; 0 without any."""
        there = self._counts[: self._classes, 0]
        by_threshold = [
            [self._precision(place, kind, int(there[kind])) for kind in range(self._classes) if there[kind]]
            for place in range(len(THRESHOLDS))
        ]
        means = [float(np.mean(values)) if values else 0.0 for values in by_threshold]
        return {"ap50": means[0], "map": float(np.mean(means))}

    def _precision(self, place: int, kind: int, there: int) -> float:
        first = self._classes * (1 + 2 * place)
        every = self._counts[first + kind, ::-1].cumsum()
        hits = self._counts[first + self._classes + kind, ::-1].cumsum()
        return interpolated(hits / there, hits / np.maximum(every, 1))

    def state(self) -> list[list[int]]:
        return self._counts.tolist()

    def restore(self, state: Sequence[Sequence[int]]) -> None:
        if state:
            self._counts = np.array(state, np.int64)


def finds_everything(outputs: Tensor, targets: Tensor, least: float = 0.5) -> Tensor:
    """Whether an answer has every object of its image and nothing else, at a score of one half: bool (N,)."""
    classes = outputs.shape[2] - 5
    verdicts: list[bool] = []
    for boxes, rows in zip(found_boxes(outputs), targets.cpu().double().numpy(), strict=True):
        shown = boxes[boxes[:, 1] >= least]
        result = matched(shown.cpu().double().numpy(), rows, classes)
        right, counts = int(result.right[0].sum()), int(result.counts[0].sum())
        verdicts.append(right == counts == int(result.there.sum()))
    return torch.tensor(verdicts, device=outputs.device)
