"""What a run caches and its precision: decided once, before it starts, and stored in its folder.

The decision changes the results (which view an epoch uses, how features are rounded), so a resumed run uses the stored
one. Nothing in it depends on timing except the precision, which is chosen by a benchmark of this computer whose result
is stored (see profiling/benchmark). Does not import torch.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct
from msgspec.structs import replace

from ftstudio.core import json_codec
from ftstudio.core.bounds import Count
from ftstudio.core.config import HeadKind, RunConfig, fits_head_first
from ftstudio.core.model_info import ModelInfo
from ftstudio.core.run_record import Tier
from ftstudio.core.storage import reading
from ftstudio.core.storage.files import not_written, replace_file

Precision: TypeAlias = Literal["float32", "bfloat16", "float16"]

HEAD_STRENGTHS = (1.0, 0.3, 0.1, 0.03, 0.01, 3e-3, 1e-3)
"""L2 weights of a head fit on standardised features, strongest first, so that each fit starts near its optimum, where
the one before it ended. A linear probe has one epoch for each."""
MOST_PASSES = 75
"""Maximum passes over all features in one fit."""
MEANS = (1.0, 0.5, 0.2, 0.1, 0.05)
"""Shrinkage of the within-class covariance for the distance to a class mean; 1 gives the plain distance (see
tasks/classification/heads/nearest_class_mean)."""
NEIGHBOURS = (1, 3, 5, 10, 20, 50)
"""How many of the nearest training images vote."""
_CHOICES: dict[HeadKind, Sequence[float]] = {"nearest-mean": MEANS, "knn": NEIGHBOURS}
VIEWS_OF_THE_HEAD = 1
"""Augmented views that a linear probe is fitted on besides the plain images. Each costs a pass through the network, and
a second one gave no improvement visible over five seeds (docs/performance.md)."""
MOST_VIEWS = 4
EPOCHS_PER_VIEW = 3
"""Minimum epochs per view; with fewer, computing it saves too little for the variety that is lost."""
LEAST_SAVING = 0.05
"""Fraction of a run's work that caching must save."""


class RunPlan(Struct, frozen=True, kw_only=True):
    """What a run caches, and its precision.

    Attributes:
        origin: Identifies the initial parameters.
        known_classes: The number of outputs whose head rows came with them.
        keeps: Whether the output of the frozen stages is cached.
        augmented: Whether training images are augmented.
        views: The number of augmented views that the epochs cycle through; 0 for a new one in each epoch.
        fits_head_alone: Whether the run is a linear probe, fitted directly.
        precision: Precision of the training steps.
        trunk_precision: Precision of the frozen stages.
        kept_precision: Precision of the cached features.
    """

    origin: str = ""
    known_classes: Count = 0
    keeps: bool = False
    augmented: bool = True
    views: Annotated[int, Meta(ge=0, le=1_000)] = 0
    fits_head_alone: bool = False
    precision: Precision = "float32"
    trunk_precision: Precision = "float32"
    kept_precision: Precision = "float32"

    def view_of(self, epoch: int) -> int:
        """Return the view of an epoch (from 1); 0 is the plain view."""
        if not self.augmented:
            return 0
        return 1 + (epoch - 1) % self.views if self.views else epoch

    @property
    def views_for_the_head(self) -> tuple[int, ...]:
        """The augmented views that the head is fitted on."""
        if not self.augmented:
            return ()
        return tuple(range(1, 1 + self.views)) if self.fits_head_alone and self.views else (1,)

    @property
    def exact(self) -> bool:
        """Whether cached features are bit-identical to computing them again."""
        return not self.keeps or self.kept_precision == "float32"


