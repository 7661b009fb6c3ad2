"""How long one image takes once the model is loaded, in place and through the worker process.

    python benchmarks/predict.py [--image FILE] [--count 50] [--json FILE]

MobileNetV3-Small with random weights at 224 pixels on the CPU: the time does not depend on what was learned. The image
is a 12-megapixel JPEG made here, as a telephone writes it, or yours.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from ftstudio.app.requests import Predict
from ftstudio.core.events import Event, PredictionMade
from ftstudio.engine.checkpoints import model_file
from ftstudio.engine.checkpoints.model_file import ModelDescription
from ftstudio.models import build, catalog
from ftstudio.worker.client import WorkerClient


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--image", type=Path)
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        run_dir = Path(folder)
        make_run(run_dir)
        image = given.image or make_photo(run_dir / "photo.jpg")
        inside, outside = measure(run_dir, image, given.count)
    figures = {
        "inside_median_ms": statistics.median(inside),
        "inside_p95_ms": sorted(inside)[int(len(inside) * 0.95)],
        "through_worker_median_ms": statistics.median(outside),
        "through_worker_p95_ms": sorted(outside)[int(len(outside) * 0.95)],
    }
    for name, value in figures.items():
        print(f"{name:26} {value:.1f}")
    if given.json:
        given.json.write_text(json.dumps(figures, indent=2) + "\n")


def make_run(run_dir: Path) -> None:
    info = catalog.model("mobilenet_v3_small")
    names = tuple("abcdefghij")
    description = ModelDescription(
        task="classification",
        model=info.name,
        architecture=info.architecture,
        target_names=names,
        preprocessing=info.preprocessing,
        image_size=info.preprocessing.size,
        epoch=1,
        run_id="benchmark",
    )
    torch.manual_seed(0)
    model_file.save(run_dir, build.build(info, len(names), seed=0), description)


def make_photo(path: Path) -> Path:
    draw = np.random.default_rng(0)
    coarse = Image.fromarray(draw.integers(0, 255, (60, 80, 3), dtype=np.uint8))
    coarse.resize((4000, 3000), Image.Resampling.BICUBIC).save(path, quality=90)
    return path


def measure(run_dir: Path, image: Path, count: int) -> tuple[list[float], list[float]]:
    """Milliseconds per image: as the worker tells them, and as the asking process waits for them."""
    inside: list[float] = []
    outside: list[float] = []

    def emit(event: Event) -> None:
        if isinstance(event, PredictionMade):
            inside.append(event.prediction.milliseconds)

    client = WorkerClient("benchmark")
    request = Predict(run_dir=str(run_dir), paths=(str(image),))
    try:
        for _ in range(count + 3):
            began = time.perf_counter()
            client.run(request, emit)
            outside.append((time.perf_counter() - began) * 1000)
    finally:
        client.close()
    # The first ones load the model and warm up.
    return inside[3:], outside[3:]


if __name__ == "__main__":
    main()
