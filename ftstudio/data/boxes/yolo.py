"""YOLO: a text file for each image, with a line for each box: class number, centre and size as fractions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ftstudio.data.boxes.documents import Unread, text_of
from ftstudio.data.boxes.drawn import NAN, DrawnBox, DrawnImage, number, spanning

TITLE = "YOLO"


def looks_like_boxes(text: str) -> bool:
    """Whether the lines of a text are a class number and at least four numbers each."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return bool(lines) and 2 * sum(map(_is_box, lines[:50])) > len(lines[:50])


def _is_box(line: str) -> bool:
    cells = line.split()
    try:
        return len(cells) >= 5 and float(cells[0]).is_integer() and bool([float(cell) for cell in cells])
    except (ValueError, OverflowError):
        return False


def read_yolo(root: Path, file: str, names: Sequence[str] | Mapping[int, str]) -> DrawnImage:
    """Return the boxes in a text file, relative to ``root``; ``names`` are those of the class numbers, if known."""
    stated = file[: -len(".txt")]
    try:
        lines = text_of(root / file).splitlines()
    except Unread as error:
        return DrawnImage(stated, file, problem="bad_box_file", detail=f"{file} cannot be used: {error}.")
    known = names if isinstance(names, Mapping) else dict(enumerate(names))
    boxes = tuple(_box(line.split(), place, known) for place, line in enumerate(lines, start=1) if line.strip())
    return DrawnImage(stated, file, boxes, unit="fractions")


def _box(cells: Sequence[str], place: int, names: Mapping[int, str]) -> DrawnBox:
    name, where = _name(cells[0], names), f"line {place}"
    values = [number(cell) for cell in cells[1:]]
    if len(values) in (4, 5):  # a fifth number is a confidence
        x, y, w, h = values[:4]
        return DrawnBox(name, x - w / 2, y - h / 2, x + w / 2, y + h / 2, where)
    if len(values) >= 6 and len(values) % 2 == 0:
        return DrawnBox(name, *spanning(zip(values[::2], values[1::2], strict=True)), where)
    return DrawnBox(name, NAN, NAN, NAN, NAN, where, "not_a_box")


def _name(cell: str, names: Mapping[int, str]) -> str:
    value = number(cell)
    if not value.is_integer() or not 0 <= value < 1e9:
        return ""
    return names.get(int(value), "") if names else f"class {int(value)}"


_KEY = re.compile(r"^(path|train|val|valid|test)[ \t]*:[ \t]*(.*)$((?:\n[ \t]*-.*)*)", re.MULTILINE)
_SPLITS = {"train": "train", "val": "val", "valid": "val", "test": "test"}


def split_paths(text: str) -> Iterator[tuple[str, str]]:
    """Yield (split, path) of a data.yaml: folders, or text files that list images; joined with its ``path``."""
    found = list(_KEY.finditer(text))
    for one in found:
        if one[1] in _SPLITS:
            inline = one[2].split(" #")[0].strip()
            below = [line.strip().lstrip("-") for line in one[3].splitlines()]
            for item in inline.strip("[]").split(",") if inline else below:
                if item := item.strip().strip("'\""):
                    yield _SPLITS[one[1]], item
