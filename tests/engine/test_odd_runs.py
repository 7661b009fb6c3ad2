"""Runs at the edge of what there is to learn from, and settings that few people choose."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
import torch
from msgspec.structs import replace
from PIL import Image
from played_runs import MakeRun, events_of, final_state, stop_at, with_train

from ftstudio.app import jobs
from ftstudio.app.requests import Train
from ftstudio.core.config import DataConfig, ModelConfig, RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import SplitManifest
from ftstudio.core.errors import StopRequested
from ftstudio.core.events import EpochDone, RunFinished, RunStarted, StepDone
from ftstudio.core.run_record import RunResult
from ftstudio.engine import device as devices
from ftstudio.engine.checkpoints.checkpoint import Position
from ftstudio.engine.training.loop import train
from ftstudio.engine.training.setup import prepare
from ftstudio.engine.training.step import Stepper
from ftstudio.tasks.classification.metrics import ConfusionMeter


def folder_of(root: Path, **counts: int) -> Path:
    """Class folders of that many one-coloured pictures."""
    for number, (name, count) in enumerate(counts.items()):
        (root / name).mkdir(parents=True)
        for place in range(count):
            Image.new("RGB", (40, 40), (90 * number, 9 * place, 40)).save(root / name / f"{place}.png")
    return root


def trained(config: RunConfig, source: Path, runs: Path) -> tuple[RunResult, list[object]]:
    events: list[object] = []
    config = replace(config, data=DataConfig(source=str(source)))
    result = jobs.run(Train(config=config, runs_dir=str(runs)), RunControl(), events.append)
    assert isinstance(result, RunResult)
    assert [type(event) for event in events].count(RunFinished) == 1
    return result, events


@pytest.mark.parametrize(("asked", "used"), [(1, 2), (2, 2), (5000, 21)])
def test_any_batch_size_trains(run_in: MakeRun, quick: RunConfig, asked: int, used: int) -> None:
    events = events_of(run_in("a", with_train(quick, batch_size=asked, epochs=1)))
    started = next(event for event in events if isinstance(event, RunStarted))
    assert started.batch_size == used
    steps = [event.step for event in events if isinstance(event, StepDone)]
    assert steps == list(range(1, started.total_steps + 1))


def test_one_image_per_class_is_refused_with_a_message(quick: RunConfig, tmp_path: Path) -> None:
    result, _ = trained(quick, folder_of(tmp_path / "set", a=1, b=1), tmp_path / "runs")
    assert result.error is not None and not result.error.is_bug
    assert "only one" in result.error.message and result.error.hint


def test_a_class_without_validation_images_does_no_harm(quick: RunConfig, tmp_path: Path) -> None:
    config = with_train(quick, batch_size=1)
    result, events = trained(config, folder_of(tmp_path / "set", a=2, b=1), tmp_path / "runs")
    assert result.outcome == "completed", result.error
    epochs = [event for event in events if isinstance(event, EpochDone)]
    assert all(0 <= epoch.metrics["balanced_accuracy"] <= 1 for epoch in epochs)


@pytest.mark.parametrize(
    "changes",
    [
        {"precision": "bfloat16", "class_weights": "on"},
        {"precision": "float16"},
        {"optimizer": "sgd", "adapt_statistics": True},
        {"augment": "none", "label_smoothing": 0.0, "warmup_fraction": 0.0, "weight_decay": 0.0},
    ],
)
def test_rare_settings_train_and_resume_exactly(run_in: MakeRun, quick: RunConfig, changes: dict[str, object]) -> None:
    config = with_train(quick, head_first=False, **changes)
    whole, broken = run_in("whole", config), run_in("broken", config)
    events = events_of(whole)
    assert [event.epoch for event in events if isinstance(event, EpochDone)] == [1, 2]
    control, _, emit = stop_at(lambda event: isinstance(event, EpochDone))
    with pytest.raises(StopRequested):
        train(broken, control, emit)
    events_of(broken)
    assert final_state(whole.run_dir) == final_state(broken.run_dir)


def test_the_float16_loss_scale_is_restored_on_resume(run_in: MakeRun, quick: RunConfig) -> None:
    setup = prepare(run_in("a", with_train(quick, precision="float16")), RunControl(), lambda _: None)
    position = Position(grad_scale=1024.0, grad_growth=77)
    stepper = Stepper(setup, position, ConfusionMeter(3))
    position.grad_scale, position.grad_growth = 0.0, 0
    stepper.remember()
    assert (position.grad_scale, position.grad_growth) == (1024.0, 77)


def test_the_confusion_matrix_counts_every_cell() -> None:
    meter = ConfusionMeter(3)
    outputs = torch.eye(3)[[0, 0, 2, 1, 0]]
    meter.add(outputs, torch.tensor([0, 0, 2, 2, 1]))
    meter.add(outputs[:1], torch.tensor([0]))
    assert meter.state() == [[3, 0, 0], [1, 0, 0], [0, 1, 1]]


@pytest.mark.parametrize(
    ("error", "full"),
    [
        (torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2 GiB"), True),
        (RuntimeError("MPS backend out of memory (MPS allocated: 9 GB)"), True),
        (RuntimeError("[enforce fail at alloc_cpu.cpp:117] DefaultCPUAllocator: can't allocate memory"), True),
        (RuntimeError("cuDNN error: CUDNN_STATUS_ALLOC_FAILED"), True),
        (MemoryError(), True),
        (RuntimeError("mat1 and mat2 shapes cannot be multiplied"), False),
        (ValueError("out of memory"), False),
    ],
)
def test_running_out_of_memory_is_recognised_on_every_device(error: Exception, full: bool) -> None:
    assert devices.is_out_of_memory(error) is full


CHEAP = ("shufflenet_v2_x1_0", "mobilenet_v2", "squeezenet1_1", "mnasnet1_0", "efficientnet_b0", "regnet_y_400mf")
CHEAP_TOO = ("googlenet", "resnet18", "densenet121")


@pytest.mark.parametrize("name", CHEAP + CHEAP_TOO)
def test_every_cheap_family_takes_a_step_with_nothing_frozen(
    run_in: MakeRun, quick: RunConfig, manifest: SplitManifest, name: str
) -> None:
    few = tuple(sample for sample in manifest.samples if sample.index % 10 in (0, 8))
    config = with_train(quick, epochs=1, image_size=32, augment="none")
    config = replace(config, model=ModelConfig(name=name, weights="random", freeze_depth=0))
    made = run_in(name, config)
    events = events_of(dataclasses.replace(made, config=config, manifest=replace(manifest, samples=few)))
    assert [event.step for event in events if isinstance(event, StepDone)] == [1]
    assert [event.epoch for event in events if isinstance(event, EpochDone)] == [1]
