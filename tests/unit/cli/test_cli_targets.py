"""Labels and numbers on the command line: tables of data sets, answers and evaluations. The jobs are played."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from played import RECORD, lines, run

from ftstudio.app import history
from ftstudio.app.requests import Evaluate, Predict, PredictionCounts, Scan, Train
from ftstudio.core.answers import LabelProbability, LabelsPrediction, NumberPrediction
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import ClassCount, DatasetSummary, ImageFile
from ftstudio.core.evaluation import LabelledImage, LabelScore, LabelsEvaluation, MeasuredImage, NumberEvaluation
from ftstudio.core.events import Emit, PredictionMade
from ftstudio.core.list_preview import ListPreview, PreviewRow
from ftstudio.core.run_record import RunResult
from ftstudio.core.targets import MULTI_LABEL, REGRESSION, Labels, Number

PREVIEW = ListPreview(name="list.csv", columns="images and so on", rows=(PreviewRow("a", "a.jpg", "x"),), row_count=3)
LABELLED = DatasetSummary(
    source="/photos", root="/photos", name="photos", layout="List of images", task=MULTI_LABEL,
    class_names=("lily", "rose"), counts=(ClassCount("lily", train=1, val=1), ClassCount("rose", train=1)),
    files=(
        ImageFile("a.jpg", "", "train", target=Labels(("lily", "rose"))),
        ImageFile("b.jpg", "", "train", target=Labels(())),
        ImageFile("c.jpg", "", "val", target=Labels(("lily",))),
    ),
    preview=PREVIEW,
)  # fmt: skip
MEASURED = DatasetSummary(
    source="/photos", root="/photos", name="photos", layout="List of images", task=REGRESSION, quantity="weight",
    class_names=(), counts=(), preview=PREVIEW,
    files=tuple(ImageFile(f"{n}.jpg", "", target=Number(float(value))) for n, value in enumerate((0, 1, 1, 2, 30))),
)  # fmt: skip


@pytest.fixture
def record_of(monkeypatch: pytest.MonkeyPatch, play: Any) -> Callable[[str, Any], list[object]]:
    """Let a job be played with a run of some task; returns the list of requests it gets."""

    def begin(task: str, job: Any) -> list[object]:
        requests = play(job)
        monkeypatch.setattr(history, "find_run", lambda _text, _runs_dir: replace(RECORD, task=task))
        return requests

    return begin


def cells(out: str, start: str) -> list[str]:
    [line] = [line.split() for line in out.splitlines() if line.strip().startswith(f"{start} ")]
    return line


# ---- inspect ----------------------------------------------------------------------------------------------


def test_inspect_counts_labels_and_how_many_an_image_has(play: Any, capfd: pytest.CaptureFixture[str]) -> None:
    requests = play(lambda *_: LABELLED)
    assert run("inspect", "/photos", "--target", "labels") == 0
    assert isinstance(requests[0], Scan) and requests[0].target == "labels"
    out = capfd.readouterr().out
    assert cells(out, "lily") == ["lily", "1", "1", "66.7", "%"] and cells(out, "rose") == [
        "rose",
        "1",
        "0",
        "33.3",
        "%",
    ]
    assert cells(out, "All") == ["All", "images", "2", "1"]
    assert "Labels per image: 0 (1 image), 1 (1 image), 2 (1 image)" in out
    assert "Labels" in next(line for line in out.splitlines() if "In the list" in line)
    assert run("inspect", "/photos", "--json") == 0
    [result] = lines(capfd.readouterr().out)
    assert result["task"] == "multi-label" and result["labels_per_image"] == {"0": 1, "1": 1, "2": 1}


def test_inspect_shows_the_distribution_of_a_number(play: Any, capfd: pytest.CaptureFixture[str]) -> None:
    requests = play(lambda *_: MEASURED)
    assert run("inspect", "/photos", "--target", "number:weight") == 0
    assert isinstance(requests[0], Scan) and requests[0].target == "number:weight"
    out = capfd.readouterr().out
    assert cells(out, "0 to 4") == ["0", "to", "4", "4", "█" * 40]
    assert cells(out, "5 to 9") == ["5", "to", "9", "0"] and cells(out, "30 to 34")[3:] == ["1", "█" * 10]
    assert "weight: 0 to 30, median 1, mean 6.8, standard deviation 11.6" in out and "5 images" in out
    assert run("inspect", "/photos", "--json") == 0
    [result] = lines(capfd.readouterr().out)
    assert (result["task"], result["quantity"], result["distribution"]["median"]) == ("regression", "weight", 1.0)
    assert result["distribution"]["bins"][0] == {"low": 0.0, "high": 5.0, "images": 4}


def test_a_target_that_is_none_is_refused(play: Any, capfd: pytest.CaptureFixture[str]) -> None:
    requests = play(lambda *_: MEASURED)
    for command in (["inspect", "/photos"], ["train", "/photos"], ["evaluate", "first", "/photos"]):
        assert run(*command, "--target", "size") == 2
        assert "Give auto, class, labels, number or number:COLUMN." in capfd.readouterr().err
    assert run("inspect", "/photos", "--target", "labels", "--labels") == 2
    assert "--labels checks classes" in capfd.readouterr().err
    assert requests == []


def test_train_takes_the_target(play: Any) -> None:
    requests = play(lambda *_: RunResult(run_dir="/r", run_id="r", outcome="completed"))
    assert run("train", "/photos", "--target", "number:weight") == 0
    assert isinstance(requests[-1], Train) and requests[-1].config.data.target == "number:weight"


# ---- predict ----------------------------------------------------------------------------------------------


def test_predict_says_labels_and_numbers(
    record_of: Callable[[str, Any], list[object]], capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def answers(_request: Predict, _control: RunControl, emit: Emit) -> PredictionCounts:
        rows = (LabelProbability("rose", 0.9, True), LabelProbability("lily", 0.25, False))
        emit(PredictionMade(LabelsPrediction(path="a", labels=rows, unfamiliar=True)))
        emit(PredictionMade(LabelsPrediction(path="b", labels=(replace(rows[0], present=False),))))
        emit(PredictionMade(NumberPrediction(path="c", quantity="weight", value=12.345, low=10.0, high=1400.0)))
        return PredictionCounts(done=3, unreadable=0)

    requests = record_of(MULTI_LABEL, answers)
    assert run("predict", "first", str(tmp_path)) == 0
    assert capfd.readouterr().out.splitlines() == [
        "a: rose (rose 90.0 %, lily 25.0 %) (unlike the training images)",
        "b: none (rose 90.0 %)",
        "c: weight 12.3 (10 to 1,400)",
    ]
    assert isinstance(requests[0], Predict) and requests[0].top_k == 5


@pytest.mark.parametrize(
    ("task", "said"), [(MULTI_LABEL, "this run answers with labels"), (REGRESSION, "this run answers with a number")]
)
def test_options_about_the_most_probable_class_are_refused_for_other_tasks(
    task: str,
    said: str,
    record_of: Callable[[str, Any], list[object]],
    capfd: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    requests = record_of(task, lambda *_: None)
    assert run("predict", "first", str(tmp_path), "--top", "2") == 2
    assert f"--top chooses among classes; {said}." in capfd.readouterr().err
    assert run("evaluate", "first", "--sure-from", "0.5") == 2
    assert said in capfd.readouterr().err
    assert requests == []


# ---- evaluate ---------------------------------------------------------------------------------------------


def labels_evaluated(request: Evaluate, _control: RunControl, _emit: Emit) -> LabelsEvaluation:
    return LabelsEvaluation(
        run_dir=request.run_dir, split="test", root="/photos", count=3, loss=0.4, distance_limit=0.5,
        label_names=("lily", "rose"), mean_average_precision=0.8, mean_average_precision_interval=(0.7, 0.9),
        micro_f1=0.6, micro_f1_interval=(0.5, 0.7), macro_f1=0.65, macro_f1_interval=(0.55, 0.75), exact_match=1 / 3,
        labels=(
            LabelScore(name="lily", count=2, threshold=0.4, precision=1.0, recall=0.5, f1=0.667, average_precision=0.9),
            LabelScore(
                name="rose", count=0, threshold=0.5, precision=None, recall=None, f1=None, average_precision=None
            ),
        ),
        images=(
            LabelledImage("right.jpg", (0,), (0.4, 0.1), 0.1), LabelledImage("missed.jpg", (0,), (0.3, 0.2), 0.9),
            LabelledImage("both.jpg", (0,), (0.1, 0.9), None),
        ),
    )  # fmt: skip


def test_evaluate_prints_labels_and_the_images_that_are_wrong(
    record_of: Callable[[str, Any], list[object]], capfd: pytest.CaptureFixture[str]
) -> None:
    record_of(MULTI_LABEL, labels_evaluated)
    assert run("evaluate", "first") == 0
    out = capfd.readouterr().out
    assert "Mean average precision 80.0 % (95% interval 70.0 % to 90.0 %) on 3 images (test)" in out
    assert "(micro) 60.0 % (95% interval 50.0 % to 70.0 %), mean over labels (macro) 65.0 % (55.0 % to 75.0 %)" in out
    assert "All labels of an image right: 33.3 % of the images" in out
    assert " ".join(cells(out, "lily")) == "lily 2 40.0 % 100.0 % 50.0 % 66.7 % 90.0 %"
    assert " ".join(cells(out, "rose")) == "rose 0 50.0 %"
    assert "Images with wrong labels: 2" in out and "right.jpg" not in out
    assert cells(out, "both.jpg") == ["both.jpg", "lily", "rose"] and cells(out, "missed.jpg") == ["missed.jpg", "lily"]
    assert out.index("both.jpg") < out.index("missed.jpg")
    assert "1 of 3 images (33.3 %) look unlike the training images" in out


def test_evaluate_json_names_labels_instead_of_counting_them(
    record_of: Callable[[str, Any], list[object]], capfd: pytest.CaptureFixture[str]
) -> None:
    record_of(MULTI_LABEL, labels_evaluated)
    assert run("evaluate", "first", "--json") == 0
    [result] = lines(capfd.readouterr().out)
    assert result["images"][2] == {
        "path": "both.jpg", "labels": ["lily"], "predicted": ["rose"], "unfamiliar": None, "distance": None,
        "probabilities": {"lily": 0.1, "rose": 0.9},
    }  # fmt: skip
    assert result["images"][1]["unfamiliar"] is True and result["images"][0]["predicted"] == ["lily"]


def number_evaluated(request: Evaluate, _control: RunControl, _emit: Emit) -> NumberEvaluation:
    return NumberEvaluation(
        run_dir=request.run_dir, split="val", root="/photos", count=2, loss=0.4, quantity="weight", mae=1.25,
        mae_interval=(1.0, 1.5), rmse=2.5, r2=0.875, r2_interval=(0.75, 0.95), inside=0.5,
        images=(MeasuredImage("near.jpg", 10.0, 10.5, 9.0, 12.0), MeasuredImage("far.jpg", 1200.0, 1000.0)),
    )  # fmt: skip


def test_evaluate_prints_errors_of_numbers_and_the_images_that_are_furthest_off(
    record_of: Callable[[str, Any], list[object]], capfd: pytest.CaptureFixture[str]
) -> None:
    requests = record_of(REGRESSION, number_evaluated)
    assert run("evaluate", "first", "/photos", "--target", "number:mass") == 0
    assert isinstance(requests[0], Evaluate) and requests[0].target == "number:mass"
    out = capfd.readouterr().out
    assert "Mean absolute error 1.25 (95% interval 1 to 1.5) in weight, on 2 images (val)" in out
    assert "Root mean squared error 2.5" in out and "R² 0.875 (95% interval 0.750 to 0.950)" in out
    assert "50.0 % of the images are inside their 90 % prediction interval" in out
    assert cells(out, "far.jpg") == ["far.jpg", "1,200", "1,000", "-200"]
    assert cells(out, "near.jpg") == ["near.jpg", "10", "10.5", "9", "to", "12", "+0.5"]
    assert out.index("far.jpg") < out.index("near.jpg")
    assert run("evaluate", "first", "--json") == 0
    [result] = lines(capfd.readouterr().out)
    assert result["images"][0] == {
        "path": "near.jpg", "target": 10.0, "predicted": 10.5, "low": 9.0, "high": 12.0, "unfamiliar": None,
        "distance": None,
    }  # fmt: skip


def test_a_target_without_other_images_or_beside_another_run_is_refused(
    play: Any, capfd: pytest.CaptureFixture[str]
) -> None:
    requests = play(lambda *_: None)
    assert run("evaluate", "first", "--target", "labels") == 2
    assert "the run knows its own" in capfd.readouterr().err
    assert run("evaluate", "first", "/photos", "--against", "second", "--target", "labels") == 2
    assert "--target and --against cannot be combined." in capfd.readouterr().err
    assert requests == []


def test_runs_says_the_task(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "all_runs", lambda _runs_dir: [replace(RECORD, task=MULTI_LABEL), RECORD])
    assert run("runs") == 0
    out = capfd.readouterr().out
    assert "Task" in out and out.count("multi-label") == out.count("classification") == 1
