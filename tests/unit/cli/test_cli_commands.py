"""What commands write where and how they end; the jobs behind them are played."""

from __future__ import annotations

import csv
import os
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from played import NASTY, RECORD, RESULT, lines, run, trains

from ftstudio import cli
from ftstudio.app import doctor as examination
from ftstudio.app import history
from ftstudio.app import start as first_try
from ftstudio.app.requests import (
    Evaluate,
    FetchWeights,
    MakePlan,
    Predict,
    PredictionCounts,
    Resume,
    SampleWritten,
    Scan,
    Train,
    WriteSample,
)
from ftstudio.core.answers import ClassPrediction, ClassProbability, UnreadableImage
from ftstudio.core.confidence import Calibration, ReliabilityBin
from ftstudio.core.control import RunControl
from ftstudio.core.costs import DepthCost, Plan
from ftstudio.core.dataset import ClassCount, DatasetSummary, ImageFile
from ftstudio.core.errors import ErrorReport, UserError
from ftstudio.core.evaluation import ClassEvaluation, ClassScore, EvaluatedImage, Evaluation
from ftstudio.core.events import (
    Emit,
    ImageUnreadable,
    Notice,
    PredictionMade,
    Progress,
)
from ftstudio.core.run_record import RunRecord, RunResult


def predicts(_request: Predict, _control: RunControl, emit: Emit) -> PredictionCounts:
    emit(Progress("Predicting", 1, 2))
    top = (ClassProbability("=cat", 0.75), ClassProbability("dog", 0.25))
    emit(PredictionMade(ClassPrediction(path=f"/photos/{NASTY}", top=top, unfamiliar=False)))
    emit(ImageUnreadable(UnreadableImage("/photos/broken.jpg", "The image is truncated.")))
    return PredictionCounts(done=1, unreadable=1)


# ---- train, resume ----------------------------------------------------------------------------------------


def test_train_prints_its_result_on_stdout_and_all_else_on_stderr(play: Any, capfd: pytest.CaptureFixture[str]) -> None:
    requests = play(trains)
    assert run("train", "/photos") == 0
    out, err = capfd.readouterr()
    assert "87.5 % (95% interval 69.0 % to 95.7 %)" in out and "/runs/r1" in out
    assert "Epoch 1" in err and "Epoch 1" not in out
    [request] = requests
    assert isinstance(request, Train) and request.config.data.source == "/photos"


def plans(request: Scan | MakePlan, _control: RunControl, _emit: Emit) -> object:
    if isinstance(request, Scan):
        counts = (ClassCount("a", train=60, val=20), ClassCount("b", train=40))
        files = tuple(ImageFile(f"a/{n}.jpg", "a") for n in range(100))
        return DatasetSummary(
            source="/photos", root="/photos", name="photos", layout="classes", class_names=("a", "b"), counts=counts,
            files=files,
        )  # fmt: skip
    costs = tuple(
        DepthCost(freeze_depth=depth, trainable_parameters=1000 - depth, seconds_per_epoch=12.5, caching_seconds=70.0,
                  total_seconds=260.0, memory=800_000_000, kept_bytes=5_000_000 * depth, views=2 if depth else 0,
                  tier="host" if depth else "none", epochs=15, measured=True)
        for depth in range(8)
    )  # fmt: skip
    return Plan(model="starter", image_size=112, device="CPU, 2 cores", train_count=100, val_count=20, costs=costs)


def test_a_plan_trains_nothing_and_shows_every_position(play: Any, capfd: pytest.CaptureFixture[str]) -> None:
    requests = play(plans)
    assert run("train", "/photos", "--plan", "--freeze", "3") == 0
    out, _ = capfd.readouterr()
    assert [line.split()[0] for line in out.splitlines() if " of 7 " in line] == [str(depth) for depth in range(8)]
    [chosen] = [line for line in out.splitlines() if "chosen" in line]
    assert (
        chosen.split()[:3] == ["3", "of", "7"]
        and "12.50 s" in chosen
        and "4 min 20 s" in chosen
        and "15.0 MB" in chosen
    )
    assert [type(request) for request in requests] == [Scan, MakePlan]
    request = requests[-1]
    assert (request.train_count, request.val_count, request.class_count) == (100, 20, 2)
    assert 0 < len(request.images) <= 16


