"""How pixels of any kind become 8-bit RGB: one rule for all of them, scaled and not clipped, over white."""

from __future__ import annotations

import threading
from functools import cache
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

SCALING = (
    "Images with more than 8 bits are scaled to 8, all channels together, per file: integers from 0 to the largest "
    "number of the smallest of 8, 10, 12, 14 and 16 bits that holds the brightest pixel, or of as many bits as the "
    "file names if fewer than 16; floats within 0 to 1 as they are; other numbers from the darkest to the brightest "
    "pixel. NaN and no-data pixels are black, infinity is white, transparent pixels are composited over white."
)
"""The rule in words: the card of an exported model says it."""

_DEPTHS = (8, 10, 12, 14, 16)
"""Bits that cameras and scanners deliver in 16-bit files."""

_COLOURS = {"grey": 1, "rgb": 3, "lab": 3, "cmyk": 4}
"""Bands of each kind of colour."""

_STRIP_PIXELS = 4_000_000

_lab_lock = threading.Lock()


class Numbers:
    """An image whose pixels are numbers of any type, to be scaled by ``painted``.

    ``size`` is width and height in pixels as stored, ``orientation`` that of EXIF. The bands are the colours, then
    alpha if there is one. ``bits`` is the declared depth if that is less than 16, else 0; ``inverted`` if 0 is white;
    ``no_data`` the value of pixels that hold nothing, ``clear`` the colour that stands for transparency.
    """

    size: tuple[int, int]
    orientation: int = 1
    colour: Literal["grey", "rgb", "cmyk", "lab"] = "rgb"
    alpha: Literal["", "straight", "premultiplied"] = ""
    bits: int = 0
    inverted: bool = False
    no_data: float | None = None
    clear: tuple[int, ...] | None = None

    def load(self) -> None:
        """Decode. Comes before ``rows``, after the size was found acceptable."""

    def rows(self, top: int, bottom: int) -> NDArray[Any]:
        """The pixels of some rows, shape (rows, width, bands)."""
        raise NotImplementedError


class _Loaded(Numbers):
    """The numbers of a picture of Pillow's, of one channel of more than 8 bits."""

    colour = "grey"

    def __init__(self, image: Image.Image) -> None:
        self.size = image.size
        self._values = np.asarray(image)

    def rows(self, top: int, bottom: int) -> NDArray[Any]:
        return self._values[top:bottom, :, None]


def to_rgb(image: Image.Image) -> Image.Image:
    """A loaded picture of any mode as mode RGB, numbers of more than 8 bits scaled as SCALING says.

    Raises ValueError where there is no finite pixel or no known way.
    """
    if image.mode == "RGB" and "transparency" not in image.info:
        return image
    if image.mode.startswith(("I", "F")):
        return painted(_Loaded(image))
    if image.mode == "LAB":
        return _from_lab(image)
    if image.has_transparency_data or image.mode in ("La", "RGBa"):
        return _over_white(image)
    return image.convert("RGB")


def painted(numbers: Numbers) -> Image.Image:
    """Loaded numbers as a picture, mode RGB, not yet turned upright. Raises ValueError if no pixel is a number."""
    scale = _scale_of(numbers)
    picture = Image.new("RGB", numbers.size)
    for top, bottom in _strips(*numbers.size):
        picture.paste(_strip(numbers, numbers.rows(top, bottom), scale), (0, top))
    return picture


class _Scale(NamedTuple):
    """``low`` becomes 0, each 1 above it ``levels``; a pixel is opaque whose alpha is ``opaque``."""

    low: float
    levels: float
    opaque: float = 1.0


