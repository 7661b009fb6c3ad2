"""The panel "2 Model": the list, downloads, weights from a file, and the words under the freeze slider."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ftstudio.app import session
from ftstudio.app.run_view import RunView
from ftstudio.app.session import DownloadView, SessionState
from ftstudio.core.config import RunConfig, TrainConfig
from ftstudio.core.costs import DepthCost
from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.run_record import RunRecord
from ftstudio.models import catalog
from ftstudio.ui.setup.cost_table import CostTable
from ftstudio.ui.setup.download_row import DownloadRow
from ftstudio.ui.setup.freeze_slider import FreezeSlider
from ftstudio.ui.setup.model_list import INFO, ModelFilter, ModelPopup, ModelRows
from ftstudio.ui.setup.model_panel import ModelPanel


@pytest.fixture
def panel(qtbot: QtBot) -> ModelPanel:
    made = ModelPanel()
    qtbot.addWidget(made)
    made.resize(300, 600)
    made.show_state(SessionState())
    made.show()
    return made


def words(widget: QWidget) -> str:
    labels = [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]
    return "\n".join(labels + [each.text() for each in widget.findChildren(QPushButton) if each.isVisible()])


def button(panel: QWidget, start: str) -> QPushButton:
    buttons = (each for each in panel.findChildren(QPushButton) if each.window() is panel.window())  # not in the list
    return next(each for each in buttons if each.text().startswith(start))


def action(panel: QWidget, start: str) -> QAction:
    return next(each for each in panel.findChildren(QAction) if each.text().startswith(start))


def opened() -> SessionState:
    dataset = DatasetSummary(source="/s", root="/s", name="s", layout="", class_names=("a",), counts=(), files=())
    return SessionState(dataset=dataset)


def costs(model: str) -> tuple[DepthCost, ...]:
    info = catalog.model(model)
    return tuple(
        DepthCost(freeze_depth=n, trainable_parameters=1, seconds_per_epoch=100.0 + n, memory=int(8e8))
        for n in range(len(info.stages) + 1)
    )


# ---- the list -------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("qtbot")
def test_the_starter_stands_first_and_is_honest() -> None:
    rows = ModelRows()
    first = rows.index(0).data(INFO)
    assert first.name == "starter"
    assert "ImageNet weights are more accurate" in rows.tip(first)
    assert catalog.DATA_TERMS in rows.tip(first)
    assert rows.place(first) == "included with FTStudio"


@pytest.mark.usefixtures("qtbot")
def test_rows_say_whether_the_weights_are_here() -> None:
    rows = ModelRows()
    info = catalog.model("resnet18")
    assert "to download" in rows.place(info)
    rows.show_on_disk(frozenset({"resnet18"}))
    assert rows.place(info) == "on this computer"


@pytest.mark.parametrize(
    ("text", "found"),
    [("resnet 18", "resnet18"), ("ViT", "vit_b_16"), ("mobilenetv2", "mobilenet_v2"), ("quick", "starter")],
)
def test_the_search_finds_by_words_with_and_without_hyphens(text: str, found: str) -> None:
    chosen = ModelFilter()
    chosen.setSourceModel(ModelRows(chosen))
    chosen.look_for(text)
    names = [chosen.index(row, 0).data(INFO).name for row in range(chosen.rowCount())]
    assert found in names
    assert len(names) < len(catalog.MODELS)


def test_typing_and_enter_choose_a_model(qtbot: QtBot, panel: ModelPanel) -> None:
    panel._button.click()
    popup = panel.findChild(ModelPopup)
    search = popup.findChild(QLineEdit)
    qtbot.keyClicks(search, "resnet-50")
    assert popup.shown_names == ["resnet50"]
    with qtbot.waitSignal(panel.model_chosen, timeout=2000) as heard:
        qtbot.keyClick(search, Qt.Key.Key_Return)
    assert heard.args == ["resnet50"]
    assert not popup.isVisible()


def test_arrows_in_the_search_line_move_through_the_list(qtbot: QtBot, panel: ModelPanel) -> None:
    panel._button.click()
    popup = panel.findChild(ModelPopup)
    search = popup.findChild(QLineEdit)
    qtbot.keyClick(search, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.model_chosen, timeout=2000) as heard:
        qtbot.keyClick(search, Qt.Key.Key_Return)
    assert heard.args == [catalog.MODELS[1].name]


def test_choosing_the_same_model_changes_nothing(qtbot: QtBot, panel: ModelPanel) -> None:
    chosen: list[str] = []
    panel.model_chosen.connect(chosen.append)
    panel._button.click()
    qtbot.keyClick(panel.findChild(ModelPopup).findChild(QLineEdit), Qt.Key.Key_Return)
    assert chosen == []


def test_a_search_without_result_says_so_and_enter_is_harmless(qtbot: QtBot, panel: ModelPanel) -> None:
    chosen: list[str] = []
    panel.model_chosen.connect(chosen.append)
    panel._button.click()
    popup = panel.findChild(ModelPopup)
    qtbot.keyClicks(popup.findChild(QLineEdit), "qqqq<b>")
    assert "qqqq<b>" in words(popup)
    qtbot.keyClick(popup.findChild(QLineEdit), Qt.Key.Key_Return)
    assert chosen == []
    popup.close()


def test_every_row_can_be_painted(panel: ModelPanel) -> None:
    panel._button.click()
    popup = panel.findChild(ModelPopup)
    popup.resize(420, 50 * len(catalog.MODELS))
    assert not popup.grab().isNull()
    popup.close()


# ---- weights --------------------------------------------------------------------------------------------


def test_a_missing_model_offers_its_download(qtbot: QtBot, panel: ModelPanel) -> None:
    panel.show_state(session.with_model(SessionState(), "resnet50"))
    with qtbot.waitSignal(panel.download_requested, timeout=2000) as heard:
        button(panel, "Download").click()
    assert heard.args == ["resnet50"]


def test_no_download_is_offered_for_what_is_here_or_replaced_by_a_file(panel: ModelPanel) -> None:
    assert "Download" not in words(panel)
    here = replace(session.with_model(SessionState(), "resnet50"), models_on_disk=frozenset({"starter", "resnet50"}))
    panel.show_state(here)
    assert "Download" not in words(panel)
    panel.show_state(session.with_model(SessionState(), "resnet50", "/w/mine.pth"))
    assert "Download" not in words(panel)


def test_a_download_shows_amount_speed_and_cancel(qtbot: QtBot, panel: ModelPanel) -> None:
    view = DownloadView(model="resnet50", done=23_400_000, total=102_000_000, speed=3_400_000)
    panel.show_state(replace(session.with_model(SessionState(), "resnet50"), download=view))
    assert "23.4 MB of 102 MB · 3.4 MB/s" in words(panel)
    assert panel.findChild(DownloadRow).findChild(QProgressBar).value() == 23_400
    with qtbot.waitSignal(panel.download_cancelled, timeout=2000):
        button(panel, "Cancel").click()


def test_a_download_of_another_model_stays_in_sight(panel: ModelPanel) -> None:
    view = DownloadView(model="resnet50", done=1, total=None)
    panel.show_state(replace(session.with_model(SessionState(), "resnet18"), download=view))
    assert "Downloading ResNet-50" in words(panel)
    assert not button(panel, "Download").isEnabled()


def test_more_than_two_gigabytes_fit_on_the_bar(panel: ModelPanel) -> None:
    view = DownloadView(model="resnet50", done=3_000_000_000, total=5_000_000_000, speed=1.0)
    panel.show_state(replace(SessionState(), download=view))
    bar = panel.findChild(DownloadRow).findChild(QProgressBar)
    assert bar.value() / bar.maximum() == pytest.approx(0.6)


def test_weights_of_a_file_are_named_and_can_be_left(
    qtbot: QtBot, panel: ModelPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("/w/<b>mine.safetensors", ""))
    assert not action(panel, "Back").isVisible()
    with qtbot.waitSignal(panel.weights_chosen, timeout=2000) as heard:
        action(panel, "From a file").trigger()
    panel.show_state(session.with_model(SessionState(), "starter", heard.args[0]))
    assert "Weights: <b>mine.safetensors" in words(panel)
    with qtbot.waitSignal(panel.weights_chosen, timeout=2000) as back:
        action(panel, "Back").trigger()
    assert back.args == ["default"]


def test_weights_of_a_run_are_called_by_its_name(panel: ModelPanel) -> None:
    record = RunRecord(
        run_id="r1", run_dir="/runs/r1", name="the good one", created=0.0, state="completed", dataset="flowers",
        model="starter", freeze_depth=7, stage_count=7,
    )  # fmt: skip
    state = session.with_weights(SessionState(), "/runs/r1")
    panel.show_state(state)
    assert "Weights: r1" in words(panel)
    panel.show_state(session.with_runs(state, [record]))
    assert "From the run the good one" in words(panel)


def test_a_head_that_remembers_images_trains_no_parameter(panel: ModelPanel) -> None:
    state = SessionState(config=RunConfig(train=TrainConfig(head="knn")))
    panel.show_state(state)
    assert "stores features" in words(panel)
    panel.show_state(session.with_freeze_depth(state, 2))
    assert "stores features" not in words(panel)


def test_a_model_can_be_trained_from_scratch_and_back(qtbot: QtBot, panel: ModelPanel) -> None:
    with qtbot.waitSignal(panel.weights_chosen, timeout=2000) as heard:
        action(panel, "None: train from scratch").trigger()
    assert heard.args == ["random"]
    panel.show_state(session.with_weights(SessionState(), "random"))
    assert "Weights: random" in words(panel)
    assert not action(panel, "None: train from scratch").isVisible()
    assert action(panel, "Back").isVisible()


# ---- freezing -------------------------------------------------------------------------------------------


def test_words_and_cost_follow_the_handle_before_any_answer(qtbot: QtBot, panel: ModelPanel) -> None:
    state = replace(opened(), costs=costs("starter"))
    panel.show_state(state)
    slider = panel.findChild(FreezeSlider)
    depths: list[int] = []
    panel.depth_chosen.connect(depths.append)
    for depth in range(slider.maximum() - 1, -1, -1):
        qtbot.keyClick(slider, Qt.Key.Key_Left)
        assert f"{depth} of 7 stages frozen" in words(panel)
    assert depths == [6, 5, 4, 3, 2, 1, 0]
    assert "~2 min per epoch · 0.8 GB" in words(panel)
    assert panel._freeze._cost.toolTip() == "Estimated for this computer."


def test_no_cost_is_named_before_there_are_images(panel: ModelPanel) -> None:
    panel.show_state(replace(SessionState(), costs=costs("starter")))
    assert "Open images to see what this costs." in words(panel)
    panel.show_state(opened())
    assert "Estimating the time and memory…" in words(panel)


def test_the_estimate_does_not_move_what_is_below_it(panel: ModelPanel) -> None:
    panel.show_state(opened())
    before = panel.sizeHint().height()
    panel.show_state(replace(opened(), costs=costs("starter")))
    assert panel.sizeHint().height() == before


def test_without_costs_the_line_is_left_out(panel: ModelPanel) -> None:
    assert "epoch" not in words(panel)


def test_a_measured_cost_is_called_so(panel: ModelPanel) -> None:
    measured = tuple(replace(each, measured=True) for each in costs("starter"))
    panel.show_state(replace(opened(), costs=measured))
    assert "Measured on this computer" in panel._freeze._cost.toolTip()


def test_the_whole_time_is_told_and_what_of_it_passes_once(panel: ModelPanel) -> None:
    told = tuple(replace(each, total_seconds=900.0, caching_seconds=200.0, measured=True) for each in costs("starter"))
    panel.show_state(replace(opened(), costs=told))
    assert "~2 min per epoch · ~15 min in total · 0.8 GB" in words(panel)
    assert "Measured on this computer. This includes ~3 min once" in panel._freeze._cost.toolTip()
    panel.show_state(replace(opened(), costs=tuple(replace(each, caching_seconds=1.0) for each in told)))
    assert "This includes" not in panel._freeze._cost.toolTip(), "too little to speak of"


def test_all_positions_are_compared_on_demand(panel: ModelPanel) -> None:
    table = panel.findChild(CostTable)
    panel.show_state(replace(SessionState(), costs=costs("starter")))
    assert table.rows == []
    button(panel, "Compare").click()
    assert len(table.rows) == 8
    assert table.rows[3] == ["3", "1", "2 min", "–", "0.8 GB"]
    few = replace(session.with_model(SessionState(), "resnet18"), costs=costs("resnet18"))
    panel.show_state(few)
    assert len(table.rows) == 6, "another model has other stages"
    button(panel, "Hide").click()
    assert not any(label.isVisible() for label in table.findChildren(QLabel))


def test_the_ends_are_one_click_away(qtbot: QtBot, panel: ModelPanel) -> None:
    assert button(panel, "Head only").isChecked() and button(panel, "Head only").isEnabled()
    button(panel, "Head only").click()
    assert button(panel, "Head only").isChecked(), "a click on the position in force changes nothing"
    with qtbot.waitSignal(panel.depth_chosen, timeout=2000) as everything:
        button(panel, "Everything").click()
    assert everything.args == [0]
    with qtbot.waitSignal(panel.depth_chosen, timeout=2000) as head:
        button(panel, "Head only").click()
    assert head.args == [7]


def test_trainable_parameters_are_those_of_the_catalogue(panel: ModelPanel) -> None:
    panel.show_state(session.with_freeze_depth(SessionState(), 0))
    assert "1.5 M of 1.5 M train" in words(panel)


def test_another_model_gives_the_slider_its_stages(panel: ModelPanel) -> None:
    for info in catalog.MODELS:
        panel.show_state(session.with_model(SessionState(), info.name))
        slider = panel.findChild(FreezeSlider)
        assert (slider.maximum(), slider.value()) == (len(info.stages), len(info.stages))


def test_random_weights_are_advised_against_freezing(panel: ModelPanel) -> None:
    panel.show_state(session.with_model(SessionState(), "starter", "random"))
    assert "Random weights are not worth freezing" in words(panel)


def test_nothing_moves_while_training(panel: ModelPanel) -> None:
    panel.show_state(replace(SessionState(), run=RunView(phase="training")))
    assert not panel.findChild(FreezeSlider).isEnabled()
    assert not button(panel, "Everything").isEnabled()
    assert not button(panel, "Weights").isEnabled()
    panel.show_state(SessionState())
    assert panel.findChild(FreezeSlider).isEnabled()
