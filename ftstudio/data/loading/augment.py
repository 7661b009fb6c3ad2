# pyright: standard
# (torch and torchvision have no complete types)
"""What is random in a view of an image: which part, which way round, which colours.

Images are uint8 RGB (3, H, W) and may lie in memory in any order; what comes out lies channels last. ``chance`` gives
numbers in 0 <= x < 1, one after the other; nothing here draws from anywhere else. All of it runs in decoding threads:
the work on bytes is left to kernels that let go of the interpreter and, as far as possible, open no threads of their
own.
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
"""More than any view uses up: at most 23 for crop and flip, and 26 for one operation and what is erased."""

_MODES = {"bilinear": InterpolationMode.BILINEAR, "bicubic": InterpolationMode.BICUBIC}
_TRIES = 10
_SHAPES = (3 / 4, 4 / 3)
_JITTER = 0.2
GREY = (0.2989, 0.587, 0.114)
"""How bright red, green and blue are, as torchvision has it."""


class Box(NamedTuple):
    """A rectangle of pixels."""

    top: int
    left: int
    height: int
    width: int


def part_to_show(height: int, width: int, smallest: float, chance: Iterator[float]) -> Box:
    """A part of ``smallest`` to all of the area of an image, its shape between 3:4 and 4:3: the law of torchvision's
    RandomResizedCrop. The middle where ten tries find nothing that fits."""
    for _ in range(_TRIES):
        box = _shaped(height * width * _between(smallest, 1.0, chance), _some_shape(_SHAPES, chance))
        if 0 < box.width <= width and 0 < box.height <= height:
            return _placed(box, height, width, chance)
    narrowest, widest = _SHAPES
    box = Box(0, 0, min(height, max(1, round(width / narrowest))), min(width, max(1, round(height * widest))))
    return box._replace(top=(height - box.height) // 2, left=(width - box.width) // 2)


def random_part(pixels: Tensor, size: int, interpolation: str, smallest: float, chance: Iterator[float]) -> Tensor:
    """A part of the image, left and right exchanged every other time, as uint8 (3, size, size)."""
    top, left, height, width = part_to_show(pixels.shape[1], pixels.shape[2], smallest, chance)
    # numpy copies a rectangle without opening threads, and a copy that lies channels last is resized fastest.
    part = np.ascontiguousarray(pixels.permute(1, 2, 0).numpy()[top : top + height, left : left + width])
    shown = functional.resize_image(
        torch.from_numpy(part)[None].permute(0, 3, 1, 2), [size, size], _MODES[interpolation], antialias=True
    )[0]
    return shown.flip(-1) if next(chance) < 0.5 else shown


def jitter(image: Tensor, chance: Iterator[float]) -> tuple[float, float, float]:
    """Brightness, contrast and saturation changed by up to a fifth each, as one map of colours: a pixel becomes
    ``own * itself + grey * its grey + offset``, (own, grey, offset) being what is returned, for values of 0..255.

    Without rounding and clamping in between the order of the three does not matter; torchvision, which does both,
    differs where a value leaves 0..255 on the way, and by a level elsewhere.
    """
    brightness, contrast, saturation = (_between(1 - _JITTER, 1 + _JITTER, chance) for _ in range(3))
    own = brightness * contrast * saturation
    return own, brightness * contrast * (1 - saturation), brightness * (1 - contrast) * mean_grey(image)


def mean_grey(image: Tensor) -> float:
    """How bright the image is, 0..255: exact sums, so that no order of summing can matter."""
    side = image.shape[1]
    columns = image.permute(1, 2, 0).reshape(side, -1).numpy().sum(0, dtype=np.int64)
    channels = columns.reshape(-1, 3).sum(0).tolist()
    return sum(weight * total for weight, total in zip(GREY, channels, strict=True)) / (side * image.shape[2])


def recoloured(levels: Tensor, maps: Tensor) -> Tensor:
    """float32 (N, H, W, 3) in 0..255, overwritten by what float32 (N, 3), the map of each as ``jitter`` gives it, makes
    of it, and kept in 0..255. Element by element: products of matrices may round differently with the batch."""
    own, grey_share, offset = maps[:, None, None, :].unbind(3)
    red, green, blue = levels.unbind(3)
    grey = red * GREY[0]
    grey.add_(green * GREY[1]).add_(blue * GREY[2]).mul_(grey_share).add_(offset)
    levels.mul_(own[..., None])
    for channel in (red, green, blue):  # adding one grey to three channels at once costs several times as much
        channel.add_(grey)
    return levels.clamp_(0, 255)


def erased(image: Tensor, colour: tuple[int, int, int], chance: Iterator[float]) -> Tensor:
    """One time in five a rectangle of 2 to 20% of the area, of any shape to three times longer or wider, in
    ``colour``: torchvision's RandomErasing, which however fills after normalising."""
    if next(chance) >= 0.2:
        return image
    height, width = image.shape[1:]
    for _ in range(_TRIES):
        box = _shaped(height * width * _between(0.02, 0.2, chance), 1 / _some_shape((0.3, 3.3), chance))
        if box.height < height and box.width < width:
            top, left, tall, wide = _placed(box, height, width, chance)
            image = image.clone()
            image[:, top : top + tall, left : left + wide] = torch.tensor(colour, dtype=torch.uint8)[:, None, None]
            return image
    return image


def _between(low: float, high: float, chance: Iterator[float]) -> float:
    return low + (high - low) * next(chance)


def _some_shape(limits: tuple[float, float], chance: Iterator[float]) -> float:
    """Width / height: twice as wide is as likely as twice as high."""
    return math.exp(_between(math.log(limits[0]), math.log(limits[1]), chance))


def _shaped(area: float, shape: float) -> Box:
    return Box(0, 0, round(math.sqrt(area / shape)), round(math.sqrt(area * shape)))


def _placed(box: Box, height: int, width: int, chance: Iterator[float]) -> Box:
    """``box`` anywhere in an image."""
    top, left = int(next(chance) * (height - box.height + 1)), int(next(chance) * (width - box.width + 1))
    return box._replace(top=top, left=left)
