"""Two runs on the same images: which one is better, or that there are too few images to say."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from ftstudio.app import figure_comparison
from ftstudio.app.figure_comparison import compare_labels, compare_numbers, nothing_in_common
from ftstudio.core.errors import UserError
from ftstudio.core.evaluation import (
    ClassEvaluation,
    EvaluatedImage,
    Evaluation,
    LabelsEvaluation,
    NumberEvaluation,
)
from ftstudio.core.paired_figures import FigureComparison, RunComparison
from ftstudio.core.paired_test import ALPHA, Comparison, DifferingImage, mcnemar, newcombe
from ftstudio.core.run_record import RunRecord
from ftstudio.core.targets import CLASSIFICATION, MULTI_LABEL, REGRESSION
from ftstudio.store.run_folder import RunFolder

SMALLEST_P = 0.0001
_ANSWERS = {CLASSIFICATION: "one class", MULTI_LABEL: "any number of labels", REGRESSION: "one number"}


def common_split(a: RunRecord, b: RunRecord) -> str:
    """Return the split that two runs are compared on: test if both have test images, otherwise val."""
    return "test" if a.test_count and b.test_count else "val"


def saved_evaluation(folder: RunFolder, split: str) -> Evaluation | None:
    """Return the saved evaluation of the current weights, or None if none can be read."""
    try:
        evaluation = folder.evaluation(split)
    except UserError:
        return None
    return evaluation if evaluation is not None and folder.is_current(evaluation) else None


# ---- what is there already ------------------------------------------------------------------------------


class SavedComparison(Struct, frozen=True, kw_only=True):
    """The comparison of the saved evaluations of two runs on ``split``.

    There is no ``comparison`` if the run folders ``missing`` have no evaluation; if the two cannot be compared,
    ``reason`` says why.
    """

    split: str
    missing: tuple[str, ...] = ()
    comparison: RunComparison | None = None
    reason: str = ""


def saved_comparison(run_a: str, run_b: str) -> SavedComparison:
    """Compare two runs by their saved evaluations. Raises UserError if a folder is not a run folder."""
    folders = RunFolder(Path(run_a)), RunFolder(Path(run_b))
    records = folders[0].record, folders[1].record
    split = common_split(*records)
    try:
        check_tasks(*(record.task for record in records))
    except UserError as error:
        return SavedComparison(split=split, reason=f"{error.message} {error.hint}")
    found = [saved_evaluation(folder, split) for folder in folders]
    first, second = found
    if first is None or second is None:
        missing = tuple(str(folder.path) for folder, each in zip(folders, found, strict=True) if each is None)
        return SavedComparison(split=split, missing=missing)
    try:
        return SavedComparison(split=split, comparison=compare(first, second))
    except UserError as error:
        return SavedComparison(split=split, reason=f"{error.message} {error.hint}")


# ---- counting -------------------------------------------------------------------------------------------


def compare(a: Evaluation, b: Evaluation) -> RunComparison:
    """Compare two evaluations on the images that are in both, with the same target.

    For two runs with different validation images, these are the images in both sets, which neither was trained on.

    Raises:
        UserError: There are no such images, or the tasks differ.
    """
    check_tasks(a.task, b.task)
    _check_roots(a, b)
    return _COMPARE[type(a)](a, b)


def check_tasks(a: str, b: str) -> None:
    """Raise UserError if two runs are of different tasks (their keys)."""
    if a != b:
        raise UserError(
            f"The two runs are of different tasks: {_ANSWERS.get(a, a)} and {_ANSWERS.get(b, b)} per image.",
            "Compare runs of the same task.",
        )


def _compare_classes(a: ClassEvaluation, b: ClassEvaluation) -> Comparison:
    pairs = list(_pairs(a, b))
    if not pairs:
        raise nothing_in_common()
    both = sum(_right(one) and _right(other) for one, other in pairs)
    only_a = sum(_right(one) and not _right(other) for one, other in pairs)
    only_b = sum(_right(other) and not _right(one) for one, other in pairs)
    neither = len(pairs) - both - only_a - only_b
    low, high = newcombe(both, only_a, only_b, neither)
    return Comparison(
        run_a=a.run_dir,
        run_b=b.run_dir,
        split_a=a.split,
        split_b=b.split,
        root=a.root,
        both_right=both,
        only_a=only_a,
        only_b=only_b,
        both_wrong=neither,
        left_out=len(a.images) + len(b.images) - 2 * len(pairs),
        p=mcnemar(only_a, only_b),
        difference=(only_a - only_b) / len(pairs),
        low=low,
        high=high,
        differing=_differing(a, b, pairs),
    )


_COMPARE: dict[type, Callable[[Any, Any], RunComparison]] = {
    ClassEvaluation: _compare_classes,
    LabelsEvaluation: compare_labels,
    NumberEvaluation: compare_numbers,
}


def _check_roots(a: Evaluation, b: Evaluation) -> None:
    if os.path.normpath(a.root) != os.path.normpath(b.root):
        raise UserError(
            f"The two runs were evaluated on images from different folders: {a.root} and {b.root}.",
            "Compare them on one folder: ftstudio evaluate RUN FOLDER --against RUN.",
        )


def _pairs(a: ClassEvaluation, b: ClassEvaluation) -> Iterator[tuple[EvaluatedImage, EvaluatedImage]]:
    others = {image.path: image for image in b.images}
    for image in a.images:
        other = others.get(image.path)
        if other is not None and a.class_names[image.target] == b.class_names[other.target]:
            yield image, other


def _right(image: EvaluatedImage) -> bool:
    return image.target == image.predicted


def _differing(
    a: ClassEvaluation, b: ClassEvaluation, pairs: list[tuple[EvaluatedImage, EvaluatedImage]]
) -> tuple[DifferingImage, ...]:
    found = [
        DifferingImage(
            one.path,
            a.class_names[one.target],
            a.class_names[one.predicted],
            b.class_names[other.predicted],
            one.probability,
            other.probability,
        )
        for one, other in pairs
        if _right(one) != _right(other)
    ]
    found.sort(key=lambda image: (not image.a_is_right, -_mistake(image)))
    return tuple(found)


def _mistake(image: DifferingImage) -> float:
    """The confidence of the wrong answer."""
    return image.probability_b if image.a_is_right else image.probability_a


# ---- in words -------------------------------------------------------------------------------------------


def p_words(p: float, number: Callable[[float], str] = "{:.2g}".format) -> str:
    """A p value in words: "p = 0.031", "p < 0.0001". ``number`` formats it to two digits."""
    return f"p < {number(SMALLEST_P)}" if p < SMALLEST_P else f"p = {number(p)}"


def verdict(comparison: RunComparison, a: str, b: str, p: str = "") -> str:
    """Say which run is better; ``a`` and ``b`` are their names, ``p`` is the result of p_words."""
    if isinstance(comparison, FigureComparison):
        return figure_comparison.verdict(comparison, a, b)
    p = p or p_words(comparison.p)
    only_a, only_b, differing = comparison.only_a, comparison.only_b, comparison.discordant
    if differing == 0:
        return f"Both are right and wrong on the same of the {comparison.count} images: they cannot be told apart."
    if only_a == only_b:
        return (
            f"Each is right in {only_a} of the {differing} images on which they differ: no difference on these images."
        )
    better, worse, right = (a, b, only_a) if only_a > only_b else (b, a, only_b)
    if differing == 1:
        return f"{better} is right in the one image on which they differ: not enough to say which is better."
    counted = f"right in {right} of the {differing} images on which they differ"
    if comparison.p < ALPHA:
        return f"{better} is better than {worse}: {counted} ({p})."
    return f"{better} is {counted} ({p}): not enough to say which is better."


def remarks(comparison: RunComparison) -> tuple[str, ...]:
    """Return what a reader of the comparison should know about its images."""
    said: list[str] = []
    if comparison.left_out:
        images = "1 image" if comparison.left_out == 1 else f"{comparison.left_out} images"
        said.append(f"{images} that only one run was evaluated on were excluded: the other may have trained on them.")
    if "val" in (comparison.split_a, comparison.split_b):
        said.append("These are validation images, on which each run chose its best epoch.")
    return tuple(said)
