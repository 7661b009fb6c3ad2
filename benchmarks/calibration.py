"""Whether confidence means what it says: calibration error on images that neither training nor temperature has seen.

    python benchmarks/calibration.py FOLDER|RUN ... [--model mobilenet_v2] [--weights FILE] [--freeze all 4 6]
        [--seeds 3] [--epochs 5] [--image-size 112]

The temperature is fitted on the validation images, as after every training. What is shown is the expected calibration
error (15 bins) on the test images before and after, in percentage points, beside the accuracy there; for comparison
that on the validation images after, which is too good, because they chose the temperature. "By chance alone" is what
this error comes to, on average, for a model of these very confidences that is perfectly calibrated: with few images no
bin hits its mark. Where a folder has no test images, every fifth of each class is held out.
"""

from __future__ import annotations

import argparse
import statistics
from collections import defaultdict
from pathlib import Path

import torch
import trusted_runs

from ftstudio.app import jobs
from ftstudio.app.requests import Evaluate
from ftstudio.core.control import RunControl
from ftstudio.core.evaluation import Evaluation
from ftstudio.core.run_record import RunRecord
from ftstudio.tasks.classification.inference import confidence_file
from ftstudio.tasks.classification.inference.calibration import calibration


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    trusted_runs.add_options(parser)
    given = parser.parse_args()
    together: dict[str, list[tuple[float, float]]] = defaultdict(list)
    print(
        "| images | model | frozen | test images | accuracy % | T | ECE before | ECE after | by chance alone "
        "| on validation, after |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|")
    for record in trusted_runs.runs(given):
        together[trusted_runs.title(record)].append(show(record))
    print("\n| images | model | frozen | runs | mean ECE before | after |\n|---|---|---|---|---|---|")
    for title, errors in together.items():
        before, after = (100 * statistics.fmean(each) for each in zip(*errors, strict=True))
        print(f"| {title} | {len(errors)} | {before:.1f} | {after:.1f} |")


def show(record: RunRecord) -> tuple[float, float]:
    """A line; gives (before, after) of the test images."""
    evaluation = jobs.run(Evaluate(run_dir=record.run_dir, split="test"), RunControl(), lambda _: None)
    known = confidence_file.load(Path(record.run_dir))
    assert isinstance(evaluation, Evaluation) and evaluation.calibration is not None and known is not None
    found = evaluation.calibration
    print(
        f"| {trusted_runs.title(record)} | {evaluation.count} | {100 * evaluation.accuracy:.1f} "
        f"| {found.temperature:.2f} | {100 * found.ece_before:.1f} | {100 * found.ece_after:.1f} "
        f"| {100 * by_chance(evaluation):.1f} | {100 * known.calibration.ece_after:.1f} |",
        flush=True,
    )
    return found.ece_before, found.ece_after


def by_chance(evaluation: Evaluation, draws: int = 200) -> float:
    """The mean error where each image is right with just the probability that is said."""
    said = torch.tensor([image.probability for image in evaluation.images])
    generator = torch.Generator().manual_seed(0)
    errors = [
        calibration(said, said, torch.rand(len(said), generator=generator) < said, 1.0).ece_after for _ in range(draws)
    ]
    return statistics.fmean(errors)


if __name__ == "__main__":
    main()
