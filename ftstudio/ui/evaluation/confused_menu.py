"""The pairs of classes that are confused most often, as a menu: of fifty classes few matter."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ftstudio.core.evaluation import ClassEvaluation
from ftstudio.ui.evaluation.evaluated_images import most_confused
from ftstudio.ui.widgets import number_format, theme
from ftstudio.ui.widgets.basic import neutralised


class ConfusedMenu(QPushButton):
    """``pair_chosen`` carries (true class, predicted class) as indices."""

    pair_chosen = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._evaluation: ClassEvaluation | None = None
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        self.setAccessibleName(self.tr("Most confused"))
        self.setToolTip(self.tr("The class pairs confused most often"))
        self.setProperty("role", "quiet")
        self.show_compact(True)

    def show_compact(self, compact: bool) -> None:
        """With an icon in place of words, where there is little room."""
        theme.set_property(self, "drops", not compact)
        self.setText("" if compact else self.accessibleName())
        self.setIcon(theme.icon("list") if compact else QIcon())

    def show_evaluation(self, evaluation: ClassEvaluation) -> None:
        self._evaluation = evaluation

    def _fill(self) -> None:
        """When it is opened, not before."""
        menu, evaluation = self.menu(), self._evaluation
        menu.clear()
        if evaluation is None:
            return
        for target, predicted, count in most_confused(evaluation):
            names = [neutralised(evaluation.class_names[place]).replace("&", "&&") for place in (target, predicted)]
            numbers = (number_format.count(count), number_format.count(sum(evaluation.confusion[target])))
            action = menu.addAction(self.tr("{0} → {1}: {2} of {3}").format(*names, *numbers))
            action.triggered.connect(lambda _=False, pair=(target, predicted): self.pair_chosen.emit(*pair))
        if menu.isEmpty():
            menu.addAction(self.tr("No mistakes.")).setEnabled(False)