def _strip(numbers: Numbers, values: NDArray[Any], scale: _Scale) -> Image.Image:
    """Some rows of ``numbers`` as a picture in mode RGB."""
    colours = values[..., : _COLOURS[numbers.colour]]
    if numbers.colour == "lab":
        return _from_lab(_lab(colours))
    levels = _levels(_without(colours, numbers.no_data, scale.low), scale)
    if numbers.inverted:
        levels = 255 - levels
    if numbers.colour == "cmyk":
        return Image.frombytes("CMYK", (levels.shape[1], levels.shape[0]), levels.tobytes()).convert("RGB")
    if numbers.clear:
        levels = np.where((colours == numbers.clear).all(-1, keepdims=True), np.uint8(255), levels)
    if numbers.alpha:
        share = values[..., _COLOURS[numbers.colour] :][..., :1].astype(np.float64) / scale.opaque
        share = np.clip(np.nan_to_num(share), 0.0, 1.0)
        over = levels if numbers.alpha == "premultiplied" else levels * share
        levels = np.clip(np.rint(over + 255.0 * (1.0 - share)), 0, 255).astype(np.uint8)
    if levels.shape[-1] == 1:
        return Image.fromarray(levels[..., 0]).convert("RGB")
    return Image.fromarray(np.ascontiguousarray(levels))


def _scale_of(numbers: Numbers) -> _Scale:
    """One for all colours of an image, so that these stay what they are."""
    if numbers.colour == "lab":
        return _Scale(0.0, 1.0)
    if numbers.bits:
        return _Scale(0.0, 255.0 / (2**numbers.bits - 1), 2.0**numbers.bits - 1)
    low, high, opaque, whole = np.inf, -np.inf, 0.0, True
    for top, bottom in _strips(*numbers.size):
        values = numbers.rows(top, bottom)
        whole = values.dtype.kind in "iub"
        colours, alpha = np.split(values, [_COLOURS[numbers.colour]], axis=-1)
        if not whole or numbers.no_data is not None:
            colours = colours[np.isfinite(colours) & _holds_data(colours, numbers.no_data)]
        if colours.size:
            low, high = min(low, float(colours.min())), max(high, float(colours.max()))
        if whole and numbers.alpha:
            opaque = max(opaque, float(alpha.max()))
    if low > high:
        raise ValueError("no pixel is a number")
    opaque = _brightest(opaque) if whole else 1.0
    if whole and low >= 0 and high < 2**16:
        low, high = 0.0, _brightest(high)
    elif not whole and low >= 0 and high <= 1:
        low, high = 0.0, 1.0
    return _Scale(low, 255.0 / (high - low) if 0 < high - low < np.inf else 0.0, opaque)


def _brightest(value: float) -> float:
    """The largest number of the smallest of the usual depths that holds ``value``."""
    return float(2 ** next((bits for bits in _DEPTHS if value < 2**bits), 32) - 1)


def _holds_data(values: NDArray[Any], no_data: float | None) -> NDArray[np.bool_]:
    return np.ones(values.shape, np.bool_) if no_data is None else values != no_data


def _without(values: NDArray[Any], no_data: float | None, low: float) -> NDArray[Any]:
    if values.dtype.kind == "f":
        values = np.where(np.isnan(values), values.dtype.type(low), values)
    return np.where(_holds_data(values, no_data), values, values.dtype.type(low)) if no_data is not None else values


def _levels(values: NDArray[Any], scale: _Scale) -> NDArray[np.uint8]:
    """0 to 255."""
    if values.dtype == np.uint8 and scale[:2] == (0.0, 1.0):
        return values
    with np.errstate(invalid="ignore", over="ignore"):  # infinity times nothing, in an image of one value
        return np.clip(np.nan_to_num(np.rint((values.astype(np.float64) - scale.low) * scale.levels)), 0, 255).astype(
            np.uint8
        )


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


def _lab(values: NDArray[Any]) -> Image.Image:
    """CIELAB of 16 bits, a and b with their signs, as Pillow has it in 8."""
    high = (values.view(np.uint16) >> 8).astype(np.uint8)
    return Image.frombytes("LAB", (values.shape[1], values.shape[0]), high.tobytes(), "raw", "LAB")


def _from_lab(image: Image.Image) -> Image.Image:
    with _lab_lock:
        converted = ImageCms.applyTransform(image, _lab_to_srgb())
    if converted is None:
        raise ValueError("the colours cannot be converted")
    return converted


@cache
def _lab_to_srgb() -> ImageCms.ImageCmsTransform:
    # The profiles have no type in Pillow.
    lab, srgb = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")  # pyright: ignore
    return ImageCms.buildTransform(lab, srgb, "LAB", "RGB")  # pyright: ignore
