"""Folds for cross-validation: stratified by class, deterministic, groups of images never divided."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence

from ftstudio.data.quality.duplicates import joined


def group_ids(count: int, *groupings: Iterable[Sequence[int]]) -> list[int]:
    """A group for each of ``count`` rows: rows that any of ``groupings`` puts together, directly or by way of others,
    have the same one. Each grouping is a list of groups of rows; a row in none of them is a group by itself."""
    linked = joined(
        [*([row] for row in range(count)), *(group for grouping in groupings for group in grouping if group)]
    )
    ids = [0] * count
    for group in linked:
        for row in group:
            ids[row] = group[0]
    return ids


def folds_of(
    classes: Sequence[Hashable], groups: Sequence[Hashable], folds: int, seed: int = 0, keys: Sequence[str] = ()
) -> list[int]:
    """The fold, 0 to ``folds`` - 1, of each row. Rows of equal ``groups`` are in one fold; each class is spread as
    evenly as that allows, the largest groups first.

    The order of equally large groups depends on the seed and on ``keys``, by default the numbers of the rows. Keys that
    stay with an image, such as its digest, keep most images in their fold when others are added.
    """
    rows_of: dict[Hashable, list[int]] = defaultdict(list)
    for row, group in enumerate(groups):
        rows_of[group].append(row)
    sizes = Counter(classes)
    filled = [0] * folds
    by_class: dict[Hashable, list[int]] = {name: [0] * folds for name in sizes}
    turns = {
        group: min(_turn(seed, keys[row] if keys else str(row)) for row in rows) for group, rows in rows_of.items()
    }
    assigned = [0] * len(classes)
    for _, rows in sorted(rows_of.items(), key=lambda item: (-len(item[1]), turns[item[0]])):
        here = Counter(classes[row] for row in rows)

        def crowded(fold: int, here: Counter[Hashable] = here) -> tuple[float, int, int]:
            share = sum(count * by_class[name][fold] / sizes[name] for name, count in here.items())
            return share, filled[fold], fold

        chosen = min(range(folds), key=crowded)
        for row in rows:
            assigned[row] = chosen
        for name, count in here.items():
            by_class[name][chosen] += count
        filled[chosen] += len(rows)
    return assigned


def _turn(seed: int, key: str) -> bytes:
    """Files are sorted by path, and what was photographed together often has similar names: mix it."""
    return hashlib.blake2b(f"fold {seed} {key}".encode("utf-8", "surrogateescape"), digest_size=8).digest()
