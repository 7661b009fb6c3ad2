"""One picture in a grid: what it shows and how it is painted."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.basic import neutralised
from ftstudio.ui.widgets.thumbnails import CORNER, PictureLoader

TILE_ROLE = Qt.ItemDataRole.UserRole + 1
CAPTION_HEIGHT = 20
PADDING = 6
MARK = 16
ARROW = " → "

Mark: TypeAlias = Literal["", "caution", "wrong"]


class Tile(NamedTuple):
    """``path`` is absolute.

    ``taken`` is the predicted class of an image of the class in ``caption``; ``mark`` is drawn on the picture, ``note``
    is its reason in words; ``badge`` stands to the right of the caption, ``pill`` on the picture; ``version`` changes
    when the file does; ``overlay`` is drawn over the picture, whatever its own size.
    """

    path: str
    caption: str
    badge: str = ""
    mark: Mark = ""
    note: str = ""
    version: int = 0
    pill: str = ""
    overlay: QImage | None = None
    taken: str = ""


def cell_size(edge: int) -> QSize:
    """Room of one tile whose picture fits into a square of ``edge`` pixels."""
    return QSize(edge + 2 * PADDING, edge + 2 * PADDING + CAPTION_HEIGHT)


class TileDelegate(QStyledItemDelegate):
    """Paints the Tile that a model gives under TILE_ROLE; asks for pictures as they come into sight."""

    def __init__(self, pictures: PictureLoader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tile = index.data(TILE_ROLE)
        if not isinstance(tile, Tile):
            return
        looks = theme.current()
        room: QRect = option.rect.adjusted(2, 2, -2, -2)
        state: QStyle.StateFlag = option.state
        font: QFont = option.font
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        _paint_ground(painter, room, state, looks)
        square = room.adjusted(PADDING - 2, PADDING - 2, 2 - PADDING, 2 - PADDING - CAPTION_HEIGHT)
        self._paint_picture(painter, square, tile, font, looks)
        line = QRect(square.left(), square.bottom() + 1, square.width(), CAPTION_HEIGHT)
        _paint_caption(painter, line, tile, font, looks)
        painter.restore()

    def _paint_picture(self, painter: QPainter, square: QRect, tile: Tile, font: QFont, looks: theme.Theme) -> None:
        edge = round(square.width() * painter.device().devicePixelRatio())
        image = self._pictures.picture(tile.path, edge, tile.version)
        frame = square
        if image is not None:
            frame = _centred(image, square, edge)
            painter.setOpacity(0.45 if tile.mark == "wrong" else 1.0)
            painter.drawImage(frame, image)
            painter.setOpacity(1.0)
            if tile.overlay is not None:
                _paint_overlay(painter, frame, tile.overlay)
        else:
            _paint_missing(painter, square, tile.note or self._pictures.problem(tile.path), font, looks)
        if tile.pill:
            _paint_pill(painter, frame, tile.pill, font, looks)
        if tile.mark:
            _paint_mark(painter, frame, tile.mark, looks)


def _centred(image: QImage, square: QRect, edge: int) -> QRect:
    """Where an image goes that was made for ``edge`` device pixels, or for another size meanwhile."""
    longer = max(image.width(), image.height(), 1)
    scale = min(square.width() / longer, max(1.0, square.width() / edge * 6))
    size = QSize(max(1, round(image.width() * scale)), max(1, round(image.height() * scale)))
    frame = QRect(QPoint(0, 0), size)
    frame.moveCenter(square.center())
    return frame


def _paint_overlay(painter: QPainter, frame: QRect, overlay: QImage) -> None:
    """Inside the rounded corners of the picture."""
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(frame), CORNER, CORNER)
    painter.save()
    painter.setClipPath(shape)
    painter.drawImage(frame, overlay)
    painter.restore()


def _paint_ground(painter: QPainter, room: QRect, state: QStyle.StateFlag, looks: theme.Theme) -> None:
    flag = QStyle.StateFlag
    if state & flag.State_Selected:
        tint = QColor(looks.accent)
        tint.setAlphaF(0.18)
        painter.setBrush(tint)
        painter.setPen(QPen(QColor(looks.accent), 1.5))
        painter.drawRoundedRect(QRectF(room), theme.RADIUS, theme.RADIUS)
    elif state & flag.State_MouseOver:
        tint = QColor(looks.muted)
        tint.setAlphaF(0.12)
        painter.setBrush(tint)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(room), theme.RADIUS, theme.RADIUS)
    if state & flag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(looks.accent), 2))
        painter.drawRoundedRect(QRectF(room).adjusted(1, 1, -1, -1), theme.RADIUS, theme.RADIUS)


def _paint_missing(painter: QPainter, square: QRect, problem: str, font: QFont, looks: theme.Theme) -> None:
    """The place of a picture that is being made, or the reason why there is none."""
    ground = QColor(looks.border)
    ground.setAlphaF(0.55)
    painter.setBrush(ground)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(square), 4, 4)
    if not problem:
        return
    painter.setFont(_small(font))
    painter.setPen(QColor(looks.muted))
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(square.adjusted(8, 18, -8, -4), int(flags), neutralised(problem))


def _paint_mark(painter: QPainter, frame: QRect, mark: Mark, looks: theme.Theme) -> None:
    """A disc in the upper right corner: a cross for an image that is not used, "!" for a caution."""
    disc = QRectF(frame.right() - MARK - 3, frame.top() + 4, MARK, MARK)
    painter.setBrush(QColor(looks.wrong if mark == "wrong" else looks.caution))
    painter.setPen(QPen(QColor(looks.surface), 1.5))
    painter.drawEllipse(disc)
    painter.setPen(QPen(QColor(looks.surface), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    x, y, arm = disc.center().x(), disc.center().y(), MARK * 0.18
    if mark == "wrong":
        painter.drawLine(QPointF(x - arm, y - arm), QPointF(x + arm, y + arm))
        painter.drawLine(QPointF(x - arm, y + arm), QPointF(x + arm, y - arm))
    else:
        painter.drawLine(QPointF(x, y - arm * 1.4), QPointF(x, y + arm * 0.3))
        painter.drawPoint(QPointF(x, y + arm * 1.5))


def _paint_pill(painter: QPainter, frame: QRect, text: str, font: QFont, looks: theme.Theme) -> None:
    """A few words in the lower right corner of the picture."""
    small = _small(font)
    width = QFontMetrics(small).horizontalAdvance(text) + 10
    room = QRectF(frame.right() - width - 3, frame.bottom() - 20, width, 17)
    ground = QColor(looks.surface)
    ground.setAlphaF(0.88)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(room, 8, 8)
    painter.setFont(small)
    painter.setPen(QColor(looks.text))
    painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), text)


def _paint_caption(painter: QPainter, line: QRect, tile: Tile, font: QFont, looks: theme.Theme) -> None:
    badge_font = _small(font)
    badge_width = 0
    if tile.badge:
        badge_width = QFontMetrics(badge_font).horizontalAdvance(tile.badge)
        painter.setFont(badge_font)
        painter.setPen(QColor(looks.muted))
        painter.drawText(line, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), tile.badge)
    name_font = _small(font, 12)
    painter.setFont(name_font)
    painter.setPen(QColor(looks.text))
    room = line.adjusted(0, 0, -(badge_width + theme.SPACE_XS) if badge_width else 0, 0)
    name = _fitted(tile, QFontMetrics(name_font), room.width())
    painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), name)


def _fitted(tile: Tile, metrics: QFontMetrics, room: int) -> str:
    """The caption in ``room`` pixels.

    If it names two classes, each is elided separately, the longer one first: one gap over both would leave a class that
    there is not.
    """
    names = [neutralised(name) for name in (tile.caption, tile.taken) if name]
    spare = room - (len(names) - 1) * metrics.horizontalAdvance(ARROW)
    widths = sorted(metrics.horizontalAdvance(name) for name in names)
    most = max(spare // len(names), spare - widths[0]) if len(names) == 2 else spare
    return ARROW.join(metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, most) for name in names)


def _small(font: QFont, pixels: int = theme.CAPTION_PX) -> QFont:
    small = QFont(font)
    small.setPixelSize(pixels)
    return small
