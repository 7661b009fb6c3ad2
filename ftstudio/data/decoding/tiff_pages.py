"""What a TIFF says of its pages, read without trust: every number is checked against the file before it is used."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

TIFF_MAGIC = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
MOST_PAGES = 10_000
"""More are not counted."""
_MOST_ENTRIES = 4_096
_MOST_SEGMENTS = 1 << 21

_TYPES = {1: "B", 2: "B", 3: "H", 4: "I", 6: "b", 7: "B", 8: "h", 9: "i", 13: "I", 16: "Q", 17: "q", 18: "Q"}
"""Types of the specification as characters of ``struct``, in its standard sizes, which are numpy's, too."""
_VALUE_BYTES = {kind: struct.calcsize(f"<{char}") for kind, char in _TYPES.items()}
_SUBFILE, _WIDTH, _HEIGHT, _BITS, _COMPRESSION, _PHOTOMETRIC, _FILL_ORDER = 254, 256, 257, 258, 259, 262, 266
_OFFSETS, _TURNED, _SAMPLES, _ROWS_PER_STRIP, _COUNTS, _PLANAR = 273, 274, 277, 278, 279, 284
_PREDICTOR, _TILE_WIDTH, _TILE_HEIGHT, _TILE_OFFSETS, _TILE_COUNTS = 317, 322, 323, 324, 325
_SUB_IFDS, _EXTRA, _FORMAT, _NO_DATA, _DNG_VERSION = 330, 338, 339, 42113, 50706
_WANTED = frozenset(
    (
        _SUBFILE, _WIDTH, _HEIGHT, _BITS, _COMPRESSION, _PHOTOMETRIC, _FILL_ORDER, _OFFSETS, _TURNED, _SAMPLES,
        _ROWS_PER_STRIP, _COUNTS, _PLANAR, _PREDICTOR, _TILE_WIDTH, _TILE_HEIGHT, _TILE_OFFSETS, _TILE_COUNTS, _EXTRA,
        _FORMAT, _NO_DATA,
    )
)  # fmt: skip
_REDUCED_OR_MASK = 0b101
_COLOUR_FILTER_ARRAY, _LINEAR_RAW = 32803, 34892


class Page(NamedTuple):
    """One image of a TIFF, its numbers as in the specification (TIFF 6.0).

    Segments are strips or tiles; ``offsets`` and ``counts`` give their bytes in the file, ``segment`` their width and
    height in pixels. ``number`` is the place in the chain of directories, for Pillow's ``seek``.
    """

    order: Literal["<", ">"]
    number: int
    width: int
    height: int
    bits: tuple[int, ...]
    formats: tuple[int, ...]
    compression: int
    photometric: int
    planar: bool
    predictor: int
    fill_order: int
    orientation: int
    extra: tuple[int, ...]
    tiled: bool
    segment: tuple[int, int]
    offsets: NDArray[np.uint64]
    counts: NDArray[np.uint64]
    no_data: float | None

    @property
    def samples(self) -> int:
        return len(self.bits)


