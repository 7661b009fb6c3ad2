"""A first try on sample images: the images, the run, and images to show the model afterwards."""

from __future__ import annotations

from pathlib import Path

from ftstudio.app.requests import Train, WriteSample
from ftstudio.core import paths
from ftstudio.core.config import PRESETS, DataConfig, RunConfig
from ftstudio.core.dataset import SplitSample
from ftstudio.core.metrics import MetricValue
from ftstudio.store.run_folder import RunFolder

TRIES = 6


def draw_sample() -> WriteSample:
    """Return the request for the sample data set in the user's data folder."""
    return WriteSample(folder=str(paths.data_dir() / "sample images"))


def first_run(folder: Path, runs_dir: Path) -> Train:
    """Return the request for a linear probe of the starter on the sample images, which takes about a minute."""
    config = RunConfig(name="First try", data=DataConfig(source=str(folder)), train=PRESETS["quick"])
    return Train(config=config, runs_dir=str(runs_dir))


def tested(run_dir: str) -> MetricValue | None:
    """Return the run's result on held-out images, if it was measured."""
    folder = RunFolder(Path(run_dir))
    evaluation = folder.evaluation("test") or folder.evaluation("val")
    return evaluation.primary if evaluation else None


def held_out(run_dir: str, count: int = TRIES) -> list[tuple[str, str]]:
    """Return (absolute path, class name) of some held-out images, spread over the classes."""
    manifest = RunFolder(Path(run_dir)).manifest
    samples = manifest.of("test") or manifest.of("val")
    by_class = [[sample for sample in samples if sample.class_name == name] for name in manifest.class_names]
    chosen: list[SplitSample] = []
    for rank in range(count):
        chosen += [group[rank] for group in by_class if rank < len(group)]
    return [(str(Path(manifest.root, sample.path)), sample.class_name) for sample in chosen[:count]]
