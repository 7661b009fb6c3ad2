"""Thousands of small marks as one picture, in a few milliseconds: painted one by one they would stop the window."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

Floats = NDArray[np.float64]


def disc(radius: float) -> Floats:
    """How much (0..1) of each pixel around the middle a disc covers; ``radius`` in pixels."""
    across, down = _grid(radius)
    return np.clip(radius + 0.5 - np.hypot(across, down), 0.0, 1.0)


def cross(arm: float, width: float) -> Floats:
    """The same of a diagonal cross; both in pixels."""
    across, down = _grid(arm)
    off = np.minimum(np.abs(across - down), np.abs(across + down)) / np.sqrt(2)
    return np.clip(width / 2 + 0.5 - off, 0.0, 1.0) * (np.maximum(np.abs(across), np.abs(down)) <= arm)


def cloud(across: Floats, down: Floats, stamp: Floats, size: tuple[int, int], colour: QColor) -> QImage:
    """``stamp`` at each point, on a clear picture of ``size`` (width, height) pixels.

    Marks that overlap add up as layers of ``colour`` with its alpha do.
    """
    width, height = size
    reach = len(stamp) // 2
    offsets = np.argwhere(stamp > 0)
    x = np.round(across).astype(np.int64)[:, None] + (offsets[:, 1] - reach)
    y = np.round(down).astype(np.int64)[:, None] + (offsets[:, 0] - reach)
    layers = np.broadcast_to(-np.log1p(-np.minimum(stamp[stamp > 0] * colour.alphaF(), 0.999)), x.shape)
    inside = (x >= 0) & (x < width) & (y >= 0) & (y < height)
    sums = np.bincount((y * width + x)[inside], weights=layers[inside], minlength=width * height)
    alpha = 1.0 - np.exp(-sums)
    pixels = np.empty((height * width, 4), np.uint8)
    for channel, value in enumerate((colour.blue(), colour.green(), colour.red())):
        pixels[:, channel] = np.round(alpha * value)
    pixels[:, 3] = np.round(alpha * 255)
    return QImage(pixels.tobytes(), width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied).copy()


def _grid(reach: float) -> tuple[Floats, Floats]:
    edge = np.arange(-int(np.ceil(reach)) - 1, int(np.ceil(reach)) + 2, dtype=np.float64)
    across, down = np.meshgrid(edge, edge)
    return across, down
