"""The tools of multi-label classification."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import torch
from torch import Tensor

from ftstudio.core.control import RunControl
from ftstudio.core.dataset import SplitManifest
from ftstudio.core.events import Emit
from ftstudio.tasks.export.make import export
from ftstudio.tasks.inference.attribution import Explainer, by_itself
from ftstudio.tasks.multilabel.export_part import MultiLabelPart
from ftstudio.tasks.multilabel.inference.calibration import probabilities
from ftstudio.tasks.multilabel.inference.confidence import FINDINGS
from ftstudio.tasks.multilabel.inference.evaluate import evaluate
from ftstudio.tasks.multilabel.inference.label_model import FILE, labels_of
from ftstudio.tasks.multilabel.inference.predict import Predictor


class MultiLabelTools:
    """The Tools of multi-label classification, see tasks/tools."""

    predictor = staticmethod(Predictor)
    evaluate = staticmethod(evaluate)
    export = staticmethod(partial(export, MultiLabelPart()))

    def explainer(self, run_dir: Path, device: torch.device) -> Explainer:
        """Explain each label by itself; by default the one with the highest calibrated probability."""
        known = FILE.load(run_dir)

        def calibrated(outputs: Tensor) -> Tensor:
            return probabilities(outputs, labels_of(known, outputs.shape[1]))

        return Explainer(run_dir, device, by_itself, calibrated)

    def is_calibrated(self, run_dir: Path) -> bool:
        return FILE.load(run_dir) is not None

    def calibrate(
        self, run_dir: Path, manifest: SplitManifest, device: torch.device, control: RunControl, emit: Emit
    ) -> None:
        FINDINGS.find_out(run_dir, manifest, device, control, emit)
