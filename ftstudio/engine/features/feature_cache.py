"""Cached output of the frozen stages for every image of one view, in memory or on the disk.

A view on the disk is a folder with one file of values for each tensor at the boundary, and ``view.json``, written last,
with a checksum of each file. A view with any fault counts as missing and is computed again.
"""

from __future__ import annotations

import errno
import os
import shutil
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import torch
from msgspec import Struct
from torch import Tensor

from ftstudio.core import json_codec
from ftstudio.core.answers import UnreadableImage
from ftstudio.core.storage.cache_room import CacheRoom, in_use, take_lane
from ftstudio.core.storage.file_lock import FileLock
from ftstudio.core.storage.files import read_file, replace_file, write_all
from ftstudio.engine.device import sent

_CHECKED_AT_ONCE = 1 << 26
_WRITTEN_AT_ONCE = 1 << 24
_CANNOT_RESERVE = (errno.EINVAL, errno.EOPNOTSUPP, errno.ENOSYS)


class Shape(Struct, frozen=True):
    """Memory layout of one tensor at the boundary, without the batch dimension.

    Attributes:
        size: The shape as stored.
        dtype: The name of the torch type.
        channels_last: Whether it is stored as (H, W, C) and returned as (C, H, W).
    """

    size: tuple[int, ...]
    dtype: str
    channels_last: bool

    @property
    def torch_dtype(self) -> torch.dtype:
        return getattr(torch, self.dtype)

    @property
    def bytes(self) -> int:
        """Bytes per image."""
        return torch.Size(self.size).numel() * self.torch_dtype.itemsize


def shape_of(value: Tensor, dtype: torch.dtype) -> Shape:
    """Return the layout in which ``value`` (N, ...) is cached as ``dtype``."""
    last = value.dim() == 4 and value.is_contiguous(memory_format=torch.channels_last) and not value.is_contiguous()
    size = value.permute(0, 2, 3, 1).shape if last else value.shape
    return Shape(tuple(size[1:]), str(dtype).removeprefix("torch."), last)


class _Listing(Struct, frozen=True):
    """view.json: the contents of the folder of a view of ``count`` images."""

    count: int
    shapes: tuple[Shape, ...]
    checksums: tuple[int, ...]


@dataclass
class CachedView:
    """The values of all images of a view.

    Attributes:
        shapes: The layout of each tensor.
        values: The tensors, (count, ...).
        unreadable: The unreadable images by position; their rows are undefined.
        lane: The lock on the folder.
        folder: The folder, for a view on the disk.
        lacking: Positions that were requested but not delivered while the view was filled.
    """

    shapes: tuple[Shape, ...]
    values: list[Tensor]
    unreadable: dict[int, UnreadableImage] = field(default_factory=dict)
    lane: FileLock | None = None
    folder: Path | None = None
    lacking: set[int] = field(default_factory=set)

    def put(self, positions: Sequence[int], values: Sequence[Tensor]) -> None:
        """Store the values, each (N, ...), of the images at ``positions``."""
        rows = torch.tensor(positions)
        for mine, shape, value in zip(self.values, self.shapes, values, strict=True):
            laid = value.permute(0, 2, 3, 1) if shape.channels_last else value
            mine[rows.to(mine.device)] = laid.to(mine.device, mine.dtype)

    def there(self, rows: Tensor) -> Tensor:
        """Copy row numbers, int64 (N,) on the CPU, to the device of the values."""
        device = self.values[0].device
        return rows if device.type == "cpu" else sent(rows, device)

    def rows(self, rows: Tensor, device: torch.device) -> tuple[Tensor, ...]:
        """Return the values at ``rows`` (from ``there``) as float32 on ``device``."""
        found: list[Tensor] = []
        for mine, shape in zip(self.values, self.shapes, strict=True):
            some = mine.index_select(0, rows)
            some = (some if some.device == device else sent(some, device)).to(torch.float32)
            found.append(some.permute(0, 3, 1, 2) if shape.channels_last else some)
        return tuple(found)

    def close(self) -> None:
        """Release the memory and the folder."""
        self.values = []
        if self.lane is not None:
            self.lane.release()

    def give_up(self) -> None:
        """Release the memory and delete the folder."""
        self.values = []
        if self.folder is not None:
            _delete_unused(self.folder, self.lane)


def in_memory(count: int, shapes: tuple[Shape, ...], device: torch.device | None = None) -> CachedView:
    """Allocate a view of ``count`` images in memory; None for the CPU."""
    return CachedView(
        shapes, [torch.zeros(count, *shape.size, dtype=shape.torch_dtype, device=device) for shape in shapes]
    )


def on_disk(room: CacheRoom, name: str, count: int, shapes: tuple[Shape, ...]) -> CachedView | None:
    """Create a view mapped from new files; None if there is no room. Call ``write_listing`` once it is full."""
    folder = room.root / name
    needed = count * sum(shape.bytes for shape in shapes)
    lane: FileLock | None = None
    try:
        lane = take_lane(folder)
        if lane is None or room.room_for(folder, needed, needed) < needed:
            raise OSError("no room")
        (folder / _LISTING).unlink(missing_ok=True)
        values = [_map_file(folder, place, count, shape, "new") for place, shape in enumerate(shapes)]
    except (OSError, RuntimeError):  # torch raises RuntimeError if mapping fails
        _delete_unused(folder, lane)
        return None
    return CachedView(shapes, values, lane=lane, folder=folder)


