"""Regression as the engine sees it: one number per image."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from torch import Tensor

from ftstudio.core.config import TrainConfig
from ftstudio.core.dataset import SplitSample
from ftstudio.core.metrics import MAE, Metric
from ftstudio.core.targets import REGRESSION, TargetSchema
from ftstudio.engine.heads.linear_fit import least_deviation
from ftstudio.engine.task import Course, FinishedTraining, HeadProblem
from ftstudio.tasks.regression.inference.confidence import FINDINGS
from ftstudio.tasks.regression.losses import NumberLoss
from ftstudio.tasks.regression.metrics import NumberMeter
from ftstudio.tasks.regression.ridge import RidgeFit
from ftstudio.tasks.regression.targets import number_targets, quantity_of

CLOSE = 0.5
"""Answers within so many standard deviations of the training images count as right when models are compared image by
image. Guessing the mean usually has twice that error."""


class Regression:
    """Outputs and targets are standardised numbers, float32 (N, 1)."""

    key = REGRESSION
    counts_while_training = True
    metrics = (MAE, Metric("r2", "R²", kind="number"))

    def targets(self, samples: Sequence[SplitSample], schema: TargetSchema, root: Path) -> Tensor:
        return number_targets(samples, schema, root)

    def training_loss(self, config: TrainConfig, targets: Tensor, schema: TargetSchema) -> NumberLoss:
        del config, targets, schema  # the same for every data set
        return NumberLoss()

    def plain_loss(self) -> NumberLoss:
        return NumberLoss()

    def meter(self, schema: TargetSchema) -> NumberMeter:
        return NumberMeter(quantity_of(schema))

    def is_right(self, outputs: Tensor, targets: Tensor) -> Tensor:
        """Whether an answer is within CLOSE."""
        return (outputs.float() - targets).abs().squeeze(1) <= CLOSE

    def course(self, problem: HeadProblem) -> Course:
        return RidgeFit(problem.train, problem.loss, least_deviation(problem.config.recipe))

    def after_training(self, finished: FinishedTraining) -> None:
        """Measure the prediction interval."""
        FINDINGS.find_out_after(finished)
