"""Whether a large set of images changes what a run needs: memory beyond the caches' budgets, and time per image.

    python benchmarks/scale.py [--images 10000 100000] [--classes 1000] [--side 40] [--json FILE]

For each number of images it writes that many small JPEGs into a temporary folder, scans them, and trains the starter on
them with a small budget (64 MB of features in memory): the last stage and the head. Scan and training are processes of
their own, as in the window. Printed are the peaks of their own memory (files that are mapped can be dropped by the
system and do not count) and seconds per epoch.
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
from collections.abc import Generator
from contextlib import contextmanager
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
    parser.add_argument("--inside", choices=["scan", "train"], help=argparse.SUPPRESS)
    parser.add_argument("--at", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inside:
        print(json.dumps(scanned(given.at) if given.inside == "scan" else trained(given.at)))
        return
    rows: list[dict[str, float]] = []
    print(f"| {' | '.join(COLUMNS)} |\n{'|---' * len(COLUMNS)}|", flush=True)
    for count in given.images:
        with tempfile.TemporaryDirectory() as place:
            write_images(Path(place, "images"), count, given.classes, given.side)
            row = {"images": count, **in_a_process("scan", place), **in_a_process("train", place)}
        rows.append(row)
        print(line(row), flush=True)
    if given.json:
        given.json.write_text(json.dumps(rows, indent=2) + "\n")


def in_a_process(part: str, place: str) -> dict[str, float]:
    answer = subprocess.run(
        [sys.executable, __file__, "--inside", part, "--at", place],
        env=os.environ | {"FTSTUDIO_HOME": str(Path(place, "home"))},
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    return json.loads(answer.stdout.splitlines()[-1])


def line(row: dict[str, float]) -> str:
    cells = (
        f"{row['images']:,}",
        f"{row['classes']:,.0f}",
        f"{row['scan']:.1f} s",
        f"{row['kept'] / 1e6:.0f} MB",
        f"{row['scan_peak'] / 1e6:.0f} MB",
        f"{row['train_peak'] / 1e6:.0f} MB",
        f"{row['epoch']:.1f} s",
        f"{1000 * row['epoch'] / row['images']:.3f}",
    )
    return f"| {' | '.join(cells)} |"


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


@contextmanager
def watched() -> Generator[list[int]]:
    """The most that this process has held itself, in bytes, looked at five times a second."""
    peak, done = [0], threading.Event()

    def watch() -> None:
        process = psutil.Process()
        while not done.wait(0.2):
            memory = process.memory_info()
            peak[0] = max(peak[0], memory.rss - getattr(memory, "shared", 0))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield peak
    finally:
        done.set()
        watcher.join()


def scanned(place: Path) -> dict[str, float]:
    from ftstudio.app import jobs
    from ftstudio.app.requests import Scan
    from ftstudio.core import json_codec
    from ftstudio.core.control import RunControl
    from ftstudio.core.dataset import DatasetSummary

    began = time.monotonic()
    with watched() as peak:
        summary = jobs.run(Scan(source=str(place / "images")), RunControl(), lambda _: None)
    seconds = time.monotonic() - began
    assert isinstance(summary, DatasetSummary)
    (place / "summary").write_bytes(json_codec.encode(summary))
    return {"classes": len(summary.class_names), "scan": seconds, "scan_peak": peak[0]}


def trained(place: Path) -> dict[str, float]:
    from ftstudio.app import jobs
    from ftstudio.app.requests import Train
    from ftstudio.core import json_codec
    from ftstudio.core.config import DataConfig, ModelConfig, RunConfig, TrainConfig
    from ftstudio.core.control import RunControl
    from ftstudio.core.dataset import DatasetSummary
    from ftstudio.core.events import EpochDone, Event
    from ftstudio.core.paths import cache_dir
    from ftstudio.core.run_record import Budgets, RunResult
    from ftstudio.core.storage.files import bytes_in

    ends: list[float] = []

    def listen(event: Event) -> None:
        if isinstance(event, EpochDone):
            ends.append(event.seconds)

    config = RunConfig(
        data=DataConfig(source=str(place / "images")),
        model=ModelConfig(name="starter", freeze_depth=6),
        train=TrainConfig(epochs=3, image_size=32, patience=0, head_first=False, precision="float32", batch_size=128),
    )
    with watched() as peak:
        summary = json_codec.decode((place / "summary").read_bytes(), DatasetSummary)
        request = Train(config=config, runs_dir=str(place / "runs"), dataset=summary, budgets=Budgets(host=HOST_BYTES))
        result = jobs.run(request, RunControl(), listen)
    assert isinstance(result, RunResult) and result.error is None, result.error
    return {
        "kept": bytes_in(cache_dir() / "features"),
        "train_peak": peak[0],
        "epoch": (ends[-1] - ends[0]) / (len(ends) - 1),
    }


if __name__ == "__main__":
    main()
