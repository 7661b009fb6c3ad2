"""A run in several processes, for all ranks but the first: train without emitting events or writing files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ftstudio.app.jobs import outcome_of
from ftstudio.core.control import RunControl
from ftstudio.core.errors import ErrorReport
from ftstudio.core.events import Event, Outcome

if TYPE_CHECKING:
    from ftstudio.engine.distributed.ranks import Ranks


def follow(ranks: Ranks, control: RunControl) -> tuple[Outcome, ErrorReport | None]:
    """Train what the first process sends; return the outcome, and what only this process can report about it."""
    from ftstudio.engine.distributed.ranks import RankLost
    from ftstudio.engine.features.unreadable import ImagesMissing
    from ftstudio.engine.run import hear
    from ftstudio.engine.training.loop import train
    from ftstudio.tasks import registry

    try:
        run = hear(ranks, registry.task)
    except RankLost:  # it never came to training, and says why
        return "failed", None
    try:
        train(run, control, _unheard, ranks)
    except ImagesMissing:  # which the first process says too
        return "failed", None
    except Exception as error:  # noqa: BLE001 - the outermost edge of the job: whatever it was becomes its outcome
        return outcome_of(error)
    return "completed", None


def _unheard(event: Event) -> None:
    del event  # the first process emits the same
