"""Checking the classes of a data set."""

from __future__ import annotations

from ftstudio.app.how_to_read import wanted_by
from ftstudio.app.requests import FindWrongLabels
from ftstudio.app.settled import settled
from ftstudio.core.control import RunControl
from ftstudio.core.events import Emit
from ftstudio.core.suspects import Suspects
from ftstudio.data.scan import scan


def find_wrong_labels(request: FindWrongLabels, control: RunControl, emit: Emit) -> Suspects:
    from ftstudio.engine import wrong_labels

    data = request.config.data
    summary = request.dataset or scan(data.source, data.excluded, control, emit, wanted_by(data))
    return wrong_labels.find(request.config, summary, settled(summary.root), request.budgets, control, emit)
