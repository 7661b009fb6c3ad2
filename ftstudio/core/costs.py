"""A computer, and the cost of training on it, as frozen, plain values."""

from __future__ import annotations

from msgspec import Struct

from ftstudio.core.run_record import Tier


class DepthCost(Struct, frozen=True, kw_only=True):
    """The cost of one position of the freeze slider on this computer.

    Attributes:
        measured: Whether it was measured here; otherwise it is a first guess.
        caching_seconds: The time of everything that happens once, before and between the first epochs: decoding,
            computing the feature cache, fitting the head.
        total_seconds: The time of the whole run.
        memory: The peak memory of a step, in bytes.
        kept_bytes: The size of the feature cache, in memory or on disk (``tier``), for ``views`` views of each image.
        precision: The precision of the steps.
    """

    freeze_depth: int
    trainable_parameters: int
    seconds_per_epoch: float | None = None
    caching_seconds: float = 0.0
    total_seconds: float | None = None
    memory: int | None = None
    kept_bytes: int = 0
    views: int = 0
    tier: Tier = "none"
    precision: str = "float32"
    batch_size: int = 0
    epochs: int = 0
    measured: bool = False


class Plan(Struct, frozen=True, kw_only=True, tag_field="answer"):
    """The cost of every position of the freeze slider, for one model, size and number of images.

    ``device`` is the name of the device, in words.
    """

    model: str
    image_size: int
    device: str
    train_count: int
    val_count: int
    costs: tuple[DepthCost, ...]


class DeviceInfo(Struct, frozen=True, kw_only=True):
    """The device that training would use.

    Memory is in bytes, None if unknown. ``speed_title`` distinguishes devices of different speed (another torch, other
    numbers of threads).
    """

    device: str
    title: str
    total_memory: int | None = None
    free_memory: int | None = None
    torch_version: str = ""
    speed_title: str = ""
