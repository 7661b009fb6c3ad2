"""How fast a whole training is: FTStudio against the loop that people would otherwise use, side by side, in one table.

    python benchmarks/speed.py --folder FOLDER [--weights MODEL=FILE ...] [--models mobilenet_v2 resnet18]
        [--positions head last all] [--epochs 10] [--reference-epochs N] [--image-size 160] [--repeats 3]
        [--threads N] [--json FILE]

FOLDER holds train and validation folders of class folders. The reference is torchvision's recipe as a plain loop
(``reference_loop.py``); where fastai can be imported (``pip install -e .[bench]``), its ``vision_learner`` runs too.
Every training is a process of its own with empty caches; the programs take turns, and each figure is the median over
the repeats. A model without a file gets one of random parameters, the same for all programs: its accuracy means
nothing, its speed does.

With --reference-epochs N the others run N epochs only, and the rest is taken to last as long as their median epoch,
since each of their epochs is the same work. FTStudio runs all. Measure on a quiet machine.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import platform
import statistics
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

import cases
from msgspec import Struct, to_builtins
from msgspec.structs import replace
from trial import Course, Trial, run_apart

from ftstudio.core.cores import usable_cores
from ftstudio.models import catalog

SCRIPTS = {"FTStudio": "own_training.py", "torchvision loop": "reference_loop.py", "fastai": "fastai_loop.py"}
OWN = "FTStudio"
COLUMNS = (
    "model",
    "trains",
    "program",
    "epochs run",
    "end to end",
    "per epoch",
    "images/s",
    "memory",
    "validation",
    "to equal accuracy",
    "FTStudio is faster",
)


class Measured(Struct, frozen=True):
    """One training that was run: its course, the bytes it took at most, and the epochs it stands for."""

    course: Course
    peak_bytes: int
    epochs: int

    @property
    def seconds(self) -> float:
        return self.course.seconds_for(self.epochs)

    @property
    def images_per_second(self) -> float:
        return self.course.train_images * self.epochs / self.seconds


def main() -> None:
    given = arguments()
    programs = [name for name in SCRIPTS if name != "fastai" or importlib.util.find_spec("fastai")]
    rows: list[dict[str, Any]] = []
    print(f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        workplace = Path(folder)
        dataset = cases.scan(given.folder, workplace / "home")
        files = cases.named_files(given.weights)
        for model in given.models:
            for position in given.positions:
                case = cases.trial(
                    model,
                    position,
                    given.folder,
                    dataset,
                    files,
                    workplace,
                    image_size=given.image_size,
                    batch_size=given.batch_size,
                    epochs=given.epochs,
                    device=given.device,
                )
                measured = side_by_side(case, programs, given)
                for name in programs:
                    print(row(case, position, name, measured), flush=True)
                rows += [as_data(case, position, name, measured[name]) for name in programs]
                if given.json:
                    given.json.write_text(json.dumps({"machine": machine(rows), "rows": rows}, indent=2) + "\n")
    asked = [words for words, on in (("channels_last", given.channels_last), ("bfloat16", given.amp)) if on]
    print(
        f"\n{machine(rows)}; {given.image_size} pixels, batches of {given.batch_size}, medians of {given.repeats}; "
        f"the torchvision loop in {' and '.join(asked) or 'its usual layout and float32'}."
    )


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--weights", action="append", default=[], metavar="MODEL=FILE")
    parser.add_argument("--models", nargs="+", default=["mobilenet_v2", "resnet18"])
    parser.add_argument("--positions", nargs="+", choices=list(cases.POSITIONS), default=list(cases.POSITIONS))
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--reference-epochs", type=int, help="epochs that the others run (default: all)")
    parser.add_argument("--image-size", type=int, default=160)
    parser.add_argument("--batch-size", type=int, default=32)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--threads", type=int, help="OMP_NUM_THREADS of every program (default: its own choice)")
    parser.add_argument("--device", choices=["auto", "cpu", "cuda"], default="auto")
    parser.add_argument("--channels-last", action="store_true", help="the reference loop in channels_last")
    parser.add_argument("--amp", action="store_true", help="the reference loop in bfloat16 autocast")
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


def side_by_side(case: Trial, programs: list[str], given: argparse.Namespace) -> dict[str, list[Measured]]:
    """Every program ``--repeats`` times, in turns; who begins changes, so that no one always has the warmer machine."""
    measured: dict[str, list[Measured]] = {name: [] for name in programs}
    others = replace(
        case,
        epochs_to_run=min(case.epochs, given.reference_epochs or case.epochs),
        channels_last=given.channels_last,
        amp=given.amp,
    )
    for turn in range(given.repeats):
        first = turn % len(programs)
        for name in (*programs[first:], *programs[:first]):
            with tempfile.TemporaryDirectory() as home:
                course, peak = run_apart(SCRIPTS[name], case if name == OWN else others, given.threads, home)
            measured[name].append(Measured(course, peak, case.epochs))
    counts = {name: trials[0].course.train_images for name, trials in measured.items()}
    if len(set(counts.values())) > 1:
        print(f"Not the same training images: {counts}", file=sys.stderr)
    return measured


def row(case: Trial, position: str, name: str, measured: dict[str, list[Measured]]) -> str:
    """One line of the table."""
    mine, own = measured[name], measured[OWN]
    factor = statistics.median(other.seconds / ours.seconds for other, ours in zip(mine, own, strict=True))
    cells = (
        catalog.model(case.model).title,
        cases.POSITIONS[position],
        name,
        f"{min(one.course.epochs_run for one in mine)} of {case.epochs}",
        f"{median(mine, 'seconds'):.1f} s",
        f"{statistics.median(one.course.seconds_per_epoch for one in mine):.3g} s",
        f"{median(mine, 'images_per_second'):,.0f}",
        f"{median(mine, 'peak_bytes') / 1e6:,.0f} MB",
        f"{100 * statistics.median(one.course.best_accuracy for one in mine):.1f}%",
        "" if name == OWN else to_equal_accuracy(mine, own),
        "" if name == OWN else f"{factor:.1f} times",
    )
    return f"| {' | '.join(cells)} |"


def median(trials: list[Measured], figure: str) -> float:
    return statistics.median(getattr(one, figure) for one in trials)


def to_equal_accuracy(others: list[Measured], own: list[Measured]) -> str:
    """Seconds until both had the best validation accuracy that both came to, in the epochs that were run."""
    pairs = list(zip(others, own, strict=True))
    goals = [min(other.course.best_accuracy, ours.course.best_accuracy) for other, ours in pairs]
    theirs = statistics.median(other.course.seconds_to(goal) for (other, _), goal in zip(pairs, goals, strict=True))
    mine = statistics.median(ours.course.seconds_to(goal) for (_, ours), goal in zip(pairs, goals, strict=True))
    return f"{theirs:.1f} s (FTStudio {mine:.1f} s)"


def as_data(case: Trial, position: str, name: str, trials: list[Measured]) -> dict[str, Any]:
    """Everything that was measured for one line of the table, without the paths of this machine."""
    return {
        "model": case.model,
        "position": position,
        "freeze_depth": case.freeze_depth,
        "image_size": case.image_size,
        "epochs": case.epochs,
        "program": name,
        "trials": [
            to_builtins(one.course)
            | {
                "end_to_end_seconds": one.seconds,
                "seconds_per_epoch": one.course.seconds_per_epoch,
                "images_per_second": one.images_per_second,
                "peak_bytes": one.peak_bytes,
            }
            for one in trials
        ],
    }


def machine(rows: list[dict[str, Any]]) -> str:
    """What the figures were measured on, in a line."""
    threads = sorted({course["threads"] for row in rows for course in row["trials"]})
    packages = [name for name in ("torch", "torchvision", "fastai") if importlib.util.find_spec(name)]
    return (
        f"{usable_cores()} of {os.cpu_count()} cores, {' and '.join(map(str, threads))} threads, "
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, "
        + ", ".join(f"{name} {version(name)}" for name in packages)
    )


if __name__ == "__main__":
    main()
