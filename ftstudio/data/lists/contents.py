"""What one list says, before anything is looked up on the disk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Said(NamedTuple):
    """One row. ``number`` counts from 1, as a spreadsheet shows rows; ``stated`` is the path as written, ``exact`` the
    same from the very bytes of a list that is not UTF-8; several ``labels`` are several classes; ``split`` is a word as
    written; ``cells`` are those of ListFile.others."""

    number: int
    stated: str
    labels: tuple[str, ...] = ()
    split: str = ""
    exact: str = ""
    cells: tuple[str, ...] = ()


class ListFile(NamedTuple):
    """One list. ``columns`` says how the columns were interpreted; ``unit`` is what a row is called; ``cells`` whether
    labels are words of a cell, which may hold several, and ``plural`` whether its title promises several;
    ``others`` are titles of further columns, each once."""

    name: str
    columns: str
    rows: Sequence[Said]
    unit: str = "Row"
    cells: bool = False
    plural: bool = False
    notes: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
