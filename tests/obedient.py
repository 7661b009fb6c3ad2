"""A worker that does as a test tells it, and a data set that lies nowhere."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from ftstudio.app.requests import FindDevice, MakePlan, Request, Resume, Train, WarmedUp, WarmUp
from ftstudio.core.costs import DeviceInfo
from ftstudio.core.dataset import ClassCount, DatasetSummary, ImageFile
from ftstudio.core.errors import ErrorReport, StopRequested, UserError
from ftstudio.core.events import Emit, Event, RunFinished
from ftstudio.core.run_record import RunResult
from ftstudio.worker.client import JobCrashed


class ObedientWorker:
    """A worker client without a process. A request without a prepared answer waits until ``stop`` or ``close``."""

    def __init__(self) -> None:
        self.asked: list[Request] = []
        self.said: list[str] = []
        self.answers: dict[type, Callable[[Any, Emit], Any]] = {
            FindDevice: lambda _request, _emit: DeviceInfo(device="cpu", title="Test CPU", free_memory=4_000_000_000),
            WarmUp: lambda _request, _emit: WarmedUp(),
            MakePlan: refuses("This worker measures nothing."),
        }
        self._stopped = threading.Event()
        self._closed = False
        self.last_heard = float("inf")
        self.pid: int | None = 1
        self.waiting = threading.Event()
        """Set while a job without a prepared answer waits."""

    def run(self, request: Request, emit: Emit) -> Any:
        if self._closed:
            raise StopRequested
        self._stopped.clear()
        self.asked.append(request)
        answer = self.answers.get(type(request))
        if answer is not None:
            return answer(request, emit)
        self.waiting.set()
        self._stopped.wait(20)
        self.waiting.clear()
        if isinstance(request, Train | Resume):
            emit(RunFinished("stopped"))
            return RunResult(run_dir="", run_id="", outcome="stopped")
        raise StopRequested

    def pause(self) -> None:
        self.said.append("pause")

    def go_on(self) -> None:
        self.said.append("go_on")

    def stop(self) -> None:
        self.said.append("stop")
        self._stopped.set()

    def end_now(self) -> None:
        self.said.append("end_now")
        self._stopped.set()

    def close(self, limit: float = 10.0) -> None:
        del limit
        self.said.append("close")
        self._closed = True
        self._stopped.set()

    def requests(self, kind: type) -> list[Any]:
        return [request for request in self.asked if isinstance(request, kind)]


def events_then(events: list[Event], answer: Any) -> Callable[[Any, Emit], Any]:
    """A prepared answer: these events, then this."""

    def run(_request: Any, emit: Emit) -> Any:
        for event in events:
            emit(event)
        return answer

    return run


def refuses(message: str, hint: str = "", targets: tuple[str, ...] = ()) -> Callable[[Any, Emit], Any]:
    def run(_request: Any, _emit: Emit) -> Any:
        raise UserError(message, hint, targets)

    return run


def crashes(message: str) -> Callable[[Any, Emit], Any]:
    def run(_request: Any, _emit: Emit) -> Any:
        raise JobCrashed(ErrorReport(message=message, details="trace", is_bug=True))

    return run


def two_classes(source: str = "/data/flowers", per_class: int = 10) -> DatasetSummary:
    """A data set of roses and tulips that lies nowhere."""
    files = tuple(
        ImageFile(f"{name}/{number}.jpg", name, width=100, height=80)
        for name in ("rose", "tulip")
        for number in range(per_class)
    )
    return DatasetSummary(
        source=source,
        root=source,
        name="flowers",
        layout="class folders",
        class_names=("rose", "tulip"),
        counts=(ClassCount("rose", unassigned=per_class), ClassCount("tulip", unassigned=per_class)),
        files=files,
        fingerprint="f",
    )
