"""Several ranks begin, or go on, from the same numbers: those that the first one has."""

from __future__ import annotations

from ftstudio.core.events import Notice
from ftstudio.engine.checkpoint import Checkpoint, Position
from ftstudio.engine.ranks import Ranks
from ftstudio.engine.setup import Setup


def of_first(ranks: Ranks, found: Checkpoint | None) -> Checkpoint | None:
    """The checkpoint that the first rank found, on all of them; only it has to see the run folder."""
    if ranks.here.is_alone:
        return found
    position = ranks.told(found.position if found else None, Position)
    if position is None:
        return None
    model = ranks.tensors_of_first(found.model if found else {})
    optimizer = ranks.tensors_of_first(found.optimizer if found else {})
    return Checkpoint(model, optimizer, position)


def settle_ranks(setup: Setup, position: Position) -> None:
    """Make the parameters of all ranks the same, and say so when others trained the run so far."""
    setup.ranks.copy_from_first(setup.module.state_dict())
    before, now = position.ranks, setup.ranks.here.count
    if before != now and position.step:
        setup.emit(
            Notice(
                f"{_processes(before)} trained this run so far, and {_processes(now)} from now on: it continues, not "
                "bit-identical to a run that had not been interrupted."
            )
        )
    position.ranks = now


def _processes(count: int) -> str:
    return "One process" if count == 1 else f"{count} processes"
