"""Running one job in this process."""

from __future__ import annotations

from collections.abc import Callable

from ftstudio.app import jobs
from ftstudio.app.requests import Request
from ftstudio.cli import output
from ftstudio.cli.progress import ProgressDisplay
from ftstudio.core.control import RunControl
from ftstudio.core.events import Event


def run(
    request: Request,
    control: RunControl,
    *,
    as_json: bool,
    in_bytes: bool = False,
    also: Callable[[Event], None] | None = None,
) -> object:
    """Run one job; write its events as JSON lines to standard output, or to the progress display.

    ``also`` receives every event too.
    """

    def heard_by(show: Callable[[Event], None]) -> Callable[[Event], None]:
        if also is None:
            return show
        listen = also

        def both(event: Event) -> None:
            listen(event)
            show(event)

        return both

    if as_json:
        return jobs.run(request, control, heard_by(output.json_line))
    with ProgressDisplay(in_bytes=in_bytes) as display:
        return jobs.run(request, control, heard_by(display.show))
