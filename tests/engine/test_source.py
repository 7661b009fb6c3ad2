"""What the frozen part made of the images is kept: it changes how long a run takes, and nothing else."""

from __future__ import annotations

import dataclasses
import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from msgspec.structs import replace
from played_runs import MakeRun, events_of, final_state, with_depth, with_manifest, with_train
from safetensors.torch import save_file

from ftstudio.core import paths
from ftstudio.core.config import ModelConfig, RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import SplitManifest
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.events import EpochDone, Event, PhaseChanged, Progress, StepDone
from ftstudio.core.model_info import ModelInfo
from ftstudio.core.run_record import Budgets
from ftstudio.core.storage import cache_room
from ftstudio.data.loading import dataset
from ftstudio.engine.checkpoints import checkpoint, model_file
from ftstudio.engine.features import extractor as trunks
from ftstudio.engine.network import run_plan as plans
from ftstudio.engine.training import setup as setups
from ftstudio.engine.training.loop import train
from ftstudio.models import build, catalog

FAMILIES = (
    "starter", "shufflenet_v2_x1_0", "mobilenet_v3_large", "mobilenet_v2", "mnasnet1_0", "squeezenet1_1",
    "efficientnet_b0", "regnet_y_400mf", "alexnet", "googlenet", "resnet18", "densenet121", "convnext_tiny", "swin_t",
    "inception_v3", "vgg11", "vgg11_bn", "vit_b_16",
)  # fmt: skip


def losses(events: list[Event]) -> list[float]:
    steps = [event.loss for event in events if isinstance(event, StepDone)]
    return steps + [event.val_loss for event in events if isinstance(event, EpochDone)]


