"""``ftstudio advise``: what is asked, what is printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from played import lines, run

from ftstudio.app.requests import ProbeModels
from ftstudio.core.probed_models import ModelsProbed, ProbedModel

Play = Callable[[Any], list[object]]

FOUND = ModelsProbed(
    source="/photos", root="/photos", folds=5, count=40, class_names=("cat", "dog"), device="Test CPU",
    models=(
        ProbedModel(
            name="resnet18", title="ResNet-18", image_size=224, accuracy=0.9, low=0.8, high=0.95,
            seconds_per_image=0.0125, file_bytes=46_800_000, is_trade_off=True,
        ),
        ProbedModel(
            name="starter", title="Starter", image_size=160, accuracy=0.8, low=0.7, high=0.9, p=0.03,
            seconds_per_image=0.004, file_bytes=3_100_000,
        ),
        ProbedModel(name="alexnet", title="AlexNet", image_size=224, error="The file is damaged."),
    ),
    sentence="ResNet-18 is the most accurate.", left_out=("bird",),
)  # fmt: skip


def test_models_on_this_computer_are_compared(play: Play, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = play(lambda *_: FOUND)
    assert run("advise", str(tmp_path), "--seed", "4", "--group", "bursts") == 0
    [request] = asked
    assert isinstance(request, ProbeModels)
    assert (request.models, request.folds, request.config.data.source) == ((), 5, str(tmp_path))
    assert (request.config.train.seed, request.config.data.group) == (4, "bursts")
    told = capsys.readouterr().out
    assert "on 40 images, each held out of training once (5 folds" in told
    best, other, failed = (line.split() for line in told.splitlines() if line.strip().startswith(("r", "s", "a")))
    assert best[2:] == ["90.0", "%", "80.0", "%", "to", "95.0", "%", "12.5", "ms", "46.8", "MB", "224", "trade-off"]
    assert "0.03" in other and "trade-off" not in other
    assert failed[-1] == "failed"
    assert "ResNet-18 is the most accurate." in told and "Left out (only one image or group each): bird" in told


def test_names_are_taken_apart(play: Play, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = play(lambda *_: FOUND)
    assert run("advise", str(tmp_path), "--models", "resnet18, starter", "--folds", "3", "--json") == 0
    [request] = asked
    assert isinstance(request, ProbeModels)
    assert (request.models, request.folds) == (("resnet18", "starter"), 3)
    [result] = lines(capsys.readouterr().out)
    assert [row["name"] for row in result["models"]] == ["resnet18", "starter", "alexnet"]


@pytest.mark.parametrize("names", ["resnet180", ",", ""])
def test_names_that_are_none_are_refused_before_anything_is_read(
    play: Play, tmp_path: Path, names: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = play(lambda *_: FOUND)
    assert run("advise", str(tmp_path), "--models", names) == 2
    assert not asked and "odel" in capsys.readouterr().err
