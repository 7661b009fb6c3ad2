"""Each request, done in place: what it answers, what it leaves on the disk, and how it fails."""

from __future__ import annotations

import base64
import importlib
import io
import shutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
import torch
from msgspec.structs import replace
from PIL import Image
from safetensors.torch import save as save_file

from ftstudio.app import history, jobs, requests
from ftstudio.app.requests import (
    Evaluate,
    FindDevice,
    Predict,
    PreviewAugmentation,
    Resume,
    SampleWritten,
    Scan,
    Train,
    WarmedUp,
    WarmUp,
    WriteSample,
)
from ftstudio.core import json_codec
from ftstudio.core.config import DataConfig, RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.evaluation import Evaluation
from ftstudio.core.events import (
    CheckpointSaved,
    EpochDone,
    Event,
    ImageUnreadable,
    Notice,
    PredictionMade,
    Progress,
    RunFinished,
    RunStarted,
    StepDone,
)
from ftstudio.core.run_record import RunResult
from ftstudio.data.samples import sample
from ftstudio.store.run_folder import RunFolder
from ftstudio.store.runs import RunStore


@pytest.fixture
def config(quick: RunConfig, pictures: Path) -> RunConfig:
    return replace(quick, data=DataConfig(source=str(pictures)))


def train(config: RunConfig, runs: Path, control: RunControl | None = None) -> tuple[RunResult, list[Event]]:
    events: list[Event] = []
    result = jobs.run(Train(config=config, runs_dir=str(runs)), control or RunControl(), events.append)
    assert isinstance(result, RunResult)
    return result, events


def endings(events: list[Event]) -> list[Event]:
    return [event for event in events if isinstance(event, RunFinished)]


def notices_until_it_begins(config: RunConfig, runs: Path, dataset: DatasetSummary | None = None) -> list[Event]:
    control, events = RunControl(), list[Event]()

    def until_it_begins(event: Event) -> None:
        events.append(event)
        if isinstance(event, RunStarted):
            control.stop()

    jobs.run(Train(config=config, runs_dir=str(runs), dataset=dataset), control, until_it_begins)
    return [event for event in events if isinstance(event, Notice)]


def test_training_leaves_a_complete_run_folder(config: RunConfig, tmp_path: Path) -> None:
    result, events = train(config, tmp_path)
    folder = RunFolder(Path(result.run_dir))
    assert result.outcome == "completed" and endings(events) == [events[-1]]
    # The reading is recorded, so that later scans read the same classes.
    assert folder.config == replace(config, data=replace(config.data, classes_from="1"))
    assert folder.record.state == "completed"
    assert result.validation is not None and result.validation.value == 1.0
    assert folder.record.validation == result.validation
    assert {sample.split for sample in folder.manifest.samples} == {"train", "val"}
    assert [event for event in folder.events() if isinstance(event, StepDone)] == [
        event for event in events if isinstance(event, StepDone)
    ]
    assert [record.run_id for record in RunStore(tmp_path).all()] == [result.run_id]
    evaluation = folder.evaluation("val")
    assert evaluation is not None and evaluation.primary == result.validation


def test_sample_images_are_written_by_a_job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sample, "TRAIN_COUNT", 1)
    monkeypatch.setattr(sample, "TEST_COUNT", 1)
    events: list[Event] = []
    request = WriteSample(folder=str(tmp_path / "fruit"))
    assert jobs.run(request, RunControl(), events.append) == SampleWritten(path=request.folder)
    assert len(list(Path(request.folder).rglob("*.jpg"))) == 10
    assert events[-1] == Progress(sample.DRAWING, 10, 10)


def test_training_reports_unused_files_and_where_to_see_them(config: RunConfig, tmp_path: Path, pictures: Path) -> None:
    folder = shutil.copytree(pictures, tmp_path / "photos")
    (next(each for each in folder.iterdir() if each.is_dir()) / "page.jpg").write_text("<html>")
    notices = notices_until_it_begins(replace(config, data=DataConfig(source=str(folder))), tmp_path / "runs")
    assert Notice("1 file is not used; see `ftstudio inspect` for which and why.", "warning") in notices


def test_training_repeats_the_warnings_of_the_scan_unless_already_shown(
    config: RunConfig, tmp_path: Path, pictures: Path
) -> None:
    folder = shutil.copytree(pictures, tmp_path / "photos")
    here, there = sorted(each for each in folder.iterdir() if each.is_dir())[:2]
    shutil.copy(next(here.iterdir()), there / "the same.png")
    config = replace(config, data=DataConfig(source=str(folder)))
    several = "If several are correct, read the classes as labels with --target labels."
    said = Notice(f"1 picture is in more than one class. Decide which class is correct. {several}", "warning")
    assert said in notices_until_it_begins(config, tmp_path / "runs")
    seen = jobs.run(Scan(source=str(folder)), RunControl(), lambda _: None)
    assert isinstance(seen, DatasetSummary)
    assert said not in notices_until_it_begins(config, tmp_path / "runs", seen)


