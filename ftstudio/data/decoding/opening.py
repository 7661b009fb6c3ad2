"""From the bytes of a file to an image that can be decoded: known by its content, within limits, or one reason."""

from __future__ import annotations

import ctypes
import logging
import struct
import threading
import warnings
import zlib
from collections.abc import Generator
from contextlib import contextmanager, suppress
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TypeAlias

import PIL
from PIL import Image

from ftstudio.core.config import Pages
from ftstudio.data.decoding.pixels import Numbers
from ftstudio.data.decoding.png16 import PngNumbers, is_deep_png
from ftstudio.data.decoding.tiff_pages import MOST_PAGES, Tiff, is_tiff
from ftstudio.data.decoding.tiff_samples import NotRead, TiffNumbers, TooMuch, is_plain
from ftstudio.data.decoding.tiff_stack import Stack
from ftstudio.data.decoding.unsupported import CAMERA_RAW, Kind, kind_of
from ftstudio.data.quality.reasons import Undecodable

try:
    import pillow_heif
except ImportError:  # in an exported model, where it is not needed for other images
    pillow_heif = None

Opened: TypeAlias = Image.Image | Numbers
"""An image of Pillow's, or one whose pixels are numbers that are to be scaled."""

FORMATS = (
    "JPEG", "PNG", "WEBP", "AVIF", "HEIF", "GIF", "BMP", "DIB", "TIFF", "PPM", "JPEG2000", "ICO", "SGI",
    "QOI", "PSD", "PCX", "TGA",
)  # fmt: skip
"""Only these are tried, so that no file can start another program (EPS would)."""
MAX_PIXELS = 100_000_000
"""A phone's panorama has 60 million. On the way to RGB a pixel takes 8 or 9 bytes, so this is under a gigabyte."""
MAX_JPEG_PIXELS = 200_000_000
"""Cameras make JPEGs of so many, and a JPEG is decoded smaller: it never comes to 8 bytes for each pixel."""
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
_HEIF_BRANDS = (b"heic", b"heix", b"mif1", b"msf1", b"hevc", b"heim", b"heis")
_TGA_END = b"TRUEVISION-XFILE.\0"

# What Pillow and the libraries under it are known to raise on damaged files. Not everything (Exception), so
# that a mistake of ours, a NameError say, still comes up as one; but a broad list: the files are hostile.
DAMAGE = (
    OSError, SyntaxError, ValueError, ArithmeticError, LookupError, TypeError, AttributeError, EOFError,
    RuntimeError, AssertionError, struct.error, zlib.error, Image.DecompressionBombError,
)  # fmt: skip

if pillow_heif is not None:
    pillow_heif.register_heif_opener()  # pyright: ignore[reportUnknownMemberType] - its keywords have no types
# Our own limits are checked between opening and decoding. Pillow's, for images inside of images, refuses twice this.
Image.MAX_IMAGE_PIXELS = MAX_JPEG_PIXELS // 2
warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)
# What Pillow has to say about odd metadata is for its developers; it would stand between a person's messages.
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")
logging.getLogger("PIL").addHandler(logging.NullHandler())

_one_large = threading.Lock()


@contextmanager
def decoding(data: bytes, pages: Pages, tiff: Tiff | None = None, page: int = 0) -> Generator[Opened]:
    """An image opened from bytes and within limits; whatever decoding it raises leaves as Undecodable.

    ``tiff`` is what ``tiff_of`` makes of the data, where the caller needs it, too; ``page``, from 1, the one page that
    is wanted.
    """
    lock: threading.Lock | None = None
    try:
        image = _opened(data, pages, tiff or tiff_of(data), page)
        refuse_too_many(image)
        width, height = image.size
        if width * height > MANY_PIXELS:
            lock = _one_large
            lock.acquire()
        yield image
    except Undecodable:
        raise
    except MemoryError as error:
        raise Undecodable("out_of_memory") from error
    except Image.DecompressionBombError as error:
        raise Undecodable("too_many_pixels") from error
    except TooMuch as error:
        raise Undecodable("too_many_pixels", str(error)) from error
    except NotRead as error:
        raise _not_read(Kind(str(error), "Save it as RGB or grey, without compression or with LZW.")) from error
    except DAMAGE as error:
        words = str(error).lower()
        cut_off = "truncat" in words or "unexpected end" in words or isinstance(error, EOFError)
        raise Undecodable("truncated" if cut_off else "damaged") from error
    finally:
        if lock:
            lock.release()


def refuse_too_many(image: Opened) -> None:
    """Raises Undecodable."""
    many = isinstance(image, Image.Image) and image.format in ("JPEG", "MPO")
    most = MAX_JPEG_PIXELS if many else MAX_PIXELS
    width, height = image.size
    if width * height > most:
        raise Undecodable(
            "too_many_pixels",
            f"The image has too many pixels ({width} × {height}; up to {most // 1_000_000} million are read).",
        )


def tiff_of(data: bytes) -> Tiff | None:
    """None for the bytes of other kinds of files."""
    return Tiff(data) if is_tiff(data) else None


