"""Build the network of a run from a pretrained one."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import nn

from ftstudio.core.config import RunConfig, fits_head_first
from ftstudio.core.model_info import ModelInfo
from ftstudio.core.seeds import derive
from ftstudio.core.targets import TargetSchema
from ftstudio.engine.job import JobContext
from ftstudio.engine.network.pretrained_init import Network, ResumedRun, Start, take_over
from ftstudio.models import build, catalog, freeze
from ftstudio.models.cut import Cut, cut
from ftstudio.models.heads import MOST_REFERENCES


@dataclass(frozen=True)
class TargetModel:
    """A network for the data set's targets: pretrained stages, the first ``depth`` frozen, under a new head.

    Attributes:
        module: The whole network.
        parts: The network cut behind the frozen stages.
        origin: Identifies the initial parameters: a SHA-256, or how they were drawn.
        known_classes: The number of outputs whose head rows came with the weights; 0 for a resumed run, whose plan
            stores it.
        info: Its catalogue entry.
        depth: The number of frozen stages.
        adapts_statistics: Whether BatchNorm statistics are trained.
        fits_head_first: Whether fine-tuning starts with head warm-up.
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
        """Set trainable stages and head to train mode; frozen stages stay in eval mode, with fixed statistics."""
        freeze.training_mode(self.module, self.info, self.depth)
        if not self.adapts_statistics:
            freeze.keep_statistics(self.module)
        if self.fits_head_first:
            freeze.keep_whole_before_head(self.module, self.info)

    def parameter_counts(self) -> tuple[int, int]:
        """Return the number of (trainable, frozen) scalars."""
        sizes = [(parameter.numel(), parameter.requires_grad) for parameter in self.module.parameters()]
        return sum(n for n, trains in sizes if trains), sum(n for n, trains in sizes if not trains)


def make_target(
    config: RunConfig,
    schema: TargetSchema,
    train_count: int,
    device: torch.device,
    job: JobContext,
    begun: ResumedRun | None = None,
) -> TargetModel:
    """Build the network of a run on ``device``.

    Args:
        config: The run's settings.
        schema: The targets; they determine the outputs.
        train_count: The number of training images, which limits the references of a k-NN head.
        device: Where the network is placed.
        job: Checked for pause and stop; receives progress.
        begun: The checkpoint to resume from; it holds all parameters, so no weights file is needed.

    Raises:
        UserError: The weights cannot be obtained or do not fit.
    """
    # 1. The pretrained model's architecture, 2. its output layer replaced by a new one of the right size.
    from_nothing = config.model.weights == "random"
    network = begun.network if begun is not None and begun.origin else None
    network = network or design(config, schema.outputs, train_count, drawn=from_nothing)
    module, info, depth = network.module, network.info, network.depth
    # 3. The pretrained parameters in everything but that layer.
    if begun is not None and begun.origin:
        module.load_state_dict(begun.checkpoint.model)
        start = Start(begun.origin)
    else:
        choice, seed = config.model.weights, config.train.seed
        start = take_over(module, info, choice, schema, seed, job)
    module = module.to(device).to(memory_format=torch.channels_last)
    adapts_statistics = config.train.adapt_statistics or from_nothing
    # On a GPU, folding again in every step costs more kernel launches than the norm it saves.
    fold_rest = not adapts_statistics and device.type == "cpu"
    return TargetModel(
        module,
        cut(module, info, depth, fold_rest),
        start.origin,
        start.known_classes,
        info,
        depth,
        adapts_statistics=adapts_statistics,
        fits_head_first=fits_head_first(config),
    )


def design(config: RunConfig, outputs: int, train_count: int, *, drawn: bool = False) -> Network:
    """Build a network of the run's architecture, with its stages frozen.

    Unless ``drawn``, only the head is initialised.
    """
    info = catalog.model_of(config)
    depth = catalog.resolve_depth(info, config.model.freeze_depth)
    catalog.refuse_head(info, depth, config.train.head, config.task)
    references = min(train_count, MOST_REFERENCES) if config.train.head == "knn" else 0
    seed = derive(config.train.seed, "head")
    module = build.build(info, outputs, seed, drawn=drawn, references=references)
    freeze.freeze(module, info, depth)
    return Network(module, info, depth)
