"""Duplicates and near-duplicates: which images belong together, and what to say about them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from ftstudio.core.dataset import DatasetSummary, ImageFile
from ftstudio.core.targets import Boxes, Labels, Number
from ftstudio.data.phrases import are, flattered, images, names, pictures

SPLITS = ("train", "val", "test")
CROSSING = ("across_splits", "across_classes", "placeholder")
"""Cautions about pictures that should not be in both places; sentences about them come first."""


PLACEHOLDER = 4
"""From this number of copies in several classes on, a picture is not a sorting mistake but a placeholder for missing
images."""


class Said(NamedTuple):
    """A sentence for the user, and the caution of the images it is about ("" for none)."""

    sentence: str
    caution: str = ""


def joined(pairs: Iterable[Sequence[int]]) -> list[tuple[int, ...]]:
    """Return the connected groups of linked numbers, each ascending, ordered by their first number."""
    leader: dict[int, int] = {}

    def lead(one: int) -> int:
        while leader.setdefault(one, one) != one:
            leader[one] = leader[leader[one]]
            one = leader[one]
        return one

    for group in pairs:
        first = lead(group[0])
        for other in group[1:]:
            found = lead(other)
            leader[max(first, found)] = first = min(first, found)
    groups: dict[int, list[int]] = defaultdict(list)
    for one in sorted(leader):
        groups[lead(one)].append(one)
    return [tuple(group) for group in groups.values()]


def groups_among(
    files: Sequence[ImageFile], alike: Iterable[Sequence[int]], places: Sequence[int]
) -> list[tuple[int, ...]]:
    """Group ``places`` by (nearly) the same picture: equal bytes, or together in a group of ``alike``.

    An image without duplicates is a group of its own.
    """
    wanted = frozenset(places)
    among = [[place for place in group if place in wanted] for group in alike]
    return joined([*same_bytes(files, places), *(group for group in among if group)])


def rows_alike(summary: DatasetSummary, places: Sequence[int]) -> list[list[int]]:
    """Return the groups of ``summary.alike`` as indices into ``places``, leaving out images that are not in it."""
    row_of = {place: row for row, place in enumerate(places)}
    among = ([row_of[place] for place in group if place in row_of] for group in summary.alike)
    return [rows for rows in among if rows]


def same_bytes(files: Sequence[ImageFile], places: Iterable[int]) -> list[tuple[int, ...]]:
    """Group ``places`` by equal file contents; files of unknown content are groups of their own."""
    groups: dict[str, list[int]] = defaultdict(list)
    for place in places:
        groups[files[place].digest or f"path {files[place].path}"].append(place)
    return [tuple(group) for group in groups.values()]


def cautioned(
    files: Sequence[ImageFile], alike: Iterable[Sequence[int]]
) -> tuple[list[ImageFile], list[Said], list[tuple[int, ...]]]:
    """Mark the files that show (nearly) the same picture as another.

    Returns:
        (the files, what to say about them, the groups of at least two).
    """
    usable = [place for place, file in enumerate(files) if not file.problem]
    groups = [group for group in groups_among(files, alike, usable) if len(group) > 1]
    marked = list(files)
    for group in groups:
        for place in group:
            marked[place] = _marked(files, group, place)
    return marked, _said(files, groups), groups


def _marked(files: Sequence[ImageFile], group: Sequence[int], place: int) -> ImageFile:
    """One image of a group with its cautions; the first of a group within one class and split has none."""
    file = files[place]
    splits = _splits_of(files, group)
    cautions: list[str] = []
    where: list[str] = []
    other = next((one for one in group if one != place), place)
    if differ(files, group):
        cautions.append("across_classes")
        where.append(_differently(files, group))
        other = next((one for one in group if answer_of(files[one]) != answer_of(file)), other)
        if _is_placeholder(files, group):
            cautions.append("placeholder")
    if len(splits) > 1:
        cautions.insert(0, "across_splits")
        where.insert(0, f"in {' and '.join(splits)}")
        other = next(one for one in group if files[one].split != file.split)
    twin = next((one for one in group if one != place and files[one].digest == file.digest != ""), None)
    is_first = place == group[0]
    if not is_first:
        cautions.append("copy" if twin is not None and twin < place else "near_copy")
    if where:
        same = "Same" if files[other].digest == file.digest != "" else "Nearly the same"
        detail = f"{same} picture {' and '.join(where)}: {files[other].path}."
    elif is_first:
        return file
    elif twin is not None and twin < place:
        detail = f"Duplicate of {files[twin].path}."
    else:
        detail = f"Nearly the same as {files[group[0]].path}."
    return replace(file, cautions=(*cautions, *file.cautions), detail=" ".join(filter(None, (detail, file.detail))))


def _said(files: Sequence[ImageFile], groups: Sequence[Sequence[int]]) -> list[Said]:
    said: list[Said] = []
    contents = [len(same_bytes(files, group)) for group in groups]
    exact = sum(len(group) - different for group, different in zip(groups, contents, strict=True))
    near = sum(contents) - len(contents)
    if exact:
        said.append(
            Said(f"{images(exact)} {'is an exact copy' if exact == 1 else 'are exact copies'} of another.", "copy")
        )
    if near:
        said.append(
            Said(
                f"{images(near)} {are(near)} nearly the same as another: resized, cropped, mirrored or saved again.",
                "near_copy",
            )
        )
    crossing = [pair for group in groups if (pair := crossing_pair(files, group))]
    if crossing:
        first, second = (files[place].path for place in crossing[0])
        example = f", {'for example ' if len(crossing) > 1 else ''}{first} and {second}"
        said.append(
            Said(
                f"{pictures(len(crossing))} in more than one of training, validation and test, "
                f"so {flattered(_are_classes(files))}{example}.",
                "across_splits",
            )
        )
    placeholders = [group for group in groups if _is_placeholder(files, group)]
    for group in placeholders:
        several = len({answer_of(files[place]) for place in group})
        where = f"in {several:,} classes" if files[group[0]].target is None else f"with {several:,} different labels"
        said.append(
            Said(
                f"{images(len(group))} {where} are the same picture, for example "
                f"{files[group[0]].path}: perhaps a placeholder such as “image not found”. Check and exclude them.",
                "placeholder",
            )
        )
    different = [group for group in groups if differ(files, group)]
    if len(different) > len(placeholders):
        said.append(Said(_about_different(files, different, len(different) - len(placeholders)), "across_classes"))
    return said


def _about_different(files: Sequence[ImageFile], groups: Sequence[Sequence[int]], count: int) -> str:
    match files[groups[0][0]].target:
        case None:
            said = f"{pictures(count)} in more than one class. Decide which class is correct."
            exact = any(len(same_bytes(files, group)) < len(group) for group in groups)
            return said + " If several are correct, read the classes as labels with --target labels." * exact
        case Labels():
            return f"{pictures(count)} here more than once, with different labels. Decide which labels are correct."
        case Boxes():
            return f"{pictures(count)} here more than once, with different boxes. Decide which boxes are correct."
        case Number():
            return f"{pictures(count)} here more than once, with different numbers. Decide which number is correct."


def _is_placeholder(files: Sequence[ImageFile], group: Sequence[int]) -> bool:
    return len(group) >= PLACEHOLDER and differ(files, group) and not isinstance(files[group[0]].target, Number)


def differ(files: Sequence[ImageFile], group: Sequence[int]) -> bool:
    """Whether images that show (nearly) the same picture have different classes or labels.

    Numbers are measured, so those of similar pictures may differ; those of copies of one file may not.
    """
    if any(isinstance(files[place].target, Number) for place in group):
        return any(len({answer_of(files[place]) for place in same}) > 1 for same in same_bytes(files, group))
    return len({answer_of(files[place]) for place in group}) > 1


def answer_of(file: ImageFile) -> tuple[object, ...]:
    """Return what equal pictures should agree on; of boxes only how many there are of each class.

    Edges differ from one drawing to the next, and in resized copies.
    """
    if isinstance(file.target, Boxes):
        return tuple(sorted(Counter(box.class_name for box in file.target.boxes).items()))
    return file.class_name, file.target


def _differently(files: Sequence[ImageFile], group: Sequence[int]) -> str:
    match files[group[0]].target:
        case None:
            return f"in the classes {names({files[place].class_name for place in group})}"
        case Labels():
            uses = Counter(label for place in group for label in files[place].labels)
            return f"with the label {names(label for label in uses if uses[label] < len(group))} only in some of them"
        case Boxes():
            return "with different boxes"
        case Number():
            return "with different numbers"


def _are_classes(files: Sequence[ImageFile]) -> bool:
    return all(file.target is None for file in files)


def with_joined_labels(files: Sequence[ImageFile]) -> list[ImageFile]:
    """Give files of equal content the labels of all of them.

    Of several in one split, the first is used and the others are marked as problems.
    """
    joined_files = list(files)
    usable = [place for place, file in enumerate(files) if not file.problem]
    for group in same_bytes(files, usable):
        labels = tuple(sorted({label for place in group for label in files[place].labels}))
        if all(files[place].labels == labels for place in group):
            continue
        first: dict[str, str] = {}
        for place in group:
            file = files[place]
            stands = first.setdefault(file.split, file.path)
            joined_files[place] = replace(
                file,
                target=Labels(labels),
                problem="" if stands == file.path else "same_picture",
                detail="" if stands == file.path else f"The same picture as {stands}, which has all its labels.",
            )
    return joined_files


def crossing_pair(files: Sequence[ImageFile], group: Sequence[int]) -> tuple[int, int] | None:
    """Return two images of a group in different splits, training first; None if all are in one split."""
    splits = _splits_of(files, group)
    if len(splits) < 2:
        return None
    first, second = (next(place for place in group if files[place].split == split) for split in splits[:2])
    return first, second


def _splits_of(files: Sequence[ImageFile], group: Sequence[int]) -> list[str]:
    present = {files[place].split for place in group}
    return [split for split in SPLITS if split in present]