@pytest.fixture
def passes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many images went through the frozen part, call by call."""
    seen: list[int] = []
    real = trunks.FeatureExtractor.__call__

    def counted(trunk: trunks.FeatureExtractor, images: torch.Tensor) -> tuple[torch.Tensor, ...]:
        seen.append(len(images))
        return real(trunk, images)

    monkeypatch.setattr(trunks.FeatureExtractor, "__call__", counted)
    return seen


@pytest.fixture
def plain(quick: RunConfig) -> RunConfig:
    """Four epochs that all see the same pictures, nothing lost in keeping."""
    return with_train(quick, augment="none", kept_precision="float32", epochs=4, batch_size=16)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", FAMILIES)
def test_cached_and_recomputed_features_give_bit_identical_losses(
    run_in: MakeRun, manifest: SplitManifest, plain: RunConfig, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Half a gigabyte of VGG, many times over, shows nothing here.
    monkeypatch.setattr(checkpoint, "save", lambda folder, _: folder)  # called by the saver
    monkeypatch.setattr(model_file, "save", lambda folder, *_: folder)
    info: ModelInfo = catalog.model(name)
    large = name.startswith(("vgg", "alexnet", "vit"))
    depth = len(info.stages) - (1 if name == "vit_b_16" else 0) if large else (len(info.stages) + 1) // 2
    weights = "default" if name == "starter" else "random"
    config = replace(plain, model=ModelConfig(name=name, weights=weights, freeze_depth=depth))
    config = with_train(config, image_size=info.min_size, epochs=1 if large else 2, views=1)
    monkeypatch.setattr(plans, "LEAST_SAVING", -1.0)
    if name == "vit_b_16":  # at its one size an image takes half a second
        manifest = replace(manifest, samples=manifest.samples[::2])
    kept = events_of(with_manifest(run_in("kept", config), manifest))
    anew = events_of(with_manifest(run_in("anew", with_train(config, feature_cache="off")), manifest))
    assert any(isinstance(event, Progress) and "features of the training images" in event.what for event in kept)
    assert losses(kept) == losses(anew)


def test_each_image_passes_the_frozen_stages_once(run_in: MakeRun, plain: RunConfig, passes: list[int]) -> None:
    run = run_in("a", with_train(plain, epochs=9))
    events_of(run)
    images = len(run.manifest.of("train")) + len(run.manifest.of("val"))
    looked_at_first = 2  # black ones, for their shape
    assert sum(passes) == images + looked_at_first


def test_a_later_run_finds_the_features_cached_by_an_earlier_one(
    run_in: MakeRun, plain: RunConfig, passes: list[int]
) -> None:
    first = events_of(run_in("first", plain))
    passes.clear()
    second = events_of(run_in("second", plain))
    assert sum(passes) == 2
    assert losses(second) == losses(first)


@pytest.mark.parametrize("budgets", [Budgets(host=0), Budgets(host=0, features=0), Budgets(features=0)])
def test_results_do_not_depend_on_where_features_are_cached(
    run_in: MakeRun, quick: RunConfig, budgets: Budgets, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = with_train(quick, epochs=6, kept_precision="float32", views=2, batch_size=16)
    whole, other = run_in("whole", config), run_in("other", config)
    monkeypatch.setenv("FTSTUDIO_HOME", str(whole.run_dir / "home"))
    events_of(whole)
    monkeypatch.setenv("FTSTUDIO_HOME", str(other.run_dir / "home"))
    plans.write(other.run_dir, plans.read(whole.run_dir) or plans.RunPlan())
    events_of(dataclasses.replace(other, budgets=budgets))
    assert final_state(other.run_dir) == final_state(whole.run_dir)


def test_without_room_a_new_run_trains_without_a_cache(run_in: MakeRun, quick: RunConfig) -> None:
    run = run_in("a", quick)
    events = events_of(dataclasses.replace(run, budgets=Budgets(host=0, features=0)))
    assert [event.epoch for event in events if isinstance(event, EpochDone)] == [0, 1, 2]
    plan = plans.read(run.run_dir)
    assert plan is not None and not plan.keeps


def test_with_little_room_fewer_views_are_cached(run_in: MakeRun, quick: RunConfig) -> None:
    config = with_train(quick, epochs=12)
    run, tight = run_in("a", config), run_in("tight", config)
    setups.prepare(run, RunControl(), lambda _: None)
    plan = plans.read(run.run_dir)
    assert plan is not None and plan.views == plans.MOST_VIEWS
    per_image = 96 * 1 * 1 * 2  # the starter's fifth stage at 32 pixels, half precision
    images = 2 * len(run.manifest.of("train")) + len(run.manifest.of("val"))
    budgets = Budgets(host=images * per_image, features=0)
    setups.prepare(dataclasses.replace(tight, config=config, budgets=budgets), RunControl(), lambda _: None)
    plan = plans.read(tight.run_dir)
    assert plan is not None and plan.views == 2


def kept_files() -> list[Path]:
    return sorted((paths.cache_dir() / "features").rglob("*.values"))


def cut_short(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 4
    path.write_bytes(data)


@pytest.mark.parametrize("spoil", [cut_short, flip, Path.unlink, lambda path: (path.parent / "view.json").unlink()])
def test_damaged_features_are_computed_again(
    run_in: MakeRun, plain: RunConfig, passes: list[int], spoil: Callable[[Path], None]
) -> None:
    first = events_of(run_in("first", plain))
    for path in kept_files():
        spoil(path)
    passes.clear()
    second = events_of(run_in("second", plain))
    assert sum(passes) > 2
    assert losses(second) == losses(first)


def test_a_changed_image_never_uses_cached_features(
    run_in: MakeRun, plain: RunConfig, pictures: Path, tmp_path: Path, manifest: SplitManifest, passes: list[int]
) -> None:
    import shutil

    own = tmp_path / "own"
    shutil.copytree(pictures, own)
    run = run_in("first", plain)
    events_of(dataclasses.replace(run, run_id="first", config=plain, manifest=replace(manifest, root=str(own))))
    changed = own / manifest.of("train")[0].path
    shutil.copyfile(own / manifest.of("train")[-1].path, changed)
    passes.clear()
    events_of(dataclasses.replace(run_in("second", plain), manifest=replace(manifest, root=str(own))))
    assert sum(passes) == 2 + len(manifest.of("train"))  # the validation images are those of before


@pytest.mark.parametrize(
    "change", [{"image_size": 48}, {"seed": 4}, {"augment": "light"}, {"kept_precision": "float32"}]
)
def test_other_settings_do_not_use_the_same_cached_features(
    run_in: MakeRun, quick: RunConfig, passes: list[int], change: dict[str, object]
) -> None:
    events_of(run_in("first", with_train(quick, views=1)))
    passes.clear()
    events_of(run_in("second", with_train(quick, views=1, **change)))
    assert sum(passes) > 2 + len(run_in("second", quick).manifest.of("train"))


def test_stopping_while_features_are_computed_caches_no_partial_view(run_in: MakeRun, plain: RunConfig) -> None:
    whole, broken = run_in("whole", plain), run_in("broken", plain)
    control = RunControl()

    def stop_at_once(event: Event) -> None:
        if isinstance(event, Progress) and "training" in event.what:
            control.stop()

    with pytest.raises(StopRequested):
        train(broken, control, stop_at_once)
    events_of(broken)
    events_of(whole)
    assert final_state(broken.run_dir) == final_state(whole.run_dir)


def test_epochs_cycle_through_views_and_each_is_computed_once(
    run_in: MakeRun, quick: RunConfig, passes: list[int]
) -> None:
    run = run_in("a", with_train(quick, epochs=6, views=2, patience=0, head_first=False))
    events_of(run)
    images = 2 * len(run.manifest.of("train")) + len(run.manifest.of("val"))
    plain_for_its_confidence = len(run.manifest.of("train"))
    assert sum(passes) == images + plain_for_its_confidence + 2


def test_a_linear_probe_is_fitted_to_convergence_and_reports_its_progress(run_in: MakeRun, quick: RunConfig) -> None:
    events = events_of(run_in("a", with_depth(quick, "all")))
    steps = [event for event in events if isinstance(event, StepDone)]
    epochs = [event for event in events if isinstance(event, EpochDone)]
    assert [event.step for event in steps] == list(range(1, len(steps) + 1))
    assert len(epochs) > 3 and any(epoch.is_best for epoch in epochs)
    assert steps[-1].loss < steps[0].loss
    assert max(epoch.metrics["accuracy"] for epoch in epochs) == 1.0


@pytest.mark.parametrize(("epoch", "during"), [(0, StepDone), (1, StepDone), (4, StepDone), (2, PhaseChanged)])
def test_a_stopped_and_resumed_fit_ends_like_an_uninterrupted_one(
    run_in: MakeRun, quick: RunConfig, epoch: int, during: type[Event]
) -> None:
    config = with_depth(quick, "all")
    whole, broken = run_in("whole", config), run_in("broken", config)
    events = events_of(whole)
    control, first = RunControl(), []

    def stop_in_mid_fit(event: Event) -> None:
        first.append(event)
        done = sum(isinstance(one, EpochDone) for one in first)
        if done == epoch and isinstance(event, during):
            control.stop()

    with pytest.raises(StopRequested):
        train(broken, control, stop_in_mid_fit)
    rest = events_of(broken)
    done = [event.epoch for event in (*first, *rest) if isinstance(event, EpochDone)]
    assert done == [event.epoch for event in events if isinstance(event, EpochDone)]
    assert final_state(broken.run_dir) == final_state(whole.run_dir)


def test_a_full_disk_is_found_before_anything_is_mapped(
    run_in: MakeRun, plain: RunConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    whole = events_of(run_in("whole", with_train(plain, seed=8)))
    for name in kept_files():
        name.unlink()
    monkeypatch.setattr(os, "posix_fallocate", full)
    run = run_in("a", with_train(plain, seed=8))
    for budgets in (Budgets(), Budgets(host=0)):
        events = events_of(dataclasses.replace(run, run_dir=run_in(f"{budgets.host}", plain).run_dir, budgets=budgets))
        assert losses(events) == losses(whole)
    assert kept_files() == []


def test_a_file_is_written_with_zeros_if_space_cannot_be_reserved(
    run_in: MakeRun, plain: RunConfig, monkeypatch: pytest.MonkeyPatch, passes: list[int]
) -> None:
    def unsupported(*_: object) -> None:
        raise OSError(errno.EOPNOTSUPP, os.strerror(errno.EOPNOTSUPP))

    monkeypatch.setattr(os, "posix_fallocate", unsupported)
    first = events_of(run_in("first", plain))
    passes.clear()
    assert losses(events_of(run_in("second", plain))) == losses(first)
    assert sum(passes) == 2


def test_views_with_unreadable_images_are_not_stored_for_later_runs(
    run_in: MakeRun, plain: RunConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = with_train(plain, seed=5)
    poor = run_in("poor", config)
    unlucky = poor.manifest.of("train")[3].path
    real = dataset.load_pixels

    def failing(path: Path, *rest: object) -> torch.Tensor:
        if path.as_posix().endswith(unlucky):
            raise dataset.Undecodable("unreadable")
        return real(path, *rest)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(dataset, "load_pixels", failing)
        events_of(poor)
    after = losses(events_of(run_in("after", config)))
    monkeypatch.setenv("FTSTUDIO_HOME", str(poor.run_dir / "empty"))
    assert after == losses(events_of(run_in("whole", config)))


def test_stopping_while_features_are_computed_leaves_no_folder_locked(run_in: MakeRun, plain: RunConfig) -> None:
    run = run_in("a", plain)
    control = RunControl()

    def stop_at_once(event: Event) -> None:
        if isinstance(event, Progress):
            control.stop()

    with pytest.raises(StopRequested):
        train(dataclasses.replace(run, config=plain, budgets=Budgets(host=0)), control, stop_at_once)
    assert not [folder for folder in (paths.cache_dir() / "features").iterdir() if cache_room.in_use(folder)]
    assert all((path.parent / "view.json").exists() for path in kept_files())


def test_a_run_without_a_checkpoint_restarts_only_from_its_original_weights(
    run_in: MakeRun, plain: RunConfig, tmp_path: Path
) -> None:
    info = catalog.model("resnet18")
    weights = tmp_path / "mine.safetensors"
    for seed in (0, 1):
        module = build.build(info, 3, seed)
        save_file(module.state_dict(), weights)
        config = replace(plain, model=ModelConfig(name="resnet18", weights=str(weights), freeze_depth=4))
        run = run_in("a", config)
        if not seed:
            setups.prepare(run, RunControl(), lambda _: None)
    with pytest.raises(UserError, match="are not the ones that the run") as caught:
        setups.prepare(run, RunControl(), lambda _: None)
    assert "start a new run" in caught.value.hint


def test_micro_batches_give_the_gradient_of_the_whole_batch(run_in: MakeRun, quick: RunConfig) -> None:
    config = with_train(quick, class_weights="on", head_first=False, batch_size=21, optimizer="sgd", augment="none")
    together, apart = run_in("together", config), run_in("apart", with_train(config, micro_batch=4))
    few = [sample for sample in together.manifest.samples if sample.class_name != "red" or sample.index % 5 == 0]
    uneven = replace(together.manifest, samples=tuple(few))
    whole, pieces = (losses(events_of(dataclasses.replace(run, manifest=uneven))) for run in (together, apart))
    assert pieces == pytest.approx(whole, rel=1e-4)
