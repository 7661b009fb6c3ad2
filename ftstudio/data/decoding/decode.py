"""How a file becomes an upright RGB picture: the one decoder of the program, and of the models that it exports.

The kind of a file is detected from its content, never from its name. Pictures are upright (EXIF), the first frame of an
animation, over white where they are transparent, and scaled, not clipped, where they have more than 8 bits per
channel (pixels.SCALING).
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import PIL
from PIL import Image

from ftstudio.core.config import Pages
from ftstudio.data.decoding.contents import Content, content_digest, content_of
from ftstudio.data.decoding.opening import (
    DAMAGE,
    FORMATS,
    MAX_JPEG_PIXELS,
    MAX_PIXELS,
    Opened,
    decoding,
    pages_and_bands,
    pillow_heif,
    refuse_too_many,
    tiff_of,
)
from ftstudio.data.decoding.pixels import Numbers, grey_square, painted, to_rgb
from ftstudio.data.quality.reasons import REASONS, Undecodable

__all__ = [
    "DECODER_VERSION", "FORMATS", "GREY_EDGE", "MAX_JPEG_PIXELS", "MAX_PIXELS", "REASONS", "Checked", "Undecodable",
    "check", "content_digest", "content_of", "decode", "decoded", "decoder_identity", "open_rgb", "read_size",
]  # fmt: skip

DECODER_VERSION = 3
"""Raise it when the pixels of any file change, here, in what this imports or in ``dataset.load_pixels``: what was kept
of them on the disk is then no longer used."""


def decoder_identity() -> str:
    """Changes with everything that decoded pixels depend on: Pillow's decoders and filters change now and then."""
    return f"{DECODER_VERSION} {PIL.__version__} {getattr(pillow_heif, '__version__', '')}"


_TRANSPOSED = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_ON_ITS_SIDE = frozenset(turn for value, turn in _TRANSPOSED.items() if value >= 5)
_ORIENTATION = 0x0112

GREY_EDGE = 32


class Checked(NamedTuple):
    """A file (or a page of one) that was decoded to its last byte.

    Sizes in pixels, upright; ``size`` in bytes, of the file; ``digest`` is that of its Content; ``grey`` the upright
    picture as GREY_EDGE × GREY_EDGE greys; ``pages`` and ``bands`` those of a TIFF, 1 and 0 for others;
    ``orientation`` is EXIF's, 1 to 8.
    """

    width: int
    height: int
    size: int
    mtime_ns: int
    digest: str
    grey: bytes
    pages: int = 1
    bands: int = 0
    orientation: int = 1


def open_rgb(path: Path, shorter_side: int | None = None, pages: Pages = "first") -> Image.Image:
    """The picture in a file or on a page of one (page_paths): upright, mode RGB, loaded.

    With ``shorter_side`` (pixels) a JPEG may come smaller, decoded at a half, a quarter or an eighth, with its
    shorter side still at least that long; nothing is resized beyond that. ``pages`` is for a TIFF that has several.
    Raises Undecodable.
    """
    return decoded(content_of(path), shorter_side, pages)


def decode(data: bytes, shorter_side: int | None = None, pages: Pages = "first") -> Image.Image:
    """As ``open_rgb``, for the bytes of a file."""
    with decoding(data, pages) as image:
        return _upright(image, shorter_side)


def decoded(content: Content, shorter_side: int | None = None, pages: Pages = "first") -> Image.Image:
    """As ``open_rgb``, for what was read."""
    with decoding(content.data, pages, content.tiff, content.page) as image:
        return _upright(image, shorter_side)


def _upright(image: Opened, shorter_side: int | None) -> Image.Image:
    if isinstance(image, Numbers):
        return _painted(image)
    if shorter_side:
        image.draft(None, (shorter_side, shorter_side))
    _load(image)
    return to_rgb(_turned(image, _orientation(image)))


def read_size(path: Path, pages: Pages = "first") -> tuple[int, int]:
    """Width and height in pixels as stored (not turned upright), without decoding. Raises Undecodable."""
    content = content_of(path)
    with decoding(content.data, pages, content.tiff, content.page) as image:
        return image.size


def check(path: str | Path, pages: Pages = "first") -> Checked:
    """Decode a file completely and keep only what there is to know about it. Raises Undecodable.

    JPEGs are decoded at down to an eighth of their size: every byte of the file is still read and every block parsed,
    so a cut-off file is found, at a fraction of the work.
    """
    content = content_of(path)
    tiff = content.tiff or tiff_of(content.data)
    with decoding(content.data, pages, tiff, content.page) as image:
        if isinstance(image, Numbers):
            picture, orientation = _painted(image), image.orientation
            (width, height), grey = picture.size, grey_square(picture, GREY_EDGE)
        else:
            width, height, grey, orientation = _measured(image)
    status, parts = content.status, pages_and_bands(tiff, content.page)
    return Checked(width, height, status.st_size, status.st_mtime_ns, content.digest, grey, *parts, orientation)


def _measured(image: Image.Image) -> tuple[int, int, bytes, int]:
    """Width, height and the square of greys, upright, and EXIF's orientation."""
    width, height = image.size
    image.draft("L", (GREY_EDGE, GREY_EDGE))
    drafted = image.size != (width, height)
    _load(image)
    if not drafted:
        width, height = image.size
    orientation = _orientation(image)
    turn = _TRANSPOSED.get(orientation)
    if turn in _ON_ITS_SIDE:
        width, height = height, width
    grey = grey_square(image, GREY_EDGE)
    if turn is not None:
        grey = Image.frombytes("L", (GREY_EDGE, GREY_EDGE), grey).transpose(turn).tobytes()
    return width, height, grey, orientation


def _painted(image: Numbers) -> Image.Image:
    image.load()
    refuse_too_many(image)
    return _turned(painted(image), image.orientation)


def _load(image: Image.Image) -> None:
    """Decode it. What it says about its size beforehand need not be true: an icon may hold a larger picture."""
    image.load()
    refuse_too_many(image)


def _orientation(image: Image.Image) -> int:
    """1 to 8, read after loading: PNG may keep it at its end, and TIFF is turned upright while it loads."""
    try:
        value = image.getexif().get(_ORIENTATION, 1)
    except DAMAGE:
        return 1
    return value if isinstance(value, int) and value in _TRANSPOSED else 1


def _turned(image: Image.Image, orientation: int) -> Image.Image:
    turn = _TRANSPOSED.get(orientation)
    return image if turn is None else image.transpose(turn)


def is_image(path: Path) -> bool:
    """Return whether the header of a file is that of an image that can be read."""
    try:
        read_size(path)
    except Undecodable:
        return False
    return True
