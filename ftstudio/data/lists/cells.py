"""Split a list into cells: separators, quotes, and plain text lines such as “cat/1.jpg 3”."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import islice
from pathlib import Path

from ftstudio.core.errors import UserError
from ftstudio.data.lists.text import HINT

_IMAGE_ENDINGS_WORDS = "jpg jpeg jpe jfif png webp gif bmp tif tiff heic heif avif jp2 ppm pgm dcm dng"
IMAGE_ENDINGS = _IMAGE_ENDINGS_WORDS.split()
_LINE = re.compile(rf"\s*(.+?\.(?:{'|'.join(IMAGE_ENDINGS)}))(?:\s+(.*))?", re.IGNORECASE)
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_SPACES = " "


def records(text: str, path: Path) -> Iterator[list[str]]:
    """Yield the cells of every row; blank and comment lines are empty rows.

    Lines that start with # are comments anywhere in a .txt, and elsewhere above the titles if they have no separator.

    Raises:
        UserError: A row cannot be parsed; the message names the file of ``path``.
    """
    csv.field_size_limit(1 << 20)
    stated = _SEPARATOR_LINE.match(text)  # Excel's optional first line, such as sep=;
    if stated:
        yield []
        text = text[stated.end() :]
    is_plain = path.suffix.lower() == ".txt"
    lines = [line for line in islice(StringIO(text, newline=""), 20) if not (is_plain and line.startswith("#"))]
    delimiter = stated[1] if stated else _delimiter(lines, path)
    if delimiter == _SPACES:
        yield from map(_cells_of_line, StringIO(text))
        return
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    number, is_top = int(bool(stated)), True
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise UserError(f"{path.name}, row {number}: {error}.", HINT) from error
        is_comment = bool(cells) and cells[0].startswith("#") and (is_plain or (is_top and len(cells) == 1))
        is_top = is_top and (is_comment or not cells)
        yield [] if is_comment else cells


def _delimiter(lines: Sequence[str], path: Path) -> str:
    """The separator that gives most of the first lines the same number of columns, at least two; otherwise spaces."""

    def fit(delimiter: str) -> tuple[int, int]:
        try:
            widths = [len(cells) for cells in csv.reader(lines, delimiter=delimiter, skipinitialspace=True) if cells]
        except csv.Error:
            return (0, 0)
        usual = max(set(widths), key=lambda width: (widths.count(width), width), default=0)
        return (widths.count(usual), usual) if usual >= 2 else (0, 0)

    suffix = path.suffix.lower()
    order = "\t,;|" if suffix in (".tsv", ".txt") else ",;\t|"
    best = max(order, key=fit)
    if fit(best) == (0, 0) and (suffix == ".txt" or any(_ends_with_more(line) for line in lines)):
        return _SPACES
    return best


def _ends_with_more(line: str) -> bool:
    found = _LINE.fullmatch(line.strip())
    return bool(found and found[2])


def _cells_of_line(line: str) -> list[str]:
    """A path, which may contain spaces if it has an extension, and what follows: a class, or numbers."""
    line = line.strip()
    if not line or line.startswith("#"):
        return []
    found = _LINE.fullmatch(line)
    if found is None:
        start, _, rest = line.partition(" ") if "\t" not in line else line.partition("\t")
        cells = [start]
    else:
        start, rest = found[1], found[2] or ""
        number, _, after = start.partition(" ")
        cells = [number, after.strip()] if number.isdecimal() and after else [start]
    words = rest.split()
    if len(words) > 1 and not all(_is_number(word) for word in words):
        words = [rest.strip()]
    return cells + words


def _is_number(word: str) -> bool:
    return word.lstrip("+-").replace(".", "", 1).isdecimal()
