"""Boxes as annotation files state them, before any image is opened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

Unit: TypeAlias = Literal["pixels", "fractions"]
NAN = float("nan")


class DrawnBox(NamedTuple):
    """One box as its file states it.

    Attributes:
        class_name: The class; "" if the file gives none.
        left: The edges in the unit of its image; NaN if the file has no number there.
        top: As ``left``.
        right: As ``left``.
        bottom: As ``left``.
        where: What the box is called in its file: "object 3", "line 2".
        problem: A key of reasons.BOX_REASONS if the file alone rules the box out, or "".
    """

    class_name: str
    left: float
    top: float
    right: float
    bottom: float
    where: str
    problem: str = ""


class DrawnImage(NamedTuple):
    """All boxes that one file states for one image.

    Attributes:
        stated: The image as written, or the annotation file without its extension.
        file: The annotation file, relative to the root.
        boxes: In the order of the file.
        width: Of the image in pixels, as the file states it; 0 if it does not.
        height: As ``width``.
        unit: What the edges are measured in; fractions are those of the width and of the height.
        split: A word as written.
        problem: A reason key if the file cannot be read, or "".
        detail: The problem in words.
        other: Another way in which the file states its image, or "".
    """

    stated: str
    file: str
    boxes: tuple[DrawnBox, ...] = ()
    width: float = 0
    height: float = 0
    unit: Unit = "pixels"
    split: str = ""
    problem: str = ""
    detail: str = ""
    other: str = ""


class BoxSet(NamedTuple):
    """The boxes of a data set.

    Attributes:
        format: The format in words: "Pascal VOC".
        of_image: What is stated about each image, by path relative to the root.
        lost: What is stated about images that do not exist, or again about one that has its boxes from another file.
        splits: The split of images, by path; those without one are missing.
        notes: Sentences about the files.
    """

    format: str
    of_image: Mapping[str, DrawnImage]
    lost: Sequence[DrawnImage] = ()
    splits: Mapping[str, str] = {}
    notes: tuple[str, ...] = ()


def number(value: object) -> float:
    """Return a number from a file, whatever it is written as; NaN if it is none."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return NAN
    try:
        return float(value)
    except (ValueError, OverflowError):
        return NAN


def spanning(points: Iterable[tuple[float, float]]) -> tuple[float, float, float, float]:
    """Return the left, top, right and bottom edge around points; NaN if there are none, or if one has no number."""
    found = list(points)
    if not found or any(x != x or y != y for x, y in found):
        return NAN, NAN, NAN, NAN
    across, down = [x for x, _ in found], [y for _, y in found]
    return min(across), min(down), max(across), max(down)
