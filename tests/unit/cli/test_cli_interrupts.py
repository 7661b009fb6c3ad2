"""Signals to a real command in a real process: the first stops and saves, the second ends at once."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")

PROGRAM = """
import os, signal, sys, time
# Whoever runs the tests (nohup, a job without a terminal) may have had them ignored, and a child inherits that.
signal.signal(signal.SIGHUP, signal.SIG_DFL)
signal.signal(signal.SIGINT, signal.default_int_handler)
from ftstudio.app import history, jobs
from ftstudio.app.requests import Train
from ftstudio.core.errors import StopRequested
from ftstudio.core.events import Notice
from ftstudio.core.run_record import RunRecord, RunResult

def run(request, control, emit):
    if isinstance(request, Train):
        return train(request, control, emit)
    print("working", flush=True)
    while not control.stop_requested:
        time.sleep(0.01)
    raise StopRequested

def train(request, control, emit):
    if request.config.name == "with workers" and os.fork() == 0:
        while not control.stop_requested and os.getppid() != 1:
            time.sleep(0.01)
        os._exit(0)
    emit(Notice("training"))
    while not control.stop_requested:
        time.sleep(0.01)
    emit(Notice("saving"))
    if request.config.name == "saves for ever":
        time.sleep(60)
    return RunResult(run_dir="/runs/r1", run_id="", outcome="stopped")

jobs.run = run
history.find_run = lambda *_: RunRecord(
    run_id="r1", run_dir="/runs/r1", name="first", created=1.0, state="completed", dataset="photos", model="starter",
    freeze_depth=1, stage_count=5,
)
from ftstudio.__main__ import main
sys.exit(main())
"""


class Command:
    def __init__(self, *options: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, *options, "--json"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )

    @classmethod
    def train(cls, name: str) -> Command:
        return cls("train", "/photos", "--name", name)

    def wait_for(self, word: bytes) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if word in line:
                return
        raise AssertionError(f"{word!r} never came: {self.process.communicate()[1].decode()}")

    def end(self) -> tuple[bytes, bytes]:
        """What it still wrote, and its messages."""
        assert self.process.stdout is not None and self.process.stderr is not None
        out, err = self.process.stdout.read(), self.process.stderr.read()
        self.process.wait(timeout=20)
        return out, err


@pytest.fixture
def commands() -> Iterator[list[Command]]:
    started: list[Command] = []
    yield started
    for command in started:
        if command.process.poll() is None:
            os.killpg(command.process.pid, signal.SIGKILL)
        command.process.communicate()


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_the_first_signal_stops_and_saves(commands: list[Command], number: signal.Signals, status: int) -> None:
    command = Command.train("plain")
    commands.append(command)
    command.wait_for(b"training")
    command.process.send_signal(number)
    command.wait_for(b"saving")
    out, err = command.end()
    assert command.process.returncode == status
    assert b'"outcome":"stopped"' in out
    assert b"Stopping after this step, then saving. Once more to end at once." in err and b"Traceback" not in err


@pytest.mark.parametrize("options", [("predict", "r1", "."), ("evaluate", "r1"), ("evaluate", "r1", "--against", "r2"),
                                     ("report", "r1", "--out", "r.html"), ("inspect", ".")])  # fmt: skip
def test_what_saves_nothing_does_not_say_that_it_does(commands: list[Command], options: tuple[str, ...]) -> None:
    command = Command(*options)
    commands.append(command)
    command.wait_for(b"working")
    command.process.send_signal(signal.SIGINT)
    _, err = command.end()
    assert command.process.returncode == 130
    assert b"Stopping. Once more to end at once." in err and b"sav" not in err and b"Traceback" not in err


def test_the_second_signal_ends_at_once(commands: list[Command]) -> None:
    command = Command.train("saves for ever")
    commands.append(command)
    command.wait_for(b"training")
    command.process.send_signal(signal.SIGINT)
    command.wait_for(b"saving")
    deadline = time.monotonic() + 10
    while command.process.poll() is None and time.monotonic() < deadline:
        command.process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            command.process.wait(0.1)
    assert command.process.returncode == 130


def test_ctrl_c_that_also_reaches_loader_workers_counts_once(commands: list[Command]) -> None:
    command = Command.train("with workers")
    commands.append(command)
    command.wait_for(b"training")
    os.killpg(command.process.pid, signal.SIGINT)
    command.wait_for(b"saving")
    out, _ = command.end()
    assert command.process.returncode == 130
    assert b'"outcome":"stopped"' in out


def test_a_reader_that_has_had_enough_is_no_error() -> None:
    listing = subprocess.Popen(
        [sys.executable, "-m", "ftstudio", "models", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert listing.stdout is not None and listing.stderr is not None
    listing.stdout.readline()
    listing.stdout.close()
    with listing.stderr as stream:
        said = stream.read()
    assert listing.wait(timeout=20) == 0
    assert said == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the full device of Linux")
@pytest.mark.parametrize("options", [[], ["--json"]])
def test_results_that_find_no_room_are_said_in_words(options: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "ftstudio", "models", *options]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, timeout=20, check=False)
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "ftstudio: Results cannot be written to standard output: No space left on device.",
        "Free some space, or send them elsewhere.",
    ]


def test_importing_the_command_line_loads_neither_torch_nor_qt() -> None:
    modules = "ftstudio.__main__, ftstudio.cli.train, ftstudio.cli.inference, ftstudio.cli.listings, ftstudio.cli.start"
    code = f"import sys, {modules}; print([m for m in ('torch', 'PySide6') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
