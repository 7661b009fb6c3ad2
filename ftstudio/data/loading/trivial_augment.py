# pyright: standard
# (torch and torchvision have no complete types)
"""One random operation of random strength, bit-identical to torchvision's TrivialAugmentWide (arXiv:2103.10158).

Uses its table and kernels, except where the same bytes can be computed faster.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import torch
from torch import Tensor
from torchvision.transforms.v2 import InterpolationMode, functional


def trivial_augment(image: Tensor, chance: Iterator[float]) -> Tensor:
    """Augment uint8 (3, H, W); the result is channels last. ``chance`` yields numbers in 0 <= x < 1."""
    name = _NAMES[int(next(chance) * len(_NAMES))]
    strength = _STRENGTHS[name][int(next(chance) * _BINS)]
    sign = -1 if name in _SIGNED and next(chance) < 0.5 else 1
    return operate(image, name, sign * strength).permute(1, 2, 0).contiguous().permute(2, 0, 1)


def operate(image: Tensor, name: str, strength: float) -> Tensor:
    """Apply the operation ``name`` to uint8 (3, H, W)."""
    return _OPERATIONS[name](image, strength)


def _sheared(image: Tensor, x: float, y: float) -> Tensor:
    return functional.affine_image(
        image,
        angle=0.0,
        translate=[0, 0],
        scale=1.0,
        shear=[math.degrees(math.atan(x)), math.degrees(math.atan(y))],
        interpolation=InterpolationMode.BILINEAR,
        center=[0, 0],
    )


def _shifted(image: Tensor, x: int, y: int) -> Tensor:
    """Shift by whole pixels, without interpolation, filling with black."""
    height, width = image.shape[1:]
    shifted = torch.zeros_like(image)
    kept = image[:, max(0, -y) : max(0, height - y), max(0, -x) : max(0, width - x)]
    shifted[:, max(0, y) : max(0, y) + kept.shape[1], max(0, x) : max(0, x) + kept.shape[2]] = kept
    return shifted


_OPERATIONS: dict[str, Callable[[Tensor, float], Tensor]] = {
    "identity": lambda image, _: image,
    "shear x": lambda image, strength: _sheared(image, strength, 0.0),
    "shear y": lambda image, strength: _sheared(image, 0.0, strength),
    "translate x": lambda image, strength: _shifted(image, int(strength), 0),
    "translate y": lambda image, strength: _shifted(image, 0, int(strength)),
    "rotate": lambda image, strength: functional.rotate_image(image, strength, InterpolationMode.BILINEAR),
    "brightness": lambda image, strength: functional.adjust_brightness_image(image, 1 + strength),
    "colour": lambda image, strength: functional.adjust_saturation_image(image, 1 + strength),
    "contrast": lambda image, strength: functional.adjust_contrast_image(image, 1 + strength),
    "sharpness": lambda image, strength: functional.adjust_sharpness_image(image, 1 + strength),
    "posterize": lambda image, strength: functional.posterize_image(image, int(strength)),
    "solarize": lambda image, strength: functional.solarize_image(image, math.ceil(255 * strength)),
    "autocontrast": lambda image, _: functional.autocontrast_image(image.contiguous()),
    "equalize": lambda image, _: functional.equalize_image(image),
}
_NAMES = tuple(_OPERATIONS)
_BINS = 31
_SIGNED = frozenset(_NAMES) - {"identity", "posterize", "solarize", "autocontrast", "equalize"}
_STRONGEST = {"translate x": 32.0, "translate y": 32.0, "rotate": 135.0}
_STRENGTHS: dict[str, list[float]] = {
    name: torch.linspace(0.0, _STRONGEST.get(name, 0.99), _BINS).tolist() for name in _NAMES
} | {
    "posterize": (8 - torch.arange(_BINS) / ((_BINS - 1) / 6)).round().tolist(),
    "solarize": torch.linspace(1.0, 0.0, _BINS).tolist(),
}
