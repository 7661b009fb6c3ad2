"""A multi-label model's best weights, ready to answer with calibrated probabilities."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor

from ftstudio.core.confidence import LabelCalibration, LabelsConfidence
from ftstudio.tasks.inference.known_file import KnownFile
from ftstudio.tasks.inference.trained_model import TrainedModel
from ftstudio.tasks.multilabel.inference import calibration


def _sound(record: LabelsConfidence) -> bool:
    return calibration.is_sound(record.labels)


FILE = KnownFile(LabelsConfidence, _sound)


def labels_of(record: LabelsConfidence | None, outputs: int) -> tuple[LabelCalibration, ...]:
    """How ``outputs`` outputs are calibrated; not at all without a record, or with one of another number of labels."""
    if record is None or len(record.labels) != outputs:
        return (LabelCalibration(),) * outputs
    return record.labels


class LabelModel(TrainedModel[LabelsConfidence]):
    """A trained multi-label model; its values are calibrated probabilities (N, labels)."""

    def __init__(self, run_dir: Path, device: torch.device) -> None:
        super().__init__(run_dir, device, FILE)
        self.labels = labels_of(self.confidence, self.description.schema.outputs)

    def values(self, outputs: Tensor) -> Tensor:
        return calibration.probabilities(outputs, self.labels)

    def present(self, probabilities: Tensor) -> Tensor:
        """Which of the probabilities (..., labels) on the CPU reach the threshold of their label."""
        return probabilities.double() >= torch.tensor([label.threshold for label in self.labels], dtype=torch.float64)
