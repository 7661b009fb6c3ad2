"""True against predicted numbers: one point per image, to point at, to click and to drag a box around."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ftstudio.ui.evaluation.number_images import Floats, Points
from ftstudio.ui.evaluation.plot_frame import BOTTOM, LEFT, NUMBERS, RIGHT, TOP, PlotFrame, small_font
from ftstudio.ui.evaluation.point_cloud import cloud, cross, disc
from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.basic import as_plain_tip, neutralised

KEY = 20
"""Height of the line that says which mark is which."""
REACH = 9.0
"""How near in pixels the pointer is to a point that it means."""
DOT, CROSS = 5.0, 3.0
FEW, OPAQUE, FAINT = 300, 0.75, 0.35
"""Up to so many points are nearly opaque; more show by their density."""
WIDEST = 560
DRAGGED = 5


class ScatterPlot(QWidget):
    """Discs inside the prediction interval, crosses outside it.

    ``chosen`` carries the places of the images that the user points out by a click, a box or the arrow keys; empty:
    none.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: Points | None = None
        self._words: Callable[[int], str] = lambda _place: ""
        self._quantity = ""
        self._order: list[int] = []
        self._picture: QPixmap | None = None
        self._marked: tuple[int, ...] = ()
        self._hovered = -1
        self._start: QPointF | None = None
        self._box: QRectF | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("True against predicted numbers"))
        theme.changes.changed.connect(self._repaint)

    def show_quantity(self, quantity: str) -> None:
        """What the numbers measure."""
        self._quantity = neutralised(quantity)
        self._repaint()

    def show_points(self, points: Points, words: Callable[[int], str]) -> None:
        """``words`` says what one image came to, by its place."""
        self._points, self._words = points, words
        self._order = [int(place) for place in np.argsort(points.targets, kind="stable")]
        self._marked, self._hovered, self._box = (), -1, None
        self._describe()
        self._repaint()

    def show_marked(self, places: tuple[int, ...]) -> None:
        """Ring these images' points, without announcing it."""
        self._marked = places
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, 360)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 160)

    # ---- geometry -------------------------------------------------------------------------------------------

    def _frame(self) -> PlotFrame:
        width = min(self.width(), WIDEST) - LEFT - RIGHT
        span = self._points.span if self._points else (0.0, 1.0)
        area = QRectF(LEFT, KEY + TOP, width, self.height() - KEY - TOP - BOTTOM)
        return PlotFrame(area, span, span, x_scale=NUMBERS, y_scale=NUMBERS)

    def _places(self) -> tuple[Floats, Floats]:
        """Where the points are, in pixels."""
        assert self._points is not None
        frame, (low, high) = self._frame(), self._points.span
        across = frame.area.left() + (self._points.targets - low) / (high - low) * frame.area.width()
        down = frame.area.bottom() - (self._points.predicted - low) / (high - low) * frame.area.height()
        return across, down

    def _near(self, at: QPointF) -> list[int]:
        """Places of the points within reach, the nearest first."""
        if self._points is None or not self._order:
            return []
        across, down = self._places()
        distances = np.hypot(across - at.x(), down - at.y())
        near = np.flatnonzero(distances <= REACH)
        return [int(place) for place in near[np.argsort(distances[near], kind="stable")]]

    # ---- painting -------------------------------------------------------------------------------------------

    def _repaint(self) -> None:
        self._picture = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._picture = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        frame = self._frame()
        if self._points is None or frame.area.width() < 40 or frame.area.height() < 40:
            return
        looks = theme.current()
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatio() != ratio:
            self._picture = self._painted(self._points, frame, looks, ratio)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._picture)
        self._paint_marked(painter, looks)
        if self._box is not None:
            shade = QColor(looks.accent)
            painter.setPen(QPen(shade, 1))
            shade.setAlphaF(0.12)
            painter.setBrush(shade)
            painter.drawRect(self._box)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(looks.accent), 1.5))
            painter.drawRoundedRect(frame.area, 3, 3)

    def _painted(self, points: Points, frame: PlotFrame, looks: theme.Theme, ratio: float) -> QPixmap:
        """Everything that does not follow the pointer: ten thousand points are painted once."""
        picture = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        titles = (self.tr("true {0}"), self.tr("predicted {0}"))
        frame.paint(painter, looks, *(self._axis_title(title, frame) for title in titles))
        painter.setFont(small_font(self.font()))
        painter.save()
        painter.setClipRect(frame.area.adjusted(-3, -3, 3, 3))
        _paint_band(painter, looks, frame, points)
        _paint_points(painter, looks, points, *self._places())
        painter.restore()
        self._paint_key(painter, looks, points)
        painter.end()
        return picture

    def _axis_title(self, title: str, frame: PlotFrame) -> str:
        """With the quantity, its middle left out where it is long."""
        metrics = QFontMetrics(small_font(self.font()))
        room = round(min(frame.area.width(), frame.area.height())) - metrics.horizontalAdvance(title)
        return title.format(metrics.elidedText(self._quantity, Qt.TextElideMode.ElideMiddle, max(0, room)))

    def _paint_marked(self, painter: QPainter, looks: theme.Theme) -> None:
        marked = [place for place in (*self._marked, self._hovered) if place >= 0]
        if not marked:
            return
        across, down = self._places()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(looks.text), 1.5))
        for place in marked:
            painter.drawEllipse(QPointF(across[place], down[place]), DOT, DOT)

    def _paint_key(self, painter: QPainter, looks: theme.Theme, points: Points) -> None:
        middle, left = KEY / 2, float(LEFT)
        if points.band is not None:
            _paint_mark(painter, looks, QPointF(left + 5, middle), outside=False)
            left = self._key_words(painter, looks, left + 14, self.tr("inside the 90% interval"))
            _paint_mark(painter, looks, QPointF(left + 5, middle), outside=True)
            left = self._key_words(painter, looks, left + 14, self.tr("outside"))
        painter.setPen(QPen(QColor(looks.muted), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(left, middle), QPointF(left + 18, middle))
        self._key_words(painter, looks, left + 24, self.tr("perfect"))

    def _key_words(self, painter: QPainter, looks: theme.Theme, left: float, words: str) -> float:
        width = QFontMetrics(painter.font()).horizontalAdvance(words)
        painter.setPen(QColor(looks.text))
        painter.drawText(QRectF(left, 0, width + 4, KEY), int(Qt.AlignmentFlag.AlignVCenter), words)
        return left + width + theme.SPACE_M

    # ---- pointer and keys -----------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._points is not None:
            self._start = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._start is not None and (at - self._start).manhattanLength() >= DRAGGED:
            self._box = QRectF(self._start, at).normalized()
            self.update()
            return
        hovered = next(iter(self._near(at)), -1)
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._start is None:
            return
        box, self._start, self._box = self._box, None, None
        if box is None:
            self._choose(tuple(self._near(event.position())))
            return
        across, down = self._places()
        inside = (across >= box.left()) & (across <= box.right()) & (down >= box.top()) & (down <= box.bottom())
        self._choose(tuple(map(int, np.flatnonzero(inside))))

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = -1
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None and self._order:
            here = self._order.index(self._marked[0]) if self._marked else -1 if step > 0 else len(self._order)
            self._choose((self._order[min(max(0, here + step), len(self._order) - 1)],))
        elif event.key() == Qt.Key.Key_Escape and self._marked:
            self._choose(())
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            near = self._near(QPointF(event.pos()))
            lines = "\n".join(self._words(place) for place in near[:3])
            QToolTip.showText(event.globalPos(), as_plain_tip(lines) if near else "", self, QRect())
            return True
        return super().event(event)

    def _choose(self, places: tuple[int, ...]) -> None:
        self.show_marked(places)
        self.chosen.emit(places)

    def _describe(self) -> None:
        if len(self._marked) == 1:
            self.setAccessibleDescription(self._words(self._marked[0]))
        else:
            self.setAccessibleDescription(
                self.tr("Use the left and right arrow keys to go through the images by their true number.")
            )


def _paint_band(painter: QPainter, looks: theme.Theme, frame: PlotFrame, points: Points) -> None:
    """The diagonal, and where predictions are whose interval holds the true number."""
    low, high = frame.x
    if points.band is not None:
        below, above = points.band
        shade = QColor(looks.accent)
        shade.setAlphaF(0.12)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        corners = ((low, low + below), (high, high + below), (high, high - above), (low, low - above))
        painter.drawPolygon(QPolygonF([frame.at(*corner) for corner in corners]))
    painter.setPen(QPen(QColor(looks.muted), 1, Qt.PenStyle.DashLine))
    painter.drawLine(frame.at(low, low), frame.at(high, high))


def _paint_points(painter: QPainter, looks: theme.Theme, points: Points, across: Floats, down: Floats) -> None:
    """Those outside their interval on top."""
    device, count = painter.device(), len(across)
    for outside in (False, True):
        which = points.outside == outside
        ratio = device.devicePixelRatioF()
        stamp = cross(CROSS * ratio, 1.4 * ratio) if outside else disc(DOT / 2 * ratio)
        size = round(device.width() * ratio), round(device.height() * ratio)
        picture = cloud(across[which] * ratio, down[which] * ratio, stamp, size, _colour(looks, outside, count))
        picture.setDevicePixelRatio(ratio)
        painter.drawImage(0, 0, picture)


def _paint_mark(painter: QPainter, looks: theme.Theme, at: QPointF, outside: bool) -> None:
    """One of the marks, for the key."""
    colour = _colour(looks, outside, 1)
    if outside:
        painter.setPen(QPen(colour, 1.6))
        painter.drawLine(at + QPointF(-CROSS, -CROSS), at + QPointF(CROSS, CROSS))
        painter.drawLine(at + QPointF(-CROSS, CROSS), at + QPointF(CROSS, -CROSS))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(at, DOT / 2 + 0.5, DOT / 2 + 0.5)


def _colour(looks: theme.Theme, outside: bool, count: int) -> QColor:
    """Fainter where there are many points (``count``)."""
    colour = QColor(looks.training if outside else looks.accent)
    colour.setAlphaF(OPAQUE if outside or count <= FEW else FAINT)
    return colour
