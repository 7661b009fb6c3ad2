"""How the tests of the worker ask for jobs, listen and wait."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable

import pytest

from ftstudio.app.requests import (
    FetchWeights,
    Request,
    Train,
    WeightsReady,
)
from ftstudio.core.config import RunConfig
from ftstudio.core.events import Event, RunFinished
from ftstudio.worker.client import WorkerClient

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")


class Call:
    """``client.run`` in a thread: its events as they come, its outcome at the end."""

    def __init__(self, client: WorkerClient, request: Request) -> None:
        self.events: list[Event] = []
        self.answer: object = None
        self.error: BaseException | None = None
        self._heard = threading.Condition()
        self._thread = threading.Thread(target=self._run, args=(client, request))
        self._thread.start()

    def _run(self, client: WorkerClient, request: Request) -> None:
        try:
            self.answer = client.run(request, self._emit)
        except BaseException as error:  # noqa: BLE001 - the test looks at it
            self.error = error

    def _emit(self, event: Event) -> None:
        with self._heard:
            self.events.append(event)
            self._heard.notify_all()

    def wait_for(self, event: Event) -> None:
        with self._heard:
            assert self._heard.wait_for(lambda: event in self.events, 20), f"{event} never came: {self.events}"

    def end(self, limit: float = 20) -> None:
        self._thread.join(limit)
        assert not self._thread.is_alive(), "the job never ended"


def errand(what: str) -> FetchWeights:
    return FetchWeights(model=what)


def training(what: str) -> Train:
    return Train(config=RunConfig(name=what), runs_dir="/runs")


def worker_pid(client: WorkerClient) -> int:
    answer = client.run(errand("nothing"), ignore)
    assert isinstance(answer, WeightsReady)
    return int(answer.path)


def ignore(_event: Event) -> None:
    pass


def finishes(events: list[Event]) -> list[RunFinished]:
    return [event for event in events if isinstance(event, RunFinished)]


def wait_until(condition: Callable[[], bool], limit: float) -> bool:
    deadline = time.monotonic() + limit
    while not condition():
        if time.monotonic() > deadline:
            return False
        threading.Event().wait(0.01)
    return True
