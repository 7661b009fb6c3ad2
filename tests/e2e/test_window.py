"""The whole way through the window, with real workers: dropped folder, training, verdict; stopped, killed, closed."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from zipfile import ZipFile

import pytest
from studio import COLOURS, LONG, PER_CLASS, OpenStudio, Studio, none_alive

from ftstudio.app import history
from ftstudio.store.run_folder import RunFolder
from ftstudio.ui.control import run_intents
from ftstudio.ui.try_it.prediction_model import AnswersModel


def test_from_a_dropped_folder_to_the_right_verdict(open_studio: OpenStudio, pictures: Path, plum: Path) -> None:
    studio = open_studio()
    studio.open_images(pictures)
    counted = f"{len(COLOURS) * PER_CLASS} images · {len(COLOURS)} classes"
    studio.until(lambda: counted in studio.shown_words(studio.window.dataset_panel))
    assert studio.window.windowTitle().startswith("colours")

    studio.train()
    studio.until_trained()
    assert studio.run.outcome == "completed", studio.words()
    studio.until(lambda: "The training has finished." in studio.words())
    studio.until(lambda: studio.window.training_tab.charts is not None)
    charts = studio.window.training_tab.charts
    assert charts is not None
    assert len(charts.curves) == studio.run.step > 0, "the charts have every step"
    assert charts.curves.best is not None

    studio.until(lambda: [record.state for record in studio.listed_runs()] == ["completed"])
    record = studio.listed_runs()[0]
    assert record.run_dir == studio.run.run_dir and record.epochs_done == studio.until_started().epochs

    studio.drop_on_try_it(plum)
    studio.until(lambda: studio.verdict() != "")
    assert studio.verdict() == "plum"

    pids = studio.worker_pids()
    assert len(pids) == 2
    studio.close_window()
    studio.until_gone()
    assert not studio.window.isVisible()
    assert none_alive(pids)


def test_images_in_an_archive_are_tried_and_named(
    open_studio: OpenStudio, pictures: Path, plum: Path, tmp_path: Path
) -> None:
    studio = open_studio()
    studio.open_images(pictures)
    studio.train()
    studio.until_trained()
    with ZipFile(tmp_path / "new.zip", "w") as archive:
        archive.write(plum, "garden/one.png")
        archive.write(plum, "garden/two.png")
        archive.writestr("garden/notes.txt", "nothing")
        archive.writestr("garden/broken.png", "nothing")
    studio.drop_on_try_it(tmp_path / "new.zip")
    model = studio.window.predict_panel.findChild(AnswersModel)
    assert model is not None
    studio.until(lambda: model.rowCount() == 3)
    answers = {Path(answer.named).name: answer for answer in model.all}
    assert set(answers) == {"one.png", "two.png", "broken.png"}
    assert answers["one.png"].answer == answers["two.png"].answer == "plum"
    assert "new.zip" in answers["one.png"].named
    assert answers["broken.png"].reason


def test_a_stopped_run_goes_on_from_the_runs_tab(open_studio: OpenStudio, pictures: Path) -> None:
    studio = open_studio(**LONG)
    studio.open_images(pictures)
    studio.train()
    studio.until_epoch(2)
    studio.press("Stop", studio.window.train_panel.action_bar)
    studio.until_trained()
    assert studio.run.outcome == "stopped"
    studio.until(lambda: "The training was stopped." in studio.words())
    stopped_at, run_dir = studio.run.step, studio.run.run_dir
    studio.until(lambda: [record.state for record in studio.listed_runs()] == ["stopped"])

    studio.resume_from_runs_tab()
    assert studio.until_started().start_step == stopped_at, "not a step is lost"
    studio.until_trained()
    assert studio.run.outcome == "completed" and studio.run.run_dir == run_dir, studio.words()
    studio.until(lambda: [record.state for record in studio.listed_runs()] == ["completed"])
    assert studio.listed_runs()[0].epochs_done == LONG["epochs"]


def in_mid_training(studio: Studio, pictures: Path) -> int:
    """Train until there is something to go on from; the number of the worker's process."""
    studio.open_images(pictures)
    studio.train()
    studio.until_epoch(3)
    assert studio.trainer.pid is not None
    return studio.trainer.pid


def is_resumed_and_completed(studio: Studio, died: int, said: str) -> None:
    """The window lives, says ``said`` of what happened, and its Resume brings the run to its end."""
    studio.until_trained()
    assert studio.run.outcome == "failed"
    studio.until(lambda: said in studio.words())
    assert "Traceback" not in studio.words()
    assert studio.window.isVisible()

    studio.press("Resume", studio.window.messages)
    assert studio.until_started().start_step > 0, "it goes on from its checkpoint"
    assert studio.trainer.pid != died
    studio.until_trained()
    assert studio.run.outcome == "completed", studio.words()
    studio.until(lambda: "The training has finished." in studio.words())
    assert said not in studio.words(), "what no longer holds is taken away"


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
@pytest.mark.parametrize(
    ("number", "said"),
    [("SIGKILL", "killed the worker process"), ("SIGSEGV", "segmentation fault")],
)
def test_a_killed_worker_is_survived_explained_and_resumed(
    open_studio: OpenStudio, pictures: Path, number: str, said: str
) -> None:
    studio = open_studio(**LONG)
    worker = in_mid_training(studio, pictures)
    os.kill(worker, signal.Signals[number])
    is_resumed_and_completed(studio, worker, said)


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
def test_a_worker_that_hangs_is_noticed_can_be_ended_and_the_run_resumed(
    open_studio: OpenStudio, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_intents, "UNHEARD_SECONDS", 2.0)
    studio = open_studio(**LONG)
    worker = in_mid_training(studio, pictures)
    os.kill(worker, signal.SIGSTOP)
    studio.until(lambda: "is not responding" in studio.words())
    assert studio.run.active, "it may only be busy: nothing is ended without being asked"
    studio.press("End it", studio.window.messages)
    is_resumed_and_completed(studio, worker, "stopped because it did not respond")
    assert "is not responding" not in studio.words()


def test_closing_while_training_saves_a_run_that_can_go_on(open_studio: OpenStudio, pictures: Path) -> None:
    studio = open_studio(**LONG)
    studio.open_images(pictures)
    studio.train()
    studio.until_epoch(2)
    pids = studio.worker_pids()
    studio.close_window()
    studio.until_gone()
    assert none_alive(pids)
    (record,) = history.all_runs()
    assert record.state == "stopped" and record.error is None
    assert RunFolder(Path(record.run_dir)).has_checkpoint

    studio = open_studio()
    studio.until(lambda: [run.state for run in studio.listed_runs()] == ["stopped"])
    assert "interrupted" not in studio.words(), "it was asked for: nothing to be sorry about"
    assert [action.title for message in studio.window.messages.messages for action in message.actions] == []
