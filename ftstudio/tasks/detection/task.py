"""Detection as the engine sees it: any number of boxes per image."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from torch import Tensor

from ftstudio.core.config import TrainConfig
from ftstudio.core.dataset import SplitSample
from ftstudio.core.errors import UserError
from ftstudio.core.metrics import AP50, Metric
from ftstudio.core.targets import DETECTION, TargetSchema
from ftstudio.engine.task import Course, FinishedTraining, HeadProblem
from ftstudio.tasks.detection.inference.confidence import FINDINGS
from ftstudio.tasks.detection.losses import BoxLoss
from ftstudio.tasks.detection.metrics import BoxMeter, finds_everything
from ftstudio.tasks.detection.targets import box_targets, classes_of


class Detection:
    """Outputs are those of models/box_head; targets are boxes (N, M, 5) as in data/loading/box_views."""

    key = DETECTION
    counts_while_training = False
    metrics = (AP50, Metric("map", "mAP"))

    def targets(self, samples: Sequence[SplitSample], schema: TargetSchema, root: Path) -> Tensor:
        return box_targets(samples, schema, root)

    def training_loss(self, config: TrainConfig, targets: Tensor, schema: TargetSchema) -> BoxLoss:
        del config, targets, schema  # the same for every data set
        return BoxLoss()

    def plain_loss(self) -> BoxLoss:
        return BoxLoss()

    def meter(self, schema: TargetSchema) -> BoxMeter:
        return BoxMeter(len(classes_of(schema).names))

    def is_right(self, outputs: Tensor, targets: Tensor) -> Tensor:
        """Whether an answer has every object and nothing else."""
        return finds_everything(outputs, targets)

    def course(self, problem: HeadProblem) -> Course:
        """No head of boxes is fitted on features."""
        del problem
        raise UserError("The head of a detector cannot be fitted by itself.", "Choose the linear head.")

    def after_training(self, finished: FinishedTraining) -> None:
        """Calibrates the probability of boxes and chooses the threshold from which on one counts as found."""
        FINDINGS.find_out_after(finished)
