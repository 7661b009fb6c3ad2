"""A trainer that is killed at any moment leaves a run that can be read, listed as interrupted, and resumed."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable

import pytest

from ftstudio.app import history
from ftstudio.core.events import EpochDone, RunStarted, StepDone
from ftstudio.store.run_folder import RunFolder

TRAIN = """
import sys
from pathlib import Path
from ftstudio.app.recorder import Recorder
from ftstudio.core.events import CheckpointSaved, EpochDone, RunStarted, StepDone
from ftstudio.store.run_folder import RunFolder
from ftstudio.store.runs import RunStore

folder = RunFolder(Path(sys.argv[1]))
with folder.hold():
    record = Recorder(folder, RunStore(folder.path.parent), lambda event: None, folder.record)
    record(RunStarted(
        run_id=folder.run_id, run_dir=str(folder.path), target_names=("a", "b"), train_count=8, val_count=2,
        epochs=10**6, steps_per_epoch=4, total_steps=4 * 10**6, device="CPU", batch_size=2, image_size=64,
        trainable_parameters=1, frozen_parameters=1, metrics=(),
    ))
    print("started", flush=True)
    step = 0
    for epoch in range(1, 10**6):
        for _ in range(4):
            step += 1
            record(StepDone(step, epoch, 0.5, 0.1, 100.0, step / 100))
        record(EpochDone(
            epoch=epoch, step=step, train_loss=0.5, val_loss=0.5, metrics={"accuracy": 0.5}, train_metrics={},
            is_best=epoch % 3 == 0, seconds=step / 100,
        ))
        if epoch % 5 == 0:
            record(CheckpointSaved("c", step, epoch))
        print(epoch, flush=True)
"""


@pytest.mark.parametrize("seed", range(5))
def test_kill_at_a_random_moment(make_run: Callable[..., RunFolder], seed: int) -> None:
    folder = make_run(state="running")
    acknowledged = 0
    with subprocess.Popen([sys.executable, "-c", TRAIN, str(folder.path)], stdout=subprocess.PIPE) as trainer:
        assert trainer.stdout is not None
        assert trainer.stdout.readline().strip() == b"started"
        assert folder.is_held()
        for _ in range(random.Random(seed).randrange(0, 200)):
            acknowledged = int(trainer.stdout.readline())
        trainer.kill()
    assert not folder.is_held()
    events = list(folder.events())
    assert isinstance(events[0], RunStarted)
    steps = [event.step for event in events if isinstance(event, StepDone)]
    assert steps == list(range(1, len(steps) + 1))
    epochs = [event.epoch for event in events if isinstance(event, EpochDone)]
    assert epochs == list(range(1, len(epochs) + 1))
    assert len(epochs) >= acknowledged
    # run.json may lag behind by half a second, but not behind the last checkpoint.
    assert folder.record.epochs_done >= acknowledged - acknowledged % 5
    (run,) = history.all_runs(folder.path.parent)
    assert (run.state, run.run_id) == ("interrupted", folder.run_id)
    assert history.curves(str(folder.path)).steps == tuple(steps)
    with folder.hold():
        assert history.all_runs(folder.path.parent)[0].state == "running"
