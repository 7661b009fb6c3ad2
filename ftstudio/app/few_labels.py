"""The labels of a few images: from a list, from examples, and from class folders that are there already."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.errors import UserError
from ftstudio.core.storage.files import read_file
from ftstudio.data.layout.class_names import key, spelled_like, tidy
from ftstudio.data.layout.split_names import split_named
from ftstudio.data.layout.walk import is_hidden

_MOST_BYTES = 1 << 26
_WRITE_AS = "Write one image a line: its path, a comma, its class (for example a.jpg,cats)."
_FORBIDDEN = frozenset('/\\:*?"<>|')
_TITLES = {"path", "file", "filename", "file_name", "image", "name", "class", "label", "class_name"}


def checked_class_names(names: Iterable[str]) -> tuple[str, ...]:
    """``names``, tidied, each once. Raises UserError for a name that cannot be that of a class folder."""
    found: list[str] = []
    for name in map(tidy, names):
        bad = (
            not name.strip()
            or name.endswith(".")
            or is_hidden(name)
            or any(letter in _FORBIDDEN or ord(letter) < 32 for letter in name)
        )
        if bad:
            raise UserError(
                f"“{name}” cannot be the name of a class folder.",
                'Use letters, digits and spaces; none of / \\ : * ? " < > |, and no dot at the beginning or end.',
            )
        if split_named(name):
            raise UserError(
                f"“{name}” would be read as a split and not as a class.", "Choose another name for the class."
            )
        if key(name) not in map(key, found):
            found.append(name)
    return tuple(found)


def in_class_folders(dataset: DatasetSummary, class_names: Sequence[str]) -> dict[str, str]:
    """Path to class of the usable images that are in a folder named after one of ``class_names`` already."""
    known = {key(name): name for name in class_names}
    found: dict[str, str] = {}
    for file in dataset.files:
        folder, _, rest = file.path.partition("/")
        if rest and not file.problem and (name := known.get(key(folder))):
            found[file.path] = name
    return found


def listed(path: Path, dataset: DatasetSummary, class_names: Sequence[str]) -> dict[str, str]:
    """Path to class of the images that a list (.csv, .tsv, .txt) gives a class.

    Rows without a class are skipped. With ``class_names``, all classes have to be among them.

    Raises:
        UserError: The list cannot be read; a row names no image of the data set, two classes or an unknown class.
    """
    finder = _Finder(dataset, path.parent)
    found: dict[str, str] = {}
    for number, row in _rows(path):
        name, class_name = row[0].strip(), row[1].strip()
        if number == 1 and name.casefold() in _TITLES and class_name.casefold() in _TITLES:
            continue
        if not class_name:
            continue
        where = f"Line {number} of {path}"
        image = finder.find(name, where)
        _add(found, image, _known(class_name, class_names, where), where)
    if not found:
        raise UserError(f"No image in {path} has a class.", _WRITE_AS)
    return found


def examples(given: Sequence[Sequence[str]], dataset: DatasetSummary, class_names: Sequence[str]) -> dict[str, str]:
    """Path to class of examples, each written as CLASS=FILE and more files. Raises UserError as ``listed``."""
    finder = _Finder(dataset, Path.cwd())
    found: dict[str, str] = {}
    for first, *more in given:
        class_name, separator, file = first.partition("=")
        if not separator or not class_name.strip() or not file:
            raise UserError(f"--example {first} names no class.", "Write it as --example cats=a.jpg b.jpg")
        for name in (file, *more):
            where = f"--example {name}"
            _add(found, finder.find(name, where), _known(class_name.strip(), class_names, where), where)
    return found


def _rows(path: Path) -> Iterable[tuple[int, list[str]]]:
    """(line number, at least two cells) of each row that is not empty."""
    try:
        text = read_file(path, _MOST_BYTES, follow=True).decode("utf-8-sig", "surrogateescape")
    except (OSError, ValueError) as error:
        raise UserError(
            f"{path} cannot be read: {getattr(error, 'strerror', None) or error}.", "Check the path."
        ) from error
    line = text.partition("\n")[0]
    separator = max(",;\t", key=line.count)
    reader = csv.reader(text.splitlines(), delimiter=separator)
    try:
        for row in reader:
            if not any(cell.strip() for cell in row):
                continue
            if len(row) < 2:
                raise UserError(f"Line {reader.line_num} of {path} has no class.", _WRITE_AS)
            yield reader.line_num, row
    except csv.Error as error:
        raise UserError(f"Line {reader.line_num} of {path} cannot be read: {error}.", _WRITE_AS) from error


def _known(class_name: str, class_names: Sequence[str], where: str) -> str:
    [tidied] = checked_class_names([class_name])
    spelled = spelled_like(tidied, class_names)
    if class_names and spelled not in class_names:
        raise UserError(
            f"{where} has the class “{class_name}”, which is not one of {', '.join(class_names)}.",
            "Add it to --into, or correct it.",
        )
    return spelled


def _add(found: dict[str, str], image: str, class_name: str, where: str) -> None:
    if found.get(image, class_name) != class_name:
        raise UserError(
            f"{where} puts {image} into “{class_name}”, but it is in “{found[image]}” already.", "Keep one of them."
        )
    found[image] = class_name


class _Finder:
    """Finds images by their path in the folder, beside the list, or by a name that only one image has."""

    def __init__(self, dataset: DatasetSummary, beside: Path) -> None:
        self._root, self._beside = Path(dataset.root), beside
        self._problems: Mapping[str, str] = {file.path: file.problem for file in dataset.files}
        self._by_name: dict[str, list[str]] = defaultdict(list)
        for path in self._problems:
            self._by_name[path.rsplit("/", 1)[-1]].append(path)

    def find(self, name: str, where: str) -> str:
        """The path in the data set. Raises UserError."""
        found = self._path(name)
        if found is None:
            several = self._by_name.get(name, ())
            what = f"fits {len(several)} images" if several else "is not an image"
            raise UserError(f"{where}: “{name}” {what} in {self._root}.", "Give its path in that folder.")
        if self._problems[found]:
            raise UserError(f"{where}: {found} cannot be read as an image.", "Leave it out.")
        return found

    def _path(self, name: str) -> str | None:
        normal = name.replace("\\", "/").removeprefix("./")
        if normal in self._problems:
            return normal
        for base in (self._beside, self._root):
            path = base / name
            if (
                path.is_relative_to(self._root)
                and (inside := path.relative_to(self._root).as_posix()) in self._problems
            ):
                return inside
        named = self._by_name.get(normal, ())
        return named[0] if len(named) == 1 else None
