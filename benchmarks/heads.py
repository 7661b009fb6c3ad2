"""The heads that can stand on a frozen network: how good each is, and how long it takes.

    python benchmarks/heads.py FOLDER [--model mobilenet_v2] [--weights FILE] [--image-size 112] [--json FILE]

Each row is one `train` job with everything frozen. "First" begins with an empty cache: decoding, the frozen network,
the head. "Again" finds features and pixels kept, and is the same training otherwise. Both are the whole job but the
test images, which are scored after it. Accuracies in percent with their 95% intervals (Wilson).
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from pathlib import Path
from typing import Any

import cases

from ftstudio.app import jobs
from ftstudio.app.requests import Train
from ftstudio.core.config import DataConfig, HeadKind, ModelConfig, RunConfig, TrainConfig
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.events import CheckpointSaved, EpochDone, Event
from ftstudio.core.interval import wilson
from ftstudio.core.paths import HOME_VARIABLE
from ftstudio.models import catalog
from ftstudio.store.run_folder import RunFolder

HEADS: tuple[HeadKind, ...] = ("linear", "nearest-mean", "knn")
"""Linear and logistic are the same thing here: with everything frozen the linear head is fitted as well."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--model", default="mobilenet_v2")
    parser.add_argument("--weights", default="default", help="a file (default: the program's own)")
    parser.add_argument("--image-size", type=int, default=112)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    weights = given.weights if given.weights == "default" else str(Path(given.weights).absolute())
    rows: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as home:
        dataset = cases.scan(given.folder, Path(home))
        print(f"{dataset.name}, {catalog.model(given.model).title}, {given.image_size} px\n")
        print("| head | validation | test | first | again |\n|---|---|---|---|---|")
        for head in HEADS:
            config = RunConfig(
                data=DataConfig(source=dataset.source),
                model=ModelConfig(name=given.model, weights=weights, freeze_depth="all"),
                train=TrainConfig(head=head, image_size=given.image_size, seed=given.seed),
            )
            rows.append({"head": head} | twice(config, dataset))
            print(line(head, rows[-1]), flush=True)
    if given.json:
        given.json.write_text(json.dumps(rows, indent=2) + "\n")


def twice(config: RunConfig, dataset: DatasetSummary) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as home:
        os.environ[HOME_VARIABLE] = home
        first, _ = trained(config, dataset, Path(home))
        again, folder = trained(config, dataset, Path(home))
        record, test = folder.record, folder.evaluation("test")
        assert record.validation is not None
        figures = {"validation": (record.validation.value, record.val_count)}
        if test is not None:
            figures["test"] = (test.accuracy, test.count)
    return figures | {"first": first, "again": again, "best_epoch": record.best_epoch}


def trained(config: RunConfig, dataset: DatasetSummary, home: Path) -> tuple[float, RunFolder]:
    """(seconds until the run was trained and saved, its folder)."""
    began = time.monotonic()
    saved: list[float] = []
    told: list[EpochDone] = []

    def emit(event: Event) -> None:
        if isinstance(event, CheckpointSaved):
            saved.append(time.monotonic() - began)
        if isinstance(event, EpochDone):
            told.append(event)

    result = jobs.run(Train(config=config, runs_dir=str(home / "runs"), dataset=dataset), RunControl(), emit)
    if not told or not saved:
        raise SystemExit(f"The training ended without a result: {result}")
    return saved[-1], RunFolder(Path(result.run_dir))  # pyright: ignore[reportAttributeAccessIssue] - a RunResult


def line(head: HeadKind, row: dict[str, Any]) -> str:
    cells = [catalog.HEAD_TITLES[head]]
    cells += [interval(*row[split]) if split in row else "-" for split in ("validation", "test")]
    return f"| {' | '.join(cells)} | {row['first']:.1f} s | {row['again']:.1f} s |"


def interval(accuracy: float, count: int) -> str:
    low, high = wilson(round(accuracy * count), count)
    return f"{100 * accuracy:.1f} ({100 * low:.1f}-{100 * high:.1f})"


if __name__ == "__main__":
    main()
