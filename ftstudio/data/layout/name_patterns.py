"""Classes in file names: cat.0.jpg, 0_1234.png, IMG_rose_12.jpg."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

_BEFORE_NUMBER = re.compile(r"(.*?[^\W\d_].*?)[\s_.\-]*\(?\d+\)?")
_AFTER_NUMBER = re.compile(r"\d+[\s_.\-]+(.*[^\W\d_].*)")
_LABEL_NUMBER = re.compile(r"(\d{1,3})[_\-].*")
_SEPARATORS = re.compile(r"[\s_.\-()]+")
_CAMERA_WORDS_TEXT = (
    "img image images photo picture pic dsc dscn dscf dcim pxl mvimg vid video screenshot scan frame untitled "
    "capture p s whatsapp signal gopr sam file page crop"
)
_CAMERA_WORDS = frozenset(_CAMERA_WORDS_TEXT.split())
_COVERED = 0.9
_LEAST_EACH = 2


def class_by_name(names: Sequence[str]) -> Callable[[str], str] | None:
    """Return a function that reads the class from a file name ("" for none), or None if the names contain no classes.

    Nearly all ``names`` must have a class.
    """
    stems = [os.path.splitext(name)[0] for name in names]  # noqa: PTH122 - called for every file
    readers: tuple[Callable[[str], str] | None, ...] = (
        _before_number,
        _token_reader(stems),
        _after_number,
        _label_number,
    )
    for read in readers:
        if read is None:
            continue
        found = Counter(name for stem in stems if (name := read(stem)))
        if _are_classes(found, len(stems)):
            return _bound(read, _common_beginning(found))
    return None


def _bound(read: Callable[[str], str], beginning: str) -> Callable[[str], str]:
    def class_of(name: str) -> str:
        found = unicodedata.normalize("NFC", read(os.path.splitext(name)[0]))  # noqa: PTH122 - as above
        return found.removeprefix(beginning)

    return class_of


def _before_number(stem: str) -> str:
    matched = _BEFORE_NUMBER.fullmatch(stem)
    return matched[1].strip(" _.-(") if matched else ""


def _after_number(stem: str) -> str:
    matched = _AFTER_NUMBER.fullmatch(stem)
    return matched[1] if matched else ""


def _label_number(stem: str) -> str:
    matched = _LABEL_NUMBER.fullmatch(stem)
    return matched[1] if matched else ""


def _token_reader(stems: Sequence[str]) -> Callable[[str], str] | None:
    """Read the part of the names with the fewest values, at least two, all of them words."""
    parts = [_SEPARATORS.split(stem) for stem in stems]
    if not parts or len({len(each) for each in parts}) != 1:
        return None
    best: tuple[int, int] | None = None
    for place in range(len(parts[0])):
        values = {each[place].casefold() for each in parts}
        if len(values) > 1 and all(value.isalpha() for value in values) and (best is None or len(values) < best[0]):
            best = len(values), place
    if best is None:
        return None
    place = best[1]

    def read(stem: str) -> str:
        each = _SEPARATORS.split(stem)
        return each[place] if len(each) > place else ""

    return read


def _are_classes(found: Counter[str], total: int) -> bool:
    """Whether these are classes: few for many images, differing by words and not by a camera's number."""
    if len(found) < 2 or sum(found.values()) < _COVERED * total or len(found) * _LEAST_EACH > total:
        return False
    if all(name.isdigit() for name in found):
        return not all(1900 <= int(name) <= 2100 for name in found)
    skeletons = {tuple(_words(name)) for name in found}
    return () not in skeletons and len(skeletons) == len(found)


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+", name.casefold()) if word not in _CAMERA_WORDS]


def _common_beginning(names: Iterable[str]) -> str:
    """The common prefix of all names, up to a separator: "IMG_" for IMG_rose and IMG_lily."""
    common = os.path.commonprefix(list(names))  # noqa: RUF071 - compares characters on purpose
    ends = [matched.end() for matched in _SEPARATORS.finditer(common)]
    return common[: ends[-1]] if ends else ""
