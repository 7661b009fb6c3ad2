"""Whether lists give one class, several labels or a number, and the numbers in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ftstudio.core.config import TargetKind
from ftstudio.core.targets import CLASSIFICATION, MULTI_LABEL, REGRESSION
from ftstudio.data.lists import wanted_column
from ftstudio.data.lists.contents import UNTITLED, ListFile
from ftstudio.data.lists.labels import MOST_SEVERAL
from ftstudio.data.lists.numbers import Numbers, is_measured, is_numeric, numbers_in

WORDS = {CLASSIFICATION: "classes", MULTI_LABEL: "labels", REGRESSION: "numbers"}
"""What the targets of a task are called."""
_MANY_NUMBERS = 8
"""With this many different whole numbers, a list of classes may be meant as one of numbers."""


class Measured(NamedTuple):
    """The numbers of lists, one entry per row of each list."""

    quantity: str
    numbers: Numbers


def measured(files: Sequence[ListFile], target: TargetKind) -> Measured | None:
    """Return the numbers of all rows together, or None if the lists give classes or labels.

    Raises:
        UserError: Numbers are wanted, and there are none.
    """
    if target in ("class", "labels") or any(file.one_hot for file in files):
        return None
    rows = [row for file in files for row in file.rows]
    cells = ["; ".join(row.labels) for row in rows]
    if target == "auto" and not is_measured(cells):
        return None
    quantity = next((file.title.strip() for file in files if file.title.strip()), "")
    if target != "auto":
        title = wanted_column.title_in(target)
        quantity = quantity or title
        wanted_column.refuse_without_numbers(files[0].name, quantity, [cell for cell in cells if cell])
    column = f"“{quantity}”" if quantity else "the list"
    return Measured(quantity or UNTITLED, numbers_in(cells, column))


def are_several(files: Sequence[ListFile]) -> bool:
    """Whether rows show that images have any number of labels.

    More than MOST_SEVERAL of them have several or, with a column for each label, do not have exactly one.
    """
    rows = [(file, row) for file in files for row in file.rows if row.labels or (file.one_hot and row.answered)]
    odd = sum(len(row.labels) != 1 for _, row in rows)
    return odd > MOST_SEVERAL * len(rows)


def about_classes(files: Sequence[ListFile]) -> list[str]:
    """Return sentences about classes that may be meant as numbers or labels, and how to read them so."""
    cells = [label for file in files for row in file.rows for label in row.labels]
    several = sum(len(row.labels) > 1 for file in files for row in file.rows)
    if several:
        what = "1 row has" if several == 1 else f"{several:,} rows have"
        return [f"{what} several classes and cannot be used; to learn all of them as labels, use --target labels."]
    different = len(set(cells))
    if different < _MANY_NUMBERS or not is_numeric(cells):
        return []
    title = files[0].title.strip()
    column = f"“{title}”" if title else "the list"
    return [
        f"The {different:,} different numbers in {column} are read as classes. To predict a number, use "
        "--target number."
    ]
