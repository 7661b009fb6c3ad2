"""Group keys that fit a data set, and warnings where a random split overestimates the accuracy."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.groups import PLACE, Grouping, expression, in_words, parsed
from ftstudio.core.targets import CLASSIFICATION
from ftstudio.core.text import stem_of
from ftstudio.data.phrases import flattered, images
from ftstudio.data.quality.duplicates import crossing_pair
from ftstudio.data.splits.groups import counted, groups_of, places_by_group

_SUBJECTS = (
    "patient person subject participant individual animal specimen plant tree case study exam visit session video clip "
    "film movie scene sequence seq burst slide scan volume series recording camera site"
)
_SUBJECT = re.compile(rf"^({'|'.join(_SUBJECTS.split())})s?([ _-]?(id|no|nr|number|name|key))?$", re.IGNORECASE)
_SUBJECT_NUMBERED = re.compile(rf"^({'|'.join(_SUBJECTS.split())})[ _-]?[0-9]", re.IGNORECASE)
_SEPARATOR = re.compile(r"[_ .-]+")
_NUMBERED = re.compile(r"(?:[^_ .-]([_ .-]+)|[^0-9_ .-])[0-9]+$")
_MOST_OF_ALL = 0.5
_LEAST_TOGETHER = 0.8
_LEVELS = 8


class _Candidate(NamedTuple):
    grouping: Grouping
    groups: tuple[str, ...]
    named: str
    """What the names say the groups are (“patient”); "" if unknown."""


def with_choices(summary: DatasetSummary, example: tuple[int, int] | None) -> DatasetSummary:
    """Add to ``summary`` the group keys that fit it, most likely first, and a warning about an overestimated accuracy.

    Args:
        summary: The data set, complete except for this.
        example: Two similar images of a burst, if there are bursts.
    """
    different = {each.groups: each for each in reversed(list(_candidates(summary)))}  # of equal groupings the first
    candidates = [each for each in reversed(different.values()) if _fits(summary, each)]
    candidates.sort(key=lambda each: not each.named)  # stable: columns, then folders, then names
    summary = replace(summary, groupings=tuple(each.grouping for each in candidates))
    best = next((each for each in candidates if each.named), None)
    if example is not None:
        best = best or next((each for each in candidates if _explains(summary, each)), None)
    if summary.totals.val:  # then the split is given, and no key can be offered
        warning = _about_crossing(summary, best) if best else ""
        return replace(summary, warnings=(warning, *summary.warnings)) if warning else summary
    if best is None and example is None:
        return summary
    warning = _about_bursts(summary, example) if example else _about_named(summary, best) if best else ""
    offers = {warning: best.grouping.key} if best else {}
    return replace(summary, warnings=(warning, *summary.warnings), offers=offers)


def _candidates(summary: DatasetSummary) -> Iterator[_Candidate]:
    for title in summary.columns:
        yield _candidate(summary, f"column:{title}", title if _SUBJECT.match(title.strip()) else "")
    usable = [file for file in summary.files if not file.problem]
    depth = min(_LEVELS, max((file.path.count("/") for file in usable), default=0))
    for level in range(1, depth + 1):
        folders = [(file.path.split("/")[level - 1], file) for file in usable if file.path.count("/") >= level]
        if any(folder not in file.labels for folder, file in folders):  # otherwise it is the class folder
            yield _candidate(summary, f"folder:{level}", _subject_of([folder for folder, _ in folders]))
    stems = [stem_of(file.path) for file in usable]
    for pattern in filter(None, (_up_to_a_separator(stems), _up_to_the_number(stems))):
        search = expression(pattern).search
        heads = [match.group(1) for stem in stems if (match := search(stem))]
        if len(heads) > _LEAST_TOGETHER * len(stems):
            yield _candidate(summary, f"name:{pattern}", _subject_of(heads))
    if summary.bursts:
        yield _candidate(summary, "bursts", "")


def _up_to_a_separator(stems: Sequence[str]) -> str:
    """A pattern that cuts names at the separator that comes first in most of them; "" for none."""
    firsts = Counter(match.group() for stem in stems if (match := _SEPARATOR.search(stem, 1)))
    return f"{PLACE}{firsts.most_common(1)[0][0]}*" if firsts else ""


def _up_to_the_number(stems: Sequence[str]) -> str:
    """A pattern that removes the number at the end of most names, with the separator before it; "" for none."""
    ends = Counter(match.group(1) or "" for stem in stems if (match := _NUMBERED.search(stem)))
    return f"{PLACE}{ends.most_common(1)[0][0]}#" if ends else ""


def _subject_of(values: Sequence[str]) -> str:
    matches = [_SUBJECT_NUMBERED.match(value) for value in values]
    if not all(matches):
        return ""
    return next((match.group(1).lower() for match in matches if match), "")


def _candidate(summary: DatasetSummary, key: str, named: str) -> _Candidate:
    groups = groups_of(summary, key)
    return _Candidate(counted(key, groups, summary), groups, named)


def _fits(summary: DatasetSummary, candidate: _Candidate) -> bool:
    """Whether a split by these groups is possible and useful.

    There must be several groups, none with most of the images, and at least two for most classes or labels.
    """
    found = candidate.grouping
    usable = summary.usable_count
    together = usable - found.alone
    if found.groups < 2 or found.largest > _MOST_OF_ALL * usable:
        return False
    if found.key != "bursts" and not candidate.named and together < _LEAST_TOGETHER * usable:
        return False
    of_class: dict[str, set[str]] = defaultdict(set)
    for file, group in zip(summary.files, candidate.groups, strict=True):
        for label in () if file.problem else file.labels or ("",):
            of_class[label].add(group or file.path)
    several = sum(len(groups) > 1 for groups in of_class.values())
    return several > len(of_class) / 2


def _explains(summary: DatasetSummary, candidate: _Candidate) -> bool:
    """Whether most images of one burst are in one group."""
    if parsed(candidate.grouping.key) == parsed("bursts"):
        return True
    pairs = [pair for burst in summary.bursts for pair in pairwise(burst)]
    inside = sum(candidate.groups[one] == candidate.groups[other] != "" for one, other in pairs)
    return inside >= _LEAST_TOGETHER * max(1, len(pairs))


def _about_crossing(summary: DatasetSummary, candidate: _Candidate) -> str:
    usable = [place for place, file in enumerate(summary.files) if not file.problem]
    groups = places_by_group(candidate.groups, usable).values()
    crossing = [pair for group in groups if (pair := crossing_pair(summary.files, group))]
    if not crossing:
        return ""
    one, other = (summary.files[place].path for place in crossing[0])
    count = "1 group" if len(crossing) == 1 else f"{len(crossing):,} groups"
    return (
        f"Images of {count} ({in_words(candidate.grouping.key)}) are in more than one of training, validation and "
        f"test, so {flattered(summary.task == CLASSIFICATION)}; for example {one} and {other}."
    )


def _about_bursts(summary: DatasetSummary, example: tuple[int, int]) -> str:
    count = sum(map(len, summary.bursts))
    one, other = (summary.files[place].path for place in example)
    others = "others of their class" if summary.task == CLASSIFICATION else "other images"
    return (
        f"{images(count)} have consecutive names and are much more similar than {others} (a burst, "
        f"video frames, slices), for example {one} and {other}. A random split puts them in both training and "
        f"validation, so {flattered(summary.task == CLASSIFICATION)}."
    )


def _about_named(summary: DatasetSummary, candidate: _Candidate) -> str:
    found = candidate.grouping
    key = parsed(found.key)
    where = "in the folders" if found.key.startswith("folder") else "in the file names"
    if key is not None and key.kind == "column":
        where = f"in the column “{key.value}” of the list"
    return (
        f"The images belong to {found.groups:,} groups ({candidate.named.lower()}, {where}). A random split puts "
        f"images of one group in both training and validation, so {flattered(summary.task == CLASSIFICATION)}."
    )
