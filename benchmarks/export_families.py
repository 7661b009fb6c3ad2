"""Whether every architecture of the catalogue says in ONNX and in torch.export what it says in torch.

    python benchmarks/export_families.py [MODEL...] [--size 64] [--count 16]

Random weights, random pixels, batches of 1 and of --count images, at --size pixels or the smallest that a model takes.
Prints a Markdown table; exit status 1 where a probability differs by 1e-4 or more, or the best class does.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from ftstudio.core.exported import LARGEST_DIFFERENCE, ModelCard
from ftstudio.core.model_info import ModelInfo
from ftstudio.core.run_record import RunRecord
from ftstudio.data.loading.transforms import eval_transform
from ftstudio.engine.checkpoints.model_file import ModelDescription
from ftstudio.models import build, catalog
from ftstudio.tasks.classification.export_part import Softened
from ftstudio.tasks.export import card as cards
from ftstudio.tasks.export.compare import RunItself, Runner
from ftstudio.tasks.export.graph import Deployed, captured
from ftstudio.tasks.export.onnx_file import OnnxRunner, to_onnx
from ftstudio.tasks.export.torch_files import ProgramRunner, WeightsRunner, to_program, to_weights

CLASSES = 7


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("models", nargs="*", default=[info.name for info in catalog.MODELS])
    parser.add_argument("--size", type=int, default=64)
    parser.add_argument("--count", type=int, default=16)
    given = parser.parse_args()
    print("| model | pixels | ONNX | torch.export | safetensors | seconds |\n|---|---|---|---|---|---|")
    bad = 0
    for name in given.models:
        info = catalog.model(name)
        began = time.perf_counter()
        differences = compared(info, catalog.image_size(info, given.size), given.count)
        bad += any(each >= LARGEST_DIFFERENCE for each in differences)
        cells = " | ".join(f"{each:.1e}" for each in differences)
        seconds = time.perf_counter() - began
        print(f"| {name} | {catalog.image_size(info, given.size)} | {cells} | {seconds:.0f} |", flush=True)
    return 1 if bad else 0


def compared(info: ModelInfo, size: int, count: int) -> list[float]:
    """The largest difference of a probability for each format; 1 where another class comes first."""
    module = build.build(info, CLASSES, seed=0).eval()
    head = build.head_module(module, info)
    with torch.inference_mode():  # logits as far apart as those of a trained network
        head.weight /= module(torch.randn(count, 3, size, size)).std(1).mean() / 2
    card = card_for(info, size)
    transform = eval_transform(info.preprocessing, size)
    run = RunItself(lambda images: (module(images) / card.temperature).softmax(1), transform, torch.device("cpu"))
    program = captured(Deployed(module, card, Softened(card.temperature)), size)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "file")
        path.write_bytes(to_program(program, card))
        loaded = ProgramRunner(path)
        path.write_bytes(to_weights(module, card, torch.float32, build.head_path(info)))
        rebuilt = WeightsRunner(path, card, Softened(card.temperature))
    return [
        difference(run, form, size, count)
        for form in (OnnxRunner(to_onnx(program, card, ("logits", "probabilities"))), loaded, rebuilt)
    ]


def difference(run: Runner, form: Runner, size: int, count: int) -> float:
    draw, largest = np.random.default_rng(0), 0.0
    for number in (1, count):
        pixels: NDArray[np.uint8] = draw.integers(0, 256, (number, size, size, 3), np.uint8)
        meant, said = run(pixels), form(pixels)
        if (meant.argmax(1) != said.argmax(1)).any():
            return 1.0
        largest = max(largest, float(np.abs(meant - said).max()))
    return largest


def card_for(info: ModelInfo, size: int) -> ModelCard:
    description = ModelDescription(
        task="classification",
        model=info.name,
        architecture=info.architecture,
        target_names=tuple("abcdefg"),
        preprocessing=info.preprocessing,
        image_size=size,
        epoch=0,
        run_id="benchmark",
    )
    record = RunRecord(
        run_id="benchmark", run_dir="", name="", created=0.0, state="completed", dataset="", model=info.name,
        freeze_depth=0, stage_count=len(info.stages),
    )  # fmt: skip
    return cards.card_of(description, record, {"temperature": 1.3}, "onnx", "fp32")


if __name__ == "__main__":
    sys.exit(main())
