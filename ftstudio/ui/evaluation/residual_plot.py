"""How far off the predictions are: images by residual, predicted less true."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ftstudio.core import axis
from ftstudio.ui.evaluation.number_images import Bin
from ftstudio.ui.evaluation.plot_frame import BOTTOM, LEFT, NUMBERS, RIGHT, TOP, PlotFrame, Scale
from ftstudio.ui.widgets import number_format, theme
from ftstudio.ui.widgets.basic import as_plain_tip

WIDEST = 560


def _whole_ticks(low: float, high: float, most: int) -> list[float]:
    """Numbers of images: whole ones."""
    return [tick for tick in axis.number_ticks(low, high, max(1, min(6, most))) if tick == round(tick)]


COUNTS = Scale(_whole_ticks, lambda value, _span: QLocale().toString(round(value)))


class ResidualPlot(QWidget):
    """One bar per bin, with a line at 0. ``chosen`` carries the places of the images of a bar; empty: none."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bins: tuple[Bin, ...] = ()
        self._current = -1
        self._hovered = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Images by error (predicted less true)"))
        theme.changes.changed.connect(self.update)

    def show_bins(self, bins: tuple[Bin, ...]) -> None:
        self._bins = bins
        self.show_none()

    def show_none(self) -> None:
        """No bar is chosen."""
        self._current = self._hovered = -1
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, 300)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 160)

    def words(self, place: int) -> str:
        """A bar as a sentence."""
        each = self._bins[place]
        low, high = number_format.number(each.low), number_format.number(each.high)
        images = (
            self.tr("1 image") if len(each.places) == 1 else self.tr("{0} images").format(
                number_format.count(len(each.places))
            )
        )  # fmt: skip
        return self.tr("Error {0} to {1}: {2}").format(low, high, images)

    def _frame(self) -> PlotFrame:
        width = min(self.width(), WIDEST) - LEFT - RIGHT
        most = max((len(each.places) for each in self._bins), default=1)
        span = (min(self._bins[0].low, 0.0), max(self._bins[-1].high, 0.0)) if self._bins else (0.0, 1.0)
        area = QRectF(LEFT, TOP, width, self.height() - TOP - BOTTOM)
        return PlotFrame(area, span, (0.0, most * 1.06), x_scale=NUMBERS, y_scale=COUNTS)

    def paintEvent(self, _event: QPaintEvent) -> None:
        looks, frame = theme.current(), self._frame()
        if not self._bins or frame.area.width() < 40 or frame.area.height() < 40:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame.paint(painter, looks, self.tr("error (predicted less true)"), self.tr("images"))
        for place, each in enumerate(self._bins):
            if not each.places:
                continue
            corner, foot = frame.at(each.low, len(each.places)), frame.at(each.high, 0)
            colour = QColor(looks.accent)
            colour.setAlphaF(0.9 if place in (self._hovered, self._current) else 0.6)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            bar = QRectF(corner, foot).adjusted(0.75, 0, -0.75, 0)
            painter.drawRoundedRect(bar, 2, 2)
            if place == self._current:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(QColor(looks.text), 1.5))
                painter.drawRoundedRect(bar, 2, 2)
        painter.setPen(QPen(QColor(looks.muted), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(frame.at(0, 0).x(), frame.area.top()), frame.at(0, 0))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(looks.accent), 1.5))
            painter.drawRoundedRect(frame.area, 3, 3)

    # ---- pointer and keys -----------------------------------------------------------------------------------

    def _bin_at(self, left: float) -> int:
        value = self._frame().value_at(left)
        return next((place for place, each in enumerate(self._bins) if each.low <= value < each.high), -1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._bin_at(event.position().x())
        if place != self._hovered:
            self._hovered = place
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = -1
        self.update()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(self._bin_at(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None and self._bins:
            here = self._current if self._current >= 0 else -1 if step > 0 else len(self._bins)
            self._choose(min(max(0, here + step), len(self._bins) - 1))
        elif event.key() == Qt.Key.Key_Escape and self._current >= 0:
            self._choose(-1)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self._bin_at(event.pos().x())
            QToolTip.showText(event.globalPos(), as_plain_tip(self.words(place)) if place >= 0 else "", self)
            return True
        return super().event(event)

    def _choose(self, place: int) -> None:
        self._current = place
        self._describe()
        self.update()
        self.chosen.emit(self._bins[place].places if place >= 0 else ())

    def _describe(self) -> None:
        self.setAccessibleDescription(
            self.words(self._current)
            if self._current >= 0
            else self.tr("Use the left and right arrow keys to select a bar and show its images.")
        )
