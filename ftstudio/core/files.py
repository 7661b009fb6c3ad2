"""How a file gets onto the disk as a whole: written beside, flushed, renamed over the old one.

And how much of the disk a folder takes.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from pathlib import Path

from ftstudio.core.errors import UserError


def replace_file(path: Path, content: bytes) -> None:
    """Put ``content`` where ``path`` is; a reader sees the old file or the new one, also after a power cut.

    The file ends up readable for its owner alone (0600). Raises OSError, and then the old file is untouched.
    """
    beside = path.with_name(f".{path.name[:100]}.{os.getpid()}-{secrets.token_hex(4)}.tmp")
    try:
        write_new(beside, content)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    flush_folder(path.parent)


def not_written(path: Path, error: OSError, then: str = "try again") -> UserError:
    """The error of a write to ``path`` in words; ``then`` is what to do once the disk takes files again."""
    hint = f"Free some space on that disk or make the folder writable, then {then}."
    if error.errno in (errno.ENOTDIR, errno.EEXIST):
        hint = f"A file lies where a folder should be: move it away or choose another folder, then {then}."
    if error.errno in (errno.ENOENT, errno.ESTALE):
        hint = f"The folder was moved or deleted, or its disk is gone: put it back where it was, then {then}."
    return UserError(f"{path} cannot be written: {error.strerror or error}.", hint)


def write_new(path: Path, content: bytes) -> None:
    """A file that was not there before, readable for its owner alone, on the disk when this returns.

    Raises OSError; what was written until then is the caller's to remove.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    file = os.open(path, flags, 0o600)
    try:
        write_all(file, content)
        os.fsync(file)
    finally:
        os.close(file)


def write_all(file: int, content: bytes | memoryview) -> None:
    """Write every byte of ``content`` to an open descriptor. Raises OSError."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(file, rest) :]


def flush_folder(folder: Path) -> None:
    """Make a rename in ``folder`` survive a power cut, where the system can do that."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        # Some network file systems cannot flush a folder; the file itself is flushed, more is not to be had.
        with contextlib.suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def bytes_in(folder: Path) -> int:
    """Bytes of all files in ``folder`` and below; 0 where there is none."""
    total = 0
    for parent, _, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(OSError):  # deleted meanwhile
                total += Path(parent, name).lstat().st_size
    return total
