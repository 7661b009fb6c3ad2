"""Recognise several classes in a cell, and refuse them if one per image is wanted."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence

from ftstudio.core.errors import UserError
from ftstudio.data.lists.contents import ListFile, Said
from ftstudio.data.phrases import images

MOST_SEVERAL = 0.05
"""Up to this fraction of rows with several classes, those rows are left out; above it, the list is multi-label."""
_SEPARATORS = "|;,/+& "
_WHOLE_NUMBER = re.compile(r"([+-]?\d+)\.0*")


def split_cells(cells: Sequence[str], plural: bool) -> list[tuple[str, ...]]:
    """Return the classes that each cell names.

    A cell is split if it is a list (["cat", "dog"]), or if other cells show that a character is a separator: “rose
    lily” is two classes if there are “rose” and “lily”.
    """
    values = Counter(cell for cell in cells if cell)
    bracketed = {cell: inner for cell in values if (inner := _bracketed(cell)) is not None}
    separator = _separator([cell for cell in values if cell not in bracketed], plural)
    split: dict[str, tuple[str, ...]] = {"": ()}
    for cell in values:
        if cell in bracketed:
            split[cell] = bracketed[cell]
        else:
            split[cell] = tuple(dict.fromkeys(_parts(cell, separator))) if separator else (cell,)
    return [split[cell] for cell in cells]


def whole_numbers(rows: Sequence[Said]) -> list[Said]:
    """Convert classes 1.0, 2.0 ... to 1, 2 ..., if all numbers are whole; pandas writes them so if a cell is empty."""
    numbers = {label for row in rows for label in row.labels if _is_number(label)}
    if not any(_WHOLE_NUMBER.fullmatch(label) for label in numbers):
        return list(rows)
    if not all(_WHOLE_NUMBER.fullmatch(label) or label.lstrip("+-").isdecimal() for label in numbers):
        return list(rows)
    return [row._replace(labels=tuple(_WHOLE_NUMBER.sub(r"\1", label) for label in row.labels)) for row in rows]


def refuse_several(lists: Sequence[ListFile]) -> None:
    """Raise UserError if rows have several classes."""
    rows = [(one, row) for one in lists for row in one.rows if row.labels]
    several = [(one, row) for one, row in rows if len(row.labels) > 1]
    if len(several) > MOST_SEVERAL * len(rows):
        first, row = several[0]
        raise several_refused(
            " and ".join(dict.fromkeys(one.name for one, _ in several)),
            len(several),
            len(rows),
            f"{first.unit.lower()} {row.number} has {_in_quotes(row.labels)}",
        )


def several_refused(name: str, count: int, total: int, example: str) -> UserError:
    """The error for a list with more than one class per image."""
    return UserError(
        f"{name} gives more than one class to {images(count)} of {total:,}: {example}.",
        "To learn all of them as labels, use --target labels. For one class per image, leave one in each row; if such "
        "a cell is the name of one class, join its words with “_”.",
    )


def _in_quotes(labels: Sequence[str]) -> str:
    return " and ".join(f"“{label}”" for label in labels[:3]) + (" and more" if len(labels) > 3 else "")


def _bracketed(cell: str) -> tuple[str, ...] | None:
    """The words of a cell that is written as a JSON or Python list."""
    if not (cell.startswith("[") and cell.endswith("]")):
        return None
    try:
        value: object = json.loads(cell)
        words = [str(word).strip() for word in value] if isinstance(value, list) else []  # pyright: ignore
    except (ValueError, RecursionError):
        words = [word.strip().strip("'\"").strip() for word in cell[1:-1].split(",")]
    return tuple(dict.fromkeys(filter(None, words)))


def _parts(cell: str, separator: str) -> list[str]:
    return [part for part in map(str.strip, cell.split(separator)) if part]


def _separator(values: Sequence[str], plural: bool) -> str:
    """The character between classes; "" for none."""
    for separator in _SEPARATORS:
        several = {cell: parts for cell in values if len(parts := _parts(cell, separator)) > 1}
        if several and _separates(separator, values, several, plural):
            return separator
    return ""


def _separates(separator: str, values: Sequence[str], several: dict[str, list[str]], plural: bool) -> bool:
    alone = {cell for cell in values if cell not in several}
    uses = Counter(part for parts in several.values() for part in set(parts))
    if separator in "|;":
        return any(part in alone or uses[part] > 1 for parts in several.values() for part in parts)
    if len({frozenset(parts) for parts in several.values()}) < len(several):
        return True  # “rose lily” and “lily rose”
    half = len(several) / 2
    if sum(all(part in alone for part in parts) for parts in several.values()) >= half:
        return True
    if separator == "," or plural:
        again = sum(all(part in alone or uses[part] > 1 for part in parts) for parts in several.values())
        return again >= half and len(alone | set(uses)) < len(values)
    return False


def _is_number(label: str) -> bool:
    try:
        float(label)
    except ValueError:
        return False
    return True
