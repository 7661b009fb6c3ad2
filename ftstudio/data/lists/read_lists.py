"""Read lists of images and classes: every row with its file or its problem, and every image without a row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from ftstudio.core.errors import UserError
from ftstudio.core.list_preview import ListPreview, PreviewRow
from ftstudio.data.layout.class_names import key
from ftstudio.data.layout.split_names import split_named
from ftstudio.data.lists import list_kinds, per_image
from ftstudio.data.lists.class_numbers import names_in, with_names
from ftstudio.data.lists.contents import ListFile, Said
from ftstudio.data.lists.documents import read_document
from ftstudio.data.lists.find_images import Place, Places
from ftstudio.data.lists.labels import refuse_several, several_refused, split_cells, whole_numbers
from ftstudio.data.lists.table import read_table

PREVIEWED = 5
_CONTRADICTED = (3, 0.1)
"""If at least this many images, and this fraction of them, have rows of several classes, a list is multi-label."""


class Row(NamedTuple):
    """One row with its file.

    Attributes:
        number: From 1, as shown by a spreadsheet.
        path: Relative to the root, with "/"; for a row without a usable path, its place in the list.
        class_name: The class.
        split: train, val, test or "".
        problem: A reason key, or "".
        detail: The problem in words.
        where: What the row is called in sentences.
        cells: The values of Listed.columns.
    """

    number: int
    path: str
    class_name: str
    split: str = ""
    problem: str = ""
    detail: str = ""
    where: str = ""
    cells: tuple[str, ...] = ()


class Source(NamedTuple):
    """One list to read.

    Attributes:
        path: The file.
        folder: The folder its paths are relative to, itself relative to the root.
        split: The split of all rows that name none themselves.
        part: The split in its name or folder, whose files are preferred.
        each: Instead of ``path``, JSON files for one image each, relative to the root.
    """

    path: Path
    folder: str = ""
    split: str = ""
    part: str = ""
    each: tuple[str, ...] = ()


class Listed(NamedTuple):
    """The contents of lists.

    Attributes:
        rows: All rows.
        unlisted: Images without a row.
        notes: Sentences about how the lists were read.
        preview: The first rows.
        columns: Titles of columns besides path, class and split.
    """

    rows: list[Row]
    unlisted: list[str]
    notes: list[str]
    preview: ListPreview
    columns: tuple[str, ...] = ()


def rows_of(path: Path) -> Iterator[Row]:
    """Yield every row of a list that is not blank, including those with problems.

    Raises:
        UserError: The list cannot be read, has no such columns, or has several classes per image.
    """
    places, source = Places(str(path.parent)), Source(path)
    yield from read([source], [read_one(source, places)], places).rows


def read_one(source: Source, places: Places) -> ListFile:
    """Read one list. Raises UserError."""
    if source.each:
        return per_image.read_each(Path(places.root), source.each)
    if list_kinds.is_spreadsheet(source.path.name):
        raise list_kinds.spreadsheet_refused(source.path.name)
    if source.path.name.lower().endswith(list_kinds.DOCUMENTS):
        return read_document(source.path)
    return read_table(source.path, places.knows)


def read(sources: Sequence[Source], files: Sequence[ListFile], places: Places) -> Listed:
    """Combine lists, each with its source.

    Raises:
        UserError: They have several classes per image.
    """
    files = _with_common_columns([_with_labels(file) for file in files])
    refuse_several(files)
    files, notes = _named(sources, files)
    found = [
        (file, source, places.find(file.rows, source.folder, source.part))
        for source, file in zip(sources, files, strict=True)
    ]
    together = len(files) > 1
    rows = [
        (said, _row(file, said, place, source.split, together))
        for file, source, where in found
        for said, place in zip(file.rows, where, strict=True)
    ]
    notes += [note for file in files for note in file.notes]
    notes += _about_moved(
        [(said, place) for file, _, where in found for said, place in zip(file.rows, where, strict=True)]
    )
    checked = _without_repeated([row for _, row in rows], files)
    listed = {row.path for row in checked}
    name = ", ".join(file.name for file in files)
    columns = "; ".join(dict.fromkeys(file.columns for file in files))
    shown = zip((said for said, _ in rows[:PREVIEWED]), checked, strict=False)
    preview = ListPreview(
        name=name,
        columns=columns,
        rows=tuple(
            PreviewRow(said.stated, "" if row.problem else row.path, row.class_name, row.split, _in_words(row))
            for said, row in shown
        ),
        row_count=len(checked),
    )
    unlisted = [path for path in places.images if path not in listed]
    return Listed(checked, unlisted, notes, preview, files[0].others)


def read_file(path: Path) -> Listed:
    """Read a single list. Images without a row are only those in folders of images with a row. Raises UserError."""
    places = Places(str(path.parent))
    source = Source(path, part=list_kinds.split_of_list(path.name))
    listed = read([source], [read_one(source, places)], places)
    _refuse_where_none_fits(listed)
    folders = {row.path.rpartition("/")[0] for row in listed.rows if not row.problem}
    return listed._replace(unlisted=[path for path in listed.unlisted if path.rpartition("/")[0] in folders])


def with_spellings(preview: ListPreview, chosen: dict[str, str]) -> ListPreview:
    """Return the preview with class names as they were merged."""
    rows = tuple(replace(row, class_name=chosen.get(row.class_name, row.class_name)) for row in preview.rows)
    return replace(preview, rows=rows)


def _in_words(row: Row) -> str:
    return row.detail.partition(": ")[2] if row.problem else ""


def _with_labels(file: ListFile) -> ListFile:
    rows = file.rows
    if file.cells:
        cells = split_cells([row.labels[0] if len(row.labels) == 1 else "" for row in rows], file.plural)
        rows = [
            row._replace(labels=labels) if len(row.labels) == 1 else row
            for row, labels in zip(rows, cells, strict=True)
        ]
    return file._replace(rows=whole_numbers(rows))


def _with_common_columns(files: Sequence[ListFile]) -> list[ListFile]:
    """Reduce the lists to the other columns that all of them have, in the order of the first."""
    common = tuple(title for title in files[0].others if all(title in file.others for file in files))
    if all(file.others == common for file in files):
        return list(files)
    narrowed: list[ListFile] = []
    for file in files:
        places = [file.others.index(title) for title in common]
        rows = [row._replace(cells=tuple(row.cells[place] for place in places)) for row in file.rows]
        narrowed.append(file._replace(rows=rows, others=common))
    return narrowed


def _named(sources: Sequence[Source], files: Sequence[ListFile]) -> tuple[list[ListFile], list[str]]:
    """Replace class numbers by names, if a file beside the lists has them."""
    labels = sorted({label for file in files for row in file.rows for label in row.labels})
    if not labels or not all(label.isdecimal() for label in labels):
        return list(files), []
    folders = [folder for source in sources for folder in (source.path.parent, source.path.parent.parent)]
    names = names_in(folders[:1] if len(sources) == 1 and not sources[0].folder else folders)
    if names is None:
        return list(files), []
    of_label, note = with_names(labels, names)
    if not of_label:
        return list(files), [note]
    named = [
        file._replace(rows=[row._replace(labels=tuple(of_label[label] for label in row.labels)) for row in file.rows])
        for file in files
    ]
    return named, [note]


def _row(file: ListFile, said: Said, place: Place, split: str, together: bool) -> Row:
    where = f"{file.unit} {said.number}" + (f" of {file.name}" if together else "")
    path = place.path or f"{file.name}, {file.unit.lower()} {said.number}"
    class_name = said.labels[0] if said.labels else ""
    stated = split_named(said.split) if said.split else split

    def bad(problem: str, detail: str) -> Row:
        return Row(said.number, path, class_name, stated or "", problem, f"{where}: {detail}", where)

    if not said.stated:
        return bad("bad_row", "there is no path.")
    if place.problem in ("bad_row", "outside_folder"):
        return bad(place.problem, place.detail)
    if not class_name:
        return bad("bad_row", "there is no class.")
    if place.problem:
        return bad(place.problem, place.detail)
    if len(said.labels) > 1:
        return bad("several_classes", f"there are {len(said.labels)} classes: {', '.join(said.labels)}.")
    if stated is None:
        return bad("bad_row", f"“{said.split}” is not a split; use train, val or test.")
    return Row(said.number, path, class_name, stated, where=where, cells=said.cells)


def _without_repeated(rows: Sequence[Row], files: Sequence[ListFile]) -> list[Row]:
    """Mark rows that name a file again, and all rows of a file if they contradict each other."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        if not row.problem:
            places[row.path].append(place)
    several = {path: here for path, here in places.items() if len(here) > 1}
    if not several:
        return list(rows)
    checked = list(rows)
    contradicted: list[tuple[int, int]] = []
    for here in several.values():
        first = rows[here[0]]
        other = next((place for place in here if key(rows[place].class_name) != key(first.class_name)), None)
        if other is None:
            for place in here[1:]:
                checked[place] = _marked(rows[place], "listed_twice", f"{_lower(first.where)} names this file too.")
            continue
        contradicted.append((here[0], other))
        for place in here:
            against = rows[other] if rows[place].class_name == first.class_name else first
            said = f"{_lower(against.where)} gives this file the class “{against.class_name}”."
            checked[place] = _marked(rows[place], "several_classes", said)
    least, share = _CONTRADICTED
    if len(contradicted) >= least and len(contradicted) > share * len(places):
        one, other = (rows[place] for place in contradicted[0])
        name = " and ".join(file.name for file in files)
        example = (
            f"{one.path} is “{one.class_name}” in {_lower(one.where)} and “{other.class_name}” in {_lower(other.where)}"
        )
        raise several_refused(name, len(contradicted), len(places), example)
    return checked


def _marked(row: Row, problem: str, detail: str) -> Row:
    return row._replace(problem=problem, detail=f"{row.where}: {detail}")


def _lower(where: str) -> str:
    return where[:1].lower() + where[1:]


def _about_moved(rows: Sequence[tuple[Said, Place]]) -> list[str]:
    moved = [(said, place) for said, place in rows if place.moved and not place.problem]
    if not moved:
        return []
    said, place = moved[0]
    what = "1 image was" if len(moved) == 1 else f"{len(moved):,} images were"
    return [f"{what} matched by the end of the path: “{said.stated}” is {place.path}."]


def _refuse_where_none_fits(listed: Listed) -> None:
    """Raise UserError, with an example, if no row names an existing image."""
    if any(row.problem not in ("missing", "outside_folder", "ambiguous_path") for row in listed.rows):
        return
    first = listed.preview.rows[0] if listed.preview.rows else None
    example = f": the first is “{first.stated}”, and {first.problem}" if first else "."
    raise UserError(
        f"{listed.preview.name} matches no existing image{example}",
        "Open the folder that contains both the list and its images.",
    )
