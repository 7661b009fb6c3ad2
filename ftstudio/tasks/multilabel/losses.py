"""The loss of multi-label classification: binary cross-entropy of every label."""

from __future__ import annotations

from torch import Tensor
from torch.nn import functional

from ftstudio.core.config import TrainConfig
from ftstudio.data.quality.findings import IMBALANCE
from ftstudio.engine.task import Loss


class LabelLoss(Loss):
    """Mean binary cross-entropy of logits, float (N, labels), against multi-hot targets, float (N, labels).

    ``positive_weight``, float32 (labels,), is the weight of an image with each label. With ``smoothing`` s, targets
    become (1 - s) * target + s * ``frequency`` of the label: smoothing towards one half instead would make rare labels
    too probable.
    """

    positive_weight: Tensor | None
    frequency: Tensor | None

    def __init__(
        self, positive_weight: Tensor | None = None, smoothing: float = 0.0, frequency: Tensor | None = None
    ) -> None:
        super().__init__()
        self.register_buffer("positive_weight", positive_weight)
        self.register_buffer("frequency", frequency)
        self.smoothing = smoothing

    def forward(self, outputs: Tensor, targets: Tensor) -> Tensor:
        if self.smoothing and self.frequency is not None:
            targets = (1 - self.smoothing) * targets + self.smoothing * self.frequency
        return functional.binary_cross_entropy_with_logits(outputs.float(), targets, pos_weight=self.positive_weight)


def training_loss(config: TrainConfig, targets: Tensor) -> LabelLoss:
    """Return the loss for training targets (N, labels)."""
    frequency = targets.mean(0)
    return LabelLoss(positive_weights(config, targets), config.label_smoothing, frequency)


def positive_weights(config: TrainConfig, targets: Tensor) -> Tensor | None:
    """Return the weight of an image with each label, relative to one without, float32 (labels,).

    It is the square root of (images without / images with): with the full ratio, a few images would outweigh hundreds.
    "auto" weights only if some label has a ratio of more than IMBALANCE either way. None for equal weights.
    """
    present = targets.sum(0).clamp_min(1)
    absent = (len(targets) - targets.sum(0)).clamp_min(1)
    ratio = absent / present
    uneven = bool((ratio > IMBALANCE).any() or (ratio < 1 / IMBALANCE).any())
    if config.class_weights == "off" or (config.class_weights == "auto" and not uneven):
        return None
    return ratio.sqrt()