class _File:
    """The bytes of a TIFF, classic or big."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.order: Literal["<", ">"] = "<" if data[:1] == b"I" else ">"
        self.big = data[2:4] in (b"+\0", b"\0+")
        self.entry = struct.Struct(self.order + ("HHQ" if self.big else "HHI"))
        self.step, self.head, self.room = (20, 8, 8) if self.big else (12, 2, 4)

    def number(self, at: int, size: int) -> int:
        part = self.data[at : at + size]
        if at < 0 or len(part) < size:
            raise ValueError("the directory is truncated")
        return int.from_bytes(part, "little" if self.order == "<" else "big")

    def directories(self) -> Iterator[int]:
        """Where each directory of the chain begins."""
        at = self.number(8, 8) if self.big else self.number(4, 4)
        seen: set[int] = set()
        while at and at not in seen and len(seen) < MOST_PAGES:
            if at >= len(self.data):
                raise ValueError("the directory is truncated")
            seen.add(at)
            yield at
            entries = self.number(at, self.head)
            end = at + self.head + entries * self.step
            if end + self.room > len(self.data):
                return  # the last one may be written without an end
            at = self.number(end, self.room)

    def tags(self, at: int) -> Iterator[tuple[int, int, int, int]]:
        """(tag, type, count, where the values lie) of each entry of a directory."""
        entries = self.number(at, self.head)
        if entries > _MOST_ENTRIES or at + self.head + entries * self.step > len(self.data):
            raise ValueError("the directory is truncated")
        for place in range(entries):
            start = at + self.head + place * self.step
            tag, kind, count = self.entry.unpack_from(self.data, start)
            value = start + self.entry.size
            size = _VALUE_BYTES.get(kind, 1)
            yield tag, kind, count, value if count * size <= self.room else self.number(value, self.room)

    def values(self, kind: int, count: int, at: int) -> tuple[int, ...]:
        return struct.unpack_from(self._format(kind, count, at), self.data, at)

    def array(self, kind: int, count: int, at: int) -> NDArray[np.uint64]:
        """For many values."""
        self._format(kind, count, at)
        return np.frombuffer(self.data, self.order + _TYPES[kind], count, at).astype(np.uint64)

    def _format(self, kind: int, count: int, at: int) -> str:
        """For ``struct``, after a look whether the values are there."""
        if kind not in _TYPES or count > _MOST_SEGMENTS:
            raise ValueError("the directory is damaged")
        if count == 0 or at + count * _VALUE_BYTES[kind] > len(self.data):
            raise ValueError("the directory is truncated")
        return f"{self.order}{count}{_TYPES[kind]}"


def is_tiff(data: bytes) -> bool:
    """Whether ``data`` begins like a TIFF."""
    return data[:4] in TIFF_MAGIC


class Tiff:
    """The bytes of a TIFF, each directory parsed once, when it is first asked for."""

    def __init__(self, data: bytes) -> None:
        self._file = _File(data)
        self._pages: list[Page] = []
        self._left: Iterator[Page] | None = None
        self._damage: ValueError | None = None
        self.is_cut_off = False
        """Whether ``pages`` came to damage behind the first: there may have been more."""

    def is_camera_raw(self) -> bool:
        """Whether it is a camera's raw file (DNG, NEF, CR2, ARW ...).

        Readers of TIFF show at most the small preview of such a file.

        Raises:
            ValueError: The file is damaged.
        """
        file = self._file
        if file.data[8:10] == b"CR":
            return True
        at = next(file.directories(), 0)
        found: dict[int, tuple[int, ...]] = {}
        for tag, kind, count, where in file.tags(at) if at else ():
            if tag == _DNG_VERSION:
                return True
            if tag in (_SUBFILE, _PHOTOMETRIC, _SUB_IFDS) and count < 64:
                found[tag] = file.values(kind, count, where)
        if _PHOTOMETRIC in found and found[_PHOTOMETRIC][0] in (_COLOUR_FILTER_ARRAY, _LINEAR_RAW):
            return True
        is_preview = _SUBFILE in found and bool(found[_SUBFILE][0] & 1)
        return is_preview and _SUB_IFDS in found

    def pages(self, most: int = MOST_PAGES) -> list[Page]:
        """Its images, without reduced copies and masks; at most ``most``.

        Raises ValueError where the first is damaged; damaged ones behind it end the list.
        """
        if self._damage is not None:
            raise self._damage
        if self._left is None:
            self._left = _pages_in(self._file)
        try:
            while len(self._pages) < most and (page := next(self._left, None)) is not None:
                self._pages.append(page)
        except ValueError as error:
            if not self._pages:
                self._damage = error
                raise
            self.is_cut_off = True
        return self._pages[:most]


def _pages_in(file: _File) -> Iterator[Page]:
    for number, at in enumerate(file.directories()):
        page = _page(file, number, at)
        if page is not None:
            yield page


def _page(file: _File, number: int, at: int) -> Page | None:
    """None for a reduced copy or a mask of another image."""
    found = {tag: (kind, count, where) for tag, kind, count, where in file.tags(at) if tag in _WANTED}

    def values(tag: int, default: tuple[int, ...]) -> tuple[int, ...]:
        return file.values(*found[tag]) if tag in found else default

    if values(_SUBFILE, (0,))[0] & _REDUCED_OR_MASK:
        return None
    width, height = values(_WIDTH, (0,))[0], values(_HEIGHT, (0,))[0]
    samples = values(_SAMPLES, (1,))[0]
    if not (0 < width < 1 << 31 and 0 < height < 1 << 31 and 0 < samples <= 4_096):
        raise ValueError("an image without a size")
    tiled = _TILE_OFFSETS in found
    segment = (width, min(height, values(_ROWS_PER_STRIP, (height,))[0]))
    if tiled:
        segment = (values(_TILE_WIDTH, (0,))[0], values(_TILE_HEIGHT, (0,))[0])
    if segment[0] <= 0 or segment[1] <= 0:
        raise ValueError("segments without a size")
    offsets = _TILE_OFFSETS if tiled else _OFFSETS
    counts = _TILE_COUNTS if tiled and _TILE_COUNTS in found else _COUNTS
    if offsets not in found:
        raise ValueError("an image without pixels")
    no_data = bytes(file.values(*found[_NO_DATA])) if _NO_DATA in found and found[_NO_DATA][0] == 2 else b""
    return Page(
        order=file.order,
        number=number,
        width=width,
        height=height,
        bits=_for_each(values(_BITS, (1,)), samples),
        formats=_for_each(values(_FORMAT, (1,)), samples),
        compression=values(_COMPRESSION, (1,))[0],
        photometric=values(_PHOTOMETRIC, (1,))[0],
        planar=values(_PLANAR, (1,))[0] == 2 and samples > 1,
        predictor=values(_PREDICTOR, (1,))[0],
        fill_order=values(_FILL_ORDER, (1,))[0],
        orientation=values(_TURNED, (1,))[0],
        extra=values(_EXTRA, ()),
        tiled=tiled,
        segment=segment,
        offsets=file.array(*found[offsets]),
        counts=file.array(*found[counts]) if counts in found else np.zeros(0, np.uint64),
        no_data=_as_number(no_data),
    )


def _for_each(values: tuple[int, ...], samples: int) -> tuple[int, ...]:
    """One value for each sample: many writers give it once for all."""
    return values[:samples] if len(values) >= samples else (values[0],) * samples


def _as_number(text: bytes) -> float | None:
    try:
        return float(text.split(b"\0", 1)[0].decode("ascii"))
    except ValueError:
        return None
