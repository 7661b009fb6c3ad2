"""The freeze slider: the strip of a model's stages from input to head, and the handle between them."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QSlider, QToolTip, QWidget

from ftstudio.core.model_info import StageInfo
from ftstudio.ui.widgets import amounts, theme

STRIP_TOP, STRIP_HEIGHT, HEIGHT = 6, 30, 46
MARGIN = 7.0
GAP = 3.0
LEAST_WIDTH = 17.0
HEAD_WIDTH = 42.0
WHEEL_NOTCH = 120
TICK = 6.0
"""Half the width, and the height, of the mark below a position that was found to be good."""


def block_widths(parameters: Sequence[int], room: float) -> list[float]:
    """Widths of the stages' blocks, summing to ``room`` (pixels, gaps already taken off).

    Every block gets the same least width, so that a stem of 500 parameters can still be seen and clicked, and
    the rest is shared out by parameters. A block is therefore never narrower than that of a smaller stage; the
    exact share is in its tooltip.
    """
    if not parameters:
        return []
    least = min(LEAST_WIDTH, room / len(parameters))
    rest = room - least * len(parameters)
    total = sum(parameters)
    shares = [number / total if total else 1 / len(parameters) for number in parameters]
    return [least + rest * share for share in shares]


class FreezeSlider(QSlider):
    """A slider over ``len(stages) + 1`` positions: the value is the number of frozen stages, from the input.

    It is a QSlider so that screen readers find a slider with a value; what is drawn and how the mouse works on
    it is its own. ``depth_changed`` speaks of the user's moves only, never of ``show_depth``.
    """

    depth_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._stages: tuple[StageInfo, ...] = ()
        self._head_parameters = 0
        self._showing = False
        self._hovered: int | None = None
        self._pressed_at: QPointF | None = None
        self._dragging = False
        self._wheel = 0
        self._best: int | None = None
        self._cheapest: int | None = None
        self.setRange(0, 0)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        self.valueChanged.connect(self._value_changed)
        theme.changes.changed.connect(self.update)
        self._say_position()

    # ---- what is shown ------------------------------------------------------------------------------------

    def set_stages(self, stages: tuple[StageInfo, ...], head_parameters: int = 0) -> None:
        """Show another model's stages; ``head_parameters`` (0: not known) is shown in the head's tooltip."""
        self._head_parameters = head_parameters
        if stages == self._stages:
            return
        self._stages = stages
        self._showing = True
        self.setRange(0, len(stages))
        self._showing = False
        self._say_position()
        self.update()

    def show_depth(self, depth: int) -> None:
        """Move the handle without announcing it; left alone while the user holds the handle."""
        if self.isSliderDown() or depth == self.value():
            return
        self._showing = True
        self.setValue(depth)
        self._showing = False

    def show_advice(self, best: int | None, cheapest: int | None) -> None:
        """Mark the positions that were found to be the best and the cheapest that is as good; None: none."""
        if (best, cheapest) != (self._best, self._cheapest):
            self._best, self._cheapest = best, cheapest
            self.update()

    def _value_changed(self, depth: int) -> None:
        self._say_position()
        self.update()
        if not self._showing:
            self.depth_changed.emit(depth)

    def _say_position(self) -> None:
        name = self.tr("{frozen} of {total} stages frozen").format(frozen=self.value(), total=len(self._stages))
        self.setAccessibleName(name)
        self.setAccessibleDescription(
            self.tr("Freeze depth. Stages between the input and the handle are frozen; the others train.")
        )

    def stage_text(self, index: int) -> str:
        """What the tooltip says of one block; ``len(stages)`` is the head."""
        if index >= len(self._stages):
            text = self.tr("Head: the new output layer. It always trains.")
            if self._head_parameters:
                text += "\n" + self.tr("{count} parameters").format(count=amounts.count(self._head_parameters))
            return text
        stage = self._stages[index]
        total = sum(each.parameters for each in self._stages)
        percent = 100 * stage.parameters / total if total else 0.0
        share = "< 1" if 0 < percent < 1 else amounts.decimal(percent, 0)
        fate = self.tr("frozen") if index < self.value() else self.tr("trains")
        return self.tr(
            "Stage {number} of {stages}: {title}\n{count} parameters, {share} % of the backbone\n{fate}"
        ).format(
            number=index + 1,
            stages=len(self._stages),
            title=stage.title,
            count=amounts.count(stage.parameters),
            share=share,
            fate=fate,
        )

    # ---- where things are ---------------------------------------------------------------------------------

    def blocks(self) -> list[QRectF]:
        """The rectangles of all stages and, last, the head; from right to left where the language is read so."""
        head = min(HEAD_WIDTH, self.width() / 4)
        room = self.width() - 2 * MARGIN - head - GAP * len(self._stages)
        left = MARGIN
        rectangles: list[QRectF] = []
        for width in [*block_widths([stage.parameters for stage in self._stages], max(0.0, room)), head]:
            x = self.width() - left - width if self._mirrored() else left
            rectangles.append(QRectF(x, STRIP_TOP, width, STRIP_HEIGHT))
            left += width + GAP
        return rectangles

    def handle_x(self, depth: int) -> float:
        """Where the handle stands, in pixels, when ``depth`` stages are frozen."""
        block = self.blocks()[depth]
        return block.right() + GAP / 2 if self._mirrored() else block.left() - GAP / 2

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _nearest_depth(self, x: float) -> int:
        return min(range(len(self._stages) + 1), key=lambda depth: abs(self.handle_x(depth) - x))

    def _block_at(self, position: QPointF) -> int | None:
        for index, block in enumerate(self.blocks()):
            if block.adjusted(-GAP / 2, 0, GAP / 2, 0).contains(position):
                return index
        return None

    def _tick_at(self, position: QPointF) -> int | None:
        """The marked position at a point below the strip."""
        if position.y() <= STRIP_TOP + STRIP_HEIGHT:
            return None
        for depth in (self._best, self._cheapest):
            if depth is not None and abs(position.x() - self.handle_x(depth)) <= TICK:
                return depth
        return None

    def tick_text(self, depth: int) -> str:
        """What the tooltip says of a mark."""
        if depth != self._best:
            return self.tr("Freeze {depth}: the cheapest that is not measurably worse").format(depth=depth)
        return self.tr("Freeze {depth}: the best of those tried").format(depth=depth)

    def _on_handle(self, position: QPointF) -> bool:
        return abs(position.x() - self.handle_x(self.value())) <= MARGIN

    def sizeHint(self) -> QSize:
        return QSize(260, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(180, HEIGHT)

    # ---- mouse and keys -----------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        tick = self._tick_at(event.position())
        if tick is not None:
            self.setValue(tick)
            return
        self._pressed_at = event.position()
        self._dragging = self._on_handle(event.position())
        self.setSliderDown(True)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        if self._pressed_at is not None:
            self._dragging = self._dragging or abs(x - self._pressed_at.x()) > 4
            if self._dragging:
                self.setValue(self._nearest_depth(x))
            return
        self._hovered = self._block_at(event.position())
        grip = Qt.CursorShape.SplitHCursor if self._on_handle(event.position()) else Qt.CursorShape.PointingHandCursor
        self.setCursor(grip)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None or event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        clicked = None if self._dragging else self._block_at(event.position())
        self._pressed_at, self._dragging = None, False
        self.setSliderDown(False)
        if clicked is not None:
            self._click_block(clicked)
        self.update()

    def _click_block(self, index: int) -> None:
        """A training stage is frozen together with those before it; a frozen one trains with those after it."""
        if index >= len(self._stages):
            self.setValue(len(self._stages))
        else:
            self.setValue(index if index < self.value() else index + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        leap = max(2, ceil(len(self._stages) / 3))
        onwards = -1 if self._mirrored() else 1
        moves = {
            Qt.Key.Key_Left: self.value() - onwards,
            Qt.Key.Key_Down: self.value() - 1,
            Qt.Key.Key_Right: self.value() + onwards,
            Qt.Key.Key_Up: self.value() + 1,
            Qt.Key.Key_PageDown: self.value() - leap,
            Qt.Key.Key_PageUp: self.value() + leap,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._stages),
        }
        depth = moves.get(Qt.Key(event.key()))
        if depth is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
            return
        self.setValue(depth)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self.hasFocus():
            event.ignore()
            return
        self._wheel += event.angleDelta().y()
        steps = int(self._wheel / WHEEL_NOTCH)
        self._wheel -= steps * WHEEL_NOTCH
        self.setValue(self.value() + steps)
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.update()
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._wheel = 0
        super().focusOutEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.EnabledChange and not self.isEnabled():
            self._pressed_at, self._dragging, self._hovered = None, False, None
            self.setSliderDown(False)
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index, tick = self._block_at(QPointF(event.pos())), self._tick_at(QPointF(event.pos()))
            if tick is not None:
                QToolTip.showText(event.globalPos(), self.tick_text(tick), self)
            elif index is None:
                QToolTip.hideText()
            else:
                area = self.blocks()[index].toAlignedRect()
                QToolTip.showText(event.globalPos(), self.stage_text(index), self, area)
            return True
        return super().event(event)

    # ---- painting -----------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.55)
        for index, block in enumerate(self.blocks()):
            self._paint_block(painter, index, block)
        if self._stages:
            self._paint_ticks(painter)
            self._paint_handle(painter)

    def _paint_block(self, painter: QPainter, index: int, block: QRectF) -> None:
        colours = theme.current()
        is_head = index == len(self._stages)
        is_frozen = index < self.value() and not is_head
        outline = QPainterPath()
        outline.addRoundedRect(block, 4, 4)
        painter.fillPath(outline, QColor(colours.frozen if is_frozen else colours.training))
        if is_frozen:
            self._paint_hatching(painter, outline, block)
        if is_head:
            font = self.font()
            font.setPixelSize(theme.CAPTION_PX)
            painter.setFont(font)
            # Near-black is readable on the warm colour of both themes (4.5:1 and more).
            painter.setPen(QColor(theme.LIGHT.text))
            word = painter.fontMetrics().elidedText(
                self.tr("head"), Qt.TextElideMode.ElideRight, int(block.width()) - 2
            )
            painter.drawText(block, Qt.AlignmentFlag.AlignCenter, word)
        if index == self._hovered and self.isEnabled():
            painter.setPen(QPen(QColor(colours.text), 1))
            painter.drawPath(outline)

    def _paint_hatching(self, painter: QPainter, outline: QPainterPath, block: QRectF) -> None:
        painter.save()
        painter.setClipPath(outline)
        ink = QColor(theme.current().surface)
        ink.setAlpha(100)
        painter.setPen(QPen(ink, 1.5))
        x = block.left() - block.height()
        while x < block.right():
            painter.drawLine(QPointF(x, block.bottom()), QPointF(x + block.height(), block.top()))
            x += 6
        painter.restore()

    def _paint_ticks(self, painter: QPainter) -> None:
        colours = theme.current()
        top = float(STRIP_TOP + STRIP_HEIGHT) + 4
        for depth, colour in ((self._cheapest, colours.accent), (self._best, colours.good)):
            if depth is None or depth > len(self._stages):
                continue
            x = self.handle_x(depth)
            triangle = QPainterPath(QPointF(x, top))
            triangle.lineTo(x + TICK, top + TICK)
            triangle.lineTo(x - TICK, top + TICK)
            triangle.closeSubpath()
            painter.fillPath(triangle, QColor(colour))

    def _paint_handle(self, painter: QPainter) -> None:
        colours = theme.current()
        x = self.handle_x(self.value())
        grip = QRectF(x - 3.5, STRIP_TOP - 4, 7, STRIP_HEIGHT + 8)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(grip.adjusted(-2.5, -1, 2.5, 1), 5, 5)
        painter.setPen(QPen(QColor(colours.surface), 1.5))
        painter.setBrush(QColor(colours.accent if self.isSliderDown() or self.hasFocus() else colours.text))
        painter.drawRoundedRect(grip, 3, 3)
