"""Try it with labels and with numbers: verdicts, bars with thresholds, the scale, and the columns of the table."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from ftstudio.app.session import SessionState
from ftstudio.core import json_codec
from ftstudio.core.answers import (
    ClassPrediction,
    ClassProbability,
    LabelProbability,
    LabelsPrediction,
    NumberPrediction,
    UnreadableImage,
)
from ftstudio.core.dataset import SplitManifest, SplitSample
from ftstudio.core.run_record import RunRecord
from ftstudio.core.targets import Number, Quantity
from ftstudio.ui.try_it.number_scale import NumberScale
from ftstudio.ui.try_it.predict_panel import PredictPanel
from ftstudio.ui.try_it.prediction_model import CLASS, FILE, PROBABILITY

RECORD = RunRecord(
    run_id="1", run_dir="/runs/1", name="run", created=1.0, state="completed", dataset="cells", model="starter",
    freeze_depth=1, stage_count=5, epochs_done=3, best_epoch=3,
)  # fmt: skip


def labels(path: str, wbc: float = 0.7, rbc: float = 0.9) -> LabelsPrediction:
    found = (LabelProbability("WBC", wbc, wbc >= 0.6, 0.6), LabelProbability("RBC", rbc, rbc >= 0.5, 0.5))
    return LabelsPrediction(path=path, labels=tuple(sorted(found, key=lambda each: -each.probability)))


def number(path: str, value: float, reach: float | None = 4.0) -> NumberPrediction:
    low, high = (None, None) if reach is None else (value - reach, value + reach)
    return NumberPrediction(path=path, quantity="age", value=value, low=low, high=high)


@pytest.fixture
def panel(qtbot: QtBot) -> PredictPanel:
    widget = PredictPanel()
    qtbot.addWidget(widget)
    widget.resize(300, 700)
    widget.show()
    widget.show_state(SessionState(runs=(RECORD,)))
    return widget


@pytest.fixture
def path(tmp_path: Path) -> str:
    file = tmp_path / "a.png"
    Image.new("RGB", (8, 8)).save(file)
    return str(file)


def column(panel: PredictPanel, section: int) -> list[str]:
    model = panel.findChild(QTableView).model()
    return [model.index(row, section).data() for row in range(model.rowCount())]


def heading(panel: PredictPanel, section: int) -> str:
    return panel.findChild(QTableView).model().headerData(section, Qt.Orientation.Horizontal)


def test_the_verdict_names_every_label_that_is_present(panel: PredictPanel, path: str) -> None:
    panel.ask([path])
    panel.add_prediction(labels(path))
    assert panel._verdict.text() == "RBC, WBC"
    assert panel._sure.text() == ""
    assert panel._bars.isVisible() and not panel._scale.isVisible() and not panel._correction.isVisible()
    assert panel._bars.accessibleDescription() == "RBC 90 % (present), WBC 70 % (present)"
    assert "RBC: 90.00 %" in panel._bars._words(0) and "present from 50.0 %" in panel._bars._words(0)


def test_an_image_without_labels_says_so(panel: PredictPanel, path: str) -> None:
    panel.ask([path])
    panel.add_prediction(labels(path, wbc=0.59, rbc=0.49))
    assert panel._verdict.text() == "no label"
    assert panel._bars.accessibleDescription() == "WBC 59 % (not present), RBC 49 % (not present)"


def test_a_threshold_is_marked_on_its_bar(panel: PredictPanel, path: str) -> None:
    panel.ask([path])
    panel.add_prediction(labels(path))
    with_marks = panel._bars.grab().toImage()
    without = tuple(replace(label, threshold=None) for label in labels(path).labels)
    panel.add_prediction(replace(labels(path), labels=without))
    assert panel._bars.grab().toImage() != with_marks


def test_show_why_asks_for_the_label_that_is_clicked(panel: PredictPanel, path: str, qtbot: QtBot) -> None:
    asked: list[tuple[str, str]] = []
    panel.explain_requested.connect(lambda *question: asked.append(question))
    panel.restore_why("on 60")
    panel.ask([path])
    panel.add_prediction(labels(path))
    qtbot.keyClick(panel._bars, Qt.Key.Key_Down)
    assert asked == [(path, "RBC"), (path, "WBC")]


def test_a_number_is_shown_on_its_scale_and_corrections_come_back_with_classes(panel: PredictPanel, path: str) -> None:
    panel.ask([path])
    panel.add_prediction(number(path, 46.2))
    assert panel._verdict.text() == "46.2"
    assert panel._scale.isVisible() and not panel._bars.isVisible() and not panel._correction.isVisible()
    assert panel._scale.accessibleDescription() == "age 46.2, 90% interval 42.2 to 50.2"
    panel.add_prediction(ClassPrediction(path=path, top=(ClassProbability("cat", 0.9),)))
    assert panel._correction.isVisible() and panel._bars.isVisible() and not panel._scale.isVisible()


def test_a_number_without_an_interval_is_only_a_number(panel: PredictPanel, path: str) -> None:
    panel.ask([path])
    panel.add_prediction(number(path, 46.2, reach=None))
    assert panel._scale.accessibleDescription() == "age 46.2"
    assert not panel._scale.grab().isNull()


@pytest.mark.parametrize("trained", [(2.0, 80.0), (5.0, 5.0)])
def test_the_scale_is_that_of_the_training_images(qtbot: QtBot, tmp_path: Path, trained: tuple[float, float]) -> None:
    samples = (
        *(SplitSample(place, f"{place}.png", "", "train", "", Number(value)) for place, value in enumerate(trained)),
        SplitSample(2, "2.png", "", "val", "", Number(1000.0)),
    )
    manifest = SplitManifest(
        root="/i", fingerprint="f", seed=0, class_names=(), samples=samples, targets=Quantity("age", 40.0, 9.0)
    )
    (tmp_path / "split.json").write_bytes(json_codec.encode(manifest))
    scale = NumberScale()
    qtbot.addWidget(scale)
    scale.resize(260, 80)
    scale.show()
    scale.show_run(str(tmp_path))
    scale.show_prediction(number("a", 46.2))
    qtbot.waitUntil(lambda: scale._range == trained, timeout=5_000)
    assert f"training images {trained[0]:.2f}" in scale.accessibleDescription()
    assert scale._span(number("a", 46.2))[1] >= 50.2
    assert not scale.grab().isNull()


def test_a_run_whose_split_is_gone_has_the_interval_alone(qtbot: QtBot, tmp_path: Path) -> None:
    scale = NumberScale()
    qtbot.addWidget(scale)
    scale.show_run(str(tmp_path))
    scale.show_prediction(number("a", 46.2))
    qtbot.waitUntil(lambda: not scale._reading.busy, timeout=5_000)
    assert scale._range is None and "interval" in scale.accessibleDescription()


def test_a_table_of_labels_has_one_column_for_them_and_counts_each(panel: PredictPanel) -> None:
    panel.ask(["/a.png", "/b.png", "/c.png"])
    panel.add_prediction(labels("/a.png"))
    panel.add_prediction(labels("/b.png", wbc=0.1))
    panel.add_prediction(labels("/c.png", wbc=0.1, rbc=0.1))
    panel.prediction_finished()
    assert heading(panel, CLASS) == "Labels" and panel.findChild(QTableView).isColumnHidden(PROBABILITY)
    assert column(panel, CLASS) == ["RBC, WBC", "RBC", "no label"]
    assert panel._table._summary.text() == "RBC 2  ·  WBC 1  ·  no label 1"


def test_a_table_of_numbers_sorts_by_number_and_width_of_the_interval(panel: PredictPanel) -> None:
    panel.ask(["/a.png", "/b.png", "/c.png", "/d.png"])
    panel.add_prediction(number("/a.png", 9.0, 2.0))
    panel.add_prediction(number("/b.png", 10.0, 1.0))
    panel.add_prediction(number("/c.png", -1.0, 3.0))
    panel.add_unreadable(UnreadableImage("/d.png", "Not an image."))
    panel.prediction_finished()
    assert (heading(panel, CLASS), heading(panel, PROBABILITY)) == ("age", "Interval")
    view = panel.findChild(QTableView)
    view.sortByColumn(CLASS, Qt.SortOrder.AscendingOrder)
    assert column(panel, CLASS) == ["Not an image.", "-1.00", "9.00", "10.0"]
    view.sortByColumn(PROBABILITY, Qt.SortOrder.AscendingOrder)
    assert column(panel, FILE) == ["d.png", "b.png", "a.png", "c.png"]
    assert column(panel, PROBABILITY)[1] == "9.00 to 11.0"
    assert panel._table._summary.text() == "-1.00 to 10.0, mean 6.00  ·  not readable 1"
    assert view.horizontalScrollBar().maximum() == 0


def test_the_columns_of_a_new_table_are_those_of_its_answers(panel: PredictPanel) -> None:
    panel.ask(["/a.png", "/b.png"])
    panel.add_prediction(labels("/a.png"))
    panel.prediction_finished()
    panel.ask(["/a.png", "/b.png"])
    panel.add_prediction(ClassPrediction(path="/a.png", top=(ClassProbability("cat", 0.9),)))
    panel.prediction_finished()
    assert (heading(panel, CLASS), heading(panel, PROBABILITY)) == ("Class", "Sure")
    assert not panel.findChild(QTableView).isColumnHidden(PROBABILITY)


def test_earlier_answers_are_named_by_their_verdict(panel: PredictPanel, path: str) -> None:
    panel.ask([path])
    panel.add_prediction(number(path, 46.2))
    assert panel._tried.in_words() == ((path, "46.2"),)
