"""Classes of images as tensors."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

from ftstudio.core.dataset import SplitSample
from ftstudio.core.errors import UserError
from ftstudio.core.targets import TargetSchema


def class_targets(samples: Sequence[SplitSample], schema: TargetSchema, root: Path) -> Tensor:
    """Return class indices, see Task.targets."""
    return class_indices(samples, schema.names, root)


def class_indices(samples: Sequence[SplitSample], names: Sequence[str], root: Path) -> Tensor:
    """Return the index of each sample's class in ``names``, int64 (N,). Raises UserError for an unknown class."""
    place_of = {name: place for place, name in enumerate(names)}
    unknown = next((sample.class_name for sample in samples if sample.class_name not in place_of), None)
    if unknown is not None:
        raise UserError(
            f"The model does not have the class “{unknown[:80]}” of an image in {root}.",
            "The split and the weights are from different runs: restore the files that belong together.",
        )
    return torch.tensor([place_of[sample.class_name] for sample in samples], dtype=torch.int64)
