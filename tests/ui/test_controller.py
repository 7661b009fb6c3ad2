"""The controller with obedient workers: intents become requests, answers become state and messages."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from obedient import ObedientWorker, crashes, events_then, refuses, two_classes
from PySide6.QtWidgets import QWidget

from ftstudio.app import session
from ftstudio.app import settings as settings_store
from ftstudio.app.requests import (
    Evaluate,
    FetchWeights,
    Predict,
    PredictionCounts,
    Resume,
    SampleWritten,
    Scan,
    Train,
    WeightsReady,
    WriteSample,
)
from ftstudio.app.settings import Settings
from ftstudio.core.config import PRESETS, DataConfig, ModelConfig, RunConfig
from ftstudio.core.events import (
    Emit,
    EpochDone,
    Notice,
    PhaseChanged,
    PredictionMade,
    Progress,
    RunFinished,
    RunStarted,
    StepDone,
)
from ftstudio.core.records import ClassProbability, ErrorReport, Metric, Prediction, RunRecord, RunResult
from ftstudio.models import catalog
from ftstudio.store.run_folder import RunFolder
from ftstudio.ui.control.controller import Controller
from ftstudio.ui.frame.dialogs import Ask
from ftstudio.ui.frame.messages import MessageArea


@pytest.fixture
def controller(qtbot: Any, trainer: ObedientWorker, assistant: ObedientWorker) -> Iterator[Controller]:
    controller = made(trainer, assistant)
    yield controller
    closed(controller, qtbot)


def made(trainer: ObedientWorker, assistant: ObedientWorker, settings: Settings | None = None) -> Controller:
    """A controller with a window of its own. Not given to qtbot, which would delete it before it has closed."""
    window = QWidget()
    return Controller(MessageArea(window), Ask(window), trainer, assistant, settings or Settings(), window)


def closed(controller: Controller, qtbot: Any) -> None:
    with qtbot.waitSignal(controller.closed, timeout=10_000):
        controller.close()
    window = controller.parent()
    assert window is not None
    window.deleteLater()


def said(controller: Controller) -> list[str]:
    return [message.text for message in controller.desk.messages.messages]


def press(controller: Controller, title: str) -> None:
    [action] = [
        action for message in controller.desk.messages.messages for action in message.actions if action.title == title
    ]
    action.act()


def opened(controller: Controller, qtbot: Any) -> None:
    with qtbot.waitSignal(controller.images.dataset_opened, timeout=5000):
        controller.images.open_source("/data/flowers")


def started(**fields: Any) -> RunStarted:
    values: dict[str, Any] = {
        "run_id": "r1", "run_dir": "/runs/r1", "class_names": ("rose", "tulip"), "train_count": 16, "val_count": 4,
        "epochs": 2, "steps_per_epoch": 50, "total_steps": 100, "device": "cpu", "batch_size": 8, "image_size": 64,
        "trainable_parameters": 10, "frozen_parameters": 100, "metrics": (Metric("accuracy", "Accuracy"),),
    }  # fmt: skip
    return RunStarted(**(values | fields))


def epoch(number: int, accuracy: float = 0.9, is_best: bool = True) -> EpochDone:
    return EpochDone(
        epoch=number, step=number * 50, train_loss=0.4, val_loss=0.5, metrics={"accuracy": accuracy},
        train_metrics={}, is_best=is_best, seconds=1.0,
    )  # fmt: skip


# ---- images


def test_an_opened_folder_becomes_the_data_set_and_is_remembered(controller: Controller, qtbot: Any) -> None:
    opened(controller, qtbot)
    state = controller.state
    assert state.dataset is not None and state.dataset.name == "flowers"
    assert state.scan is None
    assert state.config.data.source == "/data/flowers"
    assert controller.settings.value.recent == ("/data/flowers",)


def test_a_scan_shows_its_progress(controller: Controller, assistant: ObedientWorker, qtbot: Any) -> None:
    progress = Progress("Looking at images", 7, 20)
    assistant.answers[Scan] = events_then([progress], two_classes())
    seen: list[Any] = []
    controller.live.changed.connect(lambda state: seen.append(state))
    del assistant.answers[Scan]
    controller.images.open_source("/data/flowers")
    qtbot.waitUntil(assistant.waiting.is_set, timeout=5000)
    assert controller.state.scan is not None and controller.state.scan.source == "/data/flowers"
    controller.images.cancel_scan()
    qtbot.waitUntil(lambda: controller.state.scan is None, timeout=5000)
    assert controller.state.dataset is None


def test_a_scan_that_fails_says_so_and_keeps_the_images_of_before(
    controller: Controller, assistant: ObedientWorker, qtbot: Any
) -> None:
    opened(controller, qtbot)
    assistant.answers[Scan] = refuses("There are no images in /data/empty.", "Choose another folder.")
    controller.images.open_source("/data/empty")
    qtbot.waitUntil(lambda: said(controller) == ["There are no images in /data/empty."], timeout=5000)
    assert controller.state.dataset is not None and controller.state.dataset.name == "flowers"
    assert controller.state.scan is None


def test_a_second_folder_replaces_a_scan_under_way(
    controller: Controller, assistant: ObedientWorker, qtbot: Any
) -> None:
    del assistant.answers[Scan]
    controller.images.open_source("/data/slow")
    qtbot.waitUntil(assistant.waiting.is_set, timeout=5000)
    assistant.answers[Scan] = lambda request, _emit: two_classes(request.source)
    with qtbot.waitSignal(controller.images.dataset_opened, timeout=5000):
        controller.images.open_source("/data/quick")
    assert controller.state.config.data.source == "/data/quick"
    assert controller.state.scan is None


def test_the_sample_images_are_drawn_with_progress_and_then_opened(
    controller: Controller, assistant: ObedientWorker, qtbot: Any
) -> None:
    seen: list[Any] = []
    controller.live.changed.connect(lambda state: seen.append(state.scan))
    finish = threading.Event()

    def draws(request: WriteSample, emit: Emit) -> SampleWritten:
        emit(Progress("Drawing", 7, 20))
        assert finish.wait(10)
        return SampleWritten(path=request.folder)

    assistant.answers[WriteSample] = draws
    assistant.answers[Scan] = lambda request, _emit: two_classes(request.source)
    controller.images.open_sample()
    qtbot.waitUntil(
        lambda: any(scan and (scan.what, scan.done, scan.total) == ("Drawing", 7, 20) for scan in seen), timeout=5000
    )
    with qtbot.waitSignal(controller.images.dataset_opened, timeout=5000):
        finish.set()
    (request,) = assistant.requests(WriteSample)
    assert controller.state.config.data.source == request.folder
    assert controller.state.scan is None


def test_cancel_stops_the_drawing_of_the_sample_images(
    controller: Controller, assistant: ObedientWorker, qtbot: Any
) -> None:
    controller.images.open_sample()
    qtbot.waitUntil(assistant.waiting.is_set, timeout=5000)
    controller.images.cancel_scan()
    qtbot.waitUntil(lambda: not controller.desk.assistant.busy, timeout=5000)
    assert "stop" in assistant.said and not assistant.requests(Scan)
    assert controller.state.scan is None and controller.state.dataset is None


def test_leaving_an_image_out_changes_the_counts_at_once_and_can_be_undone(
    controller: Controller, assistant: ObedientWorker, qtbot: Any
) -> None:
    opened(controller, qtbot)
    controller.images.exclude(["rose/3.jpg"])
    dataset = controller.state.dataset
    assert dataset is not None
    assert controller.state.config.data.excluded == ("rose/3.jpg",)
    assert dataset.counts[0].total == 9
    with qtbot.waitSignal(controller.images.dataset_opened, timeout=5000):
        controller.images.undo_stack.undo()
    assert controller.state.config.data.excluded == ()
    assert assistant.requests(Scan)[-1].excluded == ()


# ---- the model


def test_another_model_begins_at_the_head_only_end(controller: Controller) -> None:
    controller.choose_depth(2)
    assert controller.state.freeze_depth == 2
    controller.choose_model("resnet18")
    assert controller.state.config.model.freeze_depth == "all"


def test_every_slider_position_has_a_cost(controller: Controller, qtbot: Any) -> None:
    opened(controller, qtbot)
    controller.choose_model("resnet18")
    stages = len(catalog.model("resnet18").stages)
    qtbot.waitUntil(lambda: len(controller.state.costs) == stages + 1, timeout=5000)
    assert controller.state.costs[0].trainable_parameters > controller.state.costs[-1].trainable_parameters


def test_nothing_is_downloaded_before_a_click_that_says_so(
    controller: Controller, trainer: ObedientWorker, assistant: ObedientWorker, qtbot: Any
) -> None:
    assistant.answers[FetchWeights] = lambda _request, _emit: WeightsReady(path="/cache/w", sha256="0")
    trainer.answers[Train] = events_then(
        [RunFinished("completed")], RunResult(run_dir="", run_id="", outcome="completed")
    )
    opened(controller, qtbot)
    controller.choose_model("resnet18")
    controller.runs.train()
    assert not assistant.requests(FetchWeights) and not trainer.asked
    assert "has to be downloaded first" in said(controller)[0]
    with qtbot.waitSignal(controller.runs.finished, timeout=5000):
        press(controller, "Download and train")
    assert assistant.requests(FetchWeights) == [FetchWeights(model="resnet18")]
    assert trainer.requests(Train)[0].config.model.name == "resnet18"
    assert "resnet18" in controller.state.models_on_disk


def test_a_failed_download_can_be_tried_again(controller: Controller, assistant: ObedientWorker, qtbot: Any) -> None:
    assistant.answers[FetchWeights] = refuses("The server does not answer.")
    controller.downloads.download("resnet18")
    qtbot.waitUntil(lambda: said(controller) == ["The server does not answer."], timeout=5000)
    assert controller.state.download is None
    assistant.answers[FetchWeights] = lambda _request, _emit: WeightsReady(path="/cache/w", sha256="0")
    press(controller, "Try again")
    qtbot.waitUntil(lambda: "resnet18" in controller.state.models_on_disk, timeout=5000)


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
    result = RunResult(run_dir="/runs/r1", run_id="r1", outcome="completed", val_accuracy=0.9)
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
    assert said(controller)[0].startswith("The training has finished. 90")


def test_a_stopped_run_tells_the_accuracy_of_the_weights_it_keeps(
    controller: Controller, trainer: ObedientWorker, qtbot: Any
) -> None:
    """The best epoch's, which is what "Try it" answers with; not the last one's."""
    events = [started(), epoch(0, 0.75), epoch(1, 0.5, is_best=False), RunFinished("stopped")]
    trainer.answers[Train] = events_then(events, RunResult(run_dir="/runs/r1", run_id="r1", outcome="stopped"))
    opened(controller, qtbot)
    with qtbot.waitSignal(controller.runs.finished, timeout=5000):
        controller.runs.train()
    assert said(controller)[0].startswith("The training was stopped. 75")


def test_a_resumed_run_still_tells_the_best_accuracy_of_before(
    controller: Controller, trainer: ObedientWorker, qtbot: Any
) -> None:
    record = RunRecord(
        run_id="r1", run_dir="/runs/r1", name="flowers", created=0.0, state="stopped", dataset="flowers",
        model="starter", freeze_depth=7, stage_count=7, val_accuracy=0.75,
    )  # fmt: skip
    controller.live.change(session.with_runs, [record])
    events = [started(start_step=50, start_epoch=1), epoch(2, 0.5, is_best=False), RunFinished("stopped")]
    trainer.answers[Resume] = events_then(events, RunResult(run_dir="/runs/r1", run_id="r1", outcome="stopped"))
    with qtbot.waitSignal(controller.runs.finished, timeout=5000):
        controller.runs.resume("/runs/r1")
    assert said(controller)[0].startswith("The training was stopped. 75")


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
    assert [text.partition(" 9")[0] for text in said(controller)] == [
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
    assert controller.state.training or controller.desk.trainer.busy


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
    assert "A training is running." in said(controller)
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
        RunResult(run_dir=run_dir, run_id="r1", outcome="completed", val_accuracy=0.9),
    )
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
    answer = RunResult(run_dir=run_dir, run_id="r1", outcome="completed", val_accuracy=0.9)
    trainer.answers[Train] = events_then([RunFinished("completed")], answer)
    with qtbot.waitSignal(controller.runs.finished, timeout=5000):
        controller.runs.train()
    [message] = controller.desk.messages.messages
    assert [action.title for action in message.actions] == ["Evaluate"]


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


# ---- trying


def prediction(path: str) -> Prediction:
    return Prediction(path=path, top=(ClassProbability("rose", 0.9), ClassProbability("tulip", 0.1)))


def test_a_model_can_be_tried_while_training(
    controller: Controller, trainer: ObedientWorker, assistant: ObedientWorker, qtbot: Any
) -> None:
    assistant.answers[Predict] = events_then(
        [PredictionMade(prediction("/tmp/a.jpg"))], PredictionCounts(done=1, unreadable=0)
    )
    wait = trainer.run

    def run(request: Any, emit: Any) -> Any:
        for event in (started(), epoch(1)):
            emit(event)
        return wait(request, emit)

    trainer.run = run  # type: ignore[method-assign]
    opened(controller, qtbot)
    controller.runs.train()
    qtbot.waitUntil(lambda: bool(controller.state.run and controller.state.run.has_weights), timeout=5000)
    answers: list[Any] = []
    controller.tries.predicted.connect(answers.append)
    with qtbot.waitSignal(controller.tries.prediction_finished, timeout=5000):
        controller.tries.predict(["/tmp/a.jpg"])
    assert answers == [prediction("/tmp/a.jpg")]
    assert assistant.requests(Predict)[0].run_dir == "/runs/r1"
    assert controller.state.training
    with qtbot.waitSignal(controller.runs.finished, timeout=5000):
        controller.runs.stop()


def test_trying_without_a_model_says_what_to_do(controller: Controller, assistant: ObedientWorker) -> None:
    controller.tries.predict(["/tmp/a.jpg"])
    assert said(controller) == ["There is no trained model to try yet."]
    assert not assistant.requests(Predict)


def test_a_new_question_drops_the_one_before(controller: Controller, assistant: ObedientWorker, qtbot: Any) -> None:
    controller.tries.choose_run("/runs/r1")
    controller.tries.predict(["/tmp/folder"])
    qtbot.waitUntil(assistant.waiting.is_set, timeout=5000)
    assistant.answers[Predict] = events_then(
        [PredictionMade(prediction("/tmp/b.jpg"))], PredictionCounts(done=1, unreadable=0)
    )
    answers: list[Any] = []
    controller.tries.predicted.connect(answers.append)
    with qtbot.waitSignal(controller.tries.prediction_finished, timeout=5000):
        controller.tries.predict(["/tmp/b.jpg"])
    assert answers == [prediction("/tmp/b.jpg")]


def test_a_failed_evaluation_is_told_to_its_panel(
    controller: Controller, assistant: ObedientWorker, qtbot: Any
) -> None:
    assistant.answers[Evaluate] = refuses("The run has no weights.")
    with qtbot.waitSignal(controller.tries.evaluation_failed, timeout=5000) as failed:
        controller.tries.evaluate("/runs/r1", "val")
    assert failed.args[0].message == "The run has no weights."


# ---- coming and going


def test_settings_come_back_at_the_next_start(qtbot: Any, trainer: ObedientWorker, assistant: ObedientWorker) -> None:
    first = made(trainer, assistant)
    opened(first, qtbot)
    first.choose_model("resnet18")
    first.choose_depth(2)
    closed(first, qtbot)
    settings, complaint = settings_store.load()
    assert complaint == ""
    assert settings.recent == ("/data/flowers",)
    assert settings.config.model == ModelConfig(name="resnet18", freeze_depth=2)


def test_a_model_of_another_version_is_passed_over(qtbot: Any) -> None:
    settings = Settings(config=RunConfig(model=ModelConfig(name="of-the-future")))
    trainer, assistant = ObedientWorker(), ObedientWorker()
    controller = made(trainer, assistant, settings)
    assert controller.state.config.model == ModelConfig()
    closed(controller, qtbot)


@pytest.mark.parametrize("doing", ["nothing", "scanning", "training", "downloading", "predicting"])
def test_closing_is_honoured_in_every_state(
    qtbot: Any, trainer: ObedientWorker, assistant: ObedientWorker, doing: str
) -> None:
    controller = made(trainer, assistant)
    if doing == "training":
        opened(controller, qtbot)
        controller.runs.train()
        qtbot.waitUntil(trainer.waiting.is_set, timeout=5000)
    elif doing != "nothing":
        assistant.answers.clear()
        {
            "scanning": lambda: controller.images.open_source("/data/slow"),
            "downloading": lambda: controller.downloads.download("resnet18"),
            "predicting": lambda: (controller.tries.choose_run("/runs/r1"), controller.tries.predict(["/tmp/a.jpg"])),
        }[doing]()
        qtbot.waitUntil(assistant.waiting.is_set, timeout=5000)
    closed(controller, qtbot)
    assert "close" in trainer.said and "close" in assistant.said


def test_the_start_opens_the_images_of_last_time(
    qtbot: Any, trainer: ObedientWorker, assistant: ObedientWorker, tmp_path: Path
) -> None:
    settings = Settings(source=str(tmp_path))
    controller = made(trainer, assistant, settings)
    with qtbot.waitSignal(controller.images.dataset_opened, timeout=5000):
        controller.start()
    qtbot.waitUntil(lambda: controller.state.device is not None, timeout=5000)
    assert controller.state.config.data.source == str(tmp_path)
    with qtbot.waitSignal(controller.closed, timeout=5000):
        controller.close()
