"""Predictions of a trained classifier."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from ftstudio.core.answers import ClassPrediction, ClassProbability
from ftstudio.core.coverage import is_sure
from ftstudio.tasks.classification.inference.inference_model import InferenceModel
from ftstudio.tasks.inference import predictor
from ftstudio.tasks.inference.predictor import Asked


class Predictor(predictor.Predictor[InferenceModel, ClassPrediction]):
    """Predicts the most probable classes of each image; "not sure" below a probability of ``sure_from``."""

    def load(self, run_dir: Path, device: torch.device) -> InferenceModel:
        return InferenceModel(run_dir, device)

    def prediction(self, values: Tensor, asked: Asked, about: dict[str, Any]) -> ClassPrediction:
        best, places = values.topk(min(asked.top_k, len(values)))
        names = self.trained.description.target_names
        top = tuple(
            ClassProbability(names[place], value) for place, value in zip(places.tolist(), best.tolist(), strict=True)
        )
        return ClassPrediction(top=top, sure=is_sure(top[0].probability, asked.sure_from), **about)
