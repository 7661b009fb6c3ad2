"""A run as the history shows it, and its result."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from ftstudio.core import json_codec
from ftstudio.core.bounds import Amount, Count, Figure, Moment, Share
from ftstudio.core.config import HeadKind
from ftstudio.core.errors import ErrorReport
from ftstudio.core.metrics import ACCURACY, MetricValue, measured
from ftstudio.core.targets import CLASSIFICATION
from ftstudio.core.verdict import Verdict

RunState: TypeAlias = Literal["running", "completed", "stopped", "failed", "interrupted", "unreadable"]
"""``unreadable`` is never saved: such a run's run.json cannot be read, and ``RunRecord.error`` says why."""


class RunRecord(Struct, frozen=True, kw_only=True):
    """One run as the history shows it; stored in the run folder as run.json. Times are seconds since 1970.

    Attributes:
        sure_from: The confidence (0..1, chosen by the user) below which the model says "not sure".
        added_images: How many images the user has corrected and added since the training.
        began_from: The name of the run whose weights it started from.
        validation: The task's primary metric at the best epoch, on the validation images.
        test: The same on the test images.
    """

    run_id: str
    run_dir: str
    name: str
    note: str = ""
    created: Moment
    state: RunState
    dataset: str
    model: str
    freeze_depth: Count
    stage_count: Count
    class_names: tuple[str, ...] = ()
    epochs_done: Count = 0
    epochs_planned: Count = 0
    best_epoch: Count | None = None
    validation: MetricValue | None = None
    val_loss: Figure | None = None
    test: MetricValue | None = None
    val_count: Count = 0
    test_count: Count = 0
    sure_from: Share = 0.0
    added_images: Count = 0
    head: HeadKind = "linear"
    began_from: str = ""
    seconds: Amount = 0.0
    images_per_second: Amount = 0.0
    device: str = ""
    task: str = CLASSIFICATION
    error: ErrorReport | None = None

    @property
    def has_weights(self) -> bool:
        """Whether the run has weights to use; a run whose every loss was NaN has epochs but no weights."""
        return self.best_epoch is not None


class _Before(Struct):
    """The fields of version 0.1 in place of ``validation`` and ``test``."""

    val_accuracy: Share | None = None
    test_accuracy: Share | None = None


def record_from_json(text: bytes) -> RunRecord:
    """Decode a run.json of this version or an older one. Raises JsonError."""
    record = json_codec.decode(text, RunRecord)
    if b"_accuracy" not in text:
        return record
    before = json_codec.decode(text, _Before)
    return replace(
        record,
        validation=record.validation or measured(ACCURACY, before.val_accuracy, record.val_count),
        test=record.test or measured(ACCURACY, before.test_accuracy, record.test_count),
    )


class RunResult(Struct, frozen=True, kw_only=True):
    """The result of a finished, stopped or failed run: the last line of ``train --json``.

    ``validation`` and ``test`` as in RunRecord; ``remarks`` are sentences on what the results mean (app/remarks),
    ``verdict`` is what to do next (app/verdict).
    """

    run_dir: str
    run_id: str
    outcome: Literal["completed", "stopped", "failed"]
    best_epoch: int | None = None
    validation: MetricValue | None = None
    val_loss: float | None = None
    test: MetricValue | None = None
    val_count: int = 0
    test_count: int = 0
    seconds: float = 0.0
    seconds_per_epoch: float = 0.0
    trainable_parameters: int = 0
    frozen_parameters: int = 0
    remarks: tuple[str, ...] = ()
    verdict: Verdict | None = None
    error: ErrorReport | None = None


Tier: TypeAlias = Literal["none", "device", "host", "disk"]


class Budgets(Struct, frozen=True, kw_only=True):
    """The bytes that a run may cache; None for a fair share of what is free.

    ``pixels`` and ``features`` are on disk, ``host`` in main memory, ``device`` in GPU memory.
    """

    pixels: int | None = None
    features: int | None = None
    host: int | None = None
    device: int | None = None
