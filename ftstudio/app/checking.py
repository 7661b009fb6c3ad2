"""Checking the classes of a data set."""

from __future__ import annotations

from ftstudio.app.requests import FindWrongLabels
from ftstudio.app.settled import settled
from ftstudio.core.control import RunControl
from ftstudio.core.events import Emit
from ftstudio.core.suspects import Suspects
from ftstudio.data.scan import scan_as


def find_wrong_labels(request: FindWrongLabels, control: RunControl, emit: Emit) -> Suspects:
    from ftstudio.engine import wrong_labels

    summary = request.dataset or scan_as(request.config.data, control, emit)
    return wrong_labels.find(request.config, summary, settled(summary.root), request.budgets, control, emit)
