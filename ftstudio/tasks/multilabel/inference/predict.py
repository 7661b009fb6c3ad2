"""Trying a trained multi-label model on images."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from ftstudio.core.answers import LabelProbability, LabelsPrediction
from ftstudio.tasks.inference import predictor
from ftstudio.tasks.inference.predictor import Asked
from ftstudio.tasks.multilabel.inference.label_model import LabelModel


class Predictor(predictor.Predictor[LabelModel, LabelsPrediction]):
    """Every label of each image."""

    def load(self, run_dir: Path, device: torch.device) -> LabelModel:
        return LabelModel(run_dir, device)

    def prediction(self, values: Tensor, asked: Asked, about: dict[str, Any]) -> LabelsPrediction:
        del asked  # every label has its own threshold
        names, present = self.trained.description.target_names, self.trained.present(values).tolist()
        shares = values.tolist()
        labels = tuple(
            LabelProbability(names[place], shares[place], present[place], self.trained.labels[place].threshold)
            for place in values.argsort(descending=True, stable=True).tolist()
        )
        return LabelsPrediction(labels=labels, **about)
