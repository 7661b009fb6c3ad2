"""Which part of a picture a model sees: the centre square, after cutting off the ends of very long pictures.

Without torch.
"""

from __future__ import annotations

from PIL import Image

LONGEST_SHAPE = 4.0
"""Longest aspect ratio; longer pictures are cropped to it around their centre, because objects are rarely that long."""


def central_part(width: int, height: int) -> tuple[int, int, int, int]:
    """Return (left, top, right, bottom) in pixels of the part that is used: all, except of very long pictures."""
    limit = round(LONGEST_SHAPE * min(width, height))
    left, top = max(0, (width - limit) // 2), max(0, (height - limit) // 2)
    return left, top, min(width, left + limit), min(height, top + limit)


def framed(picture: Image.Image, side: int, interpolation: str) -> Image.Image:
    """Resize an upright RGB picture to a shorter side of exactly ``side`` pixels, cutting off the ends of long ones.

    ``interpolation`` is "bilinear" or "bicubic".
    """
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
    """Return the square that the plain view shows, as (left, top, right, bottom) in fractions of width and height.

    Args:
        width: Of the picture, in pixels.
        height: Of the picture, in pixels.
        stored_side: The shorter side after the first resize.
        image_size: The side of the view.
    """
    left, top, right, bottom = central_part(width, height)
    seen = min(right - left, bottom - top) * image_size / stored_side
    across, down = seen / width / 2, seen / height / 2
    x, y = (left + right) / 2 / width, (top + bottom) / 2 / height
    return x - across, y - down, x + across, y + down
