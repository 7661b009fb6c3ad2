"""Going on from an earlier run: what comes along, that it never gets worse, and what it does without."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path

import pytest
import torch
from msgspec.structs import replace
from played_runs import MakeRun, events_of, final_state, stop_at, with_depth, with_train
from safetensors.torch import load_file, save_file

from ftstudio.app import jobs
from ftstudio.app.requests import Train
from ftstudio.core.config import DataConfig, ModelConfig, RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.events import EpochDone, Notice, StepDone
from ftstudio.core.run_record import RunResult
from ftstudio.engine.checkpoints import model_file
from ftstudio.engine.run import Run
from ftstudio.engine.training.loop import train
from ftstudio.engine.training.setup import prepare
from ftstudio.models import build, catalog
from ftstudio.store.run_folder import RunFolder

INFO = catalog.model("starter")


def from_run(config: RunConfig, run: Run) -> RunConfig:
    return replace(config, model=replace(config.model, weights=str(run.run_dir)))


def epochs_of(run: Run) -> list[EpochDone]:
    return [event for event in events_of(run) if isinstance(event, EpochDone)]


def of_classes(run: Run, *names: str) -> Run:
    """The same run on the images of some classes."""
    samples = tuple(sample for sample in run.manifest.samples if sample.class_name in names)
    return dataclasses.replace(run, manifest=replace(run.manifest, class_names=names, samples=samples))


def head_of(run: Run) -> torch.nn.Linear:
    """The output layer that ``run`` begins with."""
    head = build.head_module(prepare(run, RunControl(), lambda _: None).module, INFO)
    assert isinstance(head, torch.nn.Linear)
    return head


@pytest.mark.parametrize("depth", [5, 2, "all"])
def test_a_run_from_a_run_starts_from_its_weights_and_never_ends_worse(
    run_in: MakeRun, quick: RunConfig, tmp_path: Path, depth: int | str
) -> None:
    first = run_in("first", quick)
    stood = next(epoch for epoch in reversed(epochs_of(first)) if epoch.is_best)
    spoils = with_train(with_depth(from_run(quick, first), depth), lr=1.0, warmup_fraction=0.0)
    epochs = epochs_of(run_in("second", spoils))
    assert (epochs[0].epoch, epochs[0].is_best) == (0, True)
    assert epochs[0].metrics == stood.metrics
    assert epochs[0].val_loss == pytest.approx(stood.val_loss, abs=5e-3)
    best = next(epoch for epoch in reversed(epochs) if epoch.is_best)
    assert model_file.load(tmp_path / "second", torch.device("cpu"))[1].epoch == best.epoch
    assert (best.metrics["accuracy"], -best.val_loss) >= (epochs[0].metrics["accuracy"], -epochs[0].val_loss)


def test_epoch_0_reports_training_metrics(run_in: MakeRun, quick: RunConfig) -> None:
    first = run_in("first", quick)
    events_of(first)
    start = epochs_of(run_in("second", from_run(quick, first)))[0]
    assert start.step == 0 and start.train_metrics["accuracy"] > 0.9 and 0 < start.train_loss < 1


def begun(config: RunConfig, runs: Path) -> tuple[RunFolder, list[str]]:
    """A run that is stopped as soon as it trains, and its warnings."""
    control, events, emit = stop_at(lambda event: isinstance(event, StepDone))
    result = jobs.run(Train(config=config, runs_dir=str(runs)), control, emit)
    assert isinstance(result, RunResult) and result.run_dir
    warnings = [event.message for event in events if isinstance(event, Notice) and event.level == "warning"]
    return RunFolder(Path(result.run_dir)), warnings


def parts_of(folder: RunFolder) -> dict[str, str]:
    return {sample.path: sample.split for sample in folder.manifest.samples}


def test_images_stay_in_their_split_when_their_folder_is_renamed(
    quick: RunConfig, pictures: Path, tmp_path: Path
) -> None:
    before = shutil.copytree(pictures, tmp_path / "before")
    first = jobs.run(
        Train(config=replace(quick, data=DataConfig(source=str(before))), runs_dir=str(tmp_path / "runs")),
        RunControl(),
        lambda _: None,
    )
    assert isinstance(first, RunResult) and first.outcome == "completed"
    after = before.rename(tmp_path / "after")
    config = with_train(replace(quick, data=DataConfig(source=str(after), val_fraction=0.4)), seed=99)
    config = replace(config, model=replace(config.model, weights=first.run_dir))
    folder, warnings = begun(config, tmp_path / "runs")
    assert parts_of(folder) == parts_of(RunFolder(Path(first.run_dir))) and not warnings

    (Path(first.run_dir) / "split.json").unlink()
    folder, warnings = begun(config, tmp_path / "runs")
    [warning] = warnings
    assert "There is no split.json" in warning and "the accuracy may be overestimated" in warning


def test_a_weights_file_in_a_run_folder_works_like_that_run(run_in: MakeRun, quick: RunConfig) -> None:
    first = run_in("first", quick)
    events_of(first)
    by_file = replace(quick, model=replace(quick.model, weights=str(model_file.path_in(first.run_dir))))
    assert torch.equal(head_of(run_in("file", by_file)).weight, head_of(run_in("run", from_run(quick, first))).weight)


def test_a_new_class_leaves_the_head_rows_of_the_others_unchanged(run_in: MakeRun, quick: RunConfig) -> None:
    first = of_classes(run_in("first", quick), "blue", "red")
    events_of(first)
    old = build.head_module(model_file.load(first.run_dir, torch.device("cpu"))[0], INFO)
    new = head_of(run_in("second", from_run(quick, first)))  # blue, green, red
    assert torch.equal(new.weight[[0, 2]], old.weight) and torch.equal(new.bias[[0, 2]], old.bias)
    assert bool(new.weight[1].any())
    epochs = epochs_of(run_in("second", from_run(quick, first)))
    assert epochs[0].epoch == 0 and max(epoch.metrics["accuracy"] for epoch in epochs) == 1.0


def test_a_removed_class_loses_its_head_row(run_in: MakeRun, quick: RunConfig) -> None:
    first = run_in("first", quick)
    stood = epochs_of(first)
    second = of_classes(run_in("second", from_run(quick, first)), "blue", "red")
    assert head_of(second).out_features == 2
    assert epochs_of(second)[0].val_loss < stood[0].val_loss


def test_the_better_of_the_loaded_and_the_fitted_head_is_used(
    run_in: MakeRun, quick: RunConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = of_classes(run_in("first", quick), "blue", "red")
    events_of(first)
    config = with_train(from_run(quick, first), augment="none", kept_precision="float32")
    came = head_of(run_in("as it came", config))
    monkeypatch.setattr("ftstudio.engine.heads.head_warmup.fit_linear_head", lambda *_: None)  # leaves a random one
    second = run_in("second", with_train(config, epochs=1, lr=1e-10))
    events_of(second)
    now = build.head_module(model_file.load(second.run_dir, torch.device("cpu"))[0], INFO)
    torch.testing.assert_close(now.weight, came.weight, rtol=0, atol=1e-6)


def test_batchnorm_statistics_are_loaded_too(run_in: MakeRun, quick: RunConfig) -> None:
    first = run_in("first", with_train(with_depth(quick, 0), adapt_statistics=True))
    events_of(first)
    kept = load_file(model_file.path_in(first.run_dir))
    begins = prepare(run_in("second", from_run(quick, first)), RunControl(), lambda _: None).module.state_dict()
    names = [name for name in kept if name.endswith("running_mean")]
    assert names and all(torch.equal(begins[name], kept[name]) for name in names)


def test_a_knn_head_is_not_taken_over(run_in: MakeRun, quick: RunConfig) -> None:
    first = run_in("first", with_train(with_depth(quick, "all"), head="knn"))
    events_of(first)
    epochs = epochs_of(run_in("second", from_run(quick, first)))
    assert epochs[0].epoch == 0 and max(epoch.metrics["accuracy"] for epoch in epochs) == 1.0


def test_weights_of_another_architecture_are_refused_with_a_message(run_in: MakeRun, quick: RunConfig) -> None:
    first = run_in("first", quick)
    events_of(first)
    other = replace(quick, model=ModelConfig(name="resnet18", weights=str(first.run_dir)))
    with pytest.raises(UserError, match="does not match ResNet-18"):
        train(run_in("other", other), RunControl(), lambda _: None)


def test_a_run_without_weights_is_refused_with_a_message(run_in: MakeRun, quick: RunConfig, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    config = replace(quick, model=replace(quick.model, weights=str(empty)))
    with pytest.raises(UserError, match=r"There is no file .*model\.safetensors"):
        train(run_in("a", config), RunControl(), lambda _: None)


def test_features_cached_for_one_starting_point_are_not_used_for_another(run_in: MakeRun, quick: RunConfig) -> None:
    origins: set[str] = set()
    for name, seed in (("one", 1), ("two", 2)):
        first = run_in(name, with_train(with_depth(quick, 0), seed=seed))
        events_of(first)
        setup = prepare(run_in(f"from {name}", from_run(quick, first)), RunControl(), lambda _: None)
        origins.add(setup.target.origin)
    assert len(origins) == 2


# ---- resuming needs its own folder and nothing else


@pytest.mark.parametrize("epoch", [0, 1])
def test_a_run_resumes_without_its_starting_run(run_in: MakeRun, quick: RunConfig, epoch: int) -> None:
    first = run_in("first", quick)
    events_of(first)
    whole, broken = (run_in(name, from_run(quick, first)) for name in ("whole", "broken"))
    events_of(whole)
    control, _, emit = stop_at(lambda event: isinstance(event, EpochDone) and event.epoch == epoch)
    with pytest.raises(StopRequested):
        train(broken, control, emit)
    shutil.rmtree(first.run_dir)
    events_of(broken)
    assert final_state(broken.run_dir) == final_state(whole.run_dir)


def test_a_run_resumes_without_the_file_of_pretrained_weights(
    run_in: MakeRun, quick: RunConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ftstudio.engine.training.step.REPORT_SECONDS", 0.0)
    file = tmp_path / "mine.safetensors"
    module = prepare(run_in("pretrained", quick), RunControl(), lambda _: None).module
    save_file({name: tensor.contiguous() for name, tensor in module.state_dict().items()}, file)
    config = replace(quick, model=replace(quick.model, weights=str(file)))
    whole, broken = run_in("whole", config), run_in("broken", config)
    events_of(whole)
    control, _, emit = stop_at(lambda event: isinstance(event, StepDone) and event.step == 6)
    with pytest.raises(StopRequested):
        train(broken, control, emit)
    file.unlink()
    monkeypatch.setenv("FTSTUDIO_HOME", str(tmp_path / "empty"))  # and everything that was kept is gone, too
    events_of(broken)
    assert final_state(broken.run_dir) == final_state(whole.run_dir)


# ---- as a job


def test_a_run_from_a_run_keeps_its_split_and_records_its_origin(
    quick: RunConfig, pictures: Path, tmp_path: Path
) -> None:
    own = tmp_path / "pictures"
    shutil.copytree(pictures, own)
    config = replace(quick, name="the first", data=DataConfig(source=str(own)))
    first = trained(config, tmp_path / "runs")
    for number in range(6):
        shutil.copy(own / "red" / f"{number}.png", own / "red" / f"copy {number}.png")
    second = trained(replace(config, name="", model=replace(config.model, weights=first.run_dir)), tmp_path / "runs")
    before, after = RunFolder(Path(first.run_dir)).manifest, RunFolder(Path(second.run_dir)).manifest
    parts = {sample.path: sample.split for sample in after.samples}
    assert {sample.path: sample.split for sample in before.samples}.items() <= parts.items()
    assert all(parts[f"red/copy {number}.png"] == parts[f"red/{number}.png"] for number in range(6))
    record = RunFolder(Path(second.run_dir)).record
    assert (record.began_from, record.added_images) == ("the first", 0)


def trained(config: RunConfig, runs: Path) -> RunResult:
    result = jobs.run(Train(config=config, runs_dir=str(runs)), RunControl(), lambda _: None)
    assert isinstance(result, RunResult) and result.outcome == "completed", result
    return result
