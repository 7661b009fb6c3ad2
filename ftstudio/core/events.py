"""What a job emits while it runs: frozen, plain values; no tensor, image, widget or live exception.

The events of a run follow one grammar: any of the first five, at most one RunStarted followed by any mix, then always
exactly one RunFinished. Every number is finite: after a loss that is not, the run is rolled back. Steps and epochs come
in order, except after a RolledBack.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct, field
from msgspec.structs import replace

from ftstudio.core.advice import DepthTried
from ftstudio.core.answers import Prediction, UnreadableImage
from ftstudio.core.bounds import Amount, Count, Figure
from ftstudio.core.confidence import HeatMap
from ftstudio.core.dataset import ClassCount
from ftstudio.core.errors import ErrorReport
from ftstudio.core.metrics import ACCURACY, Metric, MetricValue, measured

Phase: TypeAlias = Literal["preparing", "caching", "training", "validating", "paused", "stopping"]
Outcome: TypeAlias = Literal["completed", "stopped", "failed"]
MOST_METRICS = 64
Figures: TypeAlias = Annotated[dict[str, Figure], Meta(max_length=MOST_METRICS)]


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


class _Event(Struct, frozen=True, tag_field="type", tag=_snake):
    """Written as one JSON object with a ``type`` key."""


class PhaseChanged(_Event, frozen=True):
    """The job has entered another phase."""

    phase: Phase


class Progress(_Event, frozen=True):
    """How far a phase is.

    ``what`` is a short phrase for the user; ``total`` is None if it is unknown.
    """

    what: str
    done: int
    total: int | None = None


LOOKING = "Scanning images"
"""The Progress of a scan that has found all files and decodes them one by one."""


class Notice(_Event, frozen=True):
    """Something that the user should know.

    ``passing`` notices matter only while their job runs; the others can be read after its end.
    """

    message: str
    level: Literal["info", "warning"] = "info"
    passing: bool = False


class CountsSoFar(_Event, frozen=True):
    """While scanning: the number of files found in each class, before any is decoded."""

    counts: tuple[ClassCount, ...]


class AdviceSoFar(_Event, frozen=True):
    """The state of an advice: the freeze position that is trained now, and the results so far.

    ``trying`` is None between two trainings; ``tried`` is in the order of training.
    """

    trying: int | None
    tried: tuple[DepthTried, ...]


class PredictionMade(_Event, frozen=True):
    """The answer for one image."""

    prediction: Prediction


class HeatMapMade(_Event, frozen=True):
    """The heat map of one image."""

    heat_map: HeatMap


class ImageUnreadable(_Event, frozen=True):
    """An image that could not be used."""

    image: UnreadableImage


class RunStarted(_Event, frozen=True, kw_only=True):
    """A run is set up and begins.

    ``start_step`` and ``start_epoch`` are above 0 for a resumed run. ``frozen_parameters`` and ``trainable_parameters``
    count scalars. ``torch_version`` is "" in runs of version 0.1.
    """

    run_id: str
    run_dir: str
    target_names: tuple[str, ...] = field(name="class_names")
    train_count: Count
    val_count: Count
    epochs: Count
    steps_per_epoch: Count
    total_steps: Count
    device: str
    batch_size: Count
    image_size: Count
    trainable_parameters: Count
    frozen_parameters: Count
    metrics: Annotated[tuple[Metric, ...], Meta(max_length=MOST_METRICS)]
    start_step: Count = 0
    start_epoch: Count = 0
    torch_version: str = ""

    def primary(self, epoch: EpochDone) -> MetricValue | None:
        """Return the primary metric of an epoch of this run on the validation images, or None if it is missing."""
        metric = next(iter(self.metrics), ACCURACY)
        return measured(metric, epoch.metrics.get(metric.key), self.val_count)


NO_LEARNING_RATE = 1.0
"""The ``lr`` of a StepDone of a directly fitted head: a pass over all images has no learning rate."""


class StepDone(_Event, frozen=True):
    """One update of the weights.

    ``step`` and ``epoch`` count from 1 over the whole run. ``loss`` is the mean of this batch; ``seconds`` is the
    training time so far, without pauses.
    """

    step: Count
    epoch: Count
    loss: Figure
    lr: Figure
    images_per_second: Figure
    seconds: Amount = 0.0


class EpochDone(_Event, frozen=True, kw_only=True):
    """An epoch has been trained and validated.

    Attributes:
        epoch: The number of the epoch; 0 is the head warm-up.
        metrics: Values on the validation images, by the keys of RunStarted.metrics.
        train_metrics: Values on the training batches of the epoch.
        epochs: The number of epochs of the run if a time limit has changed it since RunStarted, else 0.
    """

    epoch: Count
    step: Count
    train_loss: Figure
    val_loss: Figure
    metrics: Figures
    train_metrics: Figures
    is_best: bool
    seconds: Amount
    epochs: Count = 0


def rescheduled(started: RunStarted, done: EpochDone) -> RunStarted:
    """Return ``started`` with the number of epochs that the run has since ``done``."""
    if not done.epochs:
        return started
    return replace(started, epochs=done.epochs, total_steps=done.epochs * started.steps_per_epoch)


class CheckpointSaved(_Event, frozen=True):
    """A checkpoint that survives a power failure, after ``step`` steps."""

    path: str
    step: Count
    epoch: Count


class RolledBack(_Event, frozen=True):
    """The run is back in its state after ``step`` and ``epoch`` (0 and 0: at its beginning).

    Reports of later steps and epochs no longer count; they come again.
    """

    step: Count
    epoch: Count


class RunFinished(_Event, frozen=True):
    """The last event of every training; ``error`` only if it has failed."""

    outcome: Outcome
    error: ErrorReport | None = None


Event: TypeAlias = (
    PhaseChanged
    | Progress
    | Notice
    | CountsSoFar
    | AdviceSoFar
    | PredictionMade
    | HeatMapMade
    | ImageUnreadable
    | RunStarted
    | StepDone
    | EpochDone
    | CheckpointSaved
    | RolledBack
    | RunFinished
)
Emit: TypeAlias = Callable[[Event], None]
