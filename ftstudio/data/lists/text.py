"""Decode the text of a list, whatever program saved it."""

from __future__ import annotations

import stat
from pathlib import Path

from ftstudio.core.errors import UserError

MAX_LIST_BYTES = 1 << 30
HINT = "The list needs the columns path and class, and optionally split: photos/tom.jpg,cat,train"


def read_text(path: Path) -> tuple[str, bool]:
    """Return the text, and whether it was decoded as Latin-1 because it is not UTF-8.

    Raises:
        UserError: It cannot be read or is too large.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UserError(f"{path} is not an ordinary file.", "Choose a list such as a .csv file.")
        if status.st_size > MAX_LIST_BYTES:
            raise UserError(f"{path} is too large for a list of images.", HINT)
        data = path.read_bytes()
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror}.", "Check the file.") from error
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace"), False
    if b"\0" in data[:200]:
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", "replace"), False
    try:
        return data.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        return data.decode("latin-1"), True


def windows(text: str) -> str:
    """Convert text that was decoded as Latin-1 to Windows-1252."""
    return text.encode("latin-1").decode("cp1252", "replace")


def exact(text: str) -> str:
    """Convert text that was decoded as Latin-1 to a file name of the same bytes, as the operating system returns it."""
    return text.encode("latin-1").decode("utf-8", "surrogateescape")
