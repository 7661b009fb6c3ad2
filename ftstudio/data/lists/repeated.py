"""Rows that name the same file again: repetitions, contradictions, or further labels of one image."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ftstudio.core.targets import MULTI_LABEL, REGRESSION, Labels, Number, labels_in
from ftstudio.data.layout.class_names import key
from ftstudio.data.lists.rows import Row, lower

CONTRADICTED = (3, 0.1)
"""If at least this many images, and this fraction of them, have rows of several classes, a list is multi-label."""


def contradictions(rows: Sequence[Row]) -> tuple[list[tuple[Row, Row]], int]:
    """Return two rows for each image that has rows with different classes, and the number of images."""
    several = _by_path(rows)
    found: list[tuple[Row, Row]] = []
    for here in several.values():
        first = rows[here[0]]
        other = next((rows[place] for place in here if key(rows[place].class_name) != key(first.class_name)), None)
        if other is not None:
            found.append((first, other))
    return found, len(several)


def are_labels(rows: Sequence[Row]) -> bool:
    """Whether so many images have rows with different classes that these must be labels."""
    found, total = contradictions(rows)
    least, share = CONTRADICTED
    return len(found) >= least and len(found) > share * total


def without_repeated(rows: Sequence[Row], task: str) -> list[Row | None]:
    """Mark rows that name a file again, and all rows of a file if they contradict each other.

    Of the rows with labels of one image, the first gets all of them, and those that add some become None.
    """
    checked: list[Row | None] = list(rows)
    for here in _by_path(rows).values():
        if len(here) < 2:
            continue
        if task == MULTI_LABEL:
            _join(checked, rows, here)
        else:
            _mark(checked, rows, here, "several_numbers" if task == REGRESSION else "several_classes")
    return checked


def _by_path(rows: Sequence[Row]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        if not row.problem:
            places[row.path].append(place)
    return places


def _mark(checked: list[Row | None], rows: Sequence[Row], here: Sequence[int], problem: str) -> None:
    first = rows[here[0]]
    other = next((rows[place] for place in here if _differ(rows[place], first)), None)
    if other is None:
        for place in here[1:]:
            checked[place] = _listed_twice(rows[place], first)
        return
    for place in here:
        against = first if _differ(rows[place], first) else other
        checked[place] = rows[place].marked(problem, f"{lower(against.where)} gives this file {_said(against)}.")


def _differ(row: Row, other: Row) -> bool:
    return row.target != other.target or key(row.class_name) != key(other.class_name)


def _said(row: Row) -> str:
    return f"the number {row.target.value:.12g}" if isinstance(row.target, Number) else f"the class “{row.class_name}”"


def _join(checked: list[Row | None], rows: Sequence[Row], here: Sequence[int]) -> None:
    first = rows[here[0]]
    labels = set(_labels(first))
    for place in here[1:]:
        further = set(_labels(rows[place])) - labels
        if not further:
            checked[place] = _listed_twice(rows[place], first)
            continue
        labels |= further
        checked[place] = None
    checked[here[0]] = first._replace(target=Labels(tuple(sorted(labels))))


def _labels(row: Row) -> tuple[str, ...]:
    return labels_in(row.target) if row.target is not None else ()


def _listed_twice(row: Row, first: Row) -> Row:
    return row.marked("listed_twice", f"{lower(first.where)} names this file too.")
