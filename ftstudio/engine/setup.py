"""Everything a run needs before its first step, made from its configuration and its split."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn

from ftstudio.core.config import AUTO_BATCH, RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.events import Emit
from ftstudio.core.records import SplitManifest
from ftstudio.data.dataset import SampleSet, cut_into_batches
from ftstudio.data.pixel_cache import PixelCache
from ftstudio.data.transforms import Transform, eval_transform, stored_side, train_transform
from ftstudio.engine import device as devices
from ftstudio.engine import optim
from ftstudio.engine.target import TargetModel, make_target
from ftstudio.models import catalog
from ftstudio.tasks import registry
from ftstudio.tasks.base import Task


@dataclass(frozen=True)
class Run:
    """What to train and where it lies. ``manifest`` says which image plays which part."""

    run_id: str
    run_dir: Path
    config: RunConfig
    manifest: SplitManifest


@dataclass(frozen=True)
class Setup:
    """A run ready to train. Nothing here is replaced while it trains; module and optimiser change inside.

    ``kept_pixels`` is what both sets keep their decoded images in, while it is entered.
    """

    run: Run
    control: RunControl
    emit: Emit
    task: Task
    device: torch.device
    dtype: torch.dtype | None
    target: TargetModel
    image_size: int
    kept_pixels: PixelCache
    train_set: SampleSet
    val_set: SampleSet
    train_transform: Transform
    eval_transform: Transform
    batch_size: int
    steps_per_epoch: int
    training_loss: nn.Module
    plain_loss: nn.Module
    optimizer: torch.optim.Optimizer

    @property
    def module(self) -> nn.Module:
        return self.target.module

    @property
    def config(self) -> RunConfig:
        return self.run.config

    @property
    def class_count(self) -> int:
        return len(self.run.manifest.class_names)

    @property
    def total_steps(self) -> int:
        return self.steps_per_epoch * self.config.train.epochs

    @property
    def checkpoints(self) -> Path:
        return self.run.run_dir / "checkpoints"

    def safe_point(self) -> None:
        """Wait while paused. Raises StopRequested when a stop was asked for."""
        self.control.safe_point()


def prepare(run: Run, control: RunControl, emit: Emit) -> Setup:
    """Build model, samples, transforms, losses and optimiser of ``run``.

    Raises UserError where the device, the weights or the settings do not allow it.
    """
    train, manifest = run.config.train, run.manifest
    devices.use_all_cores()
    device = devices.choose(train.device)
    task = registry.task(run.config.task)
    target = make_target(run.config, len(manifest.class_names), device, control, emit)

    preprocessing = target.info.preprocessing
    image_size = catalog.image_size(target.info, train.image_size)
    side = stored_side(preprocessing, image_size)
    kept_pixels = PixelCache(Path(manifest.root), side, preprocessing.interpolation)
    train_set, val_set = (
        SampleSet(Path(manifest.root), manifest.of(split), manifest.class_names, preprocessing, side, kept_pixels)
        for split in ("train", "val")
    )

    # BatchNorm cannot learn from one value, so no batch is smaller than two.
    batch_size = max(2, min(train.batch_size or AUTO_BATCH, len(train_set)))
    counts = torch.bincount(train_set.targets, minlength=len(manifest.class_names)).tolist()
    return Setup(
        run=run,
        control=control,
        emit=emit,
        task=task,
        device=device,
        dtype=devices.autocast_dtype(device, train.precision),
        target=target,
        image_size=image_size,
        kept_pixels=kept_pixels,
        train_set=train_set,
        val_set=val_set,
        train_transform=train_transform(preprocessing, image_size, train.augment),
        eval_transform=eval_transform(preprocessing, image_size),
        batch_size=batch_size,
        steps_per_epoch=len(cut_into_batches(range(len(train_set)), batch_size)),
        training_loss=task.training_loss(train, counts).to(device),
        plain_loss=task.plain_loss().to(device),
        optimizer=optim.build_optimizer(target.module, target.info, run.config, optim.peak_lr(train, batch_size)),
    )
