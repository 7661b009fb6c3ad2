"""Where unpacked archives are in the cache, who uses them, and how what is no longer needed is deleted.

``archives/KEY`` holds the content of one state of an archive file, ``archives/KEY-ENCODING`` the same with names read
in another encoding, ``archives/KEY.about`` a note on each unpacking and the locks of the programs that use it.
While something is unpacked, it is in ``unpacking-TOKEN`` beside a lock that ends with its process.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import shutil
import time
from collections.abc import Collection, Generator
from pathlib import Path

from msgspec import Struct

from ftstudio.core import json_codec
from ftstudio.core.archive_names import ArchiveNames
from ftstudio.core.paths import cache_dir
from ftstudio.core.storage import cache_room
from ftstudio.core.storage.file_lock import FileLock
from ftstudio.core.storage.files import bytes_in, read_file, replace_file
from ftstudio.data.archives.unpack_plan import LeftOut

_UNFINISHED = "unpacking-"
_ABOUT = ".about"
_LOCK = ".lock"
_OLD_SECONDS = 3600.0
"""A folder without a lock is of an older version, or was begun this very moment."""
_MOST_NOTE_BYTES = 64 << 20
_MOST_IN_USE = 4
"""Archives that one process holds: the images in the window, those being tried, and some to spare."""
_in_use: dict[Path, FileLock] = {}
"""Used longest ago first."""


class Note(Struct, frozen=True, kw_only=True):
    """What an unpacking came to. ``folder`` is the name of the folder with the content."""

    source: str
    folder: str
    names: ArchiveNames | None = None
    left_out: tuple[LeftOut, ...] = ()


def root() -> Path:
    """The folder of unpacked archives."""
    return cache_dir() / "archives"


def key_of(path: Path, status: os.stat_result) -> str:
    """Of this file as it is now. A run finds its images by it: it must not change from version to version."""
    text = f"{os.path.realpath(path)}\0{status.st_size}\0{status.st_mtime_ns}"
    return hashlib.blake2b(os.fsencode(text), digest_size=12).hexdigest()


def note(key: str, wanted: str) -> Note | None:
    """The note of an earlier unpacking with the encoding that was asked for, where its folder is still there."""
    try:
        found = json_codec.decode(read_file(_note_path(key, wanted), _MOST_NOTE_BYTES), Note)
    except (OSError, ValueError):
        return None
    named = found.folder == key or found.folder.startswith(f"{key}-")
    return found if named and "/" not in found.folder and (root() / found.folder).is_dir() else None


def write_note(key: str, wanted: str, found: Note) -> None:
    """Raises OSError."""
    replace_file(_note_path(key, wanted), json_codec.encode(found))


def _note_path(key: str, wanted: str) -> Path:
    return root() / f"{key}{_ABOUT}" / f"{wanted}.json"


def use(key: str) -> None:
    """Until some others are used, or this process ends, what is unpacked of this archive stays.

    Raises OSError where nothing can be written.
    """
    folder = root() / f"{key}{_ABOUT}"
    lane = _in_use.pop(folder, None) or cache_room.take_lane(folder)
    if lane is not None:
        _in_use[folder] = lane
    while len(_in_use) > _MOST_IN_USE:
        _in_use.pop(next(iter(_in_use))).release()


def use_of(inside: Path) -> None:
    """``use`` the archive that ``inside`` is a part of, where something can be written."""
    with contextlib.suppress(OSError):
        use(_key_in(inside))


def is_of(inside: Path, path: Path) -> bool:
    """Whether ``inside`` could be unpacked again from the archive at ``path``, as it is now."""
    try:
        return key_of(path, path.stat()) == _key_in(inside)
    except OSError:
        return False


def _key_in(inside: Path) -> str:
    return inside.relative_to(root()).parts[0].partition("-")[0]


@contextlib.contextmanager
def unfinished() -> Generator[Path]:
    """A new folder beside the others, that is gone when the block ends unless it was renamed. Raises OSError."""
    root().mkdir(parents=True, exist_ok=True)
    folder = root() / f"{_UNFINISHED}{secrets.token_hex(6)}"
    lock = FileLock(folder.with_name(folder.name + _LOCK))
    if not lock.acquire():
        raise FileExistsError(f"{lock.path} is in use")
    try:
        folder.mkdir()
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        lock.release()
        lock.path.unlink(missing_ok=True)


def sweep() -> int:
    """Delete what killed programs left half unpacked, and answer with the bytes that were freed."""
    freed = 0
    for path in _entries(f"{_UNFINISHED}*"):
        name = path.name.removesuffix(_LOCK)
        folder, lock = path.with_name(name), FileLock(path.with_name(name + _LOCK))
        with contextlib.suppress(OSError):
            whole = lock.path.exists() and folder.exists()
            if (whole or time.time() - path.stat().st_mtime > _OLD_SECONDS) and lock.acquire():
                freed += bytes_in(folder)
                shutil.rmtree(folder, ignore_errors=True)
                lock.release()
                lock.path.unlink(missing_ok=True)
    return freed


def empty(needed: Collection[Path]) -> int:
    """Delete the unpacked archives that no program uses, but for those that the paths ``needed`` are in.

    The bytes freed.
    """
    freed = sweep()
    keys = {_key_in(path) for path in needed}
    for folder in _entries("*"):
        key = folder.name.removesuffix(_ABOUT).partition("-")[0]
        if folder.name.startswith(_UNFINISHED) or key in keys or not folder.is_dir():
            continue
        if not cache_room.in_use(root() / f"{key}{_ABOUT}"):
            freed += bytes_in(folder)
            shutil.rmtree(folder, ignore_errors=True)
    return freed


def _entries(pattern: str) -> list[Path]:
    return sorted(root().glob(pattern)) if root().is_dir() else []
