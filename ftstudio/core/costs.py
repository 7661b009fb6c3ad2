"""What a computer is, and what training costs on it: frozen, plain values."""

from __future__ import annotations

from msgspec import Struct

from ftstudio.core.run_record import Tier


class DepthCost(Struct, frozen=True, kw_only=True):
    """What one position of the freeze slider costs on this computer.

    ``measured`` tells figures taken here from a first guess.

    ``caching_seconds`` pass once, before and between the first epochs: decoding, computing what is kept, fitting the
    head; ``total_seconds`` are those of a whole run. ``memory`` in bytes at the height of a step, ``kept_bytes`` of it
    or of the disk (``tier``) for ``views`` views of each image. ``precision`` is that of the steps.
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
    """The costs of every position of the freeze slider, for one model, size and number of images.

    ``device`` in words.
    """

    model: str
    image_size: int
    device: str
    train_count: int
    val_count: int
    costs: tuple[DepthCost, ...]


class DeviceInfo(Struct, frozen=True, kw_only=True):
    """Where training would run.

    Memory in bytes, None where unknown. ``speed_title`` tells devices apart that would not be equally fast (another
    torch, other threads).
    """

    device: str
    title: str
    total_memory: int | None = None
    free_memory: int | None = None
    torch_version: str = ""
    speed_title: str = ""
