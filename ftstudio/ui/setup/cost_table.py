"""A small table that folds out: the cost of each freeze position, and its accuracy where it was tried."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ftstudio.app.advice_progress import AdviceView
from ftstudio.core.costs import DepthCost
from ftstudio.ui.setup.accuracy_bar import AccuracyBar
from ftstudio.ui.widgets import amounts, theme
from ftstudio.ui.widgets.basic import plain_label

NOTHING = "–"
COLUMNS = 5
SCALE_MARGIN = 0.05
"""Left of the lowest interval."""


class CostTable(QWidget):
    """A line for each position; the chosen one stands out.

    Folded in until ``button``, which the panel around it places, is clicked, or positions are tried. ``depth_clicked``
    carries the position of a line.
    """

    depth_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._costs: tuple[DepthCost, ...] = ()
        self._depth = -1
        self._advice: AdviceView | None = None
        self._lines: list[list[QLabel]] = []
        self._bars: list[AccuracyBar] = []
        self.button = QPushButton(self.tr("Compare"))
        self.button.setProperty("role", "link")
        self.button.setIcon(theme.icon("chevron-right", "accent"))
        self.button.setToolTip(self.tr("Cost of each freeze position on this computer"))
        self.button.setAccessibleName(self.tr("Compare all freeze positions"))
        self.button.clicked.connect(self._fold)
        self._table = QWidget()
        self._table.hide()
        self._table.installEventFilter(self)
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(theme.SPACE_S, 0, theme.SPACE_S, 0)
        self._grid.setHorizontalSpacing(theme.SPACE_S)
        self._grid.setVerticalSpacing(2)
        titles = (self.tr("frozen"), self.tr("trains"), self.tr("epoch"), self.tr("in all"), self.tr("memory"))
        for column, title in enumerate(titles):
            self._grid.addWidget(self._cell(title, column), 0, column)
            self._grid.setColumnStretch(column, 1 if column else 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        column.addWidget(self._table)

    def show_costs(self, costs: tuple[DepthCost, ...], depth: int, advice: AdviceView | None = None) -> None:
        """``depth`` is the chosen position, ``advice`` what came of trying some."""
        self.setVisible(bool(costs) and not self._table.isHidden())
        self.button.setEnabled(bool(costs))
        if (costs, depth, advice) == (self._costs, self._depth, self._advice):
            return
        begins = advice is not None and advice.running and not (self._advice is not None and self._advice.running)
        self._costs, self._depth, self._advice = costs, depth, advice
        if begins and self._table.isHidden():
            self._fold()
        elif not self._table.isHidden():
            self._fill()

    @property
    def rows(self) -> list[list[str]]:
        """What stands in the table, without its head."""
        return [[cell.text() for cell in line] for line in self._lines if not line[0].isHidden()]

    @property
    def accuracies(self) -> list[str]:
        """What the bars say, of the lines that have one."""
        return [bar.text for bar in self._bars if not bar.isHidden()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._table and isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            place = self._line_at(event.position().y())
            if place is not None and event.button() == Qt.MouseButton.LeftButton:
                self.depth_clicked.emit(self._costs[place].freeze_depth)
                return True
        return super().eventFilter(watched, event)

    def _line_at(self, y: float) -> int | None:
        for place, (line, bar) in enumerate(zip(self._lines, self._bars, strict=True)):
            bottom = line[0].geometry().bottom() if bar.isHidden() else bar.geometry().bottom()
            if line[0].isVisible() and line[0].geometry().top() <= y <= bottom:
                return place
        return None

    def _fold(self) -> None:
        open_ = self._table.isHidden()
        if open_:
            self._fill()
        self._table.setVisible(open_)
        self.setVisible(open_)
        self.button.setIcon(theme.icon("chevron-down" if open_ else "chevron-right", "accent"))
        self.button.setText(self.tr("Hide") if open_ else self.tr("Compare"))

    def _fill(self) -> None:
        while len(self._lines) < len(self._costs):
            line, bar = [self._cell("", column) for column in range(COLUMNS)], AccuracyBar()
            for column, cell in enumerate(line):
                self._grid.addWidget(cell, 2 * len(self._lines) + 1, column)
            self._grid.addWidget(bar, 2 * len(self._lines) + 2, 0, 1, COLUMNS)
            self._lines.append(line)
            self._bars.append(bar)
        for number, line in enumerate(self._lines):
            cost = self._costs[number] if number < len(self._costs) else None
            chosen = cost is not None and cost.freeze_depth == self._depth
            for cell, text in zip(line, _words(cost), strict=True):
                cell.setVisible(cost is not None)
                cell.setText(text)
                theme.set_property(cell, "chosen", chosen)
            self._fill_bar(self._bars[number], cost)

    def _fill_bar(self, bar: AccuracyBar, cost: DepthCost | None) -> None:
        advice, row, words, colour = self._advice, None, "", "accent"
        if advice is not None and cost is not None:
            depth, answer = cost.freeze_depth, advice.answer
            row = advice.row(depth)
            if advice.trying == depth:
                words = self.tr("training…")
            elif answer is not None and depth == answer.best:
                words, colour = self.tr("best"), "good"
            elif answer is not None and depth == answer.cheapest:
                words = self.tr("cheapest")
        bar.setVisible(row is not None or bool(words))
        lowest = min((each.low for each in advice.tried), default=0.0) if advice is not None else 0.0
        bar.show_row(row, max(0.0, lowest - SCALE_MARGIN), words, colour)

    def _cell(self, text: str, column: int) -> QLabel:
        cell = plain_label(text, "caption")
        cell.setAlignment(Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft)
        return cell


def _words(cost: DepthCost | None) -> tuple[str, str, str, str, str]:
    if cost is None:
        return "", "", "", "", ""
    return (
        str(cost.freeze_depth),
        amounts.parameters(cost.trainable_parameters),
        NOTHING if cost.seconds_per_epoch is None else amounts.span(cost.seconds_per_epoch),
        NOTHING if cost.total_seconds is None else amounts.span(cost.total_seconds),
        NOTHING if cost.memory is None else amounts.size(cost.memory),
    )
