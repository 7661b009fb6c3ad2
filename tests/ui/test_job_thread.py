"""JobThread and JobLane: one outcome, events first, one job at a time, nothing lost."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject

from ftstudio.core.errors import ErrorReport, StopRequested, UserError
from ftstudio.core.events import Emit, Event, Notice, Progress
from ftstudio.ui.control.job_lane import Job, JobLane
from ftstudio.ui.control.job_thread import JobThread
from ftstudio.worker.client import JobCrashed


class Listener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[str, Any]] = []

    def answered(self, answer: object) -> None:
        self.heard.append(("answered", answer))

    def failed(self, report: ErrorReport) -> None:
        self.heard.append(("failed", report))

    def stopped(self) -> None:
        self.heard.append(("stopped", None))


def run_to_the_end(qtbot: Any, work: Any) -> list[tuple[str, Any]]:
    thread, listener = JobThread(work), Listener()
    thread.answered.connect(listener.answered)
    thread.failed.connect(listener.failed)
    thread.stopped.connect(listener.stopped)
    with qtbot.waitSignal(thread.finished, timeout=5000):
        thread.start()
    thread.wait()
    return listener.heard


def raising(error: BaseException) -> Any:
    def work(_emit: Emit) -> object:
        raise error

    return work


def test_an_answer_is_the_only_outcome(qtbot: Any) -> None:
    assert run_to_the_end(qtbot, lambda _emit: 42) == [("answered", 42)]


def test_what_the_person_can_mend_is_no_bug(qtbot: Any) -> None:
    [(kind, report)] = run_to_the_end(qtbot, raising(UserError("No such folder.", "Check the path.")))
    assert (kind, report) == ("failed", ErrorReport(message="No such folder.", hint="Check the path."))


def test_an_exception_is_a_failure_with_details_and_never_a_success(qtbot: Any) -> None:
    [(kind, report)] = run_to_the_end(qtbot, raising(ZeroDivisionError("oh")))
    assert kind == "failed"
    assert report.is_bug
    assert "ZeroDivisionError" in report.details


def test_a_crashed_worker_is_reported_in_its_own_words(qtbot: Any) -> None:
    said = ErrorReport(message="The worker ended.", is_bug=True)
    assert run_to_the_end(qtbot, raising(JobCrashed(said))) == [("failed", said)]


def test_a_stop_is_neither_answer_nor_failure(qtbot: Any) -> None:
    assert run_to_the_end(qtbot, raising(StopRequested())) == [("stopped", None)]


@pytest.fixture
def lane(qtbot: Any) -> Iterator[JobLane]:
    lane = JobLane()
    yield lane
    if lane.busy:
        with qtbot.waitSignal(lane.idle, timeout=5000):
            lane.close()


class Log:
    """Writes down what a job's callbacks were given."""

    def __init__(self) -> None:
        self.lines: list[Any] = []

    def job(self, name: str, work: Any) -> Job:
        return Job(
            name,
            work,
            on_events=lambda events: self.lines.extend((name, event) for event in events),
            on_answer=lambda answer: self.lines.append((name, "answered", answer)),
            on_failed=lambda report: self.lines.append((name, "failed", report.message)),
            on_stopped=lambda: self.lines.append((name, "stopped")),
        )


def test_all_events_come_before_the_outcome_and_in_order(qtbot: Any, lane: JobLane) -> None:
    events: list[Event] = [Progress("counting", number) for number in range(5000)]

    def work(emit: Emit) -> str:
        for event in events:
            emit(event)
        return "done"

    log = Log()
    with qtbot.waitSignal(lane.idle, timeout=5000):
        lane.submit(log.job("a", work))
    assert log.lines == [*(("a", event) for event in events), ("a", "answered", "done")]


def test_jobs_run_one_after_another(qtbot: Any, lane: JobLane) -> None:
    at_once, most = [], []
    lock = threading.Lock()

    def work(_emit: Emit) -> None:
        with lock:
            at_once.append(1)
            most.append(len(at_once))
        with lock:
            at_once.pop()

    log = Log()
    with qtbot.waitSignal(lane.idle, timeout=5000):
        for name in "abcd":
            lane.submit(log.job(name, work))
    assert max(most) == 1
    assert [line[0] for line in log.lines] == list("abcd")


def test_a_waiting_job_is_dropped_by_cancel(qtbot: Any, lane: JobLane) -> None:
    gate = threading.Event()
    log = Log()
    lane.submit(log.job("a", lambda _emit: gate.wait(5)))
    lane.submit(log.job("b", lambda _emit: "never"))
    lane.cancel("b")
    with qtbot.waitSignal(lane.idle, timeout=5000):
        gate.set()
    assert log.lines == [("b", "stopped"), ("a", "answered", True)]


def test_a_stop_asked_for_too_early_is_asked_for_again(qtbot: Any) -> None:
    """The worker takes a job only after a moment; a stop before that falls on deaf ears."""
    asked: list[int] = []
    heard = threading.Event()

    def ask_to_stop() -> None:
        asked.append(1)
        if len(asked) > 1:
            heard.set()

    def work(_emit: Emit) -> None:
        assert heard.wait(5)
        raise StopRequested

    lane, log = JobLane(ask_to_stop), Log()
    lane.submit(log.job("a", work))
    with qtbot.waitSignal(lane.idle, timeout=5000):
        lane.cancel("a")
    assert log.lines == [("a", "stopped")]


def test_a_failing_callback_does_not_stop_the_lane(qtbot: Any, lane: JobLane) -> None:
    def bad(_answer: object) -> None:
        raise RuntimeError("a bug in a panel")

    log = Log()
    with qtbot.captureExceptions() as caught, qtbot.waitSignal(lane.idle, timeout=5000):
        lane.submit(Job("a", lambda _emit: 1, on_answer=bad))
        lane.submit(log.job("b", lambda _emit: 2))
    assert log.lines == [("b", "answered", 2)]
    assert len(caught) == 1


def test_a_closed_lane_takes_nothing_new(qtbot: Any) -> None:
    lane, log = JobLane(), Log()
    with qtbot.waitSignal(lane.idle, timeout=1000):
        lane.close()
    lane.submit(log.job("a", lambda _emit: 1))
    assert log.lines == [("a", "stopped")]


def test_what_waits_when_a_lane_closes_is_stopped(qtbot: Any) -> None:
    gate = threading.Event()
    lane, log = JobLane(gate.set), Log()
    lane.submit(log.job("a", lambda _emit: gate.wait(5)))
    lane.submit(log.job("b", lambda _emit: "never"))
    with qtbot.waitSignal(lane.idle, timeout=5000):
        lane.close()
    assert log.lines == [("b", "stopped"), ("a", "answered", True)]


def test_notices_pass_unharmed(qtbot: Any, lane: JobLane) -> None:
    log = Log()

    def work(emit: Emit) -> None:
        emit(Notice("\udcff is no UTF-8"))

    with qtbot.waitSignal(lane.idle, timeout=5000):
        lane.submit(log.job("a", work))
    assert log.lines[0] == ("a", Notice("\udcff is no UTF-8"))
