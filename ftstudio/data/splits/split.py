"""Which image plays which part: deterministic, stratified by class, (nearly) the same pictures kept together."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple, cast

from ftstudio.core.bounds import MOST_CLASSES
from ftstudio.core.dataset import DatasetSummary, ImageFile, Split, SplitManifest, SplitSample
from ftstudio.core.errors import UserError
from ftstudio.data.phrases import names
from ftstudio.data.quality.duplicates import groups_among, same_bytes
from ftstudio.data.splits.group_split import carved_in_groups

_ADD = "Add folders with images of other classes."


class _Group(NamedTuple):
    """Places (in the file list) of (nearly) equal pictures: they go to one side together. ``order`` is their turn."""

    order: bytes
    places: tuple[int, ...]


def make_split(summary: DatasetSummary, val_fraction: float, seed: int, groups: Sequence[str] = ()) -> SplitManifest:
    """Training, validation and test images of a run, the same for the same arguments.

    What the data set says about splits holds; without validation images, ``val_fraction`` (0..1) of the training
    images of each class become them. A picture's turn depends on its content and the seed alone, so that adding
    images moves few others. A class with two or more different images keeps at least one for training, one with
    a single image has none for validation; a picture that lies in two classes is never used to check. Pictures that
    are nearly the same stay together, unless all of a class are; so do those of one group where ``groups``
    (data/splits/groups.groups_of) names that of each file.
    Raises UserError where there are fewer than two classes, or no training or no validation image is possible.
    """
    files = summary.files
    given: dict[int, Split] = {
        place: cast(Split, file.split or "train") for place, file in enumerate(files) if not file.problem
    }
    class_names = tuple(sorted({files[place].class_name for place, split in given.items() if split == "train"}))
    _refuse_impossible(given, class_names)
    known = frozenset(class_names)
    given = {place: split for place, split in given.items() if files[place].class_name in known}
    if "val" not in given.values():
        pool = [place for place, split in given.items() if split == "train"]
        if any(groups):
            carved = carved_in_groups(summary, groups, pool, val_fraction, lambda key: _turn(seed, key))
        else:
            carved = _carved(summary, pool, val_fraction, seed)
        given |= dict.fromkeys(carved, cast(Split, "val"))
    if "val" not in given.values():
        raise UserError(
            "No image is left for validation: each class has only one.",
            "Add images so that at least one class has two.",
        )
    return SplitManifest(
        root=summary.root,
        fingerprint=summary.fingerprint,
        seed=seed,
        class_names=class_names,
        samples=tuple(
            SplitSample(place, files[place].path, files[place].class_name, split, files[place].digest)
            for place, split in sorted(given.items())
        ),
    )


def _refuse_impossible(given: dict[int, Split], class_names: Sequence[str]) -> None:
    if not class_names:
        where = ", only images for validation or test" if given else ""
        raise UserError(f"There are no training images{where}.", "Add a folder train with a folder for each class.")
    refuse_too_many(class_names)
    if len(class_names) < 2:
        raise UserError(f"There is only one class with training images, {names(class_names)}.", _ADD)


def refuse_too_many(class_names: Sequence[str]) -> None:
    """Raises UserError."""
    if len(class_names) > MOST_CLASSES:
        raise UserError(
            f"There are {len(class_names):,} classes; up to {MOST_CLASSES:,} are supported.",
            "Merge classes, or open a part of them. If each image is a class of its own, the labels were misread.",
        )


def _carved(summary: DatasetSummary, pool: Sequence[int], val_fraction: float, seed: int) -> list[int]:
    """The places of ``pool`` that become validation images."""
    files = summary.files
    by_class = _by_class(files, groups_among(files, (*summary.alike, *summary.together), pool), seed)
    copies_only = _by_class(files, same_bytes(files, pool), seed)
    sizes = Counter(files[place].class_name for place in pool)
    carved: list[int] = []
    for class_name in sorted(copies_only):
        groups = by_class[class_name]
        if len(groups) < 2:  # all of them alike, such as the frames of a film: better a flattering figure than none
            groups = copies_only[class_name]
        carved += _carved_from_class(sorted(groups), sizes[class_name], val_fraction)
    return carved


def _by_class(files: Sequence[ImageFile], groups: Iterable[Sequence[int]], seed: int) -> dict[str, list[_Group]]:
    """The groups that lie in one class alone, by that class."""
    by_class: dict[str, list[_Group]] = defaultdict(list)
    for places in groups:
        classes = {files[place].class_name for place in places}
        if len(classes) == 1:
            key = min(files[place].digest or f"path {files[place].path}" for place in places)
            by_class[classes.pop()].append(_Group(_turn(seed, key), tuple(places)))
    return by_class


def _carved_from_class(groups: Sequence[_Group], size: int, val_fraction: float) -> list[int]:
    """Places for validation out of one class of ``size`` images; always leaves one for training."""
    wanted = min(max(1, round(size * val_fraction)), size - 1)
    carved: list[int] = []
    for group in groups:
        if len(carved) + len(group.places) <= wanted:
            carved += group.places
    if not carved and groups and wanted:
        smallest = min(groups, key=lambda group: len(group.places))
        if len(smallest.places) < size:
            carved += smallest.places
    return carved


def _turn(seed: int, key: str) -> bytes:
    return hashlib.blake2b(f"split {seed} {key}".encode("utf-8", "surrogateescape"), digest_size=16).digest()
