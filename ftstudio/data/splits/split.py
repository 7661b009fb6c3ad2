"""Split images into training, validation and test: deterministic, stratified, duplicates together."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple, cast

from ftstudio.core.dataset import DatasetSummary, ImageFile, Split, SplitManifest, SplitSample
from ftstudio.core.errors import UserError
from ftstudio.data.quality.duplicates import groups_among, same_bytes
from ftstudio.data.splits.group_split import carved_in_groups
from ftstudio.data.splits.schema import refuse_impossible, schema_of
from ftstudio.data.splits.strata import disagree, strata_of


class _Group(NamedTuple):
    """Indices of (nearly) equal pictures, which go to the same side, with their sort key ``order``."""

    order: bytes
    places: tuple[int, ...]


def make_split(summary: DatasetSummary, val_fraction: float, seed: int, groups: Sequence[str] = ()) -> SplitManifest:
    """Split the images of a run; equal arguments give equal splits.

    A split given by the data set is used. Without validation images, ``val_fraction`` of the training images of each
    class become them. Which ones depends only on their content and the seed, so adding images moves few others. Labels
    and numbers are stratified instead of classes (data/splits/strata).

    Each class with at least two different images keeps one for training; a class with one image has none for
    validation. A picture that is in two classes is never used for validation. Near-duplicates stay together, unless all
    images of a class are; so do the images of one group.

    Args:
        summary: The data set.
        val_fraction: 0..1.
        seed: Determines which images are chosen.
        groups: The group of each file (data/splits/groups.groups_of); empty for no groups.

    Raises:
        UserError: There is nothing to tell apart, or no image for training or for validation.
    """
    files, strata = summary.files, strata_of(summary)
    given: dict[int, Split] = {
        place: cast(Split, file.split or "train") for place, file in enumerate(files) if not file.problem
    }
    training = [files[place] for place, split in given.items() if split == "train"]
    class_names = tuple(sorted({label for file in training for label in file.labels}))
    refuse_impossible(summary, training, class_names)
    known = frozenset(class_names)
    given = {place: split for place, split in given.items() if known.issuperset(files[place].labels)}
    if "val" not in given.values():
        pool = [place for place, split in given.items() if split == "train"]
        if any(groups):
            carved = carved_in_groups(summary, strata, groups, pool, val_fraction, lambda key: _sort_key(seed, key))
        else:
            carved = _validation_places(summary, strata, pool, val_fraction, seed)
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
            SplitSample(place, file.path, file.class_name, split, file.digest, file.target, file.width, file.height)
            for place, split in sorted(given.items())
            for file in (files[place],)
        ),
        targets=schema_of(summary.task, summary.quantity, training, class_names),
    )


def _validation_places(
    summary: DatasetSummary, strata: Sequence[str], pool: Sequence[int], val_fraction: float, seed: int
) -> list[int]:
    """The indices of ``pool`` that become validation images."""
    files = summary.files
    alike = groups_among(files, (*summary.alike, *summary.together), pool)
    by_stratum = _by_stratum(files, strata, alike, seed)
    copies_only = _by_stratum(files, strata, same_bytes(files, pool), seed)
    sizes = Counter(strata[place] for place in pool)
    carved: list[int] = []
    for stratum in sorted(copies_only):
        groups = by_stratum[stratum]
        if len(groups) < 2:  # all near-duplicates, such as video frames: an optimistic result is better than none
            groups = copies_only[stratum]
        carved += _validation_of_stratum(sorted(groups), sizes[stratum], val_fraction)
    return carved


def _by_stratum(
    files: Sequence[ImageFile], strata: Sequence[str], groups: Iterable[Sequence[int]], seed: int
) -> dict[str, list[_Group]]:
    """The groups whose images agree on their class or labels, by the stratum of their first image."""
    by_stratum: dict[str, list[_Group]] = defaultdict(list)
    for places in groups:
        if not disagree(files, places):
            key = min(files[place].digest or f"path {files[place].path}" for place in places)
            by_stratum[strata[places[0]]].append(_Group(_sort_key(seed, key), tuple(places)))
    return by_stratum


def _validation_of_stratum(groups: Sequence[_Group], size: int, val_fraction: float) -> list[int]:
    """Validation images of a stratum of ``size`` images; always leaves one for training."""
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
