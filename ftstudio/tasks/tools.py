"""What ``app`` asks of a task beside training it: trying, evaluating, explaining and exporting a run."""

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
        """The answer for each image, in order, or why it cannot be read.

        Where an answer is a choice between outputs it names the ``top_k`` most probable ones, and is not sure below a
        probability of ``sure_from``.
        """
        ...


class Explainer(Protocol):
    """A run's best weights, ready to be asked for heat maps."""

    def serves(self, run_dir: Path, device: torch.device) -> bool:
        """As in Predictor."""
        ...

    def explain(self, path: Path, output: str = "") -> HeatMap | UnreadableImage:
        """What in the image speaks for an output, by its name; "": for the one that the model answers with.

        Raises UserError for an unknown name.
        """
        ...


@dataclass(frozen=True)
class WantedExport:
    """``out`` is the folder to be made; ``replace`` overwrites an earlier export there."""

    format: ExportFormat
    precision: ExportPrecision
    out: Path
    replace: bool = False


class Tools(Protocol):
    """Every method raises UserError where the run has no usable weights, and StopRequested where it takes a control."""

    def predictor(self, run_dir: Path, device: torch.device) -> Predictor: ...

    def explainer(self, run_dir: Path, device: torch.device) -> Explainer | None:
        """None where the task has no heat maps."""
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
        """Score ``samples`` (paths relative to ``root``), which ``split`` names.

        Raises UserError where there are none, or where their targets are not those of the run.
        """
        ...

    def is_calibrated(self, run_dir: Path) -> bool:
        """Whether what ``calibrate`` finds out is known of the best weights as they are now."""
        ...

    def calibrate(
        self, run_dir: Path, manifest: SplitManifest, device: torch.device, control: RunControl, emit: Emit
    ) -> None:
        """Find out how far the answers can be trusted, from the validation images, and write it beside the weights.

        Raises UserError where the images are gone or the disk refuses.
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

        Raises UserError where the file does not give the same answers, the images are gone, the place is taken or the
        disk refuses.
        """
        ...
