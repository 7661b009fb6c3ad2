"""From a source model to a target model, in the steps of the textbooks."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import nn

from ftstudio.core.config import RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.events import Emit
from ftstudio.core.records import ModelInfo
from ftstudio.core.seeds import derive
from ftstudio.models import build, catalog, freeze, weights
from ftstudio.models.cut import Cut, cut


@dataclass(frozen=True)
class TargetModel:
    """A network for the person's classes: pretrained stages (the first ``depth`` frozen) under a new head.

    ``parts`` are the frozen trunk and the rest of it; ``origin`` tells the pretrained parameters (a SHA-256, or how
    they were drawn).
    """

    module: nn.Module
    parts: Cut
    origin: str
    info: ModelInfo
    depth: int
    adapts_statistics: bool
    fits_head_first: bool

    def train_mode(self) -> None:
        """Training stages and head learn; frozen stages stay in eval mode, so that nothing in them moves."""
        freeze.training_mode(self.module, self.info, self.depth)
        if not self.adapts_statistics:
            freeze.keep_statistics(self.module)
        if self.fits_head_first:
            freeze.keep_whole_before_head(self.module, self.info)

    def parameter_counts(self) -> tuple[int, int]:
        """(trainable, frozen) scalars."""
        sizes = [(parameter.numel(), parameter.requires_grad) for parameter in self.module.parameters()]
        return sum(n for n, trains in sizes if trains), sum(n for n, trains in sizes if not trains)


def make_target(
    config: RunConfig, class_count: int, device: torch.device, control: RunControl, emit: Emit
) -> TargetModel:
    """Build the network of a run on ``device``.

    Raises UserError when the weights are not to be had or do not fit.
    """
    info = catalog.model(config.model.name)
    depth = catalog.resolve_depth(info, config.model.freeze_depth)

    # 1. The source model's design, 2. without its output layer, 3. under a new random one of the right size ...
    from_nothing = config.model.weights == "random"
    module = build.build(info, class_count, derive(config.train.seed, "head"), drawn=from_nothing)
    # ... with the source model's parameters in everything but that layer.
    sha256 = weights.load_backbone(module, info, config.model.weights, control, emit)
    freeze.freeze(module, info, depth)
    # 4. Training starts from here (train.py).
    module = module.to(device).to(memory_format=torch.channels_last)
    adapts_statistics = config.train.adapt_statistics or from_nothing
    # On a graphics card folding anew in every step costs more launches than the norm it saves.
    fold_rest = not adapts_statistics and device.type == "cpu"
    return TargetModel(
        module,
        cut(module, info, depth, fold_rest),
        sha256 or f"random {config.train.seed}",
        info,
        depth,
        adapts_statistics=adapts_statistics,
        fits_head_first=config.train.head_first and not from_nothing,
    )
