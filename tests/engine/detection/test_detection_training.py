"""A detector is fine-tuned, cached, resumed and measured by the same engine as every other task."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from detection.scenes import draw_scenes
from played_runs import events_of, final_state, with_depth, with_train

from ftstudio.core.config import ModelConfig, RunConfig, TrainConfig
from ftstudio.core.control import RunControl
from ftstudio.core.errors import StopRequested
from ftstudio.core.events import EpochDone, Event, StepDone
from ftstudio.core.run_record import Budgets
from ftstudio.engine.checkpoints import model_file
from ftstudio.engine.run import Run
from ftstudio.engine.training.loop import train
from ftstudio.models import catalog, freeze
from ftstudio.tasks import registry

CONFIG = RunConfig(
    task="detection",
    model=ModelConfig(name="starter", freeze_depth="all"),
    train=TrainConfig(epochs=3, batch_size=4, image_size=128, device="cpu", precision="float32"),
)


def run_of(folder: Path, config: RunConfig) -> Run:
    manifest = draw_scenes(folder.parent / "scenes")
    (folder / "checkpoints").mkdir(parents=True)
    return Run("scenes", folder, config, manifest, registry.task("detection"), Budgets())


@pytest.mark.parametrize("depth", [0, 4, "all"])
def test_it_learns_at_every_freeze_depth_and_frozen_stages_stay(tmp_path: Path, depth: int | str) -> None:
    run = run_of(tmp_path / "run", with_depth(CONFIG, depth))
    epochs = [event for event in events_of(run) if isinstance(event, EpochDone)]
    assert epochs[-1].train_loss < 0.8 * epochs[0].train_loss
    assert set(epochs[-1].metrics) == {"ap50", "map"}
    module, what = model_file.load(run.run_dir, torch.device("cpu"))
    info = catalog.model("starter", "detection")
    frozen = catalog.resolve_depth(info, depth)  # type: ignore[arg-type]
    before, _ = model_file.load(untrained(tmp_path), torch.device("cpu"))
    assert freeze.frozen_state_hash(module, info, frozen) == freeze.frozen_state_hash(before, info, frozen)
    assert what.task == "detection" and what.preprocessing.framing == "whole"


def untrained(tmp_path: Path) -> Path:
    run = run_of(tmp_path / "short", with_train(with_depth(CONFIG, "all"), epochs=1))
    events_of(run)
    return run.run_dir


@pytest.mark.parametrize("depth", [4, "all"])
def test_it_resumes_bit_for_bit(tmp_path: Path, depth: int | str) -> None:
    config = with_depth(CONFIG, depth)
    whole, broken = run_of(tmp_path / "whole", config), run_of(tmp_path / "broken", config)
    events_of(whole)
    control = RunControl()

    def stop_in_the_second_epoch(event: Event) -> None:
        if isinstance(event, StepDone) and event.step == 5:
            control.stop()

    with pytest.raises(StopRequested):
        train(broken, control, stop_in_the_second_epoch)
    events_of(broken)
    assert final_state(whole.run_dir) == final_state(broken.run_dir)


def test_cached_features_change_nothing(tmp_path: Path) -> None:
    exact = with_train(with_depth(CONFIG, 4), kept_precision="float32", views=2)
    cached = run_of(tmp_path / "cached", exact)
    computed = run_of(tmp_path / "computed", with_train(exact, feature_cache="off"))
    losses = [
        [event.train_loss for event in events_of(run) if isinstance(event, EpochDone)] for run in (cached, computed)
    ]
    assert losses[0] == losses[1]


def test_what_was_learned_is_found_again(tmp_path: Path) -> None:
    run = run_of(tmp_path / "run", with_train(CONFIG, epochs=25, augment="light", lr=4e-3))
    events_of(run)
    tools = registry.tools("detection")
    assert tools.is_calibrated(run.run_dir)
    manifest, device = run.manifest, torch.device("cpu")
    root = Path(manifest.root)
    found = tools.evaluate(run.run_dir, root, manifest.of("train"), "train", device, RunControl(), lambda _: None)
    assert found.task == "detection" and found.primary.value > 0.5
    assert found.primary.interval is not None and found.primary.interval[0] <= found.primary.value
    sample = manifest.of("train")[0]
    [answer] = tools.predictor(run.run_dir, device).predict([root / sample.path], 5)
    best = answer.boxes[0]  # type: ignore[union-attr]
    assert 0 <= best.left < best.right <= 200 and 0 <= best.top < best.bottom <= 150
    assert answer.width == 200 and answer.height == 150  # type: ignore[union-attr]
