"""The cost of each freeze depth, computed from the speed of the computer. Without torch.

    per epoch  every training image forward and backward through the trainable stages, every validation image forward;
        without a cache, also augmentation and the frozen stages
    once       each image decoded, every cached view through the frozen stages, and with pretrained weights the head
        fitted on the features of two views of each training image

On a CPU, augmentation uses the same cores as the network; with a GPU it runs beside it, so the slower of the two
counts.

Memory: parameters, gradients and AdamW's two moments, 4 bytes each; the activations stored for the backward pass, about
50 MB x sqrt(GFLOPs) per image at the native size, distributed over the stages like their work; cached features; and
what the framework itself takes. The activations are a rule of thumb, right within a factor of two.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from ftstudio.core.config import RunConfig, auto_batch, fits_head_first
from ftstudio.core.costs import DepthCost
from ftstudio.core.model_info import ModelInfo
from ftstudio.engine.network import run_plan as plans
from ftstudio.engine.network.run_plan import Precision, RunPlan
from ftstudio.engine.profiling.throughput import Reading, Speeds, StageSpeed, best_precision
from ftstudio.models import catalog

_ACTIVATION_BYTES = 50e6
_WORKSPACE_SHARE = 0.1
"""Fraction of a frozen stage's activations that exist at any moment of the forward pass."""
_FRAMEWORK_BYTES = {"cpu": 350e6, "cuda": 500e6, "mps": 350e6}
_GATHERED_BYTES_PER_SECOND = 2e9
"""Reading rows of cached features at random positions and converting them to float32."""
_PASS_OVERHEAD = 0.02
"""Seconds per epoch besides its images: starting a validation, writing a line of the journal."""
_FIT_SECONDS = 2e-9
"""Seconds per feature value and class: all passes over them in one fit of the head."""


@dataclass(frozen=True)
class Work:
    """What a run has to do.

    Attributes:
        config: The run's settings.
        info: Its architecture.
        train_count: Training images.
        val_count: Validation images.
        class_count: Outputs of the head.
        kind: The type of device: "cpu", "cuda" or "mps".
        room: Bytes that may be used for caches on (GPU, main memory, disk).
    """

    config: RunConfig
    info: ModelInfo
    train_count: int
    val_count: int
    class_count: int
    kind: str
    room: tuple[int, int, int]

    @property
    def image_size(self) -> int:
        return catalog.image_size(self.info, self.config.train.image_size)

    @property
    def batch_size(self) -> int:
        return max(2, min(self.config.train.batch_size or auto_batch(self.config), self.train_count))


def costs(work: Work, speeds: Speeds, reading: Reading) -> tuple[DepthCost, ...]:
    """Return the cost of each freeze depth, from 0 to all stages."""
    return tuple(_cost(work, speeds, reading, depth) for depth in range(len(work.info.stages) + 1))


def precisions(speeds: Speeds, depth: int, wanted: str) -> tuple[Precision, Precision]:
    """Return the precision of (the steps, the frozen stages): ``wanted``, or for "auto" the faster one at ``depth``."""
    if wanted != "auto":
        asked: Precision = wanted  # type: ignore[assignment]  - the setting has the same values
        return asked, asked
    steps = {name: _training_seconds(stages, depth) for name, stages in speeds.stages.items()}
    frozen = {name: sum(stage.forward for stage in stages[:depth]) for name, stages in speeds.stages.items()}
    return best_precision(steps), best_precision(frozen)  # type: ignore[arg-type]  - keys are precisions


def _training_seconds(stages: tuple[StageSpeed, ...], depth: int) -> float:
    """Seconds per image, forward and backward, through the trainable stages."""
    return sum(
        stage.first if place == depth else stage.training for place, stage in enumerate(stages) if place >= depth
    )


