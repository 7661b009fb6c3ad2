"""Descriptors of pictures that survive resizing, cropping, mirroring and brightening.

They are computed from small grey squares (``decode.check``). ``outline`` is coarse, changes little with a crop and not
at all with mirroring; it finds candidates. ``detail`` removes slow changes of brightness from a part of the square, so
it only matches if the same things are in the same places.
"""

from __future__ import annotations

from functools import cache
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ftstudio.data.decoding.decode import GREY_EDGE

Greys: TypeAlias = NDArray[np.uint8]
"""Pictures, uint8 (N, GREY_EDGE, GREY_EDGE)."""
Numbers: TypeAlias = NDArray[np.float32]
Window: TypeAlias = tuple[float, float, float, float]
"""A part of a picture: left, top, width, height as fractions of its sides."""

WHOLE: Window = (0.0, 0.0, 1.0, 1.0)
FLAT = 16
"""A picture whose grey values span less than this is almost a single colour and has nothing to compare."""
_WAVES = 6


def one_colour(greys: Greys) -> NDArray[np.bool_]:
    """Return which pictures are almost a single colour, bool (N,)."""
    flat = greys.reshape(len(greys), GREY_EDGE * GREY_EDGE)
    return flat.max(1).astype(np.int16) - flat.min(1) < FLAT


def outline(greys: Greys, window: Window = WHOLE) -> Numbers:
    """Return the lowest frequencies (DCT) of a part of each picture, float32 (N, 36) of length 1.

    Brightness and contrast are removed, and higher frequencies, which are weaker, amplified. A picture and its mirror
    image have the same outline.
    """
    left, top, width, height = window
    speeds = np.arange(_WAVES, dtype=np.float32)
    waves = np.cos(np.pi / GREY_EDGE * np.outer(np.arange(_WAVES), np.arange(GREY_EDGE) + 0.5)).astype(np.float32)
    down, across = (waves @ sampling(*span, GREY_EDGE) for span in ((top, height), (left, width)))
    found = averaged(greys, down, across) * np.sqrt(np.hypot(speeds[:, None], speeds))
    found[:, :, 1::2] = np.abs(found[:, :, 1::2])  # the frequencies whose sign mirroring changes
    return _of_length_1(found.reshape(len(greys), _WAVES * _WAVES))


def sampling(start: Any, size: Any, cells: int) -> Numbers:
    """Return weights that average the part [start, start + size) of a side into ``cells`` cells.

    Args:
        start: A number or an array, as a fraction of the side.
        size: Of the same shape as ``start``, as a fraction of the side.
        cells: The number of cells.

    Returns:
        float32 (..., cells, GREY_EDGE).
    """
    first = GREY_EDGE * np.asarray(start, np.float32)[..., None, None]
    cell = GREY_EDGE / cells * np.asarray(size, np.float32)[..., None, None]
    edges = first + cell * np.arange(cells + 1, dtype=np.float32)[:, None]
    pixels = np.arange(GREY_EDGE, dtype=np.float32)
    overlap = np.minimum(edges[..., 1:, :], pixels + 1) - np.maximum(edges[..., :-1, :], pixels)
    return np.asarray(np.maximum(overlap, 0.0) / cell, np.float32)


def averaged(pictures: NDArray[Any], down: Numbers, across: Numbers) -> Numbers:
    """Apply ``sampling`` weights to both sides of pictures (..., GREY_EDGE, GREY_EDGE)."""
    return np.asarray(down @ np.asarray(pictures, np.float32) @ np.swapaxes(across, -1, -2), np.float32)


def detail(pictures: NDArray[Any], down: Numbers, across: Numbers) -> Numbers:
    """Sample pictures (..., GREY_EDGE, GREY_EDGE) to n × n without slow changes: float32 (..., n * n) of length 1.

    The dot product of two is 1 if they show the same, regardless of brightness and contrast, and about 0 if they show
    different things.
    """
    smooth, seen = _smooth(down.shape[-2]), averaged(pictures, down, across)
    quick = np.asarray(seen - smooth @ seen @ smooth, np.float32)
    return _of_length_1(quick.reshape(*quick.shape[:-2], quick.shape[-1] ** 2))


@cache
def _smooth(cells: int) -> Numbers:
    """float32 (cells, cells), symmetric: averages each cell with its neighbours; the ends repeat themselves."""
    around = np.eye(cells) + np.eye(cells, k=1) + np.eye(cells, k=-1)
    around[0, 0] += 1
    around[-1, -1] += 1
    return np.asarray(around / 3, np.float32)


def _of_length_1(vectors: Numbers) -> Numbers:
    return vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-6)
