"""Predictions of a trained regression model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from ftstudio.core.answers import NumberPrediction
from ftstudio.tasks.inference import predictor
from ftstudio.tasks.inference.predictor import Asked
from ftstudio.tasks.regression.inference.number_model import NumberModel


class Predictor(predictor.Predictor[NumberModel, NumberPrediction]):
    """Predicts the number of each image, with its interval."""

    def load(self, run_dir: Path, device: torch.device) -> NumberModel:
        return NumberModel(run_dir, device)

    def prediction(self, values: Tensor, asked: Asked, about: dict[str, Any]) -> NumberPrediction:
        del asked  # there is nothing to choose between
        value = float(values[0])
        low, high = self.trained.interval(value)
        return NumberPrediction(quantity=self.trained.quantity.name, value=value, low=low, high=high, **about)
