"""What inspect, models, runs and doctor print; the jobs behind them are played."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from played import NASTY, RECORD, lines, run

from ftstudio.app import doctor as examination
from ftstudio.app import history
from ftstudio.app.requests import Scan
from ftstudio.core.control import RunControl
from ftstudio.core.dataset import ClassCount, DatasetSummary, ImageFile
from ftstudio.core.events import (
    Emit,
)


def scans(request: Scan, _control: RunControl, _emit: Emit) -> DatasetSummary:
    return DatasetSummary(
        source=request.source, root=request.source, name="photos", layout="Class folders", class_names=("cat",),
        counts=(ClassCount("cat", unassigned=2),),
        files=(
            ImageFile("cat/1.jpg", "cat"),
            ImageFile("cat/2.jpg", "cat"),
            ImageFile(f"cat/{NASTY}", "cat", problem="truncated", detail="The image is truncated."),
        ),
        warnings=("There is only one class.",),
    )  # fmt: skip


def test_inspect_groups_problems_by_reason(play: Any, capfd: pytest.CaptureFixture[str]) -> None:
    play(scans)
    assert run("inspect", "/photos") == 3
    out, _ = capfd.readouterr()
    assert "There is only one class." in out
    assert "1 not used: The image is truncated." in out
    assert "cat/caf\\xe9\\x0a\\x1b[31m" in out
    assert "\x1b" not in out


def test_inspect_json_lists_counts_and_problems(play: Any, capfd: pytest.CaptureFixture[str]) -> None:
    play(scans)
    assert run("inspect", "/photos", "--json") == 3
    [result] = lines(capfd.readouterr().out)
    assert result["counts"][0]["name"] == "cat"
    assert result["problems"] == [{"path": f"cat/{NASTY}", "reason": "truncated", "detail": "The image is truncated."}]


def test_models_says_what_is_on_this_computer(capfd: pytest.CaptureFixture[str]) -> None:
    assert run("models", "--json") == 0
    here = {each["name"]: each["on_disk"] for each in lines(capfd.readouterr().out)}
    assert here["starter"] and not here["resnet18"]
    assert run("models") == 0
    assert "resnet18" in capfd.readouterr().out


def test_runs_lists_the_history_harmlessly(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "all_runs", lambda _runs_dir: (RECORD,))
    assert run("runs") == 0
    out = capfd.readouterr().out
    assert "first \\x1b[2J" in out and "90.0 %" in out
    assert run("runs", "--json") == 0
    assert lines(capfd.readouterr().out)[0]["run_id"] == "r1"


def test_runs_without_any_run_says_so(capfd: pytest.CaptureFixture[str]) -> None:
    assert run("runs") == 0
    out, err = capfd.readouterr()
    assert out == "" and "no runs" in err


@pytest.mark.parametrize(("state", "status"), [("fine", 0), ("problem", 2)])
def test_doctor_exits_by_whether_training_is_possible(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], state: Any, status: int
) -> None:
    finding = examination.Finding(topic="torch", state=state, text="here", advice="do this", essential=True)
    monkeypatch.setattr(examination, "examine", lambda: iter([finding]))
    assert run("doctor") == status
    assert ("do this" in capfd.readouterr().out) == (status == 2)


def test_doctor_writes_a_report_without_names_unless_asked(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    finding = examination.Finding(topic="Disk", state="fine", text="1.5 GB free for runs in /home/ann/My runs")
    monkeypatch.setattr(examination, "examine", lambda: iter([finding]))
    path = tmp_path / "report.txt"
    assert run("doctor", "--report", str(path)) == 0
    assert f"Report saved to {path}" in capfd.readouterr().out
    assert "1.5 GB free" in path.read_text("utf-8") and "My runs" not in path.read_text("utf-8")
    assert run("doctor", "--report", str(path), "--with-paths") == 0
    assert "/home/ann/My runs" in path.read_text("utf-8")
    assert run("doctor", "--with-paths") == 2
    assert "--report FILE" in capfd.readouterr().err
    assert run("doctor", "--report", str(path / "below")) == 2
    assert "cannot be written" in capfd.readouterr().err
