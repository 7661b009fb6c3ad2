"""How the folders of a data set were read, and what else can be done: another reading, companions used or left out."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ftstudio.core.dataset import DatasetSummary
from ftstudio.ui.setup.readings_dialog import ReadingsDialog
from ftstudio.ui.widgets import amounts, theme


class ReadingRow(QWidget):
    """``reading_chosen`` carries the key of a reading, ``companions_chosen`` what is to become of masks and thumbnails.

    Several readings that are as likely are asked about once, in a dialog.
    """

    reading_chosen = Signal(str)
    companions_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dataset: DatasetSummary | None = None
        self._other = self._link()
        self._other.setText(self.tr("Read the folders differently…"))
        self._other.clicked.connect(self.ask)
        self._companions = self._link()
        self._companions.setToolTip(self.tr("Also train on these files, as images of the class they are in."))
        self._companions.clicked.connect(lambda: self.companions_chosen.emit("use"))
        self._without = self._link()
        self._without.setText(self.tr("Leave out masks and thumbnails again"))
        self._without.clicked.connect(lambda: self.companions_chosen.emit("leave-out"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        for button in (self._other, self._companions, self._without):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def _link(self) -> QPushButton:
        button = QPushButton()
        button.setProperty("role", "link")
        return button

    def show_dataset(self, dataset: DatasetSummary) -> None:
        self._dataset = dataset
        self._other.setVisible(len(dataset.readings) > 1)
        count = dataset.companion_count
        one, many = self.tr("Use 1 mask or thumbnail as an image"), self.tr("Use {n} masks or thumbnails as images")
        self._companions.setText(one if count == 1 else many.format(n=amounts.count(count)))
        self._companions.setVisible(count > 0)
        self._without.setVisible(dataset.companions == "use")
        self.setVisible(len(dataset.readings) > 1 or count > 0 or dataset.companions == "use")
        if dataset.unsure:
            self.ask()

    def ask(self) -> None:
        """Show the readings; nothing waits for the answer."""
        if self._dataset is None:
            return
        dialog = ReadingsDialog(self._dataset, self.window())
        dialog.chosen.connect(self.reading_chosen)
        dialog.open()
