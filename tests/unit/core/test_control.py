"""Pause, go on and stop: asked from any thread, honoured at the safe point."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest

from ftstudio.core.control import RunControl
from ftstudio.core.errors import StopRequested, UserError

DEADLINE = 10.0


class Job:
    """Runs through safe points in a thread of its own, one for each ticket given."""

    def __init__(self, control: RunControl) -> None:
        self._control = control
        self._tickets = threading.Semaphore(0)
        self.waits: list[bool] = []
        self._passed = threading.Condition()
        self.waiting = threading.Event()
        control.on_wait = self._note_wait
        self.passed = 0
        self.stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            while True:
                self._tickets.acquire()
                self._control.safe_point()
                with self._passed:
                    self.passed += 1
                    self._passed.notify_all()
        except StopRequested:
            self.stopped.set()

    def _note_wait(self, waiting: bool) -> None:
        self.waits.append(waiting)
        if waiting:
            self.waiting.set()

    def go(self) -> None:
        self._tickets.release()

    def go_until_it_waits(self) -> None:
        self.waiting.clear()
        self._tickets.release()
        assert self.waiting.wait(DEADLINE)

    def wait_passed(self, count: int) -> bool:
        with self._passed:
            return self._passed.wait_for(lambda: self.passed >= count, DEADLINE)

    def end(self) -> None:
        self._control.stop()
        self._tickets.release()
        self._thread.join(DEADLINE)
        assert not self._thread.is_alive()


@pytest.fixture
def control() -> RunControl:
    return RunControl()


@pytest.fixture
def job(control: RunControl) -> Iterator[Job]:
    job = Job(control)
    yield job
    job.end()


def test_without_a_request_a_safe_point_is_nothing(control: RunControl) -> None:
    control.safe_point()
    assert not control.stop_requested
    assert not control.pause_requested


def test_stop_is_honoured_at_every_later_safe_point(control: RunControl) -> None:
    control.stop()
    assert control.stop_requested
    for _ in range(2):
        with pytest.raises(StopRequested):
            control.safe_point()


def test_a_paused_job_waits_and_goes_on(control: RunControl, job: Job) -> None:
    control.pause()
    assert control.pause_requested
    job.go_until_it_waits()
    control.pause()
    assert job.passed == 0
    control.go_on()
    assert job.wait_passed(1)
    assert not control.pause_requested
    assert job.waits == [True, False]
    job.go()
    assert job.wait_passed(2)


def test_stop_works_while_paused(control: RunControl, job: Job) -> None:
    control.pause()
    job.go_until_it_waits()
    control.stop()
    assert job.stopped.wait(DEADLINE)
    assert job.passed == 0
    assert job.waits == [True]


def test_go_on_does_not_take_a_stop_back(control: RunControl) -> None:
    control.stop()
    control.pause()
    control.go_on()
    with pytest.raises(StopRequested):
        control.safe_point()


@pytest.mark.parametrize("ask", [RunControl.go_on, RunControl.stop, RunControl.pause])
def test_asking_twice_is_asking_once(control: RunControl, ask: Callable[[RunControl], None]) -> None:
    ask(control)
    before = control.stop_requested, control.pause_requested
    ask(control)
    assert (control.stop_requested, control.pause_requested) == before


def test_every_waiting_thread_is_let_go(control: RunControl) -> None:
    control.pause()
    jobs = [Job(control) for _ in range(4)]
    for job in jobs:
        job.go()
    control.go_on()
    assert all(job.wait_passed(1) for job in jobs)
    for job in jobs:
        job.end()


def test_a_stop_is_no_error_of_the_person() -> None:
    assert not issubclass(StopRequested, UserError)
