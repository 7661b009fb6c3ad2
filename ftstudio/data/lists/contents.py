"""The contents of one list, before any file is looked up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

TARGETS = "{targets}"
"""What stands in ListFile.columns for the word of its targets, which is known once all rows have been seen."""
UNTITLED = "value"
"""The quantity in a column without a title."""


class Said(NamedTuple):
    """One row of a list.

    Attributes:
        number: From 1, as shown by a spreadsheet.
        stated: The path as written.
        labels: The classes or labels, or the text of the number.
        split: A word as written.
        exact: The path from the exact bytes of a list that is not UTF-8; otherwise "".
        cells: The values of ListFile.others.
        answered: Whether the row says which labels the image has; without ``labels``, it has none.
    """

    number: int
    stated: str
    labels: tuple[str, ...] = ()
    split: str = ""
    exact: str = ""
    cells: tuple[str, ...] = ()
    answered: bool = True


class ListFile(NamedTuple):
    """One list.

    Attributes:
        name: The file name.
        columns: How the columns were interpreted, in words, with TARGETS for what they contain.
        rows: In order.
        unit: What a row is called in messages.
        cells: Whether labels are cells, which may contain several classes.
        plural: Whether the title of the class column is a plural.
        notes: Sentences about the list.
        others: Titles of the other columns, each once.
        title: The title of the column of the labels or numbers.
        one_hot: Whether there is one column per label.
    """

    name: str
    columns: str
    rows: Sequence[Said]
    unit: str = "Row"
    cells: bool = False
    plural: bool = False
    notes: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    title: str = ""
    one_hot: bool = False
