"""Pictures with something in them, and what people do to copies of them."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import numpy as np
from PIL import Image, ImageDraw, ImageEnhance, ImageOps

SIZE = (240, 180)


def scene(seed: int, size: tuple[int, int] = SIZE) -> Image.Image:
    """Large soft areas, smaller ones on them, and a few figures: no two seeds alike."""
    rng = np.random.default_rng(seed)
    picture = Image.new("RGB", size)
    for cells, share in ((4, 1.0), (12, 0.4)):
        noise = Image.fromarray(rng.integers(0, 255, (cells, cells, 3), np.uint8))
        picture = Image.blend(picture, noise.resize(size, Image.Resampling.BICUBIC), share)
    draw = ImageDraw.Draw(picture)
    for _ in range(5):
        left, top = rng.integers(0, size[0] - 60), rng.integers(0, size[1] - 60)
        colour = tuple(int(each) for each in rng.integers(0, 255, 3))
        draw.ellipse((left, top, left + rng.integers(15, 60), top + rng.integers(15, 60)), fill=colour)
    return picture


def _saved_again(picture: Image.Image) -> Image.Image:
    out = BytesIO()
    picture.save(out, "JPEG", quality=50)
    return Image.open(BytesIO(out.getvalue()))


CHANGES: dict[str, Callable[[Image.Image], Image.Image]] = {
    "resized": lambda picture: picture.resize((picture.width * 6 // 10, picture.height * 6 // 10)),
    "saved again": _saved_again,
    "cropped": lambda picture: picture.crop((4, 11, 4 + picture.width * 9 // 10, 11 + picture.height * 9 // 10)),
    "mirrored": ImageOps.mirror,
    "brightened": lambda picture: ImageEnhance.Brightness(picture).enhance(1.3),
}
