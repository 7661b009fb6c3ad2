"""A heat map as a picture: nothing where it is weak, colour where it is strong, only inside its box."""

from __future__ import annotations

import base64
import io

import pytest
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from ftstudio.core.confidence import HeatMap
from ftstudio.ui.widgets.heat_overlay import overlay

WHOLE = (0.0, 0.0, 1.0, 1.0)


def heat_map(image: Image.Image, box: tuple[float, float, float, float] = WHOLE) -> HeatMap:
    file = io.BytesIO()
    image.save(file, "PNG")
    png = base64.b64encode(file.getvalue()).decode()
    return HeatMap(path="a.jpg", class_name="cat", method="Grad-CAM", box=box, png_base64=png)


def test_strong_places_are_drawn_and_weak_ones_are_not() -> None:
    halves = Image.new("L", (2, 1))
    halves.putdata([0, 255])
    picture = overlay(heat_map(halves), QSize(40, 20))
    assert picture.size() == QSize(40, 20)
    assert picture.format() == QImage.Format.Format_ARGB32_Premultiplied
    assert picture.pixelColor(0, 10).alpha() == 0
    assert picture.pixelColor(39, 10).alpha() > 150


def test_nothing_is_drawn_outside_the_box() -> None:
    picture = overlay(heat_map(Image.new("L", (4, 4), 255), (0.25, 0.25, 0.75, 0.75)), QSize(40, 40))
    assert [picture.pixelColor(place, 20).alpha() > 0 for place in (5, 12, 20, 28, 35)] == [
        False, True, True, True, False,
    ]  # fmt: skip


def test_an_empty_box_draws_nothing() -> None:
    picture = overlay(heat_map(Image.new("L", (4, 4), 255), (0.5, 0.5, 0.5, 0.5)), QSize(20, 20))
    assert picture.pixelColor(10, 10).alpha() == 0


@pytest.mark.parametrize("text", ["no base64!", base64.b64encode(b"no picture").decode(), ""])
def test_what_is_no_picture_is_refused(text: str) -> None:
    broken = HeatMap(path="a.jpg", class_name="cat", method="", box=WHOLE, png_base64=text)
    with pytest.raises(ValueError, match=r"a\.jpg"):
        overlay(broken, QSize(10, 10))
