"""How a file becomes an upright RGB picture: the one decoder of the program.

What is in a file is told by its content, never by its name. Only the formats of FORMATS are tried, so that no
file can start another program (EPS would). Pictures are upright (EXIF), the first frame of an animation, over
white where they are transparent, and scaled, not clipped, where they have more than 8 bits per channel.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import struct
import threading
import warnings
import zlib
from collections.abc import Generator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import PIL
import pillow_heif
from PIL import Image

from ftstudio.data.pixels import grey_square, to_rgb
from ftstudio.data.reasons import REASONS, Undecodable

__all__ = [
    "DECODER_VERSION", "FORMATS", "GREY_EDGE", "MAX_FILE_BYTES", "MAX_JPEG_PIXELS", "MAX_PIXELS", "REASONS", "Checked",
    "Undecodable", "check",
    "content_digest", "decode", "decoder_identity", "open_rgb", "read_file", "read_size",
]  # fmt: skip

FORMATS = (
    "JPEG", "PNG", "WEBP", "AVIF", "HEIF", "GIF", "BMP", "DIB", "TIFF", "PPM", "JPEG2000", "ICO", "SGI",
    "QOI",
)  # fmt: skip
DECODER_VERSION = 2
"""Raise it when the pixels of any file change, here, in ``pixels`` or in ``dataset.load_pixels``: what was kept of
them on the disk is then no longer used."""


def decoder_identity() -> str:
    """Changes with everything that decoded pixels depend on: Pillow's decoders and filters change now and then."""
    return f"{DECODER_VERSION} {PIL.__version__} {pillow_heif.__version__}"


MAX_PIXELS = 100_000_000
"""A phone's panorama has 60 million. On the way to RGB a pixel takes 8 or 9 bytes, so this is under a gigabyte."""
MAX_JPEG_PIXELS = 200_000_000
"""Cameras make JPEGs of so many, and a JPEG is decoded smaller: it never comes to 8 bytes for each pixel."""
MAX_FILE_BYTES = 1 << 29
MANY_PIXELS = 25_000_000
"""Above this, one image is decoded at a time, so that a thread per core does not need a gigabyte per core."""

_MAGIC = (
    b"\xff\xd8\xff",
    b"\x89PNG",
    b"GIF8",
    b"BM",
    b"II*\0",
    b"MM\0*",
    b"II+\0",
    b"MM\0+",
    b"qoif",
    b"\0\0\0\x0cjP",
)
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

# What Pillow and the libraries under it are known to raise on damaged files. Not everything (Exception), so
# that a mistake of ours, a NameError say, still comes up as one; but a broad list: the files are hostile.
_DAMAGE = (
    OSError, SyntaxError, ValueError, ArithmeticError, LookupError, TypeError, AttributeError, EOFError,
    RuntimeError, AssertionError, struct.error, zlib.error, Image.DecompressionBombError,
)  # fmt: skip

pillow_heif.register_heif_opener()  # pyright: ignore[reportUnknownMemberType] - its keywords have no types
# Our own limits are checked between opening and decoding. Pillow's, for images inside of images, refuses twice this.
Image.MAX_IMAGE_PIXELS = MAX_JPEG_PIXELS // 2
warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)
# What Pillow has to say about odd metadata is for its developers; it would stand between a person's messages.
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")

_one_large = threading.Lock()


GREY_EDGE = 32


class Checked(NamedTuple):
    """A file that was decoded to its last byte. Sizes in pixels, upright; ``size`` in bytes; ``digest`` is 16
    hex characters over the bytes of the file; ``grey`` the upright picture as GREY_EDGE × GREY_EDGE greys."""

    width: int
    height: int
    size: int
    mtime_ns: int
    digest: str
    grey: bytes


def open_rgb(path: Path, shorter_side: int | None = None) -> Image.Image:
    """The picture in a file: upright, mode RGB, loaded.

    With ``shorter_side`` (pixels) a JPEG may come smaller, decoded at a half, a quarter or an eighth, with its
    shorter side still at least that long; nothing is resized beyond that.
    Raises Undecodable.
    """
    data, _ = read_file(path)
    return decode(data, shorter_side)


