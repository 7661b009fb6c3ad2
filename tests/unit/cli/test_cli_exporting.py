"""``ftstudio export``: what it asks for, what it says; the job behind it is played."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from made_exports import exported
from played import lines, run

from ftstudio.app.requests import Export
from ftstudio.core.control import RunControl
from ftstudio.core.errors import UserError
from ftstudio.core.events import Emit, Progress
from ftstudio.core.exported import Exported


def exports(request: Export, _control: RunControl, emit: Emit) -> Exported:
    emit(Progress("Comparing on the validation images", 3, 8))
    return exported(request.out, 8, 8, request.format, request.precision)


def test_export_says_where_it_lies_and_how_it_compares(
    play: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    requests = play(exports)
    assert run("export", "first", "--format", "onnx", "--out", "there", "--precision", "int8-static", "--replace") == 0
    out, err = capfd.readouterr()
    assert str(tmp_path / "there") in out and "8 of 8" in out and "9.0 MB" in out and "4.2 ms" in out
    assert "tested on 8 images" in err and "1 validation images could not be read" in err
    [request] = requests
    assert request == Export(
        run_dir="/runs/r1", out=str(tmp_path / "there"), format="onnx", precision="int8-static", replace=True
    )


def test_answers_that_changed_are_said_and_only_then(play: Any, capfd: pytest.CaptureFixture[str]) -> None:
    for agreeing, said in ((6, True), (8, False)):
        play(lambda request, _control, _emit, same=agreeing: exported(request.out, same, 8, "onnx", "int8-static"))
        assert run("export", "first", "--format", "onnx", "--out", "/there", "--precision", "int8-static") == 0
        assert (
            "For 2 of 8 images the exported model answers differently from the run." in capfd.readouterr().err
        ) == said


def test_export_as_json_ends_with_the_record(play: Any, capfd: pytest.CaptureFixture[str]) -> None:
    play(exports)
    assert run("export", "first", "--format", "safetensors", "--out", "/there", "--json") == 0
    progress, result = lines(capfd.readouterr().out)
    assert progress == {"type": "progress", "what": "Comparing on the validation images", "done": 3, "total": 8}
    assert result["type"] == "result" and result["folder"] == "/there"
    assert result["card"]["class_names"] == ["10", "9,\n"] and result["verification"]["exported"]["agreeing"] == 8


def test_an_export_that_cannot_be_made_ends_with_2(play: Any, capfd: pytest.CaptureFixture[str]) -> None:
    def refuses(_request: Export, _control: RunControl, _emit: Emit) -> Exported:
        raise UserError("/there is already there.", "Choose another place.")

    play(refuses)
    assert run("export", "first", "--format", "onnx", "--out", "/there") == 2
    out, err = capfd.readouterr()
    assert out == "" and "already there" in err and "Choose another place." in err


def test_export_needs_a_format_and_a_place(capfd: pytest.CaptureFixture[str]) -> None:
    assert run("export", "first", "--out", "/there") == 2
    assert run("export", "first", "--format", "onnx") == 2
    assert run("export", "first", "--format", "keras", "--out", "/there") == 2
    assert "--out" in capfd.readouterr().err
