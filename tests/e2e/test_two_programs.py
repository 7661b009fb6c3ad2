"""Two programs at once: the second opens whatever is free, and says of a run that it is held and by whom."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from studio import OpenStudio
from test_command_line import SECONDS, SMALL, command, ftstudio

ENDLESS = [*SMALL, "--epochs", "1000"]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Ctrl+C of Unix")


@pytest.fixture
def training(pictures: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A command that trains, and the folder of its run, which can be tried already."""
    process = subprocess.Popen(
        command("train", str(pictures), *ENDLESS, "--name", "held", "--json"), stdout=subprocess.PIPE, text=True
    )
    try:
        run_dir = ""
        assert process.stdout is not None
        for line in process.stdout:
            told = json.loads(line)
            run_dir = told.get("run_dir", run_dir)
            if told["type"] == "epoch_done":
                break
        yield process, run_dir
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=SECONDS)
        assert process.returncode == 130, "the one that was there first has noticed nothing"
    finally:
        process.kill()
        process.wait()


def test_a_second_command_is_refused_the_run_and_may_do_everything_else(
    training: tuple[subprocess.Popen[str], str], plum: Path
) -> None:
    process, run_dir = training
    second = subprocess.run(command("resume", "held"), capture_output=True, text=True, timeout=SECONDS, check=False)
    assert second.returncode == 2 and "Traceback" not in second.stderr
    assert Path(run_dir).name in second.stderr and f"{process.pid}" in second.stderr
    assert "Stop it there" in second.stderr
    assert ftstudio("predict", run_dir, str(plum), "--json")[0]["type"] == "prediction"
    assert process.poll() is None


def test_a_window_says_which_run_is_held_and_trains_another(
    training: tuple[subprocess.Popen[str], str], open_studio: OpenStudio, pictures: Path
) -> None:
    process, run_dir = training
    studio = open_studio(epochs=1)
    studio.until(lambda: [record.state for record in studio.listed_runs()] == ["running"])
    assert "interrupted" not in studio.words(), "it trains; there is nothing to resume"
    studio.window.controller.runs.resume(run_dir)
    studio.until_trained()
    studio.until(lambda: f"{Path(run_dir).name} is in use by" in studio.words())
    assert f"{process.pid}" in studio.words()

    studio.open_images(pictures)
    studio.train()
    studio.until_trained()
    assert studio.run.outcome == "completed", studio.words()
    assert process.poll() is None
