"""How pixels of any kind become 8-bit RGB: scaled, not clipped; over white; one rule for each kind."""

from __future__ import annotations

import threading
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

_DEPTHS = (8, 10, 12, 14, 16)
"""Bits that cameras and scanners deliver in 16-bit files."""

_STRIP_PIXELS = 4_000_000

_lab_lock = threading.Lock()


def to_rgb(image: Image.Image) -> Image.Image:
    """A loaded picture of any mode as mode RGB.

    Transparent pixels lie over white. 16-bit greys are scaled by the smallest of 8, 10, 12, 14 and 16 bits that
    holds the brightest pixel, because a 12-bit camera's file says 16 and would come out almost black. Other
    integers and floats outside 0..1 are scaled from their own minimum to their maximum; floats in 0..1 keep
    their brightness; what is not a number becomes the minimum.
    Raises ValueError where there is no finite pixel or no known way.
    """
    if image.mode == "RGB" and "transparency" not in image.info:
        return image
    if image.mode.startswith(("I", "F")):
        return Image.fromarray(_greys(np.asarray(image), image.mode)).convert("RGB")
    if image.mode == "LAB":
        with _lab_lock:
            converted = ImageCms.applyTransform(image, _lab_to_srgb())
        if converted is None:
            raise ValueError("the colours cannot be converted")
        return converted
    if image.has_transparency_data or image.mode in ("La", "RGBa"):
        return _over_white(image)
    return image.convert("RGB")


def grey_square(image: Image.Image, edge: int) -> bytes:
    """A loaded picture of any mode squeezed into a square of ``edge`` × ``edge`` greys, row by row, one byte each.

    Raises ValueError as ``to_rgb``.
    """
    square, smooth = (edge, edge), Image.Resampling.BILINEAR
    if "transparency" not in image.info and image.mode in ("L", "RGB"):
        return image.convert("L").resize(square, smooth).tobytes()
    if image.mode not in ("RGBA", "LA"):  # those can be averaged before they lie over white
        image = to_rgb(image)
    return to_rgb(image.resize(square, smooth)).convert("L").tobytes()


def _over_white(image: Image.Image) -> Image.Image:
    paper = Image.new("RGB", image.size, "white")
    for top, bottom in _strips(image.width, image.height):
        strip = image.crop((0, top, image.width, bottom)).convert("RGBA")
        paper.paste(strip, (0, top), strip)
    return paper


def _strips(width: int, height: int) -> list[tuple[int, int]]:
    """(first row, row after the last) of parts that can be worked on with many bytes for each pixel."""
    rows = max(1, _STRIP_PIXELS // width)
    return [(top, min(height, top + rows)) for top in range(0, height, rows)]


def _greys(values: NDArray[Any], mode: str) -> NDArray[np.uint8]:
    """Numbers of shape (height, width) as bytes."""
    strips = [slice(*rows) for rows in _strips(values.shape[1], values.shape[0])]
    numbers = (strip[np.isfinite(strip)] for strip in (values[rows] for rows in strips))
    ends = [(float(strip.min()), float(strip.max())) for strip in numbers if strip.size]
    if not ends:
        raise ValueError("no pixel is a number")
    low, high = min(low for low, _ in ends), max(high for _, high in ends)
    if mode.startswith("I") and low >= 0 and high < 2**16:
        low, high = 0.0, float(2 ** next(bits for bits in _DEPTHS if high < 2**bits) - 1)
    elif mode == "F" and low >= 0 and high <= 1:
        low, high = 0.0, 1.0
    scale = 255.0 / (high - low) if high > low else 0.0
    greys = np.empty(values.shape, np.uint8)
    for rows in strips:
        strip = values[rows].astype(np.float64)
        scaled = (np.where(np.isfinite(strip), strip, low) - low) * scale
        greys[rows] = np.clip(np.rint(scaled), 0, 255)
    return greys


@cache
def _lab_to_srgb() -> ImageCms.ImageCmsTransform:
    # The profiles have no type in Pillow.
    lab, srgb = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")  # pyright: ignore
    return ImageCms.buildTransform(lab, srgb, "LAB", "RGB")  # pyright: ignore
