"""Images of a data set whose class the user has confirmed.

A confirmation belongs to an image's content: it holds wherever the file is moved or copied in its data set, and ends
when the image changes or moves to another class.
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
"""Seconds to wait for another program that holds the file."""


class ConfirmedLabels(Struct, frozen=True):
    """The content of a data set's file: ``right`` has (digest, class name) of confirmed images."""

    root: str = ""
    right: tuple[tuple[str, str], ...] = ()


def settled(root: str) -> frozenset[tuple[str, str]]:
    """Return (digest, class name) of the images of a data set that the user has confirmed.

    Never raises: if the file cannot be read, some images are checked twice.
    """
    try:
        return frozenset(_read(root).right)
    except (OSError, ValueError):
        return frozenset()


def settle(root: str, digest: str, class_name: str, right: bool = True) -> Path | None:
    """Store, or remove, the confirmation that an image is in the right class.

    Returns:
        The path to which a damaged file was renamed; usually None.

    Raises:
        UserError: The file cannot be read or written, or another program holds it. It is then unchanged.
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
    """Read a file. Raises OSError, and ValueError if it is not a file of this kind."""
    return json_codec.decode(read_file(_file(root), _MOST_BYTES), ConfirmedLabels)


def _file(root: str) -> Path:
    name = hashlib.blake2b(os.fsencode(root), digest_size=12).hexdigest()
    return paths.data_dir() / "checked" / f"{name}.json"
