"""The job that checks the classes of a data set."""

from __future__ import annotations

from ftstudio.app.class_only import LABEL_CHECK, refuse_other_tasks
from ftstudio.app.confirmed_labels import settled
from ftstudio.app.requests import FindWrongLabels
from ftstudio.core.control import RunControl
from ftstudio.core.events import Emit
from ftstudio.core.label_errors import Suspects
from ftstudio.data.scan import scan_as


def find_wrong_labels(request: FindWrongLabels, control: RunControl, emit: Emit) -> Suspects:
    """Find images that may be in the wrong class. Raises UserError if there are too few images, and StopRequested."""
    from ftstudio.tasks.classification.cross_validation import label_errors

    summary = request.dataset or scan_as(request.config.data, control, emit)
    refuse_other_tasks(summary, LABEL_CHECK)
    return label_errors.find(request.config, summary, settled(summary.root), request.budgets, control, emit)
