"""How fast this computer is at a network, stage by stage: measured once, kept in the cache; or guessed. No torch."""

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
"""A precision must bring the time down to this share to be worth its rounding; and not flicker between two runs."""
_GFLOPS = {"cuda": 4000.0, "mps": 600.0}
_GFLOPS_PER_CORE = 25.0
_MOST_CORES = 16


class StageSpeed(Struct, frozen=True):
    """Seconds per image: ``forward`` without gradients; forward and back for ``training`` it, and for training it as
    the ``first`` stage that learns, behind which no gradient goes."""

    forward: float
    training: float
    first: float


class Speeds(Struct, frozen=True, kw_only=True):
    """``stages`` by precision, in their order; ``boundary`` are the numbers per image that leave each stage, () where
    they are not known; ``update`` are seconds per trained parameter and optimiser step. ``rate`` is the GFLOP/s of the
    way forward in float32, which serves as a guess for other networks."""

    stages: dict[str, tuple[StageSpeed, ...]]
    boundary: tuple[int, ...] = ()
    update: float = 0.0
    rate: float = 0.0
    measured: bool = False


class Reading(Struct, frozen=True):
    """Seconds per image of all cores together: ``decoding`` a file, and making a ``view`` of kept pixels."""

    decoding: float = 0.012 / min(_MOST_CORES, usable_cores())
    view: float = 0.0015 / min(_MOST_CORES, usable_cores())


def guess(info: ModelInfo, image_size: int, kind: str, rate: float = 0.0) -> Speeds:
    """From the multiply-adds of the catalogue and the ``rate`` of the device in GFLOP/s, 0 for one that is usual for
    its ``kind`` ("cpu", "cuda", "mps"): forward once, and twice that again on the way back."""
    rate = rate or _GFLOPS.get(kind, _GFLOPS_PER_CORE * min(_MOST_CORES, usable_cores()))
    scale = (image_size / info.preprocessing.size) ** 2 / rate
    work = [stage.gflops * scale for stage in info.stages]
    stages = tuple(StageSpeed(seconds, 3 * seconds, 3 * seconds) for seconds in work)
    return Speeds(stages={"float32": stages}, rate=rate)


def best_precision(seconds: Mapping[Precision, float]) -> Precision:
    """float32 unless another precision is clearly quicker; ``seconds`` of the same work by precision."""
    quickest = min(seconds, key=lambda precision: seconds[precision])
    return quickest if seconds[quickest] < BF16_GAIN * seconds["float32"] else "float32"


# ---- kept measurements --------------------------------------------------------------------------------------


def folder() -> Path:
    return paths.cache_dir() / "speeds"


def find(info: ModelInfo, image_size: int, device: str) -> Speeds | None:
    """What was measured for this network and size on the device of that title; None where nothing was."""
    return _read(_file(info, image_size, device))


def rate_of(device: str) -> float:
    """GFLOP/s that the device did with the network that was measured last on it; 0 where none was."""
    files = sorted(folder().glob(f"{_digest(device)}-*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    found = _read(files[0]) if files else None
    return found.rate if found else 0.0


def keep(info: ModelInfo, image_size: int, device: str, speeds: Speeds) -> None:
    """For later runs; where the disk refuses, they measure again."""
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
    return folder() / f"{_digest(device)}-{info.architecture}-{image_size}-{FORMAT}.json"


def _digest(device: str) -> str:
    return hashlib.blake2b(device.encode(), digest_size=6).hexdigest()
