"""When the costs under the freeze slider are measured: for a choice that stands, never in the way of anything else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from controllers import closed, made
from msgspec.structs import replace
from obedient import ObedientWorker, refuses

from ftstudio.app.requests import FindDevice, MakePlan
from ftstudio.core.costs import DepthCost, Plan
from ftstudio.core.events import Emit
from ftstudio.models import catalog
from ftstudio.ui.control.controller import Controller


def planned(request: MakePlan, _emit: Emit) -> Plan:
    """One second an epoch at every position, measured."""
    info = catalog.model(request.config.model.name)
    costs = tuple(
        DepthCost(freeze_depth=depth, trainable_parameters=5, seconds_per_epoch=1.0, measured=True)
        for depth in range(len(info.stages) + 1)
    )
    return Plan(
        model=info.name,
        image_size=224,
        device="Test CPU",
        train_count=request.train_count,
        val_count=request.val_count,
        costs=costs,
    )


@pytest.fixture
def controller(qtbot: Any, trainer: ObedientWorker, assistant: ObedientWorker) -> Iterator[Controller]:
    """One that does not wait before it measures."""
    assistant.answers[MakePlan] = planned
    controller = made(trainer, assistant)
    controller.costs._rest.setInterval(1)
    yield controller
    closed(controller, qtbot)


def settled(controller: Controller, qtbot: Any) -> None:
    """Until nobody works and nothing is about to be asked."""
    services, timers = controller.services, (controller.costs._rest, controller.live._frame)

    def quiet() -> bool:
        return not (services.assistant.busy or services.trainer.busy or any(timer.isActive() for timer in timers))

    qtbot.waitUntil(quiet, timeout=5000)


def opened(controller: Controller, qtbot: Any) -> None:
    controller.images.open_source("/data/flowers")
    controller.find_device()
    settled(controller, qtbot)


def measured(controller: Controller) -> bool:
    return all(cost.measured for cost in controller.state.costs)


def test_images_and_a_model_that_is_here_are_measured_once(
    controller: Controller, assistant: ObedientWorker, qtbot: Any
) -> None:
    opened(controller, qtbot)
    assert measured(controller)
    controller.choose_depth(2)
    controller.choose_depth(0)
    settled(controller, qtbot)
    [request] = assistant.requests(MakePlan)
    assert (request.train_count, request.val_count, request.class_count) == (16, 4, 2)
    assert measured(controller), "a move of the slider changes nothing"


def test_what_was_measured_is_remembered_for_its_settings(
    controller: Controller, assistant: ObedientWorker, qtbot: Any
) -> None:
    opened(controller, qtbot)
    before = controller.state.config.train
    controller.change_training(replace(before, image_size=96), "custom")
    settled(controller, qtbot)
    assert measured(controller) and len(assistant.requests(MakePlan)) == 2
    controller.change_training(before, "custom")
    assert measured(controller), "at once"
    settled(controller, qtbot)
    assert len(assistant.requests(MakePlan)) == 2


@pytest.mark.parametrize("missing", ["images", "device", "weights"])
def test_nothing_is_measured_before_all_is_there(
    controller: Controller, assistant: ObedientWorker, qtbot: Any, missing: str
) -> None:
    if missing == "device":
        assistant.answers[FindDevice] = refuses("There is no such device.")
    if missing == "weights":
        controller.choose_model("resnet50")
    if missing != "images":
        controller.images.open_source("/data/flowers")
    controller.find_device()
    settled(controller, qtbot)
    assert not assistant.requests(MakePlan)
    assert controller.state.costs and not measured(controller), "there is an estimate"


def test_nothing_is_measured_while_training(
    controller: Controller, trainer: ObedientWorker, assistant: ObedientWorker, qtbot: Any
) -> None:
    opened(controller, qtbot)
    controller.runs.train()
    qtbot.waitUntil(trainer.waiting.is_set, timeout=5000)
    controller.change_training(replace(controller.state.config.train, image_size=96), "custom")
    qtbot.waitUntil(lambda: not controller.costs._rest.isActive(), timeout=5000)
    assert len(assistant.requests(MakePlan)) == 1
    controller.runs.stop()
    settled(controller, qtbot)
    assert len(assistant.requests(MakePlan)) == 2, "afterwards"


def test_measuring_gives_way_to_whatever_a_person_asks_for(
    controller: Controller, assistant: ObedientWorker, qtbot: Any
) -> None:
    del assistant.answers[MakePlan]
    controller.images.open_source("/data/flowers")
    controller.find_device()
    qtbot.waitUntil(lambda: bool(assistant.requests(MakePlan)) and assistant.waiting.is_set(), timeout=5000)
    assistant.answers[MakePlan] = planned
    controller.images.open_source("/data/others")
    settled(controller, qtbot)
    assert controller.state.dataset is not None and controller.state.dataset.source == "/data/others"
    assert len(assistant.requests(MakePlan)) == 2 and measured(controller), "and is done afterwards"


def test_what_cannot_be_measured_keeps_its_estimate_and_is_not_asked_again(
    controller: Controller, assistant: ObedientWorker, qtbot: Any
) -> None:
    assistant.answers[MakePlan] = refuses("There is not enough memory.")
    opened(controller, qtbot)
    controller.find_device()
    settled(controller, qtbot)
    assert len(assistant.requests(MakePlan)) == 1
    assert controller.state.costs and not measured(controller)
    assert not controller.services.messages.messages
