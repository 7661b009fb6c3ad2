"""Files of an unfinished download: NAME.part, and NAME.part.json, which identifies the file it belongs to."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from ftstudio.core.errors import UserError

if os.name == "nt":
    import msvcrt
else:
    import fcntl


def part_of(target: Path) -> Path:
    """The partial file of ``target``."""
    return target.with_name(f"{target.name}.part")


def forget_part(target: Path) -> None:
    """Delete an unfinished download of ``target``."""
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    _origin_file(part).unlink(missing_ok=True)


@contextlib.contextmanager
def held(part: Path, title: str) -> Iterator[None]:
    """Lock ``part``.

    Raises:
        UserError: Another process or thread is downloading the same file.
    """
    lock = part.with_name(f"{part.name}.lock")
    with lock.open("ab") as file:
        if not _locked(file.fileno()):
            raise UserError(
                f"{title} is already being downloaded by another FTStudio window or command.",
                "Wait until it is done, then try again.",
            )
        try:
            yield
        finally:
            with contextlib.suppress(OSError):  # Windows cannot delete an open file; an empty one does no harm
                lock.unlink()


def _locked(file: int) -> bool:
    """Take a lock of the operating system, which is released when its process ends in any way."""
    try:
        if os.name == "nt":
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True  # a file system without locks: the hash will detect a damaged file
    return True


def _origin_file(part: Path) -> Path:
    return part.with_name(f"{part.name}.json")


def note_origin(part: Path, url: str, answer: dict[str, str]) -> None:
    """Store which file the part belongs to, so that only the same file is ever resumed."""
    etag = answer.get("etag", "")
    validator = etag if etag and not etag.startswith("W/") else answer.get("last-modified", "")
    _origin_file(part).write_text(json.dumps({"url": url, "validator": validator}), encoding="utf-8")


def validator_of(part: Path, url: str) -> str:
    """Return the ETag or date of the file that ``part`` belongs to, or "" if it cannot be resumed."""
    try:
        origin = json.loads(_origin_file(part).read_bytes())
        usable = origin["url"] == url and isinstance(origin["validator"], str) and part.stat().st_size > 0
        return origin["validator"] if usable else ""
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def room_for(part: Path, needed: int) -> None:
    """Raise UserError if the disk has no room for the rest and its converted copy."""
    free = shutil.disk_usage(part.parent).free
    if free < 2.2 * needed:
        raise UserError(
            f"There is not enough free space in {part.parent}: {free / 1e6:,.0f} MB, "
            f"and {2.2 * needed / 1e6:,.0f} MB are needed.",
            "Free some space, then try again.",
        )
