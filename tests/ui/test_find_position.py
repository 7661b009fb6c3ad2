"""The search for the best freeze position in the window: what is asked, what gives way, what is shown."""

from __future__ import annotations

from typing import Any

import pytest
from controllers import opened, said
from msgspec.structs import replace
from obedient import ObedientWorker, events_then, refuses, two_classes
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ftstudio.app.advice_progress import AdviceView, ended
from ftstudio.app.requests import AdviseFreeze, Predict, PredictionCounts, Train
from ftstudio.app.session import SessionState, with_dataset, with_freeze_depth
from ftstudio.core.advice import Advice, DepthTried
from ftstudio.core.costs import DepthCost
from ftstudio.core.events import AdviceSoFar, Progress
from ftstudio.ui.control.controller import Controller
from ftstudio.ui.setup.freeze_slider import STRIP_HEIGHT, STRIP_TOP
from ftstudio.ui.setup.model_panel import ModelPanel


def row(depth: int, accuracy: float) -> DepthTried:
    return DepthTried(
        freeze_depth=depth, epochs=3, right_share=accuracy, low=accuracy - 0.1, high=accuracy + 0.05, loss=0.5,
        seconds=9.0, seconds_per_epoch=2.0,
    )  # fmt: skip


COSTS = tuple(
    DepthCost(freeze_depth=depth, trainable_parameters=5, seconds_per_epoch=1.0, total_seconds=10.0)
    for depth in range(8)
)
FOUND = Advice(
    model="starter", image_size=224, device="Test CPU", train_count=16, val_count=4, stages=7,
    tried=(row(7, 0.8), row(4, 0.9)), best=4, cheapest=7, sentence="Freeze 4 of 7.", costs=COSTS, seconds=18.0,
    share_of_exhaustive=0.3,
)  # fmt: skip
PART = replace(FOUND, tried=(row(7, 0.8),), best=7, stopped=True)


def view(controller: Controller) -> AdviceView:
    found = controller.state.advice
    assert found is not None
    return found


def searched(controller: Controller, qtbot: QtBot) -> None:
    opened(controller, qtbot)
    controller.advice.find()
    qtbot.waitUntil(lambda: controller.state.advice is not None and not controller.state.advice.running, timeout=5000)


def waits(controller: Controller, assistant: ObedientWorker, qtbot: QtBot) -> None:
    """A search that is under way."""
    opened(controller, qtbot)
    controller.advice.find()
    qtbot.waitUntil(assistant.waiting.is_set, timeout=5000)


# ---- asking


def test_a_search_asks_for_the_images_on_screen_and_shows_what_comes(
    controller: Controller, assistant: ObedientWorker, qtbot: QtBot
) -> None:
    assistant.answers[AdviseFreeze] = events_then([AdviceSoFar(4, FOUND.tried[:1]), Progress("x", 1, 5)], FOUND)
    searched(controller, qtbot)
    [request] = assistant.requests(AdviseFreeze)
    assert request.dataset == controller.state.dataset and request.seconds is None
    assert view(controller).answer == FOUND and view(controller).tried == FOUND.tried


@pytest.mark.parametrize("missing", ["images", "weights"])
def test_nothing_is_asked_before_all_is_there(
    controller: Controller, assistant: ObedientWorker, qtbot: QtBot, missing: str
) -> None:
    if missing == "weights":
        opened(controller, qtbot)
        controller.choose_model("resnet50")
    controller.advice.find()
    assert not assistant.requests(AdviseFreeze)
    assert len(said(controller)) == 1


def test_cancel_keeps_what_is_known(controller: Controller, assistant: ObedientWorker, qtbot: QtBot) -> None:
    assistant.answers[AdviseFreeze] = lambda _request, _emit: (controller.advice.cancel(), PART)[1]
    controller.advice._wanted = False
    searched(controller, qtbot)
    assert view(controller).answer == PART
    assert len(assistant.requests(AdviseFreeze)) == 1


def test_cancel_before_anything_is_known_shows_nothing(
    controller: Controller, assistant: ObedientWorker, qtbot: QtBot
) -> None:
    waits(controller, assistant, qtbot)
    controller.advice.cancel()
    qtbot.waitUntil(lambda: controller.state.advice is None, timeout=5000)


def test_the_search_gives_way_and_goes_on_afterwards(
    controller: Controller, assistant: ObedientWorker, qtbot: QtBot
) -> None:
    waits(controller, assistant, qtbot)
    assistant.answers[Predict] = events_then([], PredictionCounts(done=1, unreadable=0))
    controller.tries.choose_run("/runs/1")
    with qtbot.waitSignal(controller.tries.prediction_finished, timeout=5000):
        controller.tries.predict(["/pets/b.jpg"])
    qtbot.waitUntil(lambda: len(assistant.requests(AdviseFreeze)) == 2, timeout=5000)
    assert view(controller).running
    controller.advice.cancel()
    qtbot.waitUntil(lambda: controller.state.advice is None, timeout=5000)


def test_a_training_ends_the_search(
    controller: Controller, trainer: ObedientWorker, assistant: ObedientWorker, qtbot: QtBot
) -> None:
    waits(controller, assistant, qtbot)
    controller.runs.train()
    qtbot.waitUntil(trainer.waiting.is_set, timeout=5000)
    qtbot.waitUntil(lambda: controller.state.advice is None and not assistant.waiting.is_set(), timeout=5000)
    assert len(assistant.requests(AdviseFreeze)) == 1
    controller.runs.stop()
    qtbot.waitUntil(lambda: not controller.state.training, timeout=5000)


