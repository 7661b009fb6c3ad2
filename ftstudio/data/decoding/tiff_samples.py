"""The pixels of those TIFFs that Pillow reads in part or not at all: 16 bits of colour, floats, many bands, planes.

Pillow's libtiff decompresses: it is given the same file with a directory that calls every row so many grey bytes, and
what the bytes mean is worked out here.
"""

from __future__ import annotations

import struct
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ftstudio.data.decoding.pixels import Numbers
from ftstudio.data.decoding.tiff_pages import Page

MOST_BYTES = 400_000_000
"""Of one decompressed page, and of a compressed file that is read here."""

_BY_LIBTIFF = frozenset((5, 8, 32773, 32946, 34925, 50000))
"""LZW, deflate (two numbers), PackBits, LZMA, Zstandard."""
_JPEG_2000 = frozenset((33003, 33004, 33005, 34712))
_YCBCR_JPEG_2000 = 33003
_NAMES = {
    2: "CCITT fax", 3: "CCITT fax", 4: "CCITT fax", 6: "old-style JPEG", 7: "JPEG", 33003: "JPEG 2000",
    33004: "JPEG 2000", 33005: "JPEG 2000", 34661: "JBIG", 34676: "SGI LogLuv", 34677: "SGI LogLuv",
    34712: "JPEG 2000", 34887: "LERC", 34927: "WebP", 34933: "PNG", 34934: "JPEG XR", 50001: "WebP", 50002: "JPEG XL",
    52546: "JPEG XL",
}  # fmt: skip
_WHITE_IS_ZERO, _BLACK_IS_ZERO, _RGB, _PALETTE, _CMYK, _LAB = 0, 1, 2, 3, 5, 8
_OF_TWO = (_WHITE_IS_ZERO, _BLACK_IS_ZERO, _PALETTE)
"""One band and transparency."""
_UNSIGNED, _SIGNED, _FLOAT, _UNKNOWN = 1, 2, 3, 4
_REVERSED = np.packbits(np.unpackbits(np.arange(256, dtype=np.uint8)[:, None], axis=1)[:, ::-1], axis=1).ravel()
_SIZES = {1: "u1", 2: "u2", 4: "u4", 8: "u8"}


class NotRead(ValueError):
    """A sound TIFF of a kind that is not read; the text names the kind."""


class TooMuch(ValueError):
    """A TIFF that would take too much memory; the text is a sentence."""


def is_plain(page: Page) -> bool:
    """Whether Pillow reads all that is there: up to 8 bits and four bands."""
    return (
        max(page.bits) <= 8
        and min(page.bits) == max(page.bits)
        and set(page.formats) <= {_UNSIGNED, _UNKNOWN}
        and page.samples <= 4
        and not (page.samples == 2 and (page.planar or page.photometric not in _OF_TWO))
        and not (page.samples > 2 and page.photometric <= _BLACK_IS_ZERO)
    )