def pages_and_bands(tiff: Tiff | None, page: int = 0) -> tuple[int, int]:
    """Return (pages of a file, bands of one page); (1, 0) if the file is not a TIFF or is damaged.

    ``page`` counts from 1; 0 is the first page too.
    """
    if tiff is not None:
        with suppress(ValueError):
            pages = tiff.pages()
            return max(1, len(pages)), pages[max(page, 1) - 1].samples if len(pages) >= max(page, 1) else 0
    return 1, 0


@cache
def _formats_here() -> tuple[str, ...]:
    """Those of FORMATS that this build of Pillow knows; Targa, which nothing announces, is tried by itself."""
    Image.init()
    return tuple(name for name in FORMATS if name in Image.OPEN and name != "TGA")


def _opened(data: bytes, pages: Pages, tiff: Tiff | None, page: int) -> Opened:
    if tiff is not None:
        return _opened_tiff(data, pages, tiff, page)
    if page:
        raise Undecodable("missing", f"The file has no page {page}: it is not a TIFF.")
    try:
        image = Image.open(BytesIO(data), formats=_formats_here())
    except Image.DecompressionBombError as error:
        raise Undecodable("too_many_pixels") from error
    except DAMAGE as error:
        if _is_targa(data):
            return Image.open(BytesIO(data), formats=("TGA",))
        raise _why_not(data) from error
    return PngNumbers(data, image) if is_deep_png(image) else image


def _opened_tiff(data: bytes, how: Pages, tiff: Tiff, page: int) -> Opened:
    """By Pillow where it reads all that is there."""
    combined = not page and how in ("channels", "max")
    _silence_libtiff()
    try:
        if tiff.is_camera_raw():
            raise _not_read(CAMERA_RAW)
        pages = tiff.pages(MOST_PAGES if combined else max(1, page))
    except ValueError:  # Pillow may make more of it than we do
        pages = []
    if combined and len(pages) > 1:
        return Stack(data, pages, "max" if how == "max" else "channels")
    if page > len(pages):
        raise _no_page(tiff, page)
    pages = pages[max(1, page) - 1 :]
    if pages and not is_plain(pages[0]):
        return TiffNumbers(data, pages[0])
    try:
        image = Image.open(BytesIO(data), formats=("TIFF",))
        if pages and pages[0].number:
            image.seek(pages[0].number)
        return image
    except Image.DecompressionBombError as error:
        raise Undecodable("too_many_pixels") from error
    except DAMAGE as error:
        if pages:
            with suppress(NotRead):
                return TiffNumbers(data, pages[0])
        raise Undecodable("damaged") from error


def _no_page(tiff: Tiff, page: int) -> Undecodable:
    if page > MOST_PAGES:
        return Undecodable("too_large", f"Only the first {MOST_PAGES:,} pages of a file are read.")
    if tiff.is_cut_off:
        return Undecodable("damaged", f"The file is damaged: page {page} and what may follow cannot be found in it.")
    return Undecodable("missing", f"The file has no page {page}.")


def _why_not(data: bytes) -> Undecodable:
    """The reason for bytes that Pillow does not open."""
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS and pillow_heif is None:
        return _not_read(Kind("HEIC image", "Install pillow-heif (pip install pillow-heif), or convert it to JPEG."))
    if data[4:12] == b"ftypavif" and "AVIF" not in _formats_here():
        return _not_read(Kind("AVIF image", "Install Pillow 11.3 or later, or convert it to JPEG."))
    if (kind := kind_of(data)) is not None:
        return _not_read(kind)
    return Undecodable("damaged" if _looks_like_image(data) else "not_an_image")


def _not_read(kind: Kind) -> Undecodable:
    article = "An" if kind.name.startswith(("a", "A", "E", "HDF", "I", "O")) else "A"
    if not kind.is_image:
        detail = f"This is {article.lower()} {kind.name}, not an image. {kind.advice}"
        return Undecodable("not_an_image", detail, kind.advice)
    return Undecodable("kind_not_read", f"{article} {kind.name} is not supported. {kind.advice}", kind.advice)


def _looks_like_image(data: bytes) -> bool:
    return data.startswith(_MAGIC) or data[8:12] == b"WEBP" or data[4:12] in (b"ftypheic", b"ftypavif", b"ftypmif1")


def _is_targa(data: bytes) -> bool:
    """By its end; older files without one by a header of which every byte fits, and their length."""
    if data.endswith(_TGA_END):
        return True
    if len(data) < 18 or data[1] > 1 or data[2] not in (1, 2, 3) or data[16] not in (8, 15, 16, 24, 32):
        return False
    colours = int.from_bytes(data[5:7], "little") * ((data[7] + 7) // 8) if data[1] else 0
    width, height = int.from_bytes(data[12:14], "little"), int.from_bytes(data[14:16], "little")
    return len(data) == 18 + data[0] + colours + width * height * ((data[16] + 7) // 8) and width * height > 0


@cache
def _silence_libtiff() -> None:
    """It writes on standard error what is wrong with a file; the exception says it as well.

    Only where Pillow brings its own as a file; elsewhere the words stay.
    """
    home = Path(PIL.__file__).parent
    for path in (*home.with_name("pillow.libs").glob("libtiff*"), *(home / ".dylibs").glob("libtiff*")):
        with suppress(OSError, AttributeError):
            library = ctypes.CDLL(str(path))
            library.TIFFSetErrorHandler(None)
            library.TIFFSetWarningHandler(None)
