"""Is 80 % sure right in 80 of 100? How far the said confidence is off, and one number that mends it.

The logits of all classes are divided by one temperature (Guo, Pleiss, Sun and Weinberger 2017, On Calibration of Modern
Neural Networks): no answer changes, only how sure it is.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor

from ftstudio.core.confidence import Calibration, ReliabilityBin

BINS = 15
LEAST_TEMPERATURE, MOST_TEMPERATURE = 0.05, 20.0
"""What any temperature lies between."""

PRIOR_DEVIATION = 0.5
"""Before an image is looked at, log T is taken to lie about 0 with this standard deviation. Where every validation
image is right, the likelihood alone would send T to 0, and a few images be called proof of certainty; so T follows them
only as far as their number carries. Hundreds of images with mistakes among them hardly notice it."""

_TRIED, _ROUNDS = 17, 5


def fitted_temperature(logits: Tensor, targets: Tensor) -> float:
    """The most probable temperature for logits (N, classes) and targets int64 (N,), both on the CPU; 1 without images.

    Minimises the summed cross-entropy of the divided logits and the prior over log T, on ever finer grids: no random
    choice, and no start to depend on.
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
    """The record for some images.

    The confidence in the predicted class with raw and with divided logits, 0..1 (N,), and whether that class is right,
    bool (N,).

    On the images that the temperature was fitted on, what it says about "after" is too good; images that the run has
    never used, those of a test split, give the honest figure.
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
    """ECE.

    What lies between confidence and accuracy of the bins, on average over the images (Naeini, Cooper and Hauskrecht
    2015, Obtaining Well Calibrated Probabilities Using Bayesian Binning).
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
