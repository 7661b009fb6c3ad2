"""Answers that come when they are no longer wanted: nothing old may undo what a person asked for later."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from controllers import opened, said
from obedient import ObedientWorker, two_classes

from ftstudio.app import session
from ftstudio.app.requests import (
    Evaluate,
    Explain,
    FetchWeights,
    FindWrongLabels,
    PredictionCounts,
    PreviewAugmentation,
    SampleWritten,
    Scan,
    Train,
    WeightsReady,
    WriteSample,
)
from ftstudio.core.config import DataConfig, ModelConfig, RunConfig
from ftstudio.core.errors import StopRequested, UserError
from ftstudio.core.evaluation import ClassEvaluation, Evaluation
from ftstudio.core.events import Emit, Progress
from ftstudio.core.label_errors import Suspects
from ftstudio.store.run_folder import RunFolder
from ftstudio.ui.control.controller import Controller

DEADLINE = 10


class Gate:
    """A prepared answer that a test lets go when it likes, also after a stop: work that was nearly done."""

    def __init__(self, answer: Callable[[Any, Emit], Any]) -> None:
        self._answer = answer
        self.reached, self.open = threading.Event(), threading.Event()

    def __call__(self, request: Any, emit: Emit) -> Any:
        self.reached.set()
        assert self.open.wait(DEADLINE)
        return self._answer(request, emit)


def stopped(_request: Any, _emit: Emit) -> Any:
    raise StopRequested


def at_rest(controller: Controller, qtbot: Any) -> None:
    services = controller.services
    qtbot.waitUntil(
        lambda: not (services.assistant.busy or services.errands.busy or services.trainer.busy), timeout=10_000
    )


def source_of(controller: Controller) -> str:
    dataset = controller.state.dataset
    assert dataset is not None
    return dataset.source


# ---- images


def test_a_scan_that_ends_after_its_cancel_changes_nothing(
    controller: Controller, assistant: ObedientWorker, qtbot: Any
) -> None:
    opened(controller, qtbot, "/data/old")
    gate = assistant.answers[Scan] = Gate(lambda request, _emit: two_classes(request.source))
    controller.images.open_source("/data/new")
    qtbot.waitUntil(gate.reached.is_set, timeout=5000)
    controller.images.cancel_scan()
    assert controller.state.scan is None
    gate.open.set()
    at_rest(controller, qtbot)
    assert source_of(controller) == "/data/old"
    assert controller.state.config.data.source == "/data/old"


def test_an_image_left_out_during_a_rescan_stays_left_out(
    controller: Controller, assistant: ObedientWorker, qtbot: Any
) -> None:
    opened(controller, qtbot)
    gate = assistant.answers[Scan] = Gate(lambda request, _emit: two_classes(request.source))
    controller.images.rescan()
    qtbot.waitUntil(gate.reached.is_set, timeout=5000)
    controller.images.exclude(["rose/3.jpg"])
    assert controller.state.scan is not None, "the scan goes on and must stay in sight"
    gate.open.set()
    at_rest(controller, qtbot)
    dataset = controller.state.dataset
    assert dataset is not None and dataset.counts[0].total == 9
    assert controller.state.config.data.excluded == ("rose/3.jpg",)


def test_taking_back_an_exclusion_does_not_drop_another_folder_that_is_being_opened(
    controller: Controller, assistant: ObedientWorker, qtbot: Any
) -> None:
    opened(controller, qtbot, "/data/old")
    controller.images.exclude(["rose/3.jpg"])
    gate = assistant.answers[Scan] = Gate(lambda request, _emit: two_classes(request.source))
    controller.images.open_source("/data/new")
    qtbot.waitUntil(gate.reached.is_set, timeout=5000)
    controller.images.undo_stack.undo()
    gate.open.set()
    at_rest(controller, qtbot)
    assert source_of(controller) == "/data/new"


def test_an_exclusion_taken_back_counts_although_the_other_folder_was_cancelled(
    controller: Controller, assistant: ObedientWorker, qtbot: Any
) -> None:
    opened(controller, qtbot, "/data/old")
    controller.images.exclude(["rose/3.jpg"])
    gate = assistant.answers[Scan] = Gate(lambda request, _emit: two_classes(request.source))
    controller.images.open_source("/data/new")
    qtbot.waitUntil(gate.reached.is_set, timeout=5000)
    controller.images.undo_stack.undo()
    gate.open.set()
    with qtbot.waitSignal(controller.images.dataset_opened, timeout=5000):
        controller.images.cancel_scan()
    assert source_of(controller) == "/data/old"
    assert controller.state.config.data.excluded == ()
    assert assistant.requests(Scan)[-1] == Scan(source="/data/old")


def fails(_request: Any, _emit: Emit) -> Any:
    raise UserError("The disk is full.")


def drawn(_request: Any, _emit: Emit) -> Any:
    return SampleWritten(path="/data/sample")


@pytest.mark.parametrize("ending", [drawn, fails])
def test_a_folder_opened_while_the_sample_is_drawn_is_the_one_that_counts(
    controller: Controller, assistant: ObedientWorker, qtbot: Any, ending: Callable[[Any, Emit], Any]
) -> None:
    gate = assistant.answers[WriteSample] = Gate(ending)
    controller.images.open_sample()
    qtbot.waitUntil(gate.reached.is_set, timeout=5000)
    controller.images.open_source("/data/mine")
    gate.open.set()
    at_rest(controller, qtbot)
    assert source_of(controller) == "/data/mine"
    assert said(controller) == []


def test_drawing_the_sample_can_be_cancelled(controller: Controller, assistant: ObedientWorker, qtbot: Any) -> None:
    gate = assistant.answers[WriteSample] = Gate(drawn)
    controller.images.open_sample()
    qtbot.waitUntil(gate.reached.is_set, timeout=5000)
    controller.images.cancel_scan()
    assert controller.state.scan is None
    gate.open.set()
    at_rest(controller, qtbot)
    assert controller.state.dataset is None


# ---- settings taken over from an earlier run


def run_with(tmp_path: Path, config: RunConfig) -> str:
    return str(RunFolder.create(tmp_path / "runs", config, "old").path)


def test_settings_that_leave_out_other_images_have_them_looked_at_anew(
    controller: Controller, assistant: ObedientWorker, qtbot: Any, tmp_path: Path
) -> None:
    images = tmp_path / "flowers"
    images.mkdir()
    opened(controller, qtbot, str(images))
    run_dir = run_with(tmp_path, RunConfig(data=DataConfig(source=str(images), excluded=("rose/3.jpg",))))
    with qtbot.waitSignal(controller.images.dataset_opened, timeout=5000):
        controller.history.duplicate(run_dir)
    dataset = controller.state.dataset
    assert dataset is not None and dataset.counts[0].total == 9
    assert assistant.requests(Scan)[-1].excluded == ("rose/3.jpg",)


def test_settings_of_images_that_are_gone_train_on_those_on_screen_and_say_so(
    controller: Controller, qtbot: Any, tmp_path: Path
) -> None:
    opened(controller, qtbot)
    run_dir = run_with(tmp_path, RunConfig(name="old", data=DataConfig(source=str(tmp_path / "gone"))))
    with qtbot.waitSignal(controller.history.config_chosen, timeout=5000):
        controller.history.duplicate(run_dir)
    assert controller.state.config.data.source == source_of(controller) == "/data/flowers"
    assert controller.state.config.name == "", "every later run would bear the old run's name"
    [message] = controller.services.messages.messages
    assert "no longer at their old location" in message.hint


def test_settings_of_a_model_of_another_version_are_refused(controller: Controller, qtbot: Any, tmp_path: Path) -> None:
    run_dir = run_with(tmp_path, RunConfig(model=ModelConfig(name="of-the-future")))
    controller.history.duplicate(run_dir)
    qtbot.waitUntil(lambda: bool(said(controller)), timeout=5000)
    assert "of-the-future" in said(controller)[0]
    assert controller.state.config.model == ModelConfig()


# ---- models


def test_download_and_train_does_not_train_a_model_chosen_meanwhile(
    controller: Controller, assistant: ObedientWorker, trainer: ObedientWorker, qtbot: Any
) -> None:
    gate = assistant.answers[FetchWeights] = Gate(lambda *_: WeightsReady(path="/w", sha256="0"))
    opened(controller, qtbot)
    controller.choose_model("resnet18")
    controller.runs.train()
    [action] = controller.services.messages.messages[0].actions
    action.act()
    qtbot.waitUntil(gate.reached.is_set, timeout=5000)
    controller.choose_model("starter")
    gate.open.set()
    qtbot.waitUntil(lambda: "resnet18" in controller.state.models_on_disk, timeout=5000)
    at_rest(controller, qtbot)
    assert not trainer.requests(Train)


def test_a_download_dropped_for_another_says_nothing_about_it(
    controller: Controller, assistant: ObedientWorker, qtbot: Any
) -> None:
    def late(_request: Any, emit: Emit) -> Any:
        emit(Progress("Downloading", 999, 1000))
        raise StopRequested

    first = assistant.answers[FetchWeights] = Gate(late)
    controller.downloads.download("resnet18")
    qtbot.waitUntil(first.reached.is_set, timeout=5000)
    second = assistant.answers[FetchWeights] = Gate(lambda *_: WeightsReady(path="/w", sha256="0"))
    controller.downloads.download("resnet50")
    first.open.set()
    qtbot.waitUntil(second.reached.is_set, timeout=5000)
    download = controller.state.download
    assert download is not None and (download.model, download.done) == ("resnet50", 0)
    assert said(controller) == []
    second.open.set()
    at_rest(controller, qtbot)


# ---- trying and evaluating


def evaluation(run_dir: str) -> Evaluation:
    return ClassEvaluation(
        run_dir=run_dir, split="val", root="/", class_names=("a", "b"), count=1, accuracy=1.0, accuracy_low=0.2,
        accuracy_high=1.0, loss=0.1, macro_f1=1.0, classes=(), confusion=((1, 0), (0, 0)), images=(),
    )  # fmt: skip


@pytest.mark.parametrize("first_ends", ["stopped", "answered"])
def test_of_two_evaluations_only_the_second_is_told(
    controller: Controller, assistant: ObedientWorker, qtbot: Any, first_ends: str
) -> None:
    heard: list[str] = []
    controller.tries.evaluation_failed.connect(lambda _run_dir, _error: heard.append("failed"))
    controller.tries.evaluation_stopped.connect(lambda: heard.append("stopped"))
    controller.tries.evaluated.connect(lambda found: heard.append(found.run_dir))
    ending = stopped if first_ends == "stopped" else lambda request, _emit: evaluation(request.run_dir)
    gate = assistant.answers[Evaluate] = Gate(ending)
    controller.tries.evaluate("/runs/a", "val")
    qtbot.waitUntil(gate.reached.is_set, timeout=5000)
    assistant.answers[Evaluate] = lambda request, _emit: evaluation(request.run_dir)
    controller.tries.evaluate("/runs/b", "val")
    gate.open.set()
    at_rest(controller, qtbot)
    assert heard == ["/runs/b"]


@pytest.mark.parametrize("first_ends", ["failed", "stopped"])
def test_of_two_questions_why_only_the_second_is_told(
    controller: Controller, assistant: ObedientWorker, qtbot: Any, first_ends: str
) -> None:
    heard: list[str] = []
    controller.trust.explaining_failed.connect(lambda *_what: heard.append("failed"))
    controller.trust.explaining_ended.connect(lambda _answered: heard.append("ended"))
    gate = assistant.answers[Explain] = Gate(stopped if first_ends == "stopped" else fails)
    controller.trust.explain("/runs/a", ["/pets/a.jpg"], ["cat"])
    qtbot.waitUntil(gate.reached.is_set, timeout=5000)
    assistant.answers[Explain] = lambda _request, _emit: PredictionCounts(done=1, unreadable=0)
    controller.trust.explain("/runs/b", ["/pets/a.jpg"], ["cat"])
    gate.open.set()
    at_rest(controller, qtbot)
    assert heard == ["ended"]


def test_a_cancelled_evaluation_is_no_failure(controller: Controller, assistant: ObedientWorker, qtbot: Any) -> None:
    failed: list[Any] = []
    controller.tries.evaluation_failed.connect(lambda _run_dir, error: failed.append(error))
    controller.tries.evaluate("/runs/a", "val")
    qtbot.waitUntil(assistant.waiting.is_set, timeout=5000)
    with qtbot.waitSignal(controller.tries.evaluation_stopped, timeout=5000):
        controller.tries.cancel_evaluation()
    assert not failed


def test_a_preview_that_fails_does_not_keep_its_place_waiting(
    controller: Controller, assistant: ObedientWorker, qtbot: Any
) -> None:
    assistant.answers[PreviewAugmentation] = fails
    opened(controller, qtbot)
    with qtbot.waitSignal(controller.tries.preview_ready, timeout=5000) as shown:
        controller.tries.preview("light", 64)
    assert shown.args == [[]]


# ---- a random walk over everything at once


@pytest.mark.parametrize("seed", range(6))
def test_whatever_the_order_the_images_on_screen_are_those_that_would_be_trained(
    controller: Controller, assistant: ObedientWorker, qtbot: Any, seed: int
) -> None:
    import random

    dice = random.Random(seed)
    images, tries, live = controller.images, controller.tries, controller.live
    assistant.answers[Scan] = lambda request, _emit: two_classes(request.source)
    acts: list[Callable[[], None]] = [
        lambda: images.open_source(f"/data/{dice.choice('abc')}"),
        images.cancel_scan,
        images.rescan,
        lambda: images.exclude([f"rose/{dice.randrange(10)}.jpg"]),
        lambda: images.include([f"rose/{dice.randrange(10)}.jpg"]),
        images.undo_stack.undo,
        images.undo_stack.redo,
        lambda: live.change(session.with_config, RunConfig(data=DataConfig(source="/data/b"))) or images.cancel_scan(),
        lambda: controller.downloads.download(dice.choice(("resnet18", "resnet50"))),
        controller.downloads.cancel,
        lambda: tries.evaluate("/runs/a", "val"),
        tries.cancel_evaluation,
        lambda: tries.preview("light", 64),
        controller.runs.train,
        controller.runs.toggle_pause,
        controller.runs.stop,
    ]
    for _step in range(150):
        dice.choice(acts)()
        if dice.random() < 0.3:
            qtbot.wait(1)
    for end in (images.cancel_scan, controller.downloads.cancel, tries.cancel_evaluation, controller.runs.stop):
        end()
    controller.services.assistant.cancel("preview")
    at_rest(controller, qtbot)
    state = controller.state
    assert state.scan is None and state.download is None and not state.training
    if state.dataset is not None:
        assert state.config.data.source == state.dataset.source
        left_out = {file.path for file in state.dataset.files if file.problem == "excluded"}
        assert left_out == set(state.config.data.excluded)


def test_a_check_that_was_cancelled_does_not_come_back_with_the_next_one(
    controller: Controller, assistant: ObedientWorker, qtbot: Any
) -> None:
    opened(controller, qtbot)
    controller.labels.check()
    qtbot.waitUntil(assistant.waiting.is_set, timeout=5000)
    nothing_wrong = Suspects(
        source="/data/flowers", root="/data/flowers", model="Starter", checked=20, accuracy=1.0, suspects=()
    )
    assistant.answers[FindWrongLabels] = lambda _request, _emit: nothing_wrong
    controller.labels.cancel()
    with qtbot.waitSignal(controller.labels.found, timeout=5000):
        controller.labels.check()
    at_rest(controller, qtbot)
    assert len(assistant.requests(FindWrongLabels)) == 2
