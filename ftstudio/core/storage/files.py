"""How a complete file gets onto the disk: written next to the old one, flushed, and renamed over it.

Also, how much of the disk a folder uses.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import stat
from collections.abc import Collection
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from ftstudio.core.errors import UserError
from ftstudio.core.storage import disk

_PRIVATE = 0o600
_USUAL = 0o666
"""Permissions before the user's umask."""
MOST_WEIGHTS = 8 << 30
"""Bytes of a file of weights: more than any model here has."""
_BLOCK = 1 << 20


def replace_file(path: Path, content: bytes) -> None:
    """Replace ``path`` by ``content``; a reader sees the old file or the new one, also after a power failure.

    Only the owner can read the file (0600). Raises OSError, and then the old file is unchanged.
    """
    _replace(path, content, _PRIVATE)


def replace_output(path: Path, content: bytes) -> None:
    """Write a file that the user asked for by name, as ``replace_file`` does, with the usual permissions.

    An existing file keeps its permissions, a read-only one is refused, a link is followed. A pipe or a device is
    written to. Raises OSError.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        path.write_bytes(content)
        return
    target = Path(os.path.realpath(path))
    if not target.exists():
        _replace(target, content, _USUAL)
        return
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    _replace(target, content, _PRIVATE, like=target)


def _replace(path: Path, content: bytes, mode: int, like: Path | None = None) -> None:
    """``like`` is the file whose permissions are copied, where the file system has any."""
    beside = path.with_name(f".{path.name[:100]}.{os.getpid()}-{secrets.token_hex(4)}.tmp")
    try:
        write_new(beside, content, mode)
        if like is not None:
            with contextlib.suppress(PermissionError):
                shutil.copymode(like, beside)
        disk.rename(beside, path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            disk.unlink(beside)
        raise
    disk.sync_folder(path.parent)


def not_written(path: Path, error: OSError, then: str = "try again") -> UserError:
    """Return the error of a write to ``path`` in words; ``then`` is what to do once the disk accepts files again."""
    hint = f"Free some space on that disk or make the folder writable, then {then}."
    if error.errno in (errno.ENOTDIR, errno.EEXIST):
        hint = f"There is a file where a folder should be: move it or choose another folder, then {then}."
    if error.errno == errno.EISDIR:
        hint = f"There is a folder where the file should be: choose another name, then {then}."
    if error.errno in (errno.ENOENT, errno.ESTALE):
        hint = f"The folder was moved or deleted, or its disk is missing: restore it, then {then}."
    return UserError(f"{path} cannot be written: {error.strerror or error}.", hint)


def free_name(wanted: Path, taken: Collection[str] = ()) -> Path:
    """Return ``wanted``, or the first of name-2, name-3 ... that neither exists nor is in ``taken``."""
    candidate, number = wanted, 2
    while str(candidate) in taken or os.path.lexists(candidate):
        candidate = wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
        number += 1
    return candidate


def write_new(path: Path, content: bytes, mode: int = _PRIVATE) -> None:
    """Write a file that did not exist, by default for its owner alone; its content is on the disk when this returns.

    Its name survives a power failure only after its folder is synced. Raises OSError; then the caller removes what was
    written.
    """
    file = disk.create(path, mode)
    try:
        write_all(file, content)
        disk.sync(file)
    finally:
        disk.close(file)


def write_all(file: int, content: bytes | memoryview) -> None:
    """Write every byte of ``content`` to an open descriptor. Raises OSError."""
    rest = memoryview(content)
    while rest:
        rest = rest[disk.write(file, rest) :]


def nearest_folder(path: Path) -> Path:
    """Return ``path`` or the nearest folder above it that exists."""
    return next(each for each in (path, *path.parents) if each.exists())


def bytes_in(folder: Path) -> int:
    """Return the bytes of all files in ``folder`` and below; 0 if it does not exist."""
    total = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(OSError):  # deleted meanwhile
                total += Path(parent, name).lstat().st_size
    return total


def make_folder(path: Path, mode: int = 0o700) -> None:
    """Create a folder durably; its parent must exist. Raises OSError.

    An existing folder is synced too, because the process that created it may have been killed before it could.
    """
    with contextlib.suppress(FileExistsError):
        disk.make_folder(path, mode)
    disk.sync_folder(path.parent)


def make_folders(path: Path) -> None:
    """Create a folder and its missing parents durably, with the usual permissions. Raises OSError."""
    if not path.parent.exists():
        make_folders(path.parent)
    make_folder(path, 0o777)


def read_file(path: Path, at_most: int, *, follow: bool = False) -> bytes:
    """Read a whole file. It is not mapped, because a mapped file that is truncated kills the process.

    Raises:
        OSError: It cannot be read.
        ValueError: It is not a plain file (a link is one only if ``follow`` is set) or has more than ``at_most`` bytes.
    """
    with open_plain(path, at_most, follow=follow) as file:
        return file.read(at_most)


def open_plain(path: Path, at_most: int, *, follow: bool = False) -> BinaryIO:
    """Open a plain file for reading; raises as ``read_file``.

    It never waits: pipes, sockets and devices are recognised and not opened, even if one has just replaced the file.
    """
    _refuse_odd(path.stat(follow_symlinks=follow), path, at_most)
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    file = os.open(path, flags if follow else flags | getattr(os, "O_NOFOLLOW", 0))
    try:
        _refuse_odd(os.fstat(file), path, at_most)
    except BaseException:
        os.close(file)
        raise
    return os.fdopen(file, "rb")


def _refuse_odd(found: os.stat_result, path: Path, at_most: int) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise ValueError(f"{path.name} is {_KINDS.get(stat.S_IFMT(found.st_mode), 'no plain file')}, not a plain file")
    if found.st_size > at_most:
        raise ValueError(f"{path.name} has {found.st_size:,} bytes, which is over the limit of {at_most:,}")


_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFLNK: "a link",
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


def file_digest(path: Path) -> str:
    """Return a digest of a file's content; "" if it cannot be read, is not a plain file or has more than 8 GB."""
    digest = blake2b(digest_size=16)
    try:
        with open_plain(path, MOST_WEIGHTS, follow=True) as file:
            while block := file.read(_BLOCK):
                digest.update(block)
    except (OSError, ValueError):
        return ""
    return digest.hexdigest()


def file_stamp(path: Path) -> tuple[int, int]:
    """Return a value that changes whenever the file is replaced; (0, 0) if there is none."""
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    return status.st_ino, status.st_mtime_ns
