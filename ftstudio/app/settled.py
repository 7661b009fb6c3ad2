"""What a person has settled about the classes of a data set: images that are right where they are.

That belongs to an image's content: it holds wherever the file is moved or copied to within its data set, and ends when
the image changes or goes to another class.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from msgspec import Struct

from ftstudio.core import places, wire
from ftstudio.core.files import make_folders, not_written, read_file, replace_file

_MOST_BYTES = 1 << 26


class Settled(Struct, frozen=True):
    """What lies in a file for each data set: ``right`` holds (digest, class name) of confirmed images."""

    root: str = ""
    right: tuple[tuple[str, str], ...] = ()


def settled(root: str) -> frozenset[tuple[str, str]]:
    """(digest, class name) of the images of a data set that a person has confirmed. Never raises: a file that cannot
    be read costs a second look at some images."""
    return frozenset(_read(root).right)


def settle(root: str, digest: str, class_name: str, right: bool = True) -> None:
    """Remember, or forget again, that an image is right in its class. Raises UserError where it cannot be written."""
    before = set(_read(root).right)
    after = before | {(digest, class_name)} if right else before - {(digest, class_name)}
    if after == before:
        return
    path = _file(root)
    try:
        make_folders(path.parent)
        replace_file(path, wire.encode_pretty(Settled(root, tuple(sorted(after)))))
    except OSError as error:
        raise not_written(path, error) from error


def _read(root: str) -> Settled:
    try:
        return wire.decode(read_file(_file(root), _MOST_BYTES), Settled)
    except (OSError, ValueError):
        return Settled(root)


def _file(root: str) -> Path:
    name = hashlib.blake2b(os.fsencode(root), digest_size=12).hexdigest()
    return places.data_dir() / "checked" / f"{name}.json"
