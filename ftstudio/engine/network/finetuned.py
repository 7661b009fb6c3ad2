"""From a source model to a target model, in the steps of the textbooks."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import nn

from ftstudio.core.config import RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.events import Emit
from ftstudio.core.model_info import ModelInfo
from ftstudio.core.seeds import derive
from ftstudio.core.targets import TargetSchema
from ftstudio.engine.network.pretrained_init import Network, ResumedRun, Start, take_over
from ftstudio.models import build, catalog, freeze
from ftstudio.models.cut import Cut, cut
from ftstudio.models.heads import MOST_REFERENCES


@dataclass(frozen=True)
class TargetModel:
    """A network for the person's classes: pretrained stages (the first ``depth`` frozen) under a new head.

    ``parts`` are the frozen trunk and the rest of it; ``origin`` tells the pretrained parameters (a SHA-256, or how
    they were drawn). For ``known_classes`` of the classes the head came with them (0 for a run that is gone on with:
    its plan says).
    """

    module: nn.Module
    parts: Cut
    origin: str
    known_classes: int
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
    config: RunConfig,
    schema: TargetSchema,
    train_count: int,
    device: torch.device,
    control: RunControl,
    emit: Emit,
    begun: ResumedRun | None = None,
) -> TargetModel:
    """Build the network of a run on ``device``, for ``train_count`` training images. One that has ``begun`` has its
    parameters in its checkpoint, and needs no other file.

    Raises UserError when the weights are not to be had or do not fit.
    """
    # 1. The source model's design, 2. without its output layer, 3. under a new random one of the right size ...
    from_nothing = config.model.weights == "random"
    network = begun.network if begun is not None and begun.origin else None
    network = network or design(config, schema.outputs, train_count, drawn=from_nothing)
    module, info, depth = network.module, network.info, network.depth
    # ... with the source model's parameters in everything but that layer.
    if begun is not None and begun.origin:
        module.load_state_dict(begun.checkpoint.model)
        start = Start(begun.origin)
    else:
        choice, seed = config.model.weights, config.train.seed
        start = take_over(module, info, choice, schema, seed, control, emit)
    # 4. Training starts from here (train.py).
    module = module.to(device).to(memory_format=torch.channels_last)
    adapts_statistics = config.train.adapt_statistics or from_nothing
    # On a graphics card folding anew in every step costs more launches than the norm it saves.
    fold_rest = not adapts_statistics and device.type == "cpu"
    return TargetModel(
        module,
        cut(module, info, depth, fold_rest),
        start.origin,
        start.known_classes,
        info,
        depth,
        adapts_statistics=adapts_statistics,
        fits_head_first=config.train.head_first and not from_nothing,
    )


def design(config: RunConfig, outputs: int, train_count: int, *, drawn: bool = False) -> Network:
    """A network of the shape of a run's. Without ``drawn`` only the parameters of the head are initialised."""
    info = catalog.model_of(config)
    depth = catalog.resolve_depth(info, config.model.freeze_depth)
    catalog.refuse_head(info, depth, config.train.head, config.task)
    references = min(train_count, MOST_REFERENCES) if config.train.head == "knn" else 0
    seed = derive(config.train.seed, "head")
    module = build.build(info, outputs, seed, drawn=drawn, references=references)
    freeze.freeze(module, info, depth)
    return Network(module, info, depth)
