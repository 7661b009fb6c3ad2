"""A bar per class: how many images each has, the largest first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from ftstudio.core.dataset import ClassCount
from ftstudio.ui.widgets import amounts, theme
from ftstudio.ui.widgets.basic import as_plain_tip, neutralised

ROW = 20
FEW = 8


class ClassBars(QWidget):
    """The first few classes, and a button that unfolds the rest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: tuple[ClassCount, ...] = ()
        self._rows = _Rows()
        self._more = QPushButton()
        self._more.setProperty("role", "link")
        self._more.setCheckable(True)
        self._more.toggled.connect(self._show_rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._rows)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_rows()

    def show_counts(self, counts: tuple[ClassCount, ...]) -> None:
        if counts == self._counts:
            return
        self._counts = counts
        self._show_rows()

    @property
    def shown_names(self) -> list[str]:
        """The classes that have a bar now, from the top."""
        return [each.name for each in self._rows.counts]

    def _show_rows(self) -> None:
        ordered = sorted(self._counts, key=lambda each: (-each.total, each.name))
        # A fold that hides a single class would cost the very line that it saves.
        folds = len(ordered) > FEW + 1
        self._rows.show_rows(ordered if self._more.isChecked() or not folds else ordered[:FEW])
        self._more.setVisible(folds)
        hidden = amounts.count(len(ordered) - FEW)
        words = self.tr("show fewer") if self._more.isChecked() else self.tr("and {count} more").format(count=hidden)
        self._more.setText(words)


class _Rows(QWidget):
    """Paints name, bar and count of each class, only those in sight: a thousand cost no more than ten."""

    def __init__(self) -> None:
        super().__init__()
        self.counts: list[ClassCount] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changes.changed.connect(self.update)

    def show_rows(self, counts: list[ClassCount]) -> None:
        self.counts = counts
        self.setAccessibleName(self.tr("Images per class or label"))
        lines = [f"{neutralised(each.name)}: {amounts.count(each.total)}" for each in counts[:100]]
        self.setAccessibleDescription(", ".join(lines))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, ROW * len(self.counts))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, ROW * len(self.counts))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = event.pos().y() // ROW
            if 0 <= row < len(self.counts):
                QToolTip.showText(event.globalPos(), as_plain_tip(self._tip(self.counts[row])), self)
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
        metrics = self.fontMetrics()
        figure_width = metrics.horizontalAdvance(amounts.count(most)) + 2
        name_width = min(
            max((metrics.horizontalAdvance(neutralised(each.name)) for each in self.counts[:FEW]), default=0) + 2,
            round(self.width() * 0.42),
        )
        first = max(0, event.rect().top() // ROW)
        last = min(len(self.counts) - 1, event.rect().bottom() // ROW)
        for row in range(first, last + 1):
            self._paint_row(painter, row, most, name_width, figure_width)

    def _paint_row(self, painter: QPainter, row: int, most: int, name_width: int, figure_width: int) -> None:
        colours, each = theme.current(), self.counts[row]
        top = row * ROW
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        name = self.fontMetrics().elidedText(neutralised(each.name), Qt.TextElideMode.ElideRight, name_width)
        painter.setPen(QColor(colours.text))
        painter.drawText(QRectF(0, top, name_width, ROW), middle | Qt.AlignmentFlag.AlignLeft, name)
        painter.setPen(QColor(colours.muted if each.total else colours.caution))
        figure = QRectF(self.width() - figure_width, top, figure_width, ROW)
        painter.drawText(figure, middle | Qt.AlignmentFlag.AlignRight, amounts.count(each.total))
        left = name_width + theme.SPACE_S
        room = self.width() - left - figure_width - theme.SPACE_S
        if room <= 0:
            return
        track = QRectF(left, top + ROW / 2 - 3, room, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.mix(colours.surface, colours.border, 0.7)))
        painter.drawRoundedRect(track, 3, 3)
        if each.total and most:
            track.setWidth(max(6.0, room * each.total / most))
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(track, 3, 3)
