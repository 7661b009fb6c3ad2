"""What a person has settled about the classes of a data set: images that are right where they are.

That belongs to an image's content: it holds wherever the file is moved or copied to within its data set, and ends when
the image changes or goes to another class.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from msgspec import Struct

from ftstudio.core import json_codec, paths
from ftstudio.core.errors import UserError
from ftstudio.core.storage import disk
from ftstudio.core.storage.file_lock import FileLock, holder
from ftstudio.core.storage.files import free_name, make_folders, not_written, read_file, replace_file

_MOST_BYTES = 1 << 26
_PATIENCE = 5.0
"""Seconds to wait for another program, which has the file for a moment."""


class ConfirmedLabels(Struct, frozen=True):
    """What lies in a file for each data set: ``right`` holds (digest, class name) of confirmed images."""

    root: str = ""
    right: tuple[tuple[str, str], ...] = ()


def settled(root: str) -> frozenset[tuple[str, str]]:
    """(digest, class name) of the images of a data set that a person has confirmed.

    Never raises: a file that cannot be read costs a second look at some images.
    """
    try:
        return frozenset(_read(root).right)
    except (OSError, ValueError):
        return frozenset()


def settle(root: str, digest: str, class_name: str, right: bool = True) -> Path | None:
    """Remember, or forget again, that an image is right in its class.

    Returns where a damaged file was set aside to, None where all is well. Raises UserError where the file cannot be
    read or written, or another program does not let go of it; then it stays as it is.
    """
    path = _file(root)
    lock = FileLock(path.with_suffix(".lock"))
    try:
        make_folders(path.parent)
        if not lock.acquire(seconds=_PATIENCE):
            raise UserError(f"{path} is in use by {holder(lock.path)}.", "Wait until it is done there, then try again.")
        return _change(root, (digest, class_name), right)
    except OSError as error:
        raise not_written(path, error) from error
    finally:
        lock.release()


def _change(root: str, about: tuple[str, str], right: bool) -> Path | None:
    path, damaged = _file(root), None
    try:
        before = set(_read(root).right)
    except FileNotFoundError:
        before = set[tuple[str, str]]()
    except OSError as error:  # it may be sound
        raise UserError(
            f"{path} cannot be read: {error.strerror or error}.", "Check its disk, then try again."
        ) from error
    except ValueError:
        before = set[tuple[str, str]]()
        damaged = free_name(path.with_suffix(".damaged"))
        disk.rename(path, damaged)
    after = before | {about} if right else before - {about}
    if after != before:
        replace_file(path, json_codec.encode_pretty(ConfirmedLabels(root, tuple(sorted(after)))))
    return damaged


def _read(root: str) -> ConfirmedLabels:
    """Raises OSError, and ValueError for what is none of ours."""
    return json_codec.decode(read_file(_file(root), _MOST_BYTES), ConfirmedLabels)


def _file(root: str) -> Path:
    name = hashlib.blake2b(os.fsencode(root), digest_size=12).hexdigest()
    return paths.data_dir() / "checked" / f"{name}.json"
