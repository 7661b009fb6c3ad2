"""A run as the history shows it, and what it came to."""

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
"""``unreadable`` is never written down: its run.json cannot be read, and ``RunRecord.error`` says why."""


class RunRecord(Struct, frozen=True, kw_only=True):
    """One run as the history shows it; lies in the run folder as run.json. Times are seconds since 1970.

    Below a confidence of ``sure_from`` (0..1, chosen by the person) the model says "not sure". ``added_images`` counts
    images that the person has corrected and added since it was trained: the run is behind its data. ``began_from`` is
    the name of the run whose weights it began with. ``validation`` and ``test`` are the task's primary metric at the
    best epoch.
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
        """Whether there is something to try it with: epochs alone leave nothing where every loss was no number."""
        return self.best_epoch is not None


class _Before(Struct):
    """What records of version 0.1 say instead of ``validation`` and ``test``."""

    val_accuracy: Share | None = None
    test_accuracy: Share | None = None


def record_from_json(text: bytes) -> RunRecord:
    """The record in a run.json, of this version or an older one. Raises JsonError."""
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
    """What a finished, stopped or failed run came to: the last line of ``train --json``.

    ``validation`` and ``test`` as in RunRecord; ``remarks`` are sentences on what the figures mean (app/remarks),
    ``verdict`` what to do next (app/verdict).
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
    """Bytes that a run may use to keep things; None: a fair share of what is free.

    ``pixels`` and ``features`` on the disk, ``host`` in main memory, ``device`` in that of the graphics card.
    """

    pixels: int | None = None
    features: int | None = None
    host: int | None = None
    device: int | None = None
