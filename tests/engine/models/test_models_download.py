"""Downloads against a server that is honest, slow, broken or somebody else."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hub_server import Hub

from ftstudio.core.control import RunControl
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.events import Event, Progress
from ftstudio.models import download, download_feed, download_part

CONTENT = random.Random(5).randbytes(3_000_000)


@pytest.fixture
def fetch(hub: Hub, tmp_path: Path) -> Callable[..., list[Event]]:
    """Fetch the hub's file to ``tmp_path / "weights.pth"``; the events it emitted."""
    hub.files["weights.pth"] = CONTENT

    def run(control: RunControl | None = None, expected: int = len(CONTENT), url: str = "") -> list[Event]:
        events: list[Event] = []
        address = url or f"{hub.url}/weights.pth"
        download.fetch(address, tmp_path / "weights.pth", "Toy", expected, control or RunControl(), events.append)
        return events

    return run


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "weights.pth"


@pytest.fixture
def part(tmp_path: Path) -> Path:
    return tmp_path / "weights.pth.part"


def test_a_file_is_downloaded_with_progress_and_no_leftovers(fetch: Callable[..., list[Event]], target: Path) -> None:
    events = fetch()
    assert target.read_bytes() == CONTENT
    assert list(target.parent.iterdir()) == [target]
    assert events[-1] == Progress("Downloading Toy", len(CONTENT), len(CONTENT))
    assert all(isinstance(event, Progress) and event.what == "Downloading Toy" for event in events)


def test_progress_comes_at_most_ten_times_a_second(fetch: Callable[..., list[Event]]) -> None:
    began = time.monotonic()
    events = fetch()
    assert len(events) <= 2 + 10 * (time.monotonic() - began)


