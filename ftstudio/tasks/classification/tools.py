"""The tools of classification."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import torch

from ftstudio.core.control import RunControl
from ftstudio.core.dataset import SplitManifest
from ftstudio.core.events import Emit
from ftstudio.tasks.classification.export_part import ClassificationPart
from ftstudio.tasks.classification.inference import confidence_file
from ftstudio.tasks.classification.inference.confidence_fit import FINDINGS
from ftstudio.tasks.classification.inference.evaluate import evaluate
from ftstudio.tasks.classification.inference.predict import Predictor
from ftstudio.tasks.export.make import export
from ftstudio.tasks.inference.attribution import Explainer, among_classes


class ClassificationTools:
    """The Tools of classification, see tasks/tools."""

    predictor = staticmethod(Predictor)
    evaluate = staticmethod(evaluate)
    export = staticmethod(partial(export, ClassificationPart()))

    def explainer(self, run_dir: Path, device: torch.device) -> Explainer:
        return Explainer(run_dir, device, among_classes)

    def is_calibrated(self, run_dir: Path) -> bool:
        return confidence_file.load(run_dir) is not None

    def calibrate(
        self, run_dir: Path, manifest: SplitManifest, device: torch.device, control: RunControl, emit: Emit
    ) -> None:
        FINDINGS.find_out(run_dir, manifest, device, control, emit)
