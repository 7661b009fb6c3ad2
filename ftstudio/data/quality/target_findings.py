"""What there is to say about the targets of a data set, in the words of its task: classes, labels or a number."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import floor, log10, sqrt
from statistics import fmean, median
from typing import NamedTuple

from ftstudio.core.dataset import ClassCount, ImageFile
from ftstudio.core.targets import DETECTION, MULTI_LABEL, REGRESSION, Number
from ftstudio.core.text import figure
from ftstudio.data.phrases import images, names
from ftstudio.data.quality.box_findings import about_boxes
from ftstudio.data.quality.findings import FEW_IMAGES, about_unknown
from ftstudio.data.quality.findings import warnings_about as about_classes

SKEWED = 2.0
"""From this skewness on, the distribution of a number is called uneven."""
_MOST_BINS = 10
_FEWEST_FOR_SKEW = 20


class Distribution(NamedTuple):
    """The numbers of the usable images.

    Attributes:
        images: How many there are.
        lowest: The minimum.
        median: The median.
        highest: The maximum.
        mean: The mean.
        deviation: The standard deviation.
        skewness: The third standardised moment.
        bins: (lower bound, upper bound, count) in equal round steps; the upper bound belongs to the next bin.
        whole: Whether all are whole numbers.
    """

    images: int
    lowest: float
    median: float
    highest: float
    mean: float
    deviation: float
    skewness: float
    bins: tuple[tuple[float, float, int], ...]
    whole: bool


def warnings_about(
    task: str,
    files: Sequence[ImageFile],
    counts: Sequence[ClassCount],
    empty_classes: Sequence[str],
    quantity: str,
) -> list[str]:
    """Return sentences about the targets, the most important first. ``counts`` are those of the classes or labels."""
    if task == MULTI_LABEL:
        return _about_labels(files, counts)
    if task == REGRESSION:
        return _about_number(files, quantity)
    if task == DETECTION:
        return about_boxes(files, counts)
    return about_classes(files, counts, empty_classes)


def labels_per_image(files: Iterable[ImageFile]) -> dict[int, int]:
    """Return the usable images by number of labels, in ascending order."""
    found = Counter(len(file.labels) for file in files if not file.problem)
    return dict(sorted(found.items()))


def distribution_of(files: Iterable[ImageFile]) -> Distribution | None:
    """Return the distribution of the number; None if no usable image has one."""
    values = _values(files)
    if not values:
        return None
    mean = fmean(values)
    deviation = sqrt(fmean((value - mean) ** 2 for value in values))
    cubes = fmean(((value - mean) / deviation) ** 3 for value in values) if deviation else 0.0
    whole = all(value.is_integer() for value in values)
    bins = tuple(_bins(values, whole))
    return Distribution(len(values), min(values), median(values), max(values), mean, deviation, cubes, bins, whole)


def _values(files: Iterable[ImageFile]) -> list[float]:
    return [file.target.value for file in files if not file.problem and isinstance(file.target, Number)]


def _bins(values: Sequence[float], whole: bool) -> list[tuple[float, float, int]]:
    low, high = min(values), max(values)
    if low == high:
        return [(low, high, len(values))]
    step = _round_step((high - low) / _MOST_BINS, whole)
    first = floor(low / step)
    found = Counter(floor(value / step) - first for value in values)
    return [(step * (first + place), step * (first + place + 1), found[place]) for place in range(max(found) + 1)]


def _round_step(least: float, whole: bool) -> float:
    """The smallest of 1, 2 and 5 times a power of ten that is at least ``least``."""
    power = 10.0 ** floor(log10(least))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least)
    return max(1.0, step) if whole else step


def _about_labels(files: Sequence[ImageFile], counts: Sequence[ClassCount]) -> list[str]:
    usable = [file for file in files if not file.problem]
    training = {count.name: count.train + count.unassigned for count in counts}
    said: list[str] = []
    if not any(file.split in ("train", "") for file in usable):
        said.append("There are no training images, only images for validation or test.")
        training = {count.name: count.total for count in counts}
    said += about_unknown(files, counts)
    per_image = labels_per_image(usable)
    if set(per_image) == {1} and len(counts) > 1:
        said.append("Every image has exactly one label. For one class per image, use --target class.")
    if without := per_image.get(0, 0):
        said.append(f"{images(without)} {'has' if without == 1 else 'have'} no label; they count as examples of none.")
    everywhere = [count.name for count in counts if count.total == len(usable)]
    if everywhere:
        one = "this label" if len(everywhere) == 1 else "these labels"
        said.append(f"Every image has {names(everywhere)}: a model cannot learn when {one} should be absent.")
    images_for_training = sum(file.split in ("train", "") for file in usable) or len(usable)
    nearly = [name for name, count in training.items() if 0 < images_for_training - count < FEW_IMAGES]
    if nearly and images_for_training >= 2 * FEW_IMAGES:
        said.append(
            f"Fewer than {FEW_IMAGES} training images are without {names(nearly)}: a model learns little about when "
            f"{'this label is' if len(nearly) == 1 else 'these labels are'} absent."
        )
    for group in _always_together(usable):
        said.append(f"The labels {names(group)} always occur together: a model cannot tell them apart.")
    if any(count.val for count in counts):
        missing = [count.name for count in counts if not count.val]
        if missing:
            said.append(f"No validation image has the label {names(missing)}.")
    rare = [name for name, count in training.items() if count < FEW_IMAGES]
    if rare:
        said.append(f"Fewer than {FEW_IMAGES} training images have the label {names(rare)}. More images will help.")
    return said


def _always_together(files: Sequence[ImageFile]) -> list[list[str]]:
    """Labels that are on the very same images, those on every image left out."""
    places: dict[str, set[int]] = defaultdict(set)
    for place, file in enumerate(files):
        for label in file.labels:
            places[label].add(place)
    same: dict[frozenset[int], list[str]] = defaultdict(list)
    for label, found in places.items():
        if 1 < len(found) < len(files):
            same[frozenset(found)].append(label)
    return sorted(sorted(group) for group in same.values() if len(group) > 1)


def _about_number(files: Sequence[ImageFile], quantity: str) -> list[str]:
    usable = [file for file in files if not file.problem]
    said: list[str] = []
    if not any(file.split in ("train", "") for file in usable):
        said.append("There are no training images, only images for validation or test.")
    found = distribution_of(usable)
    if found is None:
        return said
    if found.lowest == found.highest:
        said.append(f"All images have the same “{quantity}”, {figure(found.lowest)}: there is nothing to learn.")
    if found.images >= _FEWEST_FOR_SKEW and abs(found.skewness) >= SKEWED:
        most, few = ("low", "high") if found.skewness > 0 else ("high", "low")
        said.append(
            f"Most values of “{quantity}” are {most} and a few are very {few} (median {figure(found.median)}, range "
            f"{figure(found.lowest)} to {figure(found.highest)}): expect larger errors for the {few} ones."
        )
    return said
