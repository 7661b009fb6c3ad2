"""What is to be learned of each image: one class, several labels or a number; "auto" leaves it to the scan."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.basic import as_plain_tip, neutralised, plain_label
from ftstudio.ui.widgets.elided_combo import ElidedComboBox

_ON_THE_COMMAND_LINE = {"labels": "--target labels", "class": "--target class", "number": "--target number"}


def titles() -> dict[str, str]:
    """The kinds of target that can be chosen, each with its words."""
    return {
        "auto": _tr("Automatic"),
        "class": _tr("One class per image"),
        "labels": _tr("Several labels per image"),
        "number": _tr("A number per image"),
    }


def in_window_words(sentence: str) -> str:
    """A sentence whose advice is an option of the command line, with what does the same in the window."""
    for kind, option in _ON_THE_COMMAND_LINE.items():
        choice = _tr("Target: “{choice}” (under Details)").format(choice=titles()[kind])
        sentence = sentence.replace(f"with {option}", f"with {choice}").replace(f"use {option}", f"choose {choice}")
    return sentence


def advised(sentence: str) -> str:
    """The kind of target that a sentence advises; "" for none."""
    return next((kind for kind, option in _ON_THE_COMMAND_LINE.items() if option in sentence), "")


class TargetChoice(QWidget):
    """``chosen`` carries what DataConfig.target takes."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._target = "auto"
        label = plain_label(self.tr("Target"))
        self.choices = ElidedComboBox()
        self.choices.setAccessibleName(self.tr("Kind of target"))
        self.choices.activated.connect(self._choose)
        label.setBuddy(self.choices)
        tip = self.tr(
            "What the model learns of each image. Several labels: an image can show more than one. A number: from a "
            "column of the list."
        )
        for widget in (label, self.choices):
            widget.setToolTip(as_plain_tip(tip))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.SPACE_S)
        row.addWidget(label)
        row.addWidget(self.choices, 1)
        self.show_target("auto")

    def show_target(self, target: str) -> None:
        """``target`` as in DataConfig; a named column is an entry of its own."""
        self._target = target
        entries = titles()
        if target not in entries:
            column = neutralised(target.partition(":")[2])
            entries[target] = self.tr("The number in “{column}”").format(column=column)
        with QSignalBlocker(self.choices):
            self.choices.clear()
            for kind, words in entries.items():
                self.choices.addItem(words, kind)
            self.choices.setCurrentIndex(self.choices.findData(target))

    def _choose(self, place: int) -> None:
        kind = self.choices.itemData(place)
        if kind != self._target:
            self.show_target(self._target)  # until the images are scanned so
            self.chosen.emit(kind)


def _tr(text: str) -> str:
    return QCoreApplication.translate("TargetChoice", text)
