"""What can stand on the features of a network: a linear layer, or the images that it was shown, remembered.

Logistic regression and the nearest class mean are linear layers as well; they differ in how they come by their weights
(engine/heads/linear_fit, tasks/classification/heads/nearest_class_mean).
"""

from __future__ import annotations

from typing import TypeAlias

import torch
from torch import Tensor, nn
from torch.nn import functional

MOST_REFERENCES = 8192
"""Images that are remembered at most: 40 MB of float32 where 1,280 features enter the head."""
MOST_NEIGHBOURS = 50
TEMPERATURE = 0.07


class NearestNeighbours(nn.Module):
    """The vote of the most similar training images, each weighing exp(cosine / 0.07) (Wu, Xiong, Yu and Lin 2018,
    Unsupervised Feature Learning via Non-parametric Instance Discrimination).

    Features (N, in_features) to log-probabilities (N, out_features): one vote more than there are neighbours is shared
    by all classes, so that none is impossible. Everything it knows is in its buffers: ``references`` float32 (M, D) of
    length 1, their ``classes`` int64 (M,), -1 for a row that is not used, and ``votes`` float32 (K,), 1 for the
    neighbours that are asked and 0 for those behind them.
    """

    references: Tensor
    classes: Tensor
    votes: Tensor

    def __init__(self, in_features: int, out_features: int, references: int) -> None:
        super().__init__()
        self.in_features, self.out_features = in_features, out_features
        self.register_buffer("references", torch.zeros(references, in_features))
        self.register_buffer("classes", torch.full((references,), -1))
        self.register_buffer("votes", torch.zeros(min(MOST_NEIGHBOURS, references)))

    def forward(self, features: Tensor) -> Tensor:
        nearest, places = self.likeness(functional.normalize(features)).topk(len(self.votes))
        return self.answer(nearest, self.classes[places])

    def likeness(self, directions: Tensor) -> Tensor:
        """Cosines (N, M) of unit vectors with each reference; those not in use are infinitely unlike."""
        return (directions @ self.references.T).masked_fill(self.classes < 0, -torch.inf)

    def answer(self, nearest: Tensor, classes: Tensor) -> Tensor:
        """Log-probabilities (N, out_features), from the cosines (N, K) of the nearest references and their classes."""
        weights = ((nearest - 1) / TEMPERATURE).exp() * self.votes
        none = weights.new_zeros(weights.shape[0], self.out_features)  # not len(): an export would take it for fixed
        shares = none.scatter_add(1, classes.clamp_min(0), weights)
        shares = shares / shares.sum(1, keepdim=True).clamp_min(torch.finfo(shares.dtype).tiny)
        asked = self.votes.sum()
        return ((asked * shares + 1 / self.out_features) / (asked + 1)).log()

    def evidence(self, features: Tensor) -> Tensor:
        """The evidence for each class, (N, out_features): the logarithm of what all its references weigh. Unlike the
        answer it still grows where every neighbour is of one class already."""
        weights = ((self.likeness(functional.normalize(features)) - 1) / TEMPERATURE).exp()
        classes = self.classes.clamp_min(0).expand_as(weights)
        sums = weights.new_zeros(len(weights), self.out_features).scatter_add(1, classes, weights)
        return sums.clamp_min(torch.finfo(sums.dtype).tiny).log()

    def refuse_unsound(self) -> None:
        """Raises ValueError for buffers that no fit can have left, as a file may hold them."""
        votes = self.votes
        sound = bool((self.classes < self.out_features).all()) and bool((self.classes >= -1).all())
        if not sound or not bool(((votes == 0) | (votes == 1)).all()):
            raise ValueError("its stored features of the training images are damaged")


class Evidence(nn.Module):
    """A head of neighbours that gives its evidence for an answer."""

    def __init__(self, head: NearestNeighbours) -> None:
        super().__init__()
        self.head = head

    def forward(self, features: Tensor) -> Tensor:
        return self.head.evidence(features)


Head: TypeAlias = nn.Linear | NearestNeighbours
"""Both have ``in_features`` and ``out_features``, and make logits of features."""
