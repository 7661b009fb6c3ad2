"""Multi-label classification as the engine sees it: any number of labels per image."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from torch import Tensor

from ftstudio.core.config import TrainConfig
from ftstudio.core.dataset import SplitSample
from ftstudio.core.metrics import MEAN_AP, Metric
from ftstudio.core.targets import MULTI_LABEL, TargetSchema
from ftstudio.engine.heads.linear_fit import LinearFit, least_deviation
from ftstudio.engine.task import Course, FinishedTraining, HeadProblem
from ftstudio.tasks.multilabel.inference.confidence import FINDINGS
from ftstudio.tasks.multilabel.losses import LabelLoss, training_loss
from ftstudio.tasks.multilabel.metrics import LabelMeter
from ftstudio.tasks.multilabel.targets import label_targets


class MultiLabel:
    """Outputs are logits, float (N, labels); targets are multi-hot, float32 (N, labels)."""

    key = MULTI_LABEL
    counts_while_training = True
    metrics = (MEAN_AP, Metric("micro_f1", "Micro F1"), Metric("macro_f1", "Macro F1"))

    def targets(self, samples: Sequence[SplitSample], schema: TargetSchema, root: Path) -> Tensor:
        return label_targets(samples, schema, root)

    def training_loss(self, config: TrainConfig, targets: Tensor, schema: TargetSchema) -> LabelLoss:
        del schema  # the targets have its width
        return training_loss(config, targets)

    def plain_loss(self) -> LabelLoss:
        return LabelLoss()

    def meter(self, schema: TargetSchema) -> LabelMeter:
        return LabelMeter(schema.outputs)

    def is_right(self, outputs: Tensor, targets: Tensor) -> Tensor:
        """Whether all labels of an image are right (exact match), at a probability of one half."""
        return ((outputs > 0) == (targets > 0.5)).all(1)

    def course(self, problem: HeadProblem) -> Course:
        """Fit a logistic regression for each label (one-vs-rest), all with the same L2 weight."""
        return LinearFit(problem.train, problem.head.out_features, problem.loss, least_deviation(problem.config.recipe))

    def after_training(self, finished: FinishedTraining) -> None:
        """Calibrate the probability and choose the threshold of every label."""
        FINDINGS.find_out_after(finished)
