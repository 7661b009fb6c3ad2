"""What a run knows of its own confidence: found out once, used in every answer, made anew when it no longer fits."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from msgspec.structs import replace
from PIL import Image
from safetensors.torch import save as to_safetensors

from ftstudio.app import history, jobs
from ftstudio.app.requests import Evaluate, Predict, Train
from ftstudio.core.answers import Prediction
from ftstudio.core.config import DataConfig, RunConfig
from ftstudio.core.control import RunControl
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.evaluation import Evaluation
from ftstudio.core.events import Event, Notice, PredictionMade, Progress, StepDone
from ftstudio.core.run_record import RunResult
from ftstudio.engine.checkpoints import model_file
from ftstudio.engine.features.novelty import Usual
from ftstudio.store.run_folder import RunFolder
from ftstudio.tasks.classification.inference import confidence_file


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory, pictures: Path) -> Path:
    """The folder of a finished run on the coloured pictures, head only."""
    from ftstudio.core.config import ModelConfig, TrainConfig

    torch.set_num_threads(1)
    config = RunConfig(
        data=DataConfig(source=str(pictures)),
        model=ModelConfig(name="starter", freeze_depth="all"),
        train=TrainConfig(epochs=2, batch_size=6, image_size=32, seed=3, device="cpu", precision="float32"),
    )
    runs = tmp_path_factory.mktemp("runs")
    result = jobs.run(Train(config=config, runs_dir=str(runs)), RunControl(), lambda _: None)
    assert isinstance(result, RunResult) and result.outcome == "completed"
    return Path(result.run_dir)


@pytest.fixture
def run_dir(trained: Path, tmp_path: Path) -> Path:
    """A copy of the finished run, to do harm to."""
    return Path(shutil.copytree(trained, tmp_path / trained.name))


@pytest.fixture(scope="module")
def stripes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A picture like none of the training images."""
    pixels = np.zeros((48, 60, 3), np.uint8)
    pixels[:, ::4] = 255
    path = tmp_path_factory.mktemp("unlike") / "stripes.png"
    Image.fromarray(pixels).save(path)
    return path


def asked(run_dir: Path, *paths: Path, find_confidence: bool = False) -> tuple[list[Prediction], list[Event]]:
    events: list[Event] = []
    request = Predict(run_dir=str(run_dir), paths=tuple(str(path) for path in paths), find_confidence=find_confidence)
    jobs.run(request, RunControl(), events.append)
    return [event.prediction for event in events if isinstance(event, PredictionMade)], events


def evaluated(run_dir: Path, **more: str) -> tuple[Evaluation, list[Event]]:
    events: list[Event] = []
    answer = jobs.run(Evaluate(run_dir=str(run_dir), **more), RunControl(), events.append)
    assert isinstance(answer, Evaluation)
    return answer, events


def looked(events: list[Event]) -> bool:
    """Whether the training images were gone through."""
    return any(isinstance(event, Progress) and "training images" in event.what for event in events)


def test_a_finished_run_has_calibrated_confidence(trained: Path) -> None:
    record = confidence_file.load(trained)
    assert record is not None
    folder = RunFolder(trained)
    assert record.run_id == folder.run_id and record.epoch == folder.record.best_epoch
    assert record.references == len(folder.manifest.of("train")) and record.neighbours >= 1
    assert record.distance_limit is not None and record.calibration.temperature == record.temperature
    assert sum(each.count for each in record.calibration.bins_after) == len(folder.manifest.of("val"))


@pytest.mark.parametrize("depth", [5, 0])
def test_calibration_after_fine_tuning_equals_calibration_from_the_images(
    depth: int, quick: RunConfig, pictures: Path, tmp_path: Path
) -> None:
    config = replace(quick, data=DataConfig(source=str(pictures)), model=replace(quick.model, freeze_depth=depth))
    result = jobs.run(Train(config=config, runs_dir=str(tmp_path)), RunControl(), lambda _: None)
    assert isinstance(result, RunResult)
    at_once = confidence_file.known(Path(result.run_dir))
    confidence_file.path_in(Path(result.run_dir)).unlink()
    evaluated(Path(result.run_dir))
    later = confidence_file.known(Path(result.run_dir))
    assert at_once is not None and later is not None
    assert later.record.temperature == pytest.approx(at_once.record.temperature, rel=0.01)
    assert later.record.distance_limit == pytest.approx(at_once.record.distance_limit, rel=0.02)
    torch.testing.assert_close(later.usual.references, at_once.usual.references, atol=2e-3, rtol=0)


def test_a_training_image_is_familiar_and_a_different_image_is_not(
    trained: Path, pictures: Path, stripes: Path
) -> None:
    manifest = RunFolder(trained).manifest
    own = [pictures / sample.path for sample in manifest.of("train")]
    answers, _ = asked(trained, *own, stripes)
    limit = confidence_file.load(trained)
    assert limit is not None and limit.distance_limit is not None
    assert not any(answer.unfamiliar for answer in answers[:-1])
    assert answers[-1].unfamiliar is True
    assert answers[-1].distance is not None and answers[-1].distance > limit.distance_limit


