"""What comes in between: a stop at an awkward moment, a kill, images that vanish, a disk that refuses."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image
from played_runs import MakeRun, events_of, final_state, with_manifest, with_train

from ftstudio.app import jobs
from ftstudio.app.requests import Train
from ftstudio.core.config import DataConfig, RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import SplitManifest
from ftstudio.core.errors import StopRequested
from ftstudio.core.events import CheckpointSaved, EpochDone, Event, Notice, PhaseChanged, RunStarted, StepDone
from ftstudio.core.run_record import RunResult
from ftstudio.core.storage import cache_room
from ftstudio.engine.checkpoints import model_file
from ftstudio.engine.features.unreadable import ImagesMissing
from ftstudio.engine.training import model_selection
from ftstudio.engine.training.loop import train
from ftstudio.store.run_folder import RunFolder


@pytest.fixture
def streamed(monkeypatch: pytest.MonkeyPatch) -> None:
    """No picture is kept, so that every epoch decodes them all."""
    monkeypatch.setattr(cache_room, "fair_share", lambda _: 0)


def stop_when_judging(epoch: int, monkeypatch: pytest.MonkeyPatch, control: RunControl) -> None:
    """Ask for a stop as soon as the validation after ``epoch`` begins."""
    score = model_selection.validation.score
    begun = 0

    def scored(*arguments: object) -> object:
        nonlocal begun
        if begun == epoch:
            control.stop()
        begun += 1
        return score(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(model_selection.validation, "score", scored)


@pytest.mark.parametrize("epoch", [0, 1, 2])
def test_stopping_during_validation_does_not_change_the_result(
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
@pytest.mark.timeout(600)
def test_runs_killed_50_times_end_like_uninterrupted_ones() -> None:
    """At random moments and at named points of a save. The thousand are killed by the same script."""
    root = Path(__file__).parents[2]
    words = [sys.executable, str(root / "benchmarks" / "kills.py"), "--kills", "50"]
    done = subprocess.run(words, capture_output=True, text=True, timeout=590, check=False, cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "50 kills in" in done.stdout and "Differing from the uninterrupted run: nothing." in done.stdout
    assert "at a random moment" in done.stdout and "new checkpoint" in done.stdout


def test_early_stopping_continues_counting_after_a_resume(run_in: MakeRun, quick: RunConfig) -> None:
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
def test_missing_images_stop_the_run_and_it_resumes_once_they_are_restored(
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
def test_an_image_replaced_during_a_run_is_read_again_or_reported(
    run_in: MakeRun, quick: RunConfig, own_pictures: SplitManifest
) -> None:
    run = with_manifest(run_in("a", with_train(quick, epochs=3, feature_cache="off")), own_pictures)
    first, second = (Path(own_pictures.root, sample.path) for sample in own_pictures.of("train")[:2])

    def replace_them(event: Event) -> None:
        if isinstance(event, EpochDone) and event.epoch == 1:
            Image.new("L", (7, 900), 90).save(first)
            second.write_bytes(b"<html>404</html>")

    events: list[Event] = []
    result = train(run, RunControl(), lambda event: (events.append(event), replace_them(event))[0])
    assert result.outcome == "completed"
    notices = [event for event in events if isinstance(event, Notice)]
    assert notices and all(event.level == "warning" for event in notices)
    assert all(event.message.endswith(f"the first: {own_pictures.of('train')[1].path}.") for event in notices)


def test_setting_the_clock_back_during_a_run_changes_nothing(
    quick: RunConfig, pictures: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = with_train(replace(quick, data=DataConfig(source=str(pictures))), epochs=3, checkpoint_seconds=0.001)
    whole = jobs.run(Train(config=config, runs_dir=str(tmp_path / "whole")), RunControl(), lambda _: None)
    control = RunControl()

    def set_back_and_stop(event: Event) -> None:
        if isinstance(event, EpochDone) and event.epoch == 1:
            monkeypatch.setattr(time, "time", lambda: 86_400.0)
        if isinstance(event, CheckpointSaved):
            # As the disk would have it: what is newer by its step is older by its date.
            os.utime(event.path, (10_000_000 - event.step, 10_000_000 - event.step))
        if isinstance(event, EpochDone) and event.epoch == 2:
            control.stop()

    broken = jobs.run(Train(config=config, runs_dir=str(tmp_path / "broken")), control, set_back_and_stop)
    assert isinstance(whole, RunResult) and isinstance(broken, RunResult) and broken.outcome == "stopped"
    resumed = jobs.run(jobs.Resume(run_dir=broken.run_dir), RunControl(), lambda _: None)
    assert isinstance(resumed, RunResult) and resumed.outcome == "completed" and resumed.seconds >= 0
    assert final_state(Path(resumed.run_dir)) == final_state(Path(whole.run_dir))
    folder = RunFolder(Path(resumed.run_dir))
    assert [event.epoch for event in folder.events() if isinstance(event, EpochDone)] == [0, 1, 2, 3]
    assert folder.record.seconds >= 0 and folder.record.state == "completed"


@pytest.mark.usefixtures("streamed")
def test_validation_on_other_images_does_not_select_the_best_epoch(
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


def test_a_full_disk_when_saving_the_best_weights_is_reported_and_the_run_resumes(
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


def test_a_run_folder_deleted_during_a_run_is_reported_and_not_recreated(
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


def test_a_second_run_decodes_nothing_and_equals_the_first(
    run_in: MakeRun, quick: RunConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = run_in("first", quick), run_in("second", quick)
    events_of(first)

    def refuse(*_: object) -> None:
        raise AssertionError("decoded")

    monkeypatch.setattr("ftstudio.data.loading.dataset.load_pixels", refuse)
    events_of(second)
    assert final_state(second.run_dir) == final_state(first.run_dir)


def test_a_run_that_cannot_cache_pixels_warns_once_and_continues(
    run_in: MakeRun, quick: RunConfig, own_home: Path
) -> None:
    whole, poor = run_in("whole", quick), run_in("poor", quick)
    events_of(whole)
    shutil.rmtree(own_home / "cache" / "pixels")
    (own_home / "cache" / "pixels").write_bytes(b"a file where a folder should be")
    said = [event.message for event in events_of(poor) if isinstance(event, Notice)]
    assert len([message for message in said if "cannot be cached" in message]) == 1
    assert final_state(poor.run_dir) == final_state(whole.run_dir)
