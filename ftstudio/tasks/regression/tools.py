"""The tools of regression."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import torch

from ftstudio.core.control import RunControl
from ftstudio.core.dataset import SplitManifest
from ftstudio.core.events import Emit
from ftstudio.tasks.export.make import export
from ftstudio.tasks.inference.attribution import Explainer, by_itself
from ftstudio.tasks.regression.export_part import RegressionPart
from ftstudio.tasks.regression.inference.confidence import FINDINGS
from ftstudio.tasks.regression.inference.evaluate import evaluate
from ftstudio.tasks.regression.inference.number_model import FILE
from ftstudio.tasks.regression.inference.predict import Predictor


class RegressionTools:
    """The Tools of regression, see tasks/tools."""

    predictor = staticmethod(Predictor)
    evaluate = staticmethod(evaluate)
    export = staticmethod(partial(export, RegressionPart()))

    def explainer(self, run_dir: Path, device: torch.device) -> Explainer:
        """Explain what increases the number, not what decreases it."""
        return Explainer(run_dir, device, by_itself)

    def is_calibrated(self, run_dir: Path) -> bool:
        return FILE.load(run_dir) is not None

    def calibrate(
        self, run_dir: Path, manifest: SplitManifest, device: torch.device, control: RunControl, emit: Emit
    ) -> None:
        FINDINGS.find_out(run_dir, manifest, device, control, emit)
