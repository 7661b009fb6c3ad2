"""How many wrong classes are found, where 5 % of the images were given one.

    python benchmarks/wrong_labels.py NAME=FOLDER ... --model mobilenet_v2 --weights FILE [--image-size 128]

The files stay where they are: classes are changed in what the scan has found, with three seeds. k is the number of
changed ones. An image counts as found where it is among the doubtful; precision at k is the share of changed ones among
the k most doubtful. Images that were in the wrong class before count as mistakes, so the figures are lower bounds.
``sample`` as a FOLDER stands for the program's own drawn images.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import tempfile
from pathlib import Path

from msgspec.structs import replace

from ftstudio.app.label_check import find_wrong_labels
from ftstudio.app.requests import FindWrongLabels
from ftstudio.core.config import DataConfig, ModelConfig, RunConfig, TrainConfig
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.label_errors import Suspects
from ftstudio.core.paths import HOME_VARIABLE
from ftstudio.data.samples.sample import write_sample
from ftstudio.data.scan import scan

SHARE = 0.05


def with_wrong_classes(summary: DatasetSummary, seed: int) -> tuple[DatasetSummary, dict[str, str]]:
    """Some images in another class, drawn evenly; and their own, by path."""
    chance = random.Random(seed)
    usable = [file for file in summary.files if not file.problem]
    own = {file.path: file.class_name for file in chance.sample(usable, round(SHARE * len(usable)))}
    files = tuple(
        replace(file, class_name=chance.choice([name for name in summary.class_names if name != file.class_name]))
        if file.path in own
        else file
        for file in summary.files
    )
    return replace(summary, files=files), own


def figures(found: Suspects, own: dict[str, str]) -> dict[str, float]:
    ranked = [suspect.path for suspect in found.suspects]
    k = len(own)
    hits = [path in own for path in ranked]
    right = [suspect.suggested == own[suspect.path] for suspect in found.suspects if suspect.path in own]
    return {
        "k": k,
        "doubtful": len(ranked),
        "precision at k/2": sum(hits[: k // 2]) / (k // 2),
        "precision at k": sum(hits[:k]) / k,
        "recall": sum(hits) / k,
        "right class suggested": sum(right) / max(1, len(right)),
        "accuracy": found.accuracy,
        "seconds": found.seconds,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", metavar="NAME=FOLDER")
    parser.add_argument("--model", default="starter")
    parser.add_argument("--weights", default="default")
    parser.add_argument("--image-size", type=int)
    parser.add_argument("--seeds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ[HOME_VARIABLE] = home
        print(
            "| images | k | doubtful | precision at k/2 | at k | recall | right class suggested | again, from cache |"
        )
        print("|---|---:|---:|---:|---:|---:|---:|---:|")
        for name, folder in (pair.partition("=")[::2] for pair in options.sets):
            source = write_sample(Path(home, "sample"), RunControl(), lambda _: None) if folder == "sample" else folder
            config = RunConfig(
                data=DataConfig(source=str(Path(source).absolute())),
                model=ModelConfig(name=options.model, weights=options.weights),
                train=TrainConfig(image_size=options.image_size),
            )
            summary = scan(config.data.source, (), RunControl(), lambda _: None)
            rows = []
            for seed in range(options.seeds):
                wrong, own = with_wrong_classes(summary, seed)
                request = FindWrongLabels(config=config, dataset=wrong)
                rows.append(figures(find_wrong_labels(request, RunControl(), lambda _: None), own))
            mean = {key: statistics.mean(row[key] for row in rows) for key in rows[0]}
            shares = ("precision at k/2", "precision at k", "recall", "right class suggested")
            cells = " | ".join(f"{mean[key]:.1%}" for key in shares)
            again = min(row["seconds"] for row in rows)
            counts = f"{mean['k']:.0f} | {mean['doubtful']:.0f}"
            print(f"| {name} ({summary.usable_count:,}) | {counts} | {cells} | {again:.1f} s |")


if __name__ == "__main__":
    main()
