# pyright: standard
# (torch has no complete types)
"""A disk cache of decoded pixels, so that an image is decoded once and not in every epoch and run.

Torn, damaged, deleted or outdated files count as missing, and the image is decoded again. Cache errors never fail a
run.
"""

from __future__ import annotations

import contextlib
import os
import threading
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from torch import Tensor

from ftstudio.core.config import Pages
from ftstudio.core.storage.cache_room import CacheRoom, in_use, take_lane
from ftstudio.core.storage.file_lock import FileLock
from ftstudio.data.decoding.decode import decoder_identity
from ftstudio.data.loading.pixel_segments import (
    INDEX,
    PIXELS,
    RECORD,
    SEGMENT_BYTES,
    GrowingSegment,
    Segment,
    pixel_bytes,
    size_of,
)


class PixelCache:
    """Cached pixels of the images below a folder, as a context manager.

    Outside its context nothing is found or stored. All other methods are thread-safe. Pixels stored in one context are
    found by ``find`` only in the next; within a context, the caller remembers the number returned by ``keep``.
    """

    def __init__(
        self, root: Path, side: int, interpolation: str, most: int | None = None, pages: Pages = "first"
    ) -> None:
        """Open the cache of one folder and size.

        Args:
            root: The data set folder.
            side: The shorter side of the pixels.
            interpolation: "bilinear" or "bicubic".
            most: Maximum bytes of all such caches together; None for a fair share of the disk.
            pages: Which pages of multi-page images are read.
        """
        self._cache = CacheRoom("pixels", most)
        self.folder = self._cache.root / _folder_name(root, side, interpolation, pages)
        self._guard = threading.Lock()
        self._lane: FileLock | None = None
        self._forget()

    def _forget(self) -> None:
        self._segments: list[Segment] = []
        self._growing: GrowingSegment | None = None
        self._records, self._count = np.empty(0, RECORD), 0
        self._keys, self._numbers = np.empty(0, np.uint64), np.empty(0, np.int64)
        self._room = self._asked_bytes = 0
        self._full, self._trouble = False, ""

    def __enter__(self) -> Self:
        self._forget()
        try:
            self._lane = take_lane(self.folder)
        except OSError as error:
            self._give_up(error)
        self._load()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with self._guard:
            if self._growing is not None:
                self._growing.close()
            if self._lane is not None:
                self._delete_if_unused()
                self._lane.release()
            self._lane = self._growing = None
            self._keys = np.empty(0, np.uint64)

    def find(self, path: str, status: os.stat_result) -> int | None:
        """Return the number of the cached pixels of an image, verified by checksum; None if there are none.

        Args:
            path: Relative to the root.
            status: The file's current status; pixels of another version of the file are not returned.
        """
        # numpy integers: comparing with Python's, numpy 1 would round both to floats.
        low, high = (np.uint64(half) for half in _key(path, status))
        place = int(np.searchsorted(self._keys, low))
        while place < len(self._keys) and self._keys[place] == low:
            number = int(self._numbers[place])
            record = self._records[number]
            if record["high"] == high and self._is_whole(record):
                with self._guard:
                    self._asked_bytes += pixel_bytes(record)
                return number
            place += 1
        return None

    def pixels(self, number: int) -> Tensor | None:
        """Return the pixels stored under ``number``, uint8 (3, H, W), a view of the file; None if they are gone."""
        _, _, offset, height, width, _, segment = self._records[number].item()
        try:
            return self._segments[segment].tensor(offset, height, width)
        except OSError:
            return None

    def keep(self, path: str, status: os.stat_result, pixels: Tensor) -> int | None:
        """Store pixels of an image and return their number; None if there is no room.

        Args:
            path: Relative to the root.
            status: The file's status before it was read.
            pixels: uint8 (3, H, W).
        """
        low, high = _key(path, status)
        rows = np.ascontiguousarray(pixels.permute(1, 2, 0).numpy())
        with self._guard:
            if self._lane is None or self._full:
                return None
            try:
                if self._room < rows.nbytes:
                    self._room = self._cache.room_for(self.folder, rows.nbytes, SEGMENT_BYTES)
                if self._room < rows.nbytes:
                    self._full = True
                    return None
                record = self._segment_for(self._lane).append(low, high, rows)
            except OSError as error:
                self._give_up(error)
                return None
            self._room -= rows.nbytes
            self._asked_bytes += rows.nbytes
            return self._add(record)

    def take_trouble(self) -> str:
        """Return once, in words, why nothing more can be stored; "" if all is well."""
        with self._guard:
            trouble, self._trouble = self._trouble, ""
            return trouble

    # ---- called with the guard held, or before threads start --------------------------------------------

    def _load(self) -> None:
        """Read the indexes of all segments; unreadable ones count as missing."""
        loaded: list[np.ndarray] = []
        for index in sorted(self.folder.glob(f"*{INDEX}")):
            segment = Segment(index.with_suffix(""))
            try:
                records = segment.records()
            except OSError:
                continue
            records["segment"] = len(self._segments)
            self._segments.append(segment)
            loaded.append(records)
        if loaded:
            self._records = np.concatenate(loaded)
            self._count = len(self._records)
            self._numbers = np.argsort(self._records["low"], kind="stable")
            self._keys = self._records["low"][self._numbers]

    def _segment_for(self, lane: FileLock) -> GrowingSegment:
        """The segment of this process that has room, created if needed. Raises OSError."""
        while self._growing is None or self._growing.size >= SEGMENT_BYTES:
            if self._growing is not None:
                self._growing.close()
                self._growing = None
            self._growing = GrowingSegment(self._first_not_full(lane))
            self._segments.append(self._growing)
        return self._growing

    def _first_not_full(self, lane: FileLock) -> Path:
        number = 0
        while size_of(stem := self.folder / f"{lane.path.stem}-{number}") >= SEGMENT_BYTES:
            number += 1
        return stem

    def _add(self, record: np.void) -> int:
        """Add a record that was just written. Readers in other threads keep using the old array."""
        number = self._count
        if number == len(self._records):
            grown = np.empty(max(1024, 2 * number), RECORD)
            grown[:number] = self._records
            self._records = grown
        record["segment"] = len(self._segments) - 1
        self._records[number] = record
        self._count += 1
        return number

    def _is_whole(self, record: np.void) -> bool:
        try:
            return self._segments[record["segment"]].is_whole(record)
        except OSError:
            return False

    def _give_up(self, error: OSError) -> None:
        """Store nothing more. Pixels stored so far can still be read."""
        self._full = True
        self._trouble = f"Decoded images cannot be cached in {self.folder}: {error.strerror or error}."

    def _delete_if_unused(self) -> None:
        """Delete the cache if it is full of images that were not used, which otherwise would block it forever.

        They were changed or removed since they were cached.
        """
        if not self._full or self._lane is None:
            return
        kept = int(pixel_bytes(self._records[: self._count]).sum())
        if self._asked_bytes < kept // 2 and not in_use(self.folder, but_for=self._lane):
            for path in [*self.folder.glob(f"*{INDEX}"), *self.folder.glob(f"*{PIXELS}")]:
                with contextlib.suppress(OSError):  # the disk refuses, or Windows does not delete mapped files
                    path.unlink()


def _folder_name(root: Path, side: int, interpolation: str, pages: Pages) -> str:
    words = (
        os.fsencode(root.absolute()),
        str(side).encode(),
        interpolation.encode(),
        decoder_identity().encode(),
        pages.encode(),
    )
    return blake2b(b"\0".join(words), digest_size=12).hexdigest()


def _key(path: str, status: os.stat_result) -> tuple[int, int]:
    """The two halves of a hash of a file's name, size and time."""
    words = os.fsencode(path) + f"\0{status.st_size} {status.st_mtime_ns}".encode()
    digest = blake2b(words, digest_size=16).digest()
    return int.from_bytes(digest[:8], "little"), int.from_bytes(digest[8:], "little")
