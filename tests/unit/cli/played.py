"""Names, records and jobs that the tests of the command line play with."""

from __future__ import annotations

import json
from typing import Any

from ftstudio import cli
from ftstudio.app.requests import Train
from ftstudio.core.control import RunControl
from ftstudio.core.events import (
    Emit,
    EpochDone,
    PhaseChanged,
    RunFinished,
    StepDone,
)
from ftstudio.core.metrics import ACCURACY, measured
from ftstudio.core.run_record import RunRecord, RunResult

NASTY = "caf\udce9\n\x1b[31m\u202egpj.jpg"
RECORD = RunRecord(
    run_id="r1",
    run_dir="/runs/r1",
    name="first \x1b[2J",
    created=0.0,
    state="completed",
    dataset="photos",
    model="starter",
    freeze_depth=7,
    stage_count=7,
    validation=measured(ACCURACY, 0.9, 0),
)
RESULT = RunResult(
    run_dir="/runs/r1",
    run_id="r1",
    outcome="completed",
    best_epoch=2,
    validation=measured(ACCURACY, 0.875, 24),
    val_count=24,
    seconds=3.0,
)


def run(*argv: str) -> int:
    return cli.main(argv, no_window)


def no_window(_paths: list[str]) -> int:
    raise AssertionError("no window was asked for")


def trains(_request: Train, _control: RunControl, emit: Emit) -> RunResult:
    emit(PhaseChanged("training"))
    emit(StepDone(1, 1, 0.5, 0.01, 99.0))
    emit(
        EpochDone(
            epoch=1, step=1, train_loss=0.5, val_loss=0.4, metrics={"accuracy": 0.875}, train_metrics={},
            is_best=True, seconds=1.0,
        )
    )  # fmt: skip
    emit(RunFinished("completed"))
    return RESULT


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]
