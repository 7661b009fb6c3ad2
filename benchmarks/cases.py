"""What the benchmarks of training measure: positions of the freeze slider, weight files, folders with their splits."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import torch
from safetensors.torch import save_file
from torchvision.models import get_model
from trial import Trial

from ftstudio.app import jobs
from ftstudio.app.requests import Scan
from ftstudio.core import json_codec
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import DatasetSummary, Split
from ftstudio.core.model_info import ModelInfo
from ftstudio.core.paths import HOME_VARIABLE
from ftstudio.data.layout.split_names import split_named
from ftstudio.data.loading.transforms import stored_side
from ftstudio.models import catalog

POSITIONS = {"head": "head only", "last": "last stage and head", "all": "nothing frozen"}


def depth_of(position: str, info: ModelInfo) -> int:
    """How many stages are frozen at one of ``POSITIONS``."""
    return {"head": len(info.stages), "last": len(info.stages) - 1, "all": 0}[position]


def scan(folder: Path, home: Path) -> DatasetSummary:
    """The images of ``folder``, looked through with ``home`` as the program's own place, which this process keeps."""
    os.environ[HOME_VARIABLE] = str(home)
    summary = jobs.run(Scan(source=str(folder.absolute())), RunControl(), lambda _: None)
    assert isinstance(summary, DatasetSummary)
    return summary


def named_files(pairs: Iterable[str]) -> dict[str, str]:
    """Weight files by model, from ``MODEL=FILE`` as the command line gives them."""
    files: dict[str, str] = {}
    for pair in pairs:
        model, _, path = pair.partition("=")
        if not Path(path).is_file():
            raise SystemExit(f"--weights {pair}: expected MODEL=FILE, and there is no file {path!r}.")
        files[catalog.model(model).name] = str(Path(path).absolute())
    return files


def weights_for(info: ModelInfo, files: Mapping[str, str], folder: Path) -> str:
    """The file given for ``info``, or one of random parameters made in ``folder``.

    Speed does not depend on the values. "random" in the program's settings would not do: it means that there is
    nothing worth keeping, and such a run leaves out what frozen stages make possible.
    """
    if info.name in files:
        return files[info.name]
    path = folder / f"{info.name}.safetensors"
    if not path.exists():
        torch.manual_seed(0)
        save_file(get_model(info.architecture, weights=None).state_dict(), path)
    return str(path)


def split_folder(folder: Path, split: Split) -> str:
    """The name of the folder in ``folder`` that holds the images of ``split``."""
    found = [inner.name for inner in folder.iterdir() if inner.is_dir() and split_named(inner.name) == split]
    if len(found) != 1:
        raise SystemExit(f"{folder} has no folder of class folders for {split!r}; the reference loop needs one.")
    return found[0]


def trial(
    model: str,
    position: str,
    folder: Path,
    dataset: DatasetSummary,
    weights: Mapping[str, str],
    workplace: Path,
    *,
    image_size: int,
    batch_size: int,
    epochs: int,
    device: str,
) -> Trial:
    """One case, described for every program. ``workplace`` takes the files that it names."""
    info = catalog.model(model)
    head = info.head_prefixes[0].removesuffix(".")
    depth = depth_of(position, info)
    dataset_file = workplace / "dataset.json"
    dataset_file.write_bytes(json_codec.encode(dataset))
    return Trial(
        source=str(folder.absolute()),
        train_folder=split_folder(folder, "train"),
        val_folder=split_folder(folder, "val"),
        dataset_file=str(dataset_file),
        model=info.name,
        architecture=info.architecture,
        head=head,
        weights=weights_for(info, weights, workplace),
        freeze_depth=depth,
        frozen_prefixes=tuple(prefix for stage in info.stages[:depth] for prefix in stage.prefixes),
        image_size=catalog.image_size(info, image_size),
        eval_resize=stored_side(info.preprocessing, catalog.image_size(info, image_size)),
        mean=info.preprocessing.mean,
        std=info.preprocessing.std,
        batch_size=batch_size,
        epochs=epochs,
        epochs_to_run=epochs,
        device=device,
    )
