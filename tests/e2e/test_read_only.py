"""Run folders that may not be written: refused in words before or in the middle, and nothing of a run is lost."""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from test_command_line import SECONDS, SMALL, command, ftstudio

PR_CAPBSET_DROP = 24
CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 1, 2

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="permissions that hold for root as well")


def without_privileges() -> None:
    """In a child that is about to become a program: permissions hold, also for root."""
    libc = ctypes.CDLL(None)
    for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
        if os.getuid() == 0 and libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0):
            os._exit(99)


def refused(*arguments: str) -> str:
    """What a command that cannot be done says."""
    done = subprocess.run(
        command(*arguments),
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
        preexec_fn=without_privileges,
    )
    if done.returncode == 99:
        pytest.skip("privileges cannot be dropped here")
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr


def let_write(folder: Path, allowed: bool) -> None:
    for each in (folder, *folder.rglob("*")):
        each.chmod((0o700 if allowed else 0o500) if each.is_dir() else (0o600 if allowed else 0o400))


def test_a_folder_of_runs_that_cannot_be_written_is_refused_before_anything_is_trained(
    pictures: Path, tmp_path: Path
) -> None:
    runs = tmp_path / "runs"
    runs.mkdir()
    let_write(runs, False)
    said = refused("train", str(pictures), *SMALL, "--runs", str(runs))
    assert "cannot be written" in said and "Permission denied" in said and str(runs) in said
    assert "Free some space on that disk or make the folder writable" in said
    assert not list(runs.iterdir())


def test_a_run_folder_that_becomes_read_only_stops_the_run_in_words_and_it_goes_on_once_it_is_writable(
    pictures: Path, plum: Path, tmp_path: Path
) -> None:
    runs = tmp_path / "runs"
    arguments = [*SMALL, "--set", "train.checkpoint_seconds=0.001", "--runs", str(runs), "--json"]
    training = subprocess.Popen(
        command("train", str(pictures), *arguments),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=without_privileges,
    )
    try:
        assert training.stdout is not None
        for line in training.stdout:
            if json.loads(line)["type"] == "checkpoint_saved" and json.loads(line)["epoch"] > 1:
                break
        else:
            pytest.skip("privileges cannot be dropped here")
        run = next(runs.glob("*/run.json")).parent
        let_write(run, False)
        rest, said = training.communicate(timeout=SECONDS)
    finally:
        training.kill()
        training.wait()
    assert training.returncode == 2 and "Traceback" not in said, said
    assert "cannot be written: Permission denied" in said and "resume the run" in said
    last = json.loads(rest.splitlines()[-1])
    assert last["outcome"] == "failed" and not last["error"]["is_bug"]

    assert "Permission denied" in refused("resume", str(run))
    answers = ftstudio("predict", str(run), str(plum), "--json", preexec_fn=without_privileges)
    assert answers[0]["top"][0]["class_name"] == "plum", "a run that cannot be written can still be tried"
    let_write(run, True)
    assert ftstudio("resume", str(run), "--json")[-1]["outcome"] == "completed"
