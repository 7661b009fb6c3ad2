"""Classes for all images from the labels of a few: a logistic regression on features of a frozen backbone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import torch
from torch import Tensor

from ftstudio.tasks.classification.cross_validation.fold_probe import LinearHead, choose_head, fit_head

STRENGTH = 0.1
"""L2 weight on standardised features while there are too few labels to choose it by cross-validation."""
LEAST_TO_CHOOSE = 12
"""Labels of the rarest class from which the L2 weight is chosen by cross-validation."""


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
    head = _head(directions[rows], targets, len(known), safe_point)
    found = torch.zeros(len(directions), class_count)
    found[:, known] = head.logits(directions).softmax(1)
    for group in alike:
        given = [labels[row] for row in group if row in labels]
        if given:
            share = torch.bincount(torch.tensor(given), minlength=class_count).float()
            found[list(group)] = share / share.sum()
        else:
            found[list(group)] = found[list(group)].mean(0)
    found[rows] = torch.nn.functional.one_hot(torch.tensor(known)[targets], class_count).float()
    return found


def _head(features: Tensor, targets: Tensor, class_count: int, safe_point: Callable[[], object]) -> LinearHead:
    if int(torch.bincount(targets, minlength=class_count).min()) >= LEAST_TO_CHOOSE:
        return choose_head(features, targets, range(len(targets)), class_count, safe_point)
    return fit_head(features, targets, class_count, STRENGTH, safe_point)
