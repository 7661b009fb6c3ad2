"""What an unfinished download leaves: NAME.part, and NAME.part.json that says which file it is a part of."""

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
    return target.with_name(f"{target.name}.part")


def forget_part(target: Path) -> None:
    """Remove what an unfinished download of ``target`` left."""
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    _origin_file(part).unlink(missing_ok=True)


@contextlib.contextmanager
def held(part: Path, title: str) -> Iterator[None]:
    """Alone with ``part``: raises UserError while another process or thread downloads the same file."""
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
            with contextlib.suppress(OSError):  # Windows keeps it while it is open; an empty file does no harm
                lock.unlink()


def _locked(file: int) -> bool:
    """Take the lock of the operating system that ends with its process, however that ends."""
    try:
        if os.name == "nt":
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True  # a file system without locks: the hash still tells a spoilt file
    return True


def _origin_file(part: Path) -> Path:
    return part.with_name(f"{part.name}.json")


def note_origin(part: Path, url: str, answer: dict[str, str]) -> None:
    """Remember what the part is a part of, so that only the same file is ever gone on with."""
    etag = answer.get("etag", "")
    validator = etag if etag and not etag.startswith("W/") else answer.get("last-modified", "")
    _origin_file(part).write_text(json.dumps({"url": url, "validator": validator}), encoding="utf-8")


def validator_of(part: Path, url: str) -> str:
    """What identifies the file that ``part`` began, or "" where it cannot be gone on with."""
    try:
        origin = json.loads(_origin_file(part).read_bytes())
        usable = origin["url"] == url and isinstance(origin["validator"], str) and part.stat().st_size > 0
        return origin["validator"] if usable else ""
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def room_for(part: Path, needed: int) -> None:
    """Raises UserError when the disk could not hold the rest and the converted copy made of it."""
    free = shutil.disk_usage(part.parent).free
    if free < 2.2 * needed:
        raise UserError(
            f"There is not enough free space in {part.parent}: {free / 1e6:,.0f} MB, "
            f"and {2.2 * needed / 1e6:,.0f} MB are needed.",
            "Free some space, then try again.",
        )
