"""Split images into training, validation and test: deterministic, stratified by class, duplicates together."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple, cast

from ftstudio.core.dataset import DatasetSummary, ImageFile, Split, SplitManifest, SplitSample
from ftstudio.core.errors import UserError
from ftstudio.data.phrases import names
from ftstudio.data.quality.duplicates import groups_among, same_bytes
from ftstudio.data.splits.group_split import carved_in_groups

_ADD = "Add folders with images of other classes."


class _Group(NamedTuple):
    """Indices of (nearly) equal pictures, which go to the same side, with their sort key ``order``."""

    order: bytes
    places: tuple[int, ...]


def make_split(summary: DatasetSummary, val_fraction: float, seed: int, groups: Sequence[str] = ()) -> SplitManifest:
    """Split the images of a run; equal arguments give equal splits.

    A split given by the data set is used. Without validation images, ``val_fraction`` of the training images of each
    class become them. Which ones depends only on their content and the seed, so adding images moves few others.

    Each class with at least two different images keeps one for training; a class with one image has none for
    validation. A picture that is in two classes is never used for validation. Near-duplicates stay together, unless all
    images of a class are; so do the images of one group.

    Args:
        summary: The data set.
        val_fraction: 0..1.
        seed: Determines which images are chosen.
        groups: The group of each file (data/splits/groups.groups_of); empty for no groups.

    Raises:
        UserError: There are fewer than two classes, or no image for training or for validation.
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
            carved = carved_in_groups(summary, groups, pool, val_fraction, lambda key: _sort_key(seed, key))
        else:
            carved = _validation_places(summary, pool, val_fraction, seed)
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
    if len(class_names) < 2:
        raise UserError(f"There is only one class with training images, {names(class_names)}.", _ADD)


def _validation_places(summary: DatasetSummary, pool: Sequence[int], val_fraction: float, seed: int) -> list[int]:
    """The indices of ``pool`` that become validation images."""
    files = summary.files
    by_class = _by_class(files, groups_among(files, (*summary.alike, *summary.together), pool), seed)
    copies_only = _by_class(files, same_bytes(files, pool), seed)
    sizes = Counter(files[place].class_name for place in pool)
    carved: list[int] = []
    for class_name in sorted(copies_only):
        groups = by_class[class_name]
        if len(groups) < 2:  # all near-duplicates, such as video frames: an optimistic result is better than none
            groups = copies_only[class_name]
        carved += _validation_of_class(sorted(groups), sizes[class_name], val_fraction)
    return carved


def _by_class(files: Sequence[ImageFile], groups: Iterable[Sequence[int]], seed: int) -> dict[str, list[_Group]]:
    """The groups whose images are all in one class, by class."""
    by_class: dict[str, list[_Group]] = defaultdict(list)
    for places in groups:
        classes = {files[place].class_name for place in places}
        if len(classes) == 1:
            key = min(files[place].digest or f"path {files[place].path}" for place in places)
            by_class[classes.pop()].append(_Group(_sort_key(seed, key), tuple(places)))
    return by_class


def _validation_of_class(groups: Sequence[_Group], size: int, val_fraction: float) -> list[int]:
    """Validation images of a class of ``size`` images; always leaves one for training."""
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


def _sort_key(seed: int, key: str) -> bytes:
    return hashlib.blake2b(f"split {seed} {key}".encode("utf-8", "surrogateescape"), digest_size=16).digest()
