"""A folder at a place that the user has chosen: filled next to it, and renamed once it is complete."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from ftstudio.core.errors import UserError
from ftstudio.core.storage import disk
from ftstudio.core.storage.files import make_folders, nearest_folder, not_written, write_all


@contextmanager
def whole_folder(target: Path, may_replace: Callable[[Path], bool]) -> Generator[Path]:
    """Yield a new, empty folder to fill, which becomes ``target`` if the block ends without an error.

    Otherwise nothing is left of it. Missing folders above ``target`` are created. An existing ``target`` is replaced
    only if it is an empty folder or ``may_replace`` allows it.

    Raises:
        UserError: Something else is there, or the file system refuses.
    """
    _refuse_occupied(target, may_replace)
    made_above = _missing_above(target)
    beside = target.with_name(f".{target.name[:100]}.{os.getpid()}-{secrets.token_hex(4)}.tmp")
    try:
        make_folders(target.parent)
        disk.make_folder(beside, 0o777)
        yield beside
        disk.sync_folder(beside)
        _put_in_place(beside, target, may_replace)
    except BaseException as error:
        shutil.rmtree(beside, ignore_errors=True)
        for folder in made_above:
            with contextlib.suppress(OSError):  # another program has put something into it meanwhile
                folder.rmdir()
        if isinstance(error, OSError):
            raise not_written(target, error) from error
        raise


def write_file(path: Path, content: bytes) -> None:
    """Write a new file with the usual permissions; it is on the disk when this returns. Raises OSError."""
    with path.open("xb", buffering=0) as file:
        write_all(file.fileno(), content)
        disk.sync(file.fileno())


def _refuse_occupied(target: Path, may_replace: Callable[[Path], bool]) -> None:
    try:
        occupied = os.path.lexists(target) and not (target.is_dir() and not any(target.iterdir()))
    except OSError as error:
        raise not_written(target, error) from error
    if occupied and not may_replace(target):
        raise UserError(f"{target} already exists and is not overwritten.", "Choose another place or another name.")


def _missing_above(target: Path) -> list[Path]:
    """The missing folders above ``target``, the innermost first."""
    there = nearest_folder(target.parent)
    return [folder for folder in target.parents if folder != there and there in folder.parents]


def _put_in_place(beside: Path, target: Path, may_replace: Callable[[Path], bool]) -> None:
    _refuse_occupied(target, may_replace)  # filling the folder took a while
    if target.is_dir() and any(target.iterdir()):
        old = beside.with_suffix(".old")
        disk.rename(target, old)
        try:
            disk.rename(beside, target)
        except OSError:
            disk.rename(old, target)
            raise
        shutil.rmtree(old, ignore_errors=True)
    else:
        if target.is_dir():
            target.rmdir()  # Windows renames onto nothing that is there
        disk.rename(beside, target)
    disk.sync_folder(target.parent)
