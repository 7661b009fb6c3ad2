"""A heat map in colours: painted over one picture at any strength, or as a picture of its own to lay over many."""

from __future__ import annotations

import base64
import binascii

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, qRgba

from ftstudio.core.confidence import HeatMap
from ftstudio.data.heat_ramp import DEFAULT_SHARE, UNSEEN_SHARE, ramp


class HeatOverlay:
    """The colours of one heat map. ``share`` (0..1) is how much of the picture the strongest places cover."""

    def __init__(self, heat_map: HeatMap, share: float) -> None:
        self._box = heat_map.box
        self._share = share
        self._strengths = _strengths(heat_map)
        self._colours = _coloured(self._strengths, share)

    @property
    def says_nothing(self) -> bool:
        """Whether nothing in the image supports the class."""
        return self._strengths.isNull() or not any(self._strengths.constBits())

    def set_share(self, share: float) -> None:
        if share != self._share:
            self._share = share
            self._colours = _coloured(self._strengths, share)

    def paint(self, painter: QPainter, picture: QRectF) -> None:
        """Over a picture that was painted into this frame; what the model does not see gets darker."""
        seen = _seen(self._box, picture)
        veil = QColor(0, 0, 0, round(255 * UNSEEN_SHARE * self._share))
        for rest in (
            QRectF(picture.left(), picture.top(), picture.width(), seen.top() - picture.top()),
            QRectF(picture.left(), seen.bottom(), picture.width(), picture.bottom() - seen.bottom()),
            QRectF(picture.left(), seen.top(), seen.left() - picture.left(), seen.height()),
            QRectF(seen.right(), seen.top(), picture.right() - seen.right(), seen.height()),
        ):
            painter.fillRect(rest, veil)
        painter.drawImage(seen, self._colours)


def overlay(heat_map: HeatMap, size: QSize) -> QImage:
    """The map as a picture of ``size`` pixels to be laid over the whole upright image, ARGB premultiplied.

    Nothing is drawn outside the map's box. For a pool thread: it decodes. Raises ValueError where the map is no
    picture.
    """
    strengths = _strengths(heat_map)
    if strengths.isNull():
        raise ValueError(f"The heat map of {heat_map.path} is not an image.")
    whole = QRect(0, 0, size.width(), size.height())
    place = _seen(heat_map.box, QRectF(whole)).toRect().intersected(whole)
    picture = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    if place.isEmpty():
        return picture
    # Scaled first and coloured then: colours in between are those of the ramp.
    smooth = Qt.TransformationMode.SmoothTransformation
    grey = strengths.scaled(place.size(), Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    coloured = _coloured(grey, DEFAULT_SHARE)  # before there is a painter, which no error may leave open
    painter = QPainter(picture)
    painter.drawImage(place.topLeft(), coloured)
    painter.end()
    return picture


def _seen(box: tuple[float, float, float, float], picture: QRectF) -> QRectF:
    """What the model sees of a picture in this frame."""
    left, top, right, bottom = box
    return QRectF(
        picture.left() + left * picture.width(),
        picture.top() + top * picture.height(),
        (right - left) * picture.width(),
        (bottom - top) * picture.height(),
    )


def _strengths(heat_map: HeatMap) -> QImage:
    """In grey; a null image where the map is no picture."""
    try:
        png = base64.b64decode(heat_map.png_base64, validate=True)
    except binascii.Error:
        return QImage()
    image = QImage.fromData(png, "PNG")  # type: ignore[call-overload]  # the stubs know only bytes for the format
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def _coloured(strengths: QImage, share: float) -> QImage:
    if strengths.isNull():
        return QImage()
    grey = strengths.convertToFormat(QImage.Format.Format_Grayscale8)  # scaling changes the format
    numbers = QImage(grey.constBits(), grey.width(), grey.height(), grey.bytesPerLine(), QImage.Format.Format_Indexed8)
    numbers.setColorTable([qRgba(*colour) for colour in ramp(share)])
    return numbers.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
