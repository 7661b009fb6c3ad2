"""Numbers of images as tensors."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

from ftstudio.core.dataset import SplitSample
from ftstudio.core.errors import UserError
from ftstudio.core.targets import Number, Quantity, TargetSchema

RANGES = 10


def quantity_of(schema: TargetSchema) -> Quantity:
    """Return the schema of this task. Raises UserError for that of another."""
    if isinstance(schema, Quantity):
        return schema
    raise UserError(
        "This run predicts a number, but its files describe classes or labels.",
        "They are from different runs: restore the files that belong together.",
    )


def number_targets(samples: Sequence[SplitSample], schema: TargetSchema, root: Path) -> Tensor:
    """Return the standardised number of each sample, float32 (N, 1). Raises UserError for a sample without one."""
    quantity = quantity_of(schema)
    values: list[float] = []
    for sample in samples:
        if not isinstance(sample.target, Number):
            raise UserError(
                f"The image {root / sample.path} has no number, which this run learns from.",
                "Use a list with the number of each image.",
            )
        values.append(sample.target.value)
    standard = (torch.tensor(values, dtype=torch.float64) - quantity.mean) / quantity.deviation
    return standard.float().unsqueeze(1)


def tenths(targets: Tensor) -> Tensor:
    """Return the group of each of the targets (N, 1), int64 (N,): ten ranges of the number with equally many images."""
    ranks = targets.flatten().argsort(stable=True).argsort()
    return ranks * RANGES // max(1, len(ranks))
