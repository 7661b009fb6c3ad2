"""Jobs that a worker runs in tests: what each does is named by the request's first text."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time
from pathlib import Path

from ftstudio.app.requests import (
    Answer,
    FetchWeights,
    Predict,
    PredictionCounts,
    Request,
    Resume,
    Scan,
    Train,
    WeightsReady,
)
from ftstudio.core.answers import ClassPrediction
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import DatasetSummary, ImageFile
from ftstudio.core.errors import ErrorReport, StopRequested, UserError
from ftstudio.core.events import (
    CheckpointSaved,
    Emit,
    Notice,
    PhaseChanged,
    PredictionMade,
    Progress,
    RunFinished,
    RunStarted,
    StepDone,
)
from ftstudio.core.run_record import RunResult


def run(request: Request, control: RunControl, emit: Emit) -> Answer:
    if isinstance(request, Train | Resume):
        return _train(request, control, emit)
    if isinstance(request, Scan):
        return scanned(request.source)
    if isinstance(request, Predict):
        for path in request.paths:
            emit(PredictionMade(ClassPrediction(path=path, top=())))
        return PredictionCounts(done=len(request.paths), unreadable=0)
    assert isinstance(request, FetchWeights)
    _errand(request.model, control, emit)
    return WeightsReady(path=str(os.getpid()), sha256="")


def _errand(what: str, control: RunControl, emit: Emit) -> None:
    match what:
        case "events":
            emit(PhaseChanged("preparing"))
            for number in range(50):
                emit(Progress("counting", number, 50))
                emit(StepDone(number, 1, 0.5, 0.1, 10.0))
            emit(Notice("done"))
        case "flood":
            for number in range(10_000):
                emit(StepDone(number, 1, 0.5, 0.1, 10.0))
        case "user error":
            raise UserError("The weights of resnet do not fit.", "Choose others.")
        case "bug":
            raise ValueError("seven is no colour")
        case "printing":
            print("a library talks")
            os.write(1, b'{"message":"job_done","job_id":1,"answer":{}}\n')
            ctypes.CDLL(None).puts(b"C talks too")
            sys.stdout.flush()
        case "reading":
            assert sys.stdin is None or sys.stdin.read() == ""
        case "wait for stop":
            emit(Notice("waiting"))
            while True:
                control.safe_point()
                time.sleep(0.002)
        case "pausable":
            _pausable(control, emit)
        case "undecodable":
            emit(StepDone(1, 1, float("nan"), 0.1, 10.0))
        case "forked":
            if os.fork() == 0:
                time.sleep(20)
                os._exit(0)
            os.kill(os.getpid(), signal.SIGKILL)
        case "exit":
            print("out of cheese", file=sys.stderr, flush=True)
            os._exit(3)
        case _:
            pass


def _pausable(control: RunControl, emit: Emit) -> None:
    emit(Notice("working"))
    while not (control.pause_requested or control.stop_requested):
        time.sleep(0.002)
    emit(PhaseChanged("paused"))
    control.safe_point()
    emit(Notice("went on"))


def scanned(source: str, count: int = 5432) -> DatasetSummary:
    return DatasetSummary(
        source=source,
        root=source,
        name="made up",
        layout="class folders",
        class_names=("a",),
        counts=(),
        files=tuple(ImageFile(f"a/{number}.jpg", "a", "train", 640, 480) for number in range(count)),
    )


def _train(request: Train | Resume, control: RunControl, emit: Emit) -> RunResult:
    what = request.run_dir if isinstance(request, Resume) else request.config.name
    if what == "fails before it starts":
        raise UserError("There is one class.", "Add another.")
    emit(
        RunStarted(
            run_id="r1",
            run_dir="/runs/r1",
            target_names=("a", "b"),
            train_count=8,
            val_count=2,
            epochs=1,
            steps_per_epoch=1,
            total_steps=1,
            device="cpu",
            batch_size=8,
            image_size=32,
            trainable_parameters=7,
            frozen_parameters=9,
            metrics=(),
        )
    )
    emit(StepDone(1, 1, 0.5, 0.1, 10.0))
    try:
        _end_of_training(what, control, emit)
    except StopRequested:
        if isinstance(request, Train) and Path(request.runs_dir).is_dir():
            Path(request.runs_dir, "end.txt").write_text("abandoned" if control.abandoned else "asked")
        emit(RunFinished("stopped"))
        return RunResult(run_dir="/runs/r1", run_id="r1", outcome="stopped")
    except ValueError as error:
        report = ErrorReport(message=str(error), is_bug=True)
        emit(RunFinished("failed", report))
        return RunResult(run_dir="/runs/r1", run_id="r1", outcome="failed", error=report)
    emit(RunFinished("completed"))
    if what == "dies at the very end":
        os.kill(os.getpid(), signal.SIGKILL)
    return RunResult(run_dir="/runs/r1", run_id="r1", outcome="completed")


def _end_of_training(what: str, control: RunControl, emit: Emit) -> None:
    match what:
        case "killed" | "killed after saving":
            if what == "killed after saving":
                emit(CheckpointSaved("/runs/r1/checkpoints/step-1", 1, 1))
            os.kill(os.getpid(), signal.SIGKILL)
        case "segfault":
            ctypes.string_at(0)
        case "bug":
            raise ValueError("seven is no colour")
        case "saves slowly":
            emit(Notice("training"))
            while not control.stop_requested:
                time.sleep(0.002)
            time.sleep(0.3)
            raise StopRequested
        case "never stops":
            emit(Notice("training"))
            while True:
                time.sleep(0.05)
        case "runs on":
            emit(Notice("training"))
            while True:
                control.safe_point()
                time.sleep(0.002)
        case _:
            pass
