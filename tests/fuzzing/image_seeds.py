"""Small sound images of every format that is read: what the mutants are made from."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pillow_heif
from PIL import Image

sys.path.insert(0, str(Path(__file__).parent.parent))
from deep_files import ODD_FILES

pillow_heif.register_heif_opener()
Image.init()

WIDE, HIGH = 44, 27
"""Pixels. Odd on purpose: the blocks of no format divide them."""
_ALL = (
    "JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "PPM", "JPEG2000", "ICO", "QOI", "HEIF", "AVIF", "SGI", "DIB",
    "PCX", "TGA",
)  # fmt: skip
DEEP, PHOTOSHOP = "DEEP", "PSD"
KINDS = (*(kind for kind in _ALL if kind in Image.SAVE), DEEP, PHOTOSHOP)
"""The formats that are read and that this build of Pillow can also write, and what it cannot: TIFF and PNG with more
than 8 bits, many bands or planes, and Photoshop's."""


@cache
def seeds(kind: str) -> tuple[bytes, ...]:
    """Files of one format in its dialects: colour, grey, palette, alpha, deep, turned, animated, compressed."""
    if kind == DEEP:
        return tuple(odd.make() for name, odd in ODD_FILES.items() if name != "Photoshop")
    if kind == PHOTOSHOP:
        return (ODD_FILES["Photoshop"].make(),)
    return tuple(_encoded(kind, picture, options) for picture, options in _dialects(kind))


def _dialects(kind: str) -> Iterator[tuple[Image.Image, dict[str, Any]]]:
    colour = _noise()
    grey, palette, alpha = colour.convert("L"), colour.quantize(16), colour.convert("RGBA")
    alpha.putalpha(grey)
    turned = Image.Exif()
    turned[0x0112] = 6
    frames = {"save_all": True, "append_images": [colour.rotate(90), colour.rotate(180)], "duration": 50}
    yield colour, {}
    match kind:
        case "JPEG":
            large = colour.resize((4 * WIDE, 4 * HIGH))
            yield large, {"progressive": True}
            yield large.convert("L"), {"quality": 20}
            yield large.convert("CMYK"), {"subsampling": 0}
            yield large, {"exif": turned.tobytes(), "restart_marker_blocks": 4}
        case "PNG":
            deep = Image.fromarray(np.linspace(0, 65535, WIDE * HIGH).astype(np.uint16).reshape(HIGH, WIDE))
            yield from ((picture, {}) for picture in (grey, grey.convert("1"), alpha, grey.convert("LA"), deep))
            yield palette, {"transparency": 3}
            yield colour, {"exif": turned.tobytes(), "transparency": colour.getpixel((0, 0))}
            yield colour, frames
        case "WEBP":
            yield from (
                (alpha, {}),
                (alpha, {"lossless": True}),
                (colour, {"exif": turned.tobytes()}),
                (colour, frames),
            )
        case "GIF":
            yield from ((palette, {"transparency": 2}), (grey, {}), (colour, frames))
        case "BMP" | "DIB":
            yield from ((picture, {}) for picture in (grey, palette, grey.convert("1"), alpha))
        case "TIFF":
            for compression in ("tiff_deflate", "tiff_lzw", "packbits", "jpeg"):
                yield colour, {"compression": compression}
            yield grey.convert("1"), {"compression": "group4"}
            for picture in (grey, palette, alpha, colour.convert("CMYK"), grey.convert("F"), grey.convert("I;16")):
                yield picture, {}
            yield colour, {"exif": turned.tobytes()}
            yield colour, frames
        case "PPM":
            yield from ((picture, {}) for picture in (grey, grey.convert("1"), grey.convert("F"), grey.convert("I")))
        case "JPEG2000":
            yield from ((grey, {}), (alpha, {}), (colour, {"irreversible": True, "quality_layers": [30]}))
            yield colour, {"tile_size": (16, 16), "num_resolutions": 2}
        case "ICO":
            yield from (
                (alpha, {"sizes": [(16, 16), (24, 24)]}),
                (alpha, {"bitmap_format": "bmp", "sizes": [(16, 16)]}),
            )
        case "QOI":
            yield alpha, {}
        case "PCX":
            yield from ((picture, {}) for picture in (grey, palette, grey.convert("1")))
        case "TGA":
            yield from ((picture, {"compression": "tga_rle"}) for picture in (colour, grey, alpha))
            yield from ((picture, {}) for picture in (grey, palette, grey.convert("1"), alpha))
        case "HEIF" | "AVIF":
            yield from ((alpha, {}), (grey, {}), (colour, {"exif": turned.tobytes()}))
        case _:
            yield grey, {}


def _noise() -> Image.Image:
    rng = np.random.default_rng(7)
    coarse = Image.fromarray(rng.integers(0, 255, (5, 7, 3), np.uint8)).resize((WIDE, HIGH))
    grain = rng.integers(-20, 20, (HIGH, WIDE, 3))
    return Image.fromarray(np.clip(np.asarray(coarse, np.int64) + grain, 0, 255).astype(np.uint8))


def _encoded(kind: str, picture: Image.Image, options: dict[str, Any]) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()
