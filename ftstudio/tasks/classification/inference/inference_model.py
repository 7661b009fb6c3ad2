"""A classifier's best weights, ready to predict calibrated probabilities."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor

from ftstudio.core.confidence import Confidence
from ftstudio.tasks.classification.inference import confidence_file
from ftstudio.tasks.inference.trained_model import TrainedModel


class InferenceModel(TrainedModel[Confidence]):
    """A trained classifier; its values are calibrated probabilities (N, classes)."""

    def __init__(self, run_dir: Path, device: torch.device) -> None:
        super().__init__(run_dir, device, confidence_file.FILE)

    def values(self, outputs: Tensor) -> Tensor:
        known = self.confidence
        return (outputs if known is None else outputs / known.temperature).softmax(1)
