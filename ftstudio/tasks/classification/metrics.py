"""The meter of a classifier."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor


class ConfusionMeter:
    """Counts[target, predicted], int64 (classes, classes)."""

    def __init__(self, class_count: int) -> None:
        self.counts = torch.zeros(class_count, class_count, dtype=torch.int64)

    def add(self, outputs: Tensor, targets: Tensor) -> None:
        cells = targets * self.counts.shape[0] + outputs.detach().argmax(1)
        if cells.device.type == "mps":  # cannot add up 64-bit integers
            cells = cells.cpu()
        if self.counts.device != cells.device:
            self.counts = self.counts.to(cells.device)
        # Not bincount: it would wait for the GPU to learn the largest cell.
        self.counts.view(-1).scatter_add_(0, cells, torch.ones_like(cells))

    def values(self) -> dict[str, float]:
        counts = self.counts.cpu().double()
        right, present = counts.diagonal(), counts.sum(1)
        total = float(present.sum())
        seen = present > 0
        return {
            "accuracy": float(right.sum()) / total if total else 0.0,
            "balanced_accuracy": float((right[seen] / present[seen]).mean()) if bool(seen.any()) else 0.0,
        }

    def state(self) -> list[list[int]]:
        return self.counts.tolist()

    def restore(self, state: Sequence[Sequence[int]]) -> None:
        self.counts = torch.tensor(state, dtype=torch.int64)
