"""Check that the values of a run folder are consistent. Types and ranges of single values have been checked before."""

from __future__ import annotations

import ntpath
import os
import posixpath
from collections.abc import Iterable

from ftstudio.core.dataset import SplitManifest
from ftstudio.core.evaluation import BoxesEvaluation, ClassEvaluation, Evaluation, LabelsEvaluation, NumberEvaluation


def refuse_odd_split(manifest: SplitManifest) -> None:
    """Raise ValueError if a split has no classes, duplicate or unknown ones, or paths outside its root."""
    _refuse_odd_root(manifest.root)
    schema = manifest.schema
    if not schema.is_sound:
        raise ValueError("it has no classes, or a class twice")
    known = set(manifest.class_names)
    unknown = next((label for each in manifest.samples for label in each.labels if label not in known), None)
    if unknown is not None:
        raise ValueError(f"an image is of the class “{unknown[:80]}”, which is not among its classes")
    _refuse_odd_paths(each.path for each in manifest.samples)


def refuse_odd_evaluation(evaluation: Evaluation) -> None:
    """Raise ValueError if counts, classes and images of an evaluation disagree, or a path is outside its root."""
    _refuse_odd_root(evaluation.root)
    if not evaluation.images or len(evaluation.images) != evaluation.count:
        raise ValueError("its number of images is not the number it states")
    _refuse_odd_paths(image.path for image in evaluation.images)
    match evaluation:
        case ClassEvaluation():
            _refuse_odd_classes(evaluation)
        case LabelsEvaluation():
            _refuse_odd_labels(evaluation)
        case BoxesEvaluation():
            _refuse_odd_boxes(evaluation)
        case NumberEvaluation():
            pass


def _refuse_odd_boxes(evaluation: BoxesEvaluation) -> None:
    known = set(evaluation.class_names)
    if not known or len(evaluation.classes) != len(known):
        raise ValueError("its classes do not match their figures")
    named = (box.class_name for image in evaluation.images for box in (*image.targets, *image.found))
    if any(name not in known for name in named):
        raise ValueError("an image has a box of an unknown class")


def _refuse_odd_labels(evaluation: LabelsEvaluation) -> None:
    count = len(evaluation.label_names)
    if not count or len(evaluation.labels) != count:
        raise ValueError("its labels do not match their figures")
    if any(len(image.probabilities) != count or max(image.targets, default=0) >= count for image in evaluation.images):
        raise ValueError("an image has an unknown label")


def _refuse_odd_classes(evaluation: ClassEvaluation) -> None:
    count = len(evaluation.class_names)
    if not count or len(evaluation.classes) != count:
        raise ValueError("its classes do not match their figures")
    if len(evaluation.confusion) != count or any(len(row) != count for row in evaluation.confusion):
        raise ValueError(f"its confusion matrix does not have {count} rows and columns")
    if any(max(image.target, image.predicted) >= count for image in evaluation.images):
        raise ValueError("an image has an unknown class")
    if sum(map(sum, evaluation.confusion)) != evaluation.count:
        raise ValueError("its confusion matrix does not count its images")
    if any(score.count != sum(row) for score, row in zip(evaluation.classes, evaluation.confusion, strict=True)):
        raise ValueError("its confusion matrix does not match the figures of its classes")


def _refuse_odd_root(root: str) -> None:
    if not root or not _is_name(root):
        raise ValueError("its root is not a path")


def _refuse_odd_paths(paths: Iterable[str]) -> None:
    for path in paths:
        if not path or not _is_name(path) or leads_out(path):
            raise ValueError(f"an image is at “{path[:80]}”, which is not a path below its root")


def leads_out(path: str) -> bool:
    """Whether a path relative to a folder, with "/", is lexically outside it."""
    if posixpath.isabs(path) or ".." in path.split("/"):
        return True
    return os.name == "nt" and (bool(ntpath.splitdrive(path)[0]) or ntpath.isabs(path) or ".." in path.split("\\"))


def _is_name(path: str) -> bool:
    """Whether the path can be passed to the operating system."""
    if "\0" in path:
        return False
    try:
        os.fsencode(path)
    except UnicodeEncodeError:
        return False
    return True
