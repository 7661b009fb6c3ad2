"""What stands under a picture of a grid: how much of it where there is little room."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from ftstudio.ui.widgets.tile import ARROW, Tile, _fitted


@pytest.fixture
def metrics(qapp: QApplication) -> QFontMetrics:
    return QFontMetrics(qapp.font())


def width(metrics: QFontMetrics, text: str) -> int:
    return metrics.horizontalAdvance(text)


def test_two_names_each_give_way_for_themselves(metrics: QFontMetrics) -> None:
    names = "an extraordinarily long class name", "another extraordinarily long class name"
    room = width(metrics, names[0])
    shown = _fitted(Tile("/a.png", names[0], taken=names[1]), metrics, room)
    assert width(metrics, shown) <= room
    one, other = shown.split(ARROW)
    assert one[0] == "a" and "…" in one and "…" in other


def test_a_short_name_stays_whole_and_leaves_its_room_to_the_other(metrics: QFontMetrics) -> None:
    long = "an extraordinarily long class name"
    room = width(metrics, long)
    for true, taken in (("hat", long), (long, "hat")):
        shown = _fitted(Tile("/a.png", true, taken=taken), metrics, room)
        assert "hat" in shown.split(ARROW)
        assert room - 2 * width(metrics, "m") <= width(metrics, shown) <= room


def test_what_fits_is_not_touched(metrics: QFontMetrics) -> None:
    assert _fitted(Tile("/a.png", "cat", taken="dog"), metrics, 500) == "cat → dog"
    assert _fitted(Tile("/a.png", "cat"), metrics, 500) == "cat"
