"""What a split keeps in proportion: classes, labels, or ranges of a number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ftstudio.core.dataset import DatasetSummary, ImageFile
from ftstudio.core.targets import CLASSIFICATION, REGRESSION, Number
from ftstudio.data.quality.duplicates import answer_of

RANGES = 10
"""A number is stratified by so many ranges with equally many images."""


def strata_of(summary: DatasetSummary) -> Sequence[str]:
    """The stratum of each file: its class, the rarest of its labels or box classes ("" without any), or its range."""
    files = summary.files
    if summary.task == CLASSIFICATION:
        return [file.class_name for file in files]
    if summary.task == REGRESSION:
        return _ranges(files)
    uses = Counter(label for file in files if not file.problem for label in file.labels)
    return [min(file.labels, key=lambda label: (uses[label], label), default="") for file in files]


def disagree(files: Sequence[ImageFile], places: Iterable[int]) -> bool:
    """Whether duplicates have different classes or labels; numbers are measured, so they may differ."""
    places = list(places)
    said = {answer_of(files[place]) for place in places}
    return len(said) > 1 and not all(isinstance(files[place].target, Number) for place in places)


def _ranges(files: Sequence[ImageFile]) -> list[str]:
    values = [(file.target.value, place) for place, file in enumerate(files) if isinstance(file.target, Number)]
    strata = [""] * len(files)
    for rank, (_, place) in enumerate(sorted(values)):
        strata[place] = f"range {rank * RANGES // len(values)}"
    return strata
