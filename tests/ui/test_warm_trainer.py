"""When the trainer's worker is warmed: as soon as somebody may want to train, never in the way of anything else."""

from __future__ import annotations

from typing import Any

from obedient import ObedientWorker, crashes

from ftstudio.app.requests import FindDevice, Train, WarmedUp, WarmUp
from ftstudio.core.run_record import RunResult
from ftstudio.ui.control.controller import Controller


def started_with_images(controller: Controller, qtbot: Any) -> None:
    controller.images.open_source("/data/flowers")
    controller.find_device()
    quiet(controller, qtbot)


def quiet(controller: Controller, qtbot: Any) -> None:
    services = controller.services
    qtbot.waitUntil(
        lambda: not (services.assistant.busy or services.trainer.busy or services.errands.busy), timeout=5000
    )


def test_without_images_nothing_is_warmed(controller: Controller, trainer: ObedientWorker, qtbot: Any) -> None:
    controller.start()
    qtbot.waitUntil(lambda: controller.state.device is not None, timeout=5000)
    quiet(controller, qtbot)
    controller.warm_trainer.look()
    assert not trainer.asked


def test_images_and_a_device_warm_the_trainer_once(controller: Controller, trainer: ObedientWorker, qtbot: Any) -> None:
    started_with_images(controller, qtbot)
    controller.warm_trainer.look()
    controller.images.open_source("/data/others")
    quiet(controller, qtbot)
    assert [type(request) for request in trainer.asked] == [WarmUp]
    assert not controller.state.training, "that is not a training"


def test_it_waits_until_the_assistant_has_nothing_to_do(
    controller: Controller, trainer: ObedientWorker, assistant: ObedientWorker, qtbot: Any
) -> None:
    del assistant.answers[FindDevice]
    controller.images.open_source("/data/flowers")
    controller.find_device()
    qtbot.waitUntil(assistant.waiting.is_set, timeout=5000)
    controller.warm_trainer.look()
    assert controller.state.dataset is not None and not trainer.asked
    assert not controller.services.trainer.busy


def test_a_click_on_train_meanwhile_is_done_next(controller: Controller, trainer: ObedientWorker, qtbot: Any) -> None:
    warmed = trainer.answers.pop(WarmUp)
    controller.images.open_source("/data/flowers")
    controller.find_device()
    qtbot.waitUntil(trainer.waiting.is_set, timeout=5000)
    controller.runs.train()
    assert controller.state.training
    trainer.answers[WarmUp] = warmed
    trainer.stop()
    qtbot.waitUntil(lambda: bool(trainer.requests(Train)), timeout=5000)
    controller.runs.stop()
    quiet(controller, qtbot)


def test_a_worker_that_took_the_place_of_a_dead_one_is_warmed_after_the_run(
    controller: Controller, trainer: ObedientWorker, qtbot: Any
) -> None:
    started_with_images(controller, qtbot)

    def dies(_request: Train, _emit: Any) -> RunResult:
        trainer.pid = 2
        return RunResult(run_dir="", run_id="", outcome="failed")

    trainer.answers[Train] = dies
    with qtbot.waitSignal(controller.runs.finished, timeout=5000):
        controller.runs.train()
    quiet(controller, qtbot)
    assert [type(request) for request in trainer.asked] == [WarmUp, Train, WarmUp]


def test_a_run_that_ended_in_order_leaves_its_worker_warm(
    controller: Controller, trainer: ObedientWorker, qtbot: Any
) -> None:
    started_with_images(controller, qtbot)
    trainer.answers[Train] = lambda _request, _emit: RunResult(run_dir="", run_id="", outcome="completed")
    with qtbot.waitSignal(controller.runs.finished, timeout=5000):
        controller.runs.train()
    quiet(controller, qtbot)
    assert [type(request) for request in trainer.asked] == [WarmUp, Train]


def test_a_worker_that_died_idle_is_replaced_when_somebody_comes_back(
    controller: Controller, trainer: ObedientWorker, qtbot: Any
) -> None:
    started_with_images(controller, qtbot)
    trainer.pid = None
    warmed = trainer.answers[WarmUp]

    def anew(request: WarmUp, emit: Any) -> WarmedUp:
        trainer.pid = 2
        return warmed(request, emit)

    trainer.answers[WarmUp] = anew
    assert len(trainer.requests(WarmUp)) == 1
    controller.find_device()
    quiet(controller, qtbot)
    assert len(trainer.requests(WarmUp)) == 2


def test_a_worker_that_never_survives_being_warmed_is_given_up(
    controller: Controller, trainer: ObedientWorker, qtbot: Any
) -> None:
    trainer.pid = None
    started_with_images(controller, qtbot)
    controller.find_device()
    quiet(controller, qtbot)
    assert len(trainer.requests(WarmUp)) == 1


def test_what_cannot_be_warmed_is_left_alone_and_without_a_word(
    controller: Controller, trainer: ObedientWorker, qtbot: Any
) -> None:
    trainer.answers[WarmUp] = crashes("The worker process crashed.")
    started_with_images(controller, qtbot)
    controller.find_device()
    quiet(controller, qtbot)
    assert len(trainer.requests(WarmUp)) == 1
    assert not controller.services.messages.messages
