"""Help > Keyboard shortcuts: every key of the program in one table, read off the menus where they have it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QMenuBar,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ftstudio.ui.widgets import theme


class Key(NamedTuple):
    """``place`` is the menu, or the part of the window that must have the focus."""

    place: str
    what: str
    keys: str


def keys_of(bar: QMenuBar) -> list[Key]:
    """The keys of all menus, in their order, then those of the panels."""
    found: list[Key] = []
    for title in bar.actions():
        menu = title.menu()
        for action in menu.actions() if menu is not None else ():  # pyright: ignore[reportAttributeAccessIssue]
            what, _, shown = action.text().partition("\t")
            keys = shown or _native(action)
            if keys:
                found.append(Key(_plain(title.text()), _plain(what), keys))
    return [*found, *_panel_keys()]


def _panel_keys() -> list[Key]:
    def tr(text: str) -> str:
        return QCoreApplication.translate("Keys", text)

    images, runs, anywhere = tr("Images"), tr("Runs"), tr("Anywhere")
    standard = QKeySequence.StandardKey
    return [
        Key(images, tr("Search"), _text(standard.Find)),
        Key(images, tr("Exclude the selected images"), _text(standard.Delete)),
        Key(images, tr("Include the selected images again"), _text("Ins")),
        Key(images, tr("While reviewing: keep, move, exclude"), "K, M, X"),
        Key(runs, tr("Rename the selected run"), _text("F2")),
        Key(runs, tr("Delete the selected runs"), _text(standard.Delete)),
        Key(tr("Freeze slider"), tr("Freeze or unfreeze one stage"), tr("Arrow keys")),
        Key(anywhere, tr("Next or previous control"), f"{_text('Tab')}, {_text('Shift+Tab')}"),
        Key(anywhere, tr("Open a menu"), tr("Alt and the underlined letter")),
    ]


def _text(key: str | QKeySequence.StandardKey) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _native(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def _plain(title: str) -> str:
    """Return a menu title without its mnemonic mark and trailing ellipsis."""
    return title.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")


class ShortcutsDialog(QDialog):
    """The table, to read beside the work."""

    def __init__(self, keys: list[Key], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(560, 520)
        self.table = QTableWidget(len(keys), 3)
        self.table.setAccessibleName(self.tr("Keyboard shortcuts"))
        self.table.setHorizontalHeaderLabels([self.tr("Where"), self.tr("Action"), self.tr("Key")])
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        before = ""
        for row, key in enumerate(keys):
            for column, text in enumerate((key.place if key.place != before else "", key.what, key.keys)):
                item = QTableWidgetItem(text)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, key.place if column == 0 else text)
                self.table.setItem(row, column, item)
            before = key.place
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_L, theme.SPACE_L, theme.SPACE_L, theme.SPACE_M)
        column.setSpacing(theme.SPACE_M)
        column.addWidget(self.table)
        column.addWidget(buttons)
