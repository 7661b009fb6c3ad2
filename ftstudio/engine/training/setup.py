"""Build everything a run needs before its first step from its configuration and split."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

from ftstudio.core.config import RunConfig, auto_batch
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import SplitSample
from ftstudio.core.events import Emit, PhaseChanged
from ftstudio.core.targets import TargetSchema
from ftstudio.data.loading.dataset import SampleSet, cut_into_batches
from ftstudio.data.loading.pixel_cache import PixelCache
from ftstudio.data.loading.transforms import eval_transform, stored_side, train_transform
from ftstudio.engine import device as devices
from ftstudio.engine.distributed.ranks import ONE, Ranks
from ftstudio.engine.features.batches import Feed, Part, Source, Views
from ftstudio.engine.features.cache_policy import Caching, planned_together
from ftstudio.engine.features.extractor import FeatureExtractor
from ftstudio.engine.job import JobContext
from ftstudio.engine.network import optim
from ftstudio.engine.network.finetuned import TargetModel, make_target
from ftstudio.engine.network.pretrained_init import ResumedRun
from ftstudio.engine.network.run_plan import RunPlan, choices, passes
from ftstudio.engine.run import Run
from ftstudio.engine.task import Loss, Meter, NoMeter, Task
from ftstudio.models import catalog


@dataclass(frozen=True)
class Setup:
    """A run ready to train. Nothing here is replaced during training; only the module and the optimiser change inside.

    ``pixel_cache`` holds the decoded images of both sets and must be entered while they are read. ``began`` is when the
    setup began, by the monotonic clock, later by the time that the job was paused.
    """

    run: Run
    ranks: Ranks
    control: RunControl
    emit: Emit
    task: Task
    device: torch.device
    dtype: torch.dtype | None
    target: TargetModel
    plan: RunPlan
    image_size: int
    pixel_cache: PixelCache
    train_set: SampleSet
    val_set: SampleSet
    source: Source
    batch_size: int
    epochs: int
    steps_per_epoch: int
    training_loss: Loss
    plain_loss: Loss
    optimizer: torch.optim.Optimizer
    began: float

    @property
    def module(self) -> nn.Module:
        return self.target.module

    @property
    def config(self) -> RunConfig:
        return self.run.config

    @property
    def schema(self) -> TargetSchema:
        return self.run.manifest.schema

    @property
    def selects_by_loss(self) -> bool:
        """Whether the validation loss selects the best epoch.

        Class means and nearest neighbours do not minimise it, a detector's says little about its boxes, and a network
        trained from scratch keeps improving long after its loss is lowest.
        """
        config = self.config
        pretrained = config.model.weights != "random"
        return (
            self.target.info.has_pooled_head
            and config.train.recipe > 1
            and pretrained
            and config.train.head in ("linear", "logistic")
        )

    @property
    def total_steps(self) -> int:
        return self.steps_per_epoch * self.epochs

    @property
    def checkpoints(self) -> Path:
        return self.run.checkpoints

    @property
    def feed(self) -> Feed:
        return Feed(self.source, self.device, self.dtype, self.safe_point)

    def training_meter(self) -> Meter:
        """A meter for the training batches."""
        return self.task.meter(self.schema) if self.task.counts_while_training else NoMeter()

    def keep(self, part: Part, view: int) -> None:
        """Cache a view, if this run caches it. Raises as Source.keep."""
        if not self.source.is_kept(part, view):
            self.emit(PhaseChanged("caching"))
            self.module.eval()
            self.source.keep(part, view)

    def safe_point(self, *counts: int) -> tuple[int, ...]:
        """Wait while paused, then return the sums of ``counts`` over all ranks.

        Raises:
            StopRequested: A stop was requested on any rank.
        """
        return self.ranks.safe_point(self.control, *counts)


def prepare(run: Run, control: RunControl, emit: Emit, ranks: Ranks = ONE, begun: ResumedRun | None = None) -> Setup:
    """Build model, samples, transforms, losses and optimiser of ``run``.

    Args:
        run: The run to prepare.
        control: Checked for pause and stop while weights are downloaded.
        emit: Receives progress and notices.
        ranks: The processes that train together.
        begun: The checkpoint to resume from, which replaces the pretrained weights.

    Raises:
        UserError: The device, the weights or the settings do not allow this run.
    """
    train, manifest = run.config.train, run.manifest
    began = time.monotonic() - control.waited
    devices.use_all_cores()
    device = devices.choose(devices.of_rank(train.device, ranks.here))
    if device.type == "cuda" and not ranks.here.is_alone:
        torch.cuda.set_device(device)  # otherwise each rank also allocates memory on the first GPU
    task, schema = run.task, manifest.schema
    train_count = len(manifest.of("train"))
    target = make_target(run.config, schema, train_count, device, JobContext(control, emit), begun)

    preprocessing = target.info.preprocessing
    image_size = catalog.image_size(target.info, train.image_size)
    side = stored_side(preprocessing, image_size)
    root = Path(manifest.root)
    pixel_cache = PixelCache(root, side, preprocessing.interpolation, run.budgets.pixels, preprocessing.pages)
    samples: dict[Part, tuple[SplitSample, ...]] = {"train": manifest.of("train"), "val": manifest.of("val")}
    sets: dict[Part, SampleSet] = {}
    for part, some in samples.items():
        targets = task.targets(some, schema, root)
        sets[part] = SampleSet(root, some, targets, preprocessing, side, pixel_cache)
    # BatchNorm needs more than one value per channel to train, so no batch is smaller than two.
    batch_size = max(2, min(train.batch_size or auto_batch(run.config), len(sets["train"])))

    plan, keeping = planned_together(ranks, Caching(run, target, device, image_size, sets))
    trunk = FeatureExtractor(
        target.parts.trunk,
        device,
        devices.DTYPES[plan.trunk_precision],
        devices.DTYPES[plan.kept_precision] if plan.keeps else None,
        plan.exact and device.type == "cpu",
        batch_size,
    )
    source = Source(
        sets,
        Views(
            eval_transform(preprocessing, image_size),
            train_transform(preprocessing, image_size, train.augment),
            train.seed,
        ),
        trunk,
        keeping,
        JobContext(control, emit),
        ranks,
    )
    return Setup(
        run=run,
        ranks=ranks,
        control=control,
        emit=emit,
        task=task,
        device=device,
        dtype=devices.DTYPES[plan.precision],
        target=target,
        plan=plan,
        image_size=image_size,
        pixel_cache=pixel_cache,
        train_set=sets["train"],
        val_set=sets["val"],
        source=source,
        batch_size=batch_size,
        epochs=len(choices(train.head)) if plan.fits_head_alone else train.epochs,
        steps_per_epoch=(
            passes(train.head) if plan.fits_head_alone else len(cut_into_batches(range(train_count), batch_size))
        ),
        training_loss=task.training_loss(train, sets["train"].targets, schema).to(device),
        plain_loss=task.plain_loss().to(device),
        optimizer=optim.build_optimizer(target.module, target.info, run.config, optim.peak_lr(run.config, batch_size)),
        began=began,
    )
