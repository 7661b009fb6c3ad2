"""FTStudio's own training of one trial, as the job that window and command line run. Run by ``speed.py``."""

from __future__ import annotations

import tempfile
from pathlib import Path

import torch
from trial import Clock, Course, EpochEnd, Trial, answer_with

from ftstudio.app import jobs
from ftstudio.app.requests import Train
from ftstudio.core import json_codec
from ftstudio.core.config import DataConfig, ModelConfig, RunConfig, TrainConfig
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.events import CheckpointSaved, EpochDone, Event, RunStarted
from ftstudio.core.run_record import RunResult


def train(trial: Trial) -> Course:
    """The whole job; finished training is the last epoch judged or the checkpoint after it, whichever came later."""
    dataset = json_codec.decode(Path(trial.dataset_file).read_bytes(), DatasetSummary)
    ends: list[EpochEnd] = []
    finished = 0.0
    started: RunStarted | None = None

    def note(event: Event) -> None:
        nonlocal finished, started
        if isinstance(event, RunStarted):
            started = event
        elif isinstance(event, EpochDone):
            assert started is not None
            finished = clock.seconds
            ends.append(EpochEnd(event.epoch, finished, event.metrics[started.metrics[0].key]))
        elif isinstance(event, CheckpointSaved):
            finished = clock.seconds

    with tempfile.TemporaryDirectory() as runs:
        request = Train(config=config_of(trial), runs_dir=runs, dataset=dataset)
        clock = Clock()
        result = jobs.run(request, RunControl(), note)
        whole = clock.seconds
    assert isinstance(result, RunResult)
    if result.outcome != "completed" or started is None:
        raise SystemExit(f"The training {result.outcome}: {result.error}")
    return Course(
        epochs=tuple(ends),
        seconds=finished,
        job_seconds=whole,
        train_images=started.train_count,
        threads=torch.get_num_threads(),
    )


def config_of(trial: Trial) -> RunConfig:
    """The program's defaults, with the trial's size, batch and epochs, all of them run."""
    return RunConfig(
        data=DataConfig(source=trial.source),
        model=ModelConfig(name=trial.model, weights=trial.weights, freeze_depth=trial.freeze_depth),
        train=TrainConfig(
            epochs=trial.epochs,
            image_size=trial.image_size,
            batch_size=trial.batch_size,
            patience=0,
            seed=trial.seed,
            device=trial.device,
        ),
    )


if __name__ == "__main__":
    answer_with(train)
