"""How a CSV or TSV list of images is read: path, class and perhaps split, with messages that name the row."""

from __future__ import annotations

import csv
import os
import posixpath
import stat
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from ftstudio.core.errors import UserError
from ftstudio.data.split_names import split_named

SUFFIXES = (".csv", ".tsv")
MAX_LIST_BYTES = 1 << 30
MOST_OTHERS = 30
"""Columns beside path, class and split that are read: an image may belong to a group that one of them names."""
_LONGEST_CELL = 200

_PATHS = (
    "path file filename file_name filepath file_path image image_path imagepath image_name imagename "
    "image_file img img_path picture photo name"
)
_CLASSES = "class classname class_name label labels category target tag species kind y classification"
_SPLITS = "split set subset partition usage fold phase dataset data_set data_split"
_HINT = "The list needs the columns path and class, and may have split: photos/tom.jpg,cat,train"


class Row(NamedTuple):
    """One row. ``number`` counts from 1 as a spreadsheet shows it; ``path`` is relative to the list's folder,
    with "/" (for a row without a usable path: its place in the list); ``problem`` is a reason key or "";
    ``cells`` are those of ``other_titles``."""

    number: int
    path: str
    class_name: str
    split: str = ""
    problem: str = ""
    detail: str = ""
    cells: tuple[str, ...] = ()


class _Columns(NamedTuple):
    path: int
    class_name: int
    split: int | None
    header: int
    """The row that holds the titles, 0 for none."""
    others: tuple[int, ...] = ()
    titles: tuple[str, ...] = ()


def is_list(name: str) -> bool:
    return name.lower().endswith(SUFFIXES)


def list_in(folder: Path, names: Sequence[str]) -> Path | None:
    """The one list among the files of a folder whose first rows name files that are there, or None."""
    fitting = [folder / name for name in names if is_list(name) and _names_files(folder / name)]
    return fitting[0] if len(fitting) == 1 else None


def rows_of(path: Path) -> Iterator[Row]:
    """Every row of a list that is not blank, problems included.

    Raises UserError for a list that cannot be read or has no such columns.
    """
    text, narrow = _text_of(path)
    records = list(_records(text, path))
    columns = _columns_of(records, path)
    seen: dict[str, tuple[int, str]] = {}
    for number, cells in enumerate(records, start=1):
        if not any(cell.strip() for cell in cells) or number == columns.header:
            continue
        row = _row(path, number, cells, columns, narrow)
        if not row.problem and row.path in seen:
            first, class_name = seen[row.path]
            other = "" if class_name == row.class_name else f" there with the class “{class_name}”"
            row = row._replace(problem="listed_twice", detail=f"Row {number}: row {first} names this file too{other}.")
        elif not row.problem:
            seen[row.path] = (number, row.class_name)
        yield row


def other_titles(path: Path) -> tuple[str, ...]:
    """The titles of the columns beside path, class and split, at most MOST_OTHERS; () for a list without titles. Raises
    as ``rows_of``."""
    text, narrow = _text_of(path)
    titles = _columns_of(list(islice(_records(text, path), 50)), path).titles
    return tuple(_windows(title) for title in titles) if narrow else titles


def _names_files(path: Path) -> bool:
    try:
        for count, row in enumerate(rows_of(path)):
            if not row.problem:
                return True
            if count > 50:
                return False
    except UserError:
        return False
    return False


