"""How much of the disk decoded pixels may take, and which of them go when others need room.

There is one folder for each set of images at each size. The programs that use one hold a lane of it, a lock that
ends with them; a folder with a held lane stays.
"""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

from ftstudio.core import places
from ftstudio.core.file_lock import FileLock, is_locked
from ftstudio.core.files import bytes_in
from ftstudio.data.pixel_segments import INDEX, PIXELS, SEGMENT_BYTES

MOST_BYTES = 16 << 30
LANES = 32
"""As many programs may use one folder at a time; further ones only read."""
_USED = "used"
"""A file that is touched whenever the folder is opened."""
_LOCK = ".lock"


def all_pixels() -> Path:
    """The folder of the folders."""
    return places.cache_dir() / "pixels"


def disk_budget() -> int:
    """Bytes that all kept pixels together may take: a quarter of what would be free without them, 16 GiB at most."""
    free = shutil.disk_usage(all_pixels()).free
    return min((free + bytes_in(all_pixels())) // 4, MOST_BYTES)


def take_lane(folder: Path) -> FileLock | None:
    """Make ``folder`` where it is missing and hold a lane of it: the stem of the lock is the lane's name.

    None when all are taken. Raises OSError where nothing can be written.
    """
    folder.mkdir(0o700, parents=True, exist_ok=True)
    (folder / _USED).touch(0o600)
    lanes = (FileLock(folder / f"{number}{_LOCK}") for number in range(LANES))
    return next((lane for lane in lanes if lane.acquire()), None)


def room_for(folder: Path, needed: int) -> int:
    """Bytes that ``folder`` may grow by now, at most a segment at a time: ask again when they are used up.

    The folders that were not used for longest are deleted for it. Less than ``needed`` means that there is no more.
    Raises OSError.
    """
    budget = disk_budget()
    wanted = max(needed, min(SEGMENT_BYTES, budget // 8))
    room = budget - bytes_in(all_pixels())
    others = [other for other in all_pixels().iterdir() if other != folder] if needed <= budget else []
    for other in sorted(others, key=_last_use):
        if room >= wanted:
            break
        if not _in_use(other):
            before = bytes_in(other)
            shutil.rmtree(other, ignore_errors=True)  # Windows keeps files that are mapped
            room += before - bytes_in(other)
    return min(room, wanted)


def empty(folder: Path, own_lane: FileLock) -> None:
    """Delete the pixels in ``folder``, unless somebody beside the holder of ``own_lane`` uses it."""
    if any(is_locked(lane) for lane in folder.glob(f"*{_LOCK}") if lane != own_lane.path):
        return
    for path in [*folder.glob(f"*{INDEX}"), *folder.glob(f"*{PIXELS}")]:
        with contextlib.suppress(OSError):  # it is the disk that refuses, or Windows keeps what is mapped
            path.unlink()


def _in_use(folder: Path) -> bool:
    return any(is_locked(lane) for lane in folder.glob(f"*{_LOCK}"))


def _last_use(folder: Path) -> float:
    """Seconds since 1970; 0 where there is no telling."""
    try:
        return (folder / _USED).stat().st_mtime
    except OSError:
        return 0.0
