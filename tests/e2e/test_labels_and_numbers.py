"""Several labels, and a number, per image: from a dropped list to an export and a report, in the window."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTabWidget
from studio import COLOURS, OpenStudio, Studio, draw_picture

from ftstudio.app.requests import Export, MakeReport
from ftstudio.core.targets import MULTI_LABEL, REGRESSION
from ftstudio.ui.window.main_window import EVALUATION


@dataclass(frozen=True)
class Kind:
    """What a list says of each colour, and what the window shows of it."""

    task: str
    column: str
    cells: dict[str, str]
    verdict: str
    score: str


KINDS = {
    MULTI_LABEL: Kind(
        MULTI_LABEL,
        "labels",
        {"lime": "warm;bright", "plum": "dark", "sky": "bright"},
        "dark",
        "mean average precision",
    ),
    REGRESSION: Kind(REGRESSION, "size", {"lime": "1", "plum": "7", "sky": "4"}, "", "mean absolute error"),
}


@pytest.fixture(params=list(KINDS))
def kind(request: pytest.FixtureRequest) -> Kind:
    return KINDS[request.param]


@pytest.fixture
def listed(tmp_path: Path, kind: Kind) -> Path:
    """A list of 48 images with their labels, or with a number that varies a little."""
    (tmp_path / "set").mkdir()
    with (tmp_path / "set" / "list.csv").open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["image", kind.column])
        for place, (name, colour) in enumerate(COLOURS.items()):
            for number in range(16):
                draw_picture(tmp_path / "set" / f"{name}{number}.png", colour, 100 * place + number)
                cell = kind.cells[name]
                rows.writerow([f"{name}{number}.png", f"{cell}.{number:02}" if kind.task == REGRESSION else cell])
    return tmp_path / "set" / "list.csv"


def open_list(studio: Studio, listed: Path, kind: Kind) -> None:
    """Drop the list. Numbers without a column for the class are refused, with a button that reads them."""
    if kind.task == MULTI_LABEL:
        studio.open_images(listed)
        return
    studio.drop(listed)
    studio.press("Predict “size”", studio.window.messages)
    studio.until(lambda: studio.state.dataset is not None and studio.state.scan is None)
    assert "no column for the class" not in studio.words()


def evaluated(studio: Studio) -> str:
    """All words of the evaluation of the newest run."""
    tabs = studio.window.findChild(QTabWidget)
    assert tabs is not None
    tabs.setCurrentIndex(EVALUATION)
    panel = studio.window.evaluation_panel
    with studio.qtbot.waitSignal(studio.window.controller.tries.evaluated, timeout=60_000):
        studio.press("Evaluate", panel)
    return "\n".join(studio.shown_words(panel)).lower()


def test_from_a_dropped_list_to_an_export_and_a_report(
    open_studio: OpenStudio, listed: Path, kind: Kind, plum: Path, tmp_path: Path
) -> None:
    studio = open_studio()
    open_list(studio, listed, kind)
    dataset = studio.state.dataset
    assert dataset is not None and dataset.task == kind.task and dataset.usable_count == 48

    studio.train()
    studio.until_trained()
    assert studio.run.outcome == "completed", studio.words()
    studio.until(lambda: [record.state for record in studio.listed_runs()] == ["completed"])

    studio.drop_on_try_it(plum)
    studio.until(lambda: studio.verdict() != "")
    assert kind.verdict in studio.verdict()
    assert kind.score in evaluated(studio)

    run = str(studio.run.run_dir)
    exports, reports = studio.window.controller.exports, studio.window.controller.reports
    with studio.qtbot.waitSignal(exports.exported, timeout=60_000):
        exports.export(Export(run, str(tmp_path / "onnx")))
    checked = json.loads((tmp_path / "onnx" / "verification.json").read_text())
    assert checked["images"] == checked["exported"]["agreeing"] > 0
    reports.make(MakeReport(run, str(tmp_path / "report.html")))
    studio.until(lambda: (tmp_path / "report.html").is_file())
    assert kind.score in (tmp_path / "report.html").read_text().lower()