def test_a_second_scan_can_be_skipped(config: RunConfig, tmp_path: Path) -> None:
    summary = jobs.run(Scan(source=config.data.source), RunControl(), lambda _: None)
    assert isinstance(summary, DatasetSummary)
    request = Train(config=config, runs_dir=str(tmp_path), dataset=summary)
    result = jobs.run(request, RunControl(), lambda _: None)
    assert isinstance(result, RunResult) and result.outcome == "completed"


def test_a_stopped_run_can_be_resumed_and_a_finished_one_is_refused(config: RunConfig, tmp_path: Path) -> None:
    control, events = RunControl(), []

    def emit(event: Event) -> None:
        events.append(event)
        if isinstance(event, StepDone):
            control.stop()

    stopped = jobs.run(Train(config=config, runs_dir=str(tmp_path)), control, emit)
    assert isinstance(stopped, RunResult) and stopped.outcome == "stopped"
    assert endings(events) == [RunFinished("stopped")]

    resumed = jobs.run(Resume(run_dir=stopped.run_dir), RunControl(), lambda _: None)
    assert isinstance(resumed, RunResult) and resumed.outcome == "completed"
    again = jobs.run(Resume(run_dir=stopped.run_dir), RunControl(), lambda _: None)
    assert isinstance(again, RunResult) and again.outcome == "failed"
    assert again.error is not None and "finished" in again.error.message


def test_an_evaluation_on_unknown_classes_says_how_many_there_are(config: RunConfig, tmp_path: Path) -> None:
    result, _ = train(config, tmp_path / "runs")
    picture = next(Path(config.data.source).rglob("*.*"))
    for name in "uvwxyz":
        (tmp_path / "other" / name).mkdir(parents=True)
        shutil.copy(picture, tmp_path / "other" / name)
    with pytest.raises(UserError, match=r"does not have 6 of these classes: u, v, w, x, y and 1 more\."):
        jobs.run(Evaluate(run_dir=result.run_dir, source=str(tmp_path / "other")), RunControl(), lambda _: None)


def test_a_run_that_cannot_start_fails_once_with_a_hint_and_leaves_no_folder(config: RunConfig, tmp_path: Path) -> None:
    nowhere = replace(config, data=DataConfig(source=str(tmp_path / "nowhere")))
    result, events = train(nowhere, tmp_path / "runs")
    assert result.outcome == "failed" and len(endings(events)) == 1
    assert result.error is not None and not result.error.is_bug and result.error.hint
    assert "nowhere" in result.error.message
    assert not (tmp_path / "runs").exists()


