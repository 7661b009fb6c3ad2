"""Which training settings the presets set, and which preset a configuration is. No Qt."""

from __future__ import annotations

from msgspec.structs import replace

from ftstudio.app.session import Preset
from ftstudio.core.config import PRESETS, TrainConfig

KEPT = ("seed", "precision", "device", "checkpoint_seconds")
"""Settings about the computer and the dice, not about how to learn: a preset leaves them as they are."""

NAMES: tuple[Preset, ...] = ("quick", "balanced", "best")


def with_preset(train: TrainConfig, preset: str) -> TrainConfig:
    """The preset's settings; what is in ``KEPT`` stays as in ``train``."""
    return replace(PRESETS[preset], **{key: getattr(train, key) for key in KEPT})


def without_limit(train: TrainConfig, preset: str) -> TrainConfig:
    """``train`` without a time limit: what followed from it is as in the preset again."""
    base = PRESETS[preset]
    return replace(train, time_limit=None, epochs=base.epochs, patience=base.patience, image_size=base.image_size)


def changed_keys(train: TrainConfig, preset: str) -> list[str]:
    """The settings in which ``train`` differs from the preset, ``KEPT`` included."""
    base = PRESETS[preset]
    return [key for key in TrainConfig.__struct_fields__ if getattr(train, key) != getattr(base, key)]


def preset_of(train: TrainConfig) -> Preset:
    """The preset that ``train`` is, "custom" where it is none."""
    for preset in NAMES:
        if train == with_preset(train, preset):
            return preset
    return "custom"


def nearest(train: TrainConfig) -> Preset:
    """The preset that shares most settings with ``train``; the milder one of two equally near."""
    return min(NAMES, key=lambda preset: len(changed_keys(train, preset)))
