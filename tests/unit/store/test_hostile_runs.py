"""Run folders from somebody else: every file may be something else than a file, endless, or full of absurd values."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ftstudio.core.dataset import SplitManifest, SplitSample
from ftstudio.core.errors import UserError
from ftstudio.core.events import RunStarted, StepDone
from ftstudio.core.storage import reading
from ftstudio.store import journal
from ftstudio.store.run_folder import RunFolder
from ftstudio.store.runs import INDEX, RunStore

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes, sockets and links have names there")

MakeRun = Callable[..., RunFolder]
MakeOdd = Callable[[Path], object]


def socket_at(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the name of a socket has to be short
    try:
        with socket.socket(socket.AF_UNIX) as each:
            each.bind(path.name)
    finally:
        os.chdir(here)


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate((1 << 30) + 1)  # takes no room on the disk


ODD: dict[str, MakeOdd] = {
    "a named pipe": os.mkfifo if sys.platform != "win32" else Path.touch,
    "a socket": socket_at,
    "a folder": Path.mkdir,
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "over the limit": huge,
}
READS: dict[str, Callable[[RunFolder], object]] = {
    "run.json": lambda folder: folder.record,
    "config.json": lambda folder: folder.config,
    "split.json": lambda folder: folder.manifest,
    "dataset.json": lambda folder: folder.dataset,
    "evaluation-test.json": lambda folder: folder.evaluation("test"),
    "events.jsonl": lambda folder: list(folder.events()),
}


@pytest.mark.timeout(20)
@pytest.mark.parametrize("name", READS)
@pytest.mark.parametrize("kind", ODD)
def test_a_file_that_is_not_regular_is_named_and_does_not_block(make_run: MakeRun, name: str, kind: str) -> None:
    folder = make_run()
    path = folder.path / name
    path.unlink(missing_ok=True)
    ODD[kind](path)
    with pytest.raises(UserError, match=kind) as told:
        READS[name](folder)
    assert str(path) in told.value.message and told.value.hint


def test_a_link_to_a_regular_file_is_read(make_run: MakeRun, tmp_path: Path) -> None:
    folder = make_run(name="stored elsewhere")
    (folder.path / "run.json").rename(tmp_path / "elsewhere")
    (folder.path / "run.json").symlink_to(tmp_path / "elsewhere")
    assert folder.record.name == "stored elsewhere"


@pytest.mark.timeout(20)
@pytest.mark.parametrize("kind", ODD)
@pytest.mark.parametrize("name", ["run.lock", ".run.json.lock"])
def test_a_lock_that_is_not_a_file_does_not_block(make_run: MakeRun, name: str, kind: str) -> None:
    folder = make_run(state="running")
    (folder.path / name).unlink(missing_ok=True)
    ODD[kind](folder.path / name)
    assert not folder.is_held()
    if kind == "over the limit":
        return
    with pytest.raises(UserError, match="cannot be written"):
        if name == "run.lock":
            with folder.hold():
                pass
        else:
            folder.change_record(lambda record: record or folder.record)


@pytest.mark.timeout(20)
@pytest.mark.parametrize("kind", ["a named pipe", "a folder"])
def test_a_journal_that_is_not_a_file_is_not_written_to(make_run: MakeRun, kind: str) -> None:
    folder = make_run()
    ODD[kind](folder.path / "events.jsonl")
    with pytest.raises(UserError, match=r"events\.jsonl cannot be written"):
        folder.append(StepDone(1, 1, 0.5, 0.1, 10.0))


def changed(path: Path, **values: object) -> None:
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | values), "utf-8")


@pytest.mark.parametrize(
    "values",
    [
        {"created": 1e300}, {"created": -1}, {"created": 1e999}, {"val_accuracy": 7}, {"val_accuracy": -0.1},
        {"val_loss": 1e300}, {"epochs_done": -1}, {"epochs_done": 10**30}, {"freeze_depth": -3}, {"seconds": 1e300},
        {"sure_from": 2}, {"state": "sleeping"}, {"class_names": 3}, {"images_per_second": -5}, {"best_epoch": 2**60},
    ],
)  # fmt: skip
def test_a_record_out_of_bounds_is_refused_and_names_the_field(make_run: MakeRun, values: dict[str, Any]) -> None:
    folder = make_run()
    path = folder.path / "run.json"
    changed(path, **values)
    path.write_text(path.read_text("utf-8").replace("Infinity", "1e999"), "utf-8")
    with pytest.raises(UserError, match=rf"run\.json is damaged: .*({next(iter(values))}|1e999)"):
        _ = folder.record


@pytest.mark.timeout(20)
@pytest.mark.parametrize("spoil", [lambda path: changed(path, created=1e300), ODD["a named pipe"], ODD["a device"]])
def test_a_damaged_run_only_affects_its_own_row_and_says_why(runs_dir: Path, make_run: MakeRun, spoil: MakeOdd) -> None:
    make_run(run_id="sound")
    store, bad = RunStore(runs_dir), make_run(run_id="bad")
    store.refresh()
    assert {run.run_id for run in store.all()} == {"sound", "bad"}
    path = bad.path / "run.json"
    sound = path.read_bytes()
    if spoil in ODD.values():
        path.unlink()
    spoil(path)
    for opened in (store, RunStore(runs_dir)):
        opened.refresh()
        found = {run.state: run for run in opened.all()}
        assert found.keys() == {"completed", "unreadable"}
        lost = found["unreadable"]
        assert lost.name == bad.path.name and lost.error is not None and "run.json" in lost.error.message
        with pytest.raises(UserError, match=r"run\.json"):
            opened.find(lost.name)
    path.unlink()
    path.write_bytes(sound)
    store.refresh()
    assert {run.state for run in store.all()} == {"completed"}


def split_of(*samples: SplitSample, root: str = "/data", names: tuple[str, ...] = ("cat", "dog")) -> SplitManifest:
    return SplitManifest(root=root, fingerprint="", seed=0, class_names=names, samples=samples)


@pytest.mark.parametrize(
    "split",
    [
        split_of(SplitSample(0, "a.png", "horse", "val")),
        split_of(SplitSample(0, "/etc/passwd", "cat", "val")),
        split_of(SplitSample(0, "cat/../../a.png", "cat", "val")),
        split_of(SplitSample(0, "a\0.png", "cat", "val")),
        split_of(SplitSample(0, "\ud800.png", "cat", "val")),
        split_of(SplitSample(0, "", "cat", "val")),
        split_of(root=""), split_of(root="\0"), split_of(names=("cat", "cat")), split_of(names=()),
    ],
)  # fmt: skip
def test_an_inconsistent_split_or_one_outside_its_root_is_refused(make_run: MakeRun, split: SplitManifest) -> None:
    folder = make_run()
    folder.write_manifest(split_of(SplitSample(0, "a..b/…/c.png", "cat", "val")))
    assert folder.manifest.samples
    folder.write_manifest(split)
    with pytest.raises(UserError, match=r"split\.json is damaged"):
        _ = folder.manifest


EVALUATION: dict[str, Any] = {
    "run_dir": "", "split": "test", "root": "/data", "class_names": ["a", "b"], "count": 2, "accuracy": 0.5,
    "accuracy_low": 0.1, "accuracy_high": 0.9, "loss": 1.0, "macro_f1": 0.5,
    "classes": [
        {"name": "a", "count": 1, "precision": 0.5, "recall": 1, "f1": 0.6},
        {"name": "b", "count": 1, "precision": None, "recall": 0, "f1": 0},
    ],
    "confusion": [[1, 0], [1, 0]], "images": [["x", 0, 0, 0.9], ["y", 1, 0, 0.8]],
}  # fmt: skip


@pytest.mark.parametrize(
    "values",
    [
        {"confusion": [[1]]}, {"confusion": [[1, 0], [1]]}, {"confusion": [[2, -1], [1, 0]]},
        {"confusion": [[9, 0], [1, 0]]},
        {"images": [["x", 0, 7, 0.9], ["y", 1, 0, 0.8]]}, {"images": [["x", -1, 0, 0.9], ["y", 1, 0, 0.8]]},
        {"images": [["x", 0, 0, 0.9]]}, {"images": [["/x", 0, 0, 0.9], ["y", 1, 0, 0.8]]}, {"classes": []},
        {"class_names": []}, {"loss": 1e308}, {"accuracy": 1.5}, {"count": 10**7}, {"root": ""}, {"macro_f1": 1e999},
    ],
)  # fmt: skip
def test_an_inconsistent_evaluation_is_refused(make_run: MakeRun, values: dict[str, Any]) -> None:
    folder = make_run()
    path = folder.path / "evaluation-test.json"
    path.write_text(json.dumps(EVALUATION))
    assert folder.evaluation("test") is not None
    path.write_text(json.dumps(EVALUATION | values))
    with pytest.raises(UserError, match=r"evaluation-test\.json is damaged"):
        folder.evaluation("test")


def test_values_that_could_not_be_read_back_are_not_written(make_run: MakeRun, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make_run()
    folder.write_manifest(split_of(SplitSample(0, "a.png", "cat", "val")))
    before = folder.manifest
    monkeypatch.setattr(reading, "LISTING", 100)
    with pytest.raises(UserError, match=r"split\.json would have"):
        folder.write_manifest(split_of(SplitSample(0, "b.png" * 20, "cat", "val")))
    monkeypatch.undo()
    assert folder.manifest == before


# ---- the journal


def test_events_with_values_out_of_bounds_are_skipped(make_run: MakeRun, started: RunStarted) -> None:
    folder = make_run()
    folder.append(started)
    folder.close()
    with (folder.path / "events.jsonl").open("a") as file:
        file.write('{"type":"step_done","step":1,"epoch":1,"loss":1e308,"lr":1,"images_per_second":1}\n')
        file.write('{"type":"step_done","step":-1,"epoch":1,"loss":1,"lr":1,"images_per_second":1}\n')
        file.write('{"type":"step_done","step":2,"epoch":1,"loss":3e38,"lr":1,"images_per_second":1}\n')
    assert [event.step for event in folder.events() if isinstance(event, StepDone)] == [2]


def test_an_endless_line_is_not_read_into_memory(make_run: MakeRun, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "LONGEST_LINE", 1000)
    folder = make_run()
    (folder.path / "events.jsonl").write_bytes(b'{"type":"notice","message":"' + b"x" * 969 + b'"}\n')
    assert len(list(folder.events())) == 1
    (folder.path / "events.jsonl").write_bytes(b'{"type":"notice","message":"' + b"x" * 970 + b'"}\n')
    with pytest.raises(UserError, match="a line of more than"):
        list(folder.events())


def test_reading_endless_garbage_is_aborted(make_run: MakeRun, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "MOST_UNKNOWN", 10)
    folder = make_run()
    (folder.path / "events.jsonl").write_bytes(b"rubbish\n" * 9)
    assert list(folder.events()) == []
    (folder.path / "events.jsonl").write_bytes(b"rubbish\n" * 10)
    with pytest.raises(UserError, match="are not events"):
        list(folder.events())


# ---- the index


@pytest.mark.timeout(20)
@pytest.mark.parametrize("kind", [*ODD, "a view", "a trigger", "a row"])
def test_an_index_that_is_no_database_is_set_aside(runs_dir: Path, make_run: MakeRun, kind: str) -> None:
    make_run(run_id="sound")
    store = RunStore(runs_dir)
    store.refresh()
    path = runs_dir / INDEX
    if kind in ODD:
        path.unlink()
        ODD[kind](path)
    else:
        with sqlite3.connect(path) as connection:
            if kind == "a row":
                connection.execute("UPDATE runs SET record = 7")
            elif kind == "a trigger":
                connection.execute("CREATE TRIGGER t AFTER INSERT ON runs BEGIN DELETE FROM runs; END")
            else:
                connection.execute("DROP TABLE runs")
                connection.execute(
                    "CREATE VIEW runs AS WITH RECURSIVE n(folder) AS (SELECT 1 UNION ALL SELECT 1 FROM n) "
                    "SELECT folder, 0 AS mtime_ns, 0 AS size, '' AS record FROM n"
                )
        connection.close()
    store = RunStore(runs_dir)
    store.refresh()
    assert [run.run_id for run in store.all()] == ["sound"]
    assert list(runs_dir.glob(f"{INDEX}.damaged-*"))
    assert path.is_file()
