"""Several pages of a TIFF as one image: as its red, green and blue, or the brightest of each pixel."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ftstudio.data.decoding.pixels import Numbers, to_rgb
from ftstudio.data.decoding.tiff_pages import Page
from ftstudio.data.decoding.tiff_samples import MOST_BYTES, NotRead, TiffNumbers, TooMuch, is_plain

MOST_STACK_BYTES = 2_000_000_000
"""Of all pages of a projection together."""


class _Plain(Numbers):
    """A page that Pillow reads as it is, 8 bits, turned upright by it."""

    def __init__(self, data: bytes, page: Page) -> None:
        self.size = (page.width, page.height)
        self._data, self._page = data, page
        self._values = np.zeros((0, 0, 0), np.uint8)

    def load(self) -> None:
        with Image.open(BytesIO(self._data), formats=("TIFF",)) as image:
            image.seek(self._page.number)
            image.load()
            picture = image.convert("L") if image.mode in ("1", "L") else to_rgb(image)
        self.size = picture.size
        self.colour = "grey" if picture.mode == "L" else "rgb"
        self._values = np.asarray(picture).reshape(picture.height, picture.width, -1)

    def rows(self, top: int, bottom: int) -> NDArray[Any]:
        return self._values[top:bottom]


class Stack(Numbers):
    """The ``pages`` of a TIFF as one image. Raises NotRead."""

    def __init__(self, data: bytes, pages: list[Page], how: Literal["channels", "max"]) -> None:
        self._how = how
        wanted = pages[:3] if how == "channels" else pages
        self._pages = [_Plain(data, page) if is_plain(page) else TiffNumbers(data, page) for page in wanted]
        first = self._pages[0]
        if any(page.size != first.size for page in self._pages):
            raise NotRead("TIFF with pages of different sizes, which do not become one image")
        self.size, self.orientation = first.size, first.orientation
        self.bits, self.inverted, self.no_data = first.bits, first.inverted, first.no_data
        self._brightest = np.zeros((0, 0, 0), np.uint8)

    def load(self) -> None:
        """Raises NotRead, TooMuch, and ValueError or OSError for damage."""
        first = self._pages[0]
        for number, page in enumerate(self._pages):
            page.load()
            if (page.size, page.colour, page.alpha) != (first.size, first.colour, first.alpha) or (
                page.colour not in ("grey", "rgb")
            ):
                raise NotRead("TIFF with pages of different kinds, which do not become one image")
            if self._how == "max":
                self._take_brightest(page, number)
                self._pages[number] = first  # what it holds is no longer needed
        self.size, self.colour = first.size, first.colour
        if self._how == "channels":
            if first.colour != "grey":
                raise NotRead("TIFF with pages in colour, which cannot be red, green and blue of one image")
            self.colour = "rgb"

    def _take_brightest(self, page: Numbers, number: int) -> None:
        """``numpy.fmax`` passes over what is not a number."""
        values = page.rows(0, page.size[1])[..., : 1 if page.colour == "grey" else 3]
        if values.nbytes > MOST_BYTES // 2 or values.nbytes * len(self._pages) > MOST_STACK_BYTES:
            raise TooMuch(f"The pages of the TIFF are too large together ({len(self._pages)} pages).")
        self._brightest = values if number == 0 else np.fmax(self._brightest, values)

    def rows(self, top: int, bottom: int) -> NDArray[Any]:
        if self._how == "max":
            return self._brightest[top:bottom]
        bands = [page.rows(top, bottom)[..., :1] for page in self._pages]
        bands += [np.zeros_like(bands[0])] * (3 - len(bands))
        return np.concatenate(bands, axis=-1)
