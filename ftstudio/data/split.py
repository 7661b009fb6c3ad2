"""Which image plays which part: deterministic, stratified by class, copies of one picture kept together."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple, cast

from ftstudio.core.errors import UserError
from ftstudio.core.records import DatasetSummary, ImageFile, Split, SplitManifest, SplitSample
from ftstudio.data.findings import names

_ADD = "Add folders with images of other classes."


class _Group(NamedTuple):
    """Places (in the file list) of equal pictures: they go to one side together. ``order`` is their turn."""

    order: bytes
    places: tuple[int, ...]
    classes: frozenset[str]


def make_split(summary: DatasetSummary, val_fraction: float, seed: int) -> SplitManifest:
    """Training, validation and test images of a run, the same for the same arguments.

    What the data set says about splits holds; without validation images, ``val_fraction`` (0..1) of the training
    images of each class become them. A picture's turn depends on its content and the seed alone, so that adding
    images moves few others. A class with two or more different images keeps at least one for training, one with
    a single image has none for validation; a picture that lies in two classes is never used to check.
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
        given |= dict.fromkeys(_carved(files, pool, val_fraction, seed), cast(Split, "val"))
    if "val" not in given.values():
        raise UserError(
            "No image is left to check the training with: each class has only one.",
            "Add images, so that at least one class has two.",
        )
    return SplitManifest(
        root=summary.root,
        fingerprint=summary.fingerprint,
        seed=seed,
        class_names=class_names,
        samples=tuple(
            SplitSample(place, files[place].path, files[place].class_name, split)
            for place, split in sorted(given.items())
        ),
    )


def _refuse_impossible(given: dict[int, Split], class_names: Sequence[str]) -> None:
    if not class_names:
        where = ", only images for validation or test" if given else ""
        raise UserError(f"There is no image to train with{where}.", "Add a folder train with a folder for each class.")
    if len(class_names) < 2:
        raise UserError(f"There is only one class with training images, {names(class_names)}.", _ADD)


def _carved(files: Sequence[ImageFile], pool: Sequence[int], val_fraction: float, seed: int) -> list[int]:
    """The places of ``pool`` that become validation images."""
    by_class: dict[str, list[_Group]] = defaultdict(list)
    for group in _groups(files, pool, seed):
        if len(group.classes) == 1:
            by_class[next(iter(group.classes))].append(group)
    sizes: dict[str, int] = defaultdict(int)
    for place in pool:
        sizes[files[place].class_name] += 1
    carved: list[int] = []
    for class_name in sorted(by_class):
        carved += _carved_from_class(sorted(by_class[class_name]), sizes[class_name], val_fraction)
    return carved


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


def _groups(files: Sequence[ImageFile], pool: Sequence[int], seed: int) -> list[_Group]:
    alike: dict[str, list[int]] = defaultdict(list)
    for place in pool:
        alike[files[place].digest or f"path {files[place].path}"].append(place)
    return [
        _Group(_turn(seed, key), tuple(places), frozenset(files[place].class_name for place in places))
        for key, places in alike.items()
    ]


def _turn(seed: int, key: str) -> bytes:
    return hashlib.blake2b(f"split {seed} {key}".encode("utf-8", "surrogateescape"), digest_size=16).digest()
