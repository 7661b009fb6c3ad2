"""Calibrating the confidence of a classifier's best weights on its validation images."""

from __future__ import annotations

from torch import Tensor

from ftstudio.core.confidence import Calibration, Confidence
from ftstudio.tasks.classification.inference import confidence_file
from ftstudio.tasks.classification.inference.calibration import calibration, fitted_temperature
from ftstudio.tasks.classification.inference.inference_model import InferenceModel
from ftstudio.tasks.classification.targets import class_targets
from ftstudio.tasks.inference.findings import Findings, Found


def _record(found: Found) -> Confidence:
    temperature = fitted_temperature(found.outputs, found.targets)
    return Confidence(
        temperature=temperature,
        calibration=_calibration(found.outputs, found.targets, temperature),
        **found.of_weights,
    )


def _calibration(logits: Tensor, targets: Tensor, temperature: float) -> Calibration:
    before, predicted = logits.softmax(1).max(1)
    return calibration(before, (logits / temperature).softmax(1).amax(1), predicted == targets, temperature)


def _classes(targets: Tensor) -> Tensor:
    return targets


FINDINGS = Findings(confidence_file.FILE, InferenceModel, class_targets, _classes, _record)
