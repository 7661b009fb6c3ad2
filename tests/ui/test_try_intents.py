"""Trying and evaluating a model: the newest question counts, failures are told."""

from __future__ import annotations

from typing import Any

from controllers import epoch, opened, said, started
from obedient import ObedientWorker, events_then, refuses

from ftstudio.app.requests import Evaluate, Predict, PredictionCounts
from ftstudio.core.answers import ClassPrediction, ClassProbability, Prediction
from ftstudio.core.events import PredictionMade
from ftstudio.ui.control.controller import Controller


def prediction(path: str) -> Prediction:
    return ClassPrediction(path=path, top=(ClassProbability("rose", 0.9), ClassProbability("tulip", 0.1)))


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

    trainer.run = run  # type: ignore[method-assign]  # this one worker answers otherwise
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
    assert failed.args[0] == "/runs/r1"
    assert failed.args[1].message == "The run has no weights."
