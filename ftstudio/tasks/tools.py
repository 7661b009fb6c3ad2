"""What ``app`` needs of a task besides training: predicting, evaluating, explaining and exporting a run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import torch

from ftstudio.core.answers import Prediction, UnreadableImage
from ftstudio.core.confidence import HeatMap
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import SplitManifest, SplitSample
from ftstudio.core.evaluation import Evaluation
from ftstudio.core.events import Emit
from ftstudio.core.exported import Exported, ExportFormat, ExportPrecision
from ftstudio.core.run_record import RunRecord


class Predictor(Protocol):
    """A run's best weights, loaded and ready."""

    def serves(self, run_dir: Path, device: torch.device) -> bool:
        """Whether it holds the weights of ``run_dir`` as they are now, on ``device``."""
        ...

    def predict(
        self, paths: Sequence[Path], top_k: int, sure_from: float = 0.0
    ) -> Iterator[Prediction | UnreadableImage]:
        """Yield the answer for each image, in order, or why it cannot be read.

        An answer that is a choice between outputs has the ``top_k`` most probable ones, and is "not sure" below a
        probability of ``sure_from``.
        """
        ...


class Explainer(Protocol):
    """A run's best weights, ready for heat maps."""

    def serves(self, run_dir: Path, device: torch.device) -> bool:
        """Whether it holds the current weights of ``run_dir``, on ``device``."""
        ...

    def explain(self, path: Path, output: str = "") -> HeatMap | UnreadableImage:
        """Return what in the image supports an output, by its name; "" for the predicted one.

        Raises:
            UserError: The name is unknown.
        """
        ...


@dataclass(frozen=True)
class WantedExport:
    """``out`` is the folder to create; ``replace`` overwrites an earlier export there."""

    format: ExportFormat
    precision: ExportPrecision
    out: Path
    replace: bool = False


class Tools(Protocol):
    """Every method raises UserError if the run has no usable weights, and StopRequested if it takes a control."""

    def predictor(self, run_dir: Path, device: torch.device) -> Predictor: ...

    def explainer(self, run_dir: Path, device: torch.device) -> Explainer | None:
        """Return an explainer; None if the task has no heat maps."""
        ...

    def evaluate(
        self,
        run_dir: Path,
        root: Path,
        samples: Sequence[SplitSample],
        split: str,
        device: torch.device,
        control: RunControl,
        emit: Emit,
    ) -> Evaluation:
        """Evaluate on ``samples`` (paths relative to ``root``), whose name is ``split``.

        Raises:
            UserError: There are no samples, or their targets are not those of the run.
        """
        ...

    def is_calibrated(self, run_dir: Path) -> bool:
        """Whether the findings of ``calibrate`` are known for the current best weights."""
        ...

    def calibrate(
        self, run_dir: Path, manifest: SplitManifest, device: torch.device, control: RunControl, emit: Emit
    ) -> None:
        """Measure on the validation images how far the answers can be trusted, and save that next to the weights.

        Raises:
            UserError: The images are gone, or the file cannot be written.
        """
        ...

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
        """Export the best weights and compare the file with the run on all validation images.

        Raises:
            UserError: The file gives different answers, the images are gone, the place is taken, or writing failed.
        """
        ...
