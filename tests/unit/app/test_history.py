"""Earlier runs: curves in the order of steps, names and notes, and a bin that never loses anything."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import send2trash
from msgspec.structs import replace

from ftstudio.app import history
from ftstudio.core import paths
from ftstudio.core.errors import UserError
from ftstudio.core.events import EpochDone, RolledBack, RunStarted, StepDone
from ftstudio.store.run_folder import RunFolder
from ftstudio.store.runs import RunStore

MakeRun = Callable[..., RunFolder]
MakeEpoch = Callable[..., EpochDone]


def step(number: int, loss: float = 0.5) -> StepDone:
    return StepDone(number, 1, loss, 0.001 * number, 100.0, number / 4)


def test_no_folder_no_runs_and_nothing_is_made() -> None:
    assert history.all_runs() == ()
    assert history.interrupted_runs() == ()
    assert not paths.runs_dir().exists()


def test_runs_of_other_processes_appear(runs_dir: Path, make_run: MakeRun) -> None:
    make_run(run_id="a", created=1.0)
    assert [run.run_id for run in history.all_runs(runs_dir)] == ["a"]
    make_run(run_id="b", created=2.0)
    assert [run.run_id for run in history.all_runs(runs_dir)] == ["b", "a"]
    assert history.find_run("b", runs_dir).run_id == "b"


def test_curves_of_a_run(make_run: MakeRun, started: RunStarted, epoch_done: MakeEpoch) -> None:
    folder = make_run(name="roses")
    for event in (started, step(1), step(5), epoch_done(0), epoch_done(1)):
        folder.append(event)
    folder.close()
    curves = history.curves(str(folder.path))
    assert (curves.name, curves.run_dir) == ("roses", str(folder.path))
    assert (curves.steps, curves.losses, curves.lrs) == ((1, 5), (0.5, 0.5), (0.001, 0.005))
    assert (curves.step_seconds, curves.step_epochs) == ((0.25, 1.25), (0.1, 0.5))
    assert [epoch.epoch for epoch in curves.epochs] == [0, 1]
    assert curves.metrics == started.metrics


def test_a_resumed_run_is_one_line_in_the_order_of_steps(
    make_run: MakeRun, started: RunStarted, epoch_done: MakeEpoch
) -> None:
    folder = make_run()
    first = [
        started,
        *(step(number, 1.0) for number in range(1, 26)),
        epoch_done(1),
        epoch_done(2, train_loss=1.0),
    ]
    second = [replace(started, start_step=12, start_epoch=1), *(step(number, 2.0) for number in range(13, 19))]
    for event in (*first, *second, epoch_done(2, train_loss=2.0)):
        folder.append(event)
    folder.close()
    curves = history.curves(str(folder.path))
    assert curves.steps == tuple(range(1, 19))
    assert curves.losses == (1.0,) * 12 + (2.0,) * 6
    assert [(epoch.epoch, epoch.train_loss) for epoch in curves.epochs] == [(1, 0.5), (2, 2.0)]


def test_what_a_roll_back_has_undone_is_no_part_of_the_curves(
    make_run: MakeRun, started: RunStarted, epoch_done: MakeEpoch
) -> None:
    folder = make_run()
    first = [started, *(step(number, 1.0) for number in range(1, 26)), epoch_done(0), epoch_done(1), epoch_done(2)]
    again = [RolledBack(10, 1), *(step(number, 2.0) for number in range(11, 14))]
    for event in (*first, *again):
        folder.append(event)
    folder.close()
    curves = history.curves(str(folder.path))
    assert (curves.steps, curves.losses) == (tuple(range(1, 14)), (1.0,) * 10 + (2.0,) * 3)
    assert [epoch.epoch for epoch in curves.epochs] == [0, 1]


def test_the_same_step_told_again_replaces_the_earlier_one(make_run: MakeRun) -> None:
    folder = make_run()
    for event in (step(2, 1.0), step(1, 1.0), step(2, 3.0)):
        folder.append(event)
    folder.close()
    assert history.curves(str(folder.path)).losses == (1.0, 3.0)


def test_long_runs_are_thinned_with_both_ends_kept(make_run: MakeRun, started: RunStarted) -> None:
    folder = make_run()
    folder.append(started)
    for number in range(1, 9002):
        folder.append(step(number))
    folder.close()
    steps = history.curves(str(folder.path)).steps
    assert len(steps) == history.MAX_POINTS
    assert (steps[0], steps[-1]) == (1, 9001)
    assert list(steps) == sorted(set(steps))


def test_a_run_without_a_journal_has_empty_curves(make_run: MakeRun) -> None:
    assert history.curves(str(make_run().path)).steps == ()


def test_names_and_notes(runs_dir: Path, make_run: MakeRun) -> None:
    folder = make_run()
    assert history.rename(str(folder.path), "  red \n roses ").name == "red roses"
    assert history.set_note(str(folder.path), " with flash ").note == "with flash"
    assert (folder.record.name, folder.record.note) == ("red roses", "with flash")
    assert RunStore(runs_dir).all()[0].note == "with flash"
    with pytest.raises(UserError, match="needs a name"):
        history.rename(str(folder.path), " \n ")
    with pytest.raises(UserError):
        history.rename(str(runs_dir / "nothing"), "x")


def test_interrupted_runs_are_those_that_can_be_resumed(runs_dir: Path, make_run: MakeRun) -> None:
    make_run(run_id="done")
    make_run(run_id="nothing-saved", state="running")
    cut = make_run(run_id="cut", state="running")
    (cut.checkpoints / "step-40").mkdir(parents=True)
    assert [run.run_id for run in history.interrupted_runs(runs_dir)] == ["cut"]
    with cut.hold():
        assert history.interrupted_runs(runs_dir) == ()


def test_deleting_goes_to_the_bin(
    runs_dir: Path, make_run: MakeRun, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bin_of_test = tmp_path / "bin"
    monkeypatch.setattr(send2trash, "send2trash", lambda path: Path(path).rename(bin_of_test))
    folder = make_run(run_id="a")
    assert len(history.all_runs(runs_dir)) == 1
    history.delete_to_bin(str(folder.path))
    assert RunStore(runs_dir).all() == ()
    assert (bin_of_test / "run.json").exists()


def test_without_a_bin_nothing_is_deleted(make_run: MakeRun, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_bin(path: Any) -> None:
        raise send2trash.TrashPermissionError(path)

    monkeypatch.setattr(send2trash, "send2trash", no_bin)
    folder = make_run()
    with pytest.raises(UserError, match="cannot be moved to the bin") as caught:
        history.delete_to_bin(str(folder.path))
    assert "yourself" in caught.value.hint
    assert folder.record.name == "first try"


def test_a_run_in_training_and_what_is_no_run_stay(
    make_run: MakeRun, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(send2trash, "send2trash", lambda path: pytest.fail(f"{path} was binned"))
    folder = make_run(state="running")
    with folder.hold(), pytest.raises(UserError, match="is in progress"):
        history.delete_to_bin(str(folder.path))
    (tmp_path / "photos").mkdir()
    with pytest.raises(UserError):
        history.delete_to_bin(str(tmp_path / "photos"))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into the bin of a Linux desktop")
def test_the_bin_of_the_system_has_the_run_and_can_give_it_back(make_run: MakeRun, tmp_path: Path) -> None:
    folder = make_run()
    # The bin's place is read once, when the library is loaded, so this needs a process of its own.
    code = "import sys; from ftstudio.app import history; history.delete_to_bin(sys.argv[1])"
    environment = os.environ | {"XDG_DATA_HOME": str(tmp_path / "xdg")}
    subprocess.run([sys.executable, "-c", code, str(folder.path)], check=True, env=environment, timeout=60)
    assert not folder.path.exists()
    binned = tmp_path / "xdg" / "Trash" / "files" / folder.path.name
    binned.rename(folder.path)
    assert [run.run_id for run in history.all_runs(folder.path.parent)] == [folder.run_id]


def test_a_run_says_not_sure_from_a_chosen_confidence_on(make_run: MakeRun, runs_dir: Path) -> None:
    folder = make_run()
    assert history.set_sure_from(str(folder.path), 0.8).sure_from == 0.8
    assert folder.record.sure_from == 0.8
    assert RunStore(runs_dir).all()[0].sure_from == 0.8
    with pytest.raises(UserError):
        history.set_sure_from(str(folder.path), 1.5)
    assert history.set_sure_from(str(folder.path), 0.0).sure_from == 0.0
