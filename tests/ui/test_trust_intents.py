"""Heat maps of mistakes and comparisons at the assistant: what is asked, what gives way, what is told to whom."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from obedient import ObedientWorker, events_then, refuses

from ftstudio.app.requests import Compare, Explain, Predict, PredictionCounts
from ftstudio.core import json_codec
from ftstudio.core.confidence import HeatMap
from ftstudio.core.events import HeatMapMade, Progress
from ftstudio.core.paired_test import Comparison
from ftstudio.core.run_record import RunRecord
from ftstudio.store.run_folder import RunFolder
from ftstudio.ui.control.controller import Controller

MAP = HeatMap(path="/pets/a.jpg", class_name="cat", method="Grad-CAM", box=(0, 0, 1, 1), png_base64="")
NOTHING = Comparison(
    run_a="/runs/1", run_b="/runs/2", split_a="val", split_b="val", root="/pets", both_right=1, only_a=0, only_b=0,
    both_wrong=0, left_out=0, p=1.0, difference=0.0, low=-1.0, high=1.0,
)  # fmt: skip


def test_heat_maps_come_with_the_run_that_they_are_of(
    controller: Controller, assistant: ObedientWorker, qtbot: Any
) -> None:
    assistant.answers[Explain] = events_then([HeatMapMade(MAP)], PredictionCounts(done=1, unreadable=0))
    came: list[Any] = []
    controller.trust.heat_map_made.connect(lambda *what: came.append(what))
    with qtbot.waitSignal(controller.trust.explaining_ended, timeout=5000) as ended:
        controller.trust.explain("/runs/1", ["/pets/a.jpg"], ["cat"])
    assert ended.args == [True]
    assert came == [("/runs/1", MAP)]
    [request] = assistant.requests(Explain)
    assert (request.paths, request.class_names) == (("/pets/a.jpg",), ("cat",))


def test_explaining_gives_way_to_a_prediction(controller: Controller, assistant: ObedientWorker, qtbot: Any) -> None:
    assistant.answers[Predict] = events_then([], PredictionCounts(done=1, unreadable=0))
    controller.tries.choose_run("/runs/1")
    controller.trust.explain("/runs/1", ["/pets/a.jpg"], [""])
    qtbot.waitUntil(assistant.waiting.is_set, timeout=5000)
    ended: list[bool] = []
    controller.trust.explaining_ended.connect(ended.append)
    with qtbot.waitSignal(controller.tries.prediction_finished, timeout=5000):
        controller.tries.predict(["/pets/b.jpg"])
    assert ended == [False]


def test_an_overtaken_question_says_nothing(controller: Controller, assistant: ObedientWorker, qtbot: Any) -> None:
    controller.trust.explain("/runs/1", ["/pets/a.jpg"], [""])
    qtbot.waitUntil(assistant.waiting.is_set, timeout=5000)
    assistant.answers[Explain] = events_then([], PredictionCounts(done=1, unreadable=0))
    said: list[bool] = []
    controller.trust.explaining_ended.connect(said.append)
    with qtbot.waitSignal(controller.trust.explaining_ended, timeout=5000):
        controller.trust.explain("/runs/2", ["/pets/a.jpg"], [""])
    assert said == [True]


def test_a_failure_to_explain_is_told_to_its_panel(
    controller: Controller, assistant: ObedientWorker, qtbot: Any
) -> None:
    assistant.answers[Explain] = refuses("The run has no weights.")
    with qtbot.waitSignal(controller.trust.explaining_failed, timeout=5000) as failed:
        controller.trust.explain("/runs/1", ["/pets/a.jpg"], [""])
    assert failed.args[0] == "/runs/1"
    assert failed.args[1].message == "The run has no weights."


def test_a_comparison_is_asked_of_the_assistant_with_progress(
    controller: Controller, assistant: ObedientWorker, qtbot: Any
) -> None:
    assistant.answers[Compare] = events_then([Progress("Evaluating", 3, 9)], NOTHING)
    progress: list[tuple[int, int]] = []
    controller.trust.comparison_progress.connect(lambda *numbers: progress.append(numbers))
    with qtbot.waitSignal(controller.trust.compared, timeout=5000) as compared:
        controller.trust.compare("/runs/1", "/runs/2")
    assert compared.args == [NOTHING]
    assert progress == [(0, 0), (3, 9)]


def test_a_comparison_can_be_cancelled(controller: Controller, assistant: ObedientWorker, qtbot: Any) -> None:
    controller.trust.compare("/runs/1", "/runs/2")
    qtbot.waitUntil(assistant.waiting.is_set, timeout=5000)
    with qtbot.waitSignal(controller.trust.comparison_stopped, timeout=5000):
        controller.trust.cancel_comparison()


def test_a_threshold_is_written_to_the_run(controller: Controller, qtbot: Any, tmp_path: Path) -> None:
    record = RunRecord(
        run_id="1", run_dir=str(tmp_path), name="one", created=1.0, state="completed", dataset="pets",
        model="starter", freeze_depth=1, stage_count=5,
    )  # fmt: skip
    (tmp_path / "run.json").write_bytes(json_codec.encode(record))
    controller.history.set_sure_from(str(tmp_path), 0.8)
    qtbot.waitUntil(lambda: RunFolder(tmp_path).record.sure_from == 0.8, timeout=5000)
