"""Tables as CSV text that a spreadsheet opens without running formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from ftstudio.core.storage.files import replace_output

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(value: str | float | int | None) -> str:
    """Return a cell as text: numbers with a decimal point, "" for None, and "'" before what would start a formula."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.6g}"
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_STARTS_A_FORMULA) else text


def csv_text(header: Sequence[str], rows: Iterable[Sequence[str | float | int | None]]) -> str:
    """Return lines that end with CR LF, as RFC 4180 requires."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return text.getvalue()


def save_csv(path: Path, text: str) -> None:
    """Write UTF-8, with escapes for bytes of file names that are not UTF-8.

    Raises:
        OSError: The old file is unchanged.
    """
    replace_output(path, text.encode("utf-8", "backslashreplace"))
