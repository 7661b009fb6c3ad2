"""What an export has to be told by the task: what outputs come to, when two answers agree, and how to say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from ftstudio.core.dataset import SplitSample
from ftstudio.core.exported import ModelCard
from ftstudio.core.metrics import MetricValue
from ftstudio.core.targets import TargetSchema
from ftstudio.tasks.inference.trained_model import TrainedModel


@dataclass(frozen=True)
class Words:
    """How a README and the messages speak of a task's answers.

    "the same class", "a probability", "class names", "classifies images", "3 classes".
    """

    same: str
    figure: str
    names: str
    does: str
    title: str


M = TypeVar("M", bound=TrainedModel[Any])


class ExportPart(Protocol[M]):
    """One task. Runners give what ``values`` makes of outputs (N, outputs), of the same shape."""

    key: str
    outputs: tuple[str, str]
    """The names of the network's two outputs: its own, and the values that follow."""

    def load(self, run_dir: Path, device: torch.device) -> M: ...

    def targets(self, samples: Sequence[SplitSample], schema: TargetSchema, root: Path) -> Tensor:
        """As Task.targets."""
        ...

    def card_fields(self, trained: M) -> dict[str, Any]:
        """The fields of the card that only this task has."""
        ...

    def values(self, card: ModelCard) -> nn.Module:
        """Outputs to values, computed in float32 as the program does."""
        ...

    def agreeing(self, answered: NDArray[np.float32], expected: NDArray[np.float32], card: ModelCard) -> int:
        """How many of the images, values (N, outputs), get the same answer."""
        ...

    def scale(self, card: ModelCard) -> float:
        """Differences of values are measured in this unit."""
        ...

    def score(self, values: Tensor, targets: Tensor, card: ModelCard) -> MetricValue:
        """The figure that tells how good the values (N, outputs) of some images are."""
        ...

    def said(self, line: dict[str, Any]) -> dict[str, float]:
        """The values in a line of predict.py, by name."""
        ...

    def words(self, card: ModelCard) -> Words: ...

    def by_hand(self, card: ModelCard) -> Iterator[str]:
        """What a program of one's own makes of the outputs, as sentences of the README.

        For weights alone, or for a network that ends in the values.
        """
        ...
