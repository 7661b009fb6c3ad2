"""Two selected runs: which is better on the same images, what is missing to say so, and the images behind it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from made_evaluations import number_evaluation
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ftstudio.app.comparison import compare
from ftstudio.core import json_codec
from ftstudio.core.errors import ErrorReport
from ftstudio.core.evaluation import ClassEvaluation, ClassScore, EvaluatedImage, Evaluation
from ftstudio.core.run_record import RunRecord
from ftstudio.ui.history.differing_images import DifferingImages
from ftstudio.ui.history.run_comparison import RunComparison
from ftstudio.ui.widgets.tile import TILE_ROLE
from ftstudio.ui.widgets.tile_grid import TileGrid


def evaluated(run_dir: str, right: list[bool], root: str = "/pets") -> Evaluation:
    images = tuple(EvaluatedImage(f"{n}.jpg", 0, 0 if good else 1, 0.9) for n, good in enumerate(right))
    right = sum(image.predicted == 0 for image in images)
    return ClassEvaluation(
        run_dir=run_dir, split="val", root=root, class_names=("cat", "dog"), count=len(images), accuracy=0.5,
        accuracy_low=0.1, accuracy_high=0.9, loss=0.5, macro_f1=0.5, confusion=((right, len(images) - right), (0, 0)),
        classes=tuple(ClassScore(name=name, count=count, precision=None, recall=None, f1=None)
                      for name, count in (("cat", len(images)), ("dog", 0))),
        images=images,
    )  # fmt: skip


A = [True] * 20 + [True] * 9 + [False] * 1
B = [True] * 20 + [False] * 9 + [True] * 1


@pytest.fixture
def runs(tmp_path: Path) -> tuple[RunRecord, RunRecord]:
    """Two run folders without an evaluation."""
    records: list[RunRecord] = []
    for name in ("first", "second"):
        folder = tmp_path / name
        folder.mkdir()
        record = RunRecord(
            run_id=name, run_dir=str(folder), name=name, created=1.0, state="completed", dataset="pets",
            model="starter", freeze_depth=1, stage_count=5, epochs_done=3, best_epoch=2,
        )  # fmt: skip
        (folder / "run.json").write_bytes(json_codec.encode(record))
        records.append(record)
    return records[0], records[1]


def save(record: RunRecord, right: list[bool], **more: Any) -> None:
    Path(record.run_dir, "evaluation-val.json").write_bytes(json_codec.encode(evaluated(record.run_dir, right, **more)))


@pytest.fixture
def view(qtbot: QtBot) -> RunComparison:
    widget = RunComparison()
    qtbot.addWidget(widget)
    widget.resize(600, 160)
    return widget


def shown(view: RunComparison, pair: tuple[RunRecord, RunRecord], qtbot: QtBot) -> str:
    view.show_runs(pair, [run.name for run in pair])
    view.show()
    qtbot.waitUntil(lambda: not view._reading.busy, timeout=5_000)
    return view.verdict.text().replace("\u00a0", " ")


def test_saved_evaluations_say_which_run_is_better(
    view: RunComparison, runs: tuple[RunRecord, RunRecord], qtbot: QtBot
) -> None:
    save(runs[0], A)
    save(runs[1], B)
    said = shown(view, runs, qtbot)
    assert said == "first is better than second: right in 9 of the 10 images on which they differ (p = 0.021)."
    assert view.facts.text().startswith("96.7 % against 70.0 % on 30 common images · 26.7 points difference")
    assert "validation images" in view.remarks.text()
    assert not view._evaluate.isVisible()
    assert "only first right 9" in view._bar.accessibleDescription()
    assert not view.grab().isNull()


def test_what_is_missing_is_named_and_can_be_evaluated(
    view: RunComparison, runs: tuple[RunRecord, RunRecord], qtbot: QtBot
) -> None:
    assert "neither run has been evaluated on its validation images" in shown(view, runs, qtbot)
    save(runs[0], A)
    view.hide()
    said = shown(view, runs, qtbot)
    assert said == "Not compared yet: second has not been evaluated on its validation images."
    with qtbot.waitSignal(view.compare_requested) as asked:
        qtbot.mouseClick(view._evaluate, Qt.MouseButton.LeftButton)
    assert asked.args == [run.run_dir for run in runs]
    view.show_progress(3, 30)
    assert view._progress.isVisible() and not view._evaluate.isVisible()
    view.show_answer(compare(evaluated(runs[0].run_dir, A), evaluated(runs[1].run_dir, B)))
    assert "first is better" in view.verdict.text()
    assert not view._progress.isVisible()


def test_evaluating_can_be_cancelled_and_a_failure_says_why(
    view: RunComparison, runs: tuple[RunRecord, RunRecord], qtbot: QtBot
) -> None:
    shown(view, runs, qtbot)
    view.show_progress(0, 0)
    with qtbot.waitSignal(view.cancel_requested):
        qtbot.mouseClick(view._cancel, Qt.MouseButton.LeftButton)
    view.comparison_stopped()
    qtbot.waitUntil(view._evaluate.isVisible, timeout=5_000)
    view.show_progress(0, 0)
    view.comparison_failed(ErrorReport(message="The images are gone.", hint="Open the folder again."))
    assert view.verdict.text() == "The images are gone. Open the folder again."
    assert view._evaluate.isVisible()


def test_an_answer_for_other_runs_is_not_shown(
    view: RunComparison, runs: tuple[RunRecord, RunRecord], qtbot: QtBot
) -> None:
    before = shown(view, runs, qtbot)
    view.show_answer(compare(evaluated("/runs/8", A), evaluated("/runs/9", B)))
    assert view.verdict.text() == before


def test_what_became_of_other_runs_leaves_the_selected_ones_as_they_are(
    view: RunComparison, runs: tuple[RunRecord, RunRecord], tmp_path: Path, qtbot: QtBot
) -> None:
    save(runs[0], A)
    third = replace(runs[1], run_dir=str(tmp_path / "third"), name="third")
    shutil.copytree(runs[1].run_dir, third.run_dir)
    shown(view, runs, qtbot)
    qtbot.mouseClick(view._evaluate, Qt.MouseButton.LeftButton)
    view.show_progress(3, 30)
    said = shown(view, (runs[0], third), qtbot)
    view.comparison_failed(ErrorReport(message="The images are gone."))
    qtbot.waitUntil(view._evaluate.isVisible, timeout=5_000)
    assert view.verdict.text() == said
    shown(view, runs, qtbot)
    qtbot.mouseClick(view._evaluate, Qt.MouseButton.LeftButton)
    view.show_progress(3, 30)
    shown(view, (runs[0], third), qtbot)
    view.show_answer(compare(evaluated(runs[0].run_dir, A), evaluated(runs[1].run_dir, B)))
    qtbot.waitUntil(view._evaluate.isVisible, timeout=5_000)


def test_runs_on_other_images_are_not_compared(
    view: RunComparison, runs: tuple[RunRecord, RunRecord], qtbot: QtBot
) -> None:
    save(runs[0], A)
    save(runs[1], B, root="/elsewhere")
    assert "different folders" in shown(view, runs, qtbot)
    assert not view._bar.isVisible() and not view._evaluate.isVisible()


def test_a_run_without_weights_has_nothing_to_compare(view: RunComparison, runs: tuple[RunRecord, RunRecord]) -> None:
    view.show_runs((runs[0], replace(runs[1], epochs_done=0, best_epoch=None)), ("a", "b"))
    assert view.isHidden()
    view.show_runs((*runs, runs[0]), ("a", "b", "c"))
    assert view.isHidden()


def test_a_folder_that_is_gone_is_said(view: RunComparison, runs: tuple[RunRecord, RunRecord], qtbot: QtBot) -> None:
    gone = replace(runs[1], run_dir="/runs/gone")
    assert "cannot be read" in shown(view, (runs[0], gone), qtbot)


def test_the_images_on_which_they_differ_can_be_seen_and_opened(
    view: RunComparison, runs: tuple[RunRecord, RunRecord], qtbot: QtBot
) -> None:
    save(runs[0], A)
    save(runs[1], B)
    shown(view, runs, qtbot)
    qtbot.mouseClick(view._show_images, Qt.MouseButton.LeftButton)
    dialog = view.findChild(DifferingImages)
    assert dialog is not None
    grid = dialog.findChild(TileGrid)
    model = grid.model()
    assert model.rowCount() == 9
    tile = model.index(0, 0).data(TILE_ROLE)
    assert (tile.caption, tile.taken) == ("cat", "dog")
    other = next(each for each in dialog.findChildren(QPushButton) if "second" in each.text())
    qtbot.mouseClick(other, Qt.MouseButton.LeftButton)
    assert [model.index(row, 0).data(TILE_ROLE).path for row in range(model.rowCount())] == ["/pets/29.jpg"]
    with qtbot.waitSignal(view.open_requested) as opened:
        grid.tile_opened.emit(model.index(0, 0))
    assert opened.args == ["/pets/29.jpg"]
    dialog.reject()


def test_names_of_runs_are_shown_as_they_stand(
    view: RunComparison, runs: tuple[RunRecord, RunRecord], qtbot: QtBot
) -> None:
    save(runs[0], A)
    save(runs[1], B)
    view.show_runs(runs, ("<b>one</b>\n\u202e", "two"))
    view.show()
    qtbot.waitUntil(lambda: "better" in view.verdict.text(), timeout=5_000)
    assert view.verdict.textFormat() == Qt.TextFormat.PlainText
    assert "\u202e" not in view.verdict.text() and "\n" not in view.verdict.text()


def test_runs_of_numbers_are_compared_by_their_error(
    view: RunComparison, runs: tuple[RunRecord, RunRecord], qtbot: QtBot
) -> None:
    for place, record in enumerate(runs):
        numbers = number_evaluation(record.run_dir)
        images = tuple(replace(image, predicted=image.predicted + 10 * place) for image in numbers.images)
        saved = json_codec.encode(replace(numbers, images=images))
        Path(record.run_dir, "run.json").write_bytes(json_codec.encode(replace(record, task="regression")))
        Path(record.run_dir, "evaluation-val.json").write_bytes(saved)
    said = shown(view, runs, qtbot)
    assert said.startswith("first is better than second: its mean absolute error is 9")
    assert view.facts.text() == "Mean absolute error: 2.38 against 11.4 on 4 common images"
    assert not view._bar.isVisible() and not view._show_images.isVisible()


def test_runs_of_different_tasks_are_refused_and_nothing_is_offered(
    view: RunComparison, runs: tuple[RunRecord, RunRecord], qtbot: QtBot
) -> None:
    other = json_codec.encode(replace(runs[1], task="multi-label"))
    Path(runs[1].run_dir, "run.json").write_bytes(other)
    said = shown(view, runs, qtbot)
    assert "different tasks: one class and any number of labels per image" in said
    assert not view._evaluate.isVisible()
