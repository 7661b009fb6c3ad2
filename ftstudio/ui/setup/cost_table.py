"""What every position of the freeze slider costs, in a small table that folds out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ftstudio.core.records import DepthCost
from ftstudio.ui.look import amounts, theme
from ftstudio.ui.look.widgets import plain_label

NOTHING = "–"


class CostTable(QWidget):
    """A line for each position; the chosen one stands out. Folded in until it is asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._costs: tuple[DepthCost, ...] = ()
        self._depth = -1
        self._lines: list[list[QLabel]] = []
        self.button = QPushButton(self.tr("Compare all positions"))
        self.button.setProperty("role", "link")
        self.button.setIcon(theme.icon("chevron-right", "accent"))
        self.button.setToolTip(self.tr("What each position of the slider costs on this computer"))
        self.button.clicked.connect(self._fold)
        self._table = QWidget()
        self._table.hide()
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
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._table)

    def show_costs(self, costs: tuple[DepthCost, ...], depth: int) -> None:
        """``depth`` is the chosen position."""
        self.setVisible(bool(costs))
        if (costs, depth) == (self._costs, self._depth):
            return
        self._costs, self._depth = costs, depth
        if not self._table.isHidden():
            self._fill()

    @property
    def rows(self) -> list[list[str]]:
        """What stands in the table, without its head."""
        return [[cell.text() for cell in line] for line in self._lines if not line[0].isHidden()]

    def _fold(self) -> None:
        open_ = self._table.isHidden()
        if open_:
            self._fill()
        self._table.setVisible(open_)
        self.button.setIcon(theme.icon("chevron-down" if open_ else "chevron-right", "accent"))
        self.button.setText(self.tr("Hide the other positions") if open_ else self.tr("Compare all positions"))

    def _fill(self) -> None:
        while len(self._lines) < len(self._costs):
            line = [self._cell("", column) for column in range(5)]
            for column, cell in enumerate(line):
                self._grid.addWidget(cell, len(self._lines) + 1, column)
            self._lines.append(line)
        for number, line in enumerate(self._lines):
            cost = self._costs[number] if number < len(self._costs) else None
            chosen = cost is not None and cost.freeze_depth == self._depth
            for cell, text in zip(line, _words(cost), strict=True):
                cell.setVisible(cost is not None)
                cell.setText(text)
                theme.set_property(cell, "chosen", chosen)

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
