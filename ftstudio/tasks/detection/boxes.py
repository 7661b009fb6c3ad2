"""From a network's outputs to the boxes that it finds."""

from __future__ import annotations

import torch
from torch import Tensor
from torchvision.ops import batched_nms

from ftstudio.models.box_head import anchors, decoded, size_of
from ftstudio.models.detectors import BOX_NUMBERS

LEAST_SCORE = 0.02
"""Boxes with a lower score are not looked at."""
SAME_OBJECT = 0.5
"""Of two boxes of a class with a larger IoU only the one with the higher score is given."""
MOST_CANDIDATES, MOST_BOXES = 400, 100
"""Candidates and results of an image, the ones with the highest scores."""


def found_boxes(outputs: Tensor, temperature: float = 1.0) -> list[Tensor]:
    """The boxes of each image, the highest score first.

    Float32 (boxes, 6) with the index of the class, the score (the softmax probability of the class) and the edges left,
    top, right, bottom as fractions of the view.

    ``outputs`` are those of models/box_head, on any device; ``temperature`` divides the logits.
    """
    outputs = outputs.detach().float()
    places = anchors(size_of(outputs.shape[1])).to(outputs.device)
    scores = (outputs[..., BOX_NUMBERS:] / temperature).softmax(2)[..., 1:]
    edges = decoded(outputs[..., :BOX_NUMBERS], places).clamp(0, 1)
    return [_of_image(*each) for each in zip(scores, edges, strict=True)]


def _of_image(scores: Tensor, edges: Tensor) -> Tensor:
    """From scores (anchors, classes) and edges (anchors, 4)."""
    flat = scores.flatten()
    candidates = (flat > LEAST_SCORE).nonzero()[:, 0]
    order = flat[candidates].argsort(descending=True, stable=True)[:MOST_CANDIDATES]
    candidates = candidates[order]
    kinds, boxes, sure = candidates % scores.shape[1], edges[candidates // scores.shape[1]], flat[candidates]
    kept = batched_nms(boxes, sure, kinds, SAME_OBJECT)[:MOST_BOXES]
    return torch.cat([kinds[kept, None].float(), sure[kept, None], boxes[kept]], 1)
