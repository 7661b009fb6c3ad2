# pyright: standard
# (torch and torchvision have no complete types)
"""Random windows on an image with boxes, and where its boxes are in them.

A window is a rectangle in fractions of the image. It may show a part, or reach beyond the image, which makes objects
smaller. It depends on (seed, epoch, index) alone, so the boxes of a view can be computed without its pixels.

Boxes are rows (class, left, top, right, bottom), edges as fractions of what is shown. The class is an index, NO_BOX in
rows that fill up a tensor, or IGNORED for an object that is cut off so far that it is neither to be found nor
background.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
import torch
from torch import Tensor
from torchvision.transforms.v2 import InterpolationMode, functional

from ftstudio.core.config import Augment
from ftstudio.core.seeds import uniforms

Draw: TypeAlias = tuple[int, int, int]
"""(run seed, epoch, index of the sample), from which a random view is derived."""

NO_BOX, IGNORED = -1, -2
LEAST_SHARE = 0.4
"""The share of a box that has to be visible for it to be found; of a smaller one, it is ignored."""
LEAST_SIDE = 0.004
"""Narrower boxes, as a fraction of the view, are ignored: about one pixel."""

_CHANCES = 16
_SMALLEST = {"light": 0.6, "standard": 0.35, "strong": 0.2}
_LARGEST = {"light": 1.0, "standard": 2.0, "strong": 4.0}
"""Area of a window, as a fraction of the image's, at least and at most."""
_WHOLE_SHARE, _OUTWARD_SHARE = 0.25, 0.25
"""How often a view shows the whole image, and how often a window that reaches beyond it."""
_MODES = {"bilinear": InterpolationMode.BILINEAR, "bicubic": InterpolationMode.BICUBIC}


class Window(NamedTuple):
    """Left and top edge, width and height, in fractions of the image; ``flipped``: shown as in a mirror."""

    left: float
    top: float
    width: float
    height: float
    flipped: bool = False


WHOLE = Window(0.0, 0.0, 1.0, 1.0)


def drawn(draw: Draw, augment: Augment) -> tuple[Window, Iterator[float]]:
    """The window of a view, and more numbers in 0 <= x < 1 for its colours. ``augment`` is not "none"."""
    seed, epoch, index = draw
    chance = iter(uniforms(seed, "augment", epoch, index, count=_CHANCES))
    kind, amount, flipped = next(chance), next(chance), next(chance) < 0.5
    aspect = math.exp((2 * next(chance) - 1) * math.log(4 / 3))
    x, y = next(chance), next(chance)
    if kind < _WHOLE_SHARE or (kind < _WHOLE_SHARE + _OUTWARD_SHARE and augment == "light"):
        return WHOLE._replace(flipped=flipped), chance
    if kind < _WHOLE_SHARE + _OUTWARD_SHARE:
        side = math.sqrt(1 + (_LARGEST[augment] - 1) * amount)
        return Window(x * (1 - side), y * (1 - side), side, side, flipped), chance
    area = _SMALLEST[augment] + (1 - _SMALLEST[augment]) * amount
    width, height = min(1.0, math.sqrt(area * aspect)), min(1.0, math.sqrt(area / aspect))
    return Window(x * (1 - width), y * (1 - height), width, height, flipped), chance


def seen(pixels: Tensor, window: Window, size: int, interpolation: str, beyond: tuple[int, int, int]) -> Tensor:
    """What a window shows of ``pixels``, uint8 (3, H, W), stretched to uint8 (3, size, size), channels last.

    The edges are rounded to whole pixels. ``beyond`` is the colour outside the image.
    """
    height, width = pixels.shape[1:]
    left, right = max(0.0, window.left), min(1.0, window.left + window.width)
    top, bottom = max(0.0, window.top), min(1.0, window.top + window.height)
    columns, rows = _whole_numbers(left, right, width), _whole_numbers(top, bottom, height)
    part = np.ascontiguousarray(pixels.permute(1, 2, 0).numpy()[rows, columns])
    across = _whole_numbers((left - window.left) / window.width, (right - window.left) / window.width, size)
    down = _whole_numbers((top - window.top) / window.height, (bottom - window.top) / window.height, size)
    wanted = [down.stop - down.start, across.stop - across.start]
    shown = functional.resize_image(
        torch.from_numpy(part)[None].permute(0, 3, 1, 2), wanted, _MODES[interpolation], antialias=True
    )[0]
    if wanted != [size, size]:
        canvas = torch.tensor(beyond, dtype=torch.uint8).repeat(size, size, 1).permute(2, 0, 1)
        canvas[:, down, across] = shown
        shown = canvas
    return shown.flip(-1) if window.flipped else shown


def _whole_numbers(start: float, stop: float, count: int) -> slice:
    """The pixels, of ``count``, between two fractions; at least one."""
    first = min(count - 1, round(start * count))
    return slice(first, max(first + 1, round(stop * count)))


def moved(boxes: Tensor, windows: Sequence[Window]) -> Tensor:
    """The boxes (N, M, 5) of images as they are in a window on each, clipped to it."""
    where = torch.tensor([window[:4] for window in windows], dtype=torch.float32).reshape(-1, 1, 4)
    kinds, edges = boxes[..., :1], boxes[..., 1:]
    origin, sides = where[..., :2].repeat(1, 1, 2), where[..., 2:].repeat(1, 1, 2)
    before = (edges - origin) / sides
    clipped = before.clamp(0, 1)
    flipped = torch.tensor([window.flipped for window in windows]).reshape(-1, 1, 1)
    mirrored = torch.stack([1 - clipped[..., 2], clipped[..., 1], 1 - clipped[..., 0], clipped[..., 3]], -1)
    visible = _area(clipped) / _area(before).clamp_min(1e-12)
    narrow = (clipped[..., 2:] - clipped[..., :2]).amin(-1) < LEAST_SIDE
    kinds = torch.where(((visible < LEAST_SHARE) | narrow)[..., None] & (kinds >= 0), float(IGNORED), kinds)
    gone = (_area(clipped) <= 0)[..., None] & (kinds != NO_BOX)
    kinds = torch.where(gone, float(NO_BOX), kinds)
    there = kinds != NO_BOX
    return torch.cat([kinds, torch.where(flipped, mirrored, clipped) * there - (~there).float()], -1)


def _area(edges: Tensor) -> Tensor:
    return (edges[..., 2:] - edges[..., :2]).clamp_min(0).prod(-1)
