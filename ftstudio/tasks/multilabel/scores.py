"""Average precision and F1 from counts, for a meter, an evaluation and its bootstrap resamples alike."""

from __future__ import annotations

import torch
from torch import Tensor


def average_precision(present: Tensor, absent: Tensor) -> Tensor:
    """Return the average precision float64 (...): the mean precision at each positive, in descending order of scores.

    ``present`` and ``absent`` (..., G) count images with and without the label in each of G groups of equal scores,
    highest scores first; images of one group are ranked together, as in scikit-learn. NaN without positives.
    """
    positives = present.double().cumsum(-1)
    precision = positives / (positives + absent.double().cumsum(-1)).clamp_min(1)
    return (present * precision).sum(-1) / positives[..., -1]


def f1(hits: Tensor, predicted: Tensor, there: Tensor) -> Tensor:
    """Return F1 float64 (...), from counts (...). NaN without positives, like recall."""
    return (2 * hits.double() / (predicted + there).double()).where(there > 0, torch.nan)


def mean_of_known(values: Tensor) -> Tensor:
    """Return the mean over the last dimension without NaN; 0 if there is nothing else."""
    return torch.nan_to_num(values.nanmean(-1))