def _text_of(path: Path) -> tuple[str, bool]:
    """The text, and whether it was read as Windows-1252 because it is not UTF-8."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UserError(f"{path} is not an ordinary file.", "Choose a .csv or .tsv file.")
        if status.st_size > MAX_LIST_BYTES:
            raise UserError(f"{path} is too large for a list of images.", _HINT)
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


def _records(text: str, path: Path) -> Iterator[list[str]]:
    csv.field_size_limit(1 << 20)
    delimiter = _delimiter(list(islice(StringIO(text, newline=""), 20)), path)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True)
    number = 0
    while True:
        number += 1
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise UserError(f"{path.name}, row {number}: {error}.", _HINT) from error


def _delimiter(lines: Sequence[str], path: Path) -> str:
    """The separator that gives the first lines the same number of columns, at least two."""

    def fit(delimiter: str) -> tuple[int, int]:
        try:
            widths = [len(cells) for cells in csv.reader(lines, delimiter=delimiter, skipinitialspace=True) if cells]
        except csv.Error:
            return (0, 0)
        usual = max(set(widths), key=lambda width: (widths.count(width), width), default=0)
        return (widths.count(usual), usual) if usual >= 2 else (0, 0)

    order = "\t,;|" if path.suffix.lower() == ".tsv" else ",;\t|"
    return max(order, key=fit)


def _columns_of(records: Sequence[Sequence[str]], path: Path) -> _Columns:
    filled = [cells for cells in records[:50] if any(cell.strip() for cell in cells)]
    if not filled:
        raise UserError(f"{path.name} is empty.", _HINT)
    first = next(number for number, cells in enumerate(records, start=1) if cells is filled[0])
    titles = [cell.strip().lower().replace(" ", "_").replace("-", "_") for cell in filled[0]]
    by_path, by_class = _first(titles, _PATHS), _first(titles, _CLASSES)
    if by_path is not None and by_class is not None:
        by_split = _first(titles, _SPLITS)
        return _with_others(_Columns(by_path, by_class, by_split, first), filled[0])
    if (by_path is None) != (by_class is None) and not _has_suffix(filled[0]):
        missing = "path" if by_path is None else "class"
        found = ", ".join(cell.strip() for cell in filled[0])
        raise UserError(f"{path.name} has no column for the {missing}; its columns are: {found}.", _HINT)
    if max(len(cells) for cells in filled) < 2:
        raise UserError(f"{path.name} has only one column.", _HINT)
    titled = len(filled) > 1 and not _has_suffix(filled[0]) and _has_suffix(filled[1])
    columns = _Columns(0, 1, 2 if _third_is_split(filled[titled:]) else None, first if titled else 0)
    return _with_others(columns, filled[0]) if titled else columns


def _with_others(columns: _Columns, titles: Sequence[str]) -> _Columns:
    """``columns`` with those beside path, class and split; of several with one title the first."""
    named = [title.strip() for title in titles]
    known = (columns.path, columns.class_name, columns.split)
    others = [
        place for place, title in enumerate(named) if title and place not in known and named.index(title) == place
    ]
    others = others[:MOST_OTHERS]
    return columns._replace(others=tuple(others), titles=tuple(named[place] for place in others))


def _first(titles: Sequence[str], known: str) -> int | None:
    """The column whose title stands first among the ``known`` ones: beside "path", a "name" is something else."""
    return next((titles.index(word) for word in known.split() if word in titles), None)


def _has_suffix(cells: Sequence[str]) -> bool:
    return bool(cells) and 0 < cells[0].strip().rfind(".") >= len(cells[0].strip()) - 6


def _third_is_split(rows: Iterable[Sequence[str]]) -> bool:
    thirds = [cells[2].strip() for cells in rows if len(cells) > 2]
    return any(thirds) and all(not cell or split_named(cell) for cell in thirds)


def _row(path: Path, number: int, cells: Sequence[str], columns: _Columns, narrow: bool) -> Row:
    def cell(place: int | None) -> str:
        return cells[place].strip() if place is not None and place < len(cells) else ""

    place, stated = f"{path.name}, row {number}", cell(columns.path)
    class_name, split = cell(columns.class_name), cell(columns.split)

    def bad(problem: str, detail: str, shown: str = place) -> Row:
        return Row(number, shown, class_name, split, problem, f"Row {number}: {detail}")

    if narrow:
        # Either Excel's encoding with plain names on the disk, or the very bytes of names that are not UTF-8.
        raw = stated.encode("latin-1")
        class_name, split = _windows(class_name), _windows(split)
        exact = raw.decode("utf-8", "surrogateescape")
        stated = exact if os.path.lexists(path.parent / exact.lstrip("/")) else _windows(stated)
    if not stated:
        return bad("bad_row", "there is no path.")
    if "\0" in stated:
        return bad("bad_row", "the path has a character that no path can have.")
    relative = _inside(path.parent, stated)
    if relative is None:
        return bad("outside_folder", "the file is outside of the list's folder.")
    if not class_name:
        return bad("bad_row", "there is no class.", relative)
    try:
        mode = os.stat(path.parent / relative).st_mode  # noqa: PTH116 - once for each row
    except (OSError, ValueError):
        return bad("missing", "the file is not there.", relative)
    if not stat.S_ISREG(mode):
        return bad("not_a_file", "this is not an ordinary file.", relative)
    others = (cell(each)[:_LONGEST_CELL] for each in columns.others)
    return Row(number, relative, class_name, split, cells=tuple(map(_windows, others) if narrow else others))


def _windows(text: str) -> str:
    return text.encode("latin-1").decode("cp1252", "replace")


def _inside(folder: Path, stated: str) -> str | None:
    """``stated`` relative to the folder, with "/"; None where it leads out of it."""
    for text in (stated, stated.replace("\\", "/")):
        whole = posixpath.normpath(posixpath.join(folder.as_posix(), text))
        base = folder.as_posix().rstrip("/") + "/"
        inside = whole[len(base) :] if whole.startswith(base) else None
        if inside and (text == stated.replace("\\", "/") or os.path.lexists(whole)):
            return inside
    return None
