"""PNG with 16 bits of colour, of which Pillow gives the high bytes only."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFile

from ftstudio.data.decoding.pixels import Numbers

_EXIF_ORIENTATION = 0x0112
_GREY_ALPHA = "LA;16B"
_LOW_BYTES = {"RGB;16B": "RGB;16L", "RGBA;16B": "RGBA;16L"}


def is_deep_png(image: Image.Image) -> bool:
    """Whether ``image``, just opened, is a PNG with more than 8 bits in several channels."""
    return image.format == "PNG" and _layout_of(image) in (*_LOW_BYTES, _GREY_ALPHA)


class PngNumbers(Numbers):
    """``image``, for which ``is_deep_png``, opened from ``data``. After ``load`` it also has the EXIF of its end."""

    def __init__(self, data: bytes, image: Image.Image) -> None:
        self.size = image.size
        self._data, self._high, self._low = data, image, image
        self._layout = _layout_of(image)

    def load(self) -> None:
        if self._layout == _GREY_ALPHA:  # as four bytes, which nothing is done to
            self.colour, self.alpha = "grey", "straight"
            _load_as(self._high, "RGBA")
        else:
            self.alpha = "straight" if self._layout.startswith("RGBA") else ""
            # Pillow's way to read big-endian numbers takes their first byte, that for little-endian ones the second.
            self._low = Image.open(BytesIO(self._data), formats=("PNG",))
            _load_as(self._low, _LOW_BYTES[self._layout])
            _load_as(self._high, self._layout)
        orientation = self._high.getexif().get(_EXIF_ORIENTATION, 1)
        self.orientation = orientation if isinstance(orientation, int) else 1
        if self._layout.startswith("RGB;"):
            self.clear = self._high.info.get("transparency")

    def rows(self, top: int, bottom: int) -> NDArray[Any]:
        box = (0, top, self.size[0], bottom)
        high = np.asarray(self._high.crop(box))
        if self._layout == _GREY_ALPHA:
            return high.view(">u2").astype(np.uint16)
        return high.astype(np.uint16) << 8 | np.asarray(self._low.crop(box))


def _layout_of(image: Image.Image) -> str:
    """How Pillow takes the bytes of a pixel, "" where it does not say."""
    if not isinstance(image, ImageFile.ImageFile) or not image.tile:
        return ""
    arguments = image.tile[0].args
    return arguments if isinstance(arguments, str) else ""


def _load_as(image: Image.Image, layout: str) -> None:
    assert isinstance(image, ImageFile.ImageFile)
    image.tile = [part._replace(args=layout) for part in image.tile]
    image.load()
