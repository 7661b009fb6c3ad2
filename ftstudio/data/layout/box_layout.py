"""A data set whose images have boxes: each image with what is stated about it, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ftstudio.core.targets import DETECTION, Boxes
from ftstudio.data.boxes.drawn import BoxSet
from ftstudio.data.boxes.read import lost_in_words
from ftstudio.data.layout.arrangement import COMPANION, Arrangement, Entry, Wanted
from ftstudio.data.layout.companions import Companion, companions_in
from ftstudio.data.layout.folder_tree import FolderTree
from ftstudio.data.layout.walk import join

_EMPTY = Boxes(())
"""Until the images are opened, since boxes are checked against their sizes."""


def arrangement_of(tree: FolderTree, boxes: BoxSet, wanted: Wanted) -> Arrangement:
    """Return every image of a folder, and those that its annotation files name and that do not exist."""
    left_out = companions_in(tree) if wanted.companions == "leave-out" else {}
    pictures = (join(path, name) for path, folder in tree.folders.items() for name in folder.pictures)
    broken = (
        Entry(join(path, name) if name else path, problem=problem, target=_EMPTY)
        for path, folder in tree.folders.items()
        for name, problem in folder.broken
    )
    found = [*(_entry(path, boxes, left_out) for path in pictures), *broken]
    documents = sum(each.documents for each in tree.folders.values())
    return _arrangement(tree.root, boxes, iter(found), documents)


def arrangement_of_file(path: Path, boxes: BoxSet) -> Arrangement:
    """Return the images that one annotation file names; others in its folder are not part of the data set."""
    return _arrangement(str(path.parent), boxes, iter([_entry(image, boxes, {}) for image in boxes.of_image]), 0)


def _entry(path: str, boxes: BoxSet, left_out: dict[str, Companion]) -> Entry:
    split = boxes.splits.get(path, "")
    if path in left_out and path not in boxes.of_image:
        pair = left_out[path]
        of = f"A {pair.kind} of {pair.image}." if pair.image else f"A {pair.kind} without its image."
        return Entry(path, "", split, COMPANION, of, target=_EMPTY)
    return Entry(path, "", split, target=_EMPTY)


def _arrangement(root: str, boxes: BoxSet, entries: Iterator[Entry], documents: int) -> Arrangement:
    notes = (*boxes.notes, *lost_in_words(boxes.lost))
    return Arrangement(
        root, f"Boxes, {boxes.format}", entries, notes, reading="", documents=documents, task=DETECTION, boxes=boxes
    )
