"""Which process holds a file: a lock of the operating system that ends with its process.

POSIX record locks have two peculiarities that this module hides: a process never conflicts with itself, and closing any
descriptor of the file releases the lock. So the locks of this process are remembered and checked first.
"""

from __future__ import annotations

import contextlib
import errno
import os
import socket
import stat
import sys
import threading
import time
from pathlib import Path

import psutil
from msgspec import Struct

from ftstudio.core import json_codec
from ftstudio.core.storage.files import read_file

_UNSUPPORTED = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP}
_SAFELY = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
"""Opening must not wait, even if a pipe is in the place of the lock file."""
_MOST_BYTES = 1 << 16
_held: set[tuple[int, str]] = set()
_guard = threading.Lock()


class LockHolder(Struct, frozen=True, kw_only=True):
    """Written into the lock file. ``started`` is when the process began, in seconds since 1970."""

    pid: int
    host: str
    started: float


class FileLock:
    """An exclusive lock on ``path``, which is created if it is missing and stays there afterwards."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: int | None = None
        self._key: tuple[int, str] | None = None

    def acquire(self, seconds: float = 0.0) -> bool:
        """Try for ``seconds``; return False if another holder has it. Raises OSError if it cannot be opened."""
        deadline = time.monotonic() + seconds
        while not self._try():
            if time.monotonic() >= deadline:
                return False
            time.sleep(0.01)
        return True

    def release(self) -> None:
        """Release the lock; does nothing if it is not held."""
        with _guard:
            if self._file is None:
                return
            _unlock(self._file)
            os.close(self._file)
            self._file = None
            if self._key is not None:
                _held.discard(self._key)

    def _try(self) -> bool:
        key = _key(self.path)
        with _guard:
            if key in _held:
                return False
            file = os.open(self.path, os.O_RDWR | os.O_CREAT | _SAFELY, 0o600)
            if not stat.S_ISREG(os.fstat(file).st_mode):
                os.close(file)
                raise OSError(errno.EINVAL, "it is not a regular file", str(self.path))
            if not _lock(file, self.path, shared=False):
                os.close(file)
                return False
            with contextlib.suppress(OSError):  # A full disk: the lock holds without its holder's name.
                _write_holder(file)
            self._file, self._key = file, key
            _held.add(key)
            return True


def is_locked(path: Path) -> bool:
    """Whether any living process, including this one, holds ``path``. Changes nothing."""
    with _guard:
        if _key(path) in _held:
            return True
        try:
            file = os.open(path, os.O_RDONLY | _SAFELY)
        except OSError:
            return False
        try:
            if not _lock(file, path, shared=True):
                return True
            _unlock(file)
            return False
        finally:
            os.close(file)


def holder(path: Path) -> str:
    """Return who holds ``path``, for a message: "process 1234 on this computer"."""
    if _key(path) in _held:
        return "this program"
    found = _read_holder(path)
    if found is None:
        return "another program"
    return f"process {found.pid} on {'this computer' if found.host == socket.gethostname() else found.host}"


def _key(path: Path) -> tuple[int, str]:
    return os.getpid(), os.path.realpath(path)


def _write_holder(file: int) -> None:
    started = psutil.Process().create_time()
    text = json_codec.encode(LockHolder(pid=os.getpid(), host=socket.gethostname(), started=started))
    os.ftruncate(file, 0)
    os.lseek(file, 0, os.SEEK_SET)
    os.write(file, text)


def _read_holder(path: Path) -> LockHolder | None:
    with _guard:
        if _key(path) in _held:
            return None
        try:
            return json_codec.decode(read_file(path, _MOST_BYTES), LockHolder)
        except (OSError, ValueError):
            return None


def _named_holder_lives(path: Path) -> bool:
    """For file systems without locks: whether the process named in the file is still the one that wrote it."""
    try:
        found = json_codec.decode(read_file(path, _MOST_BYTES), LockHolder)
    except (OSError, ValueError):
        return False
    if found.host != socket.gethostname():
        return False
    try:
        return abs(psutil.Process(found.pid).create_time() - found.started) < 1.0
    except psutil.Error:
        return False


if sys.platform == "win32":
    import msvcrt

    _FAR = 1 << 30  # Windows locks also block readers, so lock a byte that is never read.

    def _lock(file: int, path: Path, shared: bool) -> bool:
        del path, shared
        os.lseek(file, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(file: int) -> None:
        os.lseek(file, _FAR, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(file: int, path: Path, shared: bool) -> bool:
        try:
            fcntl.lockf(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in _UNSUPPORTED:
                return not _named_holder_lives(path)
            return False
        return True

    def _unlock(file: int) -> None:
        try:
            fcntl.lockf(file, fcntl.LOCK_UN)
        except OSError as error:
            if error.errno not in _UNSUPPORTED:
                raise
