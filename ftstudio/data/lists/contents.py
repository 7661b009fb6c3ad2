"""What one list says, before anything is looked up on the disk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

TARGETS = "{targets}"
"""What stands in ListFile.columns for the word of its targets, which is known once all rows have been seen."""
UNTITLED = "value"
"""The quantity in a column without a title."""


class Said(NamedTuple):
    """One row. ``number`` counts from 1, as a spreadsheet shows rows; ``stated`` is the path as written, ``exact`` the
    same from the very bytes of a list that is not UTF-8; ``labels`` are the classes or labels, or the text of the
    number; ``split`` is a word as written; ``cells`` are those of ListFile.others. A row that is not ``answered`` says
    nothing of labels; without any, another one says that the image has none."""

    number: int
    stated: str
    labels: tuple[str, ...] = ()
    split: str = ""
    exact: str = ""
    cells: tuple[str, ...] = ()
    answered: bool = True


class ListFile(NamedTuple):
    """One list. ``columns`` says how the columns were interpreted; ``unit`` is what a row is called; ``cells`` whether
    labels are words of a cell, which may hold several, and ``plural`` whether its title promises several;
    ``others`` are titles of further columns, each once. ``title`` is that of the column or key of the labels;
    ``one_hot`` tells that there is a column for each label."""

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
