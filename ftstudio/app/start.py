"""A first try on sample images: which images, which run, and what to show the model afterwards."""

from __future__ import annotations

from pathlib import Path

from ftstudio.app.requests import Train
from ftstudio.core import places
from ftstudio.core.config import PRESETS, DataConfig, RunConfig
from ftstudio.core.records import SplitSample
from ftstudio.store.run_folder import RunFolder

TRIES = 6


def sample_images() -> Path:
    """The sample data set in the user's data folder, drawn now if it is not there yet."""
    from ftstudio.data.sample import write_sample

    return write_sample(places.data_dir() / "sample images")


def first_run(folder: Path, runs_dir: Path) -> Train:
    """What a click on Train would do with the sample images: the starter, its output layer alone."""
    config = RunConfig(name="First try", data=DataConfig(source=str(folder)), train=PRESETS["balanced"])
    return Train(config=config, runs_dir=str(runs_dir))


def held_out(run_dir: str, count: int = TRIES) -> list[tuple[str, str]]:
    """(absolute path, class name) of some images that the run did not learn from, spread over the classes."""
    manifest = RunFolder(Path(run_dir)).manifest
    samples = manifest.of("test") or manifest.of("val")
    by_class = [[sample for sample in samples if sample.class_name == name] for name in manifest.class_names]
    chosen: list[SplitSample] = []
    for rank in range(count):
        chosen += [group[rank] for group in by_class if rank < len(group)]
    return [(str(Path(manifest.root, sample.path)), sample.class_name) for sample in chosen[:count]]
