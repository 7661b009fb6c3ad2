"""A regression model's best weights, ready to predict in the unit of the data set."""

from __future__ import annotations

import math
from pathlib import Path

import torch
from torch import Tensor

from ftstudio.core.confidence import NumberConfidence
from ftstudio.tasks.inference.known_file import KnownFile
from ftstudio.tasks.inference.trained_model import TrainedModel
from ftstudio.tasks.regression.targets import quantity_of


def _sound(record: NumberConfidence) -> bool:
    width = record.half_width
    return record.images > 0 and (width is None or (math.isfinite(width) and width >= 0))


FILE = KnownFile(NumberConfidence, _sound)


class NumberModel(TrainedModel[NumberConfidence]):
    """A trained regression model; its values (N, 1) are in the unit of the data set."""

    def __init__(self, run_dir: Path, device: torch.device) -> None:
        super().__init__(run_dir, device, FILE)
        self.quantity = quantity_of(self.description.schema)

    def values(self, outputs: Tensor) -> Tensor:
        return self.quantity.mean + self.quantity.deviation * outputs

    def interval(self, value: float) -> tuple[float | None, float | None]:
        """Return the bounds of the 90 % prediction interval; None twice if it is unknown."""
        width = None if self.confidence is None else self.confidence.half_width
        return (None, None) if width is None else (value - width, value + width)
