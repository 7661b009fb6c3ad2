"""Cross-validation of a linear head on cached features, which takes seconds for some hundred images."""

from __future__ import annotations

import time
from collections.abc import Sequence

import torch
from torch import Tensor

from ftstudio.core.config import RunConfig
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.events import PhaseChanged, Progress
from ftstudio.core.folds import CrossValidated, Round, ValidatedModel, cross_validated, learning_curve
from ftstudio.core.run_record import Budgets
from ftstudio.data.splits.fold_pool import FoldPool, pool_of
from ftstudio.data.splits.folds import folds_of
from ftstudio.engine import device as devices
from ftstudio.engine.job import JobContext
from ftstudio.tasks.classification.cross_validation.embeddings import Embeddings, plain_features
from ftstudio.tasks.classification.cross_validation.fold_probe import choose_head

QUARTERS = 4
"""The learning curve has a point for each quarter of the training images."""


@devices.explaining_out_of_memory()
def cross_validate(
    config: RunConfig,
    summary: DatasetSummary,
    folds: int,
    repeats: int,
    budgets: Budgets,
    context: JobContext,
) -> CrossValidated:
    """Measure how good a linear head on the frozen backbone gets, with a learning curve.

    Folds depend only on ``train.seed`` and the content of the images.

    Raises:
        UserError: There are too few images for the folds, or the weights are not available.
        StopRequested: A stop was requested.
    """
    began, control, emit = time.monotonic(), context.control, context.emit
    seen = plain_features(
        config, summary, pool_of(summary, folds, group_key=config.data.group).places, budgets, control, emit
    )
    pool = pool_of(summary, folds, seen.places, config.data.group)  # without what could no longer be read
    features, targets = _of_pool(seen, pool)
    emit(PhaseChanged("validating"))
    rounds: list[list[Round]] = [[] for _ in range(QUARTERS)]
    fits = repeats * folds * QUARTERS
    for repeat in range(repeats):
        assigned = torch.tensor(pool.folds(folds, config.train.seed + repeat))
        predicted = torch.zeros(QUARTERS, len(targets), dtype=torch.int64)
        learned = [0] * QUARTERS
        for fold in range(folds):
            asked, train = assigned == fold, torch.nonzero(assigned != fold).flatten()
            quarter = torch.tensor(
                folds_of(_picked(pool.targets, train), _picked(pool.groups, train), QUARTERS, repeat)
            )
            for most in range(QUARTERS):
                emit(Progress("Fitting heads", (repeat * folds + fold) * QUARTERS + most, fits))
                rows = train[quarter <= most]
                learned[most] += len(rows)
                head = choose_head(
                    features[rows], targets[rows], _picked(pool.groups, rows), len(pool.class_names), control.safe_point
                )
                predicted[most, asked] = head.logits(features[asked]).argmax(1)
        for most in range(QUARTERS):
            rounds[most].append(Round(assigned.tolist(), predicted[most].tolist(), round(learned[most] / folds)))
    emit(Progress("Fitting heads", fits, fits))
    right = [_mean_right(of_share, pool.targets) for of_share in rounds]
    images = [round(sum(each.learned for each in of_share) / repeats) for of_share in rounds]
    stages = len(seen.info.stages)
    return cross_validated(
        ValidatedModel(seen.info.title, stages, stages, seen.image_size),
        pool.division(summary, folds),
        rounds[-1],
        learning_curve(images, right, len(pool.targets)),
        time.monotonic() - began,
    )


def _of_pool(seen: Embeddings, pool: FoldPool) -> tuple[Tensor, Tensor]:
    row_of = {place: row for row, place in enumerate(seen.places)}
    return seen.features[[row_of[place] for place in pool.places]], torch.tensor(pool.targets)


def _picked(values: Sequence[int], rows: Tensor) -> list[int]:
    return [values[row] for row in rows.tolist()]


def _mean_right(rounds: Sequence[Round], targets: Sequence[int]) -> list[float]:
    """For each image, the share of rounds in which it was predicted correctly."""
    return [sum(each.predicted[row] == target for each in rounds) / len(rounds) for row, target in enumerate(targets)]
