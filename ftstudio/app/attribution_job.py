"""The job that computes heat maps."""

from __future__ import annotations

from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from ftstudio.app.requests import Explain, PredictionCounts
from ftstudio.core.answers import UnreadableImage
from ftstudio.core.control import RunControl
from ftstudio.core.errors import UserError
from ftstudio.core.events import Emit, HeatMapMade, ImageUnreadable, Progress

if TYPE_CHECKING:
    from ftstudio.tasks.tools import Explainer

_explainer: Explainer | None = None
"""The last model used, which stays loaded so that the next image is answered at once."""


def explain(request: Explain, control: RunControl, emit: Emit) -> PredictionCounts:
    """Compute heat maps for the images of ``request``; each arrives as a HeatMapMade or ImageUnreadable event."""
    global _explainer
    from ftstudio.engine import device as devices
    from ftstudio.tasks import registry

    control.safe_point()
    run_dir, device = Path(request.run_dir), devices.choose(request.device)
    if _explainer is None or not _explainer.serves(run_dir, device):
        devices.use_all_cores()
        _explainer = registry.tools_for(run_dir).explainer(run_dir, device)
        if _explainer is None:
            raise UserError("Runs of this task have no heat maps.", "Choose a run with classes or labels.")
    total, unreadable = len(request.paths), 0
    wanted = request.class_names[:total]
    for done, (path, class_name) in enumerate(zip_longest(request.paths, wanted, fillvalue=""), 1):
        control.safe_point()
        answer = _explainer.explain(Path(path), class_name)
        if isinstance(answer, UnreadableImage):
            unreadable += 1
            emit(ImageUnreadable(answer))
        else:
            emit(HeatMapMade(answer))
        if total > 1:
            emit(Progress("Making heat maps", done, total))
    return PredictionCounts(done=total - unreadable, unreadable=unreadable)
