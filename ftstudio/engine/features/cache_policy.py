"""Decide before a run starts what it caches and where, and the names of cached views on the disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b

import psutil
import torch
import torchvision
from msgspec import Struct
from msgspec.structs import replace

from ftstudio.core.config import auto_batch
from ftstudio.core.errors import UserError
from ftstudio.core.rank import of_environment
from ftstudio.core.run_record import Budgets, Tier
from ftstudio.core.storage.cache_room import CacheRoom, fair_share
from ftstudio.data.decoding.decode import decoder_identity
from ftstudio.data.loading.dataset import SampleSet
from ftstudio.engine import device as devices
from ftstudio.engine.distributed.ranks import Ranks
from ftstudio.engine.features.batches import PLAIN, CachePolicy, Part
from ftstudio.engine.features.extractor import FeatureExtractor, group_of
from ftstudio.engine.features.feature_cache import Shape, shape_of
from ftstudio.engine.network import run_plan as plans
from ftstudio.engine.network.finetuned import TargetModel
from ftstudio.engine.network.run_plan import Precision, RunPlan
from ftstudio.engine.profiling import benchmark, cost_model
from ftstudio.engine.run import Run

FORMAT = 1
"""Increase it when the same network would compute other features from the same pixels (other views, another cut)."""
CPU_BATCH, GPU_BATCH = 64, 256
"""Images per forward pass of the frozen stages while a view is computed."""
_HOST_DIVISOR = 4
"""By default, caches use a quarter of the free main memory and half of the free memory of a GPU."""


class _Decision(Struct, frozen=True):
    """What the other ranks need to know of a plan."""

    plan: RunPlan
    tier: Tier


@dataclass(frozen=True)
class Caching:
    """Everything the decision depends on."""

    run: Run
    target: TargetModel
    device: torch.device
    image_size: int
    sets: Mapping[Part, SampleSet]


def planned_together(ranks: Ranks, of: Caching) -> tuple[RunPlan, CachePolicy | None]:
    """Decide on rank 0 and share the decision with all ranks; see ``planned``."""
    if ranks.here.is_first:
        plan, keeping = planned(of)
        ranks.told(_Decision(plan, keeping.tier if keeping else "none"), _Decision)
        return plan, keeping
    told = ranks.told(None, _Decision)
    assert told is not None
    if told.tier == "none":
        return told.plan, None
    shapes = _shapes_of(of, told.plan)
    return told.plan, _policy_for(told.tier, of, told.plan, shapes)


def planned(of: Caching) -> tuple[RunPlan, CachePolicy | None]:
    """Return the stored plan of a run, or decide and store a new one; and how to cache, None to cache nothing.

    Raises:
        UserError: The run started from other weights, or its plan cannot be read or written.
    """
    run, target = of.run, of.target
    begun = plans.read(run.run_dir)
    if begun is not None and begun.origin != target.origin:
        raise UserError(
            f"The weights of {target.info.title} on this computer are not the ones that the run in {run.run_dir} "
            f"started from.",
            "Restore the original file, or start a new run with the same settings.",
        )
    plan = begun or _new_plan(of)
    keeping: CachePolicy | None = None
    if plan.keeps:
        shapes = _shapes_of(of, plan)
        plan, keeping = _with_room(of, plan, shapes, may_change=begun is None)
    if begun is None:
        plans.write(run.run_dir, plan)
    return plan, keeping


def _new_plan(of: Caching, *, may_keep: bool = True) -> RunPlan:
    target = of.target
    plan = plans.decide(of.run.config, target.info, target.depth, *_precisions(of), may_keep=may_keep)
    return replace(plan, origin=target.origin, known_classes=target.known_classes)


def _precisions(of: Caching) -> tuple[Precision, Precision]:
    """The precision of (the steps, the frozen stages): the one set, or the fastest in the benchmark."""
    wanted, target = of.run.config.train.precision, of.target
    if wanted != "auto":
        return wanted, wanted
    if devices.half_precision(of.device) is None:
        return "float32", "float32"
    return cost_model.precisions(benchmark.speeds(target.info, of.image_size, of.device), target.depth, wanted)


def _with_room(
    of: Caching, plan: RunPlan, shapes: tuple[Shape, ...], *, may_change: bool
) -> tuple[RunPlan, CachePolicy | None]:
    """Fit the plan into the available room.

    A stored plan must not change: its views stay, and those without room are computed again in every epoch.
    """
    room = CacheRoom("features", of.run.budgets.features)
    sizes = most_bytes(of.run.budgets, room, of.device)
    image = sum(shape.bytes for shape in shapes)

    def kept_bytes(tried: RunPlan) -> int:
        return plans.kept_images(tried, len(of.sets["train"]), len(of.sets["val"])) * image

    if may_change:
        without = _new_plan(of, may_keep=False)
        plan, tier = plans.with_room(plan, kept_bytes, sizes, without)
    else:
        tier = plans.place(kept_bytes(plan), *sizes)
    if tier == "none":
        return plan, None
    return plan, _policy_for(tier, of, plan, shapes)


def _policy_for(tier: Tier, of: Caching, plan: RunPlan, shapes: tuple[Shape, ...]) -> CachePolicy:
    config, sets = of.run.config, of.sets
    dtype = devices.DTYPES[plan.kept_precision] or torch.float32
    batch = CPU_BATCH if of.device.type == "cpu" else GPU_BATCH
    identity = _identity(of, plan)
    data = {part: cache(lambda part=part: sets[part].digest()) for part in sets}

    def name(part: Part, view: int) -> str:
        seed = config.train.seed if view != PLAIN else 0
        augment = config.train.augment if view != PLAIN else "none"
        words = f"{identity}\0{data[part]()}\0{part if view == PLAIN else ''}\0{view}\0{seed}\0{augment}"
        return blake2b(words.encode(), digest_size=12).hexdigest()

    return CachePolicy(tier, dtype, batch, shapes, name, CacheRoom("features", of.run.budgets.features))


def _shapes_of(of: Caching, plan: RunPlan) -> tuple[Shape, ...]:
    """The layout of the frozen stages' outputs in memory, found by running two black images."""
    target, device, size = of.target, of.device, of.image_size
    black = torch.zeros(2, 3, size, size, device=device).to(memory_format=torch.channels_last)
    target.module.eval()
    trunk = FeatureExtractor(
        target.parts.trunk, device, devices.DTYPES[plan.trunk_precision], None, exact=False, batch_size=2
    )
    dtype = devices.DTYPES[plan.kept_precision] or torch.float32
    return tuple(shape_of(value, dtype) for value in trunk(black))


