"""The calibration of a classifier: how far confidence and accuracy differ, and the temperature that corrects it.

The logits of all classes are divided by one temperature (Guo, Pleiss, Sun and Weinberger 2017, On Calibration of Modern
Neural Networks), which changes confidences but no answers.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor

from ftstudio.core.confidence import Calibration, ReliabilityBin

BINS = 15
LEAST_TEMPERATURE, MOST_TEMPERATURE = 0.05, 20.0
"""The limits of a temperature."""

PRIOR_DEVIATION = 0.5
"""The standard deviation of the prior of log T, whose mean is 0. If every validation image is right, the likelihood
alone would send T to 0 and make a few images proof of certainty. The prior hardly affects hundreds of images with
mistakes."""

_TRIED, _ROUNDS = 17, 5


def fitted_temperature(logits: Tensor, targets: Tensor) -> float:
    """Return the most probable temperature for logits (N, classes) and targets int64 (N,), both on the CPU.

    It is 1 without images. Minimises the sum of the cross-entropy of the divided logits and the prior of log T, on ever
    finer grids: deterministic, and without a starting point.
    """
    if not len(targets):
        return 1.0
    low, high = math.log(LEAST_TEMPERATURE), math.log(MOST_TEMPERATURE)
    for _ in range(_ROUNDS):
        tried = torch.linspace(low, high, _TRIED, dtype=torch.float64).tolist()
        costs = [_cost(logits, targets, log_temperature) for log_temperature in tried]
        best = costs.index(min(costs))
        low, high = tried[max(0, best - 1)], tried[min(_TRIED - 1, best + 1)]
    return math.exp((low + high) / 2)


def _cost(logits: Tensor, targets: Tensor, log_temperature: float) -> float:
    divided = logits.float() / math.exp(log_temperature)
    likelihood = torch.nn.functional.cross_entropy(divided, targets, reduction="none").double().sum()
    return float(likelihood) + (log_temperature / PRIOR_DEVIATION) ** 2 / 2


def calibration(before: Tensor, after: Tensor, right: Tensor, temperature: float) -> Calibration:
    """Return the calibration on some images.

    On the images that the temperature was fitted on, "after" is too optimistic; test images, which the run has never
    used, give an unbiased result.

    Args:
        before: The confidence in the predicted class with raw logits, 0..1 (N,).
        after: The same with divided logits.
        right: Whether the predicted class is right, bool (N,).
        temperature: The temperature.
    """
    bins_before, bins_after = _bins(before, right), _bins(after, right)
    return Calibration(
        temperature=temperature,
        ece_before=expected_error(bins_before),
        ece_after=expected_error(bins_after),
        bins_before=bins_before,
        bins_after=bins_after,
    )


def expected_error(bins: tuple[ReliabilityBin, ...]) -> float:
    """Return the expected calibration error: the mean gap between confidence and accuracy over the images.

    Naeini, Cooper and Hauskrecht 2015, Obtaining Well Calibrated Probabilities Using Bayesian Binning.
    """
    total = sum(each.count for each in bins)
    return sum(each.count * abs(each.confidence - each.accuracy) for each in bins) / max(1, total)


def _bins(confidence: Tensor, right: Tensor) -> tuple[ReliabilityBin, ...]:
    places = (confidence.double() * BINS).long().clamp(0, BINS - 1)
    found: list[ReliabilityBin] = []
    for place in places.unique().tolist():
        inside = places == place
        found.append(
            ReliabilityBin(
                low=place / BINS,
                high=(place + 1) / BINS,
                count=int(inside.sum()),
                confidence=float(confidence[inside].double().mean()),
                accuracy=float(right[inside].double().mean()),
            )
        )
    return tuple(found)
