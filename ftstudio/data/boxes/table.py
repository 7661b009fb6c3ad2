"""A table of boxes (.csv, .tsv): one row a box, with its image, its edges and its class."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ftstudio.core.errors import UserError
from ftstudio.data.boxes.documents import Unread
from ftstudio.data.boxes.drawn import NAN, DrawnBox, DrawnImage, number
from ftstudio.data.lists import titles
from ftstudio.data.lists.cells import records
from ftstudio.data.lists.text import read_text

TITLE = "Table of boxes"
_CORNERS = (
    ("xmin", "ymin", "xmax", "ymax"), ("x_min", "y_min", "x_max", "y_max"), ("x1", "y1", "x2", "y2"),
    ("left", "top", "right", "bottom"), ("bbox_x1", "bbox_y1", "bbox_x2", "bbox_y2"),
    ("roi_x1", "roi_y1", "roi_x2", "roi_y2"),
)  # fmt: skip
_SIZES = (
    ("x", "y", "w", "h"), ("x", "y", "width", "height"), ("bbox_x", "bbox_y", "bbox_width", "bbox_height"),
    ("left", "top", "width", "height"),
)  # fmt: skip


class _Columns(NamedTuple):
    """The places of the columns of a table, -1 for none; ``edges`` are four, or one with all four numbers."""

    path: int
    class_name: int
    split: int
    edges: tuple[int, ...]
    are_sizes: bool
    width: int = -1
    height: int = -1
    first_row: int = 1


def read_box_table(root: Path, file: str, knows: Callable[[str], bool]) -> list[DrawnImage]:
    """Return the images in a table, relative to ``root``; ``knows`` returns whether a cell may name an image.

    Raises:
        Unread: It has no columns of boxes.
    """
    try:
        rows = list(records(read_text(root / file)[0], root / file))
    except UserError as error:
        raise Unread(error.message.rstrip(".")) from error
    columns = _columns(rows, knows)
    boxes: dict[str, list[DrawnBox]] = {}
    splits: dict[str, str] = {}
    sizes: dict[str, tuple[float, float]] = {}
    for place, cells in enumerate(rows[columns.first_row :], start=columns.first_row + 1):
        if not any(map(str.strip, cells)):
            continue

        def cell(column: int, cells: Sequence[str] = cells) -> str:
            return cells[column].strip() if 0 <= column < len(cells) else ""

        stated = cell(columns.path)
        here = boxes.setdefault(stated, [])
        splits.setdefault(stated, cell(columns.split))
        sizes.setdefault(stated, (number(cell(columns.width)), number(cell(columns.height))))
        edges = [cell(column) for column in columns.edges]
        if any(edges) or cell(columns.class_name):  # a row with nothing but a path is an image without boxes
            here.append(DrawnBox(cell(columns.class_name), *_edges(edges, columns.are_sizes), f"row {place}"))
    fractions = _are_fractions(boxes)
    found: list[DrawnImage] = []
    for stated, here in boxes.items():
        width, height = sizes[stated] if all(side > 0 for side in sizes[stated]) else (0, 0)
        unit = "fractions" if fractions else "pixels"
        found.append(DrawnImage(stated, file, tuple(here), width, height, unit, splits[stated]))
    return found


def _columns(rows: Sequence[Sequence[str]], knows: Callable[[str], bool]) -> _Columns:
    if not rows:
        raise Unread("it is empty")
    plain = [titles.plain(title) for title in rows[0]]
    for names, are_sizes in (*((one, False) for one in _CORNERS), *((one, True) for one in _SIZES)):
        if set(names) <= set(plain):
            edges = tuple(map(plain.index, names))
            return _titled(rows, plain, knows, edges, are_sizes)
    one = next((plain.index(title) for title in ("bbox", "bounding_box") if title in plain), -1)
    if one >= 0:
        return _titled(rows, plain, knows, (one,), True)
    body = [cells for cells in rows[:50] if any(map(str.strip, cells))]
    if body and all(len(cells) >= 6 and knows(cells[0].strip()) for cells in body):
        return _Columns(0, 5, -1, (1, 2, 3, 4), False, first_row=0)
    raise Unread("it has no columns of boxes such as xmin, ymin, xmax and ymax")


def _titled(
    rows: Sequence[Sequence[str]],
    plain: Sequence[str],
    knows: Callable[[str], bool],
    edges: tuple[int, ...],
    are_sizes: bool,
) -> _Columns:
    left = ["" if place in edges else title for place, title in enumerate(plain)]

    def hits(column: int) -> int:
        return sum(column < len(cells) and knows(cells[column].strip()) for cells in rows[1:50])

    path = max(range(len(plain)), key=lambda column: (hits(column), left[column] in titles.PATHS))
    if not hits(path) and left[path] not in titles.PATHS:
        raise Unread("it has no column for the image")
    left[path] = ""
    width = left.index("width") if "width" in left else -1
    height = left.index("height") if "height" in left else -1
    named = titles.first(left, titles.CLASSES)
    split = titles.first(left, titles.SPLITS)
    return _Columns(
        path, -1 if named is None else named, -1 if split is None else split, edges, are_sizes, width, height
    )


def _edges(cells: Sequence[str], are_sizes: bool) -> tuple[float, float, float, float]:
    if len(cells) == 1:
        cells = [part for part in cells[0].strip("[]() ").replace(",", " ").split() if part]
    if len(cells) != 4:
        return NAN, NAN, NAN, NAN
    left, top, right, bottom = map(number, cells)
    return (left, top, left + right, top + bottom) if are_sizes else (left, top, right, bottom)


def _are_fractions(boxes: Mapping[str, Sequence[DrawnBox]]) -> bool:
    """Whether no edge is beyond 1: in pixels that would be boxes of at most one pixel."""
    values = [edge for here in boxes.values() for box in here for edge in box[1:5] if edge == edge]
    return bool(values) and max(values) <= 1.0
