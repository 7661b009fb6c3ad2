"""How many images each class has, the largest first: name, count and a thin bar, in two columns."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from ftstudio.core.dataset import ClassCount
from ftstudio.ui.widgets import amounts, theme
from ftstudio.ui.widgets.basic import as_plain_tip, neutralised

ROW, BAR = 22, 3
COLUMNS = 2
FEW, FEWEST = 6, 4
"""Cells while folded: in a high window, and in a low one."""


class ClassBars(QWidget):
    """The first few classes; the last cell is a button that unfolds the rest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: tuple[ClassCount, ...] = ()
        self._few = FEW
        self._more = QPushButton()
        self._more.setProperty("role", "link")
        self._more.setCheckable(True)
        self._more.toggled.connect(self._show_cells)
        self._cells = _Cells(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._cells)
        self._show_cells()

    def show_counts(self, counts: tuple[ClassCount, ...]) -> None:
        if counts == self._counts:
            return
        self._counts = counts
        self._show_cells()

    def show_roomy(self, roomy: bool) -> None:
        """Whether the window is high enough for a row more."""
        few = FEW if roomy else FEWEST
        if few != self._few:
            self._few = few
            self._show_cells()

    @property
    def shown_names(self) -> list[str]:
        """The classes in sight, in order."""
        return [each.name for each in self._cells.counts]

    def _show_cells(self) -> None:
        ordered = sorted(self._counts, key=lambda each: (-each.total, each.name))
        folds = len(ordered) > self._few
        unfolded = self._more.isChecked()
        self._more.setVisible(folds)
        hidden = amounts.count(len(ordered) - self._few + 1)
        self._more.setText(self.tr("show fewer") if unfolded else self.tr("and {count} more").format(count=hidden))
        self._cells.show_counts(ordered if unfolded or not folds else ordered[: self._few - 1])


class _Cells(QWidget):
    """Paints the cells in sight: a thousand classes cost no more than ten. ``more`` stands in the cell after them."""

    def __init__(self, more: QPushButton) -> None:
        super().__init__()
        self.counts: list[ClassCount] = []
        self._more = more
        more.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changes.changed.connect(self.update)

    def show_counts(self, counts: list[ClassCount]) -> None:
        self.counts = counts
        self.setAccessibleName(self.tr("Images per class or label"))
        lines = [f"{neutralised(each.name)}: {amounts.count(each.total)}" for each in counts[:100]]
        self.setAccessibleDescription(", ".join(lines))
        self._place_more()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        cells = len(self.counts) + (not self._more.isHidden())
        return QSize(200, ROW * -(-cells // COLUMNS))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_more()

    def _place_more(self) -> None:
        cell = self._cell(len(self.counts))
        size = self._more.sizeHint().boundedTo(cell.size())
        self._more.setGeometry(QRect(cell.topLeft(), size))

    def _cell(self, place: int) -> QRect:
        """Row by row: the two largest classes stand side by side."""
        width = (self.width() - theme.SPACE_M) // COLUMNS
        row, column = divmod(place, COLUMNS)
        return QRect(column * (width + theme.SPACE_M), row * ROW, width, ROW)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            under = (each for place, each in enumerate(self.counts) if self._cell(place).contains(event.pos()))
            found = next(under, None)
            if found is not None:
                QToolTip.showText(event.globalPos(), as_plain_tip(self._tip(found)), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def _tip(self, each: ClassCount) -> str:
        parts = [
            (self.tr("training"), each.train),
            (self.tr("validation"), each.val),
            (self.tr("test"), each.test),
            (self.tr("not split yet"), each.unassigned),
        ]
        told = " · ".join(f"{words} {amounts.count(number)}" for words, number in parts if number)
        return f"{neutralised(each.name)}\n{told or self.tr('no usable image')}"

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max((each.total for each in self.counts), default=0)
        first = max(0, event.rect().top() // ROW) * COLUMNS
        last = (event.rect().bottom() // ROW + 1) * COLUMNS
        for place, each in enumerate(self.counts[first:last], first):
            self._paint_cell(painter, QRectF(self._cell(place)), each, most)

    def _paint_cell(self, painter: QPainter, cell: QRectF, each: ClassCount, most: int) -> None:
        colours, metrics = theme.current(), self.fontMetrics()
        words = cell.adjusted(0, 0, 0, -BAR - 1)
        figure = amounts.count(each.total)
        room = cell.width() - metrics.horizontalAdvance(figure) - theme.SPACE_S
        name = metrics.elidedText(neutralised(each.name), Qt.TextElideMode.ElideMiddle, int(room))
        painter.setPen(QColor(colours.text))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        painter.setPen(QColor(colours.muted if each.total else colours.caution))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, figure)
        track = QRectF(cell.left(), cell.bottom() - BAR, cell.width(), BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.mix(colours.surface, colours.border, 0.7)))
        painter.drawRoundedRect(track, BAR / 2, BAR / 2)
        if each.total and most:
            track.setWidth(max(BAR * 2.0, cell.width() * each.total / most))
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(track, BAR / 2, BAR / 2)
