"""What more epochs cost once the frozen part has run: the head alone by mini-batches, and the last stage.

    python benchmarks/more_epochs.py FOLDER [--model mobilenet_v2] [--weights FILE] [--epochs 5] [--image-size 160]

A first run computes and keeps; a second one of as many epochs and a third of twice as many find what was kept. Printed
are the whole jobs, from images already scanned to the end of the evaluation, and what the additional epochs cost.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

import cases

from ftstudio.app import jobs
from ftstudio.app.requests import Train
from ftstudio.core.config import DataConfig, ModelConfig, RunConfig, TrainConfig
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.run_record import RunResult
from ftstudio.models import catalog


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--model", default="mobilenet_v2")
    parser.add_argument("--weights", default="default", help="a file (default: the program's own)")
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--image-size", type=int, default=160)
    given = parser.parse_args()
    stages = len(catalog.model(given.model).stages)
    print("| trains | first run | again, kept | twice the epochs, kept | the epochs more |\n|---|---|---|---|---|")
    for depth, what in ((stages, "head alone, mini-batches"), (stages - 1, "last stage and head")):
        with tempfile.TemporaryDirectory() as home:
            dataset = cases.scan(given.folder, Path(home))
            took = [job(dataset, given, depth, epochs) for epochs in (given.epochs, given.epochs, 2 * given.epochs)]
        print(
            f"| {what} | {took[0]:.1f} s | {took[1]:.1f} s | {took[2]:.1f} s | {took[2] - took[1]:.2f} s |", flush=True
        )


def job(dataset: DatasetSummary, given: argparse.Namespace, depth: int, epochs: int) -> float:
    """Seconds of a whole training."""
    weights = given.weights if given.weights == "default" else str(Path(given.weights).absolute())
    config = RunConfig(
        data=DataConfig(source=dataset.source),
        model=ModelConfig(name=given.model, weights=weights, freeze_depth=depth),
        train=TrainConfig(
            epochs=epochs, image_size=given.image_size, patience=0, head_solver="minibatch", views=2, head_first=False
        ),
    )
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as runs:
        result = jobs.run(Train(config=config, runs_dir=runs, dataset=dataset), RunControl(), lambda _: None)
    assert isinstance(result, RunResult) and result.error is None, result.error
    return time.monotonic() - began


if __name__ == "__main__":
    main()