def joined(room: CacheRoom, name: str, count: int, shapes: tuple[Shape, ...]) -> CachedView | None:
    """Open the view that another process of this computer has just created with ``on_disk``, to fill it together.

    Returns None if it cannot be mapped.
    """
    folder = room.root / name
    lane: FileLock | None = None
    try:
        lane = take_lane(folder)
        values = [_map_file(folder, place, count, shape, "shared") for place, shape in enumerate(shapes)]
    except (OSError, ValueError, RuntimeError):
        if lane is not None:
            lane.release()
        return None
    return CachedView(shapes, values, lane=lane, folder=folder)


def write(room: CacheRoom, name: str, view: CachedView) -> None:
    """Store a full view on the disk for later runs, if there is room."""
    count = len(view.values[0])
    copy = on_disk(room, name, count, view.shapes)
    if copy is None:
        return
    for mine, value in zip(copy.values, view.values, strict=True):
        mine.copy_(value)
    write_listing(room, name, copy)
    copy.close()


def write_listing(room: CacheRoom, name: str, view: CachedView) -> None:
    """Complete a full view on the disk, so that later runs find it."""
    listing = _Listing(len(view.values[0]), view.shapes, tuple(_checksum(value) for value in view.values))
    try:
        replace_file(room.root / name / _LISTING, json_codec.encode(listing))
    except OSError:
        _delete_unused(room.root / name, None)  # a later run computes it again


def read(
    room: CacheRoom, name: str, count: int, shapes: tuple[Shape, ...], into: torch.device | None
) -> CachedView | None:
    """Open the view of ``count`` images cached by an earlier run, and verify its checksums.

    Args:
        room: The cache.
        name: The folder of the view.
        count: The number of images.
        shapes: The layout of each tensor.
        into: The device to load it to; None to map it from the disk.

    Returns:
        The view, or None if there is none or it is damaged.
    """
    folder = room.root / name
    if not (folder / _LISTING).exists():
        return None
    lane: FileLock | None = None
    try:
        lane = take_lane(folder)
        listing = json_codec.decode(read_file(folder / _LISTING, 1 << 20), _Listing)
        if (listing.count, listing.shapes) != (count, shapes):
            raise ValueError("other images, or another network")
        values = [_map_file(folder, place, count, shape, "read") for place, shape in enumerate(shapes)]
        if tuple(_checksum(value) for value in values) != listing.checksums:
            raise ValueError("damaged")
    except (OSError, ValueError, RuntimeError):  # torch raises RuntimeError if mapping fails
        _delete_unused(folder, lane)
        return None
    if into is not None:
        values = [value.clone() if into.type == "cpu" else value.to(into) for value in values]
    return CachedView(shapes, values, lane=lane, folder=folder)


_LISTING = "view.json"


def _map_file(folder: Path, place: int, count: int, shape: Shape, how: Literal["new", "shared", "read"]) -> Tensor:
    """Map a file: ``new`` creates it, ``shared`` writes to an existing one, ``read`` does not change it."""
    path, numbers = folder / f"{place}.values", count * torch.Size(shape.size).numel()
    if how == "new":
        path.unlink(missing_ok=True)  # processes that have mapped the old file keep it
        _reserve(path, count * shape.bytes)
    elif path.stat().st_size != count * shape.bytes:
        raise ValueError("another size")
    flat = torch.from_file(str(path), shared=how != "read", size=numbers, dtype=shape.torch_dtype)
    return flat.view(count, *shape.size)


def _reserve(path: Path, size: int) -> None:
    """Create a file of zeros with its blocks allocated, because a full disk under a mapped file kills the process.

    Raises:
        OSError: There is not enough room.
    """
    with path.open("xb", buffering=0) as file:
        try:
            os.posix_fallocate(file.fileno(), 0, size)
        except (AttributeError, OSError) as error:  # not supported by this system or file system
            if isinstance(error, OSError) and error.errno not in _CANNOT_RESERVE:
                raise
            zeros = bytes(min(size, _WRITTEN_AT_ONCE))
            for start in range(0, size, _WRITTEN_AT_ONCE):
                write_all(file.fileno(), zeros[: min(size - start, _WRITTEN_AT_ONCE)])


def _checksum(value: Tensor) -> int:
    data = value.reshape(-1).view(torch.uint8).numpy()
    check = 0
    for start in range(0, len(data), _CHECKED_AT_ONCE):
        check = zlib.crc32(data[start : start + _CHECKED_AT_ONCE].data, check)
    return check


def _delete_unused(folder: Path, lane: FileLock | None) -> None:
    """Delete a folder unless another process uses it."""
    if not in_use(folder, but_for=lane):
        shutil.rmtree(folder, ignore_errors=True)
    if lane is not None:
        lane.release()
