"""Classification as the engine sees it: one class per image."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

from ftstudio.core.config import TrainConfig
from ftstudio.core.dataset import SplitSample
from ftstudio.core.metrics import ACCURACY, Metric
from ftstudio.core.targets import CLASSIFICATION, TargetSchema
from ftstudio.engine.heads.linear_fit import LinearFit, least_deviation
from ftstudio.engine.task import Course, FinishedTraining, HeadProblem
from ftstudio.models.heads import NearestNeighbours
from ftstudio.tasks.classification.heads.knn import KnnFit
from ftstudio.tasks.classification.heads.nearest_class_mean import NearestMeanFit
from ftstudio.tasks.classification.inference.confidence_fit import FINDINGS
from ftstudio.tasks.classification.losses import CrossEntropy, class_weights
from ftstudio.tasks.classification.metrics import ConfusionMeter
from ftstudio.tasks.classification.targets import class_targets


class Classification:
    """Outputs are logits, float (N, classes); targets are class indices, int64 (N,)."""

    key = CLASSIFICATION
    counts_while_training = True
    metrics = (ACCURACY, Metric("balanced_accuracy", "Balanced accuracy"))

    def targets(self, samples: Sequence[SplitSample], schema: TargetSchema, root: Path) -> Tensor:
        return class_targets(samples, schema, root)

    def training_loss(self, config: TrainConfig, targets: Tensor, schema: TargetSchema) -> CrossEntropy:
        counts = torch.bincount(targets, minlength=schema.outputs).tolist()
        return CrossEntropy(class_weights(config, counts), config.label_smoothing)

    def plain_loss(self) -> CrossEntropy:
        return CrossEntropy()

    def meter(self, schema: TargetSchema) -> ConfusionMeter:
        return ConfusionMeter(schema.outputs)

    def is_right(self, outputs: Tensor, targets: Tensor) -> Tensor:
        return outputs.argmax(1) == targets

    def course(self, problem: HeadProblem) -> Course:
        head, config = problem.head, problem.config
        if isinstance(head, NearestNeighbours):
            return KnnFit(problem.train, head, problem.loss, config.seed)
        if config.head == "nearest-mean":
            return NearestMeanFit(problem.train, problem.val, head.out_features, problem.loss)
        return LinearFit(problem.train, head.out_features, problem.loss, least_deviation(config.recipe))

    def after_training(self, finished: FinishedTraining) -> None:
        """Calibrate the confidence of the best weights and measure how far images are from the training images."""
        FINDINGS.find_out_after(finished)
