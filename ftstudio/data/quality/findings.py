"""Properties of a complete data set: classes, sizes, and warnings."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from ftstudio.core.dataset import ClassCount, ImageFile
from ftstudio.core.targets import Boxes
from ftstudio.core.text import stem_of
from ftstudio.data.phrases import are, have, images, names

FEW_IMAGES = 10
IMBALANCE = 5.0
"""From this ratio of the largest to the smallest class on, users are warned and "auto" weights the loss."""


def class_names_of(files: Iterable[ImageFile]) -> tuple[str, ...]:
    """Return the classes or labels of the usable training images, sorted; of all images if none is for training."""
    usable = [file for file in files if not file.problem]
    training = {label for file in usable if file.split in ("train", "") for label in file.labels}
    return tuple(sorted(training or {label for file in usable for label in file.labels}))


def without_unknown_classes(files: Sequence[ImageFile], class_names: Sequence[str]) -> list[ImageFile]:
    """Return the files, with those of classes without training images marked as problems."""
    known = frozenset(class_names)
    return [
        file
        if file.problem or known.issuperset(file.labels)
        else replace(
            file,
            problem="class_not_in_training",
            detail=f"No training image has the {_kind(file)} {names(set(file.labels) - known)}.",
        )
        for file in files
    ]


def _kind(file: ImageFile) -> str:
    return "class" if file.target is None else "label"


def counts_of(files: Iterable[ImageFile], class_names: Sequence[str]) -> tuple[ClassCount, ...]:
    """Count the usable images by class or label and split, in the order of ``class_names``."""
    files = [file for file in files if not file.problem]
    tally = Counter((label, file.split) for file in files for label in file.labels)
    boxes = Counter(box.class_name for file in files if isinstance(file.target, Boxes) for box in file.target.boxes)
    return tuple(
        ClassCount(name, tally[name, "train"], tally[name, "val"], tally[name, "test"], tally[name, ""], boxes[name])
        for name in class_names
    )


def warnings_about(files: Sequence[ImageFile], counts: Sequence[ClassCount], empty_classes: Sequence[str]) -> list[str]:
    """Return sentences about the classes, most important first."""
    said: list[str] = []
    training = {count.name: count.train + count.unassigned for count in counts}
    if len(counts) == 1:
        said.append(f"There is only one class, {names([counts[0].name])}. Training needs at least two.")
    if counts and not any(training.values()):
        said.append("There are no training images, only images for validation or test.")
        training = {count.name: count.total for count in counts}
    said += about_unknown(files, counts)
    if has_validation := any(count.val for count in counts):
        missing = [count.name for count in counts if not count.val]
        if missing:
            said.append(f"No validation image has the class {names(missing)}.")
    if empty_classes:
        alone = len(empty_classes) == 1
        which = f"folder {names(empty_classes)} holds" if alone else f"folders {names(empty_classes)} hold"
        said.append(f"The {which} no images.")
    single = [name for name, count in training.items() if count == 1]
    if single:
        besides = "" if has_validation else ", used for training; none is left for validation"
        said.append(f"{names(single)} {have(single)} only one image{besides}.")
    few = [name for name, count in training.items() if 1 < count < FEW_IMAGES]
    if few:
        said.append(f"Fewer than {FEW_IMAGES} training images: {names(few)}. More images will help.")
    if len(training) > 1 and max(training.values()) > IMBALANCE * max(1, min(training.values())):
        most, least = max(training, key=training.__getitem__), min(training, key=training.__getitem__)
        said.append(
            f"Uneven classes: {names([most])} has {training[most]:,} training images, {names([least])} "
            f"{training[least]:,}. Class weights compensate for this unless they are off."
        )
    return said


def about_unknown(files: Sequence[ImageFile], counts: Sequence[ClassCount]) -> list[str]:
    """Sentences about classes or labels that no training image has."""
    left_out = [file for file in files if file.problem == "class_not_in_training"]
    elsewhere = {label for file in left_out for label in file.labels} - {count.name for count in counts}
    if not elsewhere:
        return []
    return [f"{names(elsewhere)} {have(elsewhere)} no training image; {images(len(left_out))} left out."]


def about_companions(files: Iterable[ImageFile]) -> str:
    """Return a sentence about excluded companions of images; "" if there are none."""
    found = [file for file in files if file.problem == "companion"]
    if not found:
        return ""
    which = f"{images(len(found))} {are(len(found))} excluded as masks, thumbnails or similar files of other images"
    return f"{which}: {found[0].path}, for example. {found[0].detail}"


def versions_of_one(files: Sequence[ImageFile]) -> tuple[tuple[int, ...], ...]:
    """Return groups of indices of usable images of one class with the same name in different folders.

    They are versions of one picture, for example in colour and in grey.
    """
    groups: dict[tuple[tuple[str, ...], str], list[int]] = defaultdict(list)
    for place, file in enumerate(files):
        if not file.problem:
            groups[file.labels, stem_of(file.path)].append(place)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def fingerprint(files: Sequence[ImageFile]) -> str:
    """Return 32 hex characters that change with any file's path, class, split, size or time."""
    digest = hashlib.blake2b(digest_size=16)
    for file in files:
        said = file.class_name if file.target is None else repr(file.target)
        line = f"{file.path}\0{said}\0{file.split}\0{file.size}\0{file.mtime_ns}\n"
        digest.update(line.encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


class Sizes(NamedTuple):
    """(width, height) in pixels of the smallest, the median and the largest usable image, by area."""

    smallest: tuple[int, int]
    median: tuple[int, int]
    largest: tuple[int, int]


def sizes_of(files: Iterable[ImageFile]) -> Sizes | None:
    """Return the sizes of the usable images; None if none is known."""
    known = ((file.width * file.height, file.width, file.height) for file in files if not file.problem and file.width)
    ordered = sorted(known)
    if not ordered:
        return None
    return Sizes(*(ordered[place][1:] for place in (0, len(ordered) // 2, -1)))
