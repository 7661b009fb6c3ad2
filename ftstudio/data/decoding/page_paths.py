"""The path of one page of a file: ``cells/stack.tif#page=3`` is the third image in ``cells/stack.tif``.

Such a path stands wherever the path of an image file stands: in data sets, splits, answers and tables. A real file of
that very name is itself.
"""

from __future__ import annotations

import os
import re
from typing import NamedTuple

_MARK = "#page="
_PAGE = re.compile(rf"(.*[^/\\]){_MARK}([1-9][0-9]{{0,5}})", re.DOTALL)


class Source(NamedTuple):
    """``file`` is on the disk; ``page`` counts from 1, 0 for the file as a whole."""

    file: str
    page: int = 0


def page_path(path: str, page: int) -> str:
    """The path of a ``page``, counted from 1, of the file at ``path``."""
    return f"{path}{_MARK}{page}"


def source_of(path: str | os.PathLike[str]) -> Source:
    """The file that an image is read from, and the page of it."""
    text = os.fspath(path)
    found = _PAGE.fullmatch(text) if _MARK in text else None
    if found is None or os.path.lexists(text):
        return Source(text)
    return Source(found[1], int(found[2]))


def file_of(path: str) -> str:
    """The path without its page, by its name alone: that of all pages of a file is the same."""
    found = _PAGE.fullmatch(path) if _MARK in path else None
    return found[1] if found else path


def page_in(path: str) -> int:
    """The page that a path names, from 1; 0 where it names a whole file."""
    found = _PAGE.fullmatch(path) if _MARK in path else None
    return int(found[2]) if found else 0
