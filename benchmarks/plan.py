"""How true the plan is: seconds per epoch and of a whole run as `train --plan` says, against those of real runs.

    python benchmarks/plan.py FOLDER [--models NAME ...] [--weights NAME=FILE ...] [--image-size 160] [--epochs 3]

Each row measures the plan anew in a process of its own and then trains; random weights of their own where no file is
given. Measure on a quiet machine. The last line is the median of how far the first epoch was from its prediction.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from ftstudio.app import estimate, jobs
from ftstudio.app.requests import Scan, Train
from ftstudio.core.config import DataConfig, ModelConfig, RunConfig, TrainConfig
from ftstudio.core.control import RunControl
from ftstudio.core.costs import DepthCost, Plan
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.events import EpochDone, Event
from ftstudio.core.run_record import Budgets, RunResult
from ftstudio.models import catalog


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder")
    parser.add_argument("--models", nargs="+", default=["mobilenet_v3_small", "mobilenet_v2", "resnet18"])
    parser.add_argument("--weights", action="append", default=[], metavar="MODEL=FILE")
    parser.add_argument("--image-size", type=int, default=160)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--inside", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inside:
        print(json.dumps(one_model(given)))
        return
    rows: list[dict[str, float | str]] = []
    print("| model | frozen | planned epoch | real epoch | off | planned once | real once |")
    print("|---|---|---|---|---|---|---|", flush=True)
    for model in given.models:
        for row in in_own_process(model):
            rows.append(row)
            print(
                f"| {row['model']} | {row['frozen']} | {row['planned']:.2f} s | {row['real']:.2f} s "
                f"| {100 * float(row['off']):+.0f} % | {row['planned_once']:.1f} s | {row['real_once']:.1f} s |",
                flush=True,
            )
    off = statistics.median(abs(float(row["off"])) for row in rows)
    print(f"\nMedian over {len(rows)} positions: {100 * off:.0f} % off.")
    if given.json:
        given.json.write_text(json.dumps(rows, indent=2) + "\n")


def in_own_process(model: str) -> list[dict[str, float | str]]:
    with tempfile.TemporaryDirectory() as home:
        answer = subprocess.run(
            [sys.executable, __file__, *sys.argv[1:], "--inside", model],
            env=os.environ | {"FTSTUDIO_HOME": home},
            stdout=subprocess.PIPE,
            check=True,
            text=True,
        )
    return json.loads(answer.stdout.splitlines()[-1])


def one_model(given: argparse.Namespace) -> list[dict[str, float | str]]:
    source = str(Path(given.folder).absolute())
    summary = jobs.run(Scan(source=source), RunControl(), lambda _: None)
    assert isinstance(summary, DatasetSummary)
    info = catalog.model(given.inside)
    file = dict(pair.split("=", 1) for pair in given.weights).get(info.name)
    weights = file or ("default" if info.name == "starter" else "random")
    rows: list[dict[str, float | str]] = []
    stages = len(info.stages)
    for depth in sorted({0, stages // 2, stages - 1}):
        config = RunConfig(
            data=DataConfig(source=source),
            model=ModelConfig(name=info.name, weights=weights, freeze_depth=depth),
            train=TrainConfig(epochs=given.epochs, image_size=given.image_size, patience=0, views=1),
        )
        plan = jobs.run(estimate.plan_request(config, summary, Budgets()), RunControl(), lambda _: None)
        assert isinstance(plan, Plan)
        cost = plan.costs[depth]
        rows.append({"model": info.name, "frozen": f"{depth} of {stages}", **compared(config, summary, cost)})
    return rows


def compared(config: RunConfig, summary: DatasetSummary, cost: DepthCost) -> dict[str, float]:
    """Figures of a real run beside the planned ones."""
    assert cost.seconds_per_epoch is not None
    ends: dict[int, float] = {0: 0.0}

    def listen(event: Event) -> None:
        if isinstance(event, EpochDone):
            ends[event.epoch] = event.seconds

    began = time.monotonic()
    with tempfile.TemporaryDirectory() as runs:
        result = jobs.run(Train(config=config, runs_dir=runs, dataset=summary), RunControl(), listen)
    took = time.monotonic() - began
    assert isinstance(result, RunResult) and result.error is None
    real = ends[1] - ends[0]
    epochs = max(ends)
    return {
        "planned": cost.seconds_per_epoch,
        "real": real,
        "off": real / cost.seconds_per_epoch - 1,
        "planned_once": cost.caching_seconds,
        "real_once": took - (ends[epochs] - ends[0]),
    }


if __name__ == "__main__":
    main()
