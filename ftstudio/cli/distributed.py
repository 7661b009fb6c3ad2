"""``torchrun ... -m ftstudio train`` and ``resume``: one run in several processes.

The first process is the command as usual; the others are silent.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ftstudio.app.rank_worker import follow
from ftstudio.app.requests import Resume, Train
from ftstudio.cli import output, train
from ftstudio.cli.exit_codes import BUG, DONE, NOT_POSSIBLE
from ftstudio.cli.interrupts import Interrupts
from ftstudio.core.control import RunControl
from ftstudio.core.errors import StopRequested

if TYPE_CHECKING:
    from ftstudio.engine.distributed.ranks import Ranks


def run(
    request: Callable[[], Train | Resume],
    fetch: Callable[[], None],
    control: RunControl,
    interrupts: Interrupts,
    *,
    as_json: bool,
) -> int:
    """Train in this process; return its exit status.

    The first process makes the ``request``; one process per computer calls ``fetch``, while the others wait.
    """
    from ftstudio.engine.distributed import ranks

    together = ranks.begun()
    here = together.here
    try:
        together.stop_together(fetch if here.is_first_here else _nothing)
    except StopRequested:
        return interrupts.exit_status or DONE
    if here.is_first:
        status = train.run_to_end(request(), control, interrupts, as_json=as_json)
    else:
        status = _follow(together, control, interrupts)
    if status not in (BUG, NOT_POSSIBLE):
        together.part()
    return status


def _follow(together: Ranks, control: RunControl, interrupts: Interrupts) -> int:
    outcome, report = follow(together, control)
    if outcome == "completed":
        return DONE
    if outcome == "stopped":
        return interrupts.exit_status or DONE
    if report is not None:
        output.say_report(report)
    return BUG if report is not None and report.is_bug else NOT_POSSIBLE


def _nothing() -> None:
    pass
