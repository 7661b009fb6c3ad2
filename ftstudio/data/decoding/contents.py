"""The bytes that an image is decoded from: those of an ordinary file, or of a file of which it is one page."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import threading
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from ftstudio.data.decoding.page_paths import page_path, source_of
from ftstudio.data.decoding.tiff_pages import MOST_PAGES, TIFF_MAGIC, Tiff, is_tiff
from ftstudio.data.quality.reasons import Undecodable

MAX_FILE_BYTES = 1 << 29
_MOST_HELD_BYTES = 1 << 27
"""Of files of pages that stay in memory, since more of their pages will be read."""
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


class Content(NamedTuple):
    """The bytes of a file and its status.

    ``page`` counts from 1, 0 for the file as a whole; of a page, ``tiff`` is the parsed file that it is in and
    ``whole`` gives the digest of that file.
    """

    data: bytes
    status: os.stat_result
    page: int = 0
    tiff: Tiff | None = None
    whole: Callable[[], str] = str

    @property
    def digest(self) -> str:
        """Tells an image file from any other by its bytes, and each page of a file from the others.

        16 hex characters, as in ``ImageFile.digest``.
        """
        if not self.page:
            return content_digest(self.data)
        return content_digest(f"{self.whole()} page {self.page}".encode())


_held: OrderedDict[str, Content] = OrderedDict()
"""The files of which pages were read last, by their paths."""
_holding = threading.Lock()


def content_of(path: str | Path) -> Content:
    """What the image at ``path``, a file or a page of one, is decoded from. Raises Undecodable."""
    file, page = source_of(path)
    return _page_of(file, page) if page else Content(*read_file(file))


def pages_of(path: str | Path) -> list[str]:
    """The paths of the pages of a TIFF that has several; only ``path`` for any other file, readable or not.

    Where pages may be missing at its end (it is damaged there, or has more than MOST_PAGES), one more path stands for
    them: reading it says why.
    """
    text = os.fspath(path)
    try:
        if source_of(text).page or not _begins_like_tiff(text):
            return [text]
        tiff = _page_of(text, 1).tiff
        pages = tiff.pages() if tiff is not None else []
    except (Undecodable, ValueError):
        return [text]
    if tiff is None or (len(pages) < 2 and not (pages and tiff.is_cut_off)):
        return [text]
    more = tiff.is_cut_off or len(pages) >= MOST_PAGES
    return [page_path(text, number) for number in range(1, len(pages) + 1 + more)]


def content_digest(data: bytes) -> str:
    """Tells the bytes of a file from those of any other: 16 hex characters."""
    return hashlib.blake2b(data, digest_size=8).hexdigest()


def read_file(path: str | Path) -> tuple[bytes, os.stat_result]:
    """All bytes of an ordinary file, and its status. Raises Undecodable.

    A pipe, device or socket is never opened: what is there is looked at first, and opened without waiting in
    case it was changed in between.
    """
    try:
        _only_ordinary(os.stat(path))  # noqa: PTH116 - a Path for each of 100,000 files is what would take longest
        with os.fdopen(os.open(path, _READ), "rb", buffering=0) as file:
            status = os.fstat(file.fileno())
            _only_ordinary(status)
            data = file.read(status.st_size)
            while len(data) < status.st_size and (more := file.read(status.st_size - len(data))):
                data += more
    except OSError as error:
        raise Undecodable(_reason_of(error)) from error
    except ValueError as error:  # a NUL in the name
        raise Undecodable("missing") from error
    except MemoryError as error:
        raise Undecodable("out_of_memory") from error
    return data, status


def _page_of(file: str, page: int) -> Content:
    """Many pages of a file are read one after the other: it is read and parsed once."""
    with _holding:
        held = _held.get(file)
    if held is None or not _is_unchanged(file, held.status):
        held = _with_pages(file)
        with _holding:
            _held[file] = held
            while _held and sum(len(each.data) for each in _held.values()) > _MOST_HELD_BYTES:
                _held.popitem(last=False)
    return held._replace(page=page)


def _with_pages(file: str) -> Content:
    data, status = read_file(file)
    tiff = Tiff(data) if is_tiff(data) else None
    with suppress(ValueError):  # whoever decodes it says so
        if tiff is not None:
            tiff.pages()  # all of them now: threads share it
    return Content(data, status, 1, tiff, cache(partial(content_digest, data)))


def _is_unchanged(file: str, before: os.stat_result) -> bool:
    try:
        now = os.stat(file)  # noqa: PTH116 - as above
    except (OSError, ValueError):
        return False
    return (now.st_size, now.st_mtime_ns) == (before.st_size, before.st_mtime_ns)


def _begins_like_tiff(path: str) -> bool:
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 - as above
            return False
        with os.fdopen(os.open(path, _READ), "rb", buffering=0) as file:
            return file.read(4) in TIFF_MAGIC
    except (OSError, ValueError):
        return False


def _only_ordinary(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise Undecodable("not_a_file")
    if status.st_size == 0:
        raise Undecodable("empty_file")
    if status.st_size > MAX_FILE_BYTES:
        raise Undecodable("too_large", f"The file is too large for an image ({status.st_size / 1e6:,.0f} MB).")


def _reason_of(error: OSError) -> str:
    if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG):
        return "missing"
    if error.errno == errno.ELOOP:
        return "link_loop"
    if error.errno in (errno.EACCES, errno.EPERM):
        return "no_permission"
    return "unreadable"
