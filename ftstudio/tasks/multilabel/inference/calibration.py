"""The probability and the threshold of each label, fitted on validation images.

Platt scaling (Platt 1999, Probabilistic Outputs for Support Vector Machines): sigmoid(slope * logit + offset), for each
label. The offset corrects the level of the probabilities after positive weights and early stopping, which a temperature
alone cannot.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from ftstudio.core.confidence import LabelCalibration
from ftstudio.tasks.multilabel.scores import f1

SLOPE_DEVIATION, OFFSET_DEVIATION = 0.5, 1.0
"""Before an image is looked at, the logarithm of the slope and the offset are assumed to be about 0 with these standard
deviations. A label with few or no positives keeps nearly the network's own probability; hundreds of images hardly
notice the prior (see classification/inference/calibration)."""
LEAST_SLOPE, MOST_SLOPE, MOST_OFFSET = 0.05, 20.0, 20.0
HALF_TRUSTED = 10
"""A threshold chosen on so many positives is moved half of the way to 0.5."""


def fitted(logits: Tensor, targets: Tensor) -> tuple[LabelCalibration, ...]:
    """Of each label, for logits and multi-hot targets (N, labels) on the CPU."""
    slopes, offsets = platt(logits.double(), targets.double())
    probabilities = torch.sigmoid(logits.double() * slopes + offsets)
    thresholds = [best_threshold(probabilities[:, place], targets[:, place]) for place in range(logits.shape[1])]
    return tuple(LabelCalibration(*each) for each in zip(slopes.tolist(), offsets.tolist(), thresholds, strict=True))


def best_threshold(probabilities: Tensor, targets: Tensor) -> float:
    """Return the threshold with the best F1 on images of one label, (N,) each, between two neighbouring probabilities.

    Of equal ones it is the nearest to 0.5. With p positives it is moved by 10 / (p + 10) of the way to 0.5, because the
    best F1 of few images is mostly random.
    """
    probabilities = probabilities.contiguous()
    scores = probabilities.unique()  # ascending
    positives = int((targets > 0.5).sum())
    if not positives:
        return 0.5
    least = torch.cat([scores[:1] / 2, (scores[1:] + scores[:-1]) / 2])
    chosen = torch.searchsorted(scores, probabilities)
    present = torch.bincount(chosen, weights=(targets > 0.5).double(), minlength=len(scores))
    everything = torch.bincount(chosen, minlength=len(scores)).double()
    hits, predicted = present.flip(0).cumsum(0).flip(0), everything.flip(0).cumsum(0).flip(0)
    quality = f1(hits, predicted, torch.tensor(positives))
    best = least[quality >= quality.max() - 1e-12]
    nearest = float(best[(best - 0.5).abs().argmin()])
    return (positives * nearest + HALF_TRUSTED * 0.5) / (positives + HALF_TRUSTED)


def probabilities(logits: Tensor, labels: Sequence[LabelCalibration]) -> Tensor:
    """Return calibrated probabilities of logits (N, labels)."""
    slopes = logits.new_tensor([label.slope for label in labels])
    offsets = logits.new_tensor([label.offset for label in labels])
    return torch.sigmoid(logits * slopes + offsets)


def is_sound(labels: Sequence[LabelCalibration]) -> bool:
    """Whether the values are within the limits of what can be fitted."""
    return bool(labels) and all(
        LEAST_SLOPE <= label.slope <= MOST_SLOPE and abs(label.offset) <= MOST_OFFSET and 0 < label.threshold < 1
        for label in labels
    )


def platt(logits: Tensor, targets: Tensor) -> tuple[Tensor, Tensor]:
    """The most probable slopes and offsets, float64 (labels,), given the prior.

    All labels are fitted at once (each has its own terms), by L-BFGS from 1 and 0.
    """
    count = logits.shape[1]
    log_slopes, offsets = (torch.zeros(count, dtype=torch.float64, requires_grad=True) for _ in range(2))
    optimizer = torch.optim.LBFGS([log_slopes, offsets], max_iter=200, line_search_fn="strong_wolfe")

    def closure() -> Tensor:
        optimizer.zero_grad()
        scaled = logits * log_slopes.exp() + offsets
        cost = functional.binary_cross_entropy_with_logits(scaled, targets, reduction="sum")
        cost = cost + (log_slopes / SLOPE_DEVIATION).square().sum() / 2
        cost = cost + (offsets / OFFSET_DEVIATION).square().sum() / 2
        cost.backward()
        return cost

    optimizer.step(closure)
    slopes = log_slopes.detach().exp().clamp(LEAST_SLOPE, MOST_SLOPE)
    return slopes, offsets.detach().clamp(-MOST_OFFSET, MOST_OFFSET)
