"""What comes in between: a stop at an awkward moment, a kill, images that vanish, a disk that refuses."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from msgspec.structs import replace
from played_runs import MakeRun, events_of, final_state, with_train

from ftstudio.app import history, jobs
from ftstudio.app.requests import Train
from ftstudio.core import cache_room
from ftstudio.core.config import DataConfig, RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.events import CheckpointSaved, EpochDone, Event, Notice, PhaseChanged, RunStarted, StepDone
from ftstudio.core.records import RunResult, SplitManifest
from ftstudio.engine import judge, model_file
from ftstudio.engine import setup as setups
from ftstudio.engine import train as training
from ftstudio.engine.missing import ImagesMissing
from ftstudio.engine.ranks import Ranks
from ftstudio.engine.run import Run
from ftstudio.engine.train import train
from ftstudio.store.run_folder import RunFolder

TRAIN_AND_KILL = """
import os, random, signal, sys, threading
from pathlib import Path
import torch
from ftstudio.app import jobs
from ftstudio.app.requests import Resume, Train
from ftstudio.core import config as configs
from ftstudio.core.control import RunControl
import ftstudio.engine.train, ftstudio.engine.evaluate

torch.set_num_threads(1)
config, runs, seed = configs.load(Path(sys.argv[1])), Path(sys.argv[2]), int(sys.argv[3])
chance = random.Random(seed)

def doomed(request, events, seconds):
    # In a child, so that torch is imported once; True when it came to its end. The kill falls a moment after one of
    # its events, wherever the run is by then: counted in events, it comes in time on a quick machine too.
    child = os.fork()
    if not child:
        left = [events]
        def emit(event):
            left[0] -= 1
            if left[0] == 0:
                threading.Timer(seconds, os.kill, (os.getpid(), signal.SIGKILL)).start()
        jobs.run(request, RunControl(), emit)
        os._exit(0)
    return os.waitpid(child, 0)[1] == 0

kills = 0
done = doomed(Train(config=config, runs_dir=str(runs)), chance.randint(4, 25), chance.uniform(0, 0.03))
while not done:
    kills += 1
    found = [path.parent for path in runs.glob("*/run.json")]
    request = Resume(run_dir=str(found[0])) if found else Train(config=config, runs_dir=str(runs))
    done = doomed(request, chance.randint(3, 20) if kills < 5 else 0, chance.uniform(0, 0.03))
