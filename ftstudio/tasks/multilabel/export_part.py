"""What an export needs of a multi-label model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from ftstudio.core.confidence import LabelCalibration
from ftstudio.core.exported import ModelCard
from ftstudio.core.metrics import MEAN_AP, MetricValue
from ftstudio.core.targets import MULTI_LABEL
from ftstudio.tasks.export.part import Words
from ftstudio.tasks.multilabel.inference.label_model import LabelModel
from ftstudio.tasks.multilabel.ranking import mean_average_precision
from ftstudio.tasks.multilabel.targets import label_targets

TIE = 1e-6
"""A probability that is nearer to its threshold than this may count as either side of it in float32."""


class Calibrated(nn.Module):
    """Maps logits (N, labels) to calibrated probabilities."""

    slopes: Tensor
    offsets: Tensor

    def __init__(self, labels: Sequence[LabelCalibration]) -> None:
        super().__init__()
        self.register_buffer("slopes", torch.tensor([label.slope for label in labels]))
        self.register_buffer("offsets", torch.tensor([label.offset for label in labels]))

    def forward(self, logits: Tensor) -> Tensor:
        return torch.sigmoid(logits * self.slopes + self.offsets)


class MultiLabelPart:
    """The ExportPart of multi-label classification."""

    key = MULTI_LABEL
    outputs: tuple[str, str] = ("logits", "probabilities")
    targets = staticmethod(label_targets)

    def load(self, run_dir: Path, device: torch.device) -> LabelModel:
        return LabelModel(run_dir, device)

    def card_fields(self, trained: LabelModel) -> dict[str, Any]:
        return {"labels": trained.labels}

    def values(self, card: ModelCard) -> nn.Module:
        return Calibrated(card.labels)

    def agreeing(self, answered: NDArray[np.float32], expected: NDArray[np.float32], card: ModelCard) -> int:
        """Count the images with the same labels present."""
        thresholds = np.array([label.threshold for label in card.labels])
        undecided = np.abs(expected - thresholds) <= TIE
        same = (answered >= thresholds) == (expected >= thresholds)
        return int((same | undecided).all(1).sum())

    def scale(self, card: ModelCard) -> float:
        del card
        return 1.0

    def score(self, values: Tensor, targets: Tensor, card: ModelCard) -> MetricValue:
        del card
        return MetricValue(MEAN_AP, mean_average_precision(values, targets > 0.5), len(targets))

    def said(self, line: dict[str, Any]) -> dict[str, float]:
        return {each["name"]: each["probability"] for each in line["labels"]}

    def words(self, card: ModelCard) -> Words:
        labels = f"{len(card.class_names)} labels"
        return Words("the same labels", "a probability", "label names", "finds the labels of images", labels)

    def by_hand(self, card: ModelCard) -> Iterator[str]:
        count = len(card.class_names)
        if card.format == "safetensors":
            yield (
                f"It gives logits (N, {count}); the probability of each label is sigmoid(slope * logit + offset), with "
                "its own slope and offset in `labels` of `model_card.json`."
            )
        else:
            yield (
                f"It gives `logits` and `probabilities`, both float32 (N, {count}); each probability is calibrated by "
                "itself, so they do not add up to 1."
            )
        yield ""
        yield (
            "A label is present from its `threshold` on, which was chosen on the validation images for the best F1: it "
            "is in `labels` of `model_card.json`."
        )
