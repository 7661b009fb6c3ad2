"""What inspect says about copies, sizes and classes; the jobs behind it are played."""

from __future__ import annotations

from typing import Any

import pytest
from played import lines, run

from ftstudio.app.requests import FindWrongLabels, Scan
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import ClassCount, DatasetSummary, ImageFile
from ftstudio.core.events import Emit
from ftstudio.core.label_errors import Suspect, Suspects

SUMMARY = DatasetSummary(
    source="/photos", root="/photos", name="photos", layout="Train, validation and test folders",
    class_names=("cat", "dog"), counts=(ClassCount("cat", train=2, val=1), ClassCount("dog", train=2)),
    files=(
        ImageFile("train/cat/1.jpg", "cat", "train", 10, 20, cautions=("across_splits",), detail="Same picture."),
        ImageFile("train/cat/2.jpg", "cat", "train", 30, 20),
        ImageFile("train/dog/1.jpg", "dog", "train", 90, 90),
        ImageFile("train/dog/2.jpg", "dog", "train", 90, 80, cautions=("near_copy",), detail="Nearly the same."),
        ImageFile("val/cat/1.jpg", "cat", "val", 10, 10, cautions=("across_splits", "copy"), detail="Same picture."),
    ),
    warnings=("1 picture is in both.", "1 image is nearly the same."),
    about={"1 picture is in both.": "across_splits", "1 image is nearly the same.": "near_copy"},
    alike=((0, 4), (2, 3)),
)  # fmt: skip
FOUND = Suspects(
    source="/photos", root="/photos", model="Starter", checked=5, accuracy=0.8,
    suspects=(Suspect("train/dog/2.jpg", "dog", "cat", 0.01, 0.98),),
)  # fmt: skip


def answers(request: Any, _control: RunControl, _emit: Emit) -> object:
    return SUMMARY if isinstance(request, Scan) else FOUND


def test_inspect_names_pairs_that_cross_a_split_and_with_near_all(play: Any, capfd: pytest.CaptureFixture[str]) -> None:
    play(answers)
    assert run("inspect", "/photos") == 0
    out = capfd.readouterr().out
    assert "train/cat/1.jpg  =  val/cat/1.jpg" in out and "train/dog/1.jpg  =" not in out
    assert "10 × 10 (smallest), 30 × 20 (median), 90 × 90 (largest)" in out
    assert run("inspect", "/photos", "--near") == 0
    assert "train/dog/1.jpg  =  train/dog/2.jpg" in capfd.readouterr().out


def test_inspect_checks_the_classes_only_when_asked(play: Any, capfd: pytest.CaptureFixture[str]) -> None:
    requests = play(answers)
    assert run("inspect", "/photos") == 0
    assert [type(request) for request in requests] == [Scan]
    capfd.readouterr()
    assert run("inspect", "/photos", "--labels", "--model", "mobilenet_v2", "--image-size", "96") == 0
    request = requests[-1]
    assert isinstance(request, FindWrongLabels) and request.dataset == SUMMARY
    assert (request.config.model.name, request.config.train.image_size) == ("mobilenet_v2", 96)
    out = capfd.readouterr().out
    assert "Likely label errors: 1" in out and "98.0 %" in out and "train/dog/2.jpg" in out


def test_inspect_json_has_groups_cautions_sizes_and_suspects(play: Any, capfd: pytest.CaptureFixture[str]) -> None:
    play(answers)
    assert run("inspect", "/photos", "--labels", "--json") == 0
    [result] = lines(capfd.readouterr().out)
    assert result["alike"] == [["train/cat/1.jpg", "val/cat/1.jpg"], ["train/dog/1.jpg", "train/dog/2.jpg"]]
    assert [each["path"] for each in result["cautions"]] == ["train/cat/1.jpg", "train/dog/2.jpg", "val/cat/1.jpg"]
    assert result["sizes"] == {"smallest": [10, 10], "median": [30, 20], "largest": [90, 90]}
    [suspect] = result["labels"]["suspects"]
    assert (suspect["path"], suspect["suggested"], suspect["own_probability"]) == ("train/dog/2.jpg", "cat", 0.01)


@pytest.mark.parametrize("option", ["--model", "--weights", "--image-size", "--device"])
def test_what_to_check_with_without_a_check_is_refused(
    option: str, play: Any, capfd: pytest.CaptureFixture[str]
) -> None:
    play(answers)
    assert run("inspect", "/photos", option, "1") == 2
    assert "--labels" in capfd.readouterr().err
