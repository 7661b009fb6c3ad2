"""A client whose worker plays jobs, and the promise that nothing of it is left behind."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from ftstudio.worker.client import WorkerClient

JOBS = "fake_jobs:run"


@pytest.fixture(autouse=True)
def fakes_importable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent), prepend=os.pathsep)


@pytest.fixture
def client() -> Iterator[WorkerClient]:
    threads = set(threading.enumerate())
    client = WorkerClient("test", JOBS)
    yield client
    client.close()
    assert psutil.Process().children() == [], "a worker was left behind"
    assert set(threading.enumerate()) <= threads, "a thread was left behind"
