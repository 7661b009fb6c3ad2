"""Which freeze depth to train next. Without torch.

A strategy sees the planned cost of every depth and the trainings so far, and returns the next training or None. It uses
neither randomness nor a clock, so recorded trainings can be replayed through another strategy (benchmarks/advice.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from ftstudio.core.costs import DepthCost
from ftstudio.engine.advice.trials import Trial

PROMISE = (1.0, 0.3, 0.0, 0.15, 0.45, 0.6, 0.7, 0.85)
"""Shares of the stages to freeze, most promising first: all (a closed-form fit, almost free), about a third (the best
fixed depth in the trials of docs/adr/0026), none, then later ones."""
SLOWEST = 3.0
"""Largest factor by which measured times may scale the plan, so that a briefly busy computer does not rule out all
other depths."""


@dataclass(frozen=True)
class Try:
    """A training to run: ``epochs`` epochs with the first ``freeze_depth`` stages frozen."""

    freeze_depth: int
    epochs: int


@dataclass(frozen=True)
class Known:
    """What a strategy decides on.

    Attributes:
        costs: Planned costs, by freeze depth.
        tried: Trainings in the order they were requested.
        failed: Depths that could not be trained.
        seconds_left: None without a limit.
    """

    costs: Sequence[DepthCost]
    tried: Sequence[Trial] = ()
    failed: frozenset[int] = frozenset()
    seconds_left: float | None = None

    @property
    def stages(self) -> int:
        return len(self.costs) - 1

    def planned(self, freeze_depth: int) -> float:
        """Estimate the seconds of a full training at ``freeze_depth``.

        The plan is scaled by how long the trainings so far took against theirs, except the first one, which also
        decodes the images for all others.
        """
        after = self.tried[1:]
        spent = sum(trial.seconds for trial in after)
        expected = sum(seconds_of(self.costs[trial.freeze_depth]) for trial in after)
        pace = min(SLOWEST, max(1.0, spent / expected)) if expected > 0 else 1.0
        return pace * seconds_of(self.costs[freeze_depth])

    def fits(self, freeze_depth: int) -> bool:
        """Whether a training at ``freeze_depth`` will probably end in the time left."""
        return self.seconds_left is None or self.planned(freeze_depth) <= self.seconds_left


class Strategy(Protocol):
    """Chooses trainings. ``name`` distinguishes the stored answers of different strategies."""

    name: str

    def next(self, known: Known) -> Try | None:
        """Return the next training, or None when enough is known or nothing else fits."""
        ...


class EveryPosition:
    """Train every depth in full, most promising first, and skip those that do not fit into the time left.

    The first one, with all stages frozen, is always trained; without it there would be no answer.
    """

    def __init__(self, most: int | None = None) -> None:
        """Try at most ``most`` depths; None for all."""
        self.name = "every position" if most is None else f"the {most} most promising positions"
        self._most = most

    def next(self, known: Known) -> Try | None:
        done = {trial.freeze_depth for trial in known.tried} | known.failed
        for depth in by_promise(known.stages)[: self._most]:
            if depth not in done and (not done or known.fits(depth)):
                return Try(depth, known.costs[depth].epochs)
        return None


def by_promise(stages: int) -> tuple[int, ...]:
    """All freeze depths 0..``stages``, most promising first."""
    order: list[int] = []
    for share in PROMISE:
        depth = round(share * stages)
        if depth not in order:
            order.append(depth)
    order += [depth for depth in range(stages, -1, -1) if depth not in order]
    return tuple(order)


def seconds_of(cost: DepthCost) -> float:
    """Planned seconds of a full training; 0 if unknown."""
    return cost.total_seconds or 0.0
