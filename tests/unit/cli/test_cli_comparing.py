"""``ftstudio evaluate RUN --against RUN2``: what is asked, what is printed, what a script reads."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from played import NASTY, RECORD, lines, run

from ftstudio.app import history
from ftstudio.app.requests import Compare
from ftstudio.core.control import RunControl
from ftstudio.core.events import Emit
from ftstudio.core.paired_test import Comparison, DifferingImage


def compares(request: Compare, _control: RunControl, _emit: Emit) -> Comparison:
    return Comparison(
        run_a=request.run_dir, run_b=request.against, split_a="val", split_b="val", root="/photos", both_right=100,
        only_a=41, only_b=11, both_wrong=8, left_out=7, p=0.00004, difference=0.1875, low=0.1, high=0.27,
        differing=(DifferingImage(NASTY, "cat", "cat", "dog", 0.9, 0.75),),
    )  # fmt: skip


@pytest.fixture
def two_runs(play: Any, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    requests = play(compares)
    known = {"r1": RECORD, "r2": replace(RECORD, run_id="r2", run_dir="/runs/r2", name="second")}
    monkeypatch.setattr(history, "find_run", lambda text, _runs_dir: known[text])
    return requests


def test_the_better_run_is_named_with_difference_and_interval(
    two_runs: list[object], capfd: pytest.CaptureFixture[str]
) -> None:
    assert run("evaluate", "r1", "--against", "r2") == 0
    out, err = capfd.readouterr()
    assert "is better than second: right in 41 of the 52 images on which they differ (p < 0.0001)." in out
    assert "Difference in accuracy 18.8 points (95% interval 10.0 to 27.0) on 160 images (val)" in out
    assert "88.1 %" in out and "69.4 %" in out
    assert "Both right: 100. Both wrong: 8." in out
    assert "7 images that only one run was evaluated on were excluded" in err
    assert "\x1b" not in out and "\u202e" not in out
    assert two_runs == [Compare(run_dir="/runs/r1", against="/runs/r2")]


def test_a_script_reads_counts_verdict_and_images(two_runs: list[object], capfd: pytest.CaptureFixture[str]) -> None:
    assert run("evaluate", "r1", "--against", "r2", "--split", "test", "--json") == 0
    [result] = lines(capfd.readouterr().out)
    assert (result["type"], result["only_a"], result["only_b"], result["count"]) == ("result", 41, 11, 160)
    assert result["accuracy_a"] == pytest.approx(141 / 160)
    assert "is better than" in result["verdict"]
    assert result["differing"] == [
        {
            "path": NASTY, "class_name": "cat", "predicted_a": "cat", "predicted_b": "dog",
            "probability_a": 0.9, "probability_b": 0.75,
        }
    ]  # fmt: skip
    assert two_runs == [Compare(run_dir="/runs/r1", against="/runs/r2", split="test")]


def test_runs_of_one_name_are_told_apart_by_their_ids(
    play: Any, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    play(compares)
    monkeypatch.setattr(
        history, "find_run", lambda text, _runs_dir: replace(RECORD, run_id=text, run_dir=f"/runs/{text}", name="pets")
    )
    assert run("evaluate", "r1", "--against", "r2") == 0
    assert "pets (r1) is better than pets (r2)" in capfd.readouterr().out
