"""What an export needs of a classifier."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from ftstudio.core.exported import ModelCard
from ftstudio.core.metrics import ACCURACY, MetricValue, measured
from ftstudio.core.targets import CLASSIFICATION
from ftstudio.tasks.classification.inference.inference_model import InferenceModel
from ftstudio.tasks.classification.targets import class_targets
from ftstudio.tasks.export.part import Words

TIE = 1e-6
"""Two probabilities that are nearer to each other than this are equal in float32: either class may come first."""


class Softened(nn.Module):
    """Maps logits (N, classes) to calibrated probabilities."""

    def __init__(self, temperature: float) -> None:
        super().__init__()
        self.temperature = temperature

    def forward(self, logits: Tensor) -> Tensor:
        return (logits / self.temperature).softmax(1)


class ClassificationPart:
    """The ExportPart of classification."""

    key = CLASSIFICATION
    outputs: tuple[str, str] = ("logits", "probabilities")
    targets = staticmethod(class_targets)

    def load(self, run_dir: Path, device: torch.device) -> InferenceModel:
        return InferenceModel(run_dir, device)

    def card_fields(self, trained: InferenceModel) -> dict[str, Any]:
        return {"temperature": 1.0 if trained.confidence is None else trained.confidence.temperature}

    def values(self, card: ModelCard) -> nn.Module:
        return Softened(card.temperature)

    def agreeing(self, answered: NDArray[np.float32], expected: NDArray[np.float32], card: ModelCard) -> int:
        del card
        rows, best = np.arange(len(expected)), answered.argmax(1)
        return int((expected.max(1) - expected[rows, best] <= TIE).sum())

    def scale(self, card: ModelCard) -> float:
        del card
        return 1.0

    def score(self, values: Tensor, targets: Tensor, card: ModelCard) -> MetricValue:
        del card
        right = int((values.argmax(1) == targets).sum())
        found = measured(ACCURACY, right / len(targets), len(targets))
        assert found is not None
        return found

    def said(self, line: dict[str, Any]) -> dict[str, float]:
        return {each["class_name"]: each["probability"] for each in line["top"]}

    def words(self, card: ModelCard) -> Words:
        classes = f"{len(card.class_names)} classes"
        return Words("the same class", "a probability", "class names", "classifies images", classes)

    def by_hand(self, card: ModelCard) -> Iterator[str]:
        count = len(card.class_names)
        if card.format == "safetensors":
            yield f"It gives logits (N, {count}); divide them by {card.temperature!r} before the softmax."
        else:
            yield (
                f"It gives `logits` and `probabilities`, both float32 (N, {count}); the probabilities are calibrated "
                f"(logits divided by {card.temperature!r})."
            )
        if card.sure_from:
            yield ""
            yield f"Below a probability of {card.sure_from:g}, answer “not sure”."