def test_a_bug_is_a_failed_run_with_details(config: RunConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr("ftstudio.engine.training.loop.train_one_epoch", broken)
    result, events = train(config, tmp_path)
    assert result.outcome == "failed" and len(endings(events)) == 1
    assert result.error is not None and result.error.is_bug
    assert "planted" in result.error.message and "ZeroDivisionError" in result.error.details
    assert RunFolder(Path(result.run_dir)).record.state == "failed"


@pytest.mark.parametrize(
    ("end", "state"), [(RunControl.stop, "stopped"), (RunControl.abandon, "interrupted")], ids=["asked", "abandoned"]
)
def test_a_run_whose_front_end_has_ended_is_interrupted_not_stopped(
    config: RunConfig, tmp_path: Path, end: Callable[[RunControl], None], state: str
) -> None:
    """Only what nobody asked for is offered for resuming at the next start."""
    control, events = RunControl(), list[Event]()

    def emit(event: Event) -> None:
        events.append(event)
        if isinstance(event, StepDone):
            end(control)

    result = jobs.run(Train(config=config, runs_dir=str(tmp_path)), control, emit)
    assert isinstance(result, RunResult) and result.outcome == "stopped" and len(endings(events)) == 1
    folder = RunFolder(Path(result.run_dir))
    assert folder.record.state == state and folder.has_checkpoint
    assert [run.state for run in history.all_runs(tmp_path)] == [state]


def test_an_abandoned_run_ends_once_even_if_its_record_cannot_be_written(
    config: RunConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    control, events = RunControl(), list[Event]()

    def full(*_: object) -> None:
        raise UserError("No space left on device.", "Free some space.")

    def emit(event: Event) -> None:
        events.append(event)
        if isinstance(event, StepDone):
            control.abandon()
        if isinstance(event, CheckpointSaved):  # the last that is written
            monkeypatch.setattr(RunFolder, "write_record", full)

    result = jobs.run(Train(config=config, runs_dir=str(tmp_path)), control, emit)
    assert isinstance(result, RunResult) and result.outcome == "stopped"
    assert endings(events) == [RunFinished("stopped")]
    assert any(isinstance(event, Notice) and "could not be saved" in event.message for event in events)


def test_two_processes_cannot_train_the_same_run(config: RunConfig, tmp_path: Path) -> None:
    control = RunControl()

    def stop_soon(event: Event) -> None:
        if isinstance(event, RunStarted):
            control.stop()

    stopped, _ = train(config, tmp_path), None
    folder = RunFolder(Path(stopped[0].run_dir))
    folder.write_record(replace(folder.record, state="stopped"))
    with folder.hold():
        events: list[Event] = []
        result = jobs.run(Resume(run_dir=str(folder.path)), control, events.append)
    assert isinstance(result, RunResult) and result.outcome == "failed"
    assert result.error is not None and "in use" in result.error.message
    assert len(endings(events)) == 1


def test_predictions_come_one_by_one_and_bad_files_do_not_stop_them(
    config: RunConfig, tmp_path: Path, pictures: Path
) -> None:
    result, _ = train(config, tmp_path / "runs")
    (tmp_path / "try").mkdir()
    (tmp_path / "try" / "a.png").write_bytes((pictures / "red" / "9.png").read_bytes())
    (tmp_path / "try" / "b.png").write_text("not a picture")
    (tmp_path / "try" / ".hidden.png").write_text("not looked at")
    events: list[Event] = []
    request = Predict(run_dir=result.run_dir, paths=(str(tmp_path / "try"), str(pictures / "blue" / "9.png")))
    answer = jobs.run(request, RunControl(), events.append)
    made = [event.prediction for event in events if isinstance(event, PredictionMade)]
    assert answer == requests.PredictionCounts(done=2, unreadable=1)
    assert [prediction.top[0].class_name for prediction in made] == ["red", "blue"]
    assert sum(entry.probability for entry in made[0].top) == pytest.approx(1.0, abs=1e-5)
    assert [event.image.path for event in events if isinstance(event, ImageUnreadable)] == [
        str(tmp_path / "try" / "b.png")
    ]


def test_predicting_with_an_untrained_run_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no trained weights"):
        jobs.run(Predict(run_dir=str(tmp_path), paths=("x.png",)), RunControl(), lambda _: None)


def test_evaluation_agrees_with_predictions(config: RunConfig, tmp_path: Path, pictures: Path) -> None:
    result, _ = train(config, tmp_path)
    evaluation = jobs.run(Evaluate(run_dir=result.run_dir, source=str(pictures)), RunControl(), lambda _: None)
    assert isinstance(evaluation, Evaluation)
    assert evaluation.count == 30 == sum(sum(row) for row in evaluation.confusion)
    assert evaluation.accuracy_low < evaluation.accuracy <= evaluation.accuracy_high
    events: list[Event] = []
    paths = tuple(str(Path(evaluation.root) / image.path) for image in evaluation.images)
    jobs.run(Predict(run_dir=result.run_dir, paths=paths), RunControl(), events.append)
    predicted = [event.prediction.top[0].class_name for event in events if isinstance(event, PredictionMade)]
    assert predicted == [evaluation.class_names[image.predicted] for image in evaluation.images]


def test_an_evaluation_names_the_files_that_it_could_not_use(config: RunConfig, tmp_path: Path, pictures: Path) -> None:
    result, _ = train(config, tmp_path / "runs")
    shutil.copytree(pictures, tmp_path / "other")
    (tmp_path / "other" / "red" / "cut.png").write_bytes((pictures / "red" / "0.png").read_bytes()[:400])
    request = Evaluate(run_dir=result.run_dir, source=str(tmp_path / "other"))
    evaluation = jobs.run(request, RunControl(), lambda _: None)
    assert isinstance(evaluation, Evaluation) and evaluation.count == 30
    assert [image.path for image in evaluation.unreadable] == ["red/cut.png"]
    assert evaluation.unreadable[0].reason


def test_predictions_in_a_batch_equal_single_ones(
    config: RunConfig, tmp_path: Path, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ftstudio.tasks.inference.predictor.BATCH", 4)
    result, _ = train(config, tmp_path / "runs")
    together: list[Event] = []
    jobs.run(Predict(run_dir=result.run_dir, paths=(str(pictures),)), RunControl(), together.append)
    made = [event.prediction for event in together if isinstance(event, PredictionMade)]
    assert [prediction.path for prediction in made] == sorted(str(path) for path in pictures.rglob("*.png"))
    for prediction in made[::7]:
        alone: list[Event] = []
        jobs.run(Predict(run_dir=result.run_dir, paths=(prediction.path,)), RunControl(), alone.append)
        [single] = [event.prediction for event in alone if isinstance(event, PredictionMade)]
        assert [each.class_name for each in single.top] == [each.class_name for each in prediction.top]
        assert single.top[0].probability == pytest.approx(prediction.top[0].probability, abs=1e-5)


def test_a_stop_ends_a_prediction_between_two_images(config: RunConfig, tmp_path: Path, pictures: Path) -> None:
    result, _ = train(config, tmp_path / "runs")
    control, made = RunControl(), []

    def stop_after_three(event: Event) -> None:
        if isinstance(event, PredictionMade):
            made.append(event)
            if len(made) == 3:
                control.stop()

    with pytest.raises(StopRequested):
        jobs.run(Predict(run_dir=result.run_dir, paths=(str(pictures),)), control, stop_after_three)
    assert len(made) == 3


def test_weights_of_another_program_are_refused_with_a_message(config: RunConfig, tmp_path: Path) -> None:
    result, _ = train(config, tmp_path)
    weights = RunFolder(Path(result.run_dir)).best / "model.safetensors"
    for content, said in ((b"{}", "cannot be read"), (save_file({"a": torch.ones(2)}), "another program")):
        weights.write_bytes(content)
        with pytest.raises(UserError, match=said) as caught:
            jobs.run(Predict(run_dir=result.run_dir, paths=("x.png",)), RunControl(), lambda _: None)
        assert str(weights) in caught.value.message and "train again" in caught.value.hint


def test_a_stopped_run_reports_its_progress(config: RunConfig, tmp_path: Path) -> None:
    control = RunControl()

    def stop_after_one(event: Event) -> None:
        if isinstance(event, EpochDone) and event.epoch == 1:
            control.stop()

    stopped = jobs.run(Train(config=config, runs_dir=str(tmp_path)), control, stop_after_one)
    assert isinstance(stopped, RunResult) and stopped.outcome == "stopped"
    assert stopped.validation is not None and stopped.best_epoch is not None and stopped.seconds > 0
    assert stopped.trainable_parameters > 0 and stopped.frozen_parameters > 0


@pytest.mark.parametrize("name", ["config.json", "split.json", "run.json"])
@pytest.mark.parametrize("content", [b"", b"{", b'{"schema": 99}', b"\xff\x00"])
def test_a_damaged_file_of_a_run_is_named_and_not_reported_as_a_bug(
    config: RunConfig, tmp_path: Path, name: str, content: bytes
) -> None:
    control = RunControl()

    def stop_soon(event: Event) -> None:
        if isinstance(event, RunStarted):
            control.stop()

    stopped = jobs.run(Train(config=config, runs_dir=str(tmp_path)), control, stop_soon)
    assert isinstance(stopped, RunResult) and stopped.outcome == "stopped"
    Path(stopped.run_dir, name).write_bytes(content)
    result = jobs.run(Resume(run_dir=stopped.run_dir), RunControl(), lambda _: None)
    assert isinstance(result, RunResult) and result.outcome == "failed" and result.error is not None
    assert not result.error.is_bug, result.error.details
    assert name in result.error.message and result.error.hint


def test_a_missing_split_is_named(config: RunConfig, tmp_path: Path) -> None:
    result, _ = train(config, tmp_path)
    with pytest.raises(UserError, match="no test images"):
        jobs.run(Evaluate(run_dir=result.run_dir, split="test"), RunControl(), lambda _: None)


def test_the_preview_shows_different_views_of_one_picture(pictures: Path) -> None:
    request = PreviewAugmentation(path=str(pictures / "red" / "0.png"), augment="strong", image_size=32, count=9)
    answer = jobs.run(request, RunControl(), lambda _: None)
    assert isinstance(answer, requests.Pictures)
    views = [Image.open(io.BytesIO(base64.b64decode(picture))) for picture in answer.png_base64]
    assert [view.size for view in views] == [(32, 32)] * 9
    assert len({view.tobytes() for view in views}) > 1
    assert jobs.run(request, RunControl(), lambda _: None) == answer


def test_warming_up_imports_what_a_training_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    imported: list[str] = []
    really_import = importlib.import_module

    def import_noted(name: str, package: str | None = None) -> ModuleType:
        imported.append(name)
        return really_import(name, package)

    monkeypatch.setattr(importlib, "import_module", import_noted)
    assert jobs.run(WarmUp(device="cpu"), RunControl(), lambda _: None) == WarmedUp()
    assert {"ftstudio.engine.training.loop", "ftstudio.tasks.registry"} <= set(imported)


def test_the_device_is_found() -> None:
    answer = jobs.run(FindDevice(device="cpu"), RunControl(), lambda _: None)
    assert isinstance(answer, requests.ANSWERS[FindDevice])
    assert "CPU" in answer.title and answer.total_memory
    assert json_codec.decode(json_codec.encode(answer), requests.ANSWERS[FindDevice]) == answer