class TiffNumbers(Numbers):
    """One page of a TIFF. Raises NotRead."""

    def __init__(self, data: bytes, page: Page) -> None:
        self.size = (page.width, page.height)
        self.orientation = page.orientation
        self._data, self._page = data, page
        self._planes: list[Image.Image | NDArray[Any]] = []
        self._dtype = _type_of(page)
        self.bits = page.bits[0] if page.bits[0] < 16 and page.bits[0] != 8 else 0
        self._take_colour(page)
        self.no_data = page.no_data
        self._bands = 1 if self.colour == "grey" else 4 if self.colour == "cmyk" else 3
        if self.alpha:
            self._bands += 1
        self._refuse_kinds(page)

    def _take_colour(self, page: Page) -> None:
        """Which bands are what. Three or more without a meaning are read as red, green and blue."""
        if page.photometric in (_WHITE_IS_ZERO, _BLACK_IS_ZERO):
            self.inverted = page.photometric == _WHITE_IS_ZERO
            known = max(1, page.samples - len(page.extra))
            self.colour = "rgb" if page.samples > 2 and not _alpha(page, known) else "grey"
        elif page.photometric == _RGB and page.samples >= 3:
            self.colour = "rgb"
        elif page.photometric == _CMYK and page.samples >= 4:
            self.colour = "cmyk"
        elif page.photometric == _LAB and page.samples >= 3 and page.bits[0] == 16:
            self.colour = "lab"
        else:
            raise NotRead(f"TIFF with colours of kind {page.photometric} in {page.bits[0]} bits")
        if self.colour in ("grey", "rgb"):
            self.alpha = _alpha(page, 1 if self.colour == "grey" else 3)

    def _refuse_kinds(self, page: Page) -> None:
        if page.compression not in (1, *_BY_LIBTIFF, *_JPEG_2000):
            how = _NAMES.get(page.compression, f"compression {page.compression}")
            raise NotRead(f"TIFF compressed as {how} with {page.samples} bands of {page.bits[0]} bits")
        if page.compression in _JPEG_2000 and ((page.bits[0] > 8 and page.samples > 1) or page.planar):
            raise NotRead(f"TIFF compressed as JPEG 2000 with {page.samples} bands of {page.bits[0]} bits")
        if page.predictor not in (1, 2, 3) or (page.predictor == 3 and self._dtype.kind != "f"):
            raise NotRead(f"TIFF with predictor {page.predictor}")
        if page.predictor != 1 and page.bits[0] % 8:
            raise NotRead(f"TIFF with predictor {page.predictor} on {page.bits[0]} bits")

    def load(self) -> None:
        """Raises TooMuch, and ValueError or OSError for damage."""
        page = self._page
        if (most := max(self._data_bytes(), len(self._data) if page.compression != 1 else 0)) > MOST_BYTES:
            raise TooMuch(
                f"The image is too large ({most / 1e6:,.0f} MB; for this kind of TIFF up to "
                f"{MOST_BYTES // 1_000_000} MB are read)."
            )
        if page.compression in _JPEG_2000:
            self._planes = [self._from_jpeg_2000()]
            return
        for plane in range(self._bands if page.planar else 1):
            first = plane * self._down * self._across
            offsets = page.offsets[first : first + self._down * self._across]
            counts = page.counts[first : first + self._down * self._across]
            if len(offsets) < self._down * self._across:
                raise ValueError("the image is truncated: strips are missing")
            if page.compression == 1:
                self._planes.append(self._uncompressed(offsets))
            else:
                self._planes.append(self._decompressed(offsets, counts))

    def rows(self, top: int, bottom: int) -> NDArray[Any]:
        page = self._page
        if page.compression in _JPEG_2000:
            return np.asarray(self._planes[0])[top:bottom]
        bands = [self._meant(self._bytes(plane, top, bottom)) for plane in self._planes]
        together = bands[0] if len(bands) == 1 else np.concatenate(bands, axis=-1)
        return together[:, : page.width, : self._bands]

    # ---- bytes ------------------------------------------------------------------------------------------

    @property
    def _across(self) -> int:
        return -(-self._page.width // self._page.segment[0])

    @property
    def _down(self) -> int:
        return -(-self._page.height // self._page.segment[1])

    @property
    def _in_a_pixel(self) -> int:
        """Samples that lie side by side."""
        return 1 if self._page.planar else self._page.samples

    @property
    def _row_bytes(self) -> int:
        """Of one row of a segment."""
        return -(-self._page.segment[0] * self._in_a_pixel * self._page.bits[0] // 8)

    @property
    def _rows(self) -> int:
        return self._down * self._page.segment[1] if self._page.tiled else self._page.height

    def _data_bytes(self) -> int:
        planes = self._bands if self._page.planar else 1
        return planes * self._rows * self._across * self._row_bytes

    def _uncompressed(self, offsets: NDArray[np.uint64]) -> NDArray[np.uint8]:
        """All rows of a plane, shape (rows, bytes)."""
        rows, row_bytes, high = self._rows, self._row_bytes, self._page.segment[1]
        plane = np.empty((rows, self._across * row_bytes), np.uint8)
        for place, offset in enumerate(offsets.tolist()):
            top, left = place // self._across * high, place % self._across * row_bytes
            count = min(high, rows - top)
            if offset + count * row_bytes > len(self._data):
                raise ValueError("the image is truncated")
            segment = np.frombuffer(self._data, np.uint8, count * row_bytes, offset)
            plane[top : top + count, left : left + row_bytes] = segment.reshape(count, row_bytes)
        return _REVERSED[plane] if self._page.fill_order == 2 else plane

    def _decompressed(self, offsets: NDArray[np.uint64], counts: NDArray[np.uint64]) -> Image.Image:
        """The same as a grey picture, by libtiff."""
        page = self._page
        if len(counts) < len(offsets) or bool((offsets > 0xFFFFFFFF).any() or (counts > len(self._data)).any()):
            raise ValueError("the image is truncated: strips are missing")
        tags: dict[int, list[int]] = {
            256: [self._across * self._row_bytes], 257: [self._rows], 258: [8], 259: [page.compression], 262: [1],
            266: [page.fill_order], 277: [1],
        }  # fmt: skip
        if page.tiled:
            tags |= {322: [self._row_bytes], 323: [page.segment[1]], 324: offsets.tolist(), 325: counts.tolist()}
        else:
            tags |= {273: offsets.tolist(), 278: [page.segment[1]], 279: counts.tolist()}
        with Image.open(BytesIO(_with_directory(self._data, tags)), formats=("TIFF",)) as picture:
            picture.load()
            if (picture.mode, picture.size) != ("L", (self._across * self._row_bytes, self._rows)):
                raise ValueError("the image is damaged")
            return picture

    def _from_jpeg_2000(self) -> NDArray[Any]:
        """Codestreams side by side, by Pillow's OpenJPEG, shape (height, width, bands)."""
        page = self._page
        pixels: NDArray[Any] = np.zeros((page.height, page.width, page.samples), _SIZES[1 + (page.bits[0] > 8)])
        if len(page.counts) < self._down * self._across or len(page.offsets) < self._down * self._across:
            raise ValueError("the image is truncated: tiles are missing")
        for place in range(self._down * self._across):
            left, top = place % self._across * page.segment[0], place // self._across * page.segment[1]
            start = int(page.offsets[place])
            with Image.open(
                BytesIO(self._data[start : start + int(page.counts[place])]), formats=("JPEG2000",)
            ) as part:
                if part.width > page.segment[0] or part.height > page.segment[1]:
                    raise ValueError("the image is damaged: a tile is too large")
                part.load()
                if page.compression == _YCBCR_JPEG_2000 and part.mode == "RGB":
                    part = Image.frombytes("YCbCr", part.size, part.tobytes()).convert("RGB")
                values = np.asarray(part)
            values = values[: page.height - top, : page.width - left].reshape(*values.shape[:2], -1)
            if values.shape[2] != page.samples:
                raise ValueError("the image is damaged: a tile has other bands")
            pixels[top : top + values.shape[0], left : left + values.shape[1]] = values
        return pixels

    # ---- numbers ----------------------------------------------------------------------------------------

    def _bytes(self, plane: Image.Image | NDArray[Any], top: int, bottom: int) -> NDArray[np.uint8]:
        """Rows of a plane, shape (rows × segments across, bytes of a segment's row)."""
        part = plane[top:bottom] if isinstance(plane, np.ndarray) else plane.crop((0, top, plane.width, bottom))
        return np.ascontiguousarray(np.asarray(part)).reshape(-1, self._row_bytes)

    def _meant(self, raw: NDArray[np.uint8]) -> NDArray[Any]:
        """What bytes stand for, shape (rows, padded width, samples side by side)."""
        page, side = self._page, self._in_a_pixel
        count = page.segment[0] * side
        size = self._dtype.itemsize
        if page.bits[0] % 8:
            values = _unpacked(raw, page.bits[0], count)
        elif page.predictor == 3:
            sums = np.cumsum(raw.reshape(len(raw), -1, side), axis=1, dtype=np.uint8).reshape(len(raw), size, count)
            values = np.ascontiguousarray(sums.transpose(0, 2, 1)).view(self._dtype.newbyteorder(">"))[..., 0]
        elif page.predictor == 2:
            words = raw.view(np.dtype(page.order + _SIZES[size])).reshape(len(raw), -1, side)
            values = np.cumsum(words, axis=1, dtype=np.dtype(_SIZES[size])).view(self._dtype)
        else:
            values = raw.view(self._dtype.newbyteorder(page.order))
        values = values.reshape(-1, self._across * page.segment[0], side)
        return values.astype(self._dtype, copy=False)


def _alpha(page: Page, band: int) -> Any:
    """What the band behind the colours is."""
    place = band - (page.samples - len(page.extra))
    meaning = page.extra[place] if 0 <= place < len(page.extra) else 0
    return {1: "premultiplied", 2: "straight"}.get(meaning, "")


def _type_of(page: Page) -> np.dtype[Any]:
    bits, form = page.bits[0], page.formats[0]
    if set(page.bits) != {bits} or set(page.formats) != {form}:
        raise NotRead("TIFF with bands of different depths")
    if form == _FLOAT and bits in (16, 32, 64):
        return np.dtype(f"f{bits // 8}")
    if form in (_UNSIGNED, _UNKNOWN) and 1 <= bits < 16 and bits != 8:
        return np.dtype(np.uint16)
    if form in (_UNSIGNED, _SIGNED, _UNKNOWN) and bits in (8, 16, 32, 64):
        return np.dtype(f"{'i' if form == _SIGNED else 'u'}{bits // 8}")
    kind = {_SIGNED: "signed integers", _FLOAT: "floats", 5: "complex integers", 6: "complex numbers"}
    raise NotRead(f"TIFF with {kind.get(form, 'numbers')} of {bits} bits")


def _unpacked(raw: NDArray[np.uint8], bits: int, count: int) -> NDArray[np.uint16]:
    """Numbers of so many bits, most significant first, ``count`` in each row."""
    each = np.unpackbits(raw, axis=1, count=count * bits).reshape(len(raw), count, bits)
    values: NDArray[np.uint16] = np.zeros((len(raw), count), np.uint16)
    for place in range(bits):
        values |= each[..., place].astype(np.uint16) << np.uint16(bits - 1 - place)
    return values


def _with_directory(data: bytes, tags: dict[int, list[int]]) -> bytes:
    """A TIFF with the same bytes at the same places, and another directory (little-endian, numbers of 32 bits)."""
    start = len(data) + len(data) % 2
    entries, behind = b"", b""
    after = start + 2 + 12 * len(tags) + 4
    for tag, values in sorted(tags.items()):
        packed = struct.pack(f"<{len(values)}I", *values)
        if len(values) > 1:
            place, behind = struct.pack("<I", after + len(behind)), behind + packed
        else:
            place = packed
        entries += struct.pack("<HHI", tag, 4, len(values)) + place
    head = b"II*\0" + struct.pack("<I", start)
    return b"".join((head, data[8:], b"\0" * (len(data) % 2), struct.pack("<H", len(tags)), entries, bytes(4), behind))
