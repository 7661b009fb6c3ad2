"""Where each image goes when a folder is sorted: decided in full before any file is touched."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from ftstudio.app.few_labels import checked_class_names
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.errors import UserError
from ftstudio.core.sorting import SortHow
from ftstudio.core.storage.files import free_name
from ftstudio.data.layout.class_names import spelled_like


class Step(Struct, frozen=True, array_like=True):
    """One file: ``before`` is the image, ``after`` what it becomes; absolute paths."""

    before: str
    after: str


class SortPlan(Struct, frozen=True, kw_only=True):
    """What is going to be done.

    Attributes:
        how: See SortHow.
        folder: The folder that class folders or the list are made in; it has the journal.
        source: What to open as the sorted data set.
        new_folders: Folders that are not there yet, outermost first.
        steps: One for each file; for a list none.
        text: The content of the list at ``source``; "" for folders.
        counts: The number of images of each class.
    """

    how: SortHow
    folder: str
    source: str
    new_folders: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    text: str = ""
    counts: dict[str, int]


def plan_sort(dataset: DatasetSummary, labels: Mapping[str, str], how: SortHow, out: str = "") -> SortPlan:
    """Plan the sorting of ``dataset`` by ``labels`` (path to class).

    Args:
        dataset: As unsorted.scan_unsorted.
        labels: The class of each image to sort; the others stay.
        how: Move, copy, link or list.
        out: The folder for class folders, or the list file. "": for moves the folder itself, for copies and links a
            new folder beside it, for a list labels.csv in the folder.

    Raises:
        UserError: Nothing to sort, a class name that cannot be a folder, or a place that cannot be used.
    """
    root = Path(dataset.root)
    names = checked_class_names(sorted(set(labels.values())))
    if not labels:
        raise UserError(f"No image in {root} has a class yet.", "Label some images first.")
    counts = {name: sum(label == name for label in labels.values()) for name in names}
    if how == "list":
        return _plan_list(root, labels, counts, out)
    folder = _folder(root, how, out)
    class_folders = {name: _class_folder(folder, name) for name in names}
    taken: set[str] = set()
    steps: list[Step] = []
    for path, name in sorted(labels.items()):
        before = root / path
        if before.parent == class_folders[name]:
            continue
        after = free_name(class_folders[name] / before.name, taken)
        taken.add(str(after))
        steps.append(Step(str(before), str(after)))
    used = {Path(step.after).parent for step in steps}
    missing = [each for each in (folder, *sorted(used)) if not each.exists()]
    return SortPlan(
        how=how,
        folder=str(folder),
        source=str(folder),
        new_folders=tuple(map(str, missing)),
        steps=tuple(steps),
        counts=counts,
    )


def _plan_list(root: Path, labels: Mapping[str, str], counts: dict[str, int], out: str) -> SortPlan:
    path = Path(out) if out else free_name(root / "labels.csv")
    if out and path.suffix.lower() != ".csv":
        raise UserError(f"{path} is not the name of a list.", "Give a name that ends in .csv.")
    if path.exists():
        raise UserError(f"{path} exists already.", "Choose another name.")
    if not path.parent.is_dir():
        raise UserError(f"{path.parent} does not exist.", "Choose a folder that exists.")
    inside = path.parent == root
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("path", "class"))
    writer.writerows((image if inside else str(root / image), name) for image, name in sorted(labels.items()))
    return SortPlan(how="list", folder=str(path.parent), source=str(path), text=text.getvalue(), counts=counts)


def _folder(root: Path, how: SortHow, out: str) -> Path:
    if not out:
        return root if how == "move" else free_name(root.with_name(f"{root.name}-sorted"))
    folder = Path(out)
    if folder != root and folder.is_relative_to(root):
        raise UserError(f"{folder} is inside the folder that is sorted.", "Choose a folder outside it.")
    if folder == root and how != "move":
        raise UserError(
            f"{folder} is the folder that is sorted: every image would be in it twice.",
            "Choose another folder, or move the images.",
        )
    if folder.exists() and not folder.is_dir():
        raise UserError(f"{folder} is a file.", "Choose a folder.")
    if not folder.parent.is_dir():
        raise UserError(f"{folder.parent} does not exist.", "Choose a folder in one that exists.")
    return folder


def _class_folder(folder: Path, name: str) -> Path:
    there = sorted(each.name for each in folder.iterdir() if each.is_dir()) if folder.is_dir() else []
    found = folder / spelled_like(name, there)
    if found.exists() and not found.is_dir():
        raise UserError(f"{found} is a file, so there can be no class folder of this name.", "Rename the file.")
    return found
