"""What the engine asks of a task. Tasks live above the engine, in ``ftstudio/tasks``; ``app`` looks one up and hands
it in with the run."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

import torch
from torch import Tensor, nn

from ftstudio.core.config import TrainConfig
from ftstudio.core.dataset import SplitSample
from ftstudio.core.metrics import Metric
from ftstudio.core.targets import TargetSchema
from ftstudio.models.heads import Head

if TYPE_CHECKING:
    from ftstudio.engine.training.setup import Setup

Pairs: TypeAlias = Sequence[tuple[Tensor, Tensor]]
"""(features (N, D) of any floating type, targets (N, ...)) on the CPU, piece by piece."""
Answers: TypeAlias = Iterable[tuple[Tensor, Tensor]]
"""(outputs float32 (N, outputs), targets (N, ...)) on the CPU, piece by piece."""


class Loss(nn.Module, ABC):
    """The mean of a loss over a batch: a weighted mean where samples count differently."""

    @abstractmethod
    def forward(self, outputs: Tensor, targets: Tensor) -> Tensor:
        """The mean, a scalar."""

    def total_weight(self, targets: Tensor) -> Tensor:
        """What ``forward`` divides by for these targets, float32 scalar: their number, or the sum of their weights.
        Means of parts of a batch, weighted with it, give the mean of the whole."""
        return torch.full((), float(len(targets)), device=targets.device)


class Meter(Protocol):
    """Counts over many batches on the device that the outputs are on; nothing is fetched before it is asked for."""

    def add(self, outputs: Tensor, targets: Tensor) -> None: ...

    def values(self) -> dict[str, float]:
        """Every metric of the task by key; fetches from the device."""
        ...

    def state(self) -> list[list[int]]:
        """What was counted, as plain numbers, for a checkpoint. The states of several ranks add up to that of all."""
        ...

    def restore(self, state: Sequence[Sequence[int]]) -> None: ...


class Course(Protocol):
    """A head on the way along the settings that there are for it (engine/network/run_plan.choices)."""

    def fit(self, choice: Any, after_pass: Callable[[float], None]) -> None:
        """Fit with one setting. ``after_pass`` hears the loss of each pass over all features; it may raise, and then
        the head is as before."""
        ...

    def put_into(self, head: Any) -> None:
        """Set ``head`` to what was fitted last."""
        ...

    def answers(self, head: Any) -> Answers:
        """What ``head`` says to what it was fitted on."""
        ...


@dataclass(frozen=True)
class HeadProblem:
    """A head to be fitted directly on cached features. ``val`` is empty where the head does not choose by it; ``loss``
    is on the CPU."""

    head: Head
    train: Pairs
    val: Pairs
    loss: Loss
    config: TrainConfig


class Task(Protocol):
    """``metrics`` are what the charts show. The first one selects the best epoch where the validation loss does not
    (see engine/training/model_selection.better)."""

    key: str
    metrics: tuple[Metric, ...]

    def targets(self, samples: Sequence[SplitSample], schema: TargetSchema, root: Path) -> Tensor:
        """The targets of ``samples``, (N, ...) on the CPU. Raises UserError, which may name ``root``, for one that does
        not fit the schema."""
        ...

    def training_loss(self, config: TrainConfig, targets: Tensor, schema: TargetSchema) -> Loss:
        """The loss to descend. ``targets`` are those of the training images."""
        ...

    def plain_loss(self) -> Loss:
        """The loss to report on validation images: no smoothing, no weights."""
        ...

    def meter(self, schema: TargetSchema) -> Meter: ...

    def is_right(self, outputs: Tensor, targets: Tensor) -> Tensor:
        """Whether each answer counts as right, bool (N,): what paired tests between models compare."""
        ...

    def course(self, problem: HeadProblem) -> Course:
        """How a head is fitted directly on features."""
        ...

    def after_training(self, setup: Setup) -> None:
        """Whatever should be known of the best weights, found out while cached features are at hand."""
        ...
