"""How good can this get? A cross-validation asked for in the Evaluation tab."""

from __future__ import annotations

from typing import Any

import pytest
from controllers import opened
from msgspec.structs import replace
from obedient import ObedientWorker, events_then
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ftstudio.app.requests import CrossValidate
from ftstudio.app.session import SessionState
from ftstudio.core.events import Progress
from ftstudio.core.folds import (
    CrossValidated,
    Division,
    LearningCurve,
    Round,
    ValidatedModel,
    cross_validated,
    learning_curve,
    more_images,
)
from ftstudio.ui.control.controller import Controller
from ftstudio.ui.evaluation.evaluation_panel import EvaluationPanel
from ftstudio.ui.evaluation.potential_view import PotentialView

TARGETS = [0] * 10 + [1] * 10
CURVE = learning_curve((4, 8, 12, 16), [[0.0] * 20, [0.0] * 20, [1.0] * 20, [1.0] * 20], 20)
FOUND: CrossValidated = cross_validated(
    ValidatedModel("Starter", 7, 7, 96),
    Division(
        source="/photos", root="/photos", folds=5, class_names=("cat", "dog"),
        targets=TARGETS, grouped=0, left_out=(),
    ),
    [Round([row % 5 for row in range(20)], TARGETS, 16)], CURVE, 1.5,
)  # fmt: skip


def test_the_head_alone_is_cross_validated_wherever_the_slider_is(
    controller: Controller, assistant: ObedientWorker, qtbot: QtBot
) -> None:
    opened(controller, qtbot)
    controller.choose_depth(2)
    assistant.answers[CrossValidate] = events_then([Progress("Fitting heads", 3, 20)], FOUND)
    progress: list[Any] = []
    controller.potential.progress.connect(lambda *what: progress.append(what))
    with qtbot.waitSignal(controller.potential.found, timeout=5000) as found:
        controller.potential.ask()
    assert found.args == [FOUND] and progress == [("", 0, 0), ("Fitting heads", 3, 20)]
    [request] = assistant.requests(CrossValidate)
    assert request.config.model.freeze_depth == "all" and request.folds == 5


def test_an_answer_is_of_the_model_and_stays_when_the_slider_moves(
    controller: Controller, assistant: ObedientWorker, qtbot: QtBot
) -> None:
    opened(controller, qtbot)
    assistant.answers[CrossValidate] = events_then([], FOUND)
    with qtbot.waitSignal(controller.potential.found, timeout=5000):
        controller.potential.ask()
    with qtbot.assertNotEmitted(controller.potential.found, wait=50):
        controller.choose_depth(2)
    with qtbot.waitSignal(controller.potential.found, timeout=5000) as found:
        controller.choose_model("resnet18")
    assert found.args == [None]


def test_the_view_shows_figures_curve_and_sentence(qtbot: QtBot) -> None:
    view = PotentialView()
    qtbot.addWidget(view)
    view.show()
    assert not view.plot.isVisible() and view.start.isVisible()
    view.show_progress("Fitting heads", 3, 20)
    assert view.cancel.isVisible() and not view.start.isVisible() and view.bar.value() == 3
    view.show_found(FOUND)
    assert view.accuracy.text() == "100.0 %" and "20 held-out images" in view.interval.text()
    assert "trained on 16 of them" in view.interval.text() and "about 100.0 %" in view.expected.text()
    assert view.sentence.text() == more_images(CURVE) and view.plot.isVisible()
    assert "16: 100.0 %" in view.plot.accessibleName()
    model = view.classes.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["cat", "dog"]
    view.show_found(replace(FOUND, curve=None))
    assert not view.plot.isVisible() and not view.sentence.isVisible()


def test_the_tab_leads_to_it_and_back_without_any_run(qtbot: QtBot) -> None:
    panel = EvaluationPanel()
    qtbot.addWidget(panel)
    panel.show_state(SessionState())
    panel.show()
    link = next(each for each in panel.findChildren(QPushButton) if each.text() == "How good can this get?")
    link.click()
    assert panel.potential.isVisible() and not link.isVisible()
    assert not panel.potential.start.isEnabled() and panel.potential.words.text()
    panel.potential.back.click()
    assert link.isVisible() and not panel.potential.isVisible()


@pytest.mark.parametrize(
    ("half", "whole", "words"),
    [
        ([0.0] * 100, [1.0] * 100, "Twice as many may bring up to 100 points more."),
        ([1.0] * 400, [1.0] * 400, "More images would help little"),
        ([0.0, 1.0] * 5, [1.0, 0.0] * 5, "Not enough data"),
    ],
)
def test_the_sentence_says_what_more_images_may_bring(half: list[float], whole: list[float], words: str) -> None:
    curve: LearningCurve = learning_curve((4, 8), [half, whole], 10)
    assert words in more_images(curve)
