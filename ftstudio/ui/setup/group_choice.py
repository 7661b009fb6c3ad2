"""Which images stay in one part of the split: copies alone, or groups by folder, name, column or burst."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.errors import UserError
from ftstudio.core.groups import PLACE, Grouping, parsed
from ftstudio.data.splits.groups import grouping_of
from ftstudio.ui.widgets import amounts, theme
from ftstudio.ui.widgets.basic import as_plain_tip, caption, neutralised, plain_label
from ftstudio.ui.widgets.elided_combo import ElidedComboBox

_PATTERN = "pattern"
_PREVIEW_DELAY_MS = 300


class GroupChoice(QWidget):
    """``chosen`` carries the group key (DataConfig.group), "" for copies alone."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dataset: DatasetSummary | None = None
        self._key = ""
        label = plain_label(self.tr("Keep together"))
        self.choices = ElidedComboBox()
        self.choices.setAccessibleName(label.text())
        self.choices.activated.connect(self._choose)
        label.setBuddy(self.choices)
        tip = self.tr(
            "Images of one group stay in the same split. If images of one patient, film or series are in both "
            "training and validation, the accuracy is overestimated."
        )
        for widget in (label, self.choices):
            widget.setToolTip(as_plain_tip(tip))
        self.pattern = QLineEdit()
        self.pattern.setPlaceholderText(f"{PLACE}_#")
        self.pattern.setAccessibleName(self.tr("File name pattern"))
        self.pattern.setToolTip(
            as_plain_tip(
                self.tr(
                    "{0} is the group, # a number, * anything. Matched against the file name without its extension."
                ).format(PLACE)
            )
        )
        self._soon = QTimer(self, singleShot=True, interval=_PREVIEW_DELAY_MS)
        self._soon.timeout.connect(self._try_pattern)
        self.pattern.textEdited.connect(lambda _text: self._soon.start())
        self.preview = caption()
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_S)
        row.addWidget(label)
        row.addWidget(self.choices, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        column.addLayout(row)
        column.addWidget(self.pattern)
        column.addWidget(self.preview)
        self.pattern.hide()

    def show_choice(self, dataset: DatasetSummary, key: str) -> None:
        """The keys that fit ``dataset``, with ``key`` chosen; what is being typed is left alone."""
        another = dataset is not self._dataset
        if not another and key == self._key and self.choices.count():
            return
        self._dataset, self._key = dataset, key
        keys = ["", *(each.key for each in dataset.groupings)]
        typed = f"name:{self.pattern.text()}"
        if key and key not in keys and not (self.pattern.isVisible() and key == typed):
            keys.append(key)
        with QSignalBlocker(self.choices):
            self.choices.clear()
            for each in keys:
                self.choices.addItem(self._title(each), each)
            self.choices.addItem(self.tr("By a file name pattern…"), _PATTERN)
            self.choices.setCurrentIndex(keys.index(key) if key in keys else len(keys))
        self.pattern.setVisible(key not in keys)
        self._show_preview(key)

    def _title(self, key: str) -> str:
        parts = parsed(key)
        if parts is None:
            return self.tr("Copies only")
        words = {
            "folder": self.tr("Folder, level {0}"),
            "name": self.tr("Name: {0}"),
            "column": self.tr("Column “{0}”"),
            "bursts": self.tr("Bursts and frames"),
        }
        return words[parts.kind].format(neutralised(parts.value))

    def _choose(self, place: int) -> None:
        key = self.choices.itemData(place)
        self.pattern.setVisible(key == _PATTERN)
        if key == _PATTERN:
            self.pattern.setFocus()
            self._try_pattern()
        elif key != self._key:
            self.chosen.emit(key)

    def _try_pattern(self) -> None:
        """Take over a pattern that fits, and say what it comes to, or why it does not."""
        text = self.pattern.text()
        key = f"name:{text}" if text else ""
        if self._show_preview(key) and key != self._key:
            self._key = key
            self.chosen.emit(key)

    def _show_preview(self, key: str) -> bool:
        """What ``key`` comes to, in words; whether it fits."""
        error = ""
        if key and self._dataset is not None:
            try:
                known = next((each for each in self._dataset.groupings if each.key == key), None)
                self.preview.setText(self._words(known or grouping_of(self._dataset, key)))
            except UserError as problem:
                error = f"{problem.message} {problem.hint}"
                self.preview.setText(neutralised(error))
        self.preview.setVisible(bool(key))
        theme.set_role(self.preview, "warning" if error else "caption")
        return not error

    def _words(self, found: Grouping) -> str:
        if not found.groups:
            return self.tr("No two images share a group.")
        words = self.tr("{0} groups, the largest of {1} images")
        if found.groups == 1:
            words = self.tr("{0} group, of {1} images")
        said = words.format(amounts.count(found.groups), amounts.count(found.largest))
        if found.alone:
            said += " · " + self.tr("{0} without a group").format(amounts.count(found.alone))
        return said
