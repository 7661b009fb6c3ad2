"""The gallery's rows: which files of a data set pass the filter, found quickly among a hundred thousand."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any, TypeAlias

from msgspec import Struct
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ftstudio.app.dataset_edits import EXCLUDED
from ftstudio.core.dataset import ImageFile
from ftstudio.ui.images.target_words import labels_of, target_words
from ftstudio.ui.widgets.basic import as_plain_tip, neutralised
from ftstudio.ui.widgets.tile import TILE_ROLE, Tile

Index: TypeAlias = QModelIndex | QPersistentModelIndex

CAUTION = "caution"
"""The reason key of a file that is used although something about it is worth a look."""
SUSPECT = "suspect"
"""The reason key of a file that may be in the wrong class."""
_OF_COPIES = ("across_splits", "across_classes", "copy", "near_copy")
"""Cautions of which a picture alone says little: the whole group is shown."""


class GalleryFilter(Struct, frozen=True, kw_only=True):
    """What to show.

    None means any; ``class_name`` may be a label; ``reason`` "" with ``attention`` means any reason but the user's own.
    """

    class_name: str | None = None
    split: str | None = None
    attention: bool = False
    reason: str = ""
    text: str = ""


@dataclass
class FileIndex:
    """The files of a data set by labels (the class, where there is one), split and reason.

    Built once per data set, off the window's thread.
    """

    files: tuple[ImageFile, ...] = ()
    buckets: dict[tuple[tuple[str, ...], str, str], array[int]] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    used: Counter[str] = field(default_factory=Counter)
    splits: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    listed: dict[str, array[int]] = field(default_factory=dict)
    """By single cautions, the files in the order in which they are worth looking at."""
    notes: dict[int, str] = field(default_factory=dict)
    """What there is to say about files beside their own detail."""

    @property
    def attention_count(self) -> int:
        """Files that need a look. What the user left out is settled."""
        return sum(self.reasons.values()) - self.reasons[EXCLUDED]

    def rows(self, wanted: GalleryFilter) -> array[int]:
        """Places in ``files`` of what passes the filter, ascending, or in the order of a caution's own list."""
        needle = wanted.text.strip().lower()
        if wanted.attention and wanted.reason in self.listed:
            return array("I", (row for row in self.listed[wanted.reason] if self._is_in(row, wanted, needle)))
        found: list[int] = []
        for (labels, split, reason), bucket in self.buckets.items():
            if wanted.class_name is not None and wanted.class_name not in labels:
                continue
            if wanted.split is not None and split != wanted.split:
                continue
            if wanted.attention and not _is_wanted(reason, wanted.reason):
                continue
            found += bucket
        found.sort()
        if needle:
            names = self.names
            found = [row for row in found if needle in names[row]]
        return array("I", found)

    def _is_in(self, row: int, wanted: GalleryFilter, needle: str) -> bool:
        file = self.files[row]
        return (
            (wanted.class_name is None or wanted.class_name in labels_of(file))
            and wanted.split in (None, file.split)
            and needle in self.names[row]
        )


def _is_wanted(reason: str, wanted: str) -> bool:
    return reason == wanted if wanted else reason not in ("", EXCLUDED)


def reason_of(file: ImageFile) -> str:
    """Why a file needs attention: its problem, CAUTION, or "" for a file without fault."""
    return file.problem or (CAUTION if file.detail else "")


def build_index(
    files: tuple[ImageFile, ...], alike: Sequence[Sequence[int]] = (), suspects: Mapping[str, str] | None = None
) -> FileIndex:
    """Sort the files into buckets; about 0.1 s for 100,000, so not for the window's thread.

    ``alike`` are groups of places that show the same picture, ``suspects`` maps paths, the most
    doubtful first, to why they are.
    """
    index = FileIndex(files=files, names=[file.path.lower() for file in files])
    doubtful = dict.fromkeys(suspects or {}, -1)
    for row, file in enumerate(files):
        reason = reason_of(file)
        if suspects and not file.problem and file.path in suspects:
            doubtful[file.path] = row
            index.notes[row] = suspects[file.path]
            reason = reason or CAUTION
        index.buckets.setdefault((labels_of(file), file.split, reason), array("I")).append(row)
        for caution in file.cautions:
            if caution not in _OF_COPIES and not file.problem:
                index.listed.setdefault(caution, array("I")).append(row)
    for (labels, split, reason), bucket in index.buckets.items():
        if reason in ("", CAUTION):
            index.used.update(dict.fromkeys(labels, len(bucket)))
        if reason:
            index.reasons[reason] += len(bucket)
        if split:
            index.splits[split] += len(bucket)
    _list_copies(index, alike)
    if any(row >= 0 for row in doubtful.values()):
        index.listed[SUSPECT] = array("I", (row for row in doubtful.values() if row >= 0))
    return index


def _list_copies(index: FileIndex, alike: Sequence[Sequence[int]]) -> None:
    """The groups of each caution, one after the other, each with all that belongs to it."""
    for group in alike:
        usable = [row for row in group if not index.files[row].problem]
        cautions = {caution for row in usable for caution in index.files[row].cautions}
        for caution in cautions.intersection(_OF_COPIES):
            index.listed.setdefault(caution, array("I")).extend(usable)


class GalleryModel(QAbstractListModel):
    """One row per file that passes the filter."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._index = FileIndex()
        self._rows: array[int] = array("I")
        self._root = PurePath()

    def show(self, root: str, index: FileIndex, wanted: GalleryFilter) -> None:
        self.beginResetModel()
        self._root = PurePath(root)
        self._index = index
        self._rows = index.rows(wanted)
        self.endResetModel()

    def filter(self, wanted: GalleryFilter) -> None:
        self.beginResetModel()
        self._rows = self._index.rows(wanted)
        self.endResetModel()

    def file(self, row: int) -> ImageFile:
        return self._index.files[self._rows[row]]

    def files(self, rows: Iterable[int]) -> list[ImageFile]:
        return [self.file(row) for row in rows]

    def note(self, row: int) -> str:
        """Why the file of a row needs attention, in words."""
        place = self._rows[row]
        return " ".join(filter(None, (self._index.notes.get(place, ""), self._index.files[place].detail)))

    def absolute(self, file: ImageFile) -> str:
        return str(self._root / file.path)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        file, note = self.file(index.row()), self.note(index.row())
        if role == TILE_ROLE:
            return self._tile(file, note)
        if role == Qt.ItemDataRole.ToolTipRole:
            lines = (file.path, target_words(file), note)
            return as_plain_tip("\n".join(neutralised(line) for line in lines if line))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            parts = (target_words(file), file.path, file.split, note)
            return neutralised(", ".join(part for part in parts if part))
        return None

    def _tile(self, file: ImageFile, note: str) -> Tile:
        mark = "wrong" if file.problem else "caution" if note else ""
        return Tile(
            path=self.absolute(file),
            caption=target_words(file) or file.path.rpartition("/")[2],
            badge=file.split,
            mark=mark,
            note=note or file.problem,
            version=file.mtime_ns,
        )