def test_a_plan_in_json_is_one_line(play: Any, capfd: pytest.CaptureFixture[str]) -> None:
    play(plans)
    assert run("train", "/photos", "--plan", "--json") == 0
    out, err = capfd.readouterr()
    [found] = lines(out)
    assert found["type"] == "result" and found["costs"][3]["seconds_per_epoch"] == 12.5
    assert err == ""


def test_train_json_writes_every_event_and_the_result_last(play: Any, capfd: pytest.CaptureFixture[str]) -> None:
    play(trains)
    assert run("train", "/photos", "--json") == 0
    out, err = capfd.readouterr()
    objects = lines(out)
    assert [each["type"] for each in objects] == ["phase_changed", "step_done", "epoch_done", "run_finished", "result"]
    promised = {
        *("type", "run_dir", "run_id", "outcome", "best_epoch", "validation", "val_loss", "test"),
        *("seconds", "seconds_per_epoch", "trainable_parameters", "frozen_parameters"),
    }
    assert promised <= objects[-1].keys()
    assert objects[-1]["validation"]["value"] == 0.875
    assert err == ""


@pytest.mark.parametrize(("is_bug", "status"), [(True, 1), (False, 2)])
def test_a_failed_run_says_why_and_exits_by_whose_fault_it_is(
    play: Any, capfd: pytest.CaptureFixture[str], is_bug: bool, status: int
) -> None:
    report = ErrorReport(message="The disk is full.", hint="Free 2 GB.", details="Traceback ...", is_bug=is_bug)
    play(lambda _r, _c, _e: RunResult(run_dir="/runs/r1", run_id="r1", outcome="failed", error=report))
    assert run("train", "/photos") == status
    out, err = capfd.readouterr()
    assert out == ""
    assert "The disk is full." in err and "Free 2 GB." in err
    assert ("Traceback" in err) == is_bug


