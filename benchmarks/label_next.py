"""What to label next, replayed: accuracy against the number of labels, chosen by FTStudio and at random.

For each seed some images are held out; of the others ever more get their label, chosen by
``tasks/classification/sorting/label_next`` or at random, and the proposals from these labels are scored on the images
held out. The intervals are of the difference, paired by seed (Student's t over the seeds).

    python benchmarks/label_next.py FOLDER... [--seeds 10] [--model starter]
"""

from __future__ import annotations

import argparse
import math
import random
import statistics
import tempfile
from collections.abc import Sequence

import torch
from msgspec.structs import replace
from torch import Tensor

from ftstudio.core.config import RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.run_record import Budgets
from ftstudio.data.scan import scan
from ftstudio.tasks.classification.cross_validation.embeddings import plain_features
from ftstudio.tasks.classification.sorting.label_next import label_next
from ftstudio.tasks.classification.sorting.proposing import probabilities_of
from ftstudio.tasks.classification.sorting.similar import directions_of

LABELS = (10, 20, 40, 80, 160, 320)
BATCH = 10
HELD_OUT = 0.3
_T = {3: 4.303, 5: 2.776, 10: 2.262, 20: 2.093}


def nothing() -> None:
    """A safe point that never stops."""


def features_of(folder: str, model: str) -> tuple[Tensor, Tensor, int]:
    """(features (N, D), targets (N,), the number of classes) of all usable images in ``folder``."""
    config = RunConfig()
    config = replace(config, model=replace(config.model, name=model))
    control = RunControl()
    summary = scan(folder, (), control, lambda _: None)
    places = [place for place, file in enumerate(summary.files) if not file.problem]
    seen = plain_features(config, summary, places, Budgets(), control, lambda _: None)
    return seen.features, seen.targets, seen.class_count


def replay(features: Tensor, targets: Tensor, class_count: int, seed: int, by_us: bool) -> list[float]:
    """The accuracy on held-out images at each of LABELS."""
    chance = random.Random(seed)
    order = list(range(len(targets)))
    chance.shuffle(order)
    cut = int(len(order) * HELD_OUT)
    held, pool = order[:cut], order[cut:]
    rows = directions_of(features[pool + held])
    truth = targets[pool + held]
    first = rows[: len(pool)]
    labels: dict[int, int] = {}
    found: list[float] = []
    for goal in (count for count in LABELS if count <= len(pool)):
        while len(labels) < goal:
            wanted = min(BATCH, goal - len(labels))
            if by_us:
                probabilities = probabilities_of(first, labels, (), class_count, nothing)
                chosen = label_next(first, labels, probabilities, wanted, nothing)
            else:
                chosen = chance.sample([row for row in range(len(pool)) if row not in labels], wanted)
            labels |= {row: int(truth[row]) for row in chosen}
        probabilities = probabilities_of(rows, labels, (), class_count, nothing)
        right = (probabilities.argmax(1) == truth)[len(pool) :] if probabilities is not None else torch.zeros(1)
        found.append(float(right.float().mean()))
    return found


def interval(values: Sequence[float]) -> tuple[float, float, float]:
    """(mean, low, high) at 95 %."""
    mean = statistics.fmean(values)
    half = _T.get(len(values), 2.0) * statistics.stdev(values) / math.sqrt(len(values))
    return mean, mean - half, mean + half


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folders", nargs="+")
    options.add_argument("--seeds", type=int, default=10)
    options.add_argument("--model", default="starter")
    chosen = options.parse_args()
    print(f"temporary files in {tempfile.gettempdir()}; {chosen.seeds} seeds, model {chosen.model}")
    print("| images | labels | random | label next | difference (95 % interval) |")
    print("|---|---|---|---|---|")
    for folder in chosen.folders:
        features, targets, class_count = features_of(folder, chosen.model)
        ours = [replay(features, targets, class_count, seed, True) for seed in range(chosen.seeds)]
        chance = [replay(features, targets, class_count, seed, False) for seed in range(chosen.seeds)]
        for place, count in enumerate(LABELS[: len(ours[0])]):
            one, other = [run[place] for run in ours], [run[place] for run in chance]
            mean, low, high = interval([100 * (a - b) for a, b in zip(one, other, strict=True)])
            print(
                f"| {folder.rstrip('/').rsplit('/', 1)[-1]} ({len(targets)}) | {count} | "
                f"{statistics.fmean(other):.1%} | {statistics.fmean(one):.1%} | "
                f"{mean:+.1f} points ({low:+.1f} to {high:+.1f}) |",
                flush=True,
            )


if __name__ == "__main__":
    main()
