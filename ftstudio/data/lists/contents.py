"""The contents of one list, before any file is looked up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Said(NamedTuple):
    """One row of a list.

    Attributes:
        number: From 1, as shown by a spreadsheet.
        stated: The path as written.
        labels: The classes.
        split: A word as written.
        exact: The path from the exact bytes of a list that is not UTF-8; otherwise "".
        cells: The values of ListFile.others.
    """

    number: int
    stated: str
    labels: tuple[str, ...] = ()
    split: str = ""
    exact: str = ""
    cells: tuple[str, ...] = ()


class ListFile(NamedTuple):
    """One list.

    Attributes:
        name: The file name.
        columns: How the columns were interpreted, in words.
        rows: In order.
        unit: What a row is called in messages.
        cells: Whether labels are cells, which may contain several classes.
        plural: Whether the title of the class column is a plural.
        notes: Sentences about the list.
        others: Titles of the other columns, each once.
    """

    name: str
    columns: str
    rows: Sequence[Said]
    unit: str = "Row"
    cells: bool = False
    plural: bool = False
    notes: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
