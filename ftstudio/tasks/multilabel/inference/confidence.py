"""The findings about a multi-label model on its validation images."""

from __future__ import annotations

from ftstudio.core.confidence import LabelsConfidence
from ftstudio.tasks.inference.findings import Findings, Found
from ftstudio.tasks.multilabel.inference.calibration import fitted
from ftstudio.tasks.multilabel.inference.label_model import FILE, LabelModel
from ftstudio.tasks.multilabel.targets import label_targets, rarest_label


def _record(found: Found) -> LabelsConfidence:
    return LabelsConfidence(labels=fitted(found.outputs, found.targets), **found.of_weights)


FINDINGS = Findings(FILE, LabelModel, label_targets, rarest_label, _record)
