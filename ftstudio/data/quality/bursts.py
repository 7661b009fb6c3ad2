"""Bursts, video frames and slices: images with consecutive names that are far more alike than others of their class.

Names alone prove nothing, because most images are numbered. So neighbours by name are compared with random pairs of the
same class; only if they are clearly more alike are they a burst.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import PurePosixPath
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ftstudio.core.dataset import ImageFile
from ftstudio.core.interval import wilson
from ftstudio.data.quality.fingerprints import Greys, Numbers, detail, outline, sampling

LEAST_PAIRS = 20
"""Minimum number of neighbours of a class that must be compared for a result."""
_DRAWN = 2000
_COMPARED = 400
_APART = 4
"""Neighbours by name up to this distance are not counted as random pairs."""
_RARE, _LINKED, _MIDDLE = 0.95, 0.8, 0.5
"""Quantiles of the likeness of random pairs, which a striking pair, a pair of one burst, and an above-average pair
exceed."""
_STRIKING_SHARE, _UNUSUAL_SHARE = 0.3, 0.85
"""A burst needs at least one of these fractions of neighbours (lower end of the 95 % interval) to be striking or above
average. Of ordinary numbered photos 5 to 20 % and 50 to 70 % are, of frames 45 to 100 % and 85 to 100 %."""
_CELLS, _PIECE = 16, 4096


class Bursts(NamedTuple):
    """``groups`` of indices, ascending; ``example`` is a pair of similar neighbours that are not duplicates."""

    groups: list[tuple[int, ...]]
    example: tuple[int, int] | None = None


def found(
    files: Sequence[ImageFile], greys: Greys, usable: Sequence[int], alike: Sequence[Sequence[int]],
    safe_point: Callable[[], object] = lambda: None,
) -> Bursts:  # fmt: skip
    """Find the bursts among some files.

    Args:
        files: All files.
        greys: Their pictures, uint8 (N, GREY_EDGE, GREY_EDGE).
        usable: Indices of the files to consider.
        alike: Groups of duplicates, which are no evidence, because they stay together anyway.
        safe_point: Called for each class; may raise.
    """
    copy_of = {place: number for number, group in enumerate(alike) for place in group}
    by_class: dict[str, list[int]] = defaultdict(list)
    for place in usable:
        by_class[files[place].class_name].append(place)
    groups: list[tuple[int, ...]] = []
    example: tuple[int, int] | None = None
    for name in sorted(by_class):
        safe_point()
        places = sorted(by_class[name], key=lambda place: _sort_key(files[place]))
        if len(places) <= LEAST_PAIRS:
            continue
        links = _links(greys, places, copy_of)
        if links is None:
            continue
        groups += _runs(places, links)
        strangers = (
            (one, other)
            for one, other, linked in zip(places, places[1:], links, strict=False)
            if linked and (copy_of.get(one, -1) != copy_of.get(other, -2))
        )
        example = example or next(strangers, None)
    return Bursts(sorted(groups), example)


def _sort_key(file: ImageFile) -> tuple[object, ...]:
    """A sort key: the folders within the class, then the numbers in the name.

    Validation and test files are sorted among the others by their names.
    """
    parts = file.path.split("/")
    inner = parts[parts.index(file.class_name) + 1 :] if file.class_name in parts[:-1] else parts
    name = PurePosixPath(inner[-1]).stem
    return tuple(inner[:-1]), natural(name), file.path


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """Return a sort key that compares numbers in names by value: frame_2 before frame_10."""
    pieces = re.split(r"([0-9]+)", name)
    return tuple((0, int(piece[:18]), "") if place % 2 else (1, 0, piece) for place, piece in enumerate(pieces))


def _links(greys: Greys, places: Sequence[int], copy_of: dict[int, int]) -> NDArray[np.bool_] | None:
    """Which neighbours belong to one burst, bool (len(places) - 1,); None if they are no more alike than others."""
    count = len(places)
    rng = np.random.default_rng(count)  # the same result for the same images
    asked = np.arange(count - 1)
    copies = np.array([copy_of.get(one, -1) == copy_of.get(other, -2) for one, other in pairwise(places)])
    asked = asked[~copies]
    if len(asked) < LEAST_PAIRS:
        return None
    asked = np.sort(rng.permutation(asked)[:_COMPARED])
    ones, others = rng.integers(0, count, (2, _DRAWN))
    apart = np.abs(ones - others) >= min(_APART, max(1, count // 8))
    ones, others = ones[apart], others[apart]
    pictures = np.asarray(places)
    usual = _likeness(greys, pictures[ones], pictures[others])
    near = _likeness(greys, pictures[asked], pictures[asked + 1])
    striking = int((near > np.quantile(usual, _RARE, axis=1, keepdims=True)).any(0).sum())
    unusual = int((near > np.quantile(usual, _MIDDLE, axis=1, keepdims=True)).all(0).sum())
    if wilson(striking, len(asked))[0] < _STRIKING_SHARE and wilson(unusual, len(asked))[0] < _UNUSUAL_SHARE:
        return None
    every = _likeness(greys, pictures[:-1], pictures[1:])
    return (every > np.quantile(usual, _LINKED, axis=1, keepdims=True)).any(0) | copies


def _likeness(greys: Greys, ones: NDArray[np.int64], others: NDArray[np.int64]) -> Numbers:
    """float32 (2, P): how alike pairs of pictures are by outline and by detail."""
    found = np.empty((2, len(ones)), np.float32)
    sample = sampling(0.0, 1.0, _CELLS)
    for start in range(0, len(ones), _PIECE):
        some = slice(start, start + _PIECE)
        one, other = greys[ones[some]], greys[others[some]]
        found[0, some] = np.einsum("pd,pd->p", outline(one), outline(other))
        found[1, some] = np.einsum("pd,pd->p", detail(one, sample, sample), detail(other, sample, sample))
    return found


def _runs(places: Sequence[int], links: NDArray[np.bool_]) -> list[tuple[int, ...]]:
    """Runs of at least two linked neighbours."""
    chains: list[list[int]] = [[places[0]]]
    for place, linked in zip(places[1:], links.tolist(), strict=True):
        if linked:
            chains[-1].append(place)
        else:
            chains.append([place])
    return [tuple(sorted(chain)) for chain in chains if len(chain) > 1]
