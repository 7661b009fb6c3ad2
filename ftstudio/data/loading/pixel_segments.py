# pyright: standard
# (torch has no complete types)
"""Decoded pixels in pairs of files: the pixels one after another, and an index of fixed-size records. Both only grow.

Nothing is flushed. A record has a checksum of itself and its pixels, so anything torn by a power failure or damaged
later is detected at the first access and counts as missing.
"""

from __future__ import annotations

import contextlib
import mmap
import os
import threading
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from ftstudio.core.storage.files import write_all

SEGMENT_BYTES = 1 << 28
"""Once a pair has more bytes of pixels than this, the next one is started."""
PIXELS, INDEX = ".pixels", ".index"

RECORD = np.dtype(
    [
        ("low", "<u8"),
        ("high", "<u8"),
        ("offset", "<u8"),
        ("height", "<u4"),
        ("width", "<u4"),
        ("check", "<u4"),
        ("segment", "<u4"),
    ]
)
"""``low`` and ``high`` are the key, ``offset`` is in bytes from the start of the pixels, height and width are in
pixels. ``segment`` is 0 on disk and the number of the pair in memory."""
_CHECKED = RECORD.fields["check"][1]  # type: ignore[index]
"""The length of a record before its checksum, which covers these bytes."""
_LONGEST = 1 << 16
_CLOSED = -1
_MODE = os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def pixel_bytes(records: Any) -> Any:
    """Return the bytes of pixels of one record, or of each of an array of records (int64)."""
    return records["height"].astype(np.int64) * records["width"] * 3


def size_of(stem: Path) -> int:
    """Return the bytes of pixels in the segment ``stem``; 0 if there is none."""
    try:
        return stem.with_name(stem.name + PIXELS).stat().st_size
    except OSError:
        return 0


class Segment:
    """One pair of files for reading, thread-safe. ``stem`` is its path without a suffix."""

    def __init__(self, stem: Path) -> None:
        self._pixels, self._index = stem.with_name(stem.name + PIXELS), stem.with_name(stem.name + INDEX)
        self._map: mmap.mmap | None = None
        self._mapping = threading.Lock()

    def records(self) -> NDArray[np.void]:
        """Return the plausible records, whose pixels are inside the file. Raises OSError."""
        size = self._pixels.stat().st_size
        content = self._index.read_bytes()
        found = np.frombuffer(content, RECORD, len(content) // RECORD.itemsize)
        height, width, offset = (found[name].astype(np.int64) for name in ("height", "width", "offset"))
        possible = (height > 0) & (width > 0) & (height < _LONGEST) & (width < _LONGEST) & (offset >= 0)
        return found[possible & (pixel_bytes(found) <= size - np.minimum(offset, size))]

    def is_whole(self, record: np.void) -> bool:
        """Whether the pixels of ``record`` match its checksum. Raises OSError."""
        offset, count = int(record["offset"]), int(pixel_bytes(record))
        with memoryview(self._mapped(offset + count)) as mapped, mapped[offset : offset + count] as pixels:
            return _check(record, pixels) == record["check"]

    def tensor(self, offset: int, height: int, width: int) -> Tensor:
        """Return the pixels at ``offset``, uint8 (3, height, width): a view of the file without a copy.

        Raises OSError.
        """
        count = height * width * 3
        flat = torch.frombuffer(self._mapped(offset + count), dtype=torch.uint8, count=count, offset=offset)
        return flat.as_strided((3, height, width), (1, 3 * width, 3))

    def _mapped(self, end: int) -> mmap.mmap:
        """Map the file into memory, at least up to ``end``.

        A map is never closed explicitly; it is released with the last tensor that uses it. It is copy-on-write, so
        torch accepts it as writable, and writing to a tensor does not change the file.
        """
        mapped = self._map
        if mapped is not None and len(mapped) >= end:
            return mapped
        with self._mapping:
            if self._map is None or len(self._map) < end:
                file = self._open_pixels()
                try:
                    size = os.fstat(file).st_size
                    if size < end:
                        raise OSError(f"{self._pixels} is shorter than its index says")
                    self._map = mmap.mmap(file, size, access=mmap.ACCESS_COPY)
                finally:
                    os.close(file)
            return self._map

    def _open_pixels(self) -> int:
        return os.open(self._pixels, os.O_RDONLY | getattr(os, "O_BINARY", 0))


class GrowingSegment(Segment):
    """A pair of files that the holder of its lane appends to, from one thread at a time.

    Opening it may raise OSError. After a failed write, nothing more may be appended.
    """

    def __init__(self, stem: Path) -> None:
        super().__init__(stem)
        with contextlib.ExitStack() as undo:
            self._pixels_file = os.open(self._pixels, os.O_RDWR | _MODE, 0o600)
            undo.callback(os.close, self._pixels_file)
            self._index_file = os.open(self._index, os.O_RDWR | _MODE, 0o600)
            undo.callback(os.close, self._index_file)
            self.size = os.lseek(self._pixels_file, 0, os.SEEK_END)
            # Remove a truncated record, which would misalign all that follow.
            whole = os.fstat(self._index_file).st_size // RECORD.itemsize * RECORD.itemsize
            os.ftruncate(self._index_file, whole)
            os.lseek(self._index_file, 0, os.SEEK_END)
            undo.pop_all()

    def append(self, low: int, high: int, pixels: NDArray[np.uint8]) -> np.void:
        """Write pixels, contiguous (height, width, 3), and their record, and return the record."""
        height, width = pixels.shape[:2]
        record = np.array([(low, high, self.size, height, width, 0, 0)], RECORD)
        record["check"] = _check(record[0], pixels.data)
        write_all(self._pixels_file, pixels.data.cast("B"))
        self.size += pixels.nbytes
        write_all(self._index_file, record.tobytes())
        return record[0]

    def close(self) -> None:
        """Stop appending; existing pixels can be read as long as the file exists."""
        with self._mapping:
            os.close(self._pixels_file)
            os.close(self._index_file)
            self._pixels_file = _CLOSED

    def _open_pixels(self) -> int:
        """The file being written, even if it was deleted; after closing, the file of that name."""
        return super()._open_pixels() if self._pixels_file == _CLOSED else os.dup(self._pixels_file)


def _check(record: np.void, pixels: memoryview) -> int:
    return zlib.crc32(pixels, zlib.crc32(record.tobytes()[:_CHECKED]))
