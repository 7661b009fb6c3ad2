"""The freeze slider: keys, mouse, what it says, and that it never fights with the hand on it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ftstudio.core.model_info import StageInfo
from ftstudio.models import catalog
from ftstudio.ui.setup.freeze_slider import FreezeSlider, block_widths

STAGES = tuple(StageInfo(f"stage {n}", (f"s{n}.",), 10 ** (n % 4 + 2), 0.1) for n in range(6))


@pytest.fixture
def slider(qtbot: QtBot) -> FreezeSlider:
    made = FreezeSlider()
    qtbot.addWidget(made)
    made.set_stages(STAGES, 50)
    made.resize(260, made.sizeHint().height())
    made.show_depth(3)
    made.show()
    return made


def heard(slider: FreezeSlider) -> list[int]:
    depths: list[int] = []
    slider.depth_changed.connect(depths.append)
    return depths


def middle(slider: FreezeSlider, block: int) -> QPoint:
    return slider.blocks()[block].center().toPoint()


def at_handle(slider: FreezeSlider, depth: int) -> QPoint:
    return QPoint(round(slider.handle_x(depth)), slider.height() // 2)


@pytest.mark.parametrize(
    ("key", "depth"),
    [
        (Qt.Key.Key_Left, 2),
        (Qt.Key.Key_Down, 2),
        (Qt.Key.Key_Right, 4),
        (Qt.Key.Key_Up, 4),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_End, 6),
        (Qt.Key.Key_PageUp, 5),
        (Qt.Key.Key_PageDown, 1),
    ],
)
def test_a_key_moves_the_handle(qtbot: QtBot, slider: FreezeSlider, key: Qt.Key, depth: int) -> None:
    depths = heard(slider)
    qtbot.keyClick(slider, key)
    assert depths == [depth]


def test_keys_stop_at_the_ends(qtbot: QtBot, slider: FreezeSlider) -> None:
    slider.show_depth(6)
    depths = heard(slider)
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert depths == []
    assert slider.value() == 6


def test_showing_a_depth_announces_nothing(slider: FreezeSlider) -> None:
    depths = heard(slider)
    slider.show_depth(5)
    assert slider.value() == 5
    assert depths == []


def test_another_model_announces_nothing(slider: FreezeSlider) -> None:
    slider.show_depth(6)
    depths = heard(slider)
    slider.set_stages(STAGES[:4])
    assert slider.maximum() == 4
    assert depths == []


def test_dragging_snaps_to_the_nearest_gap_and_tells_every_step(qtbot: QtBot, slider: FreezeSlider) -> None:
    depths = heard(slider)
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=at_handle(slider, 3))
    qtbot.mouseMove(slider, at_handle(slider, 4) + QPoint(3, 0))
    qtbot.mouseMove(slider, at_handle(slider, 6))
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=at_handle(slider, 6))
    assert depths == [4, 6]


def test_a_state_that_arrives_during_a_drag_does_not_move_the_handle(qtbot: QtBot, slider: FreezeSlider) -> None:
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=at_handle(slider, 3))
    qtbot.mouseMove(slider, at_handle(slider, 5))
    slider.show_depth(3)
    assert slider.value() == 5
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=at_handle(slider, 5))
    slider.show_depth(3)
    assert slider.value() == 3


def test_pressing_the_handle_without_moving_changes_nothing(qtbot: QtBot, slider: FreezeSlider) -> None:
    depths = heard(slider)
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=at_handle(slider, 3))
    assert depths == []


@pytest.mark.parametrize(("block", "depth"), [(5, 6), (4, 5), (0, 0), (1, 1), (6, 6)])
def test_a_click_freezes_up_to_a_training_block_and_frees_from_a_frozen_one(
    qtbot: QtBot, slider: FreezeSlider, block: int, depth: int
) -> None:
    depths = heard(slider)
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=middle(slider, block))
    assert depths == [depth]


def turn_wheel(slider: FreezeSlider, notches: int) -> None:
    place = QPointF(middle(slider, 0))
    event = QWheelEvent(
        place,
        slider.mapToGlobal(place),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(slider, event)


def test_the_wheel_moves_it_only_with_focus(qtbot: QtBot, slider: FreezeSlider) -> None:
    slider.clearFocus()
    turn_wheel(slider, 1)
    assert slider.value() == 3
    slider.activateWindow()
    slider.setFocus()
    qtbot.waitUntil(slider.hasFocus, timeout=2000)
    turn_wheel(slider, 1)
    assert slider.value() == 4


def test_disabled_it_listens_to_nobody(qtbot: QtBot, slider: FreezeSlider) -> None:
    slider.setEnabled(False)
    depths = heard(slider)
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=middle(slider, 5))
    qtbot.keyClick(slider, Qt.Key.Key_Home)
    assert depths == []


def test_a_screen_reader_finds_a_slider_and_the_stages_in_words(qtbot: QtBot, slider: FreezeSlider) -> None:
    found = QAccessible.queryAccessibleInterface(slider)
    assert found.role() == QAccessible.Role.Slider
    assert found.text(QAccessible.Text.Name) == "3 of 6 stages frozen"
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert found.text(QAccessible.Text.Name) == "4 of 6 stages frozen"
    assert found.text(QAccessible.Text.Value) == "4"


def test_the_tooltip_names_the_stage_and_its_parameters(slider: FreezeSlider) -> None:
    text = slider.stage_text(1)
    assert "stage 1" in text
    assert "Stage 2 of 6" in text
    assert "frozen" in text
    assert "trains" in slider.stage_text(5)
    assert "always trains" in slider.stage_text(6)


@pytest.mark.parametrize("info", catalog.MODELS, ids=lambda info: info.name)
def test_every_block_of_every_model_can_be_seen_and_clicked_in_a_narrow_column(
    slider: FreezeSlider, info: catalog.ModelInfo
) -> None:
    slider.set_stages(info.stages)
    blocks = slider.blocks()
    assert len(blocks) == len(info.stages) + 1
    assert min(block.width() for block in blocks) >= 14
    assert blocks[0].left() >= 0
    assert blocks[-1].right() <= slider.width()
    assert all(left.right() < right.left() for left, right in pairwise(blocks))


def test_more_parameters_never_make_a_narrower_block() -> None:
    widths = block_widths([500, 10, 4_000_000, 90_000], 200)
    assert sum(widths) == pytest.approx(200)
    assert widths[2] > widths[3] > widths[0] > widths[1]


def test_stages_without_parameters_share_the_room() -> None:
    assert block_widths([0, 0], 100) == pytest.approx([50, 50])
    assert block_widths([], 100) == []


def test_a_model_without_stages_can_be_painted(qtbot: QtBot) -> None:
    bare = FreezeSlider()
    qtbot.addWidget(bare)
    bare.resize(200, 42)
    assert not bare.grab().isNull()
