"""Runs of the tests: how they are varied, watched, stopped and compared."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

import numpy as np
from msgspec.structs import replace
from PIL import Image
from torch import Tensor

from ftstudio.core.config import RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import Split, SplitManifest, SplitSample
from ftstudio.core.events import Event
from ftstudio.core.storage import step_folders
from ftstudio.engine.checkpoints import checkpoint
from ftstudio.engine.checkpoints.checkpoint import Checkpoint
from ftstudio.engine.run import Run
from ftstudio.engine.training.loop import train

COLOURS = {"blue": (40, 60, 200), "green": (40, 180, 60), "red": (200, 50, 40)}

MakeRun = Callable[[str, RunConfig], Run]


def with_train(config: RunConfig, **changes: object) -> RunConfig:
    return replace(config, train=replace(config.train, **changes))


def with_depth(config: RunConfig, depth: int | str) -> RunConfig:
    return replace(config, model=replace(config.model, freeze_depth=depth))


def with_manifest(run: Run, manifest: SplitManifest) -> Run:
    return dataclasses.replace(run, manifest=manifest)


def events_of(run: Run, control: RunControl | None = None) -> list[Event]:
    events: list[Event] = []
    train(run, control or RunControl(), events.append)
    return events


def last_checkpoint(run_dir: Path) -> Checkpoint:
    return checkpoint.read(step_folders.saved(run_dir / "checkpoints")[0])


def final_state(run_dir: Path) -> str:
    """A digest of the last checkpoint: weights, optimiser and position, without what the clock says and where the
    images lie."""
    found = last_checkpoint(run_dir)
    if found.position.surroundings is not None:
        found.position.surroundings = replace(found.position.surroundings, images="")
    found.position.seconds = found.position.once = 0.0
    return f"{tensor_digest(found.model)} {tensor_digest(found.optimizer)} {found.position!r}"


def tensor_digest(tensors: Mapping[str, Tensor]) -> str:
    """SHA-256 of names and bits."""
    digest = sha256()
    for name in sorted(tensors):
        digest.update(name.encode() + tensors[name].numpy().tobytes())
    return digest.hexdigest()


def draw_pictures(root: Path) -> Path:
    """Three classes of noisy coloured pictures, ten each, in class folders of ``root``."""
    draw = np.random.default_rng(0)
    for name, colour in COLOURS.items():
        (root / name).mkdir(parents=True)
        for number in range(10):
            noise = draw.integers(-40, 40, (48, 60, 3))
            pixels = np.clip(np.array(colour) + noise, 0, 255).astype(np.uint8)
            Image.fromarray(pixels).save(root / name / f"{number}.png")
    return root


def split_of(pictures: Path) -> SplitManifest:
    """Of each class of ``draw_pictures`` seven to train on, two to validate, one to test."""
    parts: list[Split] = ["train"] * 7 + ["val"] * 2 + ["test"]
    paths = sorted(path.relative_to(pictures).as_posix() for path in pictures.rglob("*.png"))
    samples = tuple(SplitSample(index, path, path.split("/")[0], parts[index % 10]) for index, path in enumerate(paths))
    return SplitManifest(
        root=str(pictures), fingerprint="f", seed=0, class_names=tuple(sorted(COLOURS)), samples=samples
    )


def stop_at(condition: Callable[[Event], bool]) -> tuple[RunControl, list[Event], Callable[[Event], None]]:
    control, events = RunControl(), []

    def emit(event: Event) -> None:
        events.append(event)
        if condition(event):
            control.stop()

    return control, events, emit
