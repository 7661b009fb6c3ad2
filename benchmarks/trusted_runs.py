"""The runs that the benchmarks of trust look at: given ones, or trained anew, always with a test split of their own."""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import cases

from ftstudio.app import jobs
from ftstudio.app.requests import Train
from ftstudio.core.config import DataConfig, ModelConfig, RunConfig, TrainConfig
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.paths import HOME_VARIABLE
from ftstudio.core.run_record import RunRecord, RunResult
from ftstudio.models import catalog
from ftstudio.store.run_folder import RunFolder

TEST_EVERY = 5
"""Where a folder has no test images, every fifth of each class becomes one."""


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folders", type=Path, nargs="*", help="folders of images to train on, or finished runs")
    parser.add_argument("--model", default="mobilenet_v2")
    parser.add_argument("--weights", default="default", help="a file (default: the program's own)")
    parser.add_argument("--freeze", nargs="+", default=["all"], help="stages that stay as they are: all, or numbers")
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--image-size", type=int, default=112)


def runs(given: argparse.Namespace) -> Iterator[RunRecord]:
    """Every run that is asked for, one after the other, finished. What is trained here is gone at the end."""
    with tempfile.TemporaryDirectory() as place:
        os.environ[HOME_VARIABLE] = str(Path(place, "home"))
        for number, folder in enumerate(given.folders):
            record = RunFolder(folder.absolute()).record_or_none()
            if record is not None:
                yield record
                continue
            dataset = _with_test_images(folder.absolute(), Path(place, str(number)))
            for depth in given.freeze:
                for seed in range(given.seeds):
                    yield _trained(given, dataset, depth, seed, Path(place))


def title(record: RunRecord) -> str:
    return f"{record.dataset} | {catalog.model(record.model).title} | {record.freeze_depth} of {record.stage_count}"


def _with_test_images(folder: Path, copies: Path) -> DatasetSummary:
    summary = cases.scan(folder, copies.with_name("home"))
    if any(count.test for count in summary.counts):
        return summary
    seen: dict[str, int] = {}
    for file in summary.files:
        if file.problem:
            continue
        number = seen.get(file.class_name, 0)
        seen[file.class_name] = number + 1
        part = "test" if number % TEST_EVERY == TEST_EVERY - 1 else "train"
        target = copies / folder.name / part / file.class_name / Path(file.path).name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(Path(summary.root) / file.path, target)
    return cases.scan(copies / folder.name, copies.with_name("home"))


def _trained(given: argparse.Namespace, dataset: DatasetSummary, depth: str, seed: int, place: Path) -> RunRecord:
    config = RunConfig(
        data=DataConfig(source=dataset.source),
        model=ModelConfig(
            name=given.model,
            weights=given.weights if given.weights == "default" else str(Path(given.weights).absolute()),
            freeze_depth="all" if depth == "all" else int(depth),
        ),
        train=TrainConfig(epochs=given.epochs, image_size=given.image_size, seed=seed),
    )
    request = Train(config=config, runs_dir=str(place / "runs"), dataset=dataset)
    result = jobs.run(request, RunControl(), lambda _: None)
    assert isinstance(result, RunResult)
    if result.outcome != "completed":
        raise SystemExit(f"The training {result.outcome}: {result.error}")
    return RunFolder(Path(result.run_dir)).record
