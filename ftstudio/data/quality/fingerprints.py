"""What tells a picture from others in a few numbers, whatever became of it: resized, cropped, mirrored, brightened.

Everything starts from small grey squares (``decode.check``). ``outline`` is coarse, hardly moved by a crop and not at
all by a mirror: for finding what may be alike. ``detail`` is what is left of a part of the square without its slow
changes of brightness: equal only where the same things stand in the same places.
"""

from __future__ import annotations

from functools import cache
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ftstudio.data.decoding.decode import GREY_EDGE

Greys: TypeAlias = NDArray[np.uint8]
"""Pictures as bytes, (N, GREY_EDGE, GREY_EDGE)."""
Numbers: TypeAlias = NDArray[np.float32]
Window: TypeAlias = tuple[float, float, float, float]
"""A part of a picture: left, top, width, height, shares of its sides."""

WHOLE: Window = (0.0, 0.0, 1.0, 1.0)
FLAT = 16
"""A picture whose greys span less is of almost one colour: there is nothing in it to be told by."""
_WAVES = 6


def one_colour(greys: Greys) -> NDArray[np.bool_]:
    """bool (N,): which pictures are of almost one colour."""
    flat = greys.reshape(len(greys), GREY_EDGE * GREY_EDGE)
    return flat.max(1).astype(np.int16) - flat.min(1) < FLAT


def outline(greys: Greys, window: Window = WHOLE) -> Numbers:
    """float32 (N, 36) of length 1: the slowest waves (DCT) of a part of each picture, without its brightness and
    contrast, the quicker ones raised, because they are weaker; a picture and its mirror image have the same."""
    left, top, width, height = window
    speeds = np.arange(_WAVES, dtype=np.float32)
    waves = np.cos(np.pi / GREY_EDGE * np.outer(np.arange(_WAVES), np.arange(GREY_EDGE) + 0.5)).astype(np.float32)
    down, across = (waves @ sampling(*span, GREY_EDGE) for span in ((top, height), (left, width)))
    found = averaged(greys, down, across) * np.sqrt(np.hypot(speeds[:, None], speeds))
    found[:, :, 1::2] = np.abs(found[:, :, 1::2])  # the waves that a mirror turns round
    return _of_length_1(found.reshape(len(greys), _WAVES * _WAVES))


def sampling(start: Any, size: Any, cells: int) -> Numbers:
    """float32 (..., cells, GREY_EDGE): weights that average the part [start, start + size) of a side, in shares of it,
    into ``cells``. ``start`` and ``size`` are numbers or arrays of one shape."""
    first = GREY_EDGE * np.asarray(start, np.float32)[..., None, None]
    cell = GREY_EDGE / cells * np.asarray(size, np.float32)[..., None, None]
    edges = first + cell * np.arange(cells + 1, dtype=np.float32)[:, None]
    pixels = np.arange(GREY_EDGE, dtype=np.float32)
    overlap = np.minimum(edges[..., 1:, :], pixels + 1) - np.maximum(edges[..., :-1, :], pixels)
    return np.asarray(np.maximum(overlap, 0.0) / cell, np.float32)


def averaged(pictures: NDArray[Any], down: Numbers, across: Numbers) -> Numbers:
    """Pictures (..., GREY_EDGE, GREY_EDGE) with ``sampling`` along both sides."""
    return np.asarray(down @ np.asarray(pictures, np.float32) @ np.swapaxes(across, -1, -2), np.float32)


def detail(pictures: NDArray[Any], down: Numbers, across: Numbers) -> Numbers:
    """Pictures (..., GREY_EDGE, GREY_EDGE) sampled to n × n without their slow changes, float32 (..., n * n) of length
    1: the product of two is 1 where they show the same, whatever their brightness and contrast, and about 0 where they
    show different things."""
    smooth, seen = _smooth(down.shape[-2]), averaged(pictures, down, across)
    quick = np.asarray(seen - smooth @ seen @ smooth, np.float32)
    return _of_length_1(quick.reshape(*quick.shape[:-2], quick.shape[-1] ** 2))


@cache
def _smooth(cells: int) -> Numbers:
    """float32 (cells, cells), symmetric: each the mean of itself and its neighbours; the ends are their own."""
    around = np.eye(cells) + np.eye(cells, k=1) + np.eye(cells, k=-1)
    around[0, 0] += 1
    around[-1, -1] += 1
    return np.asarray(around / 3, np.float32)


def _of_length_1(vectors: Numbers) -> Numbers:
    return vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-6)
