"""What can be done with a trained detector."""

from __future__ import annotations

from pathlib import Path

import torch

from ftstudio.core.control import RunControl
from ftstudio.core.dataset import SplitManifest
from ftstudio.core.errors import UserError
from ftstudio.core.events import Emit
from ftstudio.core.exported import Exported
from ftstudio.core.run_record import RunRecord
from ftstudio.tasks.detection.inference.box_model import FILE
from ftstudio.tasks.detection.inference.confidence import FINDINGS
from ftstudio.tasks.detection.inference.evaluate import evaluate
from ftstudio.tasks.detection.inference.predict import Predictor
from ftstudio.tasks.tools import WantedExport


class DetectionTools:
    """As tasks/tools.Tools."""

    predictor = staticmethod(Predictor)
    evaluate = staticmethod(evaluate)

    def explainer(self, run_dir: Path, device: torch.device) -> None:
        """A detector has no heat maps: its boxes show where it looks."""
        del run_dir, device

    def is_calibrated(self, run_dir: Path) -> bool:
        return FILE.load(run_dir) is not None

    def calibrate(
        self, run_dir: Path, manifest: SplitManifest, device: torch.device, control: RunControl, emit: Emit
    ) -> None:
        FINDINGS.find_out(run_dir, manifest, device, control, emit)

    def export(
        self,
        run_dir: Path,
        record: RunRecord,
        manifest: SplitManifest,
        wanted: WantedExport,
        device: torch.device,
        control: RunControl,
        emit: Emit,
    ) -> Exported:
        """Raises UserError: not possible yet."""
        del run_dir, manifest, wanted, device, control, emit
        raise UserError(
            f"The run {record.name} finds objects, and such a run cannot be exported yet.",
            "Its weights are in best/model.safetensors of the run folder.",
        )
