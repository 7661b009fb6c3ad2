"""Whether fine-tuning pays: the recipe of today and earlier ones, at several freeze positions, on small data sets.

    python benchmarks/recipe.py FOLDER ... --rows FILE [--per-class 20 40] [--model mobilenet_v3_small]
        [--weights FILE] [--positions head middle none] [--recipes 3 2 1] [--seeds 3] [--image-size 112]
    python benchmarks/recipe.py --rows FILE

A FOLDER has ``train`` and ``test`` folders of class folders, or class folders alone, of which 50 images a class are
held out for testing. Of the rest each seed draws ``--per-class`` images a class, a fifth of them for validation. One
row a training is appended to the rows file; what is there already is not trained again, so the script can be
interrupted. Without folders it prints the tables of the rows that are there:

- test accuracy in percent, mean over seeds, by data set and position;
- against "head only" on the same draw: the mean difference with its standard error, and in how many trainings it was
  significantly worse or better (exact McNemar on the test images, 5 %);
- in how many trainings the validation loss and accuracy after the first epoch were below epoch 0 by more than noise
  (one standard error of the accuracy; 5 % of the loss).
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import cases
from msgspec.structs import replace

from ftstudio.app import jobs
from ftstudio.app.requests import Train
from ftstudio.core import config as configs
from ftstudio.core.config import DataConfig, ModelConfig, RunConfig, TrainConfig
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.events import EpochDone, Event
from ftstudio.core.paired_test import mcnemar
from ftstudio.core.run_record import RunResult
from ftstudio.models import catalog
from ftstudio.store.run_folder import RunFolder

POSITIONS = {"head": 1.0, "last": None, "middle": 0.5, "none": 0.0}
HELD_OUT = 50
MOST_TEST = 400


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--rows", type=Path, required=True)
    parser.add_argument("--per-class", type=int, nargs="+", default=[20, 40])
    parser.add_argument("--model", default="mobilenet_v3_small")
    parser.add_argument("--weights", default="default", help="a file (default: the program's own)")
    parser.add_argument("--positions", nargs="+", choices=list(POSITIONS), default=["head", "middle", "none"])
    parser.add_argument("--recipes", type=int, nargs="+", default=[3, 2])
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--image-size", type=int, default=112)
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE", dest="changes")
    given = parser.parse_args()

    rows = [json.loads(line) for line in given.rows.read_text().splitlines()] if given.rows.exists() else []
    done = {_name(row) for row in rows}
    for seed in range(given.seeds):
        for folder in given.folders:
            for count in given.per_class:
                for row in wanted(given, folder, count, seed, done):
                    rows.append(row)
                    with given.rows.open("a") as file:
                        file.write(json.dumps(row) + "\n")
                    print(*_name(row), f"test {row['test']:.1f}, best epoch {row['best_epoch']}", flush=True)
    tables(rows)


def wanted(
    given: argparse.Namespace, folder: Path, count: int, seed: int, done: set[tuple[Any, ...]]
) -> Iterable[dict[str, Any]]:
    """The rows of one draw of images that are not ``done``, each as soon as it is there."""
    info = catalog.model(given.model)
    weights = given.weights if given.weights == "default" else str(Path(given.weights).absolute())
    what = {"set": f"{folder.name} {count}", "model": info.name, "seed": seed, "changes": " ".join(given.changes)}
    missing = [
        about
        for recipe in given.recipes
        for position in given.positions
        if _name(about := what | {"recipe": recipe, "position": position}) not in done
    ]
    if not missing:
        return
    with tempfile.TemporaryDirectory() as home:
        dataset = cases.scan(drawn(folder, count, seed, Path(home, "images")), Path(home))
        for about in missing:
            config = config_of(about, dataset, weights, given.image_size)
            for change in given.changes:
                config = configs.with_value(config, *change.split("=", 1))
            yield about | trained(config, dataset, Path(home, "runs"))


def config_of(about: dict[str, Any], dataset: DatasetSummary, weights: str, image_size: int) -> RunConfig:
    info = catalog.model(about["model"])
    share, stages = POSITIONS[about["position"]], len(info.stages)
    train = TrainConfig(image_size=image_size, seed=about["seed"], device="cpu", recipe=about["recipe"])
    if about["recipe"] == 1:
        train = replace(train, **configs.FIRST_RECIPE)
    return RunConfig(
        data=DataConfig(source=dataset.source),
        model=ModelConfig(
            name=info.name, weights=weights, freeze_depth=stages - 1 if share is None else math.ceil(share * stages)
        ),
        train=train,
    )


def drawn(folder: Path, count: int, seed: int, into: Path) -> Path:
    """A folder of ``count`` images a class in ``train`` and ``val``, and of test images, the same for every seed."""
    ready = (folder / "train").is_dir() and (folder / "test").is_dir()
    chance, fixed = random.Random(f"{folder.name} {seed}"), random.Random(0)
    copies: list[tuple[str, Path]] = []
    tests: list[Path] = []
    for place in sorted(path for path in (folder / "train" if ready else folder).iterdir() if path.is_dir()):
        images = sorted(path for path in place.iterdir() if path.is_file())
        if ready:
            held_out = sorted((folder / "test" / place.name).iterdir())
        else:
            fixed.shuffle(images)
            held_out, images = images[:HELD_OUT], sorted(images[HELD_OUT:])
        chance.shuffle(images)
        for index, path in enumerate(images[:count]):
            copies.append(("val" if index < max(1, round(0.2 * count)) else "train", path))
        tests += held_out
    fixed.shuffle(tests)
    for split, path in copies + [("test", path) for path in tests[:MOST_TEST]]:
        target = into / split / path.parent.name / path.name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    return into


def trained(config: RunConfig, dataset: DatasetSummary, runs: Path) -> dict[str, Any]:
    """What came of a training: accuracies in percent, the course of the validation, which test images were right."""
    course: list[tuple[int, float, float]] = []

    def listen(event: Event) -> None:
        if isinstance(event, EpochDone):
            course.append((event.epoch, event.val_loss, event.metrics["accuracy"]))

    began = time.process_time()
    result = jobs.run(Train(config=config, runs_dir=str(runs), dataset=dataset), RunControl(), listen)
    assert isinstance(result, RunResult)
    evaluation = RunFolder(Path(result.run_dir)).evaluation("test")
    if result.validation is None or evaluation is None:
        raise SystemExit(f"The training {result.outcome} without a test accuracy: {result.error}")
    return {
        "validation": 100 * result.validation.value,
        "val_count": result.val_count,
        "test": 100 * evaluation.accuracy,
        "right": {image.path: image.predicted == image.target for image in evaluation.images},
        "best_epoch": result.best_epoch,
        "course": course,
        "seconds": time.process_time() - began,
    }


def _name(row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row[key] for key in ("set", "model", "seed", "recipe", "position", "changes"))


def tables(rows: list[dict[str, Any]]) -> None:
    """Print what the rows say."""
    kinds = sorted({(row["model"], row["recipe"], row["changes"]) for row in rows})
    positions = [position for position in POSITIONS if any(row["position"] == position for row in rows)]
    for kind in kinds:
        mine = [row for row in rows if (row["model"], row["recipe"], row["changes"]) == kind]
        print(f"\n{kind[0]}, recipe {kind[1]} {kind[2]}\n\n| set | {' | '.join(positions)} |")
        print("|---" * (len(positions) + 1) + "|")
        for name in sorted({row["set"] for row in mine}):
            of_set = [[row["test"] for row in mine if row["set"] == name and row["position"] == p] for p in positions]
            figures = [f"{statistics.fmean(some):.1f}" if some else "" for some in of_set]
            print(f"| {name} | {' | '.join(figures)} |")
        for position in positions:
            if position != "head":
                print("- " + against_the_head(mine, position))
        print("- " + first_epochs([row for row in mine if row["position"] != "head"]))
    recipes = sorted({row["recipe"] for row in rows})
    for older, newer in itertools.pairwise(recipes):
        print("- " + against_the_recipe(rows, newer, older))


def against_the_recipe(rows: list[dict[str, Any]], newer: int, older: int) -> str:
    """Fine-tuned runs of two recipes on the same draws."""
    name = ("set", "model", "seed", "position", "changes")
    before = {tuple(row[key] for key in name): row for row in rows if row["recipe"] == older}
    mine = [row for row in rows if row["recipe"] == newer and row["position"] != "head"]
    pairs = [(row, before[key]) for row in mine if (key := tuple(row[part] for part in name)) in before]
    if not pairs:
        return f"recipe {newer}: no run of recipe {older} on the same draw"
    return f"recipe {newer} less recipe {older}: {_apart(pairs)}"


def against_the_head(rows: list[dict[str, Any]], position: str) -> str:
    heads = {(row["set"], row["seed"]): row for row in rows if row["position"] == "head"}
    pairs = [
        (row, heads[row["set"], row["seed"]])
        for row in rows
        if row["position"] == position and (row["set"], row["seed"]) in heads
    ]
    if not pairs:
        return f"{position}: no head only on the same draw"
    return f"{position} less head only: {_apart(pairs)}"


def _apart(pairs: list[tuple[dict[str, Any], dict[str, Any]]]) -> str:
    """How the test accuracy of the first of each pair compares with that of the second."""
    apart = [one["test"] - other["test"] for one, other in pairs]
    error = statistics.stdev(apart) / math.sqrt(len(apart)) if len(apart) > 1 else math.nan
    worse = sum(_significant(one, other) < 0 for one, other in pairs)
    better = sum(_significant(one, other) > 0 for one, other in pairs)
    return (
        f"{statistics.fmean(apart):+.2f} ± {error:.2f} points over {len(pairs)} trainings, "
        f"least {min(apart):+.1f}; significantly worse in {worse}, better in {better}"
    )


def _significant(row: dict[str, Any], head: dict[str, Any]) -> int:
    """1 where ``row`` is significantly better than ``head`` on the same test images, -1 where worse, else 0."""
    common = row["right"].keys() & head["right"].keys()
    won = sum(row["right"][path] and not head["right"][path] for path in common)
    lost = sum(head["right"][path] and not row["right"][path] for path in common)
    return 0 if mcnemar(won, lost) >= 0.05 else (1 if won > lost else -1)


def first_epochs(rows: list[dict[str, Any]]) -> str:
    fell = 0
    for row in rows:
        (_, loss, accuracy), (_, next_loss, next_accuracy) = row["course"][:2]
        noise = math.sqrt(max(accuracy * (1 - accuracy), 0.02) / row["val_count"])
        fell += next_loss > 1.05 * loss or next_accuracy < accuracy - noise
    return f"first epoch below epoch 0: {fell} of {len(rows)} trainings"


if __name__ == "__main__":
    main()
