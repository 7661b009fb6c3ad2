"""A folder at a place that a person has chosen: filled beside it, renamed when it is whole, otherwise gone."""

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
    """A new, empty folder to fill; when the block ends without an error it is ``target``, otherwise nothing is left.

    What lies at ``target`` gives way only where it is an empty folder, or ``may_replace`` says so of it. Folders that
    are missing above it are made. Raises UserError where something else is there or the disk refuses, whatever of this
    the block does.
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
            with contextlib.suppress(OSError):  # somebody else has put something into it meanwhile
                folder.rmdir()
        if isinstance(error, OSError):
            raise not_written(target, error) from error
        raise


def write_file(path: Path, content: bytes) -> None:
    """A new file with the usual rights, for others to read, on the disk when this returns. Raises OSError."""
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
    """The folders above ``target`` that are not there, the innermost first."""
    there = nearest_folder(target.parent)
    return [folder for folder in target.parents if folder != there and there in folder.parents]


def _put_in_place(beside: Path, target: Path, may_replace: Callable[[Path], bool]) -> None:
    _refuse_occupied(target, may_replace)  # it took a while to come here
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