def test_validation_images_of_a_small_run_stay_familiar_when_measured_again(trained: Path) -> None:
    evaluation, _ = evaluated(trained, split="val")
    limit = evaluation.distance_limit
    assert limit is not None
    assert all(image.distance is not None and image.distance <= limit for image in evaluation.images)


def test_reported_confidence_is_always_the_calibrated_one(run_dir: Path, pictures: Path) -> None:
    record = confidence_file.load(run_dir)
    assert record is not None
    [calibrated], _ = asked(run_dir, pictures / "red" / "9.png")
    evaluation, _ = evaluated(run_dir, split="val")
    [image] = [each for each in evaluation.images if each.path == evaluation.images[0].path]
    [same], _ = asked(run_dir, Path(evaluation.root) / image.path)
    assert image.probability == pytest.approx(same.top[0].probability, abs=1e-5)
    assert image.distance == pytest.approx(same.distance, abs=1e-5)
    confidence_file.path_in(run_dir).unlink()
    [raw], _ = asked(run_dir, pictures / "red" / "9.png")
    sharpened = [each.probability ** (1 / record.temperature) for each in raw.top]
    assert calibrated.top[0].probability == pytest.approx(sharpened[0] / sum(sharpened), abs=1e-4)


def test_an_evaluation_reports_the_calibration_error_on_its_images(trained: Path, pictures: Path) -> None:
    record = confidence_file.load(trained)
    evaluation, _ = evaluated(trained, source=str(pictures))
    assert record is not None and evaluation.calibration is not None
    assert evaluation.calibration.temperature == record.temperature
    assert sum(each.count for each in evaluation.calibration.bins_before) == evaluation.count == 30
    assert evaluation.distance_limit == record.distance_limit
    assert all(image.distance is not None for image in evaluation.images)
    assert evaluation.macro_precision is not None and evaluation.macro_recall is not None
    recalls = [score.recall for score in evaluation.classes if score.recall is not None]
    assert evaluation.macro_recall == pytest.approx(sum(recalls) / len(recalls))


def test_an_older_run_is_calibrated_once_when_it_is_evaluated(run_dir: Path) -> None:
    confidence_file.path_in(run_dir).unlink()
    evaluation, events = evaluated(run_dir)
    assert looked(events) and evaluation.calibration is not None
    assert any(isinstance(event, Notice) and "once" in event.message for event in events)
    assert not looked(evaluated(run_dir)[1])


def test_the_window_predicts_at_once_and_the_command_line_calibrates_first(run_dir: Path, stripes: Path) -> None:
    confidence_file.path_in(run_dir).unlink()
    [answer], events = asked(run_dir, stripes)
    assert answer.unfamiliar is None and answer.distance is None and answer.sure and not looked(events)
    [answer], events = asked(run_dir, stripes, find_confidence=True)
    assert answer.unfamiliar is True and looked(events)
    [answer], events = asked(run_dir, stripes)
    assert answer.unfamiliar is True and not looked(events)


def test_a_run_is_not_calibrated_while_it_trains(run_dir: Path, stripes: Path) -> None:
    confidence_file.path_in(run_dir).unlink()
    with RunFolder(run_dir).hold():
        [answer], events = asked(run_dir, stripes, find_confidence=True)
        evaluation, more = evaluated(run_dir)
    assert answer.unfamiliar is None and not looked(events)
    assert evaluation.calibration is None and not looked(more)


def test_calibration_of_other_weights_is_not_used(run_dir: Path) -> None:
    module, description = model_file.load(run_dir, torch.device("cpu"))
    with torch.no_grad():
        next(iter(module.parameters())).mul_(0.5)
    model_file.save(run_dir, module, description)
    assert confidence_file.load(run_dir) is None
    _, events = evaluated(run_dir)
    assert looked(events) and confidence_file.load(run_dir) is not None


def with_header(data: bytes, change: Callable[[dict[str, Any]], None]) -> bytes:
    end = 8 + int.from_bytes(data[:8], "little")
    header = json.loads(data[8:end])
    what = json.loads(header["__metadata__"][model_file.HEADER_KEY])
    change(what["confidence"])
    header["__metadata__"][model_file.HEADER_KEY] = json.dumps(what)
    text = json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + data[end:]


@pytest.mark.parametrize(
    "changes",
    [
        {"temperature": 0}, {"temperature": -1}, {"temperature": 1e9}, {"neighbours": 0}, {"neighbours": 10**9},
        {"references": 3}, {"distance_limit": None}, {"distance_limit": -1}, {"distance_limit": 9e9}, {"epoch": "two"},
        {"scales": None}, {"scales": [0.0, 0.1]}, {"scales": [0.1]}, {"scales": [0.1, 1e9]},
    ],
)  # fmt: skip
def test_an_impossible_calibration_is_computed_again(changes: dict[str, Any], run_dir: Path) -> None:
    path = confidence_file.path_in(run_dir)
    path.write_bytes(with_header(path.read_bytes(), lambda what: what.update(changes)))
    assert confidence_file.load(run_dir) is None
    evaluated(run_dir)
    assert confidence_file.load(run_dir) is not None


