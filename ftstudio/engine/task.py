"""The interface between the engine and a task.

Tasks live above the engine, in ``ftstudio/tasks``; ``app`` looks one up and passes it in with the run.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeAlias

import torch
from torch import Tensor, nn

from ftstudio.core.config import TrainConfig
from ftstudio.core.dataset import SplitSample
from ftstudio.core.events import Emit
from ftstudio.core.metrics import Metric
from ftstudio.core.model_info import ModelInfo
from ftstudio.core.targets import TargetSchema
from ftstudio.engine.features.batches import Feed
from ftstudio.models.heads import Head

Pairs: TypeAlias = Sequence[tuple[Tensor, Tensor]]
"""Pieces of (features (N, D) of any floating type, targets (N, ...)) on the CPU."""
Answers: TypeAlias = Iterable[tuple[Tensor, Tensor]]
"""Pieces of (outputs float32 (N, outputs), targets (N, ...)) on the CPU."""


class Loss(nn.Module, ABC):
    """Mean loss of a batch; a weighted mean if samples have different weights."""

    @abstractmethod
    def forward(self, outputs: Tensor, targets: Tensor) -> Tensor:
        """Return the mean loss, a scalar."""

    def total_weight(self, targets: Tensor) -> Tensor:
        """Return what ``forward`` divides by, a float32 scalar: the number of targets, or the sum of weights.

        Weighted with it, the means of parts of a batch add up to the mean of the whole.
        """
        return torch.full((), float(len(targets)), device=targets.device)


class Meter(Protocol):
    """Accumulates metrics over batches on the outputs' device; nothing is fetched before it is asked for."""

    def add(self, outputs: Tensor, targets: Tensor) -> None: ...

    def values(self) -> dict[str, float]:
        """Return every metric of the task by key; fetches from the device."""
        ...

    def state(self) -> list[list[int]]:
        """Return the counts as plain numbers for a checkpoint. The states of several ranks can be added."""
        ...

    def restore(self, state: Sequence[Sequence[int]]) -> None: ...


class NoMeter:
    """Counts nothing."""

    def add(self, outputs: Tensor, targets: Tensor) -> None:
        del outputs, targets

    def values(self) -> dict[str, float]:
        return {}

    def state(self) -> list[list[int]]:
        return []

    def restore(self, state: Sequence[Sequence[int]]) -> None:
        del state


class Course(Protocol):
    """A closed-form head fitted with one setting after another (engine/network/run_plan.choices)."""

    def fit(self, choice: Any, after_pass: Callable[[float], None]) -> None:
        """Fit with one setting.

        Args:
            choice: The setting.
            after_pass: Called with the loss of each pass over all features. If it raises, the previous fit stays.
        """
        ...

    def put_into(self, head: Any) -> None:
        """Copy the latest fit into ``head``."""
        ...

    def answers(self, head: Any) -> Answers:
        """Return the outputs of ``head`` on the features it was fitted on."""
        ...


@dataclass(frozen=True)
class HeadProblem:
    """A head to fit directly on cached features.

    ``val`` is empty for heads that have no setting to select; ``loss`` is on the CPU.
    """

    head: Head
    train: Pairs
    val: Pairs
    loss: Loss
    config: TrainConfig


@dataclass(frozen=True)
class FinishedTraining:
    """A network after its last epoch, while its cached features are available.

    ``features`` maps an input of ``feed`` to the features that enter the head, (N, D).
    """

    run_dir: Path
    module: nn.Module
    info: ModelInfo
    features: Callable[..., Tensor]
    feed: Feed
    emit: Emit


class Task(Protocol):
    """``metrics`` are shown in the charts.

    The first one selects the best epoch where the validation loss does not (see
    engine/training/model_selection.better). They are also counted on the training batches, unless that is too slow
    (``counts_while_training``).
    """

    key: str
    metrics: tuple[Metric, ...]
    counts_while_training: bool

    def targets(self, samples: Sequence[SplitSample], schema: TargetSchema, root: Path) -> Tensor:
        """Return the targets of ``samples``, (N, ...) on the CPU.

        Raises:
            UserError: A sample does not fit the schema; the message may name ``root``.
        """
        ...

    def training_loss(self, config: TrainConfig, targets: Tensor, schema: TargetSchema) -> Loss:
        """Return the loss to minimise. ``targets`` are those of the training images."""
        ...

    def plain_loss(self) -> Loss:
        """Return the loss reported on validation images: without smoothing and weights."""
        ...

    def meter(self, schema: TargetSchema) -> Meter: ...

    def is_right(self, outputs: Tensor, targets: Tensor) -> Tensor:
        """Return whether each answer is correct, bool (N,); paired tests between models compare these."""
        ...

    def course(self, problem: HeadProblem) -> Course:
        """Return how a head is fitted directly on features."""
        ...

    def after_training(self, finished: FinishedTraining) -> None:
        """Compute what is stored with the best weights, while cached features are available."""
        ...
