"""Whether it pays to train the head first and go on from there: against the same epochs in one run.

    python benchmarks/going_on.py FOLDER [--model mobilenet_v2] [--weights FILE] [--freeze 4] [--image-size 112]
        [--head-epochs 5] [--epochs 5] [--seeds 3] [--json FILE]

For each seed three trainings: the head alone; from its weights on with ``--freeze`` stages frozen; and, from the
pretrained weights at once, as many epochs as both together. Accuracies in percent, seconds of training.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
from pathlib import Path
from typing import Any

import cases
from msgspec.structs import replace

from ftstudio.app import jobs
from ftstudio.app.requests import Train
from ftstudio.core.config import DataConfig, ModelConfig, RunConfig, TrainConfig
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.metrics import MetricValue
from ftstudio.core.paths import HOME_VARIABLE
from ftstudio.core.run_record import RunResult
from ftstudio.models import catalog

WAYS = {"head": "head only", "on": "from there on", "once": "at once"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--model", default="mobilenet_v2")
    parser.add_argument("--weights", default="default", help="a file (default: the program's own)")
    parser.add_argument("--freeze", type=int, default=4)
    parser.add_argument("--image-size", type=int, default=112)
    parser.add_argument("--head-epochs", type=int, default=5)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    weights = given.weights if given.weights == "default" else str(Path(given.weights).absolute())
    stages = len(catalog.model(given.model).stages)
    rows: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as home:
        dataset = cases.scan(given.folder, Path(home))
        print(f"{dataset.name}, {catalog.model(given.model).title}, {given.freeze} of {stages} stages frozen\n")
        print("| training | seed | best epoch | validation | test | seconds |\n|---|---|---|---|---|---|")
        for seed in range(given.seeds):
            train = TrainConfig(
                epochs=given.head_epochs, image_size=given.image_size, seed=seed, patience=0, head_solver="minibatch"
            )
            alone = RunConfig(
                data=DataConfig(source=dataset.source),
                model=ModelConfig(name=given.model, weights=weights, freeze_depth="all"),
                train=train,
            )
            for way, result in three_ways(alone, given.freeze, given.epochs, dataset):
                row = {
                    "way": way, "seed": seed, "best_epoch": result.best_epoch,
                    "validation": _percent(result.validation), "test": _percent(result.test),
                    "seconds": result.seconds,
                }  # fmt: skip
                rows.append(row)
                print(
                    f"| {WAYS[way]} | {seed} | {row['best_epoch']} | {row['validation']:.1f} | {row['test']:.1f} "
                    f"| {row['seconds']:.0f} |",
                    flush=True,
                )
                if given.json:
                    given.json.write_text(json.dumps(rows, indent=2) + "\n")
    print()
    for way, words in WAYS.items():
        means = [statistics.fmean(row[key] for row in rows if row["way"] == way) for key in ("validation", "test")]
        print(f"- {words}, mean of {given.seeds}: validation {means[0]:.1f}, test {means[1]:.1f}")


def three_ways(alone: RunConfig, depth: int, epochs: int, dataset: DatasetSummary) -> list[tuple[str, RunResult]]:
    with tempfile.TemporaryDirectory() as home:
        os.environ[HOME_VARIABLE] = home
        head = trained(alone, dataset, home)
        train, model = alone.train, alone.model
        goes_on = replace(
            alone,
            model=replace(model, weights=head.run_dir, freeze_depth=depth),
            train=replace(train, epochs=epochs),
        )
        at_once = replace(
            alone,
            model=replace(model, freeze_depth=depth),
            train=replace(train, epochs=train.epochs + epochs),
        )
        return [("head", head), ("on", trained(goes_on, dataset, home)), ("once", trained(at_once, dataset, home))]


def trained(config: RunConfig, dataset: DatasetSummary, home: str) -> RunResult:
    request = Train(config=config, runs_dir=str(Path(home, "runs")), dataset=dataset)
    result = jobs.run(request, RunControl(), lambda _: None)
    assert isinstance(result, RunResult)
    if result.validation is None:
        raise SystemExit(f"The training {result.outcome} without a result: {result.error}")
    return result


def _percent(value: MetricValue | None) -> float:
    return 100 * value.value if value else 0.0


if __name__ == "__main__":
    main()