def decide(
    config: RunConfig,
    info: ModelInfo,
    depth: int,
    precision: Precision,
    trunk_precision: Precision,
    *,
    may_keep: bool = True,
) -> RunPlan:
    """Decide what a run should cache, provided there is room.

    Args:
        config: The run's settings.
        info: The architecture.
        depth: The number of frozen stages.
        precision: The best precision of the device for training steps.
        trunk_precision: The best precision of the device for the frozen stages.
        may_keep: False if nothing can be cached.
    """
    train = config.train
    everything = depth == len(info.stages)
    if everything and train.head in _CHOICES:
        return _plan_for_plain_images(config, trunk_precision, may_keep=may_keep)
    plan = RunPlan(
        augmented=train.augment != "none",
        fits_head_alone=everything and info.has_pooled_head and _is_fitted_directly(config),
        precision=precision,
        trunk_precision=precision,
    )
    if plan.augmented and train.views is not None:
        plan = replace(plan, views=train.views if plan.fits_head_alone else min(train.views, train.epochs))
    elif plan.augmented and plan.fits_head_alone:
        plan = replace(plan, views=VIEWS_OF_THE_HEAD)
    if depth == 0 or train.feature_cache == "off" or not may_keep:
        return plan
    views = plan.views
    if plan.augmented and not views:
        views = max(1, min(MOST_VIEWS, -(-train.epochs // EPOCHS_PER_VIEW)))
    if not everything and saving(info, depth, train.epochs, max(1, views)) < LEAST_SAVING:
        return plan
    return _with_cache(replace(plan, views=views), config, trunk_precision)


def _with_cache(plan: RunPlan, config: RunConfig, trunk_precision: Precision) -> RunPlan:
    if config.train.kept_precision == "float32":
        return replace(plan, keeps=True, kept_precision="float32")
    kept: Precision = "bfloat16" if trunk_precision == "bfloat16" else "float16"
    return replace(plan, keeps=True, trunk_precision=trunk_precision, kept_precision=kept)


def choices(head: HeadKind) -> Sequence[float]:
    """The settings that a closed-form head is fitted with, one per epoch; the validation images select one."""
    return _CHOICES.get(head, HEAD_STRENGTHS)


def passes(head: HeadKind) -> int:
    """Maximum passes over all features per fit, which are the steps of an epoch of a linear probe."""
    return 1 if head in _CHOICES else MOST_PASSES


def _plan_for_plain_images(config: RunConfig, trunk_precision: Precision, *, may_keep: bool) -> RunPlan:
    """The plan for heads computed from the features in one pass.

    They compare images, so they use plain views in full precision.
    """
    plan = RunPlan(augmented=False, fits_head_alone=True)
    may_keep = may_keep and config.train.feature_cache != "off"
    return _with_cache(plan, config, trunk_precision) if may_keep else plan


def _is_fitted_directly(config: RunConfig) -> bool:
    solver = "lbfgs" if config.train.head == "logistic" else config.train.head_solver
    return solver == "lbfgs" or (solver == "auto" and fits_head_first(config))


def saving(info: ModelInfo, depth: int, epochs: int, views: int) -> float:
    """Return the fraction of a run's multiply-adds that caching ``views`` views saves.

    Without a cache, the first ``depth`` stages process one view per epoch.
    """
    frozen = sum(stage.gflops for stage in info.stages[:depth])
    training = 3 * sum(stage.gflops for stage in info.stages[depth:])
    return max(0, epochs - views) * frozen / max(1e-9, epochs * (frozen + training))


def kept_images(plan: RunPlan, train_count: int, val_count: int) -> int:
    """Return how many feature maps are cached over all views and both splits."""
    plain = plan.fits_head_alone or not plan.views
    return train_count * (plan.views + plain) + val_count


def with_room(
    plan: RunPlan, kept_bytes: Callable[[RunPlan], int], room: tuple[int, int, int], without: RunPlan
) -> tuple[RunPlan, Tier]:
    """Reduce the views of ``plan`` until they fit.

    Args:
        plan: The plan to fit.
        kept_bytes: Returns the size of a plan's cache in bytes.
        room: Usable bytes of (device, host, disk).
        without: The plan to use if not even one view fits.

    Returns:
        (the plan, where its features are cached).
    """
    while plan.keeps:
        tier = place(kept_bytes(plan), *room)
        if tier != "none":
            return plan, tier
        plan = replace(plan, views=plan.views - 1) if plan.views > 1 else without
    return plan, "none"


def place(kept_bytes: int, device: int, host: int, disk: int) -> Tier:
    """Return the fastest tier with room for ``kept_bytes``; the other arguments are the usable bytes of each."""
    if device and kept_bytes <= device:
        return "device"
    if kept_bytes <= host:
        return "host"
    return "disk" if kept_bytes <= disk else "none"


def file_in(run_dir: Path) -> Path:
    """The plan file of a run folder."""
    return run_dir / "plan.json"


def read(run_dir: Path) -> RunPlan | None:
    """Read the plan of the run in ``run_dir``; None for a run that has not started.

    Raises:
        UserError: The file cannot be read or is damaged.
    """
    hint = "Restore it from a backup, or start a new run."
    try:
        return reading.value_of(file_in(run_dir), RunPlan, reading.SMALL, hint)
    except reading.MissingFile:
        return None


def write(run_dir: Path, plan: RunPlan) -> None:
    """Write the plan into the run folder.

    Raises:
        UserError: The file cannot be written.
    """
    try:
        replace_file(file_in(run_dir), json_codec.encode_pretty(plan))
    except OSError as error:
        raise not_written(file_in(run_dir), error) from error
