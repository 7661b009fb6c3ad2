"""Whether a run notices images that are unlike its own: its test images against those of other folders.

    python benchmarks/unlike.py FOLDER|RUN ... --others FOLDER FOLDER [--model mobilenet_v2] [--weights FILE]
        [--freeze all 4] [--epochs 5] [--image-size 112] [--at-most 400]

AUROC (0.5 is guessing, 1 is perfect) of three scores for telling the run's own test images from the others: the
distance from the training images, and the largest probability, not calibrated and calibrated. And the share that is
called unlike the training images: of the own ones it should be about 5 %. Of each folder, ``--at-most`` images are
taken, evenly.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import trusted_runs

from ftstudio.app import inference, jobs
from ftstudio.app.requests import Predict
from ftstudio.core.answers import Prediction
from ftstudio.core.control import RunControl
from ftstudio.core.events import Event, PredictionMade
from ftstudio.core.run_record import RunRecord
from ftstudio.store.run_folder import RunFolder
from ftstudio.tasks.classification.inference import confidence_file

PICTURES = (".jpg", ".jpeg", ".png", ".bmp", ".webp", ".tif", ".tiff", ".gif")


@dataclass(frozen=True)
class Scores:
    """Of some images; all three are higher for what is less familiar."""

    distance: np.ndarray
    raw: np.ndarray
    calibrated: np.ndarray
    flagged: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    trusted_runs.add_options(parser)
    parser.add_argument("--others", type=Path, nargs="+", required=True)
    parser.add_argument("--at-most", type=int, default=400)
    given = parser.parse_args()
    print(
        "| trained on | model | frozen | against | images | AUROC: distance | max-softmax | max-softmax, calibrated "
        "| called unlike % | own called unlike % |\n|---|---|---|---|---|---|---|---|---|---|"
    )
    for record in trusted_runs.runs(given):
        show(record, given.others, given.at_most)


def show(record: RunRecord, others: list[Path], at_most: int) -> None:
    manifest = RunFolder(Path(record.run_dir)).manifest
    own = scores(record, [str(Path(manifest.root) / sample.path) for sample in manifest.of("test")])
    for folder in others:
        paths = sorted(path for path in inference.images_in((str(folder),)) if path.lower().endswith(PICTURES))
        some = paths if len(paths) <= at_most else [paths[n * len(paths) // at_most] for n in range(at_most)]
        theirs = scores(record, some)
        print(
            f"| {trusted_runs.title(record)} | {folder.name} | {len(theirs.raw)} "
            f"| {auroc(own.distance, theirs.distance):.3f} | {auroc(own.raw, theirs.raw):.3f} "
            f"| {auroc(own.calibrated, theirs.calibrated):.3f} | {theirs.flagged:.1f} | {own.flagged:.1f} |",
            flush=True,
        )


def scores(record: RunRecord, paths: list[str]) -> Scores:
    made: list[Prediction] = []

    def note(event: Event) -> None:
        if isinstance(event, PredictionMade):
            made.append(event.prediction)

    request = Predict(run_dir=record.run_dir, paths=tuple(paths), top_k=len(record.class_names), find_confidence=True)
    jobs.run(request, RunControl(), note)
    known = confidence_file.load(Path(record.run_dir))
    assert known is not None
    calibrated = np.array([[each.probability for each in prediction.top] for prediction in made])
    # The probabilities before calibration: the logits times the temperature are their logarithms, but for a constant.
    raw = np.exp(known.temperature * np.log(np.maximum(calibrated, 1e-38)))
    raw /= raw.sum(1, keepdims=True)
    return Scores(
        distance=np.array([prediction.distance for prediction in made], dtype=float),
        # Not 1 less the largest: near certainty that would round to ties.
        raw=raw[:, 1:].sum(1),
        calibrated=calibrated[:, 1:].sum(1),
        flagged=100 * float(np.mean([bool(prediction.unfamiliar) for prediction in made])),
    )


def auroc(own: np.ndarray, other: np.ndarray) -> float:
    """The chance that one of ``other`` has the higher score than one of ``own``; ties count half."""
    higher = (other[:, None] > own[None, :]).mean()
    return float(higher + (other[:, None] == own[None, :]).mean() / 2)


if __name__ == "__main__":
    main()
