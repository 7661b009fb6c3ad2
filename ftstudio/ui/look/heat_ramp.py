"""The colours of a heat map: from nothing over violet and orange to light yellow, told apart by everybody.

The ramp follows "inferno" of matplotlib (Smith and van der Walt, public domain): lightness rises evenly, so that it
reads without colour too. Weak places stay transparent: the image under them is what counts.
"""

from __future__ import annotations

import base64
import binascii
from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from ftstudio.core.trust import HeatMap

_STOPS = ("#000004", "#1F0C48", "#550F6D", "#88226A", "#BB3754", "#E35933", "#F98C0A", "#F9C932", "#FCFFA4")
"""Inferno at every eighth of the way."""
LEAST, MOST = 0.12, 0.78
"""Below a strength (0..1) of LEAST nothing is drawn; the strongest place is drawn with an opacity of MOST."""


def overlay(heat_map: HeatMap, size: QSize) -> QImage:
    """The map as a picture of ``size`` pixels to be laid over the whole upright image, ARGB premultiplied; nothing is
    drawn outside the map's box. For a pool thread: it decodes. Raises ValueError where the map is no picture."""
    strengths, place = _strengths(heat_map), _place(heat_map.box, size)
    picture = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    if place.isEmpty():
        return picture
    coloured = _coloured(strengths, place.size())  # before there is a painter, which no error may leave open
    painter = QPainter(picture)
    painter.drawImage(place.topLeft(), coloured)
    painter.end()
    return picture


def _place(box: tuple[float, float, float, float], size: QSize) -> QRect:
    left, top, right, bottom = box
    across, down = size.width(), size.height()
    place = QRectF(left * across, top * down, (right - left) * across, (bottom - top) * down)
    return place.toRect().intersected(QRect(0, 0, across, down))


def _strengths(heat_map: HeatMap) -> QImage:
    try:
        png = base64.b64decode(heat_map.png_base64, validate=True)
    except binascii.Error as error:
        raise ValueError(f"The heat map of {heat_map.path} is no picture.") from error
    image = QImage.fromData(png, "PNG")  # type: ignore[call-overload]  # the stubs know only bytes for the format
    if image.isNull():
        raise ValueError(f"The heat map of {heat_map.path} is no picture.")
    return image


def _coloured(strengths: QImage, size: QSize) -> QImage:
    """Scaled first and coloured then: colours in between are those of the ramp."""
    smooth = Qt.TransformationMode.SmoothTransformation
    grey = strengths.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    grey = grey.convertToFormat(QImage.Format.Format_Grayscale8)
    numbers = QImage(
        grey.constBits(), grey.width(), grey.height(), grey.bytesPerLine(), QImage.Format.Format_Indexed8
    ).copy()
    numbers.setColorTable(list(ramp()))
    return numbers.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


@lru_cache(maxsize=1)
def ramp() -> tuple[int, ...]:
    """The colour (ARGB, not premultiplied) of each strength from 0 to 255."""
    return tuple(_colour(strength / 255).rgba() for strength in range(256))


def _colour(strength: float) -> QColor:
    at = strength * (len(_STOPS) - 1)
    before = min(int(at), len(_STOPS) - 2)
    first, second, share = QColor(_STOPS[before]), QColor(_STOPS[before + 1]), at - before
    mixed = QColor.fromRgbF(
        first.redF() + (second.redF() - first.redF()) * share,
        first.greenF() + (second.greenF() - first.greenF()) * share,
        first.blueF() + (second.blueF() - first.blueF()) * share,
    )
    mixed.setAlphaF(MOST * max(0.0, (strength - LEAST) / (1 - LEAST)))
    return mixed
