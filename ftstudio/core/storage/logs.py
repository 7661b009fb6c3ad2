"""Log files that stay small: opened for appending, a full one kept once; and their last lines."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path
from typing import IO

MOST_BYTES = 1_000_000


def open_log(path: Path) -> IO[bytes]:
    """``path`` for appending, unbuffered, its folder made; a full one is kept beside it, as ``.old``.

    Raises OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(OSError):
        if path.stat().st_size > MOST_BYTES:
            path.replace(path.with_suffix(f"{path.suffix}.old"))
    log = path.open("ab", buffering=0)
    log.seek(0, os.SEEK_END)
    return log


def keep_small(log: IO[bytes]) -> None:
    """Of a log that another process writes to as well: once it is full, move what it holds to ``.old``.

    Both go on writing to it, at its new beginning. What is written while it is moved may be lost.
    """
    with contextlib.suppress(OSError, ValueError):  # ValueError: closed meanwhile
        if os.fstat(log.fileno()).st_size > MOST_BYTES:
            path = Path(log.name)
            shutil.copyfile(path, path.with_suffix(f"{path.suffix}.old"))
            os.truncate(log.fileno(), 0)


def tail(path: Path, most: int, start: int = 0) -> str:
    """The last ``most`` bytes of a log from byte ``start`` on, as text; "" where it cannot be read."""
    with contextlib.suppress(OSError), path.open("rb") as log:
        size = log.seek(0, os.SEEK_END)
        log.seek(max(start if start <= size else 0, size - most))
        return log.read().decode("utf-8", "replace").strip()
    return ""
