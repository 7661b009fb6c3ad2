"""Small runs of the tasks beside classification: drawn images, their targets, and a trained run of each."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from msgspec.structs import replace
from PIL import Image

from ftstudio.app import jobs
from ftstudio.app.requests import Resume
from ftstudio.core.config import ModelConfig, RunConfig, TrainConfig
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import Split, SplitManifest, SplitSample
from ftstudio.core.events import Emit
from ftstudio.core.run_record import RunRecord, RunResult
from ftstudio.core.targets import MULTI_LABEL, REGRESSION, Labels, LabelSet, Number, Quantity, Target
from ftstudio.engine.run import Run
from ftstudio.store.run_folder import RunFolder
from ftstudio.tasks import registry

KINDS = (MULTI_LABEL, REGRESSION)
NAMES = ("blue", "green", "red")
_COLOURS = {"blue": (40, 60, 220), "green": (40, 200, 60), "red": (220, 50, 40)}
_PARTS: list[Split] = ["train", "train", "train", "val", "train", "train", "val", "test"]
COUNT = 64


def draw(root: Path, kind: str) -> SplitManifest:
    """Noisy grey images with a square of each of some colours (labels), or as bright as their number says."""
    root.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(1)
    samples: list[SplitSample] = []
    for index in range(COUNT):
        picture = np.full((48, 48, 3), 128, np.int64)
        target: Target
        if kind == MULTI_LABEL:
            chosen = tuple(name for bit, name in enumerate(NAMES) if index // 8 >> bit & 1)
            for name in chosen:
                top, left = random.integers(0, 28, 2)
                picture[top : top + 20, left : left + 20] = _COLOURS[name]
            target = Labels(chosen)
        else:
            value = float(random.integers(0, 100))
            picture[:] = 60 + value
            target = Number(value)
        noise = random.integers(-20, 20, picture.shape)
        path = f"{index:03}.png"
        Image.fromarray(np.clip(picture + noise, 0, 255).astype(np.uint8)).save(root / path)
        samples.append(SplitSample(index, path, "", _PARTS[index % 8], target=target))
    schema = LabelSet(NAMES)
    if kind == REGRESSION:
        values = np.array([s.target.value for s in samples if s.split == "train" and isinstance(s.target, Number)])
        schema = Quantity("brightness", float(values.mean()), float(values.std()))
    return SplitManifest(
        root=str(root),
        fingerprint="f",
        seed=0,
        class_names=NAMES if kind == MULTI_LABEL else (),
        samples=tuple(samples),
        targets=schema,
    )


def config_for(kind: str, depth: int | str = "all", **train: object) -> RunConfig:
    chosen = TrainConfig(epochs=3, batch_size=10, image_size=48, seed=3, device="cpu", precision="float32")
    return RunConfig(task=kind, model=ModelConfig(name="starter", freeze_depth=depth), train=replace(chosen, **train))


def run_in(folder: Path, manifest: SplitManifest, config: RunConfig) -> Run:
    """A run for the engine alone."""
    folder.mkdir(exist_ok=True)
    return Run(folder.name, folder, config, manifest, registry.task(config.task))


def prepared(runs: Path, manifest: SplitManifest, config: RunConfig) -> RunFolder:
    """A run folder as a training request leaves it before its first step."""
    folder = RunFolder.create(runs, config, "drawn")
    folder.write_manifest(manifest)
    folder.write_record(
        RunRecord(
            run_id=folder.run_id,
            run_dir=str(folder.path),
            name="drawn",
            created=1.0,
            state="interrupted",
            dataset="drawn",
            model="starter",
            freeze_depth=0,
            stage_count=6,
            class_names=manifest.schema.names,
            task=config.task,
            epochs_planned=config.train.epochs,
            val_count=len(manifest.of("val")),
            test_count=len(manifest.of("test")),
        )
    )
    return folder


def trained(runs: Path, manifest: SplitManifest, config: RunConfig, emit: Emit = lambda _: None) -> RunFolder:
    """A run of ``manifest`` trained to its end, through the job."""
    folder = prepared(runs, manifest, config)
    result = jobs.run(Resume(run_dir=str(folder.path)), RunControl(), emit)
    assert isinstance(result, RunResult) and result.outcome == "completed", result
    return folder
