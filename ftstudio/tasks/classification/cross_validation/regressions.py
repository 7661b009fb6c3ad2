"""Many logistic regressions at once: one set of features, several sets of training rows, a path of L2 weights.

Features are standardised and rotated to their principal axes, where a problem of N rows has at most N unknowns per
class and the bound on the curvature of the multinomial likelihood (Böhning 1992, Multinomial logistic regression
algorithm) is diagonal. So one division replaces a line search, all problems share the same matrix products, and
momentum with restarts (O'Donoghue and Candès 2015) reaches their optimum. Deterministic.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

MOST_STEPS = 300
CLOSE_ENOUGH = 2e-3
"""A fit ends when a step moves no problem's weights by more than this share of their length."""
_STEPS_PER_LOOK = 5
_LEAST_AXIS = 1e-7
"""Axes that carry less than this share of the strongest one are numerical noise."""


@dataclass(frozen=True)
class Space:
    """The principal axes of standardised features.

    ``axes`` (D, R) map standardised features to coordinates; ``energies`` (R,) are the sums of squares along them over
    the rows that the space was made of.
    """

    mean: Tensor
    deviation: Tensor
    axes: Tensor
    energies: Tensor

    def coordinates(self, features: Tensor) -> Tensor:
        """Map raw features (N, D) of any floating type to coordinates (N, R)."""
        return ((features.float() - self.mean) / self.deviation) @ self.axes


def space_of(features: Tensor) -> Space:
    """Return the space of raw features (N, D) of any floating type. Features that hardly vary are not scaled up."""
    values = features.float()
    mean = values.mean(0)
    deviation = (values - mean).square().mean(0).sqrt()
    deviation = deviation.clamp_min(1e-4 * float(deviation.square().mean().sqrt()) + 1e-12)
    standard = (values - mean) / deviation
    rows, width = standard.shape
    exact = standard.double()
    energies, vectors = torch.linalg.eigh(exact @ exact.T if rows <= width else exact.T @ exact)
    held = energies > _LEAST_AXIS * energies[-1].clamp_min(1e-12)
    energies, vectors = energies[held], vectors[:, held]
    axes = exact.T @ vectors / energies.sqrt() if rows <= width else vectors
    return Space(mean, deviation, axes.float(), energies.float())


@dataclass(frozen=True)
class Fit:
    """The optima for one L2 weight, with ``weight`` (R, B, classes) in the space and ``bias`` (1, B, classes)."""

    strength: float
    weight: Tensor
    bias: Tensor

    def logits(self, coordinates: Tensor) -> Tensor:
        """Map coordinates (N, R) to logits (N, B, classes)."""
        return _times(coordinates, self.weight) + self.bias


@dataclass(frozen=True)
class Problems:
    """B classification problems on the same images.

    Attributes:
        coordinates: The images in the space, (N, R).
        targets: Their classes, int64 (N,).
        rows: Which images each problem learns from, bool (N, B).
        class_count: The number of classes.
    """

    coordinates: Tensor
    targets: Tensor
    rows: Tensor
    class_count: int


def path(space: Space, wanted: Problems, strengths: Sequence[float], safe_point: Callable[[], object]) -> Iterator[Fit]:
    """Yield the fits for each of ``strengths``, from the strongest; each starts from the previous one.

    The loss is the mean cross entropy, plus half the strength times the sum of squared weights, as in
    engine/heads/linear_fit. ``safe_point`` is called between steps and may raise.
    """
    coordinates, rows, classes = wanted.coordinates, wanted.rows, wanted.class_count
    problems = rows.shape[1]
    share = (rows.float() / rows.sum(0)).unsqueeze(2)
    answer = nn.functional.one_hot(wanted.targets, classes).float().unsqueeze(1)
    work = _Work(coordinates, share.expand(-1, -1, classes).contiguous(), answer * share)
    curvature = share.amax(0, keepdim=True) / 2
    weight = torch.zeros(coordinates.shape[1], problems, classes)
    bias = torch.zeros(1, problems, classes)
    for strength in strengths:
        weight, bias = work.fit(weight, bias, strength, curvature * space.energies.view(-1, 1, 1), safe_point)
        yield Fit(strength, weight, bias)


@dataclass(frozen=True)
class _Work:
    """The constants of all problems.

    ``share`` (N, B, classes) is the weight of a row in the mean loss of each problem; ``answer`` is that weight at its
    class, 0 elsewhere.
    """

    coordinates: Tensor
    share: Tensor
    answer: Tensor

    def fit(
        self, weight: Tensor, bias: Tensor, strength: float, curvature: Tensor, safe_point: Callable[[], object]
    ) -> tuple[Tensor, Tensor]:
        """Return the optimum, starting from ``weight`` and ``bias``.

        ``curvature`` (R, B, 1) bounds the second derivative of the mean loss.
        """
        bound = (curvature + strength).expand_as(weight)
        step_size, bias_step_size = bound.reciprocal(), 2 / (len(self.coordinates) * self.share.amax(0, keepdim=True))
        ahead, ahead_bias, pace = weight, bias, torch.ones_like(bias[:, :, :1])
        for step_number in range(1, MOST_STEPS + 1):
            safe_point()
            answer = (_times(self.coordinates, ahead) + ahead_bias).softmax(2)
            wrong = torch.addcmul(self.answer, answer, self.share, value=-1)
            descent = torch.add(_times(self.coordinates.T, wrong), ahead, alpha=-strength)
            new = torch.addcmul(ahead, descent, step_size)
            new_bias = torch.addcmul(ahead_bias, wrong.sum(0, keepdim=True), bias_step_size)
            step, bias_step = new - weight, new_bias - bias
            # Where momentum no longer leads downhill, it begins again.
            lost = (descent * step).sum(0, keepdim=True).sum(2, keepdim=True) < 0
            next_pace = (1 + (1 + 4 * pace.square()).sqrt()) / 2
            momentum = torch.where(lost, 0.0, (pace - 1) / next_pace)
            pace = torch.where(lost, 1.0, next_pace)
            ahead, ahead_bias = torch.addcmul(new, step, momentum), torch.addcmul(new_bias, bias_step, momentum)
            weight, bias = new, new_bias
            if step_number % _STEPS_PER_LOOK == 0 and _are_close(bound * step.square(), bound * weight.square()):
                break
        return weight, bias


def _are_close(moved: Tensor, length: Tensor) -> bool:
    """Compare the squares (R, B, classes) whose sums are the lengths of a step and of the weights."""
    return bool((moved.sum(0).sum(1) <= CLOSE_ENOUGH**2 * length.sum(0).sum(1)).all())


def _times(matrix: Tensor, many: Tensor) -> Tensor:
    """(N, B, C) from (N, R) and (R, B, C) as one matrix product, which is much faster than B narrow ones."""
    return (matrix @ many.flatten(1)).view(-1, *many.shape[1:])
