"""The same job without a window: ``python -m ftstudio`` as a script would call it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SECONDS = 60
SMALL = [
    "--epochs", "12", "--batch-size", "8", "--image-size", "64", "--device", "cpu", "--set", "train.patience=0",
    "--set", "train.head_solver=minibatch", "--set", "train.feature_cache=off",
]  # fmt: skip
"""Epochs that go on for some seconds: time to step in."""


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "ftstudio", *arguments]


def json_lines(text: str) -> list[dict[str, Any]]:
    lines = [json.loads(line) for line in text.splitlines()]
    assert all(isinstance(line, dict) and isinstance(line.get("type"), str) for line in lines)
    return lines


def ftstudio(*arguments: str, preexec_fn: Callable[[], None] | None = None) -> list[dict[str, Any]]:
    """The lines of a command that succeeds; ``preexec_fn`` as in subprocess."""
    done = subprocess.run(
        command(*arguments), capture_output=True, text=True, timeout=SECONDS, check=False, preexec_fn=preexec_fn
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return json_lines(done.stdout)


def keeps_the_grammar(lines: list[dict[str, Any]], outcome: str) -> None:
    """At most one run_started, nothing of the run before it, one run_finished, then the result, and no more."""
    types = [line["type"] for line in lines]
    assert types.count("run_started") == types.count("run_finished") == types.count("result") == 1
    assert types[-2:] == ["run_finished", "result"]
    before = set(types[: types.index("run_started")])
    assert before <= {"phase_changed", "progress", "notice", "counts_so_far"}
    assert lines[-2]["outcome"] == lines[-1]["outcome"] == outcome
    steps = [line["step"] for line in lines if line["type"] == "step_done"]
    assert steps == list(range(steps[0], steps[-1] + 1)), "every step once, in order"


def interrupted_training(folder: Path) -> list[dict[str, Any]]:
    """Train until the first epoch is done, press Ctrl+C; the lines of the run."""
    training = subprocess.Popen(
        command("train", str(folder), *SMALL, "--name", "by script", "--json"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert training.stdout is not None
        seen: list[str] = []
        for line in training.stdout:
            seen.append(line)
            if json.loads(line)["type"] == "epoch_done" and json.loads(line)["epoch"] >= 1:
                break
        training.send_signal(signal.SIGINT)
        rest, complaints = training.communicate(timeout=SECONDS)
        assert training.returncode == 130, complaints
        assert "resume" in complaints, "it says how to go on"
        return json_lines("".join(seen) + rest)
    finally:
        training.kill()
        training.wait()


@pytest.mark.skipif(os.name == "nt", reason="Ctrl+C of Unix")
def test_train_stop_resume_predict_and_evaluate(pictures: Path, plum: Path) -> None:
    stopped = interrupted_training(pictures)
    keeps_the_grammar(stopped, "stopped")
    run_dir = stopped[-1]["run_dir"]

    resumed = ftstudio("resume", "by script", "--json")
    keeps_the_grammar(resumed, "completed")
    result = resumed[-1]
    assert result["run_dir"] == run_dir
    started = next(line for line in resumed if line["type"] == "run_started")
    last_step = max(line["step"] for line in stopped if line["type"] == "step_done")
    assert started["start_step"] == last_step, "not a step is lost"
    assert result["validation"]["value"] == 1.0

    answers = ftstudio("predict", run_dir, str(plum), "--json")
    assert [answer["type"] for answer in answers] == ["prediction", "result"]
    assert answers[0]["path"] == str(plum) and answers[0]["top"][0]["class_name"] == "plum"

    evaluation = ftstudio("evaluate", run_dir, "--json")[-1]
    assert evaluation["type"] == "result" and evaluation["accuracy"] == 1.0
    assert sum(map(sum, evaluation["confusion"])) == evaluation["count"] > 0


def test_what_cannot_be_done_is_said_and_ends_with_two(tmp_path: Path) -> None:
    done = subprocess.run(
        command("train", str(tmp_path / "nowhere"), "--json"),
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 2
    assert "nowhere" in done.stderr and "Traceback" not in done.stderr
    json_lines(done.stdout)
