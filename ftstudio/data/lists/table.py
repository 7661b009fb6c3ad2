"""Read a table (.csv, .tsv, .txt)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from ftstudio.core.config import TargetKind
from ftstudio.data.lists import titles, wanted_column
from ftstudio.data.lists.cells import records
from ftstudio.data.lists.columns import Columns, boxes_refused, columns_of
from ftstudio.data.lists.contents import ListFile, Said
from ftstudio.data.lists.find_images import parts_of
from ftstudio.data.lists.text import exact, read_text, windows

_LONGEST_CELL = 200
_YES = frozenset(["1", "1.0", "true", "yes"])
_NO = frozenset(["0", "0.0", "-1", "-1.0", "false", "no"])


def read_table(path: Path, knows: Callable[[str], bool], target: TargetKind = "auto") -> ListFile:
    """Read a table, looking for ``target``. ``knows`` returns whether a cell may name an existing image.

    Raises:
        UserError: It cannot be read, has no such columns, or contains boxes.
    """
    text, narrow = read_text(path)
    rows = list(records(text, path))
    columns = columns_of(rows, path.name, knows, target)
    numbers = [
        number
        for number, cells in enumerate(rows, start=1)
        if number != columns.header and any(cell.strip() for cell in cells)
    ]
    others = columns.others()
    said = [_said(number, rows[number - 1], columns, others, narrow) for number in numbers]
    if columns.boxes and target != "labels" and len({row.stated for row in said}) < len(said):
        raise boxes_refused(path.name)
    has_title = columns.header and columns.class_name is not None
    title = _title(columns, columns.class_name or 0, narrow) if has_title else ""
    return ListFile(
        path.name,
        columns.in_words(),
        said,
        cells=columns.class_name is not None and not columns.more,
        plural=titles.is_plural(title),
        notes=tuple(_notes(path.name, columns, target)),
        others=tuple(_title(columns, place, narrow) for place in others),
        title=title,
        one_hot=bool(columns.one_hot),
    )


def _said(number: int, cells: Sequence[str], columns: Columns, others: Sequence[int], narrow: bool) -> Said:
    def cell(place: int | None) -> str:
        text = cells[place].strip() if place is not None and place < len(cells) else ""
        return windows(text) if narrow else text

    stated, split = cell(columns.path), cell(columns.split)
    if columns.split is not None and columns.header:
        split = _of_flag(titles.plain(columns.titles[columns.split]), split)
    answered = True
    if columns.one_hot:
        answered = any(cell(place) for place in columns.one_hot)
        ones = [place for place in columns.one_hot if cell(place).lower() in _YES]
        labels = tuple(_title(columns, place, narrow) for place in ones)
    elif columns.class_name is None:
        parts = parts_of(stated)
        labels = (parts[-2],) if len(parts) > 1 else ()
    else:
        cells_of_classes = [cell(place) for place in (columns.class_name, *columns.more)]
        labels = tuple(dict.fromkeys(label for label in cells_of_classes if label))
    raw = cells[columns.path].strip() if narrow and columns.path < len(cells) else ""
    split = "" if split.lower() == "unassigned" else split
    further = tuple(cell(place)[:_LONGEST_CELL] for place in others)
    return Said(number, stated, labels, split, exact(raw) if raw else "", further, answered)


def _title(columns: Columns, place: int, narrow: bool) -> str:
    title = columns.titles[place].strip()
    return windows(title) if narrow else title


def _of_flag(title: str, cell: str) -> str:
    """The split meant by "is_valid: True"."""
    yes_no = titles.FLAGS.get(title)
    if yes_no is None:
        return cell
    return yes_no[0] if cell.lower() in _YES else yes_no[1] if cell.lower() in _NO else cell


def _notes(name: str, columns: Columns, target: TargetKind) -> list[str]:
    notes: list[str] = []
    if columns.boxes and target != "labels":
        notes.append(f"The boxes in {name} are ignored: each image is classified as a whole.")
    plain = [titles.plain(title) for title in columns.titles] if columns.header else []
    other = [
        title.strip()
        for title, word in zip(columns.titles, plain, strict=False)
        if word in titles.SPLITS and columns.split is None
    ]
    if other:
        notes.append(f"The column “{other[0]}” of {name} is ignored: it contains no train, val or test.")
    if wanted_column.is_number(target):
        return notes
    rivals = [
        title.strip()
        for place, (title, word) in enumerate(zip(columns.titles, plain, strict=False))
        if word in titles.CLASSES and columns.class_name is not None and place not in (columns.class_name, columns.path)
    ]
    if rivals:
        chosen = columns.titles[columns.class_name or 0].strip()
        notes.append(
            f"Classes come from the column “{chosen}” of {name}, not from {titles.some(f'“{one}”' for one in rivals)}: "
            "if that is wrong, rename the right column to “class”."
        )
    return notes
