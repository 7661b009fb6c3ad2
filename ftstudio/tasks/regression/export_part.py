"""What an export needs of a regression model."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from ftstudio.core.exported import ModelCard, NumberScale
from ftstudio.core.metrics import MAE, MetricValue
from ftstudio.core.targets import REGRESSION
from ftstudio.tasks.export.part import Words
from ftstudio.tasks.regression.inference.number_model import NumberModel
from ftstudio.tasks.regression.targets import number_targets

SAME = 0.1
"""Two numbers that differ by less than so many deviations of the training images count as the same."""


class InUnit(nn.Module):
    """Maps standardised outputs (N, 1) to numbers in the unit of the data set."""

    def __init__(self, scale: NumberScale) -> None:
        super().__init__()
        self.mean, self.deviation = scale.mean, scale.deviation

    def forward(self, outputs: Tensor) -> Tensor:
        return self.mean + self.deviation * outputs


def scale_of(card: ModelCard) -> NumberScale:
    """Return the scale of the card's number."""
    assert card.number is not None
    return card.number


class RegressionPart:
    """The ExportPart of regression."""

    key = REGRESSION
    outputs: tuple[str, str] = ("standardised", "value")
    targets = staticmethod(number_targets)

    def load(self, run_dir: Path, device: torch.device) -> NumberModel:
        return NumberModel(run_dir, device)

    def card_fields(self, trained: NumberModel) -> dict[str, Any]:
        quantity, known = trained.quantity, trained.confidence
        half_width = None if known is None else known.half_width
        return {"number": NumberScale(mean=quantity.mean, deviation=quantity.deviation, half_width=half_width)}

    def values(self, card: ModelCard) -> nn.Module:
        return InUnit(scale_of(card))

    def agreeing(self, answered: NDArray[np.float32], expected: NDArray[np.float32], card: ModelCard) -> int:
        return int((np.abs(answered - expected)[:, 0] < SAME * self.scale(card)).sum())

    def scale(self, card: ModelCard) -> float:
        return scale_of(card).deviation

    def score(self, values: Tensor, targets: Tensor, card: ModelCard) -> MetricValue:
        scale = scale_of(card)
        errors = values.double() - (scale.mean + scale.deviation * targets.double())
        return MetricValue(MAE, float(errors.abs().mean()), len(targets))

    def said(self, line: dict[str, Any]) -> dict[str, float]:
        return {line["quantity"]: line["value"]}

    def words(self, card: ModelCard) -> Words:
        del card
        return Words(
            "the same number (to a tenth of a standard deviation of the training images)",
            "the number, in these standard deviations,",
            "the name of the number",
            "measures images",
            "one number",
        )

    def by_hand(self, card: ModelCard) -> Iterator[str]:
        scale = scale_of(card)
        if card.format == "safetensors":
            yield (
                f"It gives a standardised number (N, 1); the number is {scale.mean!r} + {scale.deviation!r} times that."
            )
        else:
            yield "It gives `standardised` and, in the unit of the data set, `value`, both float32 (N, 1)."
        if scale.half_width is not None:
            yield ""
            yield (
                f"The 90 % prediction interval is the number plus and minus {scale.half_width!r}, measured on the "
                "validation images."
            )
