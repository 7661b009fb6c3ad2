"""What every form of export of a trained run costs: agreement with the run, accuracy, size, time for one image.

    python benchmarks/export.py RUN [--device cpu] [--json FILE]

RUN is a run folder. Each form is exported as the program does it, compared on all validation images, and thrown away;
the last lines compare predict.py of the ONNX export with the program on all of them, from the files.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import torch

from ftstudio.app import export_job
from ftstudio.app.requests import Export
from ftstudio.core.answers import Prediction
from ftstudio.core.control import RunControl
from ftstudio.core.exported import PRECISIONS, Exported, Measured
from ftstudio.store.run_folder import RunFolder
from ftstudio.tasks.classification.inference.predict import Predictor


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("run", type=Path)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        made = [
            export(given.run, Path(name, f"{form}-{precision}"), form, precision, given.device)
            for form, precisions in PRECISIONS.items()
            for precision in precisions
        ]
        print_table(made)
        compare_script(given.run, Path(made[0].folder))
    if given.json:
        given.json.write_text(json.dumps([_plain(each) for each in made], indent=2) + "\n")


def export(run_dir: Path, out: Path, form: str, precision: str, device: str) -> Exported:
    request = Export(run_dir=str(run_dir), out=str(out), format=form, precision=precision, device=device)  # type: ignore[arg-type]
    return export_job.export(request, RunControl(), lambda _: None)


def print_table(made: list[Exported]) -> None:
    first = made[0].verification
    print(f"{first.images} validation images, {made[0].card.architecture} at {made[0].card.image_size} pixels\n")
    print("| form | same class | largest difference | accuracy | size | one image |")
    print("|---|---|---|---|---|---|")
    print(row(first.run, first.images))
    for each in made:
        print(row(each.verification.exported, each.verification.images))


def row(form: Measured, images: int) -> str:
    return (
        f"| {form.what} | {form.agreeing} of {images} ({100 * form.agreeing / images:.2f} %) | "
        f"{form.largest_difference:.1e} | {100 * form.accuracy:.2f} % | {form.size / 1e6:.1f} MB | "
        f"{form.milliseconds:.1f} ms |"
    )


def compare_script(run_dir: Path, export_dir: Path) -> None:
    """predict.py against the program, both from the files."""
    manifest = RunFolder(run_dir).manifest
    paths = [Path(manifest.root, sample.path) for sample in manifest.of("val")]
    done = subprocess.run([sys.executable, export_dir / "predict.py", *paths], capture_output=True, check=True)
    largest, same = 0.0, 0
    program = Predictor(run_dir, torch.device("cpu")).predict(paths, 5)
    for line, meant in zip(done.stdout.decode().splitlines(), program, strict=True):
        assert isinstance(meant, Prediction), meant
        said = {each["class_name"]: each["probability"] for each in json.loads(line)["top"]}
        same += max(said, key=lambda name: said[name]) == meant.top[0].class_name
        largest = max([largest, *(abs(said.get(each.class_name, 0.0) - each.probability) for each in meant.top[:3])])
    print(f"\npredict.py: the class of the program for {same} of {len(paths)} images, largest difference {largest:.1e}")


def _plain(made: Exported) -> object:
    checked = made.verification
    return {name: getattr(checked.exported, name) for name in checked.exported.__struct_fields__}


if __name__ == "__main__":
    main()
