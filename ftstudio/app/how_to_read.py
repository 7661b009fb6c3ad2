"""How a configuration says that its images are to be read."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from ftstudio.app.requests import Scan
from ftstudio.core.archive_names import AUTO
from ftstudio.core.config import DataConfig, RunConfig, TargetKind
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.targets import (
    CLASSIFICATION,
    DETECTION,
    MULTI_LABEL,
    REGRESSION,
    BoxClasses,
    ClassNames,
    LabelSet,
    Quantity,
    TargetSchema,
)
from ftstudio.data.lists.contents import UNTITLED


def scan_of(data: DataConfig) -> Scan:
    """The request to look at the images that a configuration names, the way it says."""
    return Scan(
        source=data.source,
        excluded=data.excluded,
        classes_from=data.classes_from,
        companions=data.companions,
        pages=data.pages,
        archive_names=data.archive_names,
        target=data.target,
        unlabelled=data.unlabelled,
    )


def with_the_reading(config: RunConfig, summary: DatasetSummary) -> RunConfig:
    """``config`` for the task that the images are for, with the reading that they were read with in place of "auto".

    So later scans of the same folder read the same classes although folders were added meanwhile.
    """
    config = replace(config, task=summary.task)
    if summary.task != CLASSIFICATION and config.data.target == "auto":
        config = replace(config, data=replace(config.data, target=_target(summary.task, summary.quantity)))
    if config.data.classes_from != "auto" or not summary.reading:
        return config
    return replace(config, data=replace(config.data, classes_from=summary.reading))


def target_of(schema: TargetSchema) -> TargetKind:
    """What to look for in other images, to compare a model of ``schema`` with."""
    match schema:
        case ClassNames():
            return "class"
        case LabelSet():
            return _target(MULTI_LABEL)
        case BoxClasses():
            return _target(DETECTION)
        case Quantity():
            return _target(REGRESSION, schema.name)
        case BoxClasses():
            return _target(DETECTION)


def _target(task: str, quantity: str = "") -> TargetKind:
    if task == REGRESSION:
        return "number" if quantity == UNTITLED else f"number:{quantity}"
    return {MULTI_LABEL: "labels", DETECTION: "boxes"}.get(task, "auto")


def reading_of(dataset: DatasetSummary) -> dict[str, Any]:
    """The settings by which ``dataset`` was read, as they were asked for; the folders as they were understood."""
    names = dataset.archive_names
    return {
        "pages": dataset.pages,
        "companions": dataset.companions,
        "unlabelled": dataset.unlabelled,
        "archive_names": AUTO if names is None or names.guessed else names.encoding,
        "classes_from": dataset.reading or "auto",
        "target": _target(dataset.task, dataset.quantity),
    }
