"""Average precision: images ranked by their scores for a label."""

from __future__ import annotations

import torch
from torch import Tensor

from ftstudio.tasks.multilabel.scores import average_precision, mean_of_known


class Ranking:
    """The scores of images for one label, (N,), and whether they have it, bool (N,)."""

    def __init__(self, scores: Tensor, there: Tensor) -> None:
        self._order = scores.argsort(descending=True, stable=True)
        _, self._group = torch.unique_consecutive(scores[self._order], return_inverse=True)
        self._there = there[self._order].float()
        self._groups = int(self._group[-1]) + 1

    def average_precision(self, resamples: Tensor) -> Tensor:
        """Return that of each of the resamples (R, N), see bootstrap.intervals: (R,), NaN for one without positives."""
        weights = resamples[:, self._order]
        present = weights * self._there
        if self._groups == weights.shape[1]:
            return average_precision(present, weights - present)
        return average_precision(self._by_group(present), self._by_group(weights - present))

    def _by_group(self, counts: Tensor) -> Tensor:
        return counts.new_zeros(len(counts), self._groups).index_add_(1, self._group, counts)


def average_precisions(scores: Tensor, there: Tensor) -> Tensor:
    """Return that of each label, for scores and bool (N, labels): (labels,), NaN for one without positives."""
    whole = torch.ones(1, len(scores))
    ranks = [Ranking(scores[:, place], there[:, place]) for place in range(scores.shape[1])]
    return torch.stack([rank.average_precision(whole)[0] for rank in ranks])


def mean_average_precision(scores: Tensor, there: Tensor) -> float:
    """Return the mean over the labels that occur."""
    return float(mean_of_known(average_precisions(scores, there)))
