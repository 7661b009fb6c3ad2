"""Labels of images as tensors."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

from ftstudio.core.dataset import SplitSample
from ftstudio.core.errors import UserError
from ftstudio.core.targets import Labels, TargetSchema


def label_targets(samples: Sequence[SplitSample], schema: TargetSchema, root: Path) -> Tensor:
    """Return the labels of each sample, multi-hot float32 (N, labels).

    Raises:
        UserError: The target of a sample is not labels, or a label is not in the schema.
    """
    place_of = {name: place for place, name in enumerate(schema.names)}
    targets = torch.zeros(len(samples), schema.outputs)
    for row, sample in enumerate(samples):
        if not isinstance(sample.target, Labels):
            raise UserError(
                f"The image {root / sample.path} has no list of labels, which this run learns from.",
                "Use a list with the labels of each image.",
            )
        for name in sample.target.names:
            if name not in place_of:
                raise UserError(
                    f"The model does not have the label “{name[:80]}” of an image in {root}.",
                    "The split and the weights are from different runs: restore the files that belong together.",
                )
            targets[row, place_of[name]] = 1.0
    return targets


def rarest_label(targets: Tensor) -> Tensor:
    """Return the group of each of the targets (N, labels), int64 (N,): the rarest of its labels.

    Images without labels are one more group.
    """
    order = targets.sum(0).argsort(stable=True)  # rarest first
    by_rarity = torch.cat([targets[:, order], torch.ones(len(targets), 1)], 1)
    groups = torch.cat([order, order.new_tensor([targets.shape[1]])])
    return groups[by_rarity.argmax(1)]
