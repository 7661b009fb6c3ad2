"""Log files of limited size: opened for appending, a full one stored once as ``.old``; and their last lines."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path
from typing import IO

MOST_BYTES = 1_000_000


def open_log(path: Path) -> IO[bytes]:
    """Open ``path`` for appending, unbuffered, creating its folder; a full one is renamed to ``.old``.

    Raises:
        OSError: It cannot be opened.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(OSError):
        if path.stat().st_size > MOST_BYTES:
            path.replace(path.with_suffix(f"{path.suffix}.old"))
    log = path.open("ab", buffering=0)
    log.seek(0, os.SEEK_END)
    return log


def keep_small(log: IO[bytes]) -> None:
    """Once a log that another process also writes to is full, move its content to ``.old``.

    Both continue to write to it, from its new beginning. What is written during the move may be lost.
    """
    with contextlib.suppress(OSError, ValueError):  # ValueError: closed meanwhile
        if os.fstat(log.fileno()).st_size > MOST_BYTES:
            path = Path(log.name)
            shutil.copyfile(path, path.with_suffix(f"{path.suffix}.old"))
            os.truncate(log.fileno(), 0)


def tail(path: Path, most: int, start: int = 0) -> str:
    """Return the last ``most`` bytes of a log from byte ``start`` on, as text; "" if it cannot be read."""
    with contextlib.suppress(OSError), path.open("rb") as log:
        size = log.seek(0, os.SEEK_END)
        log.seek(max(start if start <= size else 0, size - most))
        return log.read().decode("utf-8", "replace").strip()
    return ""
