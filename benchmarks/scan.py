"""How fast a data set is looked through: images per second, first counts, cancel, memory per file.

python benchmarks/scan.py                  makes 1,500 photo-like JPEGs and 100,000 small files
python benchmarks/scan.py --photos FOLDER  takes the photos from a folder
python benchmarks/scan.py --json FILE      writes the figures as JSON too
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

import numpy as np
from msgspec import structs
from PIL import Image

from ftstudio.core import json_codec
from ftstudio.core.control import RunControl
from ftstudio.core.cores import usable_cores
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.errors import StopRequested
from ftstudio.core.events import CountsSoFar, Event
from ftstudio.data.scan import scan


def make_photos(folder: Path, count: int) -> Path:
    """JPEGs of 400 x 533 with the detail of a photo: 60 to 90 kB each, no two alike."""
    rng = np.random.default_rng(1)
    for number in range(count):
        clouds = Image.fromarray(rng.integers(0, 255, (24, 18, 3), np.uint8)).resize((400, 533))
        grain = rng.normal(0, 9, (533, 400, 3))
        path = folder / f"class{number % 10}" / f"{number:05d}.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(np.clip(np.asarray(clouds) + grain, 0, 255).astype(np.uint8)).save(path, quality=90)
    return folder


def make_small_files(folder: Path, count: int) -> Path:
    """PNGs of 8 x 8 pixels in 100 classes, no two alike."""
    rng = np.random.default_rng(2)
    for number in range(count):
        path = folder / f"class{number % 100:02d}" / f"image_{number:06d}.png"
        if number < 100:
            path.parent.mkdir(parents=True)
        Image.fromarray(rng.integers(0, 255, (8, 8, 3), np.uint8)).save(path, compress_level=0)
    return folder


def rate(folder: Path, repeats: int) -> dict[str, float]:
    """Images per second, median of ``repeats``; processor time tells what one core does when it is not shared."""
    totals: list[float] = []
    per_core: list[float] = []
    count = 0
    for _ in range(repeats):
        wall, processor = time.perf_counter(), time.process_time()
        summary = scan(str(folder), (), RunControl(), lambda _: None)
        count = len(summary.files)
        totals.append(count / (time.perf_counter() - wall))
        per_core.append(count / (time.process_time() - processor))
    return {
        "photos": count,
        "images_per_second": statistics.median(totals),
        "images_per_second_per_core": statistics.median(totals) / usable_cores(),
        "images_per_processor_second": statistics.median(per_core),
    }


def first_counts(folder: Path) -> dict[str, float]:
    """Seconds until the first counts, and until all files are counted."""
    begun = time.perf_counter()
    told: list[float] = []

    def emit(event: Event) -> None:
        if isinstance(event, CountsSoFar):
            told.append(time.perf_counter() - begun)

    summary = scan(str(folder), (), RunControl(), emit)
    return {
        "files": len(summary.files),
        "first_counts_seconds": told[0],
        "all_counted_seconds": told[-1],
        "whole_scan_seconds": time.perf_counter() - begun,
    }


def cancel(folder: Path, repeats: int) -> dict[str, float]:
    """Milliseconds from asking to stop until the scan has ended."""
    latencies: list[float] = []
    for repeat in range(repeats):
        control, asked = RunControl(), [0.0]

        def ask(control: RunControl = control, asked: list[float] = asked) -> None:
            asked[0] = time.perf_counter()
            control.stop()

        timer = threading.Timer(0.2 + 0.3 * repeat, ask)
        timer.start()
        try:
            scan(str(folder), (), control, lambda _: None)
        except StopRequested:
            latencies.append((time.perf_counter() - asked[0]) * 1000)
        timer.join()
    return {
        "cancel_median_ms": statistics.median(latencies or [float("nan")]),
        "cancel_max_ms": max(latencies, default=float("nan")),
    }


def memory(folder: Path) -> dict[str, float]:
    """Bytes per file of a summary: where it was made, where it was decoded, and on the way between."""
    made = scan(str(folder), (), RunControl(), lambda _: None)
    text = json_codec.encode(made)
    count = len(made.files)
    return {
        "bytes_per_file": held(made) / count,
        "decoded_bytes_per_file": held(json_codec.decode(text, DatasetSummary)) / count,
        "wire_bytes_per_file": len(text) / count,
    }


def held(summary: DatasetSummary) -> int:
    """Bytes of the file list and all that it refers to, shared values counted once."""
    sizes: dict[int, int] = {id(summary.files): sys.getsizeof(summary.files)}
    for file in summary.files:
        for value in (file, *structs.astuple(file)):
            sizes[id(value)] = sys.getsizeof(value)
    return sum(sizes.values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--photos", type=Path, help="a data set of photos; made when not given")
    parser.add_argument("--photo-count", type=int, default=1500)
    parser.add_argument("--files", type=int, default=100_000)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        photos = arguments.photos or make_photos(Path(folder, "photos"), arguments.photo_count)
        small = make_small_files(Path(folder, "small"), arguments.files)
        figures = {"cores": usable_cores(), "load": os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")}
        figures |= rate(photos, arguments.repeats)
        figures |= first_counts(small)
        figures |= cancel(small, arguments.repeats)
        figures |= memory(small)
    for name, value in figures.items():
        print(
            f"{name.replace('_', ' '):32}{value:12,.3g}"
            if value < 100
            else f"{name.replace('_', ' '):32}{value:12,.0f}"
        )
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
