"""The column of a list that the user wants numbers from: named, or the only one that can be meant."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from ftstudio.core.config import TargetKind
from ftstudio.core.errors import UserError
from ftstudio.data.lists import titles
from ftstudio.data.lists.numbers import is_numeric

_NO_QUANTITY_WORDS = "width height size bytes index unnamed unnamed_0 row number no nr id image_id file_id uid fold"
_MOSTLY = 0.5
"""The share of numbers in a column that is asked for as one of numbers."""
_NO_QUANTITY = frozenset(["", *_NO_QUANTITY_WORDS.split()])


def is_number(target: TargetKind) -> bool:
    """Whether numbers are wanted."""
    return target == "number" or target.startswith("number:")


def title_in(target: TargetKind) -> str:
    """Return the title that the user gave; "" for none."""
    return target.partition(":")[2].strip()


def is_titled(title: str, wanted: str) -> bool:
    """Whether a column is the wanted one; capitals and separators are no difference."""
    return title.strip() == wanted or titles.plain(title) == titles.plain(wanted) != ""


def number_column(
    name: str,
    top: Sequence[str],
    cells: Callable[[int], list[str]],
    target: TargetKind,
    taken: Collection[int | None],
    width: int = 0,
) -> int:
    """Find the column with the numbers.

    Args:
        name: The list, for messages.
        top: The titles; empty if there are none.
        cells: Returns the cells of a column that are not empty.
        target: "number", or "number:" and the title.
        taken: The columns of the path and the split.
        width: The number of columns, if they have no titles.

    Raises:
        UserError: The column does not exist or has no numbers, or several could be meant.
    """
    wanted = title_in(target)
    if wanted:
        place = next((place for place, title in enumerate(top) if is_titled(title, wanted)), None)
        if place is None:
            has = f"its columns are: {titles.some(top)}." if top else "its columns have no titles."
            numeric_titles = numeric_columns(top, cells, taken)
            raise UserError(f"{name} has no column “{wanted}”; {has}", _choose(numeric_titles), targets(numeric_titles))
        refuse_without_numbers(name, top[place].strip(), cells(place))
        return place
    free = [place for place in range(max(width, len(top))) if place not in taken]
    numeric = [place for place in free if is_numeric(cells(place))]
    numeric = numeric or [place for place in free if is_numeric(cells(place), _MOSTLY)]
    likely = [place for place in numeric if not top or titles.plain(top[place]) not in _NO_QUANTITY]
    beside = [place for place in likely if not top or titles.plain(top[place]) not in titles.CLASSES]
    candidates = beside or likely
    if len(candidates) == 1:
        return candidates[0]
    if not candidates:
        has = f"; its columns are: {titles.some(top)}" if top else ""
        raise UserError(f"{name} has no column of numbers{has}.", _choose([top[place] for place in numeric if top]))
    found = [top[place] for place in candidates] if top else []
    raise UserError(
        f"{name} has {len(candidates)} columns of numbers: {_named(top, candidates)}.", _choose(found), targets(found)
    )


def numeric_columns(top: Sequence[str], cells: Callable[[int], list[str]], taken: Collection[int | None]) -> list[str]:
    """Return the titles of all columns of numbers."""
    return [
        title for place, title in enumerate(top) if title.strip() and place not in taken and is_numeric(cells(place))
    ]


def refuse_without_numbers(name: str, title: str, cells: Sequence[str]) -> None:
    """Raise UserError unless at least half of the cells are numbers."""
    if not is_numeric(cells, _MOSTLY):
        example = next((cell for cell in cells if not is_numeric([cell])), "")
        raise UserError(
            f"The column “{title}” of {name} does not contain numbers: “{example}”, for example.",
            "Choose another column with --target number:COLUMN.",
        )


def targets(numeric: Sequence[str]) -> tuple[str, ...]:
    """Return the values of ``data.target`` that read these columns."""
    return tuple(f"number:{title.strip()}" for title in numeric)


def _choose(numeric: Sequence[str]) -> str:
    if not numeric:
        return "Add a column with one number per image, and a title."
    return f"Choose one with --target number:COLUMN; numbers are in: {titles.some(numeric)}."


def _named(top: Sequence[str], places: Sequence[int]) -> str:
    return titles.some([top[place] for place in places] if top else [f"column {place + 1}" for place in places])
