"""Read lists of images and classes: every row with its file or its problem, and every image without a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from ftstudio.core.config import TargetKind
from ftstudio.core.errors import UserError
from ftstudio.core.list_preview import ListPreview, PreviewRow
from ftstudio.core.targets import CLASSIFICATION, MULTI_LABEL, REGRESSION
from ftstudio.data.decoding.page_paths import source_of
from ftstudio.data.lists import kinds, list_kinds, per_image
from ftstudio.data.lists.class_numbers import names_in, with_names
from ftstudio.data.lists.contents import TARGETS, ListFile
from ftstudio.data.lists.documents import read_document
from ftstudio.data.lists.find_images import Places
from ftstudio.data.lists.labels import refuse_several, several_refused, split_cells, whole_numbers
from ftstudio.data.lists.repeated import are_labels, contradictions, without_repeated
from ftstudio.data.lists.rows import Located, Row, class_answer, label_answer, lower, number_answers, with_answers
from ftstudio.data.lists.table import read_table

PREVIEWED = 5


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
        task: The key of the task that the targets are for.
        quantity: What numbers measure.
    """

    rows: list[Row]
    unlisted: list[str]
    notes: list[str]
    preview: ListPreview
    columns: tuple[str, ...] = ()
    task: str = CLASSIFICATION
    quantity: str = ""


def rows_of(path: Path) -> Iterator[Row]:
    """Yield every row of a list that is not blank, including those with problems.

    Raises:
        UserError: The list cannot be read, has no such columns, or has several classes per image.
    """
    places, source = Places(str(path.parent)), Source(path)
    yield from read([source], [read_one(source, places)], places).rows


def read_one(source: Source, places: Places, target: TargetKind = "auto") -> ListFile:
    """Read one list, looking for ``target``. Raises UserError."""
    if source.each:
        return per_image.read_each(Path(places.root), source.each, target)
    if list_kinds.is_spreadsheet(source.path.name):
        raise list_kinds.spreadsheet_refused(source.path.name)
    if source.path.name.lower().endswith(list_kinds.DOCUMENTS):
        return read_document(source.path, target)
    return read_table(source.path, places.knows, target)


def read(sources: Sequence[Source], files: Sequence[ListFile], places: Places, target: TargetKind = "auto") -> Listed:
    """Combine lists, each with its source, as classes, labels or numbers.

    Raises:
        UserError: They have several classes per image and ``target`` is "class", or numbers are wanted and missing.
    """
    files = _with_common_columns(files)
    notes: list[str] = []
    measured = kinds.measured(files, target)
    if measured is None:
        files, notes = _named(sources, [_with_labels(file) for file in files])
    found = [
        (file, source, places.find(file.rows, source.folder, source.part))
        for source, file in zip(sources, files, strict=True)
    ]
    located = [
        Located(file, source.split, said, place, len(files) > 1)
        for file, source, where in found
        for said, place in zip(file.rows, where, strict=True)
    ]
    if measured is not None:
        task, rows = REGRESSION, with_answers(located, number_answers(measured.numbers))
        notes += measured.numbers.notes
    else:
        task, rows = _classes_or_labels(files, located, target)
        notes += kinds.about_classes(files) if task == CLASSIFICATION and target == "auto" else []
    notes += [note for file in files for note in file.notes]
    notes += _about_moved(located)
    marked = without_repeated(rows, task)
    preview = _preview(files, task, [one.said.stated for one in located], rows, marked)
    checked = [row for row in marked if row is not None]
    top = f"{places.root}/"
    listed = {source_of(top + row.path).file.removeprefix(top) for row in checked}  # of a page, its file
    unlisted = [path for path in places.images if path not in listed]
    quantity = measured.quantity if measured else ""
    return Listed(checked, unlisted, notes, preview, files[0].others, task, quantity)


def _classes_or_labels(
    files: Sequence[ListFile], located: Sequence[Located], target: TargetKind
) -> tuple[str, list[Row]]:
    """Return the task and the rows of lists without numbers."""
    if target == "class":
        refuse_several(files)
    rows = with_answers(located, map(class_answer, located))
    if target == "class" and are_labels(rows):
        raise _contradicting(files, rows)
    if target == "labels" or (target == "auto" and (kinds.are_several(files) or are_labels(rows))):
        return MULTI_LABEL, with_answers(located, map(label_answer, located))
    return CLASSIFICATION, rows


def _contradicting(files: Sequence[ListFile], rows: Sequence[Row]) -> UserError:
    found, total = contradictions(rows)
    one, other = found[0]
    example = f"{one.path} is “{one.class_name}” in {lower(one.where)} and “{other.class_name}” in {lower(other.where)}"
    return several_refused(" and ".join(file.name for file in files), len(found), total, example)


def read_file(path: Path, target: TargetKind = "auto") -> Listed:
    """Read a single list. Images without a row are only those in folders of images with a row. Raises UserError."""
    places = Places(str(path.parent))
    source = Source(path, part=list_kinds.split_of_list(path.name))
    listed = read([source], [read_one(source, places, target)], places, target)
    _refuse_where_none_fits(listed)
    folders = {row.path.rpartition("/")[0] for row in listed.rows if not row.problem}
    return listed._replace(unlisted=[path for path in listed.unlisted if path.rpartition("/")[0] in folders])


def with_spellings(preview: ListPreview, chosen: dict[str, str]) -> ListPreview:
    """Return the preview with classes or labels as they were merged."""
    return replace(preview, rows=tuple(_spelled(row, chosen) for row in preview.rows))


def _spelled(row: PreviewRow, chosen: dict[str, str]) -> PreviewRow:
    if not row.labels:
        return row
    labels = tuple(sorted({chosen.get(label, label) for label in row.labels}))
    return replace(row, class_name=", ".join(labels), labels=labels)


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


def _preview(
    files: Sequence[ListFile], task: str, stated: Sequence[str], rows: Sequence[Row], marked: Sequence[Row | None]
) -> ListPreview:
    columns = "; ".join(dict.fromkeys(file.columns for file in files)).replace(TARGETS, kinds.WORDS[task])
    first = [
        (path, row if checked is None else checked)
        for path, row, checked in zip(stated[:PREVIEWED], rows, marked, strict=False)
    ]
    return ListPreview(
        name=", ".join(file.name for file in files),
        columns=columns,
        rows=tuple(
            PreviewRow(path, "" if row.problem else row.path, row.answer, row.split, _in_words(row), row.labels)
            for path, row in first
        ),
        row_count=len(rows),
    )


def _about_moved(rows: Sequence[Located]) -> list[str]:
    """A sentence about stated paths that lead elsewhere; files of single images state none."""
    moved = [row for row in rows if row.place.moved and not row.place.problem and row.file.unit != "File"]
    if not moved:
        return []
    what = "1 image was" if len(moved) == 1 else f"{len(moved):,} images were"
    return [f"{what} matched by the end of the path: “{moved[0].said.stated}” is {moved[0].place.path}."]


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
