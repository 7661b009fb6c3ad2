"""Heads on the features of a network: a linear layer, or k nearest neighbours.

Logistic regression and nearest class mean are linear layers as well; only their weights are computed differently
(engine/heads/linear_fit, tasks/classification/heads/nearest_class_mean).
"""

from __future__ import annotations

from typing import TypeAlias

import torch
from torch import Tensor, nn
from torch.nn import functional

from ftstudio.models.box_head import BoxHead

MOST_REFERENCES = 8192
"""Maximum number of stored images: 40 MB of float32 with 1,280 features."""
MOST_NEIGHBOURS = 50
TEMPERATURE = 0.07


class NearestNeighbours(nn.Module):
    """A vote of the most similar training images, weighted by exp(cosine / 0.07).

    After Wu, Xiong, Yu and Lin 2018, Unsupervised Feature Learning via Non-parametric Instance Discrimination
    (arXiv:1805.01978). Maps features (N, in_features) to log-probabilities (N, out_features). One additional vote is
    shared by all classes, so that none has probability zero.

    Attributes:
        references: Buffer of unit vectors, float32 (M, D).
        classes: Buffer of their classes, int64 (M,); -1 for an unused row.
        votes: Buffer, float32 (K,): 1 for the neighbours that vote, 0 for those after them.
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
        """Return the cosine similarity (N, M) of unit vectors with each reference; -inf for unused ones."""
        return (directions @ self.references.T).masked_fill(self.classes < 0, -torch.inf)

    def answer(self, nearest: Tensor, classes: Tensor) -> Tensor:
        """Return log-probabilities (N, out_features) from similarities and classes (N, K) of the nearest references."""
        weights = ((nearest - 1) / TEMPERATURE).exp() * self.votes
        none = weights.new_zeros(weights.shape[0], self.out_features)  # not len(): a constant in an export
        shares = none.scatter_add(1, classes.clamp_min(0), weights)
        shares = shares / shares.sum(1, keepdim=True).clamp_min(torch.finfo(shares.dtype).tiny)
        asked = self.votes.sum()
        return ((asked * shares + 1 / self.out_features) / (asked + 1)).log()

    def evidence(self, features: Tensor) -> Tensor:
        """Return the evidence for each class, (N, out_features): the logarithm of the total weight of its references.

        Unlike the log-probabilities, it still grows when all neighbours belong to one class.
        """
        weights = ((self.likeness(functional.normalize(features)) - 1) / TEMPERATURE).exp()
        classes = self.classes.clamp_min(0).expand_as(weights)
        sums = weights.new_zeros(len(weights), self.out_features).scatter_add(1, classes, weights)
        return sums.clamp_min(torch.finfo(sums.dtype).tiny).log()

    def refuse_unsound(self) -> None:
        """Raise ValueError if the buffers have values that no fit produces, as in a damaged file."""
        votes = self.votes
        sound = bool((self.classes < self.out_features).all()) and bool((self.classes >= -1).all())
        if not sound or not bool(((votes == 0) | (votes == 1)).all()):
            raise ValueError("its stored features of the training images are damaged")


class Evidence(nn.Module):
    """Wraps a k-NN head to return its evidence instead of log-probabilities."""

    def __init__(self, head: NearestNeighbours) -> None:
        super().__init__()
        self.head = head

    def forward(self, features: Tensor) -> Tensor:
        return self.head.evidence(features)


Head: TypeAlias = nn.Linear | NearestNeighbours | BoxHead
"""All kinds have ``in_features`` and ``out_features``; a BoxHead maps feature maps to boxes, the others features to
logits."""
