"""Twelve trainings whose numbers must not change when only the code around them does.

    python benchmarks/fixed_runs.py FOLDER --out FILE [--against FILE]

Four architectures at three freeze depths, fixed seeds, two epochs (a linear probe has its own number) on the CPU with
one thread, through the command line (`python -m ftstudio` of the current environment, so that PYTHONPATH selects the
checkout). One row a run is written to ``--out``: every metric of every epoch at full precision, and the SHA-256 of the
best weights' tensors. With ``--against`` the rows are compared with those of another checkout, and the exit status
says whether all are identical. FOLDER has class folders; random initial weights keep the script independent of
downloads.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

MODELS = ["starter", "squeezenet1_1", "resnet18", "efficientnet_b0"]
DEPTHS = ["all", "2", "none"]
TIMES = {"seconds", "images_per_second", "kind", "at"}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--against", type=Path)
    given = parser.parse_args()

    rows = {}
    for model in MODELS:
        for depth in DEPTHS:
            rows[f"{model} {depth}"] = trained(given.folder, model, depth)
            given.out.write_text(json.dumps(rows, indent=1, sort_keys=True))
    others = json.loads(given.against.read_text()) if given.against else None
    for name, row in rows.items():
        last = row["epochs"][-1]
        verdict = "" if others is None else "identical" if others.get(name) == row else "DIFFERENT"
        print(f"{name:24} {json.dumps(last)} {row['weights'][:12]} {verdict}")
    sys.exit(others is not None and others != rows)


def trained(folder: Path, model: str, depth: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as runs:
        command = [
            sys.executable,
            "-m",
            "ftstudio",
            "train",
            str(folder),
            "--json",
            "--model",
            model,
            "--freeze",
            depth,
        ]
        command += ["--weights", "default" if model == "starter" else "random", "--epochs", "2", "--seed", "7"]
        command += ["--image-size", "64", "--batch-size", "16", "--device", "cpu", "--runs", runs]
        environment = {**os.environ, "OMP_NUM_THREADS": "1", "FTSTUDIO_HOME": runs}
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        if done.returncode:
            raise SystemExit(f"{model} {depth}: {done.stdout[-500:]}\n{done.stderr[-2000:]}")
        run = next(path for path in Path(runs).iterdir() if (path / "run.json").exists())
        weights = (run / "best" / "model.safetensors").read_bytes()
        header = int.from_bytes(weights[:8], "little")
        epochs = (run / "metrics.csv").read_text().splitlines()
    titles = epochs[0].split(",")
    return {
        "epochs": [
            {title: value for title, value in zip(titles, line.split(","), strict=True) if title not in TIMES}
            for line in epochs[1:]
        ],
        "weights": hashlib.sha256(weights[8 + header :]).hexdigest(),
    }


if __name__ == "__main__":
    main()
