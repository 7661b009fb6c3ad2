"""What a task is: the loss, what is counted, and which figure decides. One object behind one Protocol."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from torch import Tensor, nn

from ftstudio.core.config import TrainConfig
from ftstudio.core.metrics import Metric


class Meter(Protocol):
    """Counts over many batches on the device that the outputs are on; nothing is fetched before it is asked for."""

    def add(self, outputs: Tensor, targets: Tensor) -> None: ...

    def values(self) -> dict[str, float]:
        """Every metric of the task by key; fetches from the device."""
        ...

    def state(self) -> list[list[int]]:
        """What was counted, as plain numbers, for a checkpoint."""
        ...

    def restore(self, state: Sequence[Sequence[int]]) -> None: ...


class Task(Protocol):
    """``metrics`` are what the charts show. The first one selects the best epoch where the validation loss does not
    (see engine/training/model_selection.better)."""

    key: str
    metrics: tuple[Metric, ...]

    def training_loss(self, config: TrainConfig, train_counts: Sequence[int]) -> nn.Module:
        """The loss to descend, mean over a batch. ``train_counts`` are training images per class."""
        ...

    def plain_loss(self) -> nn.Module:
        """The loss to report on validation images: no smoothing, no weights; mean over a batch."""
        ...

    def meter(self, class_count: int) -> Meter: ...
