"""The loss of detection: SSD multibox with hard negatives (Liu et al. 2016, arXiv:1512.02325)."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from ftstudio.data.loading.box_views import IGNORED
from ftstudio.engine.task import Loss
from ftstudio.models.box_head import anchors, encoded, size_of
from ftstudio.models.detectors import BOX_NUMBERS

MATCHED = 0.5
"""An anchor answers for the box that it overlaps most, from this IoU on; every box has at least its best anchor."""
UNDECIDED = 0.4
"""From this IoU on an anchor is no background, and does not count as a mistake."""
NEGATIVES = 3
LEAST_NEGATIVES = 16
"""Background anchors with the largest loss that count: so many for each matched anchor, and at least so many for an
image."""


class BoxLoss(Loss):
    """Cross-entropy of the classes and smooth L1 of the boxes.

    Outputs are those of models/box_head, targets boxes (N, M, 5) as in data/loading/box_views. Each image counts by its
    number of boxes, and one without boxes as if it had one.
    """

    def forward(self, outputs: Tensor, targets: Tensor) -> Tensor:
        outputs = outputs.float()
        places = anchors(size_of(outputs.shape[1])).to(outputs.device)
        most = max(1, int((targets[..., 0] != -1).sum(1).max()))
        kinds, boxes, counted = matched(places, targets[:, :most])
        differences, logits = outputs[..., :BOX_NUMBERS], outputs[..., BOX_NUMBERS:]
        found = kinds > 0
        place = functional.smooth_l1_loss(differences, encoded(boxes, places), reduction="none").sum(2)
        named = functional.cross_entropy(logits.transpose(1, 2), kinds, reduction="none")
        with torch.no_grad():
            hard = _hardest(named.masked_fill(found | ~counted, -1.0), found.sum(1))
        of_image = (place * found).sum(1) + (named * (found | hard)).sum(1)
        weights = _weights(targets)
        return (of_image / found.sum(1).clamp_min(1) * weights).sum() / weights.sum()

    def total_weight(self, targets: Tensor) -> Tensor:
        return _weights(targets).sum()


def _weights(targets: Tensor) -> Tensor:
    """How much each image counts, float32 (N,)."""
    return (targets[..., 0] >= 0).sum(1).clamp_min(1).float()


def _hardest(losses: Tensor, matches: Tensor) -> Tensor:
    """Which background anchors count, bool (N, anchors): those with the largest losses (N, anchors), by a stable sort.

    A negative loss never counts.
    """
    wanted = (matches * NEGATIVES).clamp_min(LEAST_NEGATIVES)
    order = losses.argsort(dim=1, descending=True, stable=True)
    first = torch.arange(losses.shape[1], device=losses.device) < wanted[:, None]
    chosen = torch.zeros_like(first.expand_as(losses)).scatter(1, order, first.expand_as(losses))
    return chosen & (losses >= 0)


@torch.no_grad()
def matched(places: Tensor, targets: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """What each of the anchors ``places`` (A, 4) answers for in images with boxes ``targets`` (N, M, 5).

    Returns:
        the class int64 (N, A), 0 for background and 1 + index for a class; the box (N, A, 4), where there is a class;
        and whether the anchor counts, bool (N, A).
    """
    kinds, boxes = targets[..., 0], targets[..., 1:].contiguous()
    overlap = overlaps(boxes, torch.cat([places[:, :2] - places[:, 2:] / 2, places[:, :2] + places[:, 2:] / 2], 1))
    ignored = (overlap * (kinds == IGNORED)[..., None]).amax(1) >= UNDECIDED
    real = (kinds >= 0)[..., None]
    overlap = torch.where(real, overlap, -1.0)
    best = overlap.argmax(2, keepdim=True)
    overlap = overlap.scatter(2, best, torch.where(real, 2.0, -1.0))
    share, of = overlap.max(1)
    found = share >= MATCHED
    chosen = kinds.gather(1, of).long() + 1
    counted = found | ((share < UNDECIDED) & ~ignored)
    return torch.where(found, chosen, 0), boxes.gather(1, of[..., None].expand(-1, -1, 4)), counted


def overlaps(boxes: Tensor, others: Tensor) -> Tensor:
    """IoU (N, M, A) of boxes (N, M, 4) with others (A, 4) or (N, A, 4), all as edges."""
    others = others if others.dim() == 3 else others[None]
    low = torch.maximum(boxes[:, :, None, :2], others[:, None, :, :2])
    high = torch.minimum(boxes[:, :, None, 2:], others[:, None, :, 2:])
    both = (high - low).clamp_min(0).prod(3)
    areas = (boxes[..., 2:] - boxes[..., :2]).clamp_min(0).prod(2)
    other_areas = (others[..., 2:] - others[..., :2]).clamp_min(0).prod(2)
    return both / (areas[:, :, None] + other_areas[:, None] - both).clamp_min(1e-9)
