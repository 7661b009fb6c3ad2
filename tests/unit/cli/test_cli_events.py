"""The progress display without a terminal: which events become lines, and how they read."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from ftstudio.cli import output
from ftstudio.cli.progress import ProgressDisplay
from ftstudio.core.events import EpochDone, Notice, PhaseChanged, Progress, RunStarted, StepDone
from ftstudio.core.metrics import ACCURACY, MAE, MEAN_AP, Metric


def run_started() -> RunStarted:
    return RunStarted(
        run_id="r1", run_dir="/runs/r1", target_names=("a", "b"), train_count=8, val_count=2, epochs=3,
        steps_per_epoch=1, total_steps=3, device="cpu", batch_size=8, image_size=32, trainable_parameters=1234,
        frozen_parameters=9, metrics=(ACCURACY,),
    )  # fmt: skip


def epoch_done(epoch: int) -> EpochDone:
    return EpochDone(
        epoch=epoch, step=1, train_loss=0.5, val_loss=0.25, metrics={"accuracy": 0.5}, train_metrics={},
        is_best=True, seconds=1.0,
    )  # fmt: skip


def test_the_events_of_a_run_become_a_few_lines(capfd: pytest.CaptureFixture[str]) -> None:
    with ProgressDisplay() as display:
        for event in (PhaseChanged("preparing"), PhaseChanged("preparing"), run_started()):
            display.show(event)
        for step in range(100):
            display.show(StepDone(step, 1, 0.5, 0.1, 10.0))
        for event in (epoch_done(0), epoch_done(1), Notice("A [bold]note[/bold]\x1b[2J", "warning")):
            display.show(event)
    out, err = capfd.readouterr()
    assert out == ""
    preparing, started, fitted, first, warning = err.splitlines()
    assert preparing == "Preparing"
    assert "8 training and 2 validation images" in started and "1,234 trainable parameters" in started
    assert fitted.startswith("Epoch 0/3"), "what the table of the result calls it, whatever went before"
    assert first.startswith("Epoch 1/3") and "accuracy 50.0 %" in first and "best so far" in first
    assert warning == "Warning: A [bold]note[/bold]\\x1b[2J"


def test_numbers_are_reported_in_their_unit_not_in_percent(capfd: pytest.CaptureFixture[str]) -> None:
    r2 = Metric("r2", "R²", kind="number")
    with ProgressDisplay() as display:
        display.show(replace(run_started(), target_names=("red cells",), metrics=(MAE, r2)))
        display.show(replace(epoch_done(1), metrics={"mae": 3.25, "r2": -0.5}))
    started, first = capfd.readouterr().err.splitlines()
    assert "predicting red cells" in started and "classes" not in started
    assert "absolute error 3.25" in first and "R² -0.5" in first and "%" not in first


def test_labels_are_counted_as_labels(capfd: pytest.CaptureFixture[str]) -> None:
    with ProgressDisplay() as display:
        display.show(replace(run_started(), metrics=(MEAN_AP,)))
    assert ", 2 labels; " in capfd.readouterr().err


def test_a_long_phase_says_how_far_it_is(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ftstudio.cli.progress.LINE_SECONDS", 0.0)
    with ProgressDisplay(in_bytes=True) as display:
        display.show(Progress("Downloading", 1_500_000, 44_700_000))
        display.show(Progress("Looking", 20_000, None))
    assert capfd.readouterr().err.splitlines() == ["Downloading: 1.5 MB of 44.7 MB", "Looking: 20.0 kB"]


@pytest.mark.parametrize(
    ("seconds", "words"), [(3.21, "3.2 s"), (59.7, "1 min 00 s"), (95, "1 min 35 s"), (7260, "2 h 01 min")]
)
def test_durations_in_words(seconds: float, words: str) -> None:
    assert output.duration(seconds) == words


def test_emoji_and_other_scripts_are_shown_as_they_are() -> None:
    assert output.shown("ねこ 🐈 Größe") == "ねこ 🐈 Größe"
