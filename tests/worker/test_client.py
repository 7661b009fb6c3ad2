"""WorkerClient with a real worker process: events, requests and errors of single jobs."""

from __future__ import annotations

import os
import time

import fake_jobs
import psutil
import pytest
from calls import Call, errand, ignore, worker_pid

from ftstudio.app.requests import (
    Predict,
    PredictionCounts,
    Scan,
    WeightsReady,
)
from ftstudio.core import paths as places
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.events import Event, Notice, PhaseChanged, PredictionMade, StepDone
from ftstudio.worker import protocol
from ftstudio.worker.client import JobCrashed, WorkerClient


def test_events_arrive_in_order_and_before_the_answer(client: WorkerClient) -> None:
    call = Call(client, errand("events"))
    call.end()
    assert call.events[0] == PhaseChanged("preparing")
    assert call.events[-1] == Notice("done")
    assert len(call.events) == 102
    assert [event.step for event in call.events if isinstance(event, StepDone)] == list(range(50))
    assert isinstance(call.answer, WeightsReady)


def test_the_worker_process_is_reused_for_the_next_job(client: WorkerClient) -> None:
    client.start()
    assert client.pid == worker_pid(client) == worker_pid(client)


def test_answers_have_the_type_of_their_request(client: WorkerClient) -> None:
    answer = client.run(Scan(source="/photos"), ignore)
    assert isinstance(answer, DatasetSummary)
    assert answer == fake_jobs.scanned("/photos")


def test_files_of_an_answer_share_equal_values(client: WorkerClient) -> None:
    answer = client.run(Scan(source="/photos"), ignore)
    assert isinstance(answer, DatasetSummary)
    assert len({id(file.class_name) for file in answer.files}) == 1
    assert len({id(file.width) for file in answer.files}) == 1


def test_long_answers_are_sent_in_parts() -> None:
    summary = fake_jobs.scanned("/photos", 20_000)
    lines = list(protocol.answer_lines(1, summary))
    assert len(lines) > 10 and max(map(len, lines)) < 200_000


def test_a_file_name_that_is_not_utf_8_survives_the_round_trip(client: WorkerClient) -> None:
    name = os.fsdecode(b"/photos/caf\xe9\n\xff.jpg")
    call = Call(client, Predict(run_dir=name, paths=(name, "/photos/\u202egpj.\u00e9")))
    call.end()
    paths = [event.prediction.path for event in call.events if isinstance(event, PredictionMade)]
    assert paths == [name, "/photos/\u202egpj.\u00e9"]
    assert call.answer == PredictionCounts(done=2, unreadable=0)


def test_ten_thousand_steps_arrive_within_seconds(client: WorkerClient) -> None:
    worker_pid(client)
    started = time.monotonic()
    call = Call(client, errand("flood"))
    call.end()
    assert [event.step for event in call.events if isinstance(event, StepDone)] == list(range(10_000))
    assert time.monotonic() - started < 5


def test_a_library_that_prints_or_reads_does_no_harm(client: WorkerClient) -> None:
    assert isinstance(client.run(errand("printing"), ignore), WeightsReady)
    assert isinstance(client.run(errand("reading"), ignore), WeightsReady)
    log = (places.log_dir() / "worker-test.log").read_text()
    assert "a library talks" in log


def test_a_user_error_keeps_its_message_and_hint(client: WorkerClient) -> None:
    with pytest.raises(UserError) as caught:
        client.run(errand("user error"), ignore)
    assert (caught.value.message, caught.value.hint) == ("The weights of resnet do not fit.", "Choose others.")


def test_a_bug_is_reported_with_its_traceback_and_the_worker_continues(client: WorkerClient) -> None:
    before = worker_pid(client)
    with pytest.raises(JobCrashed) as caught:
        client.run(errand("bug"), ignore)
    assert caught.value.report.is_bug
    assert "seven is no colour" in caught.value.report.message
    assert "fake_jobs.py" in caught.value.report.details
    assert worker_pid(client) == before


def test_stop_ends_a_job_and_not_the_next_one(client: WorkerClient) -> None:
    call = Call(client, errand("wait for stop"))
    call.wait_for(Notice("waiting"))
    client.stop()
    call.end()
    assert isinstance(call.error, StopRequested)
    client.stop()
    assert isinstance(client.run(errand("nothing"), ignore), WeightsReady)


def test_a_job_pauses_and_continues(client: WorkerClient) -> None:
    call = Call(client, errand("pausable"))
    call.wait_for(Notice("working"))
    client.pause()
    call.wait_for(PhaseChanged("paused"))
    client.go_on()
    call.end()
    assert call.events[-1] == Notice("went on")


def test_stop_works_while_paused(client: WorkerClient) -> None:
    call = Call(client, errand("pausable"))
    call.wait_for(Notice("working"))
    client.pause()
    call.wait_for(PhaseChanged("paused"))
    client.stop()
    call.end()
    assert isinstance(call.error, StopRequested)


def test_a_second_job_at_the_same_time_is_refused_and_harms_nothing(client: WorkerClient) -> None:
    call = Call(client, errand("wait for stop"))
    call.wait_for(Notice("waiting"))
    with pytest.raises(RuntimeError, match="runs a job already"):
        client.run(errand("nothing"), ignore)
    client.stop()
    call.end()
    assert isinstance(call.error, StopRequested)


def test_an_invalid_event_is_ignored_and_the_job_continues(client: WorkerClient) -> None:
    call = Call(client, errand("undecodable"))
    call.end()
    assert isinstance(call.answer, WeightsReady)
    [notice] = call.events
    assert isinstance(notice, Notice) and notice.level == "warning"


def test_if_emit_raises_the_job_ends_and_the_next_one_gets_a_new_worker(client: WorkerClient) -> None:
    before = worker_pid(client)

    def broken(_event: Event) -> None:
        raise KeyError("a panel is gone")

    with pytest.raises(KeyError):
        client.run(errand("wait for stop"), broken)
    assert not psutil.pid_exists(before)
    assert worker_pid(client) != before