def most_bytes(budgets: Budgets, room: CacheRoom, device: torch.device) -> tuple[int, int, int]:
    """Return the bytes that caches may use on (device, host, disk)."""
    on_device = 0
    if device.type == "cuda":
        free, _ = torch.cuda.mem_get_info(device)
        on_device = free // 2 if budgets.device is None else min(budgets.device, free)
    available = psutil.virtual_memory().available // of_environment().local_count
    in_host = available // _HOST_DIVISOR if budgets.host is None else min(budgets.host, available)
    try:
        room.root.mkdir(0o700, parents=True, exist_ok=True)
        on_disk = fair_share(room.root) if budgets.features is None else budgets.features
    except OSError:  # not writable
        on_disk = 0
    return on_device, in_host, on_disk


def _identity(of: Caching, plan: RunPlan) -> str:
    """Everything that the features depend on, except the images and the view."""
    target, device, config = of.target, of.device, of.run.config
    capability = torch.backends.cpu.get_cpu_capability()
    words = (
        FORMAT, decoder_identity(), torch.__version__, torchvision.__version__, device.type,
        target.origin, target.info.architecture, target.depth,
        target.info.preprocessing, of.image_size, plan.trunk_precision, plan.kept_precision,
        (group_of(config.train.batch_size or auto_batch(config)), capability) if plan.exact else None,
    )  # fmt: skip
    return repr(words)
