"""Classes for all images from the labels of a few: a logistic regression on features of a frozen backbone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import torch
from torch import Tensor, nn

from ftstudio.data.splits.folds import folds_of
from ftstudio.tasks.classification.cross_validation.regressions import Problems, path, space_of

STRENGTH = 1.0
"""L2 weight on standardised features: as accurate as a cross-validated one, less overconfident than smaller ones."""
FOLDS = 5
TEMPERATURES = (1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0, 6.0, 10.0)
"""A few labels are fitted perfectly, so confidence is divided by the temperature that fits labels held out."""
LEAST_TO_CALIBRATE = 10
FIRST_TEMPERATURE = 2.0
"""The temperature with fewer than LEAST_TO_CALIBRATE labels."""
_ROWS = 1 << 14


def probabilities_of(
    directions: Tensor,
    labels: Mapping[int, int],
    alike: Iterable[Sequence[int]],
    class_count: int,
    safe_point: Callable[[], object],
) -> Tensor | None:
    """The probability of each class for each image, (N, classes) in float32.

    Near-duplicates share their mean, so that they get the same class. An image with a label has probability 1 there.

    Args:
        directions: (N, D), as similar.directions_of.
        labels: The class of some rows.
        alike: Groups of rows that show (nearly) the same picture; each row in at most one.
        class_count: The number of classes; one without a label has probability 0.
        safe_point: Called between steps; may raise.

    Returns:
        None with labels of fewer than two classes.
    """
    known = sorted(set(labels.values()))
    if len(known) < 2:
        return None
    rows = torch.tensor(sorted(labels))
    targets = torch.tensor([known.index(labels[row]) for row in rows.tolist()])
    logits = _logits(directions, rows, targets, len(known), safe_point)
    found = torch.zeros(len(directions), class_count)
    found[:, known] = logits.softmax(1)
    for group in alike:
        given = [labels[row] for row in group if row in labels]
        if given:
            share = torch.bincount(torch.tensor(given), minlength=class_count).float()
            found[list(group)] = share / share.sum()
        else:
            found[list(group)] = found[list(group)].mean(0)
    found[rows] = nn.functional.one_hot(torch.tensor(known)[targets], class_count).float()
    return found


def _logits(
    directions: Tensor, rows: Tensor, targets: Tensor, class_count: int, safe_point: Callable[[], object]
) -> Tensor:
    """Calibrated logits (N, classes) of a head fitted on ``rows`` (L,) with ``targets`` (L,)."""
    features = directions[rows]
    space = space_of(features)
    coordinates = space.coordinates(features)
    folds = torch.tensor(folds_of(targets.tolist(), list(range(len(rows))), FOLDS))
    held_out = folds.unsqueeze(1) == torch.arange(FOLDS)
    held_out = held_out[:, held_out.any(0) & ~held_out.all(0)]
    used = torch.cat([torch.ones(len(rows), 1, dtype=torch.bool), ~held_out], 1)
    [fit] = path(space, Problems(coordinates, targets, used, class_count), (STRENGTH,), safe_point)
    every = torch.cat([fit.logits(space.coordinates(part))[:, 0] for part in directions.split(_ROWS)])
    unseen = fit.logits(coordinates)[:, 1:][held_out]
    answers = targets.unsqueeze(1).expand_as(held_out)[held_out]
    return every / _temperature(unseen, answers)


def _temperature(logits: Tensor, targets: Tensor) -> float:
    """Of TEMPERATURES the one with which out-of-fold ``logits`` (L, classes) fit best."""
    if len(targets) < LEAST_TO_CALIBRATE:
        return FIRST_TEMPERATURE
    losses = [float(nn.functional.cross_entropy(logits / one, targets)) for one in TEMPERATURES]
    return TEMPERATURES[losses.index(min(losses))]
