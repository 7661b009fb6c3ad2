"""The journal keeps every event that was acknowledged and survives what a crash leaves behind."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from ftstudio.core.errors import UserError
from ftstudio.core.events import CheckpointSaved, Notice, PhaseChanged, RunFinished, StepDone
from ftstudio.store import journal
from ftstudio.store.journal import Journal


def step(number: int) -> StepDone:
    return StepDone(number, 1, 0.5, 0.001, 100.0, number / 10)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "events.jsonl"


def test_events_are_read_in_order(path: Path) -> None:
    events = [PhaseChanged("training"), step(1), CheckpointSaved("/x", 1, 1), RunFinished("completed")]
    writer = Journal(path)
    for event in events:
        writer.append(event)
    writer.close()
    assert list(journal.read(path)) == events


def test_a_step_is_in_the_file_when_append_returns(path: Path) -> None:
    writer = Journal(path)
    for number in range(1, 4):
        writer.append(step(number))
        assert list(journal.read(path))[-1] == step(number)
    writer.close()


def test_a_torn_last_line_is_skipped_and_the_next_event_has_its_own_line(path: Path) -> None:
    writer = Journal(path)
    writer.append(Notice("one"))
    writer.close()
    with path.open("ab") as file:
        file.write(b'{"type":"step_done","step":1,"ep')
    assert list(journal.read(path)) == [Notice("one")]
    again = Journal(path)
    again.append(Notice("two"))
    again.close()
    assert list(journal.read(path)) == [Notice("one"), Notice("two")]


@pytest.mark.parametrize("cut", range(0, 40, 3))
def test_truncation_anywhere_preserves_the_lines_before(path: Path, cut: int) -> None:
    writer = Journal(path)
    writer.append(Notice("one"))
    writer.append(Notice("the second of them"))
    writer.close()
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) - 1 - cut])
    events = list(journal.read(path))
    assert events[0] == Notice("one")
    assert len(events) == (2 if cut == 0 else 1)


def test_events_of_a_newer_version_and_garbage_are_skipped(path: Path) -> None:
    path.write_bytes(b'{"type":"teleported","to":"mars"}\n\x00\xff\xfe\n[1]\n\n{"type":"notice","message":"here"}\n')
    assert list(journal.read(path)) == [Notice("here")]


def test_names_that_are_not_utf_8_are_read_exactly(path: Path) -> None:
    event = CheckpointSaved(os.fsdecode(b"/runs/\xff\xfe/step-1"), 1, 1)
    writer = Journal(path)
    writer.append(event)
    writer.close()
    assert list(journal.read(path)) == [event]


def test_a_missing_journal_has_no_events(path: Path) -> None:
    assert list(journal.read(path)) == []


def test_a_full_disk_is_reported_and_pending_events_are_written_later_intact(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    writer = Journal(path)
    writer.append(Notice("before"))

    def half_then_full(file: int, data: Any) -> int:
        if len(data) > 10:
            return write(file, bytes(data[:10]))
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", half_then_full)
    with pytest.raises(UserError, match="No space left") as caught:
        writer.append(Notice("during"))
    assert "Free some space" in caught.value.hint
    monkeypatch.setattr(os, "write", write)
    writer.append(Notice("after"))
    writer.close()
    assert list(journal.read(path)) == [Notice("before"), Notice("during"), Notice("after")]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_in_place_of_the_journal_is_not_followed(path: Path, tmp_path: Path) -> None:
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UserError):
        Journal(path).append(Notice("x"))
    assert not (tmp_path / "elsewhere").exists()
