"""How a file becomes an upright RGB picture: the one decoder of the program, and of the models that it exports.

The kind of a file is detected from its content, never from its name. Pictures are upright (EXIF), the first frame of an
animation, over white where they are transparent, and scaled, not clipped, where they have more than 8 bits per
channel (pixels.SCALING).
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from pathlib import Path
from typing import NamedTuple

import PIL
from PIL import Image

from ftstudio.core.config import Pages
from ftstudio.data.decoding.opening import (
    DAMAGE,
    FORMATS,
    MAX_JPEG_PIXELS,
    MAX_PIXELS,
    decoding,
    pages_and_bands,
    pillow_heif,
    refuse_too_many,
    tiff_of,
)
from ftstudio.data.decoding.pixels import Numbers, grey_square, painted, to_rgb
from ftstudio.data.quality.reasons import REASONS, Undecodable

__all__ = [
    "DECODER_VERSION", "FORMATS", "GREY_EDGE", "MAX_FILE_BYTES", "MAX_JPEG_PIXELS", "MAX_PIXELS", "REASONS", "Checked",
    "Undecodable", "check", "content_digest", "decode", "decoder_identity", "open_rgb", "read_file", "read_size",
]  # fmt: skip

DECODER_VERSION = 3
"""Raise it when the pixels of any file change, here, in what this imports or in ``dataset.load_pixels``: what was kept
of them on the disk is then no longer used."""


def decoder_identity() -> str:
    """Changes with everything that decoded pixels depend on: Pillow's decoders and filters change now and then."""
    return f"{DECODER_VERSION} {PIL.__version__} {getattr(pillow_heif, '__version__', '')}"


MAX_FILE_BYTES = 1 << 29

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
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)

GREY_EDGE = 32


class Checked(NamedTuple):
    """A file that was decoded to its last byte. Sizes in pixels, upright; ``size`` in bytes; ``digest`` is 16
    hex characters over the bytes of the file; ``grey`` the upright picture as GREY_EDGE × GREY_EDGE greys; ``pages``
    and ``bands`` those of a TIFF, 1 and 0 for others."""

    width: int
    height: int
    size: int
    mtime_ns: int
    digest: str
    grey: bytes
    pages: int = 1
    bands: int = 0


def open_rgb(path: Path, shorter_side: int | None = None, pages: Pages = "first") -> Image.Image:
    """The picture in a file: upright, mode RGB, loaded.

    With ``shorter_side`` (pixels) a JPEG may come smaller, decoded at a half, a quarter or an eighth, with its
    shorter side still at least that long; nothing is resized beyond that. ``pages`` is for a TIFF that has several.
    Raises Undecodable.
    """
    data, _ = read_file(path)
    return decode(data, shorter_side, pages)


def decode(data: bytes, shorter_side: int | None = None, pages: Pages = "first") -> Image.Image:
    """As ``open_rgb``, for the bytes of a file."""
    with decoding(data, pages) as image:
        if isinstance(image, Numbers):
            return _painted(image)
        if shorter_side:
            image.draft(None, (shorter_side, shorter_side))
        _load(image)
        return to_rgb(_turned(image, _orientation(image)))


def read_size(path: Path, pages: Pages = "first") -> tuple[int, int]:
    """Width and height in pixels as stored (not turned upright), without decoding. Raises Undecodable."""
    data, _ = read_file(path)
    with decoding(data, pages) as image:
        return image.size


def check(path: str | Path, pages: Pages = "first") -> Checked:
    """Decode a file completely and keep only what there is to know about it. Raises Undecodable.

    JPEGs are decoded at down to an eighth of their size: every byte of the file is still read and every block parsed,
    so a cut-off file is found, at a fraction of the work.
    """
    data, status = read_file(path)
    tiff = tiff_of(data)
    with decoding(data, pages, tiff) as image:
        if isinstance(image, Numbers):
            picture = _painted(image)
            (width, height), grey = picture.size, grey_square(picture, GREY_EDGE)
        else:
            width, height, grey = _measured(image)
    digest, parts = content_digest(data), pages_and_bands(tiff)
    return Checked(width, height, status.st_size, status.st_mtime_ns, digest, grey, *parts)


def content_digest(data: bytes) -> str:
    """Tells the bytes of an image file from those of any other: 16 hex characters, as in ``ImageFile.digest``."""
    return hashlib.blake2b(data, digest_size=8).hexdigest()


def _measured(image: Image.Image) -> tuple[int, int, bytes]:
    """Width, height and the square of greys, upright."""
    width, height = image.size
    image.draft("L", (GREY_EDGE, GREY_EDGE))
    drafted = image.size != (width, height)
    _load(image)
    if not drafted:
        width, height = image.size
    turn = _TRANSPOSED.get(_orientation(image))
    if turn in _ON_ITS_SIDE:
        width, height = height, width
    grey = grey_square(image, GREY_EDGE)
    if turn is not None:
        grey = Image.frombytes("L", (GREY_EDGE, GREY_EDGE), grey).transpose(turn).tobytes()
    return width, height, grey


def _painted(image: Numbers) -> Image.Image:
    image.load()
    refuse_too_many(image)
    return _turned(painted(image), image.orientation)


def read_file(path: str | Path) -> tuple[bytes, os.stat_result]:
    """All bytes of an ordinary file, and its status. Raises Undecodable.

    A pipe, device or socket is never opened: what lies there is looked at first, and opened without waiting in
    case it was changed in between.
    """
    try:
        _only_ordinary(os.stat(path))  # noqa: PTH116 - a Path for each of 100,000 files is what would take longest
        with os.fdopen(os.open(path, _READ), "rb", buffering=0) as file:
            status = os.fstat(file.fileno())
            _only_ordinary(status)
            data = file.read(status.st_size)
            while len(data) < status.st_size and (more := file.read(status.st_size - len(data))):
                data += more
    except OSError as error:
        raise Undecodable(_reason_of(error)) from error
    except ValueError as error:  # a NUL in the name
        raise Undecodable("missing") from error
    except MemoryError as error:
        raise Undecodable("out_of_memory") from error
    return data, status


def _only_ordinary(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise Undecodable("not_a_file")
    if status.st_size == 0:
        raise Undecodable("empty_file")
    if status.st_size > MAX_FILE_BYTES:
        raise Undecodable("too_large", f"The file is too large for an image ({status.st_size / 1e6:,.0f} MB).")


def _reason_of(error: OSError) -> str:
    if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG):
        return "missing"
    if error.errno == errno.ELOOP:
        return "link_loop"
    if error.errno in (errno.EACCES, errno.EPERM):
        return "no_permission"
    return "unreadable"


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
