# pyright: standard
# (torch and torchvision have no complete types)
"""Random views of an image: crop, flip, colours and erasing.

Images are uint8 RGB (3, H, W) in any memory layout; results are channels last. ``chance`` yields numbers in 0 <= x < 1
and is the only source of randomness. Everything runs in decoder threads, so the work on pixels is done by kernels that
release the interpreter lock and, if possible, start no threads of their own.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor
from torchvision.transforms.v2 import InterpolationMode, functional

MOST_CHANCES = 64
"""More than any view uses: at most 23 for crop and flip, and 26 for one operation and erasing."""

_MODES = {"bilinear": InterpolationMode.BILINEAR, "bicubic": InterpolationMode.BICUBIC}
_TRIES = 10
_SHAPES = (3 / 4, 4 / 3)
_JITTER = 0.2
GREY = (0.2989, 0.587, 0.114)
"""Weights of red, green and blue in a grey value, as in torchvision."""


class Box(NamedTuple):
    """A rectangle in pixels."""

    top: int
    left: int
    height: int
    width: int


def part_to_show(height: int, width: int, smallest: float, chance: Iterator[float]) -> Box:
    """Choose a random crop, distributed as in torchvision's RandomResizedCrop.

    Its area is ``smallest`` to 1 of the image's, its aspect ratio 3:4 to 4:3. After ten crops that do not fit, the
    centre is used.
    """
    for _ in range(_TRIES):
        box = _box_of(height * width * _between(smallest, 1.0, chance), _random_aspect(_SHAPES, chance))
        if 0 < box.width <= width and 0 < box.height <= height:
            return _placed(box, height, width, chance)
    narrowest, widest = _SHAPES
    box = Box(0, 0, min(height, max(1, round(width / narrowest))), min(width, max(1, round(height * widest))))
    return box._replace(top=(height - box.height) // 2, left=(width - box.width) // 2)


def random_part(pixels: Tensor, size: int, interpolation: str, smallest: float, chance: Iterator[float]) -> Tensor:
    """Crop and resize a random part to uint8 (3, size, size), and flip it horizontally with probability 1/2.

    ``interpolation`` is "bilinear" or "bicubic"; ``smallest`` is the minimum fraction of the area.
    """
    top, left, height, width = part_to_show(pixels.shape[1], pixels.shape[2], smallest, chance)
    # numpy copies a rectangle without starting threads, and resizing is fastest on a channels-last copy.
    part = np.ascontiguousarray(pixels.permute(1, 2, 0).numpy()[top : top + height, left : left + width])
    shown = functional.resize_image(
        torch.from_numpy(part)[None].permute(0, 3, 1, 2), [size, size], _MODES[interpolation], antialias=True
    )[0]
    return shown.flip(-1) if next(chance) < 0.5 else shown


def jitter(image: Tensor, chance: Iterator[float]) -> tuple[float, float, float]:
    """Choose random brightness, contrast and saturation, each within a fifth, as one linear colour map.

    A pixel becomes ``own * pixel + grey * its grey value + offset`` for values in 0..255, where (own, grey, offset) is
    returned. Without rounding and clamping in between, the order of the three does not matter. torchvision does both,
    so its results differ where an intermediate value leaves 0..255, and otherwise by at most one level.
    """
    brightness, contrast, saturation = (_between(1 - _JITTER, 1 + _JITTER, chance) for _ in range(3))
    own = brightness * contrast * saturation
    return own, brightness * contrast * (1 - saturation), brightness * (1 - contrast) * mean_grey(image)


def mean_grey(image: Tensor) -> float:
    """Return the mean grey value of an image, 0..255. Sums are exact, so their order does not matter."""
    side = image.shape[1]
    columns = image.permute(1, 2, 0).reshape(side, -1).numpy().sum(0, dtype=np.int64)
    channels = columns.reshape(-1, 3).sum(0).tolist()
    return sum(weight * total for weight, total in zip(GREY, channels, strict=True)) / (side * image.shape[2])


def recoloured(levels: Tensor, maps: Tensor) -> Tensor:
    """Apply the colour maps of ``jitter`` to a batch in place, clamped to 0..255.

    Works element by element, because matrix products may round differently depending on the batch size.

    Args:
        levels: float32 (N, H, W, 3) in 0..255; overwritten.
        maps: float32 (N, 3), the map of each image.
    """
    own, grey_share, offset = maps[:, None, None, :].unbind(3)
    red, green, blue = levels.unbind(3)
    grey = red * GREY[0]
    grey.add_(green * GREY[1]).add_(blue * GREY[2]).mul_(grey_share).add_(offset)
    levels.mul_(own[..., None])
    for channel in (red, green, blue):  # one broadcast addition to all three channels is several times slower
        channel.add_(grey)
    return levels.clamp_(0, 255)


def erased(image: Tensor, colour: tuple[int, int, int], chance: Iterator[float]) -> Tensor:
    """With probability 1/5, fill a random rectangle of the image with ``colour``, as torchvision's RandomErasing does.

    The rectangle covers 2 to 20 % of the area with an aspect ratio up to 3.3:1. torchvision fills after normalisation.
    """
    if next(chance) >= 0.2:
        return image
    height, width = image.shape[1:]
    for _ in range(_TRIES):
        box = _box_of(height * width * _between(0.02, 0.2, chance), 1 / _random_aspect((0.3, 3.3), chance))
        if box.height < height and box.width < width:
            top, left, tall, wide = _placed(box, height, width, chance)
            image = image.clone()
            image[:, top : top + tall, left : left + wide] = torch.tensor(colour, dtype=torch.uint8)[:, None, None]
            return image
    return image


def _between(low: float, high: float, chance: Iterator[float]) -> float:
    return low + (high - low) * next(chance)


def _random_aspect(limits: tuple[float, float], chance: Iterator[float]) -> float:
    """A random width / height; twice as wide is as likely as twice as high."""
    return math.exp(_between(math.log(limits[0]), math.log(limits[1]), chance))


def _box_of(area: float, shape: float) -> Box:
    return Box(0, 0, round(math.sqrt(area / shape)), round(math.sqrt(area * shape)))


def _placed(box: Box, height: int, width: int, chance: Iterator[float]) -> Box:
    """``box`` at a random position in the image."""
    top, left = int(next(chance) * (height - box.height + 1)), int(next(chance) * (width - box.width + 1))
    return box._replace(top=top, left=left)
