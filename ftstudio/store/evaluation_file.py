"""An evaluation as it lies in a file: of many classes without its confusion matrix, which the images tell as well."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from ftstudio.core.bounds import MOST_CLASSES
from ftstudio.core.evaluation import ClassEvaluation, Evaluation

_WRITTEN_OUT = 1_000
"""Of more classes the matrix would be most of the file."""


def stored(evaluation: Evaluation) -> Evaluation:
    """What is written."""
    if not isinstance(evaluation, ClassEvaluation) or len(evaluation.class_names) <= _WRITTEN_OUT:
        return evaluation
    return replace(evaluation, confusion=())


def restored(evaluation: Evaluation) -> Evaluation:
    """What was read, with its matrix. Raises ValueError for too many classes, and for an image without one."""
    if not isinstance(evaluation, ClassEvaluation):
        return evaluation
    count = len(evaluation.class_names)
    if evaluation.confusion or count <= _WRITTEN_OUT:
        return evaluation
    if count > MOST_CLASSES:
        raise ValueError(f"it has {count:,} classes; up to {MOST_CLASSES:,} are read")
    tally: dict[int, Counter[int]] = {}
    for image in evaluation.images:
        if max(image.target, image.predicted) >= count:
            raise ValueError("an image has an unknown class")
        tally.setdefault(image.target, Counter())[image.predicted] += 1
    none = (0,) * count
    confusion = tuple(_row(tally[target], count) if target in tally else none for target in range(count))
    return replace(evaluation, confusion=confusion)


def _row(taken_for: Counter[int], count: int) -> tuple[int, ...]:
    row = [0] * count
    for place, images in taken_for.items():
        row[place] = images
    return tuple(row)
