"""What there is to say about a data set once every file is known: duplicates, classes, warnings in words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Sized

from msgspec.structs import replace

from ftstudio.core.records import ClassCount, ImageFile

FEW_IMAGES = 10
IMBALANCE = 5.0
SMALL_EDGE = 32
LONG_SHAPE = 4.0


def class_names_of(files: Iterable[ImageFile]) -> tuple[str, ...]:
    """The classes of the usable training images, sorted; of all usable images where none is for training."""
    usable = [file for file in files if not file.problem]
    training = {file.class_name for file in usable if file.split in ("train", "")}
    return tuple(sorted(training or {file.class_name for file in usable}))


def without_unknown_classes(files: Sequence[ImageFile], class_names: Sequence[str]) -> list[ImageFile]:
    """The files, those of classes that cannot be learnt marked."""
    known = frozenset(class_names)
    return [
        file
        if file.problem or file.class_name in known
        else replace(
            file,
            problem="class_not_in_training",
            detail=f"No training image has the class “{file.class_name}”.",
        )
        for file in files
    ]


def counts_of(files: Iterable[ImageFile], class_names: Sequence[str]) -> tuple[ClassCount, ...]:
    """Usable images by class and split, in the order of ``class_names``."""
    tally = Counter((file.class_name, file.split) for file in files if not file.problem)
    return tuple(
        ClassCount(name, tally[name, "train"], tally[name, "val"], tally[name, "test"], tally[name, ""])
        for name in class_names
    )


def with_duplicates(files: Sequence[ImageFile]) -> tuple[list[ImageFile], list[str]]:
    """The files, copies of the same picture cautioned in ``detail``, and what to say about them."""
    groups: dict[str, list[int]] = defaultdict(list)
    for place, file in enumerate(files):
        if not file.problem and file.digest:
            groups[file.digest].append(place)
    marked = list(files)
    copies = in_classes = in_splits = 0
    for places in groups.values():
        if len(places) == 1:
            continue
        classes = sorted({files[place].class_name for place in places})
        splits = [split for split in ("train", "val", "test") if any(files[p].split == split for p in places)]
        in_classes += len(classes) > 1
        in_splits += len(splits) > 1
        copies += len(places) - 1
        for place in places:
            other = files[places[1] if place == places[0] else places[0]].path
            if len(classes) > 1:
                detail = f"Same picture in the classes {names(classes)}: {other}."
            elif len(splits) > 1:
                detail = f"Same picture in {' and '.join(splits)}: {other}."
            elif place != places[0]:
                detail = f"Duplicate of {other}."
            else:
                continue
            marked[place] = replace(files[place], detail=detail)
    warnings: list[str] = []
    if copies:
        warnings.append(f"{images(copies)} {'is an exact copy' if copies == 1 else 'are exact copies'} of another.")
    if in_splits:
        warnings.append(
            f"{pictures(in_splits)} in more than one of training, validation and test, "
            "so the accuracy will look better than it is."
        )
    if in_classes:
        warnings.append(f"{pictures(in_classes)} in more than one class. Decide which class is right.")
    return marked, warnings


def warnings_about(files: Sequence[ImageFile], counts: Sequence[ClassCount], empty_classes: Sequence[str]) -> list[str]:
    """Sentences about classes and image sizes, the most important first."""
    said: list[str] = []
    training = {count.name: count.train + count.unassigned for count in counts}
    if len(counts) == 1:
        said.append(f"There is only one class, {names([counts[0].name])}. Training needs at least two.")
    if counts and not any(training.values()):
        said.append("There are no training images, only images for validation or test.")
        training = {count.name: count.total for count in counts}
    elsewhere = {file.class_name for file in files if file.problem == "class_not_in_training"}
    if elsewhere:
        left_out = sum(1 for file in files if file.problem == "class_not_in_training")
        said.append(f"{names(elsewhere)} {have(elsewhere)} no training image; {images(left_out)} left out.")
    if has_validation := any(count.val for count in counts):
        missing = [count.name for count in counts if not count.val]
        if missing:
            said.append(f"No validation image shows {names(missing)}.")
    if empty_classes:
        alone = len(empty_classes) == 1
        which = f"folder {names(empty_classes)} holds" if alone else f"folders {names(empty_classes)} hold"
        said.append(f"The {which} no images.")
    single = [name for name, count in training.items() if count == 1]
    if single:
        besides = "" if has_validation else ", used for training; none is left to check it with"
        said.append(f"{names(single)} {have(single)} only one image{besides}.")
    few = [name for name, count in training.items() if 1 < count < FEW_IMAGES]
    if few:
        said.append(f"Fewer than {FEW_IMAGES} training images: {names(few)}. More images will help.")
    if len(training) > 1 and max(training.values()) > IMBALANCE * max(1, min(training.values())):
        most, least = max(training, key=training.__getitem__), min(training, key=training.__getitem__)
        said.append(
            f"Uneven classes: {names([most])} has {training[most]:,} training images, {names([least])} "
            f"{training[least]:,}. Rare classes count for more while training."
        )
    return said + _odd_sizes(files)


def _odd_sizes(files: Iterable[ImageFile]) -> list[str]:
    small = long = 0
    for file in files:
        if not file.problem and file.width:
            short, other = sorted((file.width, file.height))
            small += short < SMALL_EDGE
            long += other > LONG_SHAPE * short
    said: list[str] = []
    if small:
        said.append(f"{images(small)} {are(small)} smaller than {SMALL_EDGE} pixels on one side.")
    if long:
        said.append(
            f"{images(long)} {are(long)} more than {LONG_SHAPE:g} times as long as wide; only the middle is used."
        )
    return said


def images(count: int) -> str:
    return "1 image" if count == 1 else f"{count:,} images"


def have(things: Sized) -> str:
    return "has" if len(things) == 1 else "have"


def are(count: int) -> str:
    return "is" if count == 1 else "are"


def pictures(count: int) -> str:
    return "1 picture is" if count == 1 else f"{count:,} pictures are"


def names(values: Iterable[str]) -> str:
    """Up to five names in quotes, and how many more there are."""
    listed = sorted(values)
    shown = [f"“{value}”" for value in listed[:5]]
    if len(listed) > 5:
        return f"{', '.join(shown)} and {len(listed) - 5:,} more"
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))
