"""The comparison of models in the window: what is asked, what gives way, what the list shows."""

from __future__ import annotations

from typing import Any

import pytest
from controllers import opened, said
from msgspec.structs import replace
from obedient import ObedientWorker, events_then, refuses
from pytestqt.qtbot import QtBot

from ftstudio.app.requests import Predict, PredictionCounts, ProbeModels
from ftstudio.app.session import SessionState
from ftstudio.core.events import Progress
from ftstudio.core.probed_models import ModelsProbed, ProbedModel
from ftstudio.models import catalog
from ftstudio.ui.control.controller import Controller
from ftstudio.ui.setup.model_list import INFO, PROBED, ModelRows
from ftstudio.ui.setup.model_panel import ModelPanel

STARTER = ProbedModel(
    name="starter", title="Starter", image_size=160, accuracy=0.915, low=0.85, high=0.96, seconds_per_image=0.0042,
    file_bytes=3_100_000, is_trade_off=True,
)  # fmt: skip
DAMAGED = ProbedModel(name="resnet18", title="ResNet-18", image_size=224, error="The file is damaged.")
FOUND = ModelsProbed(
    source="/data/flowers", root="/data/flowers", folds=5, count=20, class_names=("rose", "tulip"), device="Test CPU",
    models=(STARTER, DAMAGED), sentence="Starter: 91.5 %.",
)  # fmt: skip


def test_the_assistant_is_asked_once_and_its_answer_is_shown(
    controller: Controller, assistant: ObedientWorker, qtbot: QtBot
) -> None:
    opened(controller, qtbot)
    assistant.answers[ProbeModels] = events_then([Progress("Starter (1 of 1): Fitting heads", 2, 5)], FOUND)
    progress: list[Any] = []
    controller.model_advice.progress.connect(lambda *what: progress.append(what))
    with qtbot.waitSignal(controller.model_advice.found, timeout=5000) as found:
        controller.model_advice.ask()
        controller.model_advice.ask()
    assert found.args == [FOUND]
    assert progress == [("", 0, 0), ("Starter (1 of 1): Fitting heads", 2, 5)]
    [request] = assistant.requests(ProbeModels)
    assert request.models == () and request.dataset is controller.state.dataset


def test_it_gives_way_to_a_prediction_and_continues(
    controller: Controller, assistant: ObedientWorker, qtbot: QtBot
) -> None:
    opened(controller, qtbot)
    controller.model_advice.ask()
    qtbot.waitUntil(assistant.waiting.is_set, timeout=5000)
    assistant.answers[Predict] = events_then([], PredictionCounts(done=1, unreadable=0))
    assistant.answers[ProbeModels] = events_then([], FOUND)
    controller.tries.choose_run("/runs/1")
    with qtbot.waitSignal(controller.model_advice.found, timeout=5000) as found:
        controller.tries.predict(["/pets/b.jpg"])
    assert found.args == [FOUND] and len(assistant.requests(ProbeModels)) == 2


def test_it_can_be_cancelled(controller: Controller, assistant: ObedientWorker, qtbot: QtBot) -> None:
    opened(controller, qtbot)
    controller.model_advice.ask()
    qtbot.waitUntil(assistant.waiting.is_set, timeout=5000)
    with qtbot.waitSignal(controller.model_advice.found, timeout=5000) as found:
        controller.model_advice.cancel()
    assert found.args == [None] and len(assistant.requests(ProbeModels)) == 1


def test_a_result_is_dropped_with_the_image_size_that_it_is_of(
    controller: Controller, assistant: ObedientWorker, qtbot: QtBot
) -> None:
    opened(controller, qtbot)
    assistant.answers[ProbeModels] = events_then([], FOUND)
    with qtbot.waitSignal(controller.model_advice.found, timeout=5000):
        controller.model_advice.ask()
    train = controller.state.config.train
    with qtbot.assertNotEmitted(controller.model_advice.found, wait=100):
        controller.change_training(replace(train, epochs=3), "custom")
    with qtbot.waitSignal(controller.model_advice.found, timeout=5000) as found:
        controller.change_training(replace(train, image_size=64), "custom")
    assert found.args == [None]


def test_a_failure_is_a_message(controller: Controller, assistant: ObedientWorker, qtbot: QtBot) -> None:
    opened(controller, qtbot)
    assistant.answers[ProbeModels] = refuses("There are too few images for 5 folds.")
    with qtbot.waitSignal(controller.model_advice.found, timeout=5000):
        controller.model_advice.ask()
    assert "There are too few images for 5 folds." in said(controller)


@pytest.mark.usefixtures("qtbot")
def test_a_row_says_what_was_found_in_words() -> None:
    rows = ModelRows()
    place = {rows.index(row).data(INFO).name: rows.index(row) for row in range(rows.rowCount())}
    assert place["starter"].data(PROBED) is None and rows.on_your_images(catalog.model("starter")) == ""
    rows.show_probed(FOUND)
    assert place["starter"].data(PROBED) is STARTER
    words = rows.on_your_images(catalog.model("starter"))
    assert words == "on your images 91.5 % (85 to 96 %), 4.2 ms per image, 3.1 MB"
    assert rows.on_your_images(catalog.model("resnet18")) == "The file is damaged."
    rows.show_probed(None)
    assert place["starter"].data(PROBED) is None


def test_the_list_offers_the_comparison_only_with_images_and_shows_how_far_it_is(qtbot: QtBot) -> None:
    panel = ModelPanel()
    qtbot.addWidget(panel)
    panel.show_state(SessionState())
    row = panel.findChildren(type(panel._popup.compare))[0]
    assert not row.compare.isEnabled() and row.words.text() == "Open images first."
    panel.show_comparison_progress("Starter: Fitting heads", 2, 5)
    assert not row.bar.isHidden() and not row.cancel.isHidden() and row.compare.isHidden()
    panel.show_compared(FOUND)
    assert row.bar.isHidden() and row.sentence.text() == "Starter: 91.5 %."