print(kills)
"""


@pytest.fixture
def streamed(monkeypatch: pytest.MonkeyPatch) -> None:
    """No picture is kept, so that every epoch decodes them all."""
    monkeypatch.setattr(cache_room, "fair_share", lambda _: 0)


@pytest.fixture
def own_pictures(pictures: Path, manifest: SplitManifest, tmp_path: Path) -> SplitManifest:
    """The picture set in a folder that a test may spoil."""
    shutil.copytree(pictures, tmp_path / "own")
    return replace(manifest, root=str(tmp_path / "own"))


def with_manifest(run: Run, manifest: SplitManifest) -> Run:
    return Run(run.run_id, run.run_dir, run.config, manifest)


def stop_when_judging(epoch: int, monkeypatch: pytest.MonkeyPatch, control: RunControl) -> None:
    """Ask for a stop as soon as the validation after ``epoch`` begins."""
    score = judge.validate.score
    begun = 0

    def scored(*arguments: object) -> object:
        nonlocal begun
        if begun == epoch:
            control.stop()
        begun += 1
        return score(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(judge.validate, "score", scored)


@pytest.mark.parametrize("epoch", [0, 1, 2])
def test_a_stop_while_an_epoch_is_judged_changes_nothing(
    run_in: MakeRun, quick: RunConfig, monkeypatch: pytest.MonkeyPatch, epoch: int
) -> None:
    whole, broken = run_in("whole", quick), run_in("broken", quick)
    events_of(whole)
    control = RunControl()
    with monkeypatch.context() as patched:
        stop_when_judging(epoch, patched, control)
        with pytest.raises(StopRequested):
            train(broken, control, lambda _: None)
    rest = events_of(broken)
    assert final_state(broken.run_dir) == final_state(whole.run_dir)
    assert [event.epoch for event in rest if isinstance(event, EpochDone)] == list(range(epoch, 3))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("seed", range(3))
def test_a_run_killed_at_any_moment_ends_as_if_nothing_had_happened(
    quick: RunConfig, pictures: Path, tmp_path: Path, seed: int
) -> None:
    config = with_train(
        replace(quick, data=DataConfig(source=str(pictures))), epochs=4, checkpoint_seconds=0.05, augment="strong"
    )
    whole = jobs.run(Train(config=config, runs_dir=str(tmp_path / "whole")), RunControl(), lambda _: None)
    assert isinstance(whole, RunResult) and whole.outcome == "completed"
    path = tmp_path / "config.json"
    RunFolder(tmp_path).write_config(config)
    words = [sys.executable, "-c", TRAIN_AND_KILL, str(path), str(tmp_path / "broken"), str(seed)]
    done = subprocess.run(words, capture_output=True, text=True, timeout=90, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 0
    # A kill before run.json was there leaves a folder that is no run.
    [broken] = [path.parent for path in (tmp_path / "broken").glob("*/run.json")]
    assert final_state(broken) == final_state(Path(whole.run_dir))
    expected, found = history.curves(whole.run_dir), history.curves(str(broken))
    assert (found.steps, found.losses, found.lrs) == (expected.steps, expected.losses, expected.lrs)
    assert [(epoch.epoch, epoch.val_loss, epoch.is_best) for epoch in found.epochs] == [
        (epoch.epoch, epoch.val_loss, epoch.is_best) for epoch in expected.epochs
    ]
    record = RunFolder(broken).record
    assert (record.state, record.best_epoch, record.val_loss) == ("completed", whole.best_epoch, whole.val_loss)


def test_early_stopping_counts_on_after_a_resume(run_in: MakeRun, quick: RunConfig) -> None:
    config = with_train(
        replace(quick, model=replace(quick.model, freeze_depth="all")),
        epochs=50,
        patience=3,
        lr=1e-9,
        head_solver="minibatch",
    )
    whole, broken = run_in("whole", config), run_in("broken", config)
    expected = [event.epoch for event in events_of(whole) if isinstance(event, EpochDone)]
    control = RunControl()

    def stop_after_two(event: Event) -> None:
        if isinstance(event, EpochDone) and event.epoch == 2:
            control.stop()

    with pytest.raises(StopRequested):
        train(broken, control, stop_after_two)
    rest = [event.epoch for event in events_of(broken) if isinstance(event, EpochDone)]
    assert [0, 1, 2, *rest] == expected and len(expected) < 50


@pytest.mark.usefixtures("streamed")
def test_images_that_vanish_stop_the_run_at_once_and_it_goes_on_when_they_are_back(
    run_in: MakeRun, quick: RunConfig, own_pictures: SplitManifest
) -> None:
    config = with_train(quick, feature_cache="off")
    whole, broken = run_in("whole", config), with_manifest(run_in("broken", config), own_pictures)
    events_of(whole)
    root = Path(own_pictures.root)
    away = root.with_name("away")

    def take_away(event: Event) -> None:
        if isinstance(event, EpochDone) and event.epoch == 1:
            root.rename(away)

    with pytest.raises(ImagesMissing, match="can no longer be read") as caught:
        train(broken, RunControl(), take_away)
    assert "resume" in caught.value.hint
    away.rename(root)
    events_of(broken)
    assert final_state(broken.run_dir) == final_state(whole.run_dir)


@pytest.mark.usefixtures("streamed")
def test_a_validation_on_other_images_than_before_does_not_choose_the_best_epoch(
    run_in: MakeRun, quick: RunConfig, own_pictures: SplitManifest
) -> None:
    run = with_manifest(run_in("a", with_train(quick, feature_cache="off")), own_pictures)

    def spoil(event: Event) -> None:
        if event == PhaseChanged("validating"):
            for sample in own_pictures.of("val")[:3]:
                Path(own_pictures.root, sample.path).unlink(missing_ok=True)

    events: list[Event] = []
    with pytest.raises(ImagesMissing, match="3 of 6 validation images"):
        train(run, RunControl(), lambda event: (events.append(event), spoil(event))[0])
    assert [event.epoch for event in events if isinstance(event, EpochDone)] == [0]
    assert isinstance(events[-1], CheckpointSaved)


def test_a_full_disk_at_the_best_weights_is_said_in_words_and_can_be_resumed(
    quick: RunConfig, pictures: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    config = replace(quick, data=DataConfig(source=str(pictures)))
    with monkeypatch.context() as patched:
        patched.setattr(model_file, "replace_file", full)
        result = jobs.run(Train(config=config, runs_dir=str(tmp_path)), RunControl(), lambda _: None)
    assert isinstance(result, RunResult) and result.outcome == "failed" and result.error is not None
    assert not result.error.is_bug and "No space left" in result.error.message
    assert "best" in result.error.message and "resume" in result.error.hint
    again = jobs.run(jobs.Resume(run_dir=result.run_dir), RunControl(), lambda _: None)
    assert isinstance(again, RunResult) and again.outcome == "completed"


def test_a_run_folder_deleted_in_mid_run_is_said_and_does_not_come_back_in_pieces(
    quick: RunConfig, pictures: Path, tmp_path: Path
) -> None:
    config = with_train(replace(quick, data=DataConfig(source=str(pictures))), checkpoint_seconds=0.001)
    gone: list[Path] = []

    def delete(event: Event) -> None:
        if isinstance(event, RunStarted):
            gone.append(Path(event.run_dir))
        if isinstance(event, StepDone) and event.step == 1:
            shutil.rmtree(gone[0])

    result = jobs.run(Train(config=config, runs_dir=str(tmp_path)), RunControl(), delete)
    assert isinstance(result, RunResult) and result.outcome == "failed" and result.error is not None
    assert not result.error.is_bug, result.error.details
    assert "moved or deleted" in result.error.hint
    assert not gone[0].exists()


def test_memory_that_runs_out_counts_no_image_twice(
    run_in: MakeRun, quick: RunConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither in the training nor in the validation, which goes on with fewer images at a time."""
    real_prepare = setups.prepare
    sizes: list[int] = []

    def crowded(run: Run, control: RunControl, emit: object, ranks: Ranks) -> setups.Setup:
        setup = real_prepare(run, control, emit, ranks)  # type: ignore[arg-type]
        calls = 0

        def refuse(_module: torch.nn.Module, inputs: tuple[torch.Tensor, ...]) -> None:
            nonlocal calls
            calls += 1
            if setup.module.training and calls == 2:
                raise RuntimeError("CUDA out of memory. Tried to allocate 2.00 GiB")
            if not setup.module.training and len(inputs[0]) > 4:
                raise RuntimeError("MPS backend out of memory (MPS allocated: 9 GB)")
            sizes.append(len(inputs[0]))

        setup.target.parts.rest.register_forward_pre_hook(refuse)
        return setup

    monkeypatch.setattr(training, "prepare", crowded)
    seen: list[int] = []
    real_add = setups.registry.task("classification").meter(3).__class__.add

    def counted(meter: object, outputs: torch.Tensor, targets: torch.Tensor) -> None:
        seen.append(len(targets))
        real_add(meter, outputs, targets)  # type: ignore[arg-type]

    monkeypatch.setattr("ftstudio.tasks.classification.ConfusionMeter.add", counted)
    events = events_of(run_in("a", with_train(quick, head_first=False, epochs=1)))
    assert sum(seen) == 21 + 6
    assert max(sizes[-2:]) <= 4
    assert any(isinstance(event, Notice) and "at a time" in event.message for event in events)