def _cost(work: Work, speeds: Speeds, reading: Reading, depth: int) -> DepthCost:
    train, info = work.config.train, work.info
    steps_in, trunk_in = precisions(speeds, depth, train.precision)
    plan = plans.decide(work.config, info, depth, steps_in, trunk_in)
    without = plans.decide(work.config, info, depth, steps_in, trunk_in, may_keep=False)
    plan, tier = plans.with_room(plan, lambda tried: _cache_bytes(work, speeds, tried, depth), work.room, without)
    stages = speeds.stages.get(plan.precision, speeds.stages["float32"])
    trunk = speeds.stages.get(plan.trunk_precision, speeds.stages["float32"])

    frozen = sum(stage.forward for stage in trunk[:depth])
    forward = sum(stage.forward for stage in stages[depth:])
    image = _training_seconds(stages, depth)
    boundary = speeds.boundary[depth - 1] if depth and speeds.boundary else 0
    shown = 4 * boundary / _GATHERED_BYTES_PER_SECOND if plan.keeps else _combined(work.kind, reading.view, frozen)
    trainable = catalog.trainable_count(info, depth, work.class_count)
    steps = -(-work.train_count // work.batch_size)
    update = steps * speeds.update * trainable
    validating = work.val_count * (forward + shown)
    epoch = work.train_count * _combined(work.kind, shown, image) + validating + update + _PASS_OVERHEAD

    pretrained = fits_head_first(work.config)
    through = _combined(work.kind, reading.view, frozen)
    once = (work.train_count + work.val_count) * reading.decoding
    if plan.keeps:
        once += plans.kept_images(plan, work.train_count, work.val_count) * through
    fitted = work.train_count * (1 + len(plan.views_for_the_head))
    fit = _FIT_SECONDS * fitted * work.class_count * _feature_count(info)
    if plan.fits_head_alone:
        fit *= plans.passes(train.head) / plans.MOST_PASSES
        once += 0.0 if plan.keeps else fitted * through
        epoch, epochs = fit + validating + _PASS_OVERHEAD, len(plans.choices(train.head))
    else:
        epochs = train.epochs
        if pretrained:  # one of the views that the head is fitted on is also cached for the epochs
            again = fitted - (work.train_count if plan.keeps else 0)
            once += again * (through + forward) + (fitted - again) * (shown + forward)
            once += 2 * validating + len(plans.HEAD_STRENGTHS) * fit
    return DepthCost(
        freeze_depth=depth,
        trainable_parameters=trainable,
        seconds_per_epoch=epoch,
        caching_seconds=once,
        total_seconds=once + epochs * epoch,
        memory=memory(info, depth, work.class_count, work.image_size, work.batch_size, work.kind)
        + (_cache_bytes(work, speeds, plan, depth) if plan.keeps and tier in ("host", "device") else 0),
        kept_bytes=_cache_bytes(work, speeds, plan, depth) if plan.keeps else 0,
        views=plan.views if plan.keeps else 0,
        tier=tier,
        precision=plan.precision,
        batch_size=work.batch_size,
        epochs=epochs,
        measured=speeds.measured,
    )


def _combined(kind: str, beside: float, computing: float) -> float:
    return beside + computing if kind == "cpu" else max(beside, computing)


def _cache_bytes(work: Work, speeds: Speeds, plan: RunPlan, depth: int) -> int:
    if not depth or not speeds.boundary:
        return 0
    per_number = 4 if plan.kept_precision == "float32" else 2
    return plans.kept_images(plan, work.train_count, work.val_count) * speeds.boundary[depth - 1] * per_number


def _feature_count(info: ModelInfo) -> int:
    """The number of features of an image that enter the head."""
    return catalog.head_parameters(info, 1) - 1 if info.has_pooled_head else sum(info.maps)


def memory(info: ModelInfo, depth: int, class_count: int, image_size: int, batch_size: int, kind: str) -> int:
    """Estimate the peak memory of a training step in bytes, without cached features."""
    trainable, frozen = catalog.counts(info, class_count, depth)
    weights = 4 * frozen + 4 * trainable * (1 + 1 + 2)
    work = sum(stage.gflops for stage in info.stages)
    kept = sum(stage.gflops for stage in info.stages[depth:]) / work
    passing = _WORKSPACE_SHARE * max((stage.gflops for stage in info.stages[:depth]), default=0.0) / work
    scale = (image_size / info.preprocessing.size) ** 2
    activations = _ACTIVATION_BYTES * math.sqrt(work) * scale * max(kept, passing)
    return round(weights + activations * batch_size + _FRAMEWORK_BYTES.get(kind, _FRAMEWORK_BYTES["cpu"]))
