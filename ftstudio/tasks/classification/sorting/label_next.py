"""Which images to label next: those that stand for many others whose class is not certain yet.

Clusters without a label come first (as in TypiClust: Hacohen, Dekel and Weinshall 2022, Active Learning on a Budget:
Opposite Strategies Suit High and Low Budgets); among them those with the most uncertainty in sum, measured by the
margin between the two most probable classes. Of each cluster the image is chosen that is typical and uncertain. With
few labels this covers the images; with many it is margin sampling, spread over clusters.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

import torch
from torch import Tensor

from ftstudio.tasks.classification.sorting.similar import clusters_of, typicality

MOST_CLUSTERS = 96
_LEAST_UNCERTAINTY = 0.05
"""What an image whose class is certain still counts: the model may be certain and wrong."""


def label_next(
    directions: Tensor,
    labelled: Collection[int],
    probabilities: Tensor | None,
    count: int,
    safe_point: Callable[[], object],
) -> list[int]:
    """At most ``count`` rows to label, the most useful first.

    Args:
        directions: (N, D), as similar.directions_of.
        labelled: Rows that need no label: those that have one, and near-duplicates of those or of each other.
        probabilities: (N, classes) as proposed now; None before there are labels of two classes.
        count: The number of rows wanted.
        safe_point: Called between steps; may raise.
    """
    done = torch.zeros(len(directions), dtype=torch.bool)
    done[list(labelled)] = True
    count = min(count, int((~done).sum()))
    if count <= 0:
        return []
    uncertainty = torch.ones(len(directions))
    if probabilities is not None:
        best = probabilities.topk(min(2, probabilities.shape[1]), dim=1).values
        uncertainty = (1 - (best[:, 0] - best[:, -1])).clamp_min(_LEAST_UNCERTAINTY)
    uncertainty[done] = 0
    clusters = clusters_of(directions, min(MOST_CLUSTERS, int(done.sum()) + count), safe_point)
    size = int(clusters.max()) + 1
    covered = torch.bincount(clusters[done], minlength=size)
    worth = torch.zeros(size).index_add_(0, clusters, uncertainty)
    chosen: list[int] = []
    while len(chosen) < count:
        safe_point()
        open_clusters = [cluster for cluster in range(size) if worth[cluster] > 0]
        cluster = min(open_clusters, key=lambda one: (int(covered[one]), -float(worth[one]), one))
        rows = torch.nonzero((clusters == cluster) & ~done).flatten()
        row = int(rows[(typicality(directions[rows]).clamp_min(0) * uncertainty[rows]).argmax()])
        chosen.append(row)
        done[row] = True
        covered[cluster] += 1
        worth[cluster] = worth[cluster] - uncertainty[row] if len(rows) > 1 else 0
    return chosen
