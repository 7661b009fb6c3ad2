"""How often the interval of cross-validation covers the accuracy on the images that were not drawn.

    python benchmarks/folds.py NAME=FOLDER ... --model NAME --weights FILE [--draws 200] [--out rows.jsonl]

Of each set one image of each group of (nearly) the same picture is taken. From these, 300 are drawn at random, with
so many seeds; 5 folds of them are pooled, and the models of the folds, one trained on all 300 and the interval of the
command ``evaluate --folds 5`` are compared with the accuracy on the rest. Features are computed once, then only heads
are fitted. With ``--out`` a draw is written as soon as it is done, and one that is there is not done again.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from ftstudio.core.config import DataConfig, ModelConfig, RunConfig, TrainConfig
from ftstudio.core.control import RunControl
from ftstudio.core.folds import SPREAD, learning_curve, pooled_interval
from ftstudio.core.interval import wilson
from ftstudio.core.paths import HOME_VARIABLE
from ftstudio.core.run_record import Budgets
from ftstudio.data.quality.duplicates import groups_among
from ftstudio.data.scan import scan
from ftstudio.data.splits.folds import folds_of
from ftstudio.tasks.classification.cross_validation.embeddings import plain_features
from ftstudio.tasks.classification.cross_validation.fold_probe import LinearHead, choose_head

FOLDS = 5


def features_of(folder: str, model: str, weights: str, image_size: int | None) -> tuple[Tensor, Tensor]:
    """Features (N, D) and targets (N,) of one image of each group."""
    config = RunConfig(
        data=DataConfig(source=str(Path(folder).absolute())),
        model=ModelConfig(name=model, weights=weights),
        train=TrainConfig(image_size=image_size),
    )
    summary = scan(config.data.source, (), RunControl(), lambda _: None)
    usable = [place for place, file in enumerate(summary.files) if not file.problem]
    places = sorted(group[0] for group in groups_among(summary.files, summary.alike, usable))
    seen = plain_features(config, summary, places, Budgets(), RunControl(), lambda _: None)
    return seen.features.float(), seen.targets


def right(head: LinearHead, features: Tensor, targets: Tensor) -> Tensor:
    return head.logits(features).argmax(1) == targets


def draw(features: Tensor, targets: Tensor, images: int, seed: int) -> dict[str, Any]:
    """One draw: which of its images were recognised when held out, by models trained on four fifths of the others and
    on half of these; and accuracies on the rest."""
    order = torch.randperm(len(targets), generator=torch.Generator().manual_seed(seed))
    own, rest, classes = order[:images], order[images:], int(targets.max()) + 1
    x, y = features[own], targets[own]
    folds = torch.tensor(folds_of(y.tolist(), range(images), FOLDS, seed))
    held_out, halved = (torch.zeros(images, dtype=torch.bool) for _ in range(2))
    elsewhere: list[float] = []

    def fitted(rows: Tensor) -> LinearHead:
        return choose_head(x[rows], y[rows], range(int(rows.sum())), classes, lambda: None)

    for fold in range(FOLDS):
        asked, learned = folds == fold, folds != fold
        head = fitted(learned)
        held_out[asked] = right(head, x[asked], y[asked])
        elsewhere.append(float(right(head, features[rest], targets[rest]).float().mean()))
        half = torch.zeros(images, dtype=torch.bool)
        half[learned] = torch.tensor(folds_of(y[learned].tolist(), range(int(learned.sum())), 2, 1)) == 0
        halved[asked] = right(fitted(half), x[asked], y[asked])
    full = float(right(fitted(torch.ones(images, dtype=torch.bool)), features[rest], targets[rest]).float().mean())
    return {
        "seed": seed, "images": images, "right": held_out.int().tolist(), "half": halved.int().tolist(),
        "fold_models": statistics.mean(elsewhere), "full_model": full,
    }  # fmt: skip


def report(name: str, rows: list[dict[str, Any]]) -> None:
    plain, wide, full, widths = 0, 0, 0, []
    for row in rows:
        count, share = row["images"], statistics.mean(row["right"])
        low, high = wilson(sum(row["right"]), count)
        plain += low <= row["fold_models"] <= high
        low, high = pooled_interval(share, count)
        wide += low <= row["fold_models"] <= high
        widths.append(high - low)
        train = round(count * (FOLDS - 1) / FOLDS)
        curve = learning_curve((train // 2, train), (row["half"], row["right"]), count)
        full += curve.expected.low <= row["full_model"] <= curve.expected.high
    pooled = [statistics.mean(row["right"]) for row in rows]
    apart = statistics.pstdev(share - row["fold_models"] for share, row in zip(pooled, rows, strict=True))
    mean, count = statistics.mean(pooled), rows[0]["images"]
    cells = [
        f"{mean:.1%}",
        f"{statistics.mean(row['fold_models'] for row in rows):.1%}",
        f"{statistics.mean(row['full_model'] for row in rows):.1%}",
        f"{apart / (mean * (1 - mean) / count) ** 0.5:.2f}",
        f"{plain / len(rows):.1%}",
        f"{wide / len(rows):.1%}",
        f"{full / len(rows):.1%}",
        f"{statistics.mean(widths):.1%}",
    ]
    print(f"| {name} ({len(rows)} draws of {count}) | {' | '.join(cells)} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", metavar="NAME=FOLDER")
    parser.add_argument("--model", default="starter")
    parser.add_argument("--weights", default="default")
    parser.add_argument("--image-size", type=int)
    parser.add_argument("--images", type=int, default=300)
    parser.add_argument("--draws", type=int, default=200)
    parser.add_argument("--first-seed", type=int, default=0)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    print(
        f"| images | pooled | on the rest: fold models | trained on all | spread (1: binomial) | plain Wilson covers "
        f"| {SPREAD} times as wide covers | of the model on all | width |"
    )
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|", flush=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ.setdefault(HOME_VARIABLE, home)
        for name, folder in (pair.partition("=")[::2] for pair in options.sets):
            features, targets = features_of(folder, options.model, options.weights, options.image_size)
            known = options.out.read_text().splitlines() if options.out and options.out.exists() else []
            rows = [row for row in map(json.loads, known) if (row["set"], row["images"]) == (name, options.images)]
            there = {row["seed"] for row in rows}
            for seed in range(options.first_seed, options.first_seed + options.draws):
                if seed in there:
                    continue
                row = draw(features, targets, options.images, seed) | {"set": name}
                rows.append(row)
                if options.out:
                    with options.out.open("a") as file:
                        file.write(json.dumps(row) + "\n")
            report(name, rows)


if __name__ == "__main__":
    main()
