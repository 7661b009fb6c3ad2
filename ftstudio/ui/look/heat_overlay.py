"""A heat map ready to be painted over its picture."""

from __future__ import annotations

import base64

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, qRgba

from ftstudio.core.trust import HeatMap
from ftstudio.data.heat_ramp import UNSEEN_SHARE, ramp


class HeatOverlay:
    """The colours of one heat map. ``share`` (0..1) is how much of the picture the strongest places cover."""

    def __init__(self, heat_map: HeatMap, share: float) -> None:
        self._box = heat_map.box
        self._share = share
        self._strength = QImage.fromData(base64.b64decode(heat_map.png_base64)).convertToFormat(
            QImage.Format.Format_Grayscale8
        )
        self._colours = self._in_colours()

    @property
    def says_nothing(self) -> bool:
        """Whether nothing in the picture speaks for the class."""
        return self._strength.isNull() or not any(self._strength.constBits())

    def set_share(self, share: float) -> None:
        if share != self._share:
            self._share = share
            self._colours = self._in_colours()

    def paint(self, painter: QPainter, picture: QRectF) -> None:
        """Over a picture that was painted into this frame; what the model does not see gets darker."""
        left, top, right, bottom = self._box
        seen = QRectF(
            picture.left() + left * picture.width(),
            picture.top() + top * picture.height(),
            (right - left) * picture.width(),
            (bottom - top) * picture.height(),
        )
        veil = QColor(0, 0, 0, round(255 * UNSEEN_SHARE * self._share))
        for rest in (
            QRectF(picture.left(), picture.top(), picture.width(), seen.top() - picture.top()),
            QRectF(picture.left(), seen.bottom(), picture.width(), picture.bottom() - seen.bottom()),
            QRectF(picture.left(), seen.top(), seen.left() - picture.left(), seen.height()),
            QRectF(seen.right(), seen.top(), picture.right() - seen.right(), seen.height()),
        ):
            painter.fillRect(rest, veil)
        painter.drawImage(seen, self._colours)

    def _in_colours(self) -> QImage:
        grey = self._strength
        if grey.isNull():
            return QImage()
        coloured = QImage(
            grey.constBits(), grey.width(), grey.height(), grey.bytesPerLine(), QImage.Format.Format_Indexed8
        )
        coloured.setColorTable([qRgba(*colour) for colour in ramp(self._share)])
        return coloured.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
