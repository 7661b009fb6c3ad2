"""WorkerClient with real worker processes: runs, deaths, closing, and that nothing is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from calls import Call, errand, finishes, ignore, posix_only, training, wait_until, worker_pid

from ftstudio.app.requests import (
    Resume,
    Train,
)
from ftstudio.core import paths
from ftstudio.core.errors import StopRequested
from ftstudio.core.events import Notice, RunFinished
from ftstudio.core.run_record import RunResult
from ftstudio.worker import client as client_module
from ftstudio.worker.client import JobCrashed, WorkerClient

# ---- runs -------------------------------------------------------------------------------------------------


def test_the_events_of_a_completed_run_are_forwarded_unchanged(client: WorkerClient) -> None:
    call = Call(client, training("fine"))
    call.end()
    assert finishes(call.events) == [RunFinished("completed")]
    assert call.answer == RunResult(run_dir="/runs/r1", run_id="r1", outcome="completed")


@posix_only
def test_a_killed_worker_gives_exactly_one_run_finished_and_the_next_job_works(client: WorkerClient) -> None:
    before = worker_pid(client)
    call = Call(client, training("killed after saving"))
    call.end()
    [finished] = finishes(call.events)
    assert call.events[-1] is finished
    assert finished.outcome == "failed" and finished.error is not None
    assert "memory" in finished.error.message and "Resume" in finished.error.hint
    assert not finished.error.is_bug
    assert isinstance(call.answer, RunResult)
    assert (call.answer.outcome, call.answer.run_dir, call.answer.run_id) == ("failed", "/runs/r1", "r1")
    assert worker_pid(client) != before


@posix_only
@pytest.mark.parametrize(
    ("request_", "way_on"), [(training("killed"), "train again"), (Resume(run_dir="killed"), "Resume the run")]
)
def test_resuming_a_killed_run_is_suggested_only_if_something_was_saved(
    client: WorkerClient, request_: Train | Resume, way_on: str
) -> None:
    call = Call(client, request_)
    call.end()
    [finished] = finishes(call.events)
    assert finished.error is not None and way_on in finished.error.hint


@posix_only
def test_a_segmentation_fault_is_named_and_shows_where(client: WorkerClient) -> None:
    call = Call(client, Resume(run_dir="segfault"))
    call.end()
    [finished] = finishes(call.events)
    assert finished.error is not None and finished.error.is_bug
    assert "segmentation fault" in finished.error.message
    assert "fake_jobs.py" in finished.error.details, "faulthandler wrote no traceback"
    assert worker_pid(client)


@posix_only
def test_a_worker_that_dies_after_the_end_of_a_run_does_not_end_it_twice(client: WorkerClient) -> None:
    call = Call(client, training("dies at the very end"))
    call.end()
    assert finishes(call.events) == [RunFinished("completed")]
    assert isinstance(call.answer, RunResult) and call.answer.outcome == "completed"


def test_a_run_that_is_refused_before_it_starts_still_finishes_once(client: WorkerClient) -> None:
    call = Call(client, training("fails before it starts"))
    call.end()
    [finished] = finishes(call.events)
    assert finished.outcome == "failed" and finished.error is not None and not finished.error.is_bug
    assert isinstance(call.answer, RunResult) and call.answer.error == finished.error


@posix_only
def test_the_end_of_a_worker_is_noticed_even_if_a_forked_child_continues(client: WorkerClient) -> None:
    worker_pid(client)
    started = time.monotonic()
    with pytest.raises(JobCrashed):
        client.run(errand("forked"), ignore)
    assert time.monotonic() - started < 5


def test_exit_status_and_last_output_of_a_worker_are_reported(client: WorkerClient) -> None:
    with pytest.raises(JobCrashed) as caught:
        client.run(errand("exit"), ignore)
    assert "exit status 3" in caught.value.report.message
    assert "out of cheese" in caught.value.report.details


def test_a_worker_that_cannot_start_is_reported() -> None:
    client = WorkerClient("test", "no_such_module:run")
    with pytest.raises(JobCrashed) as caught:
        client.run(errand("nothing"), ignore)
    assert "no_such_module" in caught.value.report.message
    client.close()


@posix_only
def test_a_terminated_worker_saves_first(client: WorkerClient) -> None:
    pid = worker_pid(client)
    call = Call(client, training("saves slowly"))
    call.wait_for(Notice("training"))
    os.kill(pid, signal.SIGTERM)
    call.end()
    assert finishes(call.events) == [RunFinished("stopped")]


@posix_only
def test_ctrl_c_in_the_terminal_does_not_reach_a_job(client: WorkerClient) -> None:
    pid = worker_pid(client)
    assert os.getpgid(pid) != os.getpgid(0)
    call = Call(client, errand("wait for stop"))
    call.wait_for(Notice("waiting"))
    os.kill(pid, signal.SIGINT)
    client.stop()
    call.end()
    assert isinstance(call.error, StopRequested)


# ---- the end ----------------------------------------------------------------------------------------------


def test_close_during_a_run_lets_it_save(client: WorkerClient) -> None:
    call = Call(client, training("saves slowly"))
    call.wait_for(Notice("training"))
    client.close()
    call.end()
    assert finishes(call.events) == [RunFinished("stopped")]
    assert isinstance(call.answer, RunResult) and call.answer.outcome == "stopped"


def test_close_does_not_wait_for_a_job_that_never_stops(client: WorkerClient) -> None:
    call = Call(client, training("never stops"))
    call.wait_for(Notice("training"))
    started = time.monotonic()
    client.close(limit=0.2)
    assert time.monotonic() - started < 5
    call.end()
    assert len(finishes(call.events)) == 1


@posix_only
def test_close_ends_a_worker_that_hangs(client: WorkerClient) -> None:
    pid = worker_pid(client)
    call = Call(client, training("runs on"))
    call.wait_for(Notice("training"))
    os.kill(pid, signal.SIGSTOP)
    client.close(limit=0.2)
    call.end()
    assert len(finishes(call.events)) == 1
    assert not psutil.pid_exists(pid)


def test_a_closed_client_takes_no_job_and_starts_no_process(client: WorkerClient) -> None:
    client.close()
    client.start()
    with pytest.raises(StopRequested):
        client.run(errand("nothing"), ignore)
    assert client.pid is None


def test_a_hanging_worker_is_noticed_and_can_be_ended(client: WorkerClient) -> None:
    pid = worker_pid(client)
    heard = client.last_heard
    assert wait_until(lambda: client.last_heard > heard, 5), "no heartbeat came"
    call = Call(client, training("runs on"))
    call.wait_for(Notice("training"))
    psutil.Process(pid).suspend()
    assert wait_until(lambda: time.monotonic() - client.last_heard > 1.5, 10), "a hung worker looked alive"
    client.end_now()
    call.end()
    [finish] = finishes(call.events)
    assert finish.error is not None
    assert "did not respond" in finish.error.message and not finish.error.is_bug


@posix_only
@pytest.mark.parametrize("what", ["runs on", "never stops"])
def test_the_worker_ends_within_five_seconds_of_its_killed_parent(tmp_path: Path, what: str) -> None:
    pid_file = tmp_path / "pid"
    parent = subprocess.Popen([sys.executable, "-c", PARENT, str(pid_file), what, str(tmp_path)])
    assert wait_until(lambda: pid_file.exists() and pid_file.read_text() != "", 20)
    worker = psutil.Process(int(pid_file.read_text()))
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()
    # Orphaned, the worker may stay as a zombie where nobody reaps it: gone is what no longer runs.
    gone = wait_until(lambda: not worker.is_running() or worker.status() == psutil.STATUS_ZOMBIE, 5.5)
    if not gone:
        worker.kill()
    assert gone, "the worker outlived its parent"
    if what == "runs on":
        assert (tmp_path / "end.txt").read_text() == "abandoned", "nobody asked for this end"


PARENT = """
import sys
from pathlib import Path
from ftstudio.app.requests import Train
from ftstudio.core.config import RunConfig
from ftstudio.core.events import Notice
from ftstudio.worker.client import WorkerClient

