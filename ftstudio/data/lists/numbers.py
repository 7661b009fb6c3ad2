"""Numbers in the cells of a column, as people and spreadsheets write them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import isfinite
from typing import NamedTuple

NUMERIC = 0.95
"""With this fraction of numbers among the cells that are not empty, a column is one of numbers."""
FEWEST_VALUES = 10
_SPACES = " \u00a0\u2009\u202f'’"
_CELL = re.compile(
    rf"(?P<before>[€$£¥]?)\s*(?P<number>[+\-−]?(?:\d[\d.,{_SPACES}]*|[.,]\d+)(?:[eE][+\-]?\d+)?)"
    r"\s*(?P<unit>(?:[^\W\d_]|[%°€$£¥\"″]|/(?=[^\W\d_])).{0,15})?"
)
_PLAIN = re.compile(r"[+\-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+\-]?\d+)?")
_MISSING = frozenset(["", "nan", "na", "n/a", "none", "null", "-", "–", "?"])
_INFINITE = re.compile(r"[+\-]?inf(inity)?", re.IGNORECASE)


class Numbers(NamedTuple):
    """The numbers of a column.

    Attributes:
        values: One per cell; None if it is not a number.
        problems: One per cell: why it is not a number, in words, or "".
        notes: Sentences about how the column was read.
    """

    values: list[float | None]
    problems: list[str]
    notes: list[str]


class _Parts(NamedTuple):
    number: str
    unit: str


def numbers_in(cells: Sequence[str], column: str) -> Numbers:
    """Read a whole column with one decimal mark, and one unit or none, whichever fits most cells.

    ``column`` is what notes call it.
    """
    parts = [_parts(cell) for cell in cells]
    found = [each for each in parts if each is not None]
    point, guessed = _decimal_mark([each.number for each in found])
    units = Counter(each.unit for each in found)
    unit = units.most_common(1)[0][0] if units else ""
    values: list[float | None] = []
    problems: list[str] = []
    for cell, each in zip(cells, parts, strict=True):
        value, problem = _value(cell, each, point, unit)
        values.append(value)
        problems.append(problem)
    notes: list[str] = []
    if unit:
        notes.append(f"The numbers in {column} are in “{unit}”.")
    if guessed:
        example = next((place for place, each in enumerate(parts) if each and "," in each.number), 0)
        notes.append(
            f"The comma in {column} is read as a thousands separator: “{cells[example]}” is {values[example]:.12g}."
        )
    return Numbers(values, problems, notes)


def is_numeric(cells: Sequence[str], share: float = NUMERIC) -> bool:
    """Whether a column is one of numbers: at least ``share`` of its filled cells are."""
    filled = [cell for cell in cells if cell.lower() not in _MISSING]
    values = [value for value in numbers_in(filled, "").values if value is not None]
    return bool(values) and len(values) >= share * len(filled)


def is_measured(cells: Sequence[str]) -> bool:
    """Whether numbers are measurements rather than names of classes.

    There are at least FEWEST_VALUES different values (all of them, in a shorter column), and at least half of these are
    not whole.
    """
    if not is_numeric(cells):
        return False
    values = [value for value in numbers_in(cells, "").values if value is not None]
    different = set(values)
    broken = sum(not value.is_integer() for value in different)
    return len(different) >= min(FEWEST_VALUES, len(values)) > 1 and 2 * broken >= len(different)


def _parts(cell: str) -> _Parts | None:
    found = _CELL.fullmatch(cell.strip())
    if found is None:
        return None
    unit = (found["before"] or "") + (found["unit"] or "").strip()
    return _Parts(found["number"].strip(), unit)


def _value(cell: str, parts: _Parts | None, point: str, unit: str) -> tuple[float | None, str]:
    if cell.strip().lower() in _MISSING:
        return None, "there is no number."
    if _INFINITE.fullmatch(cell.strip()):
        return None, f"“{cell.strip()}” is not a finite number."
    value = None if parts is None else _float(parts.number, point)
    if parts is None or value is None:
        return None, f"“{cell.strip()}” is not a number."
    if parts.unit != unit:
        others = f"in “{unit}”" if unit else "without a unit"
        return None, f"“{cell.strip()}” does not have the unit of the others, which are {others}."
    return value, ""


def _float(number: str, point: str) -> float | None:
    """Return the value; None unless the separators make groups of three digits, then the decimal mark."""
    text = number.replace("−", "-").translate(dict.fromkeys(map(ord, _SPACES), " "))
    thousands = "," if point == "." else "."
    whole, mark, rest = text.partition(point)
    if thousands in whole or " " in whole:
        if not re.fullmatch(rf"[+\-]?\d{{1,3}}([{re.escape(thousands)} ]\d{{3}})+", whole.strip()):
            return None
        whole = whole.replace(thousands, "").replace(" ", "")
    plain = whole + (f".{rest}" if mark else "")
    if not _PLAIN.fullmatch(plain):
        return None
    value = float(plain)
    return value if isfinite(value) else None


def _decimal_mark(numbers: Sequence[str]) -> tuple[str, bool]:
    """Return the decimal mark of a column, and whether its commas could as well be one: “1,234” alone is 1234."""
    votes: Counter[str] = Counter()
    unclear = False
    for number in numbers:
        point, comma = number.count("."), number.count(",")
        if point and comma:
            votes["." if number.rfind(".") > number.rfind(",") else ","] += 1
        elif point > 1 or comma > 1:
            votes["," if point else "."] += 1
        elif point or comma:
            mark = "." if point else ","
            whole, _, rest = number.lstrip("+-−").partition(mark)
            if re.fullmatch(r"[1-9]\d{0,2}", whole) and re.fullmatch(r"\d{3}", rest):
                unclear = unclear or mark == ","
            else:
                votes[mark] += 1
    if votes[","] > votes["."]:
        return ",", False
    return ".", unclear and not votes["."]
