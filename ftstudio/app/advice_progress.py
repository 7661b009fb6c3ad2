"""The progress of the search for the best freeze position, as the window shows it."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from ftstudio.core.advice import Advice, DepthTried
from ftstudio.core.events import AdviceSoFar, Event, Progress


class AdviceView(Struct, frozen=True, kw_only=True):
    """``trying`` is the position that is trained now, None between two.

    ``answer`` is None while ``running``, and after a cancellation before there was any result.
    """

    running: bool = True
    trying: int | None = None
    tried: tuple[DepthTried, ...] = ()
    what: str = ""
    done: int = 0
    total: int = 0
    answer: Advice | None = None

    def row(self, freeze_depth: int) -> DepthTried | None:
        return next((each for each in self.tried if each.freeze_depth == freeze_depth), None)


def after(view: AdviceView, events: Iterable[Event]) -> AdviceView:
    """Return the view after some more events of the search."""
    for event in events:
        match event:
            case AdviceSoFar():
                tried = event.tried or view.tried  # a resumed search starts with an empty list
                view = replace(view, trying=event.trying, tried=tried, what="", done=0, total=0)
            case Progress():
                view = replace(view, what=event.what, done=event.done, total=event.total or 0)
            case _:
                pass
    return view


def ended(view: AdviceView, advice: Advice | None) -> AdviceView:
    """Return the view once the search has ended or was cancelled."""
    tried = advice.tried if advice is not None else view.tried
    return AdviceView(running=False, tried=tried, answer=advice)
