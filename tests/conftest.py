"""What every test may rely on: an own home for all files, no screen, one thread for torch, no network, no pickle."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "guard"))
import guard

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OMP_NUM_THREADS", "1")
# Processes that tests start look after themselves in the same way.
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(guard.FOLDER), os.environ.get("PYTHONPATH"))))
guard.watch()
# A shell has what it starts in the background ignore Ctrl+C, and so would every command that tests start.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's data, cache and settings folders, empty and of this test alone."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("FTSTUDIO_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def guarded(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A test fails that unpickles something or asks for a connection to another computer, and so does one whose
    worker or command does, whatever the program makes of the refusal. Gives the file that they are written to."""
    seen = tmp_path_factory.mktemp("guard") / "seen.txt"
    monkeypatch.setenv(guard.VARIABLE, str(seen))
    yield seen
    if seen.exists():
        pytest.fail(seen.read_text("utf-8"), pytrace=False)
