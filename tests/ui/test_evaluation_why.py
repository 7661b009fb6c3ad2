"""Show why on the Evaluation tab: what is asked, and what becomes of the answers."""

from __future__ import annotations

import base64
import io

import pytest
from evaluations import button, evaluation, record, shown_panel, state
from msgspec.structs import replace
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ftstudio.core.confidence import HeatMap
from ftstudio.core.errors import ErrorReport
from ftstudio.core.evaluation import EvaluatedImage
from ftstudio.ui.evaluation.evaluation_panel import EvaluationPanel
from ftstudio.ui.evaluation.heat_maps import PAUSE_MS
from ftstudio.ui.widgets.tile import TILE_ROLE
from ftstudio.ui.widgets.tile_grid import TileGrid


@pytest.fixture
def panel(qtbot: QtBot) -> EvaluationPanel:
    return shown_panel(qtbot)


def grey_map(path: str, class_name: str) -> HeatMap:
    file = io.BytesIO()
    Image.linear_gradient("L").resize((8, 8)).save(file, "PNG")
    return HeatMap(
        path=path, class_name=class_name, method="Grad-CAM", box=(0.0, 0.0, 1.0, 1.0),
        png_base64=base64.b64encode(file.getvalue()).decode(),
    )  # fmt: skip


def overlays(panel: EvaluationPanel) -> list[str]:
    model = panel.findChild(TileGrid).model()
    tiles = [model.index(row, 0).data(TILE_ROLE) for row in range(model.rowCount())]
    return [tile.path for tile in tiles if tile.overlay is not None]


def test_show_why_asks_for_the_images_in_sight_and_lays_the_answer_over_them(
    panel: EvaluationPanel, qtbot: QtBot
) -> None:
    panel.show_state(state(record("/runs/1")))
    panel.show_evaluation(evaluation())
    with qtbot.waitSignal(panel.explain_requested, timeout=5_000) as asked:
        qtbot.mouseClick(button(panel, "Show why"), Qt.MouseButton.LeftButton)
    assert asked.args == ["/runs/1", ["/pets/d.jpg", "/pets/c.jpg"], ["cat", "=dog"]]
    panel.add_heat_map("/runs/1", grey_map("/pets/d.jpg", "cat"))
    panel.add_heat_map("/runs/7", grey_map("/pets/c.jpg", "cat"))
    qtbot.waitUntil(lambda: overlays(panel) == ["/pets/d.jpg"], timeout=5_000)
    qtbot.mouseClick(button(panel, "Show why"), Qt.MouseButton.LeftButton)
    assert overlays(panel) == []


def test_what_gave_way_is_asked_again_and_what_has_no_answer_is_not(panel: EvaluationPanel, qtbot: QtBot) -> None:
    panel.show_state(state(record("/runs/1")))
    panel.show_evaluation(evaluation())
    with qtbot.waitSignal(panel.explain_requested, timeout=5_000):
        qtbot.mouseClick(button(panel, "Show why"), Qt.MouseButton.LeftButton)
    panel.add_heat_map("/runs/1", grey_map("/pets/d.jpg", "cat"))
    with qtbot.waitSignal(panel.explain_requested, timeout=5_000) as again:
        panel.explaining_ended(False)
    assert again.args[1] == ["/pets/c.jpg"]
    with qtbot.assertNotEmitted(panel.explain_requested, wait=2 * PAUSE_MS):
        panel.explaining_ended(True)
    assert panel._result.strip._progress.text() == ""


def test_only_a_few_are_asked_at_a_time(panel: EvaluationPanel, qtbot: QtBot) -> None:
    panel.show_state(state(record("/runs/1")))
    images = tuple(EvaluatedImage(f"{n}.jpg", 0, 1, n / 20) for n in range(20))
    panel.show_evaluation(replace(evaluation(), images=images))
    with qtbot.waitSignal(panel.explain_requested, timeout=5_000) as asked:
        qtbot.mouseClick(button(panel, "Show why"), Qt.MouseButton.LeftButton)
    assert asked.args[1] == ["/pets/19.jpg", "/pets/18.jpg", "/pets/17.jpg", "/pets/16.jpg"]
    assert "of" in panel._result.strip._progress.text()


def test_another_evaluation_cancels_what_is_asked_and_forgets_what_was_drawn(
    panel: EvaluationPanel, qtbot: QtBot
) -> None:
    panel.show_state(state(record("/runs/1")))
    panel.show_evaluation(evaluation())
    with qtbot.waitSignal(panel.explain_requested, timeout=5_000):
        qtbot.mouseClick(button(panel, "Show why"), Qt.MouseButton.LeftButton)
    panel.add_heat_map("/runs/1", grey_map("/pets/d.jpg", "cat"))
    qtbot.waitUntil(lambda: bool(overlays(panel)), timeout=5_000)
    with qtbot.waitSignal(panel.explain_cancelled):
        panel.show_evaluation(evaluation())
    assert overlays(panel) == []


def test_where_nothing_can_be_explained_it_is_said_once(panel: EvaluationPanel, qtbot: QtBot) -> None:
    panel.show_state(state(record("/runs/1")))
    panel.show_evaluation(evaluation())
    with qtbot.waitSignal(panel.explain_requested, timeout=5_000):
        qtbot.mouseClick(button(panel, "Show why"), Qt.MouseButton.LeftButton)
    with qtbot.assertNotEmitted(panel.explain_requested, wait=2 * PAUSE_MS):
        panel.explaining_failed("/runs/1", ErrorReport(message="The weights are gone.", hint="Train again."))
    assert not button(panel, "Show why").isChecked()
    assert panel._note.text() == "The weights are gone.\nTrain again."


def test_what_cannot_be_explained_of_another_run_is_not_said_of_this_one(panel: EvaluationPanel, qtbot: QtBot) -> None:
    panel.show_state(state(record("/runs/1"), record("/runs/2")))
    panel.show_evaluation(evaluation())
    with qtbot.waitSignal(panel.explain_requested, timeout=5_000):
        qtbot.mouseClick(button(panel, "Show why"), Qt.MouseButton.LeftButton)
    panel.choose("/runs/2")
    panel.explaining_failed("/runs/1", ErrorReport(message="The weights are gone."))
    assert panel._note.text() == ""
