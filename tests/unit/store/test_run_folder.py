"""The run folder: readable names, exact round trips, clear errors, one trainer at a time."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from ftstudio.core.config import DataConfig, ModelConfig, RunConfig
from ftstudio.core.dataset import DatasetSummary, SplitManifest, SplitSample
from ftstudio.core.errors import UserError
from ftstudio.core.evaluation import ClassEvaluation, ClassScore, EvaluatedImage
from ftstudio.core.events import EpochDone, Notice, RunStarted
from ftstudio.core.run_record import RunRecord
from ftstudio.store import run_folder
from ftstudio.store.run_folder import RunFolder

MakeRun = Callable[..., RunFolder]


def test_the_folder_name_describes_the_run(runs_dir: Path) -> None:
    config = RunConfig(model=ModelConfig(name="resnet18", freeze_depth=3))
    folder = RunFolder.create(runs_dir, config, "My Clothing (2026)/../x")
    pattern = r"\d{4}-\d\d-\d\d_\d{6}_my-clothing-2026-x_resnet18_k3_[0-9a-f]{8}"
    assert re.fullmatch(pattern, folder.path.name)
    assert folder.path.name.endswith(folder.run_id)
    assert folder.path.parent == runs_dir
    assert folder.config == config


def test_a_run_whose_settings_cannot_be_written_leaves_no_folder(
    runs_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(run_folder, "replace_file", full)
    with pytest.raises(UserError, match=r"config\.json cannot be written"):
        RunFolder.create(runs_dir, RunConfig(), "photos")
    assert list(runs_dir.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["", "///", "..", os.fsdecode(b"\xff\xfe"), "x" * 5000, "花" * 300, "a\nb", "\u202egnp"]
)
def test_any_data_set_name_gives_a_valid_folder_name(runs_dir: Path, name: str) -> None:
    folder = RunFolder.create(runs_dir, RunConfig(), name)
    assert folder.path.is_dir()
    assert folder.path.parent == runs_dir
    assert "\n" not in folder.path.name


def test_two_runs_of_the_same_second_have_their_own_folders(runs_dir: Path) -> None:
    folders = {RunFolder.create(runs_dir, RunConfig(), "same").path for _ in range(20)}
    assert len(folders) == 20


def test_a_folder_that_cannot_be_created_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(UserError, match="cannot be written"):
        RunFolder.create(tmp_path / "file", RunConfig(), "x")


def test_config_manifest_dataset_and_evaluation_are_read_as_written(runs_dir: Path) -> None:
    odd = os.fsdecode(b"/data/\xe4\xff \n")
    folder = RunFolder.create(runs_dir, RunConfig(data=DataConfig(source=odd)), "x")
    assert folder.config.data.source == odd
    manifest = SplitManifest(
        root=odd, fingerprint="f", seed=3, class_names=("a",), samples=(SplitSample(0, odd[1:], "a", "val"),)
    )
    folder.write_manifest(manifest)
    assert folder.manifest == manifest
    folder.write_dataset(
        DatasetSummary(source=odd, root=odd, name="n", layout="l", class_names=("a", "<b>"), counts=(), files=())
    )
    assert (folder.dataset.source, folder.dataset.class_names) == (odd, ("a", "<b>"))
    evaluation = ClassEvaluation(
        run_dir="r", split="test", root=odd, class_names=("a",), count=1, accuracy=1.0, accuracy_low=0.2,
        accuracy_high=1.0, loss=0.1, macro_f1=1.0, confusion=((1,),), images=(EvaluatedImage(odd[1:], 0, 0, 0.9),),
        classes=(ClassScore(name="a", count=1, precision=1.0, recall=1.0, f1=1.0),),
    )  # fmt: skip
    assert folder.evaluation("test") is None
    folder.write_evaluation(evaluation)
    assert folder.evaluation("test") == evaluation


def test_the_record_has_the_current_path_of_the_folder(make_run: MakeRun, tmp_path: Path) -> None:
    folder = make_run()
    moved = tmp_path / "elsewhere"
    folder.path.rename(moved)
    assert RunFolder(moved).record.run_dir == str(moved)


@pytest.mark.parametrize("content", [b"", b"{", b'{"run_id": 3}', b"\xff\xff", b"[]"])
def test_a_damaged_record_is_named(make_run: MakeRun, content: bytes) -> None:
    folder = make_run()
    (folder.path / "run.json").write_bytes(content)
    with pytest.raises(UserError, match=r"run\.json is damaged"):
        _ = folder.record
    assert folder.record_or_none() is None


def test_a_folder_that_is_not_a_run_is_reported(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"There is no config\.json"):
        _ = RunFolder(tmp_path).config


def test_a_record_of_a_newer_version_is_still_read(make_run: MakeRun) -> None:
    folder = make_run()
    path = folder.path / "run.json"
    path.write_text(path.read_text().replace("{", '{"mood": "good",', 1))
    assert folder.record.name == "first try"


def test_changes_of_two_writers_do_not_undo_each_other(make_run: MakeRun) -> None:
    folder = make_run()

    def rename_in_between(record: RunRecord | None) -> RunRecord:
        assert record is not None
        return replace(record, epochs_done=record.epochs_done + 1)

    folder.change_record(rename_in_between)
    folder.change_record(lambda record: replace(record, note="n") if record else pytest.fail("no record"))
    assert (folder.record.epochs_done, folder.record.note) == (1, "n")


def test_the_journal_and_the_table_of_epochs(
    make_run: MakeRun, started: RunStarted, epoch_done: Callable[..., EpochDone]
) -> None:
    folder = make_run()
    for event in (Notice("n"), started, epoch_done(1), epoch_done(2, val_loss=1e-7)):
        folder.append(event)
    folder.close()
    assert folder.started() == started
    assert len(list(folder.events())) == 4
    rows = (folder.path / "metrics.csv").read_text().splitlines()
    assert rows[0] == "epoch,step,train_loss,val_loss,seconds,is_best,val_accuracy,train_accuracy"
    assert rows[1:] == ["1,10,0.5,0.25,1.5,0,0.75,0.875", "2,20,0.5,1e-07,1.5,0,0.75,0.875"]


def test_a_resumed_run_replaces_its_rows_of_the_table(make_run: MakeRun, epoch_done: Callable[..., EpochDone]) -> None:
    folder = make_run()
    for epoch in (0, 1, 2, 3):
        folder.append(epoch_done(epoch))
    with (folder.path / "metrics.csv").open("ab") as torn:
        torn.write(b"4,4")
    resumed = RunFolder(folder.path)
    resumed.append(epoch_done(3, train_loss=0.125, metrics={"accuracy": 1.0, "new": 1.0}))
    rows = [row.split(",") for row in (folder.path / "metrics.csv").read_text().splitlines()]
    assert [row[0] for row in rows] == ["epoch", "0", "1", "2", "3"]
    assert rows[-1][2] == "0.125"
    assert {len(row) for row in rows} == {8}


def test_only_complete_checkpoints_count(make_run: MakeRun) -> None:
    folder = make_run()
    (folder.checkpoints / "step-10.tmp-77").mkdir(parents=True)
    (folder.checkpoints / "step-10.damaged").mkdir()
    assert not folder.has_checkpoint
    (folder.checkpoints / "step-10").mkdir()
    assert folder.has_checkpoint
    assert not folder.has_weights


def test_a_locked_run_names_its_holder_and_is_released_afterwards(make_run: MakeRun) -> None:
    folder = make_run()
    assert not folder.is_held()
    with folder.hold():
        assert folder.is_held()
        with pytest.raises(UserError, match="is in use by this program"), RunFolder(folder.path).hold():
            pytest.fail("held twice")
        assert folder.is_held()
    assert not folder.is_held()


def test_a_run_locked_by_another_process_is_refused(make_run: MakeRun) -> None:
    folder = make_run()
    code = (
        "import sys; from pathlib import Path; from ftstudio.store.run_folder import RunFolder\n"
        "with RunFolder(Path(sys.argv[1])).hold(): print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(folder.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None and other.stdin is not None
        assert other.stdout.readline().strip() == b"held"
        with pytest.raises(UserError, match=f"in use by process {other.pid} on this computer"), folder.hold():
            pytest.fail("held twice")
        other.stdin.close()
        other.wait(timeout=30)
    assert not folder.is_held()
