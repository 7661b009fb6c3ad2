"""Find the columns with the path, the class and the split of a table, by titles and by cells that name images."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from ftstudio.core.config import TargetKind
from ftstudio.core.errors import UserError
from ftstudio.data.layout.split_names import split_named
from ftstudio.data.lists import titles, wanted_column
from ftstudio.data.lists.cells import IMAGE_ENDINGS
from ftstudio.data.lists.contents import TARGETS
from ftstudio.data.lists.find_images import parts_of
from ftstudio.data.lists.text import HINT
from ftstudio.data.phrases import OTHER_THAN_CLASSES

_LOOKED_AT = 200
"""Rows used to judge columns."""
_BINARY = frozenset(["0", "1", "-1", "0.0", "1.0", "-1.0", "true", "false", "yes", "no"])
MOST_OTHERS = 30
"""Maximum number of other columns to read, since one of them may define groups of images."""
_MANY = 30
"""With this many columns of numbers, a table without paths contains pixels or features."""


class Columns(NamedTuple):
    """Indices of columns.

    Attributes:
        path: The path of the image.
        class_name: The class; None if it is in ``one_hot`` or is the folder of the image.
        one_hot: Columns for one class each, of which one has a 1.
        more: Further columns of classes.
        split: The split, or None.
        header: The row with the titles; 0 for none.
        titles: The titles.
        boxes: Whether there are bounding boxes.
    """

    path: int
    class_name: int | None
    one_hot: tuple[int, ...]
    more: tuple[int, ...]
    split: int | None
    header: int
    titles: tuple[str, ...]
    boxes: bool = False

    def in_words(self) -> str:
        """Describe how the columns were interpreted."""

        def column(place: int) -> str:
            return f"“{self.titles[place].strip()}”" if self.header else f"column {place + 1}"

        if self.one_hot:
            first, last = self.one_hot[0], self.one_hot[-1]
            classes = f"{TARGETS} from the columns {column(first)} to {column(last)}"
        elif self.class_name is None:
            classes = f"{TARGETS} from the folders of the images"
        else:
            classes = f"{TARGETS} from {column(self.class_name)}"
        splits = f", splits from {column(self.split)}" if self.split is not None else ""
        return f"images from {column(self.path)}, {classes}{splits}"

    def others(self) -> tuple[int, ...]:
        """Return the other titled columns, at most MOST_OTHERS; of equal titles only the first."""
        if not self.header:
            return ()
        named = [title.strip() for title in self.titles]
        taken = {self.path, self.class_name, self.split, *self.one_hot, *self.more}
        found = [
            place for place, title in enumerate(named) if title and place not in taken and named.index(title) == place
        ]
        return tuple(found[:MOST_OTHERS])


class _Table:
    """The first rows of a table, by column."""

    def __init__(self, records: Sequence[Sequence[str]], name: str, knows: Callable[[str], bool]) -> None:
        self.name = name
        self.knows = knows
        filled = ((number, cells) for number, cells in enumerate(records, start=1) if any(map(str.strip, cells)))
        self.rows = [cells for _, cells in zip(range(_LOOKED_AT), filled, strict=False)]
        if not self.rows:
            raise UserError(f"{name} is empty.", HINT)
        self.width = max(len(cells) for _, cells in self.rows)
        self.top_number, top = self.rows[0]
        self.top = [*top, *[""] * (self.width - len(top))]
        self.body = [cells for _, cells in self.rows]

    def column(self, place: int) -> list[str]:
        """The non-empty cells of a column."""
        return [cell for cells in self.body if place < len(cells) and (cell := cells[place].strip())]

    def hits(self, place: int) -> int:
        """How many different images of the folder a column may name."""
        return sum(map(self.knows, set(self.column(place))))


def columns_of(
    records: Sequence[Sequence[str]], name: str, knows: Callable[[str], bool], target: TargetKind = "auto"
) -> Columns:
    """Find the columns of a table.

    Args:
        records: The cells of the rows.
        name: The file, for messages.
        knows: Returns whether a cell may name an existing image.
        target: What to look for, as in ``data.target``.

    Raises:
        UserError: The columns cannot be found.
    """
    table = _Table(records, name, knows)
    plain = [titles.plain(cell) for cell in table.top]
    if _is_header(table, plain):
        table.body = table.body[1:]
        return _titled(table, plain, target)
    return _untitled(table, target)


def _is_header(table: _Table, plain: Sequence[str]) -> bool:
    known = [any(title in words for title in plain) for words in (titles.PATHS, titles.CLASSES)]
    if all(known) and table.width > 1:
        return True
    if any(_looks_like_path(cell) or table.knows(cell) for cell in table.top):
        return False
    if any(known):
        return True
    body = table.body[1:]
    return any(_looks_like_path(cell) or table.knows(cell) for cells in body[:20] for cell in cells)


# ---- with titles ------------------------------------------------------------------------------------------


def _titled(table: _Table, plain: list[str], target: TargetKind) -> Columns:
    path = _path_column(table, plain)
    if path is None:
        raise _no_path(table)
    split = titles.first(plain, (*titles.SPLITS, *titles.FLAGS))
    if split is not None and not _says_splits(table, split, plain[split]):
        split = None
    if wanted_column.is_number(target):
        column = wanted_column.number_column(table.name, table.top, table.column, target, (path, split))
        return Columns(path, column, (), (), split, table.top_number, tuple(table.top))
    without_path = [title if place not in (path, split) else "" for place, title in enumerate(plain)]
    class_name = titles.first(without_path, titles.CLASSES)
    boxes = titles.has_boxes(plain)
    left = [
        place
        for place, title in enumerate(without_path)
        if place not in (path, split) and not titles.is_about_something_else(title)
    ]
    one_hot: tuple[int, ...] = ()
    if class_name is None:
        one_hot = tuple(place for place in left if _is_binary(table.column(place)))
        one_hot = one_hot if len(one_hot) > 1 or target == "labels" else ()
    if class_name is None and not one_hot:
        if len(left) == 1 and not boxes:
            class_name = left[0]
        elif left or not _in_folders(table, path):
            raise _no_class(table, (path, split))
    return Columns(path, class_name, one_hot, (), split, table.top_number, tuple(table.top), boxes)


def _path_column(table: _Table, plain: Sequence[str]) -> int | None:
    """The titled column that names most images; if none does, the first with a title for paths."""
    known = [place for word in titles.PATHS for place, title in enumerate(plain) if title == word]
    hits = {place: table.hits(place) for place in known}
    if any(hits.values()):
        return max(known, key=hits.__getitem__)
    if not known or not any(map(_looks_like_path, table.column(known[0]))):
        others = {place: table.hits(place) for place in range(table.width) if plain[place]}
        best = max(others, key=others.__getitem__, default=None)
        if best is not None and others[best] > 0 and not _is_class(plain, best):
            return best
    return known[0] if known else None


def _is_class(plain: Sequence[str], place: int) -> bool:
    return plain[place] in titles.CLASSES


def _says_splits(table: _Table, place: int, title: str) -> bool:
    cells = table.column(place)
    if title in titles.FLAGS:
        return all(cell.lower() in _BINARY for cell in cells)
    return any(split_named(cell) for cell in cells) or not cells


def _is_binary(cells: Sequence[str]) -> bool:
    return bool(cells) and all(cell.lower() in _BINARY for cell in cells)


def _in_folders(table: _Table, path: int) -> bool:
    """Whether the images are in at least two folders, which may be their classes."""
    folders = {parts[-2] if len(parts) > 1 else "" for parts in map(parts_of, table.column(path))}
    return len(folders) > 1 and "" not in folders


def _no_path(table: _Table) -> UserError:
    numeric = sum(all(map(_is_number, table.column(place))) for place in range(table.width))
    if numeric >= _MANY:
        return UserError(
            f"{table.name} contains numbers in {numeric:,} columns ({titles.some(table.top, 4)}), not image names: "
            f"perhaps pixel values.",
            "Save the images as files first. " + HINT,
        )
    return _missing(table, "path")


def _no_class(table: _Table, taken: Collection[int | None]) -> UserError:
    if table.width < 2:
        return UserError(f"{table.name} has only one column.", HINT)
    error = _missing(table, "class")
    if numbers := wanted_column.numeric_columns(table.top, table.column, taken):
        error.hint = (
            f"To predict a number, use --target number:COLUMN; numbers are in: {titles.some(numbers)}. {error.hint}"
        )
        error.targets = wanted_column.targets(numbers)
    return error


def _missing(table: _Table, what: str) -> UserError:
    return UserError(
        f"{table.name} has no column for the {what}; its columns are: {titles.some(table.top)}.",
        f"Give the column with the {what} the title “{what}”. " + HINT,
    )


# ---- without titles ---------------------------------------------------------------------------------------


def _untitled(table: _Table, target: TargetKind) -> Columns:
    hits = {place: table.hits(place) for place in range(table.width)}
    path = max(hits, key=hits.__getitem__)
    if not hits[path]:
        path = next((place for place in hits if any(map(_looks_like_path, table.column(place)))), 0)
    others = [place for place in range(table.width) if place != path and table.column(place)]
    split = next((place for place in others if all(map(_is_split, table.column(place)))), None)
    if split is not None and others == [split] and not _in_folders(table, path):
        split = None  # two classes that happen to be called train and test
    if wanted_column.is_number(target):
        column = wanted_column.number_column(table.name, (), table.column, target, (path, split), table.width)
        return Columns(path, column, (), (), split, 0, ())
    left = [place for place in others if place != split]
    if not left and not _in_folders(table, path):
        raise UserError(f"{table.name} has only one column.", HINT)
    class_name = left[0] if left else None
    more: tuple[int, ...] = ()
    if class_name is not None:
        classes = set(table.column(class_name))
        more = tuple(place for place in left[1:] if not set(table.column(place)).isdisjoint(classes))
        numbers = [place for place in left[1:] if all(map(_is_number, table.column(place)))]
        if len(numbers) >= 4 and not more:
            return Columns(path, class_name, (), (), split, 0, (), boxes=True)
    return Columns(path, class_name, (), more, split, 0, ())


def _is_split(cell: str) -> bool:
    return split_named(cell) is not None or cell.lower() == "unassigned"


class BoxesFound(UserError):
    """A list contains bounding boxes, where classes are wanted."""


def boxes_refused(name: str) -> BoxesFound:
    """The error for an object detection data set."""
    return BoxesFound(f"{name} contains bounding boxes: it is an object detection data set.", OTHER_THAN_CLASSES)


def _looks_like_path(cell: str) -> bool:
    cell = cell.strip().lower()
    return cell.rpartition(".")[2] in IMAGE_ENDINGS or "://" in cell


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
