"""Duplicates and near-duplicates: which images belong together, and what to say about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from ftstudio.core.dataset import DatasetSummary, ImageFile
from ftstudio.data.phrases import are, images, names, pictures

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
    classes = sorted({files[other].class_name for other in group})
    cautions: list[str] = []
    where: list[str] = []
    other = next((one for one in group if one != place), place)
    if len(classes) > 1:
        cautions.append("across_classes")
        where.append(f"in the classes {names(classes)}")
        other = next(one for one in group if files[one].class_name != file.class_name)
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
                f"so the accuracy will be overestimated{example}.",
                "across_splits",
            )
        )
    placeholders = [group for group in groups if _is_placeholder(files, group)]
    for group in placeholders:
        classes = len({files[place].class_name for place in group})
        said.append(
            Said(
                f"{images(len(group))} in {classes:,} classes are the same picture, for example "
                f"{files[group[0]].path}: perhaps a placeholder such as “image not found”. Check and exclude them.",
                "placeholder",
            )
        )
    in_classes = sum(len({files[place].class_name for place in group}) > 1 for group in groups) - len(placeholders)
    if in_classes:
        said.append(
            Said(f"{pictures(in_classes)} in more than one class. Decide which class is correct.", "across_classes")
        )
    return said


def _is_placeholder(files: Sequence[ImageFile], group: Sequence[int]) -> bool:
    return len(group) >= PLACEHOLDER and len({files[place].class_name for place in group}) > 1


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