def test_an_answer_belongs_to_its_settings_and_not_to_the_slider(
    controller: Controller, assistant: ObedientWorker, qtbot: QtBot
) -> None:
    assistant.answers[AdviseFreeze] = events_then([], FOUND)
    searched(controller, qtbot)
    controller.choose_depth(2)
    assert view(controller).answer == FOUND
    controller.change_training(replace(controller.state.config.train, epochs=3), "custom")
    assert controller.state.advice is None


def test_a_run_that_begins_with_an_answer_takes_it_along(
    controller: Controller, trainer: ObedientWorker, assistant: ObedientWorker, qtbot: QtBot
) -> None:
    assistant.answers[AdviseFreeze] = events_then([], FOUND)
    searched(controller, qtbot)
    controller.runs.train()
    qtbot.waitUntil(trainer.waiting.is_set, timeout=5000)
    [request] = trainer.requests(Train)
    assert request.advice == FOUND
    controller.runs.stop()
    qtbot.waitUntil(lambda: not controller.state.training, timeout=5000)


def test_a_failure_is_told(controller: Controller, assistant: ObedientWorker, qtbot: QtBot) -> None:
    assistant.answers[AdviseFreeze] = refuses("There is not enough memory.")
    opened(controller, qtbot)
    controller.advice.find()
    qtbot.waitUntil(lambda: "There is not enough memory." in said(controller), timeout=5000)
    assert controller.state.advice is None


# ---- showing


@pytest.fixture
def panel(qtbot: QtBot) -> ModelPanel:
    made = ModelPanel()
    qtbot.addWidget(made)
    made.resize(300, 900)
    made.show_state(ready())
    made.show()
    return made


def ready(**changes: Any) -> SessionState:
    return replace(with_dataset(SessionState(costs=COSTS), two_classes()), **changes)


def chosen(panel: ModelPanel) -> list[int]:
    depths: list[int] = []
    panel.depth_chosen.connect(depths.append)
    return depths


def test_the_button_has_its_price_and_is_greyed_with_a_reason(panel: ModelPanel) -> None:
    part = panel._freeze.advice
    assert part.search.isEnabled() and part.price.text() == "~80 s"
    panel.show_state(SessionState(costs=COSTS))
    assert not part.search.isEnabled()
    assert not part.price.text() and part.search.toolTip() == "Open a folder of images first."


def test_rows_get_their_bars_while_it_works(panel: ModelPanel) -> None:
    part, table = panel._freeze.advice, panel._freeze.table
    panel.show_state(ready(advice=AdviceView(trying=4, tried=FOUND.tried[:1], done=1, total=5)))
    assert table.accuracies == ["training…", "80 % (70–85)"], "the table has opened"
    assert part.words.text() == "1 of 8 tried · now 4 frozen"
    assert part.cancel.isVisible() and not part.search.isVisible()
    panel.show_state(ready(advice=ended(AdviceView(), FOUND)))
    assert table.accuracies == ["best · 90 % (80–95)", "cheapest · 80 % (70–85)"]
    assert part.sentence.text() == "Freeze 4 of 7." and not part.cancel.isVisible()


def test_the_slider_moves_by_a_click_alone(panel: ModelPanel, qtbot: QtBot) -> None:
    depths, part, slider = chosen(panel), panel._freeze.advice, panel._freeze.slider
    panel.show_state(ready(advice=ended(AdviceView(), FOUND)))
    assert depths == [] and slider.value() == 7
    qtbot.mouseClick(part.use_best, Qt.MouseButton.LeftButton)
    assert depths == [4]
    panel.show_state(with_freeze_depth(ready(advice=ended(AdviceView(), FOUND)), 4))
    below = STRIP_TOP + STRIP_HEIGHT + 6
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(round(slider.handle_x(7)), below))
    assert depths == [4, 7], "the mark below the strip"


def test_a_click_on_a_row_moves_the_slider(panel: ModelPanel, qtbot: QtBot) -> None:
    depths, table = chosen(panel), panel._freeze.table
    qtbot.mouseClick(table.button, Qt.MouseButton.LeftButton)
    panel.resize(300, panel.sizeHint().height())
    line = table._lines[2][0]
    qtbot.waitUntil(lambda: line.geometry().height() > 0 and line.geometry().top() > 0, timeout=5000)
    qtbot.mouseClick(table._table, Qt.MouseButton.LeftButton, pos=line.geometry().center())
    assert depths == [2]


def test_a_cancelled_search_offers_the_rest_for_its_price(panel: ModelPanel, qtbot: QtBot) -> None:
    part = panel._freeze.advice
    panel.show_state(ready(advice=ended(AdviceView(), PART)))
    assert part.search.isVisible() and part.search.text() == "Try the others" and part.price.text() == "~70 s"
    with qtbot.waitSignal(panel.advice_requested, timeout=1000):
        qtbot.mouseClick(part.search, Qt.MouseButton.LeftButton)
    assert not part.use_cheapest.isVisible(), "one answer, one link"
    assert [link.text() for link in part.findChildren(QPushButton) if link.isVisible()] == [
        "Freeze everything",
    ]
