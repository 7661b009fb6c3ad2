"""How much of the disk a cache may use, and what is deleted when something new needs space.

A cache is a folder of folders: one for each set of images, network, size. A program that uses one holds a lane of it, a
lock that ends with the program; a folder with a held lane is not deleted.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from ftstudio.core import paths
from ftstudio.core.storage.file_lock import FileLock, is_locked
from ftstudio.core.storage.files import bytes_in, nearest_folder

MOST_BYTES = 16 << 30
LANES = 32
"""How many programs may write to one folder at a time; others only read."""
_USED = "used"
"""A file that is touched whenever a folder is opened."""
LOCK = ".lock"


@dataclass(frozen=True)
class CacheRoom:
    """The space of one cache, ``name`` in the user's cache folder.

    ``most`` is in bytes, None for a fair share of the disk.
    """

    name: str
    most: int | None = None

    @property
    def root(self) -> Path:
        return paths.cache_dir() / self.name

    def budget(self) -> int:
        """The bytes that all of it may use: the requested limit, else ``fair_share``."""
        return fair_share(self.root) if self.most is None else self.most

    def room_for(self, folder: Path, needed: int, at_a_time: int) -> int:
        """Return the bytes that ``folder`` may grow by now, about ``at_a_time`` or ``needed``.

        Ask again when they are used. The least recently used folders are deleted to make space. Less than ``needed``
        means that there is no more.

        Raises:
            OSError: The disk cannot be queried.
        """
        budget = self.budget()
        wanted = max(needed, min(at_a_time, budget // 8))
        room = budget - bytes_in(self.root)
        others = [other for other in self.root.iterdir() if other != folder] if needed <= budget else []
        for other in sorted(others, key=_last_use):
            if room >= wanted:
                break
            if not in_use(other):
                before = bytes_in(other)
                shutil.rmtree(other, ignore_errors=True)  # Windows does not delete mapped files
                room += before - bytes_in(other)
        return min(room, wanted)

    def empty(self) -> int:
        """Delete every folder that no program uses; return the bytes freed."""
        before = bytes_in(self.root)
        for folder in self.root.iterdir() if self.root.is_dir() else ():
            if not in_use(folder):
                shutil.rmtree(folder, ignore_errors=True)
        return max(0, before - bytes_in(self.root))


def fair_share(folder: Path) -> int:
    """A quarter of the space that would be free on the disk without the contents of ``folder``, at most 16 GiB."""
    return min((shutil.disk_usage(nearest_folder(folder)).free + bytes_in(folder)) // 4, MOST_BYTES)


def take_lane(folder: Path) -> FileLock | None:
    """Create ``folder`` if it is missing and lock a lane of it; the stem of the lock is the lane's name.

    None if all are taken. Raises OSError if nothing can be written.
    """
    folder.mkdir(0o700, parents=True, exist_ok=True)
    (folder / _USED).touch(0o600)
    lanes = (FileLock(folder / f"{number}{LOCK}") for number in range(LANES))
    return next((lane for lane in lanes if lane.acquire()), None)


def in_use(folder: Path, but_for: FileLock | None = None) -> bool:
    """Whether a program holds a lane of ``folder`` other than ``but_for``."""
    own = but_for.path if but_for else None
    return any(is_locked(lane) for lane in folder.glob(f"*{LOCK}") if lane != own)


def _last_use(folder: Path) -> float:
    """Seconds since 1970; 0 if unknown."""
    try:
        return (folder / _USED).stat().st_mtime
    except OSError:
        return 0.0
