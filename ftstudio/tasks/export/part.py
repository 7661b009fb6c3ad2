"""What an export needs of a task: the values of outputs, when two answers agree, and how to describe them."""

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
    """The words of a README and of messages for a task's answers.

    "the same class", "a probability", "class names", "classifies images", "3 classes".
    """

    same: str
    figure: str
    names: str
    does: str
    title: str


M = TypeVar("M", bound=TrainedModel[Any])


class ExportPart(Protocol[M]):
    """One task. Runners return what ``values`` makes of outputs (N, outputs), of the same shape."""

    key: str
    outputs: tuple[str, str]
    """The names of the network's two outputs: its own, and the values that follow."""

    def load(self, run_dir: Path, device: torch.device) -> M: ...

    def targets(self, samples: Sequence[SplitSample], schema: TargetSchema, root: Path) -> Tensor:
        """Return the targets, see Task.targets."""
        ...

    def card_fields(self, trained: M) -> dict[str, Any]:
        """Return the fields of the card that only this task has."""
        ...

    def values(self, card: ModelCard) -> nn.Module:
        """Return the module from outputs to values, in float32 as in the program."""
        ...

    def agreeing(self, answered: NDArray[np.float32], expected: NDArray[np.float32], card: ModelCard) -> int:
        """Return for how many images the values (N, outputs) mean the same answer."""
        ...

    def scale(self, card: ModelCard) -> float:
        """Return the unit in which differences of values are measured."""
        ...

    def score(self, values: Tensor, targets: Tensor, card: ModelCard) -> MetricValue:
        """Return the primary metric of the values (N, outputs) of some images."""
        ...

    def said(self, line: dict[str, Any]) -> dict[str, float]:
        """Return the values in a line of predict.py, by name."""
        ...

    def words(self, card: ModelCard) -> Words: ...

    def by_hand(self, card: ModelCard) -> Iterator[str]:
        """Yield sentences of the README on what a program must do with the outputs.

        They apply to weights alone, or to a network whose outputs are the values.
        """
        ...
