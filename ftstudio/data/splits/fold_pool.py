"""The images that cross-validation divides into folds, and the groups it must not divide."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.errors import UserError
from ftstudio.core.folds import Division
from ftstudio.data.quality.duplicates import groups_among
from ftstudio.data.splits.folds import folds_of, group_ids
from ftstudio.data.splits.groups import groups_of
from ftstudio.data.splits.schema import refuse_too_many


@dataclass(frozen=True)
class FoldPool:
    """Images for cross-validation.

    Attributes:
        places: Their indices in the files of the summary.
        class_names: The classes, sorted.
        targets: The class of each image, an index in ``class_names``.
        groups: The group of each image.
        keys: A stable key of each image, its digest or path.
        left_out: Classes with a single group, which cannot be both trained and tested.
    """

    places: tuple[int, ...]
    class_names: tuple[str, ...]
    targets: tuple[int, ...]
    groups: tuple[int, ...]
    keys: tuple[str, ...]
    left_out: tuple[str, ...]

    @property
    def grouped(self) -> int:
        """The number of images that share a group with another."""
        sizes = Counter(self.groups)
        return sum(size for size in sizes.values() if size > 1)

    def folds(self, folds: int, seed: int) -> list[int]:
        """Return the fold of each image; see ``folds_of``."""
        return folds_of(self.targets, self.groups, folds, seed, self.keys)

    def division(self, summary: DatasetSummary, folds: int) -> Division:
        """Return what is reported about the pool; ``summary`` is the one it was made of."""
        return Division(
            source=summary.source,
            root=summary.root,
            folds=folds,
            class_names=self.class_names,
            targets=self.targets,
            grouped=self.grouped,
            left_out=self.left_out,
        )


def pool_of(summary: DatasetSummary, folds: int, among: Sequence[int] | None = None, group_key: str = "") -> FoldPool:
    """Return the usable training and validation images of ``summary``; test images stay held out.

    Duplicates, and images of one group by ``group_key``, share a group.

    Args:
        summary: The data set.
        folds: The number of folds.
        among: Indices of the files to consider; None for all.
        group_key: Which images belong together; "" for none.

    Raises:
        UserError: Fewer than two classes can be divided, or there are too few images.
    """
    files = summary.files
    wanted = range(len(files)) if among is None else among
    places = [place for place in wanted if not files[place].problem and files[place].split != "test"]
    row_of = {place: row for row, place in enumerate(places)}
    alike = [
        [row_of[place] for place in group] for group in groups_among(files, (*summary.alike, *summary.together), places)
    ]
    groups = group_ids(len(places), alike, _together(groups_of(summary, group_key), places))
    groups_in: dict[str, set[int]] = defaultdict(set)
    for place, group in zip(places, groups, strict=True):
        groups_in[files[place].class_name].add(group)
    names = tuple(sorted(name for name, of_class in groups_in.items() if len(of_class) > 1))
    rows = [row for row, place in enumerate(places) if files[place].class_name in names]
    if len(names) < 2 or len(rows) < 2 * folds:
        raise UserError(
            f"There are too few images for {folds} folds.",
            f"Cross-validation needs two classes with two different images each, and {2 * folds} images in total.",
        )
    refuse_too_many(names)
    number = {name: place for place, name in enumerate(names)}
    return FoldPool(
        places=tuple(places[row] for row in rows),
        class_names=names,
        targets=tuple(number[files[places[row]].class_name] for row in rows),
        groups=tuple(groups[row] for row in rows),
        keys=tuple(files[places[row]].digest or files[places[row]].path for row in rows),
        left_out=tuple(sorted(name for name in groups_in if name not in number)),
    )


def _together(groups: Sequence[str], places: Sequence[int]) -> list[list[int]]:
    """Rows of ``places`` by their group; images in no group are left out."""
    rows: dict[str, list[int]] = defaultdict(list)
    for row, place in enumerate(places):
        if groups[place]:
            rows[groups[place]].append(row)
    return list(rows.values())