client = WorkerClient("orphan", "fake_jobs:run")

def emit(event):
    if event == Notice("training"):
        Path(sys.argv[1]).write_text(str(client.pid))

client.run(Train(config=RunConfig(name=sys.argv[2]), runs_dir=sys.argv[3]), emit)
"""


def test_a_full_log_is_rotated_once(client: WorkerClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ftstudio.core.storage.logs.MOST_BYTES", 1_000)
    log = paths.log_dir() / "worker-test.log"
    log.parent.mkdir(parents=True)
    log.write_text("a long story of earlier days" * 40)
    client.run(errand("printing"), ignore)
    assert log.with_suffix(".log.old").read_text() == "a long story of earlier days" * 40
    assert "earlier days" not in log.read_text()


def test_a_log_that_fills_while_the_worker_runs_is_rotated(
    client: WorkerClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ftstudio.core.storage.logs.MOST_BYTES", 20)
    log = paths.log_dir() / "worker-test.log"
    client.run(errand("printing"), ignore)
    assert wait_until(lambda: log.with_suffix(".log.old").exists() and log.stat().st_size == 0, 20)
    monkeypatch.setattr("ftstudio.core.storage.logs.MOST_BYTES", 1_000)
    client.run(errand("printing"), ignore)
    assert log.read_text().startswith("a library talks"), "both write at the new beginning"
    with pytest.raises(JobCrashed) as died:
        client.run(errand("exit"), ignore)
    assert "out of cheese" in died.value.report.details


def test_importing_the_client_loads_neither_torch_nor_qt() -> None:
    code = f"import sys, {client_module.__name__}; print([m for m in ('torch', 'PySide6') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
