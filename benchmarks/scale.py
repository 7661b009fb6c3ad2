"""Whether a large set of images changes what a run needs: memory beyond the caches' budgets, and time per image.

    python benchmarks/scale.py [--images 10000 100000] [--classes 1000] [--side 40] [--json FILE]

For each number of images it writes that many small JPEGs into a temporary folder and trains the starter on them, in a
process of its own with a small budget (64 MB of features in memory): the last stage and the head. Printed
are the peak of the process's own memory (files that are mapped can be dropped by the system and do not count) and
seconds per epoch.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import numpy as np
import psutil
from PIL import Image

HOST_BYTES = 64 << 20
COLUMNS = (
    "images", "classes", "scan", "kept features", "own memory, scan", "own memory, training", "seconds per epoch",
    "ms per image",
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--images", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--classes", type=int, default=1000)
    parser.add_argument("--side", type=int, default=40)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--inside", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inside:
        print(json.dumps(trained(given.inside)))
        return
    rows: list[dict[str, float]] = []
    print(f"| {' | '.join(COLUMNS)} |\n{'|---' * len(COLUMNS)}|", flush=True)
    for count in given.images:
        with tempfile.TemporaryDirectory() as home:
            folder = Path(home, "images")
            write_images(folder, count, given.classes, given.side)
            answer = subprocess.run(
                [sys.executable, __file__, "--inside", str(folder)],
                env=os.environ | {"FTSTUDIO_HOME": home},
                stdout=subprocess.PIPE,
                check=True,
                text=True,
            )
        row = {"images": count, **json.loads(answer.stdout.splitlines()[-1])}
        rows.append(row)
        cells = (
            f"{count:,}",
            f"{row['classes']:,.0f}",
            f"{row['scan']:.1f} s",
            f"{row['kept'] / 1e6:.0f} MB",
            f"{row['scan_peak'] / 1e6:.0f} MB",
            f"{row['train_peak'] / 1e6:.0f} MB",
            f"{row['epoch']:.1f} s",
            f"{1000 * row['epoch'] / count:.3f}",
        )
        print(f"| {' | '.join(cells)} |", flush=True)
    if given.json:
        given.json.write_text(json.dumps(rows, indent=2) + "\n")


def write_images(folder: Path, count: int, classes: int, side: int) -> None:
    """Each class has a colour of its own under noise."""
    draw = np.random.default_rng(0)
    colours = draw.integers(30, 225, (classes, 3))
    for number in range(classes):
        Path(folder, f"class {number:04}").mkdir(parents=True)
    for number in range(count):
        kind = number % classes
        noise = draw.integers(-25, 25, (side, side, 3))
        pixels = np.clip(colours[kind] + noise, 0, 255).astype(np.uint8)
        Image.fromarray(pixels).save(folder / f"class {kind:04}" / f"{number}.jpg", quality=80)


def trained(source: str) -> dict[str, float]:
    """One run, watched from a thread."""
    from ftstudio.app import jobs
    from ftstudio.app.requests import Scan, Train
    from ftstudio.core.config import DataConfig, ModelConfig, RunConfig, TrainConfig
    from ftstudio.core.control import RunControl
    from ftstudio.core.events import EpochDone, Event
    from ftstudio.core.files import bytes_in
    from ftstudio.core.places import cache_dir
    from ftstudio.core.records import Budgets, DatasetSummary, RunResult

    peaks, stage, done = {"scan": 0, "train": 0}, ["scan"], threading.Event()

    def watch() -> None:
        process = psutil.Process()
        while not done.wait(0.2):
            memory = process.memory_info()
            peaks[stage[0]] = max(peaks[stage[0]], memory.rss - getattr(memory, "shared", 0))

    ends: list[float] = []

    def listen(event: Event) -> None:
        if isinstance(event, EpochDone):
            ends.append(event.seconds)

    watcher = threading.Thread(target=watch)
    watcher.start()
    began = time.monotonic()
    summary = jobs.run(Scan(source=source), RunControl(), lambda _: None)
    scan = time.monotonic() - began
    stage[0] = "train"
    assert isinstance(summary, DatasetSummary)
    config = RunConfig(
        data=DataConfig(source=source),
        model=ModelConfig(name="starter", freeze_depth=6),
        train=TrainConfig(epochs=3, image_size=32, patience=0, head_first=False, precision="float32", batch_size=128),
    )
    with tempfile.TemporaryDirectory() as runs:
        request = Train(config=config, runs_dir=runs, dataset=summary, budgets=Budgets(host=HOST_BYTES))
        result = jobs.run(request, RunControl(), listen)
    done.set()
    watcher.join()
    assert isinstance(result, RunResult) and result.error is None, result.error
    return {
        "classes": len(summary.class_names),
        "scan": scan,
        "kept": bytes_in(cache_dir() / "features"),
        "scan_peak": peaks["scan"],
        "train_peak": peaks["train"],
        "epoch": (ends[-1] - ends[0]) / (len(ends) - 1),
    }


if __name__ == "__main__":
    main()