def test_an_interrupted_download_is_saved_and_resumed(
    hub: Hub, fetch: Callable[..., list[Event]], target: Path, part: Path
) -> None:
    hub.mode = "truncated"
    with pytest.raises(UserError, match="stopped after") as caught:
        fetch()
    assert "saved" in caught.value.hint
    assert part.read_bytes() == CONTENT[: len(CONTENT) // 2]
    hub.mode = "honest"
    fetch()
    assert target.read_bytes() == CONTENT
    assert hub.ranges == ["", f"bytes={len(CONTENT) // 2}-"]


def test_a_file_that_has_changed_is_downloaded_from_the_start(
    hub: Hub, fetch: Callable[..., list[Event]], target: Path
) -> None:
    hub.mode = "truncated"
    with pytest.raises(UserError):
        fetch()
    hub.mode = "honest"
    hub.files["weights.pth"] = CONTENT[::-1]
    fetch()
    assert target.read_bytes() == CONTENT[::-1]


def test_without_server_support_a_download_starts_over(
    hub: Hub, fetch: Callable[..., list[Event]], target: Path
) -> None:
    hub.mode = "truncated"
    with pytest.raises(UserError):
        fetch()
    hub.mode = "no resume"
    fetch()
    assert target.read_bytes() == CONTENT


def test_a_partial_download_of_another_address_is_not_resumed(
    hub: Hub, fetch: Callable[..., list[Event]], target: Path
) -> None:
    hub.mode = "truncated"
    with pytest.raises(UserError):
        fetch()
    hub.mode = "honest"
    fetch(url=f"{hub.url}/elsewhere/weights.pth")
    assert hub.ranges[-1] == ""
    assert target.read_bytes() == CONTENT


def test_a_silent_server_times_out(
    hub: Hub, fetch: Callable[..., list[Event]], part: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(download_feed, "STALL_SECONDS", 0.4)
    hub.mode = "stalled"
    with pytest.raises(UserError, match="sent no data") as caught:
        fetch()
    assert "From a file" in caught.value.hint
    assert part.stat().st_size == len(CONTENT) // 2


def test_cancel_works_at_once_while_the_server_is_silent(
    hub: Hub, fetch: Callable[..., list[Event]], target: Path, part: Path
) -> None:
    hub.mode = "stalled"
    control = RunControl()
    stopped_at: list[float] = []

    def stop_when_silent() -> None:
        hub.halfway.wait(10)
        stopped_at.append(time.monotonic())
        control.stop()

    person = threading.Thread(target=stop_when_silent)
    person.start()
    with pytest.raises(StopRequested):
        fetch(control)
    person.join()
    assert time.monotonic() - stopped_at[0] < 2
    assert not target.exists()
    assert part.exists()


def test_cancel_keeps_the_part_and_the_next_attempt_uses_it(
    hub: Hub, target: Path, part: Path, fetch: Callable[..., list[Event]]
) -> None:
    hub.files["weights.pth"] = CONTENT
    control = RunControl()
    with pytest.raises(StopRequested):
        download.fetch(f"{hub.url}/weights.pth", target, "Toy", 0, control, lambda _event: control.stop())
    kept = part.stat().st_size
    assert 0 < kept < len(CONTENT)
    fetch()
    assert hub.ranges[-1] == f"bytes={kept}-"
    assert target.read_bytes() == CONTENT


@pytest.mark.parametrize("mode", ["html", "unmarked html"])
def test_a_sign_in_page_is_recognised(hub: Hub, fetch: Callable[..., list[Event]], target: Path, mode: str) -> None:
    hub.mode = mode
    with pytest.raises(UserError, match="web page") as caught:
        fetch(expected=0)
    assert "sign in" in caught.value.hint
    assert not target.exists()


def test_a_missing_file_names_its_address(hub: Hub, fetch: Callable[..., list[Event]]) -> None:
    hub.mode = "404"
    with pytest.raises(UserError, match="no longer at http"):
        fetch()


def test_a_refusal_is_reported_with_its_status(hub: Hub, fetch: Callable[..., list[Event]]) -> None:
    hub.mode = "503"
    with pytest.raises(UserError, match="503"):
        fetch()


def test_a_file_of_another_length_is_refused_before_it_is_written(
    fetch: Callable[..., list[Event]], part: Path
) -> None:
    with pytest.raises(UserError, match="instead of about"):
        fetch(expected=2 * len(CONTENT))
    assert not part.exists()


def test_an_insecure_connection_is_refused(hub: Hub, fetch: Callable[..., list[Event]]) -> None:
    with pytest.raises(UserError, match="not secure"):
        fetch(url=f"{hub.url.replace('http', 'https')}/weights.pth")


def test_a_missing_server_is_reported(fetch: Callable[..., list[Event]]) -> None:
    with pytest.raises(UserError, match=r"127\.0\.0\.1") as caught:
        fetch(url="http://127.0.0.1:9/weights.pth")
    assert "From a file" in caught.value.hint


def test_a_full_disk_is_noticed_before_the_first_byte(
    fetch: Callable[..., list[Event]], part: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full:
        free = 1_000_000

    monkeypatch.setattr(download_part.shutil, "disk_usage", lambda _path: Full)
    with pytest.raises(UserError, match="not enough free space"):
        fetch()
    assert not part.exists()


def test_two_simultaneous_downloads_do_not_interfere(
    hub: Hub, fetch: Callable[..., list[Event]], target: Path, part: Path
) -> None:
    with download_part.held(part, "Toy"), pytest.raises(UserError, match="already"):
        fetch()
    assert hub.ranges == []
    fetch()
    assert target.read_bytes() == CONTENT


def test_a_full_disk_during_the_download_is_reported(fetch: Callable[..., list[Event]], part: Path) -> None:
    part.mkdir()
    with pytest.raises(UserError, match="could not be written"):
        fetch()


def test_a_server_that_never_stops_sending_does_not_fill_the_disk(
    hub: Hub, fetch: Callable[..., list[Event]], part: Path, target: Path
) -> None:
    hub.mode = "endless"
    with pytest.raises(UserError, match="sent more data than the file"):
        fetch()
    assert not part.exists() and not target.exists()
