"""The losses of classification."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from ftstudio.core.config import TrainConfig
from ftstudio.data.quality.findings import IMBALANCE
from ftstudio.engine.task import Loss


class CrossEntropy(Loss):
    """Cross-entropy of logits, float (N, classes), against class indices, int64 (N,).

    ``weight``, float32 (classes,), is the weight of an image of each class.
    """

    weight: Tensor | None

    def __init__(self, weight: Tensor | None = None, label_smoothing: float = 0.0) -> None:
        super().__init__()
        self.register_buffer("weight", weight)
        self.label_smoothing = label_smoothing

    def forward(self, outputs: Tensor, targets: Tensor) -> Tensor:
        return functional.cross_entropy(outputs, targets, weight=self.weight, label_smoothing=self.label_smoothing)

    def total_weight(self, targets: Tensor) -> Tensor:
        return super().total_weight(targets) if self.weight is None else self.weight[targets].sum()


def class_weights(config: TrainConfig, train_counts: Sequence[int]) -> Tensor | None:
    """Return weights with mean 1, float32 (classes,), or None for equal ones.

    They are the inverse square roots of the counts: with the full inverse, a few images would outweigh hundreds.
    """
    counts = torch.tensor(train_counts, dtype=torch.float32).clamp_min(1)
    uneven = bool(counts.max() / counts.min() > IMBALANCE)
    if config.class_weights == "off" or (config.class_weights == "auto" and not uneven):
        return None
    weights = counts.rsqrt()
    return weights / weights.mean()
