"""Opening images and leaving some out: intents become requests, answers become state and messages."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from controllers import opened, said
from msgspec.structs import replace
from obedient import ObedientWorker, events_then, refuses, two_classes

from ftstudio.app.requests import SampleWritten, Scan, WriteSample
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.events import Emit, Progress
from ftstudio.ui.control.controller import Controller


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


def test_a_list_without_a_class_offers_its_columns_of_numbers(
    controller: Controller, assistant: ObedientWorker, qtbot: Any
) -> None:
    columns = tuple(f"number:{column}" for column in ("age", "height", "weight", "price"))
    assistant.answers[Scan] = refuses("list.csv has no column for the class.", "Choose.", columns)
    controller.images.open_source("/data/list.csv")
    qtbot.waitUntil(lambda: said(controller) == ["list.csv has no column for the class."], timeout=5000)
    (message,) = controller.services.messages.messages
    assert [action.title for action in message.actions] == ["Predict “age”", "Predict “height”", "Predict “weight”"]
    asked: list[Scan] = []
    assistant.answers[Scan] = lambda request, _emit: asked.append(request) or two_classes(request.source)
    message.actions[1].act()
    qtbot.waitUntil(lambda: controller.state.dataset is not None, timeout=5000)
    assert [(request.source, request.target) for request in asked] == [("/data/list.csv", "number:height")]


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
    qtbot.waitUntil(lambda: not controller.services.assistant.busy, timeout=5000)
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


@pytest.mark.parametrize(
    "choose",
    [
        lambda images: images.choose_companions("use"),
        lambda images: images.read_pages("each"),
        lambda images: images.read_from("2"),
        lambda images: images.choose_archive_names("gbk"),
    ],
    ids=["companions", "pages", "reading", "archive names"],
)
def test_a_cancelled_scan_leaves_the_settings_that_the_shown_images_were_read_with(
    controller: Controller, assistant: ObedientWorker, qtbot: Any, choose: Callable[[Any], None]
) -> None:
    opened(controller, qtbot)
    controller.images.exclude(["rose/3.jpg"])
    before = controller.state.config.data
    assistant.answers[Scan] = lambda request, _emit: replace(two_classes(request.source), reading="2")
    choose(controller.images)
    assert controller.state.scan is not None
    controller.images.cancel_scan()
    assert controller.state.scan is None and controller.state.config.data == before


def test_pages_are_read_in_another_way_by_another_scan_and_stay_with_the_images(
    controller: Controller, assistant: ObedientWorker, qtbot: Any
) -> None:
    opened(controller, qtbot)
    asked: list[Scan] = []

    def answer(request: Scan, _emit: Emit) -> DatasetSummary:
        asked.append(request)
        return replace(two_classes(request.source), pages=request.pages)

    assistant.answers[Scan] = answer
    with qtbot.waitSignal(controller.images.dataset_opened, timeout=5000):
        controller.images.read_pages("max")
    assert controller.state.config.data.pages == "max"
    with qtbot.waitSignal(controller.images.dataset_opened, timeout=5000):
        controller.images.rescan()
    controller.images.read_pages("max")  # is so already
    with qtbot.waitSignal(controller.images.dataset_opened, timeout=5000):
        controller.images.open_source("/data/others")
    assert controller.state.config.data.pages == "first"
    assert [request.pages for request in asked] == ["max", "max", "first"]
