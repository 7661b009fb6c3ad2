"""Folds for cross-validation: stratified by class, deterministic, never dividing a group."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence

from ftstudio.data.quality.duplicates import joined


def group_ids(count: int, *groupings: Iterable[Sequence[int]]) -> list[int]:
    """Return the group of each of ``count`` rows: rows linked by any grouping, directly or indirectly, share one.

    Each grouping is a list of groups of rows; a row in none of them is a group of its own.
    """
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
    """Assign each row to a fold, 0 to ``folds`` - 1.

    Rows of one group are in one fold. Each class is spread as evenly as that allows, largest groups first.

    Args:
        classes: The class of each row.
        groups: The group of each row.
        folds: The number of folds.
        seed: Determines the order of equally large groups.
        keys: Also determine that order; by default the row numbers. With keys that stay with an image, such as its
            digest, most images stay in their fold when others are added.
    """
    rows_of: dict[Hashable, list[int]] = defaultdict(list)
    for row, group in enumerate(groups):
        rows_of[group].append(row)
    sizes = Counter(classes)
    filled = [0] * folds
    by_class: dict[Hashable, list[int]] = {name: [0] * folds for name in sizes}
    turns = {
        group: min(_sort_key(seed, keys[row] if keys else str(row)) for row in rows) for group, rows in rows_of.items()
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


def _sort_key(seed: int, key: str) -> bytes:
    """A random order: files are sorted by path, and images taken together often have similar names."""
    return hashlib.blake2b(f"fold {seed} {key}".encode("utf-8", "surrogateescape"), digest_size=8).digest()
