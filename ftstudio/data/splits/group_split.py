"""Validation images in whole groups, so that no group is used for both training and validation."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from ftstudio.core.dataset import DatasetSummary, SplitManifest
from ftstudio.core.errors import UserError
from ftstudio.data.phrases import are, flattered, names
from ftstudio.data.quality.duplicates import SPLITS, groups_among, joined
from ftstudio.data.splits.groups import places_by_group
from ftstudio.data.splits.strata import disagree

_OTHER_KEY = "Choose another group key, or none."


class _Unit(NamedTuple):
    """Images that go to the same side, with their sort key and the number of images in each class."""

    turn: bytes
    places: tuple[int, ...]
    counts: Mapping[str, int]


def carved_in_groups(
    summary: DatasetSummary,
    strata: Sequence[str],
    groups: Sequence[str],
    pool: Sequence[int],
    val_fraction: float,
    turn: Callable[[str], bytes],
) -> list[int]:
    """Choose validation images: about ``val_fraction`` of every stratum, in whole groups, never all of a stratum.

    Args:
        summary: The data set.
        strata: The stratum of each file, mostly its class (data/splits/strata).
        groups: The group of each file; "" for none.
        pool: Indices of the files to choose from.
        val_fraction: 0..1.
        turn: Returns the sort key of a group from its name.

    Returns:
        The indices that become validation images.

    Raises:
        UserError: No group can be used for validation.
    """
    sizes = Counter(strata[place] for place in pool)
    wanted = {name: max(1.0, size * val_fraction) for name, size in sizes.items() if size > 1}
    units = sorted(_units(summary, strata, groups, pool, turn))
    if len(units) < 2:
        raise UserError(
            f"All {len(pool):,} training images are in one group, so none is left for validation.",
            _OTHER_KEY,
        )
    taken: Counter[str] = Counter()
    chosen: list[_Unit] = []

    def may_go(unit: _Unit) -> bool:
        return all(sizes[name] - taken[name] - count > 0 for name, count in unit.counts.items())

    def take(unit: _Unit) -> None:
        chosen.append(unit)
        taken.update(unit.counts)

    for unit in units:
        if may_go(unit) and _improves(unit, taken, wanted):
            take(unit)
    for name in sorted(wanted):  # only large groups: too many validation images are better than none of a class
        if not taken[name]:
            could = [unit for unit in units if unit.counts.get(name) and unit not in chosen and may_go(unit)]
            if could:
                take(min(could, key=lambda unit: len(unit.places)))
    if not chosen:
        raise UserError(
            "No group can be used for validation: each contains all images of a class.",
            f"Each class needs at least two groups. {_OTHER_KEY}",
        )
    return [place for unit in chosen for place in unit.places]


def _units(
    summary: DatasetSummary,
    strata: Sequence[str],
    groups: Sequence[str],
    pool: Sequence[int],
    turn: Callable[[str], bytes],
) -> list[_Unit]:
    """Groups and duplicates, joined.

    Those with one picture in two classes are left out, as they are never used for validation.
    """
    files = summary.files
    same = groups_among(files, summary.alike, pool)
    kept = groups_among(files, summary.together, pool)
    unclear = {place for alike in same if disagree(files, alike) for place in alike}
    units: list[_Unit] = []
    for places in joined([*same, *kept, *places_by_group(groups, pool).values()]):
        if unclear.isdisjoint(places):
            key = min(groups[place] or files[place].digest or f"path {files[place].path}" for place in places)
            units.append(_Unit(turn(key), places, Counter(strata[place] for place in places)))
    return units


def _improves(unit: _Unit, taken: Mapping[str, int], wanted: Mapping[str, float]) -> bool:
    """Whether adding ``unit`` brings the shares of its classes closer to ``wanted``."""

    def off(name: str, count: int) -> float:
        return abs(count / wanted[name] - 1)

    return sum(off(name, taken.get(name, 0) + count) - off(name, taken.get(name, 0)) for name, count in
               unit.counts.items() if name in wanted) < 0  # fmt: skip


def group_cautions(manifest: SplitManifest, groups: Sequence[str]) -> list[str]:
    """Return sentences about the groups of a finished split."""
    said: list[str] = []
    parts: dict[str, set[str]] = defaultdict(set)
    by_class: dict[str, set[str]] = defaultdict(set)
    for sample in manifest.samples:
        group = groups[sample.index]
        if group:
            parts[group].add(sample.split)
        for label in sample.labels if sample.split in ("train", "val") else ():
            by_class[label].add(group or sample.path)
    crossing = sorted(group for group, splits in parts.items() if len(splits) > 1)
    if crossing:
        where = " and ".join(split for split in SPLITS if split in parts[crossing[0]])
        verb = "is" if len(crossing) == 1 else "are"
        number = "1 group" if len(crossing) == 1 else f"{len(crossing):,} groups"
        said.append(
            f"{number} {verb} in more than one of training, validation and test, so "
            f"{flattered(manifest.targets is None)}; for example “{crossing[0]}”, in {where}."
        )
    single = [name for name, of_class in by_class.items() if len(of_class) == 1]
    checked = {label for sample in manifest.samples if sample.split == "val" for label in sample.labels}
    unchecked = [name for name in single if name not in checked]
    if unchecked:
        whose = "its group" if len(unchecked) == 1 else "their group"
        said.append(
            f"{names(unchecked)} {are(len(unchecked))} in one group only: no validation image shows "
            f"{'it' if len(unchecked) == 1 else 'them'}, because {whose} is needed for training."
        )
    return said
