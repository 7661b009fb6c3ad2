"""Run records and events for the tests of the store and of the use cases."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ftstudio.core.config import RunConfig
from ftstudio.core.events import EpochDone, RunStarted
from ftstudio.core.metrics import Metric
from ftstudio.core.run_record import RunRecord
from ftstudio.store.run_folder import RunFolder

MakeRun = Callable[..., RunFolder]


@pytest.fixture
def runs_dir(tmp_path: Path) -> Path:
    return tmp_path / "runs"


@pytest.fixture
def make_run(runs_dir: Path) -> MakeRun:
    """A run folder with a record in it; keywords change the record."""

    def make(**changes: Any) -> RunFolder:
        folder = RunFolder.create(runs_dir, RunConfig(), "flowers")
        fields: dict[str, Any] = {
            "run_id": folder.run_id,
            "run_dir": str(folder.path),
            "name": "first try",
            "created": 1000.0,
            "state": "completed",
            "dataset": "flowers",
            "model": "starter",
            "freeze_depth": 7,
            "stage_count": 7,
        }
        folder.write_record(RunRecord(**(fields | changes)))
        return folder

    return make


@pytest.fixture
def started() -> RunStarted:
    return RunStarted(
        run_id="abc",
        run_dir="/runs/abc",
        target_names=("daisy", "tulip"),
        train_count=80,
        val_count=20,
        epochs=3,
        steps_per_epoch=10,
        total_steps=30,
        device="CPU",
        batch_size=8,
        image_size=64,
        trainable_parameters=10,
        frozen_parameters=90,
        metrics=(Metric("accuracy", "Accuracy"),),
    )


@pytest.fixture
def epoch_done() -> Callable[..., EpochDone]:
    def make(epoch: int, **changes: Any) -> EpochDone:
        fields: dict[str, Any] = {
            "epoch": epoch,
            "step": epoch * 10,
            "train_loss": 0.5,
            "val_loss": 0.25,
            "metrics": {"accuracy": 0.75},
            "train_metrics": {"accuracy": 0.875},
            "is_best": False,
            "seconds": 1.5,
        }
        return EpochDone(**(fields | changes))

    return make
