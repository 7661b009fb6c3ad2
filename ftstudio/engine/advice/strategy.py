"""Which position of the freeze slider to train next. No torch.

A strategy sees what every position would cost and what came of those already trained, and names the next training, or
none. It draws nothing at random and looks at no clock, so that results that were recorded once can be replayed through
another strategy (benchmarks/advice.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from ftstudio.core.costs import DepthCost
from ftstudio.engine.advice.trials import Trial

PROMISE = (1.0, 0.15, 0.0, 0.3, 0.45, 0.6, 0.7, 0.85)
"""Shares of the stages to freeze, the most promising first: all of them (a fit, nearly free), then all but the first,
which was the best fixed position in the trials of docs/adr/0026, its neighbours, and on towards the head."""
SLOWEST = 3.0
"""Times the plan: a computer that was busy for a while does not make everything else look too long."""


@dataclass(frozen=True)
class Try:
    """A training to do: ``epochs`` epochs with the first ``freeze_depth`` stages frozen."""

    freeze_depth: int
    epochs: int


@dataclass(frozen=True)
class Known:
    """``costs`` are the planned ones, by position. ``tried`` are in the order in which they were asked for; ``failed``
    are those that could not be trained. ``seconds_left`` is None where there is no limit."""

    costs: Sequence[DepthCost]
    tried: Sequence[Trial] = ()
    failed: frozenset[int] = frozenset()
    seconds_left: float | None = None

    @property
    def stages(self) -> int:
        return len(self.costs) - 1

    def planned(self, freeze_depth: int) -> float:
        """Seconds of a whole training there, corrected by how the trainings so far compare with their plan; but for the
        first one, which reads the images for all of them."""
        after = self.tried[1:]
        spent = sum(trial.seconds for trial in after)
        expected = sum(seconds_of(self.costs[trial.freeze_depth]) for trial in after)
        pace = min(SLOWEST, max(1.0, spent / expected)) if expected > 0 else 1.0
        return pace * seconds_of(self.costs[freeze_depth])

    def fits(self, freeze_depth: int) -> bool:
        """Whether a training there is likely to end within the time that is left."""
        return self.seconds_left is None or self.planned(freeze_depth) <= self.seconds_left


class Strategy(Protocol):
    """``name`` tells answers of different strategies apart."""

    name: str

    def next(self, known: Known) -> Try | None:
        """The next training; None when enough is known, or nothing more fits."""
        ...


class EveryPosition:
    """Trains every position in full, in order of promise; those that do not fit the time left are skipped.

    The first one, with everything frozen, is always trained: without it there would be no answer at all.
    """

    def __init__(self, most: int | None = None) -> None:
        """``most`` positions are tried, None for all of them."""
        self.name = "every position" if most is None else f"the {most} most promising positions"
        self._most = most

    def next(self, known: Known) -> Try | None:
        done = {trial.freeze_depth for trial in known.tried} | known.failed
        for depth in by_promise(known.stages)[: self._most]:
            if depth not in done and (not done or known.fits(depth)):
                return Try(depth, known.costs[depth].epochs)
        return None


def by_promise(stages: int) -> tuple[int, ...]:
    """All positions 0..``stages``, the most promising first."""
    order: list[int] = []
    for share in PROMISE:
        depth = round(share * stages)
        if depth not in order:
            order.append(depth)
    order += [depth for depth in range(stages, -1, -1) if depth not in order]
    return tuple(order)


def seconds_of(cost: DepthCost) -> float:
    """Planned seconds of a whole training; 0 where nothing is known."""
    return cost.total_seconds or 0.0
