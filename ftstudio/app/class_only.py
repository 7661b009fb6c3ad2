"""What is possible only with one class per image, and the errors for labels and numbers."""

from __future__ import annotations

from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.errors import UserError
from ftstudio.core.targets import CLASSIFICATION, MULTI_LABEL

CROSS_VALIDATION = (
    "Cross-validation",
    "Train a model instead: its validation figures come with intervals.",
)
LABEL_CHECK = (
    "The search for label errors",
    "Train a model and look at the images that it gets most wrong: ftstudio evaluate RUN",
)
FREEZE_ADVICE = (
    "The search for the best freeze position",
    "Train with different values of --freeze and compare the runs.",
)
MOVING = ("Moving images between classes", "Change the list, or the folders of the images, and open them again.")


def refuse_other_tasks(dataset: DatasetSummary, what: tuple[str, str]) -> None:
    """Raise UserError if the images do not have one class each.

    ``what`` is what was requested and what to do instead: one of the pairs above.
    """
    if dataset.task == CLASSIFICATION:
        return
    has = "labels" if dataset.task == MULTI_LABEL else "a number"
    raise UserError(f"{what[0]} needs one class per image; these images have {has}.", what[1])
