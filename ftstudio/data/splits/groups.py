"""The group of each image by a group key; groups must not be divided between training and validation."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.errors import UserError
from ftstudio.core.groups import Grouping, GroupKey, expression, parsed
from ftstudio.data.phrases import images, names


def groups_of(summary: DatasetSummary, key: str) -> tuple[str, ...]:
    """Return the group of each file of ``summary``; "" for a file without a group, and for all without a key.

    Raises:
        UserError: The key is invalid, or no usable image has a group.
    """
    parts = parsed(key)
    if parts is None:
        return ("",) * len(summary.files)
    if parts.kind == "column":
        return _of_column(summary, parts)
    bursts = {place: summary.files[group[0]].path for group in summary.bursts for place in group}
    if parts.kind == "bursts":
        found = tuple(bursts.get(place, "") for place in range(len(summary.files)))
    else:
        found = group_ids([file.path for file in summary.files], parts)
    if not any(group for group, file in zip(found, summary.files, strict=True) if not file.problem):
        raise _nothing(summary, parts)
    return found


def group_ids(paths: Iterable[str], key: GroupKey) -> tuple[str, ...]:
    """Return the group of each path by a key of kind "folder" or "name"; "" for none.

    Paths are relative to the root, with "/".
    """
    if key.kind == "folder":
        folders = (path.split("/")[:-1] for path in paths)
        return tuple(levels[key.level - 1] if len(levels) >= key.level else "" for levels in folders)
    pattern = expression(key.value)
    matches = (pattern.search(PurePosixPath(path).stem) for path in paths)
    return tuple((match.group(1) or "") if match else "" for match in matches)


def _of_column(summary: DatasetSummary, key: GroupKey) -> tuple[str, ...]:
    wanted = [place for place, title in enumerate(summary.columns) if title.lower() == key.value.lower()]
    if not wanted:
        if not summary.columns:
            raise UserError(
                f"There is no column “{key.value}” shared by several images.",
                "Columns come from a list (.csv, .tsv). Give folder:2 or name:PATTERN for images in folders.",
            )
        raise UserError(
            f"The list has no column “{key.value}” shared by several images.",
            f"It has: {names(summary.columns)}.",
        )
    place = wanted[0]
    return tuple(file.cells[place] if len(file.cells) > place else "" for file in summary.files)


def _nothing(summary: DatasetSummary, key: GroupKey) -> UserError:
    example = next((file.path for file in summary.files if not file.problem), "")
    match key.kind:
        case "folder":
            levels = ", ".join(f"{level} is “{name}”" for level, name in enumerate(example.split("/")[:-1], 1))
            said = f"No image has a folder at level {key.level}."
            return UserError(said, f"Of {example}, level {levels}." if levels else "The images are not in folders.")
        case "bursts":
            return UserError("The scan found no bursts in these images.", "Choose another group key, or none.")
        case _:
            stem = PurePosixPath(example).stem
            return UserError(
                f"The pattern “{key.value}” matches no file name.",
                f"It is matched against the file name without its extension, for example “{stem}”.",
            )


def grouping_of(summary: DatasetSummary, key: str) -> Grouping:
    """Describe the groups of the usable images by ``key``. Raises as ``groups_of``."""
    return counted(key, groups_of(summary, key), summary)


def counted(key: str, groups: Sequence[str], summary: DatasetSummary) -> Grouping:
    """Count the groups of the usable images; ``groups`` has one entry for each file of ``summary``."""
    sizes = Counter(group for group, file in zip(groups, summary.files, strict=True) if not file.problem)
    alone = sizes.pop("", 0) + sum(1 for size in sizes.values() if size == 1)
    shared = [size for size in sizes.values() if size > 1]
    return Grouping(key=key, groups=len(shared), largest=max(shared, default=0), alone=alone)


def described(found: Grouping) -> str:
    """Describe a grouping, for example “34 groups, the largest of 12 images; 3 images by themselves”."""
    if not found.groups:
        return "No two images share a group."
    said = "1 group" if found.groups == 1 else f"{found.groups:,} groups"
    said += f", {'' if found.groups == 1 else 'the largest '}of {images(found.largest)}"
    if found.alone:
        said += f"; {images(found.alone)} by {'itself' if found.alone == 1 else 'themselves'}"
    return f"{said}."


def places_by_group(groups: Sequence[str], among: Iterable[int]) -> Mapping[str, list[int]]:
    """Return the indices ``among`` by their group, without those of group ""."""
    by_group: dict[str, list[int]] = defaultdict(list)
    for place in among:
        if groups[place]:
            by_group[groups[place]].append(place)
    return by_group
