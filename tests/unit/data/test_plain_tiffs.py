"""TIFFs of 8 bits: the same pixels, bit for bit, as before images with more than 8 bits were read (pinned values)."""

from __future__ import annotations

import hashlib
from io import BytesIO
from itertools import product
from typing import Any

import numpy as np
import pytest
from deep_files import DEFLATE, LZW, NONE, PACKBITS, tiff
from PIL import Image

from ftstudio.data.decoding.decode import decode

WIDE, HIGH = 37, 29
GREY, COLOUR = "73dec19f2c3530cf", "adbb5d98b5f4096f"
"""Of the picture itself, in grey and in colour."""
OF_MODE = {
    "1": "da7ba6c7463c9e43", "L": "62635f085fa881e7", "LA": "62635f085fa881e7", "P": "609910a08c581f03",
    "PA": "609910a08c581f03", "RGB": COLOUR, "RGBA": COLOUR, "RGBX": COLOUR, "CMYK": COLOUR,
    "YCbCr": "f20c1e0607bae029",
}  # fmt: skip
YCBCR_BY_LIBTIFF = "32fbbeae0ab83509"
"""Compressed, its library converts the colours, and rounds otherwise than Pillow."""
TURNED = {
    1: COLOUR, 2: "7d2229ed0fe00215", 3: "60fe5f178fd4bf36", 4: "d2cd3ac5cc5b10f2", 5: "2ed7ae095b87f14a",
    6: "d4a4b47f59f54146", 7: "29c1c86c35ddfe99", 8: "81534021978c137d",
}  # fmt: skip


def picture(bands: int) -> np.ndarray:
    down, across = np.mgrid[:HIGH, :WIDE]
    return np.stack([(7 * across + 11 * down + 53 * band) % 251 for band in range(bands)], -1).astype(np.uint8)


def pixels(data: bytes) -> str:
    return hashlib.sha256(decode(data).tobytes()).hexdigest()[:16]


def by_pillow(picture: Image.Image, **options: Any) -> bytes:
    out = BytesIO()
    picture.save(out, "TIFF", **options)
    return out.getvalue()


@pytest.mark.parametrize("compression", [NONE, LZW, DEFLATE, PACKBITS])
@pytest.mark.parametrize("bands", [1, 3, 4])
def test_every_layout_and_lossless_compression(bands: int, compression: int) -> None:
    predictors = (1, 2) if compression in (LZW, DEFLATE) else (1,)
    values = picture(bands) if bands > 1 else picture(1)[..., 0]
    for order, planar, tile, predictor, big in product(
        "<>", (False, True)[:bands], (None, (16, 16)), predictors, (False, True)
    ):
        data = tiff(
            values, order=order, planar=planar, tile=tile, predictor=predictor, big=big, compression=compression
        )
        assert pixels(data) == (GREY if bands == 1 else COLOUR), (order, planar, tile, predictor, big)


@pytest.mark.parametrize("compression", [None, "tiff_lzw", "tiff_adobe_deflate", "packbits"])
@pytest.mark.parametrize("mode", OF_MODE)
def test_every_mode_that_pillow_writes(mode: str, compression: str | None) -> None:
    options = {"compression": compression} if compression else {}
    expected = YCBCR_BY_LIBTIFF if mode == "YCbCr" and compression else OF_MODE[mode]
    assert pixels(by_pillow(Image.fromarray(picture(3)).convert(mode), **options)) == expected


@pytest.mark.parametrize("compression", ["group3", "group4"])
def test_faxes(compression: str) -> None:
    assert pixels(by_pillow(Image.fromarray(picture(3)).convert("1"), compression=compression)) == OF_MODE["1"]


@pytest.mark.parametrize("orientation", TURNED)
def test_every_orientation(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    assert pixels(by_pillow(Image.fromarray(picture(3)), exif=exif)) == TURNED[orientation]


def test_the_first_page_of_several() -> None:
    first = Image.fromarray(picture(3))
    assert pixels(by_pillow(first, save_all=True, append_images=[first.rotate(90)])) == COLOUR
