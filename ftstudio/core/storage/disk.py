"""What the program asks of a disk where a crash must lose nothing, one operation a function.

core/storage/files, core/storage/step_folders and the journal call these through the module (``disk.sync(...)``), and
nothing else that changes the disk. So every place where a crash can fall between two operations has a name, and a test
can stand in for any of them: write it down, leave it out, let it fail, or kill the process there.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
from pathlib import Path

if sys.platform != "win32":
    import fcntl

OPERATIONS = ("make_folder", "create", "append_to", "write", "sync", "sync_folder", "rename", "unlink", "remove_folder")
"""Names of the functions here that change the disk, or make a change last."""

_SAFELY = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_CANNOT_SYNC = (errno.EINVAL, errno.EBADF, errno.ENOTSUP, errno.ENOSYS)
_CANNOT_SYNC_FULLY = (*_CANNOT_SYNC, errno.ENOTTY)
_FULL_SYNC: int | None = getattr(fcntl, "F_FULLFSYNC", None) if sys.platform != "win32" else None
"""macOS alone has it: there ``fsync`` leaves what was written in the drive's own memory."""


def make_folder(path: Path, mode: int = 0o700) -> None:
    """A new folder below one that is there, by default for its owner alone. Raises OSError."""
    path.mkdir(mode)


def create(path: Path, mode: int = 0o600) -> int:
    """A descriptor to write a file that was not there before, by default for its owner alone; a link is not followed.

    Raises OSError.
    """
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _SAFELY, mode)


def append_to(path: Path) -> int:
    """A descriptor to read a plain file and write at its end; made, 0600, where there is none. Raises OSError."""
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_NONBLOCK", 0) | _SAFELY
    file = os.open(path, flags, 0o600)
    if not stat.S_ISREG(os.fstat(file).st_mode):  # a pipe would be full one day, and then wait for a reader
        os.close(file)
        raise OSError(errno.EINVAL, "it is not a regular file", str(path))
    return file


def write(file: int, content: bytes | bytearray | memoryview) -> int:
    """Write some of ``content``, and return how many bytes. Raises OSError."""
    return os.write(file, content)


def sync(file: int) -> None:
    """Return once the content of the file is on the disk.

    Raises OSError; then the system may have dropped what it could not write, and a second sync of the same
    descriptor would succeed without it: the content has to be written again, to a new file.
    """
    _flush(file)


def close(file: int) -> None:
    """Close a descriptor. Raises OSError."""
    os.close(file)


def sync_folder(folder: Path) -> None:
    """Return once the names in ``folder`` are on the disk, where the system supports that. Raises OSError."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        _flush(descriptor)
    except OSError as error:
        # Some network file systems cannot sync a folder; its files are synced, which has to suffice.
        if error.errno not in _CANNOT_SYNC:
            raise
    finally:
        os.close(descriptor)


def _flush(descriptor: int) -> None:
    if sys.platform != "win32" and _FULL_SYNC is not None:
        try:
            fcntl.fcntl(descriptor, _FULL_SYNC)
            return
        except OSError as error:
            if error.errno not in _CANNOT_SYNC_FULLY:  # a network drive, for example, has only fsync
                raise
    os.fsync(descriptor)


def rename(before: Path, after: Path) -> None:
    """Rename ``before`` to ``after`` in the same folder, replacing an existing file. Raises OSError."""
    before.replace(after)


def unlink(path: Path) -> None:
    """Remove a file. Raises OSError."""
    path.unlink()


def remove_folder(path: Path) -> None:
    """Remove an empty folder. Raises OSError."""
    path.rmdir()


def free_space(path: Path) -> int:
    """Return how many bytes can still be written to the disk of ``path``. Raises OSError."""
    return shutil.disk_usage(path).free