def decode(data: bytes, shorter_side: int | None = None) -> Image.Image:
    """As ``open_rgb``, for the bytes of a file."""
    with _decoding(data) as image:
        if shorter_side:
            image.draft(None, (shorter_side, shorter_side))
        _load(image)
        return to_rgb(_upright(image))


def read_size(path: Path) -> tuple[int, int]:
    """Width and height in pixels as stored (not turned upright), without decoding. Raises Undecodable."""
    data, _ = read_file(path)
    with _decoding(data) as image:
        return image.size


def check(path: str | Path) -> Checked:
    """Decode a file completely and keep only what there is to know about it. Raises Undecodable.

    JPEGs are decoded at down to an eighth of their size: every byte of the file is still read and every block parsed,
    so a cut-off file is found, at a fraction of the work.
    """
    data, status = read_file(path)
    with _decoding(data) as image:
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
    return Checked(width, height, status.st_size, status.st_mtime_ns, content_digest(data), grey)


def content_digest(data: bytes) -> str:
    """Tells the bytes of an image file from those of any other: 16 hex characters, as in ``ImageFile.digest``."""
    return hashlib.blake2b(data, digest_size=8).hexdigest()


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


@contextmanager
def _decoding(data: bytes) -> Generator[Image.Image]:
    """An image opened from bytes and within limits; whatever decoding it raises leaves as Undecodable."""
    lock: threading.Lock | None = None
    try:
        image = _opened(data)
        _refuse_too_many(image)
        if image.width * image.height > MANY_PIXELS:
            lock = _one_large
            lock.acquire()
        yield image
    except Undecodable:
        raise
    except MemoryError as error:
        raise Undecodable("out_of_memory") from error
    except Image.DecompressionBombError as error:
        raise Undecodable("too_many_pixels") from error
    except _DAMAGE as error:
        words = str(error).lower()
        cut_off = "truncat" in words or "unexpected end" in words or isinstance(error, EOFError)
        raise Undecodable("truncated" if cut_off else "damaged") from error
    finally:
        if lock:
            lock.release()


@cache
def _formats_here() -> tuple[str, ...]:
    """Those of FORMATS that this build of Pillow knows."""
    Image.init()
    return tuple(name for name in FORMATS if name in Image.OPEN)


def _opened(data: bytes) -> Image.Image:
    try:
        return Image.open(BytesIO(data), formats=_formats_here())
    except Image.DecompressionBombError as error:
        raise Undecodable("too_many_pixels") from error
    except _DAMAGE as error:
        raise Undecodable("damaged" if _looks_like_image(data) else "not_an_image") from error


def _load(image: Image.Image) -> None:
    """Decode it. What it says about its size beforehand need not be true: an icon may hold a larger picture."""
    image.load()
    _refuse_too_many(image)


def _refuse_too_many(image: Image.Image) -> None:
    most = MAX_JPEG_PIXELS if image.format in ("JPEG", "MPO") else MAX_PIXELS
    if image.width * image.height > most:
        size = f"{image.width} × {image.height}"
        raise Undecodable(
            "too_many_pixels", f"The image has too many pixels ({size}; up to {most // 1_000_000} million are read)."
        )


def _looks_like_image(data: bytes) -> bool:
    return data.startswith(_MAGIC) or data[8:12] == b"WEBP" or data[4:12] in (b"ftypheic", b"ftypavif", b"ftypmif1")


def _orientation(image: Image.Image) -> int:
    """1 to 8, read after loading: PNG may keep it at its end, and TIFF is turned upright while it loads."""
    try:
        value = image.getexif().get(_ORIENTATION, 1)
    except _DAMAGE:
        return 1
    return value if isinstance(value, int) and value in _TRANSPOSED else 1


def _upright(image: Image.Image) -> Image.Image:
    turn = _TRANSPOSED.get(_orientation(image))
    return image if turn is None else image.transpose(turn)
