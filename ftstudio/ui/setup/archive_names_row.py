"""In which encoding the names in an archive are read: a choice among those that fit, with names as they read in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ftstudio.core.archive_names import ArchiveNames, NamesReading
from ftstudio.ui.widgets.basic import neutralised, plain_label
from ftstudio.ui.widgets.elided_combo import ElidedComboBox


class ArchiveNamesRow(QWidget):
    """Announces the key of the encoding that the user chooses. Hidden where there is nothing to choose."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = plain_label(self.tr("File names in the archive"), "caption")
        self.choice = ElidedComboBox()
        self.choice.setAccessibleName(self.tr("Encoding of the file names in the archive"))
        self.choice.setToolTip(
            self.tr("The archive does not declare the encoding of its file names. Choose the line with readable names.")
        )
        self.choice.activated.connect(self._choose)
        label.setBuddy(self.choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label)
        column.addWidget(self.choice)
        self._shown: ArchiveNames | None = None
        self.hide()

    def show_names(self, names: ArchiveNames | None) -> None:
        self._shown = names
        self.setVisible(names is not None)
        self.choice.clear()
        for reading in names.readings if names else ():
            self.choice.addItem(_words(reading), reading.encoding)
            self.choice.setItemData(self.choice.count() - 1, reading.title, Qt.ItemDataRole.ToolTipRole)
        if names is not None:
            self.choice.setCurrentIndex(self.choice.findData(names.encoding))

    def _choose(self, index: int) -> None:
        encoding = self.choice.itemData(index)
        if self._shown is not None and encoding != self._shown.encoding:
            self.choice.setCurrentIndex(self.choice.findData(self._shown.encoding))  # until they are scanned so
            self.chosen.emit(encoding)


def _words(reading: NamesReading) -> str:
    return neutralised(f"{', '.join(reading.samples)} – {reading.title}")
