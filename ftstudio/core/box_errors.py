"""What is right and what is wrong about the boxes found in an image.

The kinds of errors are those of TIDE (Bolya, Foley, Hays and Hoffman 2020, arXiv:2008.08115).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

from msgspec import Struct

from ftstudio.core.answers import FoundBox
from ftstudio.core.targets import Box

SAME, NEAR = 0.5, 0.1
"""From an IoU of SAME on a box is in the right place; from NEAR on it is about that object, but in the wrong place."""

ErrorKind: TypeAlias = Literal["right", "place", "class", "both", "twice", "background", "missed"]
KINDS: tuple[ErrorKind, ...] = ("right", "place", "class", "both", "twice", "background", "missed")
"""A found box is right; in the wrong place; of the wrong class; both; an object that is found already; or where nothing
is. A true box that no found one is about is missed."""


class Verdict(Struct, frozen=True):
    """One box: its kind, the found box (None: missed), and the true box that it is about (None: nothing is there)."""

    kind: ErrorKind
    found: FoundBox | None
    true: Box | None


def overlap(a: Box | FoundBox, b: Box | FoundBox) -> float:
    """IoU of two boxes, 0..1."""
    width = min(a.right, b.right) - max(a.left, b.left)
    height = min(a.bottom, b.bottom) - max(a.top, b.top)
    if width <= 0 or height <= 0:
        return 0.0
    both = width * height
    areas = sum((each.right - each.left) * (each.bottom - each.top) for each in (a, b))
    return both / (areas - both)


def verdicts(true: Sequence[Box], found: Iterable[FoundBox], threshold: float) -> list[Verdict]:
    """Of the boxes ``found`` in an image, the surest first, that reach the probability ``threshold``."""
    left = list(range(len(true)))
    about: set[int] = set()
    said: list[Verdict] = []
    for box in found:
        if box.probability < threshold:
            continue
        shares = [overlap(box, each) for each in true]
        hit = max(
            (place for place in left if true[place].class_name == box.class_name and shares[place] >= SAME),
            key=lambda place: shares[place],
            default=None,
        )
        if hit is not None:
            left.remove(hit)
            said.append(Verdict("right", box, true[hit]))
            continue
        best = max(range(len(true)), key=lambda place: shares[place], default=None)
        if best is None or shares[best] < NEAR:
            said.append(Verdict("background", box, None))
            continue
        same = [place for place in range(len(true)) if true[place].class_name == box.class_name]
        own = max(same, key=lambda place: shares[place], default=None)
        if own is not None and shares[own] >= NEAR and (shares[own] >= SAME or shares[best] < SAME):
            kind: ErrorKind = "twice" if shares[own] >= SAME or own not in left else "place"
            best = own
        else:
            kind = "class" if shares[best] >= SAME else "both"
        about.add(best)
        said.append(Verdict(kind, box, true[best]))
    said += [Verdict("missed", None, true[place]) for place in left if place not in about]
    return said


def counted(images: Iterable[tuple[Sequence[Box], Sequence[FoundBox]]], threshold: float) -> Counter[ErrorKind]:
    """How many boxes of each kind are in images with (true, found) boxes."""
    counts: Counter[ErrorKind] = Counter()
    for true, found in images:
        counts.update(each.kind for each in verdicts(true, found, threshold))
    return counts


class Point(Struct, frozen=True):
    """Precision and recall (0..1) of the boxes from ``threshold`` on."""

    threshold: float
    precision: float
    recall: float


def curve(images: Iterable[tuple[Sequence[Box], Sequence[FoundBox]]], class_name: str = "") -> list[Point]:
    """Precision and recall at every score, from the highest; of one class, or of all together ("")."""
    marks: list[tuple[float, bool]] = []
    there = 0
    for true, found in images:
        wanted = [box for box in true if class_name in ("", box.class_name)]
        there += len(wanted)
        own = [box for box in found if class_name in ("", box.class_name)]
        marks += [
            (each.found.probability, each.kind == "right")
            for each in verdicts(wanted, own, 0.0)
            if each.found is not None
        ]
    marks.sort(key=lambda mark: -mark[0])
    points: list[Point] = []
    hits = 0
    for count, (probability, right) in enumerate(marks, 1):
        hits += right
        if count == len(marks) or marks[count][0] < probability:
            points.append(Point(probability, hits / count, hits / there if there else 0.0))
    return points