def test_memory_that_runs_out_for_good_is_said_in_words(
    run_in: MakeRun, quick: RunConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise torch.OutOfMemoryError("CUDA out of memory.")

    monkeypatch.setattr(training, "prepare", refuse)
    with pytest.raises(UserError, match="not enough memory") as caught:
        train(run_in("a", quick), RunControl(), lambda _: None)
    assert "smaller" in caught.value.hint


def test_a_second_run_decodes_nothing_and_equals_the_first(
    run_in: MakeRun, quick: RunConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = run_in("first", quick), run_in("second", quick)
    events_of(first)

    def refuse(*_: object) -> None:
        raise AssertionError("decoded")

    monkeypatch.setattr("ftstudio.data.dataset.load_pixels", refuse)
    events_of(second)
    assert final_state(second.run_dir) == final_state(first.run_dir)


def test_a_run_whose_pixels_cannot_be_kept_says_so_once_and_goes_on(
    run_in: MakeRun, quick: RunConfig, own_home: Path
) -> None:
    whole, poor = run_in("whole", quick), run_in("poor", quick)
    events_of(whole)
    shutil.rmtree(own_home / "cache" / "pixels")
    (own_home / "cache" / "pixels").write_bytes(b"a file where a folder should be")
    said = [event.message for event in events_of(poor) if isinstance(event, Notice)]
    assert len([message for message in said if "cannot be kept" in message]) == 1
    assert final_state(poor.run_dir) == final_state(whole.run_dir)
