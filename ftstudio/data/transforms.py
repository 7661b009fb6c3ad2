# pyright: standard
# (torch and torchvision have no complete types)
"""From stored pixels to what the model sees: augmented for training, plain for everything else.

Stored pixels are uint8 RGB, shape (3, H, W), the shorter side ``stored_side`` pixels. One eval transform serves
validation, evaluation and prediction, so a picture is never seen in two ways.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import torch
from torch import Tensor
from torchvision.transforms import v2

from ftstudio.core.config import Augment
from ftstudio.core.records import Preprocessing

Transform: TypeAlias = Callable[[Tensor], Tensor]

_MODES = {"bilinear": v2.InterpolationMode.BILINEAR, "bicubic": v2.InterpolationMode.BICUBIC}


def stored_side(preprocessing: Preprocessing, image_size: int) -> int:
    """Shorter side, in pixels, at which images are kept for training at ``image_size``: the same proportion of
    border as the weights were validated with."""
    return max(image_size, round(image_size * preprocessing.resize / preprocessing.size))


def eval_transform(preprocessing: Preprocessing, image_size: int) -> Transform:
    """The centre square, normalised: uint8 (3, H, W) to float32 (3, image_size, image_size)."""
    return v2.Compose([v2.CenterCrop(image_size), *_normalised(preprocessing)])


def train_transform(preprocessing: Preprocessing, image_size: int, augment: Augment) -> Transform:
    """A random view, normalised; same shapes as ``eval_transform``. Draws from torch's global generator, which the
    caller seeds per image."""
    if augment == "none":
        return eval_transform(preprocessing, image_size)
    return v2.Compose(
        [*random_view(preprocessing, image_size, augment), *_normalised(preprocessing), *_erased(augment)]
    )


def random_view(preprocessing: Preprocessing, image_size: int, augment: Augment) -> list[torch.nn.Module]:
    """The part of the augmentation that a person can look at: uint8 in, uint8 (3, image_size, image_size) out."""
    if augment == "none":
        return [v2.CenterCrop(image_size)]
    smallest = {"light": 0.6, "standard": 0.35, "strong": 0.2}[augment]
    view: list[torch.nn.Module] = [
        v2.RandomResizedCrop(
            image_size, scale=(smallest, 1.0), interpolation=_MODES[preprocessing.interpolation], antialias=True
        ),
        v2.RandomHorizontalFlip(),
    ]
    if augment == "standard":
        view.append(v2.ColorJitter(brightness=0.2, contrast=0.2, saturation=0.2))
    if augment == "strong":
        view.append(v2.TrivialAugmentWide(interpolation=v2.InterpolationMode.BILINEAR))
    return view


def _normalised(preprocessing: Preprocessing) -> list[torch.nn.Module]:
    mean, std = list(preprocessing.mean), list(preprocessing.std)
    return [v2.ToDtype(torch.float32, scale=True), v2.Normalize(mean, std)]


def _erased(augment: Augment) -> list[torch.nn.Module]:
    return [v2.RandomErasing(p=0.2, scale=(0.02, 0.2))] if augment == "strong" else []
