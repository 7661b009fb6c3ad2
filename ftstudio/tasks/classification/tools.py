"""What can be done with a trained classifier."""

from __future__ import annotations

from pathlib import Path

import torch

from ftstudio.core.control import RunControl
from ftstudio.core.dataset import SplitManifest
from ftstudio.core.events import Emit
from ftstudio.tasks.classification.export.make import export
from ftstudio.tasks.classification.inference import confidence_file, confidence_fit
from ftstudio.tasks.classification.inference.attribution import Explainer
from ftstudio.tasks.classification.inference.evaluate import evaluate
from ftstudio.tasks.classification.inference.predict import Predictor


class ClassificationTools:
    """As tasks/tools.Tools."""

    predictor = staticmethod(Predictor)
    explainer = staticmethod(Explainer)
    evaluate = staticmethod(evaluate)
    export = staticmethod(export)

    def is_calibrated(self, run_dir: Path) -> bool:
        return confidence_file.load(run_dir) is not None

    def calibrate(
        self, run_dir: Path, manifest: SplitManifest, device: torch.device, control: RunControl, emit: Emit
    ) -> None:
        confidence_fit.find_out(run_dir, manifest, device, control, emit)
