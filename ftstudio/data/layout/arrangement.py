"""What a layout makes of a folder: its files with their classes and splits, and how the user wants it read."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from ftstudio.core.config import TargetKind
from ftstudio.core.list_preview import ListPreview
from ftstudio.core.readings import Companions, Reading, Unlabelled
from ftstudio.core.targets import CLASSIFICATION, Target, labels_in
from ftstudio.data.boxes.drawn import BoxSet
from ftstudio.data.layout.readings import AUTO, LIST

EMPTY_CLASS = "empty_class"
"""The ``problem`` of an entry for an empty class folder, which becomes a warning and not a file."""
COMPANION = "companion"
"""The ``problem`` of a mask or thumbnail of another image."""


class Entry(NamedTuple):
    """One file as the layout sees it, before it is opened.

    Attributes:
        path: Relative to the root, with "/".
        class_name: "" if unknown.
        split: "" if unassigned.
        problem: A reason key; "" for a usable file.
        detail: The problem in a sentence.
        cells: The values of Arrangement.columns.
        target: As in ImageFile.
    """

    path: str
    class_name: str = ""
    split: str = ""
    problem: str = ""
    detail: str = ""
    cells: tuple[str, ...] = ()
    target: Target | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """As in ImageFile."""
        return (self.class_name,) if self.target is None else labels_in(self.target)


class Wanted(NamedTuple):
    """How the user wants a folder or list read.

    Attributes:
        classes_from: As in ``data.classes_from``.
        companions: As in ``data.companions``.
        known: With "auto", prefer the reading with most of these classes.
        target: As in ``data.target``.
        unlabelled: As in ``data.unlabelled``.
    """

    classes_from: str = AUTO
    companions: Companions = "leave-out"
    known: Collection[str] = ()
    target: TargetKind = "auto"
    unlabelled: Unlabelled = "leave-out"


class Arrangement(NamedTuple):
    """The recognised arrangement.

    Attributes:
        root: What the paths of ``entries`` are relative to.
        title: The layout in words.
        entries: The files; can be iterated once.
        notes: Sentences about lists.
        preview: The first rows of a list.
        columns: Titles of a list's columns besides path, class and split.
        reading: The key of the reading that was used.
        offered: All possible readings, best first.
        unsure: Whether another reading is as likely.
        versions: Whether the same picture may be in several folders under the same name.
        documents: The number of files that are not images.
    """

    root: str
    title: str
    entries: Iterator[Entry]
    notes: tuple[str, ...] = ()
    preview: ListPreview | None = None
    columns: tuple[str, ...] = ()
    reading: str = LIST
    offered: tuple[Reading, ...] = ()
    unsure: bool = False
    versions: bool = False
    documents: int = 0
    task: str = CLASSIFICATION
    quantity: str = ""
    boxes: BoxSet | None = None
    """The key of the task that the targets are for; what numbers measure, as their column is titled; the boxes in
    detection."""


AS_FOUND = Wanted()
"""The best reading, without companions."""
