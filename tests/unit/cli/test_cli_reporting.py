"""``ftstudio report``: what it asks for, where the file goes, and what is never replaced."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from played import RECORD, lines, run

from ftstudio.app import history
from ftstudio.app.requests import MakeReport, ReportWritten
from ftstudio.app.run_report import path
from ftstudio.core.control import RunControl
from ftstudio.core.events import Emit


def writes(request: MakeReport, _control: RunControl, _emit: Emit) -> ReportWritten:
    Path(request.out).write_text(f'<meta name="generator" content="{path.SIGN}">')
    return ReportWritten(path=request.out, size=60)


@pytest.fixture
def requests(play: Callable[..., list[Any]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Any]:
    monkeypatch.chdir(tmp_path)
    return play(writes)


def test_the_report_goes_here_under_the_name_of_the_run(
    requests: list[Any], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run("report", "first") == 0
    out = str(tmp_path / "first-2j-report.html")
    assert requests == [MakeReport(run_dir="/runs/r1", out=out)]
    assert capfd.readouterr().out.splitlines() == [out]


def test_what_nobody_named_is_never_replaced(requests: list[Any], tmp_path: Path) -> None:
    assert run("report", "first") == 0 and run("report", "first") == 0
    assert requests[1].out == str(tmp_path / "first-2j-report-2.html")


def test_a_named_report_is_replaced_aloud_and_another_file_never(
    requests: list[Any], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run("report", "first", "--out", "mine.html") == 0
    assert run("report", "first", "--out", "mine.html") == 0
    assert "Overwrote" in capfd.readouterr().err
    (tmp_path / "letter.html").write_text("Dear Ann")
    assert run("report", "first", "--out", "letter.html") == 2
    assert "is not a report" in capfd.readouterr().err
    assert (tmp_path / "letter.html").read_text() == "Dear Ann" and len(requests) == 2


def test_another_run_and_no_images_can_be_asked_for(
    requests: list[Any], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    other = replace(RECORD, run_id="r2", run_dir="/runs/r2")
    monkeypatch.setattr(history, "find_run", lambda text, _runs: other if text == "second" else RECORD)
    assert run("report", "first", "--against", "second", "--without-images", "--json") == 0
    [request] = requests
    assert request.against == "/runs/r2" and not request.with_images
    assert lines(capfd.readouterr().out) == [{"type": "result", "path": request.out, "size": 60}]
