"""The meter of a multi-label model."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

from ftstudio.tasks.multilabel.scores import average_precision, f1, mean_of_known

MOST_CELLS, MOST_BINS, LEAST_BINS = 65_536, 1024, 128
"""A checkpoint stores every cell, so the more labels the fewer bins; always an even number, so that one edge is 0."""
SPREAD = 8.0
"""Logits are binned by tanh(logit / 8): nearly equal widths up to 8, and room for any beyond."""


class LabelMeter:
    """Histograms of the logits of each label, for images with and without it: int64 (2 * labels, bins).

    They are summed over batches and processes. Images in one bin share a rank, so average precision is that of rounded
    scores (within about 0.001 of the exact one, which an evaluation computes); F1, at a probability of one half, is
    exact.
    """

    def __init__(self, labels: int) -> None:
        self._labels = labels
        self._bins = max(LEAST_BINS, min(MOST_BINS, MOST_CELLS // labels // 2 * 2))
        self.counts = torch.zeros(2 * labels, self._bins, dtype=torch.int64)

    def add(self, outputs: Tensor, targets: Tensor) -> None:
        outputs, targets = outputs.detach().float(), targets
        if outputs.device.type == "mps":  # cannot add up 64-bit integers
            outputs, targets = outputs.cpu(), targets.cpu()
        half = self._bins // 2
        places = (torch.tanh(torch.nan_to_num(outputs) / SPREAD) * half).floor().long().clamp(-half, half - 1) + half
        rows = torch.arange(self._labels, device=places.device) + self._labels * (targets > 0.5)
        if self.counts.device != places.device:
            self.counts = self.counts.to(places.device)
        cells = (rows * self._bins + places).flatten()
        self.counts.view(-1).scatter_add_(0, cells, torch.ones_like(cells))

    def values(self) -> dict[str, float]:
        absent, present = self.counts.cpu().flip(1).split(self._labels)  # highest scores first
        half = self._bins // 2
        hits, false_alarms, there = present[:, :half].sum(1), absent[:, :half].sum(1), present.sum(1)
        predicted = hits + false_alarms
        return {
            "mean_average_precision": float(mean_of_known(average_precision(present, absent))),
            "micro_f1": float(torch.nan_to_num(f1(hits.sum(), predicted.sum(), there.sum()))),
            "macro_f1": float(mean_of_known(f1(hits, predicted, there))),
        }

    def state(self) -> list[list[int]]:
        return self.counts.tolist()

    def restore(self, state: Sequence[Sequence[int]]) -> None:
        if state:
            self.counts = torch.tensor(state, dtype=torch.int64)
