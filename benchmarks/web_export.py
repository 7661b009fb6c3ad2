"""Whether an exported web page gives the same answers as its run: held-out images, in a headless browser.

    python benchmarks/web_export.py RUN [--images 200] [--out FOLDER] [--json FILE]

RUN is the folder of a classification run. Its web page is exported (to --out, or thrown away), opened in Chromium,
Chrome or Edge, and given test images (validation images where there are too few) as files; the run predicts the same
files. Without a browser it says so and ends with status 1.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

import numpy as np
import torch

from ftstudio.app import export_job
from ftstudio.app.requests import Export
from ftstudio.core.answers import Prediction
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import SplitManifest
from ftstudio.store.run_folder import RunFolder
from ftstudio.tasks.classification.inference.predict import Predictor
from ftstudio.tasks.export import browser
from ftstudio.tasks.export.make import spread


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("run", type=Path)
    parser.add_argument("--images", type=int, default=200)
    parser.add_argument("--precision", default="fp32")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    program = browser.found()
    if program is None:
        print("No Chromium, Chrome or Edge was found on this computer.", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as name:
        out = given.out or Path(name, "page")
        request = Export(
            run_dir=str(given.run), out=str(out), format="web", precision=given.precision, replace=True, device="cpu"
        )
        export_job.export(request, RunControl(), lambda _: None)
        paths = held_out(RunFolder(given.run).manifest, given.images)
        in_browser = browser.values_of(program, out, paths, RunControl())
    figures = compared(given.run, paths, in_browser)
    print(f"{program}: " + ", ".join(f"{name} {value}" for name, value in figures.items()))
    if given.json:
        given.json.write_text(json.dumps(figures, indent=2) + "\n")
    return 0


def held_out(manifest: SplitManifest, count: int) -> list[Path]:
    """The files of test images, then validation images, at most ``count``."""
    samples = [*spread(manifest.of("test"), count), *spread(manifest.of("val"), count)][:count]
    return [Path(manifest.root, sample.path) for sample in samples]


def compared(run_dir: Path, paths: list[Path], in_browser: list[list[float] | None]) -> dict[str, float]:
    """Counts of images; by how much the run preferred its class where the page says another; the differences of a
    probability: the largest, and that of 95 in 100 images."""
    names = RunFolder(run_dir).manifest.class_names
    program = Predictor(run_dir, torch.device("cpu")).predict(paths, len(names))
    same, differences, margins = 0, list[float](), [0.0]
    for values, meant in zip(in_browser, program, strict=True):
        if values is None or not isinstance(meant, Prediction):
            continue
        said = dict(zip(names, values, strict=True))
        if max(said, key=lambda name: said[name]) == meant.top[0].class_name:
            same += 1
        else:
            margins.append(meant.top[0].probability - meant.top[1].probability)
        differences.append(max(abs(said[each.class_name] - each.probability) for each in meant.top))
    return {
        "images": len(paths),
        "read by both": len(differences),
        "same class": same,
        "largest margin of another class": max(margins),
        "largest difference": max(differences),
        "95th percentile": float(np.percentile(differences, 95)),
    }


if __name__ == "__main__":
    sys.exit(main())
