"""What a position of the freeze slider will cost on this computer: a first guess, better after the first run.

Time. One image costs, in multiply-adds (the GFLOPs of the catalogue), scaled by (size / native size) squared:

    training    forward of all stages + head, and twice that again for every stage that trains and for the head
                (one pass for the gradient of the weights, one for that of the activations; nothing goes back
                into frozen stages)
    validation  forward of all stages + head

    seconds per image = work / rate + seconds to read and augment it     on a CPU, which does both
    seconds per image = the larger of the two                            on a GPU, where they overlap

``rate`` is what the device does in practice, in GFLOP/s: a default by kind of device, or learned from the
newest run here by solving the same formula for it. Small models reach a fraction of the rate of large ones, so
only a rate learned from the same model counts as measured.

Memory. Parameters, gradients and AdamW's two averages, 4 bytes each; the activations that the way back needs,
of which there are about 50 MB x sqrt(GFLOPs) per image at the native size, shared out to the stages like their
work; and what the framework itself takes. The activations are a rule of thumb, so the sum is a guess within a
factor of two.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from ftstudio.app.session import DepthCost
from ftstudio.core.config import AUTO_BATCH
from ftstudio.core.cores import usable_cores
from ftstudio.core.errors import UserError
from ftstudio.core.records import ModelInfo, RunRecord
from ftstudio.models import catalog
from ftstudio.store.run_folder import RunFolder

_CORES_USED = 16
_GFLOPS_PER_CORE = 25.0
_GFLOPS = {"cuda": 4000.0, "mps": 600.0}
_READING_CORE_SECONDS = 0.012
_PASSES_BACK = 2.0
_ACTIVATION_BYTES = 50e6
_WORKSPACE_SHARE = 0.1
"""Of the activations of a frozen stage, what is there at any one moment of the way forward."""
_FRAMEWORK_BYTES = {"cpu": 350e6, "cuda": 500e6, "mps": 350e6}


class LearnedRate(Struct, frozen=True):
    """What a device did in an earlier run: GFLOP per second, and with which model."""

    gflops_per_second: float
    model: str


def costs(
    info: ModelInfo,
    class_count: int,
    image_count: int,
    image_size: int | None,
    batch_size: int | None,
    rate: LearnedRate | float | None,
    device_kind: str,
    val_count: int = 0,
) -> tuple[DepthCost, ...]:
    """One entry per slider position, from nothing frozen to everything but the head.

    ``image_count`` and ``val_count`` are the images of the training and validation splits; None as
    ``image_size`` or ``batch_size`` means what the program would choose. ``rate`` comes from ``learned_rate``
    (a plain number of GFLOP/s is a guess; None is the default of the device). ``device_kind`` is "cpu", "cuda",
    "cuda:1" or "mps".
    """
    kind = _kind(device_kind)
    size = catalog.image_size(info, image_size)
    batch = min(batch_size or AUTO_BATCH, max(2, image_count))
    measured = isinstance(rate, LearnedRate) and rate.model == info.name
    speed = rate.gflops_per_second if isinstance(rate, LearnedRate) else rate or default_rate(kind)
    return tuple(
        DepthCost(
            freeze_depth=depth,
            trainable_parameters=catalog.trainable_count(info, depth, class_count),
            seconds_per_epoch=image_count * _seconds(training_work(info, depth, class_count, size), speed, kind)
            + val_count * _seconds(_forward(info, class_count, size), speed, kind),
            memory=memory(info, depth, class_count, size, batch, kind),
            measured=measured,
        )
        for depth in range(len(info.stages) + 1)
    )


def learned_rate(records: Iterable[RunRecord], model: str, device: str) -> LearnedRate | None:
    """The rate of ``device`` in the newest run of ``model`` on it, or else of any model; None without one.

    ``records`` are the newest first; ``device`` is written as in RunRecord.device, a device's title. The image
    size is read from the journal of the run, so this reads a file or two.
    """
    on_device = (run for run in records if run.device == device)
    here = [run for run in on_device if run.images_per_second > 0 and run.epochs_done > 0]
    same = [run for run in here if run.model == model]
    for run in (*same[:3], *here[:3]):
        rate = _rate_of(run)
        if rate is not None:
            return rate
    return None


def default_rate(kind: str) -> float:
    """GFLOP/s that a device of this kind may be expected to do, before anything was measured on it."""
    return _GFLOPS.get(kind, _GFLOPS_PER_CORE * _cores())


def training_work(info: ModelInfo, depth: int, class_count: int, image_size: int) -> float:
    """GFLOPs to train on one image with the first ``depth`` stages frozen."""
    back = sum(stage.gflops for stage in info.stages[depth:])
    back = back * _scale(info, image_size) + _head(info, class_count)
    return _forward(info, class_count, image_size) + _PASSES_BACK * back


def memory(info: ModelInfo, depth: int, class_count: int, image_size: int, batch_size: int, device_kind: str) -> int:
    """Bytes in use at the height of a training step; a guess."""
    trainable, frozen = catalog.counts(info, class_count, depth)
    weights = 4 * frozen + 4 * trainable * (1 + 1 + 2)
    work = sum(stage.gflops for stage in info.stages)
    kept = sum(stage.gflops for stage in info.stages[depth:]) / work
    passing = _WORKSPACE_SHARE * max((stage.gflops for stage in info.stages[:depth]), default=0.0) / work
    activations = _ACTIVATION_BYTES * math.sqrt(work) * _scale(info, image_size) * max(kept, passing)
    return round(weights + activations * batch_size + _FRAMEWORK_BYTES[_kind(device_kind)])


def _rate_of(run: RunRecord) -> LearnedRate | None:
    """The formula of the module, solved for the rate. None for a run whose model or size is not known."""
    try:
        info = catalog.model(run.model)
        started = RunFolder(Path(run.run_dir)).started()
    except UserError:
        return None
    if started is None or run.freeze_depth > len(info.stages):
        return None
    work = training_work(info, run.freeze_depth, len(run.class_names), started.image_size)
    seconds = 1 / run.images_per_second
    kind = "cpu" if "cpu" in run.device.lower() else "gpu"
    # Where reading seems to have taken nearly all the time, a fifth is still put down to computing.
    computing = max(seconds - _reading(), seconds / 5) if kind == "cpu" else seconds
    return LearnedRate(work / computing, run.model)


def _kind(device: str) -> str:
    """The kind in "cuda:1" is "cuda"; what is not known counts as a CPU, the slowest."""
    kind = device.partition(":")[0]
    return kind if kind in _FRAMEWORK_BYTES else "cpu"


def _seconds(work: float, rate: float, kind: str) -> float:
    return work / rate + _reading() if kind == "cpu" else max(work / rate, _reading())


def _forward(info: ModelInfo, class_count: int, image_size: int) -> float:
    return sum(stage.gflops for stage in info.stages) * _scale(info, image_size) + _head(info, class_count)


def _head(info: ModelInfo, class_count: int) -> float:
    published = max(0.0, info.gflops - sum(stage.gflops for stage in info.stages))
    return published * class_count / catalog.IMAGENET_CLASSES


def _scale(info: ModelInfo, image_size: int) -> float:
    return (image_size / info.preprocessing.size) ** 2


def _reading() -> float:
    """Seconds to read and augment one image with all cores at it."""
    return _READING_CORE_SECONDS / _cores()


def _cores() -> int:
    return min(_CORES_USED, usable_cores())
