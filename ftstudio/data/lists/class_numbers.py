"""Names for the class numbers of a list: classes.txt and similar files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, cast

from ftstudio.core.errors import UserError
from ftstudio.data.lists.text import read_text

MAX_BYTES = 1 << 20
_STEMS_WORDS = (
    "classes class_names classnames labels label_names names categories class_indices class_index label_map "
    "labelmap id2label idx_to_class class_map label_mapping mapping"
)
_STEMS = _STEMS_WORDS.split()
_SUFFIXES = (".txt", ".names", ".json")
_NUMBERED = re.compile(r"(\d+)\s*[,:;\t ]\s*(\S.*)")


class Names(NamedTuple):
    """Class names by number. If the file has no numbers (``numbered``), they are numbered by position from 0."""

    file: str
    of_number: dict[int, str]
    numbered: bool


def is_class_names(name: str) -> bool:
    """Whether a file name indicates names for class numbers. Such a file is a list only if it names images."""
    stem, _, suffix = name.lower().rpartition(".")
    return f".{suffix}" in _SUFFIXES and (stem in _STEMS or re.fullmatch(r"label_num_to_\w+", stem) is not None)


def names_in(folders: Iterable[Path]) -> Names | None:
    """Return the class names of the first readable file of such a name in the folders, or None."""
    for folder in dict.fromkeys(folders):
        try:
            found = sorted(path for path in folder.iterdir() if is_class_names(path.name))
        except OSError:
            continue
        for path in found:
            try:
                small = path.is_file() and path.stat().st_size <= MAX_BYTES
                names = _names_of(path) if small else None
            except (OSError, UserError):
                continue
            if names is not None:
                return names
    return None


def with_names(labels: Sequence[str], names: Names) -> tuple[dict[str, str], str]:
    """Return the name of each label, and a sentence about it; ({}, "") if the labels are not numbers.

    If the names do not fit the numbers, there are no names, and the sentence says why.
    """
    if not labels or not all(label.isdecimal() and len(label) < 10 for label in labels):
        return {}, ""
    numbers = {label: int(label) for label in labels}
    known = names.of_number
    if not names.numbered:
        last = len(known)
        from_one = min(numbers.values()) >= 1 and max(numbers.values()) == last
        if not from_one and max(numbers.values()) >= last:
            return {}, f"{names.file} is not used: the list has class numbers beyond its {last:,} names."
        if not from_one and 0 not in numbers.values():
            return {}, f"{names.file} is not used: it is unclear whether its names are numbered from 0 or from 1."
        if from_one:
            known = {number + 1: name for number, name in known.items()}
    if not all(number in known for number in numbers.values()):
        return {}, f"{names.file} is not used: it has no name for some of the numbers of the classes."
    low = min(numbers.values())
    return (
        {label: known[number] for label, number in numbers.items()},
        f"Class names are taken from {names.file}: {low} is “{known[low]}”.",
    )


def _names_of(path: Path) -> Names | None:
    text = read_text(path)[0]
    if path.suffix.lower() == ".json":
        of_number = _of_json(text)
        return Names(path.name, of_number, numbered=True) if of_number else None
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    numbered = [found for line in lines if (found := _NUMBERED.fullmatch(line)) and len(found[1]) < 10]
    if lines and len(numbered) == len(lines):
        return Names(path.name, {int(found[1]): found[2] for found in numbered}, numbered=True)
    return Names(path.name, dict(enumerate(lines)), numbered=False) if len(lines) > 1 else None


def _of_json(text: str) -> dict[int, str]:
    """Parse {"0": "cat"}, {"cat": 0}, {"0": ["n01440764", "tench"]} or ["cat", "dog"]."""
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    if isinstance(value, list):
        words = cast("list[object]", value)
        return {number: word for number, word in enumerate(words) if isinstance(word, str)}
    if not isinstance(value, dict):
        return {}
    of_number: dict[int, str] = {}
    for key, other in cast("dict[str, object]", value).items():
        if isinstance(other, list) and other:
            other = cast("list[object]", other)[-1]
        if key.isdecimal() and len(key) < 10 and isinstance(other, str):
            of_number[int(key)] = other
        elif isinstance(other, int) and not isinstance(other, bool):
            of_number[other] = key
    return of_number
