"""How fast this computer runs a network, stage by stage: stored measurements, or an estimate. Without torch."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from ftstudio.core import json_codec, paths
from ftstudio.core.cores import usable_cores
from ftstudio.core.model_info import ModelInfo
from ftstudio.core.storage.files import read_file, replace_file
from ftstudio.engine.network.run_plan import Precision

FORMAT = 1
BF16_GAIN = 0.85
"""A precision must reduce the time to this fraction to be worth its rounding, and so that the choice does not flip
between runs."""
_GFLOPS = {"cuda": 4000.0, "mps": 600.0}
_GFLOPS_PER_CORE = 25.0
_MOST_CORES = 16


class StageSpeed(Struct, frozen=True):
    """Seconds per image of a stage.

    Attributes:
        forward: The forward pass without gradients.
        training: Forward and backward.
        first: Forward and backward if it is the first trainable stage, which needs no gradient of its inputs.
    """

    forward: float
    training: float
    first: float


class Speeds(Struct, frozen=True, kw_only=True):
    """The speed of a network on a device.

    Attributes:
        stages: The speed of each stage in order, by precision.
        boundary: Values per image that leave each stage; () if unknown.
        update: Seconds per trainable parameter and optimiser step.
        rate: GFLOP/s of the forward pass in float32, used to estimate other networks.
        measured: False for an estimate.
    """

    stages: dict[str, tuple[StageSpeed, ...]]
    boundary: tuple[int, ...] = ()
    update: float = 0.0
    rate: float = 0.0
    measured: bool = False


class Reading(Struct, frozen=True):
    """Seconds per image with all cores: ``decoding`` a file, and making a ``view`` from cached pixels."""

    decoding: float = 0.012 / min(_MOST_CORES, usable_cores())
    view: float = 0.0015 / min(_MOST_CORES, usable_cores())


def guess(info: ModelInfo, image_size: int, kind: str, rate: float = 0.0) -> Speeds:
    """Estimate speeds from the multiply-adds in the catalogue; a backward pass counts as two forward passes.

    Args:
        info: The architecture.
        image_size: Side of the input, in pixels.
        kind: The type of device: "cpu", "cuda" or "mps".
        rate: GFLOP/s of the device; 0 for a typical one of its kind.
    """
    rate = rate or _GFLOPS.get(kind, _GFLOPS_PER_CORE * min(_MOST_CORES, usable_cores()))
    scale = (image_size / info.preprocessing.size) ** 2 / rate
    work = [stage.gflops * scale for stage in info.stages]
    stages = tuple(StageSpeed(seconds, 3 * seconds, 3 * seconds) for seconds in work)
    return Speeds(stages={"float32": stages}, rate=rate)


def best_precision(seconds: Mapping[Precision, float]) -> Precision:
    """Return the fastest precision if it is clearly faster than float32; ``seconds`` are for equal work."""
    quickest = min(seconds, key=lambda precision: seconds[precision])
    return quickest if seconds[quickest] < BF16_GAIN * seconds["float32"] else "float32"


# ---- stored measurements ------------------------------------------------------------------------------------


def folder() -> Path:
    """The cache folder of stored speeds."""
    return paths.cache_dir() / "speeds"


def find(info: ModelInfo, image_size: int, device: str) -> Speeds | None:
    """Return the stored speeds of a network and size on the device of that title, or None."""
    return _read(_file(info, image_size, device))


def rate_of(device: str) -> float:
    """Return the GFLOP/s of the latest measurement on that device; 0 if there is none."""
    files = sorted(folder().glob(f"{_digest(device)}-*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    found = _read(files[0]) if files else None
    return found.rate if found else 0.0


def keep(info: ModelInfo, image_size: int, device: str, speeds: Speeds) -> None:
    """Store speeds for later runs. If the disk refuses, they are measured again."""
    try:
        folder().mkdir(0o700, parents=True, exist_ok=True)
        replace_file(_file(info, image_size, device), json_codec.encode(speeds))
    except OSError:
        return


def _read(path: Path) -> Speeds | None:
    try:
        return json_codec.decode(read_file(path, 1 << 16), Speeds)
    except (OSError, ValueError):
        return None


def _file(info: ModelInfo, image_size: int, device: str) -> Path:
    network = info.architecture if info.has_pooled_head else f"{info.architecture}-boxes"
    return folder() / f"{_digest(device)}-{network}-{image_size}-{FORMAT}.json"


def _digest(device: str) -> str:
    return hashlib.blake2b(device.encode(), digest_size=6).hexdigest()
