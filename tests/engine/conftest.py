"""A small picture set that can be learned, and runs on it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from msgspec.structs import replace
from played_runs import draw_pictures, split_of
from task_runs import KINDS, config_for, draw, trained

from ftstudio.core.config import ModelConfig, RunConfig, TrainConfig
from ftstudio.core.dataset import SplitManifest
from ftstudio.engine.run import Run
from ftstudio.store.run_folder import RunFolder
from ftstudio.tasks import registry


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three classes of pictures, ten each."""
    return draw_pictures(tmp_path_factory.mktemp("pictures"))


@pytest.fixture
def manifest(pictures: Path) -> SplitManifest:
    """Seven pictures of each class to train on, two to validate, one to test."""
    return split_of(pictures)


@pytest.fixture
def own_pictures(pictures: Path, manifest: SplitManifest, tmp_path: Path) -> SplitManifest:
    """The picture set in a folder that a test may spoil."""
    shutil.copytree(pictures, tmp_path / "own")
    return replace(manifest, root=str(tmp_path / "own"))


@pytest.fixture
def quick() -> RunConfig:
    """The starter, its last stage and the head training, on pictures so small that an epoch takes a moment."""
    train = TrainConfig(epochs=2, batch_size=6, image_size=32, seed=3, device="cpu", precision="float32")
    return RunConfig(model=ModelConfig(name="starter", freeze_depth=5), train=train)


@pytest.fixture
def run_in(tmp_path: Path, manifest: SplitManifest) -> Callable[[str, RunConfig], Run]:
    """Makes a run of the picture set in a folder of that name."""

    def make(name: str, config: RunConfig) -> Run:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        return Run(run_id=name, run_dir=folder, config=config, manifest=manifest, task=registry.task(config.task))

    return make


@pytest.fixture(scope="session")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, SplitManifest]:
    """Drawn images with labels, and with numbers, by the key of their task."""
    return {kind: draw(tmp_path_factory.mktemp("drawn") / kind, kind) for kind in KINDS}


@pytest.fixture(scope="session")
def runs(drawn: dict[str, SplitManifest], tmp_path_factory: pytest.TempPathFactory) -> dict[str, RunFolder]:
    """A finished linear probe on each of them."""
    torch.set_num_threads(1)
    folder = tmp_path_factory.mktemp("runs")
    return {kind: trained(folder, drawn[kind], config_for(kind)) for kind in KINDS}


@pytest.fixture(autouse=True)
def one_thread() -> None:
    """Small tensors are quicker on one thread, and equal runs stay equal."""
    torch.set_num_threads(1)
