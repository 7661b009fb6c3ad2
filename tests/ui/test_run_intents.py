"""Training, and going on from a run: intents become requests, events become state and messages."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from controllers import epoch, opened, press, said, started
from obedient import ObedientWorker, crashes, events_then
from PySide6.QtCore import QDateTime, QLocale

from ftstudio.app import session
from ftstudio.app.requests import Resume, Train
from ftstudio.core.config import PRESETS, DataConfig, ModelConfig, RunConfig
from ftstudio.core.errors import ErrorReport
from ftstudio.core.events import Notice, PhaseChanged, RunFinished, StepDone
from ftstudio.core.metrics import ACCURACY, measured
from ftstudio.core.run_record import RunRecord, RunResult
from ftstudio.core.verdict import Verdict
from ftstudio.store.run_folder import RunFolder
from ftstudio.ui.control.controller import Controller
from ftstudio.ui.widgets import number_format

# ---- training


def test_train_sends_the_settings_and_the_images_on_screen(
    controller: Controller, trainer: ObedientWorker, qtbot: Any
) -> None:
    opened(controller, qtbot)
    controller.change_training(PRESETS["quick"], "quick")
    controller.choose_depth(3)
    controller.runs.train()
    assert controller.state.training
    qtbot.waitUntil(trainer.waiting.is_set, timeout=5000)
    [request] = trainer.requests(Train)
    assert request.config.train == PRESETS["quick"]
    assert request.config.model.freeze_depth == 3
    assert request.dataset == controller.state.dataset
    with qtbot.waitSignal(controller.runs.finished, timeout=5000):
        controller.runs.stop()


def test_train_without_images_says_what_to_do(controller: Controller, trainer: ObedientWorker) -> None:
    controller.runs.train()
    assert said(controller) == ["Open a folder of images first."]
    assert not trainer.asked


def test_a_run_from_start_to_end_is_followed(controller: Controller, trainer: ObedientWorker, qtbot: Any) -> None:
    steps = [StepDone(n, 1 + (n - 1) // 50, 0.5, 0.01, 200.0, n * 0.1) for n in range(1, 101)]
    events = [
        PhaseChanged("preparing"),
        started(),
        PhaseChanged("training"),
        *steps[:50],
        epoch(1),
        *steps[50:],
        epoch(2),
    ]
    result = RunResult(run_dir="/runs/r1", run_id="r1", outcome="completed", validation=measured(ACCURACY, 0.9, 0))
    trainer.answers[Train] = events_then([*events, RunFinished("completed")], result)
    charts: list[Any] = []
    controller.runs.events_came.connect(charts.extend)
    opened(controller, qtbot)
    with qtbot.waitSignals([controller.runs.run_started, controller.runs.finished], timeout=5000):
        controller.runs.train()
    assert [event for event in charts if isinstance(event, StepDone)] == steps
    run = controller.state.run
    assert run is not None
    assert (run.outcome, run.step, run.best_epoch, run.has_weights) == ("completed", 100, 2, True)
    assert not controller.state.training
    assert said(controller)[0].startswith("The training has finished. Validation accuracy: 90")


def test_a_stopped_run_tells_the_accuracy_of_the_weights_it_keeps(
    controller: Controller, trainer: ObedientWorker, qtbot: Any
) -> None:
    """The best epoch's, which is what "Try it" answers with; not the last one's."""
    events = [started(), epoch(0, 0.75), epoch(1, 0.5, is_best=False), RunFinished("stopped")]
    trainer.answers[Train] = events_then(events, RunResult(run_dir="/runs/r1", run_id="r1", outcome="stopped"))
    opened(controller, qtbot)
    with qtbot.waitSignal(controller.runs.finished, timeout=5000):
        controller.runs.train()
    assert said(controller)[0].startswith("The training was stopped. Validation accuracy: 75")


def test_a_resumed_run_still_tells_the_best_accuracy_of_before(
    controller: Controller, trainer: ObedientWorker, qtbot: Any
) -> None:
    record = RunRecord(
        run_id="r1", run_dir="/runs/r1", name="flowers", created=0.0, state="stopped", dataset="flowers",
        model="starter", freeze_depth=7, stage_count=7, validation=measured(ACCURACY, 0.75, 0),
    )  # fmt: skip
    controller.live.change(session.with_runs, [record])
    events = [started(start_step=50, start_epoch=1), epoch(2, 0.5, is_best=False), RunFinished("stopped")]
    trainer.answers[Resume] = events_then(events, RunResult(run_dir="/runs/r1", run_id="r1", outcome="stopped"))
    with qtbot.waitSignal(controller.runs.finished, timeout=5000):
        controller.runs.resume("/runs/r1")
    assert said(controller)[0].startswith("The training was stopped. Validation accuracy: 75")


def test_what_became_of_the_run_before_is_no_news_once_another_one_trains(
    controller: Controller, trainer: ObedientWorker, qtbot: Any
) -> None:
    opened(controller, qtbot)
    trainer.answers[Train] = crashes("The worker process ended.")
    with qtbot.waitSignal(controller.runs.finished, timeout=5000):
        controller.runs.train()
    assert said(controller) == ["The worker process ended."]
    del trainer.answers[Train]
    controller.runs.train()
    assert said(controller) == []
    with qtbot.waitSignal(controller.runs.finished, timeout=5000):
        controller.runs.stop()


def test_what_held_only_while_it_trained_goes_with_the_training_and_the_rest_with_the_next_one(
    controller: Controller, trainer: ObedientWorker, qtbot: Any
) -> None:
    notices = [Notice("Only the head trains.", passing=True), Notice("One image could not be read.", "warning")]
    result = RunResult(run_dir="/runs/r1", run_id="r1", outcome="completed")
    trainer.answers[Train] = events_then([started(), *notices, epoch(1, 0.9)], result)
    opened(controller, qtbot)
    seen: list[str] = []
    controller.runs.epoch_ended.connect(lambda: seen.extend(said(controller)))
    with qtbot.waitSignal(controller.runs.finished, timeout=5000):
        controller.runs.train()
    assert "Only the head trains." in seen
    assert [text.partition(" Validation")[0] for text in said(controller)] == [
        "The training has finished.",
        "One image could not be read.",
    ]
    del trainer.answers[Train]
    controller.runs.train()
    assert said(controller) == []
    with qtbot.waitSignal(controller.runs.finished, timeout=5000):
        controller.runs.stop()


@pytest.mark.parametrize("paused", [False, True])
def test_stop_works_in_every_state(controller: Controller, trainer: ObedientWorker, qtbot: Any, paused: bool) -> None:
    opened(controller, qtbot)
    controller.runs.train()
    qtbot.waitUntil(trainer.waiting.is_set, timeout=5000)
    if paused:
        controller.runs.pause()
    with qtbot.waitSignal(controller.runs.finished, timeout=5000):
        controller.runs.stop()
    assert controller.state.run is not None and controller.state.run.outcome == "stopped"
    assert said(controller)[0] == "The training was stopped."


def test_pause_and_go_on_reach_the_worker(controller: Controller, trainer: ObedientWorker, qtbot: Any) -> None:
    opened(controller, qtbot)
    controller.runs.train()
    qtbot.waitUntil(trainer.waiting.is_set, timeout=5000)
    controller.runs.toggle_pause()
    controller.live.change(lambda state: state)
    assert trainer.said[-1] == "pause"
    with qtbot.waitSignal(controller.runs.finished, timeout=5000):
        controller.runs.stop()


@pytest.mark.parametrize(
    "answer",
    [
        crashes("The worker process ended."),
        events_then(
            [RunFinished("failed", ErrorReport(message="The worker process ended."))],
            RunResult(run_dir="", run_id="", outcome="failed", error=ErrorReport(message="The worker process ended.")),
        ),
    ],
    ids=["the call fails", "the run reports it"],
)
def test_a_dead_worker_ends_the_run_as_failed_never_as_finished(
    controller: Controller, trainer: ObedientWorker, qtbot: Any, answer: Any
) -> None:
    trainer.answers[Train] = answer
    opened(controller, qtbot)
    with qtbot.waitSignal(controller.runs.finished, timeout=5000):
        controller.runs.train()
    run = controller.state.run
    assert run is not None and run.outcome == "failed" and run.error is not None
    assert said(controller)[0] == "The worker process ended."
    controller.runs.train()
    assert controller.state.training or controller.services.trainer.busy


def test_only_one_training_at_a_time(controller: Controller, trainer: ObedientWorker, qtbot: Any) -> None:
    opened(controller, qtbot)
    controller.runs.train()
    qtbot.waitUntil(trainer.waiting.is_set, timeout=5000)
    controller.runs.train()
    controller.runs.resume("/runs/other")
    assert len(trainer.asked) == 1
    with qtbot.waitSignal(controller.runs.finished, timeout=5000):
        controller.runs.stop()
    assert not trainer.requests(Resume)


# ---- going on from a run


def learned(tmp_path: Path, controller: Controller, source: str = "/data/flowers", depth: int = 5) -> str:
    """A finished run with weights, in the list of runs."""
    folder = RunFolder.create(
        tmp_path,
        RunConfig(name="first", data=DataConfig(source=source), model=ModelConfig(freeze_depth=depth)),
        "flowers",
    )
    record = RunRecord(
        run_id="r1", run_dir=str(folder.path), name="first", created=0.0, state="completed", dataset="flowers",
        model="starter", freeze_depth=depth, stage_count=7, best_epoch=2,
    )  # fmt: skip
    folder.write_record(record)
    folder.best.mkdir()
    (folder.best / "model.safetensors").write_bytes(b"")
    controller.settings.set(runs_dir=str(tmp_path))  # where the list of runs is read from again
    controller.live.change(session.with_runs, [record])
    return str(folder.path)


def trained_on(controller: Controller, trainer: ObedientWorker, qtbot: Any, run_dir: str) -> Train:
    controller.runs.train_on(run_dir)
    qtbot.waitUntil(trainer.waiting.is_set, timeout=5000)
    with qtbot.waitSignal(controller.runs.finished, timeout=5000):
        controller.runs.stop()
    [request] = trainer.requests(Train)
    return request


def test_training_on_takes_the_images_on_screen_where_they_are_the_runs(
    controller: Controller, trainer: ObedientWorker, qtbot: Any, tmp_path: Path
) -> None:
    opened(controller, qtbot)
    run_dir = learned(tmp_path, controller)
    request = trained_on(controller, trainer, qtbot, run_dir)
    assert request.config.model == ModelConfig(weights=run_dir, freeze_depth=5)
    assert request.config.train.epochs == 8 and request.config.name == ""
    assert request.dataset == controller.state.dataset
    assert controller.state.config.model == ModelConfig(), "the settings on screen are not touched"


def test_training_on_looks_at_the_images_of_the_run_anew_where_others_are_open(
    controller: Controller, trainer: ObedientWorker, qtbot: Any, tmp_path: Path
) -> None:
    opened(controller, qtbot)
    request = trained_on(controller, trainer, qtbot, learned(tmp_path, controller, "/data/pets"))
    assert request.dataset is None and request.config.data.source == "/data/pets"


def test_nothing_is_trained_on_while_a_training_runs(
    controller: Controller, trainer: ObedientWorker, qtbot: Any, tmp_path: Path
) -> None:
    opened(controller, qtbot)
    controller.runs.train()
    qtbot.waitUntil(trainer.waiting.is_set, timeout=5000)
    controller.runs.train_on(learned(tmp_path, controller))
    assert "A training run is in progress." in said(controller)
    with qtbot.waitSignal(controller.runs.finished, timeout=5000):
        controller.runs.stop()
    assert len(trainer.requests(Train)) == 1


def test_a_run_as_a_starting_point_leaves_the_images_and_can_be_undone(
    controller: Controller, qtbot: Any, tmp_path: Path
) -> None:
    opened(controller, qtbot)
    before = controller.state.config
    run_dir = learned(tmp_path, controller, "/data/pets")
    with qtbot.waitSignal(controller.history.config_chosen, timeout=5000):
        controller.history.start_from(run_dir)
    assert controller.state.config.model == ModelConfig(weights=run_dir, freeze_depth=5)
    assert controller.state.config.data == before.data
    press(controller, "Undo")
    assert controller.state.config.model == before.model


def test_a_finished_run_offers_to_unfreeze_more(
    controller: Controller, trainer: ObedientWorker, qtbot: Any, tmp_path: Path
) -> None:
    opened(controller, qtbot)
    run_dir = learned(tmp_path, controller, depth=7)
    trainer.answers[Train] = events_then(
        [started(run_dir=run_dir), RunFinished("completed")],
        RunResult(
            run_dir=run_dir, run_id="r1", outcome="completed", validation=measured(ACCURACY, 0.9, 0),
            verdict=Verdict("Unfreezing may help.", "unfreeze-more"),
        ),
    )  # fmt: skip
    with qtbot.waitSignal(controller.runs.finished, timeout=5000):
        controller.runs.train()
    with qtbot.waitSignal(controller.history.config_chosen, timeout=5000):
        press(controller, "Unfreeze more…")
    assert controller.state.config.model == ModelConfig(weights=run_dir, freeze_depth=4)


def test_a_run_with_nothing_frozen_has_no_more_to_unfreeze(
    controller: Controller, trainer: ObedientWorker, qtbot: Any, tmp_path: Path
) -> None:
    opened(controller, qtbot)
    run_dir = learned(tmp_path, controller, depth=0)
    answer = RunResult(run_dir=run_dir, run_id="r1", outcome="completed", validation=measured(ACCURACY, 0.9, 0))
    trainer.answers[Train] = events_then([RunFinished("completed")], answer)
    with qtbot.waitSignal(controller.runs.finished, timeout=5000):
        controller.runs.train()
    [message] = controller.services.messages.messages
    assert [action.title for action in message.actions] == ["Evaluate"]


def test_an_interrupted_run_of_another_day_says_which_day(controller: Controller) -> None:
    created = time.time() - 3 * 86_400
    record = RunRecord(
        run_id="r1", run_dir="/runs/r1", name="n", created=created, state="interrupted", dataset="flowers",
        model="starter", freeze_depth=1, stage_count=7, epochs_done=2, epochs_planned=10,
    )  # fmt: skip
    controller.runs.offer_resume((record,))
    day = QLocale().toString(QDateTime.fromSecsSinceEpoch(int(created)).date(), QLocale.FormatType.ShortFormat)
    assert day in said(controller)[0]


def test_a_moment_says_its_day_when_that_is_not_today() -> None:
    english, german = QLocale("en_GB"), QLocale("de_DE")
    now = datetime(2026, 6, 2, 20, 0)
    said = [number_format.moment(then.timestamp(), now.timestamp(), where) for where in (english, german) for then in
            (datetime(2026, 6, 2, 0, 1), datetime(2026, 6, 1, 23, 59), datetime(2025, 6, 2, 14, 2))]  # fmt: skip
    assert said == [
        "00:01", "01/06/2026 23:59", "02/06/2025 14:02", "00:01", "01.06.26 23:59", "02.06.25 14:02",
    ]  # fmt: skip


def test_an_interrupted_run_is_offered_for_resuming(
    controller: Controller, trainer: ObedientWorker, qtbot: Any
) -> None:
    record = RunRecord(
        run_id="r1", run_dir="/runs/r1", name="n", created=0.0, state="interrupted", dataset="flowers",
        model="starter", freeze_depth=1, stage_count=7, epochs_done=2, epochs_planned=10,
    )  # fmt: skip
    controller.runs.offer_resume((record,))
    assert "was interrupted" in said(controller)[0]
    press(controller, "Resume")
    qtbot.waitUntil(lambda: trainer.requests(Resume) == [Resume(run_dir="/runs/r1")], timeout=5000)
    with qtbot.waitSignal(controller.runs.finished, timeout=5000):
        controller.runs.stop()
