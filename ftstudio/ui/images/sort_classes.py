"""The classes of a sorting: a button each, with its key, that images can be dropped on; and a field for a new one."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ftstudio.app.sort_board import SortBoard
from ftstudio.ui.images.sort_model import DRAGGED
from ftstudio.ui.widgets import amounts, theme
from ftstudio.ui.widgets.basic import as_plain_tip, caption, neutralised, scrolling

KEYS = 9
"""Classes that have a key, 1 to 9."""
_LONGEST = 16


class SortClasses(QWidget):
    """``chosen`` carries the class of the images that are selected or dropped; ``added`` the name of a new one."""

    chosen = Signal(object)
    added = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("New class"))
        self.name.setAccessibleName(self.tr("Name of a new class"))
        self.name.returnPressed.connect(self._add)
        add = QPushButton(self.tr("Add"))
        add.setAccessibleName(self.tr("Add the class"))
        add.clicked.connect(self._add)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.SPACE_XS)
        self._column.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.name, 1)
        row.addWidget(add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        column.addWidget(caption(self.tr("Classes: press the key, click, or drop images here")))
        column.addWidget(scrolling(inside), 1)
        column.addLayout(row)

    def show_board(self, board: SortBoard) -> None:
        """Show the classes with the number of their images."""
        while len(self.buttons) > len(board.class_names):
            self.buttons.pop().deleteLater()
        while len(self.buttons) < len(board.class_names):
            button = _ClassButton(len(self.buttons), self)
            self._column.insertWidget(len(self.buttons), button)
            self.buttons.append(button)
        counts = Counter(board.labels.values())
        for number, (button, name) in enumerate(zip(self.buttons, board.class_names, strict=True)):
            key = f"{number + 1}  " if number < KEYS else ""
            short = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
            button.setText(f"{key}{neutralised(short).replace('&', '&&')}  ({amounts.count(counts[name])})")
            button.setToolTip(as_plain_tip(neutralised(name)))
            button.setAccessibleName(self.tr("Label as {0}").format(neutralised(name)))
            button.setProperty("className", name)

    def _add(self) -> None:
        name = self.name.text().strip()
        if name:
            self.name.clear()
            self.added.emit(name)


class _ClassButton(QPushButton):
    """Takes images that are dropped on it."""

    def __init__(self, number: int, classes: SortClasses) -> None:
        super().__init__()
        self._classes = classes
        self.setObjectName(f"class{number + 1}")
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the images
        self.clicked.connect(self._choose)

    def _choose(self) -> None:
        self._classes.chosen.emit(self.property("className"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(DRAGGED):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._choose()
