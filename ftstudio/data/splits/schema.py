"""What a model of some training images learns to say, and why it could not learn it."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean, pstdev

from ftstudio.core.bounds import MOST_CLASSES
from ftstudio.core.dataset import DatasetSummary, ImageFile
from ftstudio.core.errors import UserError
from ftstudio.core.targets import (
    CLASSIFICATION,
    DETECTION,
    MULTI_LABEL,
    REGRESSION,
    BoxClasses,
    LabelSet,
    Number,
    Quantity,
    TargetSchema,
)
from ftstudio.data.phrases import names


def schema_of(
    task: str, quantity: str, training: Sequence[ImageFile], class_names: tuple[str, ...]
) -> TargetSchema | None:
    """The schema of the ``training`` images; None in classification, where the class names are all there is to it."""
    if task == MULTI_LABEL:
        return LabelSet(class_names)
    if task == DETECTION:
        return BoxClasses(class_names)
    if task == REGRESSION:
        values = _values(training)
        return Quantity(quantity, fmean(values), pstdev(values))
    return None


def refuse_impossible(summary: DatasetSummary, training: Sequence[ImageFile], class_names: Sequence[str]) -> None:
    """Raises UserError where the ``training`` images have nothing that a model could tell apart."""
    if not training:
        where = ", only images for validation or test" if summary.usable_count else ""
        raise UserError(f"There are no training images{where}.", "Add a folder train with a folder for each class.")
    if summary.task == REGRESSION:
        if len(set(_values(training))) < 2:
            quantity = f"“{summary.quantity}”"
            raise UserError(f"All training images have the same {quantity}.", "Add images with other values.")
    elif summary.task == MULTI_LABEL and len({file.labels for file in training}) < 2:
        raise UserError("All training images have the same labels.", "Add images with other labels.")
    elif summary.task == DETECTION and not class_names:
        raise UserError("No training image has a box.", "Draw boxes around objects in the training images.")
    refuse_too_many(class_names)
    if summary.task == CLASSIFICATION and len(class_names) < 2:
        only = f"There is only one class with training images, {names(class_names)}."
        raise UserError(only, "Add folders with images of other classes.")


def refuse_too_many(class_names: Sequence[str]) -> None:
    """Raises UserError for more classes than a run can have."""
    if len(class_names) > MOST_CLASSES:
        raise UserError(
            f"There are {len(class_names):,} classes; up to {MOST_CLASSES:,} are supported.",
            "Merge classes, or open a part of them. If each image is a class of its own, the labels were misread.",
        )


def _values(files: Sequence[ImageFile]) -> list[float]:
    return [file.target.value for file in files if isinstance(file.target, Number)]
