"""The list of runs: quick from the index, and right whatever happens to the index."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from ftstudio.core.errors import UserError
from ftstudio.core.metrics import ACCURACY, measured
from ftstudio.store import database
from ftstudio.store.database import IndexUnavailable
from ftstudio.store.run_folder import RunFolder
from ftstudio.store.runs import INDEX, RunStore

MakeRun = Callable[..., RunFolder]


def ids(store: RunStore) -> list[str]:
    return [record.run_id for record in store.all()]


def test_an_empty_folder_has_no_runs(runs_dir: Path) -> None:
    store = RunStore(runs_dir)
    assert store.all() == ()
    assert not store.refresh()
    assert not runs_dir.exists()


def test_newest_first_then_by_id(runs_dir: Path, make_run: MakeRun) -> None:
    store = RunStore(runs_dir)
    for run_id, created in (("b", 5.0), ("a", 5.0), ("old", 1.0), ("new", 9.0)):
        store.put(make_run(run_id=run_id, created=created).record)
    assert ids(store) == ["new", "a", "b", "old"]


def test_put_replaces_and_remove_forgets(runs_dir: Path, make_run: MakeRun) -> None:
    store = RunStore(runs_dir)
    record = make_run().record
    store.put(record)
    store.put(replace(record, validation=measured(ACCURACY, 0.5, 0)))
    assert [run.validation for run in store.all()] == [measured(ACCURACY, 0.5, 0)]
    store.remove(record.run_dir)
    assert store.all() == ()


def test_a_missing_index_is_rebuilt_from_the_folders(runs_dir: Path, make_run: MakeRun) -> None:
    make_run(run_id="a", created=1.0)
    make_run(run_id="b", created=2.0)
    assert ids(RunStore(runs_dir)) == ["b", "a"]
    store = RunStore(runs_dir)
    for path in runs_dir.glob(f"{INDEX}*"):
        path.unlink()
    assert ids(store) == ["b", "a"]


def test_refresh_detects_new_changed_and_removed_folders(runs_dir: Path, make_run: MakeRun) -> None:
    runs_dir.mkdir()
    store = RunStore(runs_dir)
    assert store.all() == ()
    folder = make_run(run_id="a")
    assert store.refresh()
    assert ids(store) == ["a"]
    assert not store.refresh()
    folder.write_record(replace(folder.record, name="another name"))
    assert store.refresh()
    assert store.all()[0].name == "another name"
    folder.path.rename(runs_dir.parent / "gone")
    assert store.refresh()
    assert store.all() == ()


@pytest.mark.parametrize("damage", [b"this is no database at all, " * 50, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_damaged_index_is_set_aside_and_rebuilt(runs_dir: Path, make_run: MakeRun, damage: bytes) -> None:
    make_run(run_id="a")
    assert ids(RunStore(runs_dir)) == ["a"]
    for tail in ("-wal", "-shm"):
        (runs_dir / f"{INDEX}{tail}").unlink(missing_ok=True)
    (runs_dir / INDEX).write_bytes(damage)
    assert ids(RunStore(runs_dir)) == ["a"]
    assert list(runs_dir.glob(f"{INDEX}.damaged-*"))
    store = RunStore(runs_dir)
    store.put(make_run(run_id="b", created=1.0).record)
    assert ids(store) == ["a", "b"]


def test_damage_that_shows_only_in_use_is_repaired(runs_dir: Path, make_run: MakeRun) -> None:
    make_run(run_id="a")
    store = RunStore(runs_dir)
    assert ids(store) == ["a"]
    with sqlite3.connect(runs_dir / INDEX) as connection:
        connection.execute("UPDATE runs SET record = x'ff'")
    connection.close()
    assert ids(store) == ["a"]
    assert list(runs_dir.glob(f"{INDEX}.damaged-*"))


def test_flipped_bytes_never_lose_a_run(runs_dir: Path, make_run: MakeRun) -> None:
    names = [make_run(run_id=f"r{number}").run_id for number in range(30)]
    assert len(ids(RunStore(runs_dir))) == len(names)
    whole = bytearray((runs_dir / INDEX).read_bytes())
    for place in range(0, len(whole), 1500):
        broken = bytearray(whole)
        broken[place : place + 200] = b"\xa5" * len(broken[place : place + 200])
        for path in runs_dir.glob(f"{INDEX}*"):
            path.unlink()
        (runs_dir / INDEX).write_bytes(broken)
        store = RunStore(runs_dir)
        store.refresh()
        assert sorted(ids(store)) == sorted(f"r{number}" for number in range(30)), place


def test_an_index_of_a_newer_version_is_not_changed(runs_dir: Path, make_run: MakeRun) -> None:
    folder = make_run(run_id="a")
    connection = sqlite3.connect(runs_dir / INDEX)
    connection.execute("CREATE TABLE other (x)")
    connection.execute("PRAGMA user_version = 99")
    connection.commit()
    connection.close()
    before = (runs_dir / INDEX).read_bytes()
    store = RunStore(runs_dir)
    assert ids(store) == ["a"]
    assert not store.refresh()
    assert store.find("a").run_id == "a"
    with pytest.raises(IndexUnavailable, match="newer version"):
        store.put(folder.record)
    assert (runs_dir / INDEX).read_bytes() == before


def test_a_locked_index_fails_writes_but_not_reads(
    runs_dir: Path, make_run: MakeRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    folder = make_run(run_id="a")
    store = RunStore(runs_dir)
    assert ids(store) == ["a"]
    other = sqlite3.connect(runs_dir / INDEX, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(IndexUnavailable, match="locked"):
        store.put(folder.record)
    assert ids(store) == ["a"]
    other.execute("ROLLBACK")
    other.close()
    store.put(folder.record)


def test_an_index_that_cannot_be_opened_does_not_hide_the_runs(runs_dir: Path, make_run: MakeRun) -> None:
    make_run(run_id="a")
    (runs_dir / INDEX).mkdir()
    store = RunStore(runs_dir)
    assert ids(store) == ["a"]
    assert not store.refresh()
    assert store.find("a").run_id == "a"


def test_many_threads_write_at_once(runs_dir: Path, make_run: MakeRun) -> None:
    store = RunStore(runs_dir)
    records = [make_run(run_id=f"r{number}").record for number in range(8)]
    failures: list[BaseException] = []

    def put(number: int) -> None:
        try:
            for epoch in range(5):
                store.put(replace(records[number], epochs_done=epoch))
        except BaseException as error:  # noqa: BLE001 - the test looks at it
            failures.append(error)

    threads = [threading.Thread(target=put, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert not failures
    assert {record.epochs_done for record in store.all()} == {4}


def test_a_running_run_without_a_process_is_interrupted(runs_dir: Path, make_run: MakeRun) -> None:
    folder = make_run(state="running")
    store = RunStore(runs_dir)
    assert store.all()[0].state == "interrupted"
    with folder.hold():
        assert store.all()[0].state == "running"
    assert store.find(str(folder.path)).state == "interrupted"
    assert folder.record.state == "running"


def test_folders_that_are_not_runs_are_skipped(runs_dir: Path, make_run: MakeRun) -> None:
    make_run(run_id="a")
    (runs_dir / "holiday").mkdir()
    (runs_dir / "file.txt").write_text("x")
    store = RunStore(runs_dir)
    store.refresh()
    assert ids(store) == ["a"]


@pytest.mark.skipif(os.name == "nt" or os.uname().sysname == "Darwin", reason="names must be Unicode there")
def test_a_folder_with_a_name_that_is_not_utf_8(tmp_path: Path, make_run: MakeRun) -> None:
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/r\xff\xfens"))
    folder = make_run(run_id="a", dataset=os.fsdecode(b"\xe4"))
    odd.mkdir()
    target = odd / os.fsdecode(b"run-\xfa")
    folder.path.rename(target)
    store = RunStore(odd)
    assert store.all()[0].run_dir == str(target)
    store.put(store.all()[0])
    assert store.all()[0].dataset == os.fsdecode(b"\xe4")
    store.remove(str(target))
    assert store.all() == ()


def test_moved_runs_have_their_current_path(runs_dir: Path, make_run: MakeRun, tmp_path: Path) -> None:
    make_run(run_id="a")
    assert ids(RunStore(runs_dir)) == ["a"]
    runs_dir.rename(tmp_path / "moved")
    assert Path(RunStore(tmp_path / "moved").all()[0].run_dir).is_dir()


def test_find_by_path_id_folder_name_and_beginning_of_the_id(
    runs_dir: Path, make_run: MakeRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_run(name="roses")
    make_run(name="tulips")
    store = RunStore(runs_dir)
    for text in (str(folder.path), folder.run_id, folder.path.name, "roses", folder.run_id[:6]):
        assert store.find(text).run_id == folder.run_id
    monkeypatch.chdir(folder.path)
    assert store.find(".").run_dir == str(folder.path)


def test_find_reports_missing_and_ambiguous_runs(runs_dir: Path, make_run: MakeRun) -> None:
    store = RunStore(runs_dir)
    with pytest.raises(UserError, match="no run “x”") as none_yet:
        store.find("x")
    assert "ftstudio train" in none_yet.value.hint
    one, two = make_run(name="roses"), make_run(name="roses")
    with pytest.raises(UserError, match="2 runs are called “roses”") as both:
        store.find("roses")
    assert one.run_id in both.value.hint and two.run_id in both.value.hint
    with pytest.raises(UserError) as close:
        store.find("rosse")
    assert "roses" in close.value.hint
    with pytest.raises(UserError, match="is a folder, but not a run folder"):
        store.find(str(runs_dir))
    for odd in ("", "a\0b", "x" * 6000, "*"):
        with pytest.raises(UserError):
            store.find(odd)
