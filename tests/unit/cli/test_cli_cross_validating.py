"""``ftstudio evaluate`` on a data set: when it is one, what is asked, what is printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from played import lines, run

from ftstudio.app import history
from ftstudio.app.requests import CrossValidate
from ftstudio.core.errors import UserError
from ftstudio.core.folds import Division, Round, ValidatedModel, cross_validated, learning_curve

Play = Callable[[Any], list[object]]

TARGETS = [0] * 10 + [1] * 10
CURVE = learning_curve((4, 8, 12, 16), [[0.0] * 20, [0.0] * 20, [1.0] * 20, [1.0] * 20], 20)
FOUND = cross_validated(
    ValidatedModel("Starter", 7, 7, 96),
    Division(
        source="/photos", root="/photos", folds=5, class_names=("cat", "dog"),
        targets=TARGETS, grouped=4, left_out=("bird",),
    ),
    [Round([row % 5 for row in range(20)], TARGETS, 16)], CURVE, 1.5,
)  # fmt: skip


@pytest.fixture
def asked(play: Play, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    requests = play(lambda _request, _control, _emit: FOUND)

    def none(_text: str, _runs_dir: Path) -> object:
        raise UserError("There is no such run.")

    monkeypatch.setattr(history, "find_run", none)
    return requests


def test_a_folder_that_is_no_run_is_cross_validated(
    asked: list[object], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("evaluate", str(tmp_path), "--freeze", "3", "--repeats", "2", "--seed", "4") == 0
    [request] = asked
    assert isinstance(request, CrossValidate)
    assert (request.folds, request.repeats) == (5, 2)
    assert (request.config.data.source, request.config.train.seed) == (str(tmp_path), 4)
    assert request.config.model.freeze_depth == 3
    told = capsys.readouterr().out
    assert "on 20 images, each held out of training: 5 folds" in told
    assert "trained on 16 of these images (80.0 %)" in told
    assert "More images would probably help: from 8 to 16 training images accuracy rose by 100.0 points" in told
    assert "Left out (only one image or group each): bird" in told


@pytest.mark.usefixtures("asked")
def test_json_names_every_value(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("evaluate", str(tmp_path), "--folds", "3", "--json") == 0
    [result] = lines(capsys.readouterr().out)
    assert result["type"] == "result" and result["accuracy"] == 1.0
    assert result["curve"]["points"][0]["images"] == 4 and result["curve"]["more"] == "help"
    assert result["curve"]["expected"]["images"] == 20


@pytest.mark.parametrize("words", [("--split", "val"), ("--against", "r2"), ("--sure-from", "0.5"), ("/other",)])
def test_what_is_for_a_run_is_refused(
    words: tuple[str, ...], asked: list[object], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("evaluate", str(tmp_path), *words, "--folds", "5") == 2
    assert not asked and "applies to a run" in capsys.readouterr().err


def test_what_is_for_a_data_set_is_refused_for_a_run(play: Play, capsys: pytest.CaptureFixture[str]) -> None:
    assert not play(lambda *_: None)
    assert run("evaluate", "r1", "--freeze", "3") == 2
    assert "--freeze applies to a data set" in capsys.readouterr().err
