"""How many boxes are right, and how many wrong in which way: a bar for each kind that opens its images."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ftstudio.core.box_errors import KINDS, ErrorKind
from ftstudio.ui.evaluation.box_images import kind_tip, kind_title
from ftstudio.ui.widgets import number_format, theme
from ftstudio.ui.widgets.basic import as_plain_tip

ROW_HEIGHT, BAR_HEIGHT = 28, 12


class ErrorKinds(QWidget):
    """A row per kind. ``chosen`` carries the kind whose row is clicked or reached with the arrow keys."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: dict[ErrorKind, int] = {}
        self._current: ErrorKind | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Kinds of errors"))
        theme.changes.changed.connect(self.update)

    def show_counts(self, counts: Mapping[ErrorKind, int]) -> None:
        self._counts = {kind: counts.get(kind, 0) for kind in KINDS}
        self.setAccessibleDescription(", ".join(f"{kind_title(kind)} {self._counts[kind]}" for kind in KINDS))
        self.update()

    def show_current(self, kind: ErrorKind | None) -> None:
        """Which row is marked."""
        self._current = kind
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(360, ROW_HEIGHT * len(KINDS))

    def minimumSizeHint(self) -> QSize:
        return QSize(220, ROW_HEIGHT * len(KINDS))

    def paintEvent(self, _event: QPaintEvent) -> None:
        looks, painter, metrics = theme.current(), QPainter(self), self.fontMetrics()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max(1, *self._counts.values()) if self._counts else 1
        names = max(metrics.horizontalAdvance(kind_title(kind)) for kind in KINDS) + theme.SPACE_M
        figures = metrics.horizontalAdvance(number_format.count(most)) + theme.SPACE_S
        for place, kind in enumerate(KINDS):
            row, count = QRectF(0, place * ROW_HEIGHT, self.width(), ROW_HEIGHT), self._counts.get(kind, 0)
            if kind == self._current:
                self._paint_ground(painter, row, looks)
            painter.setPen(QColor(looks.text if count else looks.muted))
            middle = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(row.adjusted(theme.SPACE_XS, 0, 0, 0), middle, kind_title(kind))
            track = QRectF(names, row.center().y() - BAR_HEIGHT / 2, self.width() - names - figures, BAR_HEIGHT)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(looks.accent if kind == "right" else looks.wrong))
            painter.drawRoundedRect(QRectF(track.left(), track.top(), track.width() * count / most, BAR_HEIGHT), 3, 3)
            painter.setPen(QColor(looks.text if count else looks.muted))
            right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(row.adjusted(0, 0, -theme.SPACE_XS, 0), right, number_format.count(count))

    def _paint_ground(self, painter: QPainter, row: QRectF, looks: theme.Theme) -> None:
        painter.setPen(QPen(QColor(looks.accent), 1) if self.hasFocus() else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(QColor(theme.mix(looks.background, looks.text, 0.07)))
        painter.drawRoundedRect(row.adjusted(0.5, 1.5, -0.5, -1.5), 4, 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(int(event.position().y() // ROW_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._choose((KINDS.index(self._current) if self._current else -1) + step)

    def _choose(self, place: int) -> None:
        if 0 <= place < len(KINDS):
            self.show_current(KINDS[place])
            self.chosen.emit(KINDS[place])

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = event.pos().y() // ROW_HEIGHT
            tip = as_plain_tip(kind_tip(KINDS[place])) if 0 <= place < len(KINDS) else ""
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().event(event)
