"""A heat map as a picture of its own, made off the window's thread, to be laid over many small images."""

from __future__ import annotations

import base64
import binascii

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, qRgba

from ftstudio.core.trust import HeatMap
from ftstudio.data.heat_ramp import DEFAULT_SHARE, ramp


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
    numbers.setColorTable([qRgba(*colour) for colour in ramp(DEFAULT_SHARE)])
    return numbers.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
