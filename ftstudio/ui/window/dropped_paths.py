"""Paths out of a drop or the clipboard, exact for every file name, and what they may be."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes

from PySide6.QtCore import QMimeData, QUrl

from ftstudio.data.archives import archive_kinds
from ftstudio.data.lists import list_kinds
from ftstudio.ui.window.mounted_paths import mounted_path

SOURCE_SUFFIXES = (*archive_kinds.SUFFIXES, *list_kinds.SUFFIXES, *list_kinds.SPREADSHEETS)
"""Of spreadsheets too: opening one says how to save it."""


def local_paths(mime: QMimeData) -> list[str]:
    """The files and folders of this computer in a drop, in its order."""
    return [path for path in map(local_path, mime.urls()) if path]


def local_path(url: QUrl) -> str:
    """The path that a file URL names, or where the system has mounted the address of a network drive or phone.

    "" for any other URL.

    Qt's own ``toLocalFile`` loses names that are not UTF-8; here they come as Python writes them.
    """
    if not url.isLocalFile():
        return mounted_path(url)
    if os.name == "nt":
        return url.toLocalFile()
    return os.fsdecode(unquote_to_bytes(url.path(QUrl.ComponentFormattingOption.FullyEncoded)))


def file_url(path: str) -> QUrl:
    """The URL of a file, exact for every file name."""
    if os.name == "nt":
        return QUrl.fromLocalFile(path)
    return QUrl.fromEncoded(b"file://" + quote_from_bytes(os.fsencode(path)).encode())


def is_source(path: str) -> bool:
    """Whether it can hold a data set: a folder, an archive or a list."""
    return Path(path).is_dir() or path.lower().endswith(SOURCE_SUFFIXES)


def is_one_image(paths: Sequence[str]) -> bool:
    """Whether a single image is meant: no folder and no archive."""
    return len(paths) == 1 and not Path(paths[0]).is_dir() and not archive_kinds.is_archive(Path(paths[0]))
