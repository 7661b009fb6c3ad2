"""Trying a trained detector on images."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from ftstudio.core.answers import BoxesPrediction
from ftstudio.data.decoding.decode import read_size
from ftstudio.tasks.detection.inference.box_model import BoxModel
from ftstudio.tasks.inference import predictor
from ftstudio.tasks.inference.predictor import Asked


class Predictor(predictor.Predictor[BoxModel, BoxesPrediction]):
    """The objects in each image."""

    def load(self, run_dir: Path, device: torch.device) -> BoxModel:
        return BoxModel(run_dir, device)

    def prediction(self, values: Tensor, asked: Asked, about: dict[str, Any]) -> BoxesPrediction:
        del asked  # every box has its own probability
        size = read_size(Path(about["path"]), self.trained.description.preprocessing.pages)
        boxes = self.trained.boxes_in(values, size)
        return BoxesPrediction(boxes=boxes, threshold=self.trained.threshold, width=size[0], height=size[1], **about)
