"""What tells a picture from others in a few numbers, whatever became of it: resized, cropped, mirrored, brightened.

Everything starts from small grey squares (``decode.check``). ``outline`` is coarse, hardly moved by a crop and not at
all by a mirror: for finding what may be alike. ``detail`` is what is left of a part of the square without its slow
changes of brightness: equal only where the same things stand in the same places.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ftstudio.data.decode import GREY_EDGE

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
    flat = greys.reshape(len(greys), -1)
    return flat.max(1).astype(np.int16) - flat.min(1) < FLAT


def outline(greys: Greys, window: Window = WHOLE) -> Numbers:
    """float32 (N, 36) of length 1: the slowest waves (DCT) of a part of each picture, without its brightness and
    contrast, the quicker ones raised, because they are weaker; a picture and its mirror image have the same."""
    left, top, width, height = window
    speeds = np.arange(_WAVES, dtype=np.float32)
    waves = np.cos(np.pi / GREY_EDGE * np.outer(np.arange(_WAVES), np.arange(GREY_EDGE) + 0.5)).astype(np.float32)
    down, across = (waves @ sampling(*span, GREY_EDGE) for span in ((top, height), (left, width)))
    found = (down @ greys.astype(np.float32) @ across.T) * np.sqrt(np.hypot(speeds[:, None], speeds))
    found[:, :, 1::2] = np.abs(found[:, :, 1::2])  # the waves that a mirror turns round
    return _of_length_1(found.reshape(len(greys), -1))


def sampling(start: Any, size: Any, cells: int) -> Numbers:
    """float32 (..., cells, GREY_EDGE): weights that average the part [start, start + size) of a side, in shares of it,
    into ``cells``. ``start`` and ``size`` are numbers or arrays of one shape."""
    first = GREY_EDGE * np.asarray(start, np.float32)[..., None, None]
    cell = GREY_EDGE / cells * np.asarray(size, np.float32)[..., None, None]
    edges = first + cell * np.arange(cells + 1, dtype=np.float32)[:, None]
    pixels = np.arange(GREY_EDGE, dtype=np.float32)
    overlap = np.minimum(edges[..., 1:, :], pixels + 1) - np.maximum(edges[..., :-1, :], pixels)
    return np.maximum(overlap, 0.0) / cell


def detail(squares: Numbers) -> Numbers:
    """Squares (..., n, n) without their slow changes, as (..., n * n) of length 1: the product of two is 1 where they
    show the same, whatever their brightness and contrast, and about 0 where they show different things."""
    side = squares.shape[-1]
    padded = np.pad(squares, [(0, 0)] * (squares.ndim - 2) + [(1, 1), (1, 1)], mode="edge")
    rows = padded[..., :side, :] + padded[..., 1 : side + 1, :] + padded[..., 2:, :]
    around = rows[..., :side] + rows[..., 1 : side + 1] + rows[..., 2:]
    quick = (squares - around / 9).reshape(*squares.shape[:-2], -1)
    return _of_length_1(quick - quick.mean(-1, keepdims=True))


def _of_length_1(vectors: Numbers) -> Numbers:
    return vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-6)