def test_a_damaged_calibration_file_is_computed_again_and_never_crashes(run_dir: Path, stripes: Path) -> None:
    path = confidence_file.path_in(run_dir)
    whole = path.read_bytes()
    damaged = [
        b"", b"{}", whole[:100], whole[:-1], whole + b"x",
        to_safetensors({"references": torch.ones(2, 3)}),
        whole[:-2] + b"\x00\x7c",  # infinity in half precision
    ]  # fmt: skip
    for content in damaged:
        path.write_bytes(content)
        assert confidence_file.load(run_dir) is None
        [answer], _ = asked(run_dir, stripes)
        assert answer.unfamiliar is None
    path.unlink()
    path.mkdir()
    assert confidence_file.load(run_dir) is None
    path.rmdir()
    _, events = evaluated(run_dir)
    assert looked(events) and confidence_file.load(run_dir) is not None


def test_references_of_another_width_are_not_used(run_dir: Path, stripes: Path) -> None:
    found = confidence_file.known(run_dir)
    assert found is not None
    usual = found.usual
    narrow = confidence_file.Known(found.record, Usual(usual.references[:, :8], usual.axes[:, :8], usual.neighbours))
    confidence_file.save(run_dir, narrow, model_file.digest(run_dir))
    [answer], _ = asked(run_dir, stripes)
    assert answer.unfamiliar is None


def test_a_run_whose_images_are_missing_predicts_uncalibrated_and_warns(run_dir: Path, stripes: Path) -> None:
    confidence_file.path_in(run_dir).unlink()
    folder = RunFolder(run_dir)
    folder.write_manifest(replace(folder.manifest, root=str(run_dir / "nowhere")))
    [answer], events = asked(run_dir, stripes, find_confidence=True)
    assert answer.unfamiliar is None
    [said] = [event for event in events if isinstance(event, Notice) and event.level == "warning"]
    assert "not calibrated" in said.message and "can be read" in said.message


def test_without_training_images_confidence_is_calibrated_but_novelty_is_unknown(run_dir: Path, stripes: Path) -> None:
    folder = RunFolder(run_dir)
    samples = tuple(
        replace(sample, path=f"gone/{sample.path}") if sample.split == "train" else sample
        for sample in folder.manifest.samples
    )
    confidence_file.path_in(run_dir).unlink()
    folder.write_manifest(replace(folder.manifest, samples=samples))
    [answer], _ = asked(run_dir, stripes, find_confidence=True)
    record = confidence_file.load(run_dir)
    assert record is not None and record.references == 0 and record.distance_limit is None
    assert answer.unfamiliar is None and answer.distance is None


def test_calibration_can_be_stopped_and_leaves_nothing_incomplete(run_dir: Path) -> None:
    confidence_file.path_in(run_dir).unlink()
    control = RunControl()

    def stop_at_once(event: Event) -> None:
        if isinstance(event, Notice):
            control.stop()

    with pytest.raises(StopRequested):
        jobs.run(Evaluate(run_dir=str(run_dir)), control, stop_at_once)
    assert [path.name for path in (run_dir / "best").iterdir()] == ["model.safetensors"]


def test_a_stopped_run_is_calibrated_only_on_demand(quick: RunConfig, pictures: Path, tmp_path: Path) -> None:
    control = RunControl()

    def stop_soon(event: Event) -> None:
        if isinstance(event, StepDone):
            control.stop()

    config = replace(quick, data=DataConfig(source=str(pictures)))
    stopped = jobs.run(Train(config=config, runs_dir=str(tmp_path)), control, stop_soon)
    assert isinstance(stopped, RunResult) and stopped.outcome == "stopped"
    assert confidence_file.load(Path(stopped.run_dir)) is None
    evaluated(Path(stopped.run_dir))
    assert confidence_file.load(Path(stopped.run_dir)) is not None


def test_below_the_threshold_the_answer_is_not_sure(run_dir: Path, pictures: Path, stripes: Path) -> None:
    assert asked(run_dir, stripes)[0][0].sure
    assert history.set_sure_from(str(run_dir), 1.0).sure_from == 1.0
    assert not asked(run_dir, stripes)[0][0].sure
    probability = asked(run_dir, pictures / "red" / "0.png")[0][0].top[0].probability
    history.set_sure_from(str(run_dir), probability - 0.01)
    assert asked(run_dir, pictures / "red" / "0.png")[0][0].sure
    for value in (-0.1, 1.1, float("nan")):
        with pytest.raises(UserError, match="not a confidence"):
            history.set_sure_from(str(run_dir), value)
