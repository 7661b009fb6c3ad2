"""Whether the caches cost accuracy: the same trainings with and without them, seed by seed.

    python benchmarks/cached_accuracy.py FOLDER [--model mobilenet_v2] [--weights FILE] [--positions head last]
        [--seeds 5] [--epochs 10] [--image-size 160] [--json FILE]

Both sides differ in ``train.feature_cache`` ("auto" against "off") and in nothing else. Every training has an empty
home, so no cache of one serves another. Validation and test accuracy in percent; the difference is cached less
uncached over pairs of equal seeds, with the standard error of its mean.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import statistics
import tempfile
from pathlib import Path
from typing import Any

import cases

from ftstudio.app import jobs
from ftstudio.app.requests import Train
from ftstudio.core import config as configs
from ftstudio.core.config import DataConfig, ModelConfig, RunConfig, TrainConfig
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.paths import HOME_VARIABLE
from ftstudio.core.run_record import RunResult
from ftstudio.models import catalog

SWITCH = "train.feature_cache"
SIDES = {"cached": "auto", "uncached": "off"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--model", default="mobilenet_v2")
    parser.add_argument("--weights", default="default", help="a file (default: the program's own)")
    parser.add_argument("--positions", nargs="+", choices=list(cases.POSITIONS), default=["head", "last"])
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--image-size", type=int, default=160)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()

    weights = given.weights if given.weights == "default" else str(Path(given.weights).absolute())
    print("| trains | seed | cached: validation | test | uncached: validation | test |\n|---|---|---|---|---|---|")
    rows: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as home:
        dataset = cases.scan(given.folder, Path(home))
        for position in given.positions:
            for seed in range(given.seeds):
                config = RunConfig(
                    data=DataConfig(source=dataset.source),
                    model=ModelConfig(
                        name=given.model,
                        weights=weights,
                        freeze_depth=cases.depth_of(position, catalog.model(given.model)),
                    ),
                    train=TrainConfig(epochs=given.epochs, image_size=given.image_size, patience=0, seed=seed),
                )
                row = {"position": position, "seed": seed} | both_sides(config, dataset)
                rows.append(row)
                print(line(cases.POSITIONS[position], str(seed), row), flush=True)
                if given.json:
                    given.json.write_text(json.dumps(rows, indent=2) + "\n")
    print()
    for position in given.positions:
        print(summary(position, [row for row in rows if row["position"] == position]))


def both_sides(config: RunConfig, dataset: DatasetSummary) -> dict[str, dict[str, float]]:
    """Validation and test accuracy in percent with the caches and without."""
    return {side: accuracies(configs.with_value(config, SWITCH, value), dataset) for side, value in SIDES.items()}


def accuracies(config: RunConfig, dataset: DatasetSummary) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as home:
        os.environ[HOME_VARIABLE] = home
        request = Train(config=config, runs_dir=str(Path(home, "runs")), dataset=dataset)
        result = jobs.run(request, RunControl(), lambda _: None)
    assert isinstance(result, RunResult)
    if result.validation is None or result.test is None:
        raise SystemExit(f"The training {result.outcome} without validation or test accuracy: {result.error}")
    return {"validation": 100 * result.validation.value, "test": 100 * result.test.value}


def line(title: str, seed: str, row: dict[str, Any]) -> str:
    figures = [f"{row[side][split]:.1f}" for side in SIDES for split in ("validation", "test")]
    return f"| {' | '.join([title, seed, *figures])} |"


def summary(position: str, rows: list[dict[str, Any]]) -> str:
    """Means and differences of one position, a line for each split."""
    lines: list[str] = []
    for split in ("validation", "test"):
        cached, uncached = ([row[side][split] for row in rows] for side in SIDES)
        apart = [one - other for one, other in zip(cached, uncached, strict=True)]
        error = statistics.stdev(apart) / math.sqrt(len(apart)) if len(apart) > 1 else math.nan
        lines.append(
            f"- {cases.POSITIONS[position]}, {split}, mean of {len(rows)}: cached {statistics.fmean(cached):.2f}, "
            f"uncached {statistics.fmean(uncached):.2f}, difference {statistics.fmean(apart):+.2f} ± {error:.2f}"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
