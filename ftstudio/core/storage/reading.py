"""Files that may come from elsewhere or be damaged: read within limits, or refused in words.

Nothing here waits: a pipe, a socket or a device is never opened. Links are followed, because data may be stored that
way; their targets must be plain files of a sensible size.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from ftstudio.core import json_codec
from ftstudio.core.errors import UserError
from ftstudio.core.storage.files import read_file

T = TypeVar("T")

SMALL = 1 << 20
"""Bytes of a file with a handful of values."""
RECORD = 16 << 20
"""Bytes of a file that may name every class, and of a line of the journal."""
LISTING = 128 << 20
"""Bytes of a file that names every image or contains a confusion matrix: 1.3 million images, 5,000 classes."""

REPLACE_HINT = "Restore it from a backup, or train again."


class MissingFile(UserError):
    """The file does not exist."""


def bytes_of(path: Path, at_most: int, hint: str = REPLACE_HINT) -> bytes:
    """Read a whole plain file.

    Raises:
        MissingFile: The file does not exist.
        UserError: It cannot be read or has more than ``at_most`` bytes.
    """
    try:
        return read_file(path, at_most, follow=True)
    except FileNotFoundError as error:
        raise MissingFile(f"There is no {path.name} in {path.parent}.", hint) from error
    except (OSError, ValueError, MemoryError) as error:
        raise UserError(f"{path} cannot be read: {why(error)}.", hint) from error


def value_of(path: Path, kind: type[T], at_most: int, hint: str = REPLACE_HINT) -> T:
    """Read a value of type ``kind`` from a JSON file. Raises as ``bytes_of``, and UserError for other content."""
    return value_by(path, lambda text: json_codec.decode(text, kind), at_most, hint)


def value_by(path: Path, decode: Callable[[bytes], T], at_most: int, hint: str = REPLACE_HINT) -> T:
    """Read a JSON file with ``decode``, which may raise JsonError. Raises as ``value_of``."""
    text = bytes_of(path, at_most, hint)
    try:
        return decode(text)
    except json_codec.JsonError as error:
        raise UserError(f"{path} is damaged: {error}.", hint) from error


def why(error: BaseException) -> str:
    """Return why a file cannot be read, without its path and without a full stop."""
    if isinstance(error, MemoryError):
        return "this computer does not have enough memory for it"
    words = (error.strerror if isinstance(error, OSError) else "") or str(error)
    return words.rstrip(".")
