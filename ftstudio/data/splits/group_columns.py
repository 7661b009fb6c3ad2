"""Columns of a list that can define groups: their values are shared by several images."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ftstudio.data.layout.layouts import Entry

MOST = 8
_MOST_DISTINCT = 0.9


def shared(titles: Sequence[str], entries: list[Entry]) -> tuple[tuple[str, ...], list[Entry]]:
    """Return the titles of such columns, at most MOST, and the entries with only the cells of these columns."""
    rows = [entry.cells for entry in entries if entry.cells]
    places = [place for place in range(len(titles)) if _is_shared([row[place] for row in rows])][:MOST]
    known: dict[str, str] = {}

    def cells(entry: Entry) -> tuple[str, ...]:
        wanted = (entry.cells[place] for place in places if entry.cells)
        return tuple(known.setdefault(cell, cell) for cell in wanted)

    if not titles:
        return (), entries
    return tuple(titles[place] for place in places), [entry._replace(cells=cells(entry)) for entry in entries]


def _is_shared(values: Sequence[str]) -> bool:
    counts = Counter(values)
    empty = counts.pop("", 0)
    return 2 <= len(counts) <= _MOST_DISTINCT * max(1, len(values) - empty)
