"""Which part of a picture a model sees: overlong ends are cut off, then the centre square is taken. No torch."""

from __future__ import annotations

from PIL import Image

LONGEST_SHAPE = 4.0
"""Images longer than this many times their width are cut to it around the centre: objects are not that long."""


def central_part(width: int, height: int) -> tuple[int, int, int, int]:
    """What is kept of a picture of that many pixels, (left, top, right, bottom) in pixels: all of it, but for an
    overlong one."""
    limit = round(LONGEST_SHAPE * min(width, height))
    left, top = max(0, (width - limit) // 2), max(0, (height - limit) // 2)
    return left, top, min(width, left + limit), min(height, top + limit)


def framed(picture: Image.Image, side: int, interpolation: str) -> Image.Image:
    """An upright RGB picture with its shorter side exactly ``side`` pixels, overlong ends cut off. ``interpolation`` is
    "bilinear" or "bicubic"."""
    part = central_part(*picture.size)
    if part != (0, 0, *picture.size):
        picture = picture.crop(part)
    width, height = picture.size
    scale = side / min(width, height)
    wanted = (max(side, round(width * scale)), max(side, round(height * scale)))
    if wanted == picture.size:
        return picture
    return picture.resize(wanted, Image.Resampling[interpolation.upper()], reducing_gap=3.0)


def seen_box(width: int, height: int, stored_side: int, image_size: int) -> tuple[float, float, float, float]:
    """The square that the plain view of ``image_size`` pixels shows of a picture of that size, whose shorter side is
    brought to ``stored_side`` pixels first: (left, top, right, bottom) as shares (0..1) of width and height."""
    left, top, right, bottom = central_part(width, height)
    seen = min(right - left, bottom - top) * image_size / stored_side
    across, down = seen / width / 2, seen / height / 2
    x, y = (left + right) / 2 / width, (top + bottom) / 2 / height
    return x - across, y - down, x + across, y + down
