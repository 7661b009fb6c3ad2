"""What a run keeps and in which precision it works: decided once, before it begins, and kept in its folder.

The decision changes the numbers (which view an epoch sees, how features are rounded), so a resumed run goes on with the
one it began with. Nothing in it depends on the clock but the precision, which a measurement of this computer chooses
and which stays with the computer (see measure). No torch at import.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct
from msgspec.structs import replace

from ftstudio.core import json_codec
from ftstudio.core.bounds import Count
from ftstudio.core.config import HeadKind, RunConfig
from ftstudio.core.model_info import ModelInfo
from ftstudio.core.run_record import Tier
from ftstudio.core.storage import reading
from ftstudio.core.storage.files import not_written, replace_file

Precision: TypeAlias = Literal["float32", "bfloat16", "float16"]

HEAD_STRENGTHS = (1.0, 0.3, 0.1, 0.03, 0.01, 3e-3, 1e-3)
"""L2 weights on standardised features that a head is fitted with, from the strongest: each fit starts close to its
optimum, where the one before it ended. A run that trains the head alone has an epoch for each."""
MOST_PASSES = 75
"""Passes over all features in one fit, at most."""
MEANS = (1.0, 0.5, 0.2, 0.1, 0.05)
"""How far a class mean is, is measured with these shares of the plain distance (see head_means)."""
NEIGHBOURS = (1, 3, 5, 10, 20, 50)
"""How many of the most similar training images vote."""
_CHOICES: dict[HeadKind, Sequence[float]] = {"nearest-mean": MEANS, "knn": NEIGHBOURS}
VIEWS_OF_THE_HEAD = 1
"""Augmented views that the head alone is fitted on, besides the plain images: each costs a pass through the network,
and a second one brought nothing that five seeds could show (docs/performance.md)."""
MOST_VIEWS = 4
EPOCHS_PER_VIEW = 3
"""A view should serve for so many epochs, or computing it is no saving worth the variety that is lost."""
LEAST_SAVING = 0.05
"""Share of a run's work that keeping must save."""


class RunPlan(Struct, frozen=True, kw_only=True):
    """``views`` augmented views take turns over the epochs; 0: each epoch has its own. ``keeps`` says whether what the
    frozen part makes of them is kept, as ``kept_precision``. ``precision`` is that of the steps, ``trunk_precision``
    that of the frozen part. ``origin`` tells the pretrained parameters that the run began with, ``known_classes`` for
    how many of its classes the head came with them."""

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
        """The view that an epoch (from 1) sees; 0 is the plain one."""
        if not self.augmented:
            return 0
        return 1 + (epoch - 1) % self.views if self.views else epoch

    @property
    def views_for_the_head(self) -> tuple[int, ...]:
        """The augmented views that take part in fitting the head."""
        if not self.augmented:
            return ()
        return tuple(range(1, 1 + self.views)) if self.fits_head_alone and self.views else (1,)

    @property
    def exact(self) -> bool:
        """Whether what is kept is, bit for bit, what would be computed anew."""
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
    """What a run of ``config`` with the first ``depth`` stages of ``info`` frozen should keep, if there is room.

    ``precision`` and ``trunk_precision`` are the best of the device for the steps and for the frozen part.
    """
    train = config.train
    everything = depth == len(info.stages)
    if everything and train.head in _CHOICES:
        return _of_plain_images(config, trunk_precision, may_keep=may_keep)
    plan = RunPlan(
        augmented=train.augment != "none",
        fits_head_alone=everything and _fits(config),
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
    return _keeping(replace(plan, views=views), config, trunk_precision)


def _keeping(plan: RunPlan, config: RunConfig, trunk_precision: Precision) -> RunPlan:
    if config.train.kept_precision == "float32":
        return replace(plan, keeps=True, kept_precision="float32")
    kept: Precision = "bfloat16" if trunk_precision == "bfloat16" else "float16"
    return replace(plan, keeps=True, trunk_precision=trunk_precision, kept_precision=kept)


def choices(head: HeadKind) -> Sequence[float]:
    """What a head is fitted with, where it is fitted: one after the other, an epoch each. The validation images
    choose."""
    return _CHOICES.get(head, HEAD_STRENGTHS)


def passes(head: HeadKind) -> int:
    """Passes over all features in an epoch of such a run, at most: its steps."""
    return 1 if head in _CHOICES else MOST_PASSES


def _of_plain_images(config: RunConfig, trunk_precision: Precision, *, may_keep: bool) -> RunPlan:
    """For the heads that are made of the features in one pass. They compare images, so they see them as they are, and
    compute in full precision."""
    plan = RunPlan(augmented=False, fits_head_alone=True)
    may_keep = may_keep and config.train.feature_cache != "off"
    return _keeping(plan, config, trunk_precision) if may_keep else plan


def _fits(config: RunConfig) -> bool:
    solver = "lbfgs" if config.train.head == "logistic" else config.train.head_solver
    return solver == "lbfgs" or (solver == "auto" and config.model.weights != "random" and config.train.head_first)


def saving(info: ModelInfo, depth: int, epochs: int, views: int) -> float:
    """The share of a run's work (multiply-adds) that is saved when the first ``depth`` stages see ``views`` views
    instead of one per epoch."""
    frozen = sum(stage.gflops for stage in info.stages[:depth])
    training = 3 * sum(stage.gflops for stage in info.stages[depth:])
    return max(0, epochs - views) * frozen / max(1e-9, epochs * (frozen + training))


def kept_images(plan: RunPlan, train_count: int, val_count: int) -> int:
    """How often one image's values are kept, all views and both splits together."""
    plain = plan.fits_head_alone or not plan.views
    return train_count * (plan.views + plain) + val_count


def with_room(
    plan: RunPlan, kept_bytes: Callable[[RunPlan], int], room: tuple[int, int, int], without: RunPlan
) -> tuple[RunPlan, Tier]:
    """``plan`` with as many views as there is ``room`` for (see ``place``), and where they are kept; ``without`` where
    there is none at all."""
    while plan.keeps:
        tier = place(kept_bytes(plan), *room)
        if tier != "none":
            return plan, tier
        plan = replace(plan, views=plan.views - 1) if plan.views > 1 else without
    return plan, "none"


def place(kept_bytes: int, device: int, host: int, disk: int) -> Tier:
    """The fastest tier with room for ``kept_bytes``; the others are what may be used of each, in bytes."""
    if device and kept_bytes <= device:
        return "device"
    if kept_bytes <= host:
        return "host"
    return "disk" if kept_bytes <= disk else "none"


def file_in(run_dir: Path) -> Path:
    return run_dir / "plan.json"


def read(run_dir: Path) -> RunPlan | None:
    """The plan that the run in ``run_dir`` began with; None for a run that has not begun. Raises UserError."""
    hint = "Restore it from a backup, or start a new run."
    try:
        return reading.value_of(file_in(run_dir), RunPlan, reading.SMALL, hint)
    except reading.MissingFile:
        return None


def write(run_dir: Path, plan: RunPlan) -> None:
    """Raises UserError when the disk refuses."""
    try:
        replace_file(file_in(run_dir), json_codec.encode_pretty(plan))
    except OSError as error:
        raise not_written(file_in(run_dir), error) from error
