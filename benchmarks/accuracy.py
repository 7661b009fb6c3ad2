"""How good the program's own defaults are on a folder of images: models x freeze positions, one table.

    python benchmarks/accuracy.py FOLDER [--weights NAME=FILE ...] [--frozen all middle none] [--epochs 10]
        [--image-size 128] [--json FILE]

Each row is one `train` job as the command line runs it. Without --weights only the starter and random weights run.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from pathlib import Path

from msgspec.structs import asdict

from ftstudio.app import jobs
from ftstudio.app.requests import Scan, Train
from ftstudio.core.config import DataConfig, ModelConfig, RunConfig, TrainConfig
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.metrics import MetricValue
from ftstudio.core.run_record import RunResult
from ftstudio.models import catalog

FROZEN = ("all", "middle", "none")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder")
    parser.add_argument("--weights", action="append", default=[], metavar="MODEL=FILE")
    parser.add_argument("--frozen", nargs="+", choices=list(FROZEN), default=list(FROZEN))
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--image-size", type=int, default=128)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()

    source = str(Path(given.folder).absolute())
    summary = jobs.run(Scan(source=source), RunControl(), lambda _: None)
    assert isinstance(summary, DatasetSummary)
    train = TrainConfig(epochs=given.epochs, image_size=given.image_size)
    files = [("starter", "default"), *(tuple(pair.split("=", 1)) for pair in given.weights)]
    rows = [
        row(summary, train, model, weights, depth) for model, weights in files for depth in depths(model, given.frozen)
    ]
    if "none" in given.frozen:
        rows.append(row(summary, train, "mobilenet_v3_small", "random", 0))
    if given.json:
        given.json.write_text(json.dumps(rows, indent=2) + "\n")


def depths(model: str, frozen: list[str]) -> list[int]:
    """How many stages of ``model`` are frozen at each of ``FROZEN`` that is wanted."""
    stages = len(catalog.model(model).stages)
    depth_of = dict(zip(FROZEN, (stages, stages // 2 + 1, 0), strict=True))
    return [depth_of[each] for each in frozen]


def row(summary: DatasetSummary, train: TrainConfig, model: str, weights: str, depth: int) -> dict[str, object]:
    config = RunConfig(
        data=DataConfig(source=summary.source),
        model=ModelConfig(name=model, weights=weights, freeze_depth=depth),
        train=train,
    )
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as runs:
        result = jobs.run(Train(config=config, runs_dir=runs, dataset=summary), RunControl(), lambda _: None)
    assert isinstance(result, RunResult)
    kind = "random" if weights == "random" else "starter" if model == "starter" else "ImageNet"
    stages = len(catalog.model(model).stages)
    print(
        f"| {catalog.model(model).title} | {kind} | {depth} of {stages} | {result.trainable_parameters:,} "
        f"| {_percent(result.validation)} | {_percent(result.test)} | {result.best_epoch} "
        f"| {time.monotonic() - began:.0f} s |",
        flush=True,
    )
    return {"model": model, "weights": kind, "freeze_depth": depth, **asdict(result), "error": str(result.error or "")}


def _percent(value: MetricValue | None) -> str:
    return "-" if value is None else f"{100 * value.value:.1f}"


if __name__ == "__main__":
    main()
