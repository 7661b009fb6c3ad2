"""Find images that may be in the wrong class, because models that have not seen them predict another one.

A logistic regression on the features of a pretrained backbone is fitted to four fifths of the images and predicts the
last fifth, five times. This is repeated without the doubtful images, because a model trained on wrong labels is worse
at finding them. As in confident learning (Northcutt, Jiang and Chuang 2021, Confident Learning: Estimating Uncertainty
in Dataset Labels), out-of-fold probabilities are ranked by that of the image's own class, and pruned.
"""

from __future__ import annotations

import time
from collections.abc import Collection

import torch
from torch import Tensor

from ftstudio.core.config import RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.errors import UserError
from ftstudio.core.events import Emit, Progress
from ftstudio.core.label_errors import Suspect, Suspects
from ftstudio.core.run_record import Budgets
from ftstudio.data.quality.duplicates import groups_among, rows_alike
from ftstudio.data.splits.folds import folds_of, group_ids
from ftstudio.engine import device as devices
from ftstudio.engine.job import JobContext
from ftstudio.tasks.classification.cross_validation.embeddings import plain_features
from ftstudio.tasks.classification.cross_validation.fold_probe import fit_head

FOLDS = 5
LEAST_IMAGES = 2 * FOLDS
STRENGTH = 0.1
"""L2 weight on standardised features. With wrong classes among the images that it would be chosen by, a fixed one
finds more than the one with the lowest loss."""
TIMES = 10.0
"""An image is doubtful where another class is so many times as likely as its own."""


@devices.explaining_out_of_memory()
def find(
    config: RunConfig,
    summary: DatasetSummary,
    settled: Collection[tuple[str, str]],
    budgets: Budgets,
    control: RunControl,
    emit: Emit,
) -> Suspects:
    """Find the doubtful images of ``summary`` with the backbone of ``config``.

    Args:
        config: Model, device and seed.
        summary: The images.
        settled: (digest, class name) of images whose class the user has confirmed.
        budgets: Limits of the caches.
        control: Checked for pause and stop.
        emit: Receives progress.

    Raises:
        UserError: The weights are not available, or there are too few images.
        StopRequested: A stop was requested.
    """
    began = time.monotonic()
    usable = [place for place, file in enumerate(summary.files) if not file.problem]
    names = sorted({summary.files[place].class_name for place in usable})
    _refuse_impossible(config, len(names), len(usable))
    seen = plain_features(config, summary, usable, budgets, control, emit)
    features, targets, files = seen.features, seen.targets, seen.files
    groups = group_ids(len(files), groups_among(files, rows_alike(summary, seen.places), range(len(files))))
    folds = torch.tensor(folds_of(targets.tolist(), groups, FOLDS))
    judged = _judged(targets, folds)
    probabilities = _twice_out_of_fold(features, targets, folds, len(names), JobContext(control, emit))
    suspects: list[Suspect] = []
    left_out = 0
    for row, suggested in doubtful(probabilities, targets):
        file = files[row]
        if not judged[row]:
            continue
        if (file.digest, file.class_name) in settled:
            left_out += 1
            continue
        own, other = (float(probabilities[row, which]) for which in (targets[row], suggested))
        suspects.append(Suspect(file.path, file.class_name, names[suggested], own, other))
    right = (probabilities.argmax(1) == targets)[judged]
    return Suspects(
        source=summary.source,
        root=summary.root,
        model=seen.info.title,
        checked=int(judged.sum()),
        accuracy=float(right.float().mean()) if len(right) else 0.0,
        suspects=tuple(suspects),
        settled=left_out,
        seconds=time.monotonic() - began,
    )


def _refuse_impossible(config: RunConfig, classes: int, images: int) -> None:
    if classes < 2 or images < LEAST_IMAGES:
        raise UserError(
            "There are too few images for a label check.",
            f"It needs at least two classes and {LEAST_IMAGES} images.",
        )
    if config.model.weights == "random":
        raise UserError(
            "A model with random weights cannot check labels.",
            "Choose a model with pretrained weights.",
        )


def _twice_out_of_fold(
    features: Tensor,
    targets: Tensor,
    folds: Tensor,
    class_count: int,
    context: JobContext,
) -> Tensor:
    """Call ``out_of_fold`` on all images, then on those that were not doubtful."""
    everything = torch.ones(len(targets), dtype=torch.bool)
    probabilities = out_of_fold(features, targets, folds, everything, class_count, context)
    sound = everything.index_fill(0, torch.tensor([row for row, _ in doubtful(probabilities, targets)]).long(), False)
    return out_of_fold(features, targets, folds, sound, class_count, context)


def out_of_fold(
    features: Tensor,
    targets: Tensor,
    folds: Tensor,
    sound: Tensor,
    class_count: int,
    context: JobContext,
) -> Tensor:
    """Predict every image with a logistic regression fitted to the images of the other folds.

    Args:
        features: The features (N, D).
        targets: The classes, int64 (N,).
        folds: The fold of each image, int64 (N,).
        sound: Which images may be learned from, bool (N,).
        class_count: The number of classes.
        context: Checked for a stop during the fits; receives progress.

    Returns:
        Probabilities, float32 (N, classes).
    """
    answers = torch.zeros(len(targets), class_count)
    for fold in range(FOLDS):
        context.emit(Progress("Comparing the classes", fold, FOLDS))
        inside, outside = folds == fold, (folds != fold) & sound
        if not inside.any() or not outside.any():
            continue
        head = fit_head(features[outside], targets[outside], class_count, STRENGTH, context.control.safe_point)
        answers[inside] = head.logits(features[inside]).softmax(1)
    context.emit(Progress("Comparing the classes", FOLDS, FOLDS))
    return answers


def doubtful(probabilities: Tensor, targets: Tensor) -> list[tuple[int, int]]:
    """Return (row, most probable class) of the images that probably belong to another class, most doubtful first.

    Another class is at least TIMES as probable as their own.
    """
    own = probabilities[torch.arange(len(targets)), targets]
    likely, suggested = probabilities.max(1)
    ratio = own / likely.clamp_min(1e-12)
    rows = torch.nonzero((ratio * TIMES <= 1) & (suggested != targets)).flatten()
    return [(int(row), int(suggested[row])) for row in rows[ratio[rows].argsort(stable=True)]]


def _judged(targets: Tensor, folds: Tensor) -> Tensor:
    """bool (N,): whether the models that did not see an image have seen others of its class."""
    judged = torch.zeros(len(targets), dtype=torch.bool)
    for target in targets.unique():
        of_class = targets == target
        if len(folds[of_class].unique()) > 1:
            judged |= of_class
    return judged