def test_a_stopped_run_says_how_to_go_on(play: Any, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    run_dir = tmp_path / "a run"
    (run_dir / "checkpoints" / "step-3").mkdir(parents=True)
    play(lambda _r, _c, _e: RunResult(run_dir=str(run_dir), run_id="r1", outcome="stopped"))
    assert run("train", "/photos") == 0
    assert f"resume '{run_dir}'" in capfd.readouterr().err


def test_weights_that_are_not_here_are_downloaded_first_and_said(play: Any, capfd: pytest.CaptureFixture[str]) -> None:
    requests = play(lambda request, c, e: trains(request, c, e) if isinstance(request, Train) else None)
    assert run("train", "/photos", "--model", "resnet18") == 0
    assert [type(each) for each in requests] == [FetchWeights, Train]
    assert "Downloading the weights of ResNet-18" in capfd.readouterr().err


def test_random_weights_and_the_starter_need_no_download(play: Any) -> None:
    requests = play(trains)
    assert run("train", "/photos", "--model", "resnet18", "--weights", "random") == 0
    assert run("train", "/photos") == 0
    assert [type(each) for each in requests] == [Train, Train]


def test_resume_goes_on_with_the_run_that_was_named(play: Any) -> None:
    requests = play(lambda _r, _c, _e: RESULT)
    assert run("resume", "first") == 0
    assert requests == [Resume(run_dir="/runs/r1")]


# ---- predict, evaluate ------------------------------------------------------------------------------------


def test_predict_prints_a_line_per_image_that_no_terminal_obeys(
    play: Any, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    play(predicts)
    assert run("predict", "first", str(tmp_path)) == 3
    out, err = capfd.readouterr()
    assert out == "/photos/caf\\xe9\\x0a\\x1b[31m\\u202egpj.jpg: =cat 75.0 %, dog 25.0 %\n"
    assert "/photos/broken.jpg: The image is truncated." in err


def test_predict_json_keeps_names_exactly_and_reports_problems(
    play: Any, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    requests = play(predicts)
    assert run("predict", "first", str(tmp_path), "--json", "--top", "2") == 3
    prediction, problem, result = lines(capfd.readouterr().out)
    assert prediction == {
        "type": "prediction",
        "task": "classification",
        "path": f"/photos/{NASTY}",
        "top": [{"class_name": "=cat", "probability": 0.75}, {"class_name": "dog", "probability": 0.25}],
        "unfamiliar": False,
        "sure": True,
        "distance": None,
    }
    assert problem == {"type": "problem", "path": "/photos/broken.jpg", "reason": "The image is truncated."}
    assert result == {"type": "result", "done": 1, "unreadable": 1}
    assert requests == [Predict(run_dir="/runs/r1", paths=(str(tmp_path),), top_k=2, find_confidence=True)]


def test_predict_csv_is_utf_8_with_points_and_no_formulas(play: Any, tmp_path: Path) -> None:
    play(predicts)
    file = tmp_path / "table.csv"
    umask = os.umask(0o022)
    try:
        assert run("predict", "first", str(tmp_path), "--csv", str(file), "--top", "2") == 3
    finally:
        os.umask(umask)
    assert os.name == "nt" or file.stat().st_mode & 0o777 == 0o644, "others in a shared folder read it too"
    with file.open(encoding="utf-8", newline="") as table:
        header, good, bad = list(csv.reader(table))
    assert header == ["path", "class_1", "probability_1", "class_2", "probability_2", "unfamiliar", "sure", "problem"]
    assert good[1:] == ["'=cat", "0.750000", "dog", "0.250000", "false", "true", ""]
    assert bad == ["/photos/broken.jpg", "", "", "", "", "", "", "The image is truncated."]


def test_predict_says_where_it_is_in_doubt(play: Any, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    def doubts(_request: Predict, _control: RunControl, emit: Emit) -> PredictionCounts:
        top = (ClassProbability("cat", 0.5),)
        for path, unfamiliar, sure in (("a", True, False), ("b", True, True), ("c", None, False), ("d", None, True)):
            emit(PredictionMade(ClassPrediction(path=path, top=top, unfamiliar=unfamiliar, distance=0.5, sure=sure)))
        return PredictionCounts(done=4, unreadable=0)

    play(doubts)
    file = tmp_path / "table.csv"
    assert run("predict", "first", str(tmp_path), "--csv", str(file), "--top", "1") == 0
    assert capfd.readouterr().out.splitlines() == [
        "a: cat 50.0 % (not sure, unlike the training images)",
        "b: cat 50.0 % (unlike the training images)",
        "c: cat 50.0 % (not sure)",
        "d: cat 50.0 %",
    ]
    with file.open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    assert [(row["unfamiliar"], row["sure"]) for row in rows] == [
        ("true", "false"), ("true", "true"), ("", "false"), ("", "true"),
    ]  # fmt: skip


def test_predict_refuses_a_path_that_is_not_there(play: Any, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    requests = play(predicts)
    assert run("predict", "first", str(tmp_path / "nothing.jpg")) == 2
    assert "nothing.jpg" in capfd.readouterr().err
    assert requests == []


def test_predict_refuses_a_folder_for_its_table_before_it_begins(
    play: Any, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    requests = play(predicts)
    assert run("predict", "first", str(tmp_path), "--csv", str(tmp_path)) == 2
    assert f"{tmp_path} is a folder." in capfd.readouterr().err
    assert requests == []


def test_predict_says_that_a_folder_was_empty(play: Any, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    play(lambda *_: PredictionCounts(done=0, unreadable=0))
    assert run("predict", "first", str(tmp_path)) == 0
    said = capfd.readouterr()
    assert said.out == "" and f"There are no files in {tmp_path}." in said.err


def evaluates(request: Evaluate, _control: RunControl, emit: Emit) -> Evaluation:
    emit(Notice("looked"))
    return ClassEvaluation(
        run_dir=request.run_dir, split="test", root="/photos", class_names=("cat", "dog"), count=4,
        accuracy=0.75, accuracy_low=0.3, accuracy_high=0.95, loss=0.5, macro_f1=0.7,
        classes=(
            ClassScore(name="cat", count=2, precision=1.0, recall=0.5, f1=0.667),
            ClassScore(name="dog", count=2, precision=None, recall=1.0, f1=0.8),
        ),
        confusion=((1, 1), (0, 2)),
        images=(
            EvaluatedImage("a.jpg", 0, 1, 0.6, 0.4), EvaluatedImage("b.jpg", 0, 0, 0.96, 0.1),
            EvaluatedImage("c.jpg", 1, 1, 0.75, 0.1), EvaluatedImage("d.jpg", 1, 1, 0.9, 0.1),
        ),
        macro_precision=0.9, macro_recall=0.75, distance_limit=0.3,
        calibration=Calibration(
            temperature=1.5, ece_before=0.123, ece_after=0.034,
            bins_before=(ReliabilityBin(0.6, 0.667, 1, 0.6, 0.0),), bins_after=(),
        ),
    )  # fmt: skip


def test_evaluate_prints_accuracy_with_its_interval_classes_and_confusion(
    play: Any, capfd: pytest.CaptureFixture[str]
) -> None:
    play(evaluates)
    assert run("evaluate", "first") == 0
    out, err = capfd.readouterr()
    assert "Accuracy 75.0 % (95% interval 30.0 % to 95.0 %) on 4 images (test)" in out
    assert "precision 90.0 %, recall 75.0 %, F1 70.0 %" in out
    [cat] = [line.split() for line in out.splitlines() if line.strip().startswith("cat")]
    assert cat[:3] == ["cat", "2", "1"] and " ".join(cat[3:]) == "100.0 % 50.0 % 9.5 % to 90.5 % 66.7 %"
    assert "Confusion" in out
    assert "looked" in err


def test_evaluate_json_names_classes_instead_of_counting_them(play: Any, capfd: pytest.CaptureFixture[str]) -> None:
    requests = play(evaluates)
    assert run("evaluate", "first", "--split", "val", "--json") == 0
    notice, result = lines(capfd.readouterr().out)
    assert notice["type"] == "notice"
    assert result["type"] == "result" and result["accuracy_low"] == 0.3
    assert result["images"][0] == {
        "path": "a.jpg", "class_name": "cat", "predicted": "dog", "probability": 0.6,
        "sure": True, "unfamiliar": True, "distance": 0.4,
    }  # fmt: skip
    assert [image["unfamiliar"] for image in result["images"]] == [True, False, False, False]
    assert result["calibration"]["temperature"] == 1.5
    assert result["calibration"]["bins_before"] == [
        {"low": 0.6, "high": 0.667, "count": 1, "confidence": 0.6, "accuracy": 0.0}
    ]
    by_threshold = {each["sure_from"]: each for each in result["coverage"]}
    assert by_threshold[0.8]["answered"] == by_threshold[0.8]["right"] == 2 and by_threshold[0.5]["accuracy"] == 0.75
    assert requests == [Evaluate(run_dir="/runs/r1", split="val")]


def test_evaluate_says_how_far_confidence_can_be_trusted(play: Any, capfd: pytest.CaptureFixture[str]) -> None:
    play(evaluates)
    assert run("evaluate", "first") == 0
    out, _ = capfd.readouterr()
    assert "off by 3.4 %" in out and "temperature 1.50" in out and "by 12.3 %" in out
    assert "1 of 4 images (25.0 %) look unlike the training images" in out
    [row] = [line.split() for line in out.splitlines() if line.strip().startswith("90.0 %")]
    assert row[:6] == ["90.0", "%", "2", "50.0", "%", "2"] and "100.0 %" in " ".join(row)


def test_an_evaluation_of_before_is_printed_without_what_it_does_not_know(
    play: Any, capfd: pytest.CaptureFixture[str]
) -> None:
    def of_before(request: Evaluate, control: RunControl, emit: Emit) -> Evaluation:
        return replace(evaluates(request, control, emit), calibration=None, distance_limit=None, macro_recall=None)

    play(of_before)
    assert run("evaluate", "first") == 0
    assert "not calibrated" in capfd.readouterr().out
    assert run("evaluate", "first", "--json") == 0
    result = lines(capfd.readouterr().out)[-1]
    assert result["calibration"] is None and result["images"][0]["unfamiliar"] is None


def test_evaluate_sets_from_when_the_run_is_sure(
    play: Any, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen: list[tuple[str, float]] = []

    def set_sure_from(run_dir: str, value: float) -> RunRecord:
        chosen.append((run_dir, value))
        return replace(RECORD, sure_from=value)

    monkeypatch.setattr(history, "set_sure_from", set_sure_from)
    play(evaluates)
    assert run("evaluate", "first", "--sure-from", "0.76") == 0
    assert chosen == [("/runs/r1", 0.76)]
    assert "76.0 % (chosen)" in capfd.readouterr().out
    assert run("evaluate", "first", "--sure-from", "2") == 2
    assert "not a number from 0 to 1" in capfd.readouterr().err and len(chosen) == 1
    assert run("evaluate", "first", "--against", "second", "--sure-from", "0.5") == 2
    assert "--sure-from" in capfd.readouterr().err and len(chosen) == 1


def test_an_evaluation_that_cannot_be_made_changes_nothing(play: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> object:
        raise UserError("There are no images.", "Choose others.")

    def set_sure_from(*_: object) -> RunRecord:
        raise AssertionError("nothing was evaluated")

    monkeypatch.setattr(history, "set_sure_from", set_sure_from)
    play(fails)
    assert run("evaluate", "first", "--sure-from", "0.76") == 2


# ---- the window, errors -----------------------------------------------------------------------------------


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What the window was opened with; a display and all libraries are there."""
    monkeypatch.setattr(examination, "has_display", lambda: True)
    monkeypatch.setattr(examination, "missing_packages", list)
    return []


def test_without_arguments_the_window_opens_and_with_a_folder_on_it(opened: list[list[str]], tmp_path: Path) -> None:
    def window(paths: list[str]) -> int:
        opened.append(paths)
        return 7

    assert cli.main([], window) == 7
    assert cli.main([str(tmp_path)], window) == 7
    assert cli.main(["start"], window) == 7
    assert cli.main(["start", "--language", "de"], window) == 7
    assert opened == [[], [str(tmp_path)], ["--sample"], ["--sample", "--language=de"]]


def test_without_a_display_the_headless_command_is_named(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(examination, "has_display", lambda: False)
    assert run() == 2
    assert "ftstudio start --headless" in capfd.readouterr().err


def test_start_without_a_display_trains_tries_and_says_how_to_go_on(
    play: Any, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    from test_cli_events import run_started

    monkeypatch.setattr(examination, "has_display", lambda: False)
    evaluation = ClassEvaluation(
        run_dir="/runs/r1", split="test", root="/s", class_names=("apple", "pear"), count=40, accuracy=0.95,
        accuracy_low=0.835, accuracy_high=0.986, loss=0.2, macro_f1=0.95, classes=(), confusion=(), images=(),
    )  # fmt: skip
    monkeypatch.setattr(first_try, "held_out", lambda _run_dir: [("/s/apple-1.jpg", "apple")])
    monkeypatch.setattr(first_try, "tested", lambda _run_dir: evaluation.primary)

    def job(request: Any, control: RunControl, emit: Emit) -> object:
        if isinstance(request, WriteSample):
            return SampleWritten(path=str(tmp_path))
        if isinstance(request, Predict):
            emit(PredictionMade(ClassPrediction(path="/s/apple-1.jpg", top=(ClassProbability("apple", 0.9),))))
            return PredictionCounts(done=1, unreadable=0)
        emit(run_started())
        return trains(request, control, emit)

    requests = play(job)
    assert run("start") == 0
    out = capfd.readouterr().out
    assert "apple-1.jpg" in out and "90.0 %" in out
    assert "/runs/r1" in out and "predict r1" in out and "start" in out
    assert "38 of 40" in out and "95.0 %" in out and "83.5 %" in out and "98.6 %" in out
    assert [type(each) for each in requests] == [WriteSample, Train, Predict]
    assert requests[1].config.data.source == str(tmp_path)  # type: ignore[attr-defined]


def test_the_sample_command_draws_with_progress_and_says_where(
    play: Any, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def job(request: WriteSample, _control: RunControl, _emit: Emit) -> SampleWritten:
        return SampleWritten(path=request.folder)

    requests = play(job)
    assert run("sample", str(tmp_path / "fruit")) == 0
    assert capfd.readouterr().out == f"{tmp_path / 'fruit'}\n"
    assert requests == [WriteSample(folder=str(tmp_path / "fruit"))]


def test_a_bug_shows_its_traceback_and_exits_1(play: Any, capfd: pytest.CaptureFixture[str]) -> None:
    def broken(_request: Any, _control: RunControl, _emit: Emit) -> object:
        raise ZeroDivisionError("oh")

    play(broken)
    assert run("inspect", "/photos") == 1
    assert "ZeroDivisionError" in capfd.readouterr().err


def test_what_the_person_can_mend_shows_no_traceback_and_exits_2(play: Any, capfd: pytest.CaptureFixture[str]) -> None:
    def refused(_request: Any, _control: RunControl, _emit: Emit) -> object:
        raise UserError(f"{NASTY} is no folder.", "Check the path.")

    play(refused)
    assert run("inspect", "/photos") == 2
    err = capfd.readouterr().err
    assert "caf\\xe9\\x0a" in err and "Check the path." in err
    assert "Traceback" not in err and os.linesep + os.linesep not in err
