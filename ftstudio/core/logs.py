"""Log files that stay small: opened for appending, a full one kept once; and their last lines."""

from __future__ import annotations

import contextlib
import os
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


def tail(path: Path, most: int, start: int = 0) -> str:
    """The last ``most`` bytes of a log from byte ``start`` on, as text; "" where it cannot be read."""
    with contextlib.suppress(OSError), path.open("rb") as log:
        size = log.seek(0, os.SEEK_END)
        log.seek(max(start if start <= size else 0, size - most))
        return log.read().decode("utf-8", "replace").strip()
    return ""
