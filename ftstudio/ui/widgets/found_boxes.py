"""Boxes drawn over an image: found ones with solid lines, missed true ones with dashed lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPen

from ftstudio.core.answers import FoundBox
from ftstudio.core.box_colours import colour_of
from ftstudio.core.targets import Box
from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.basic import neutralised
from ftstudio.ui.widgets.number_format import whole_percent

LEAST_FOR_WORDS = 240
"""Width of a picture in pixels from which on its boxes have names."""


class DrawnBox(NamedTuple):
    """A box as shares of an image.

    ``words`` are written at its corner, ``place`` chooses its colour, ``dashed`` is one that was missed, ``wrong`` one
    that is not right.
    """

    room: QRectF
    words: str
    place: int
    dashed: bool = False
    wrong: bool = False


def drawn_box(box: Box | FoundBox, size: tuple[int, int], place: int, *, wrong: bool = False) -> DrawnBox:
    """A box in pixels of an image of ``size`` (width, height)."""
    width, height = max(1, size[0]), max(1, size[1])
    room = QRectF(box.left / width, box.top / height, (box.right - box.left) / width, (box.bottom - box.top) / height)
    if isinstance(box, FoundBox):
        return DrawnBox(room, f"{box.class_name} {whole_percent(box.probability)}", place, wrong=wrong)
    return DrawnBox(room, box.class_name, place, dashed=True)


class BoxOverlay:
    """Draws boxes over the picture in a frame."""

    def __init__(self, boxes: Sequence[DrawnBox]) -> None:
        self._boxes = tuple(boxes)

    def paint(self, painter: QPainter, frame: QRectF) -> None:
        """The first boxes on top."""
        painter.save()
        painter.setClipRect(frame)
        for box in reversed(self._boxes):
            _paint(painter, frame, box)
        painter.restore()


def overlay_image(boxes: Sequence[DrawnBox], size: QSize) -> QImage:
    """The boxes on a transparent image."""
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    BoxOverlay(boxes).paint(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return image


def _paint(painter: QPainter, frame: QRectF, box: DrawnBox) -> None:
    room = QRectF(
        frame.left() + box.room.left() * frame.width(),
        frame.top() + box.room.top() * frame.height(),
        box.room.width() * frame.width(),
        box.room.height() * frame.height(),
    )
    colour = QColor(theme.current().wrong) if box.wrong else QColor(*colour_of(box.place))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(255, 255, 255, 170), 3.4))
    painter.drawRect(room)
    style = Qt.PenStyle.DashLine if box.dashed else Qt.PenStyle.SolidLine
    painter.setPen(QPen(colour, 2, style))
    painter.drawRect(room)
    if frame.width() >= LEAST_FOR_WORDS and box.words:
        _paint_words(painter, frame, room, neutralised(box.words), colour)


def _paint_words(painter: QPainter, frame: QRectF, room: QRectF, words: str, colour: QColor) -> None:
    font = QFont(painter.font())
    font.setPixelSize(theme.CAPTION_PX)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    height, width = metrics.height() + 2, metrics.horizontalAdvance(words) + 8
    top = max(frame.top(), room.top() - height)
    label = QRectF(min(room.left() - 1, max(frame.left(), frame.right() - width)), top, width, height)
    painter.fillRect(label, colour)
    painter.setPen(QColor(Qt.GlobalColor.white))
    painter.drawText(label, int(Qt.AlignmentFlag.AlignCenter), words)
