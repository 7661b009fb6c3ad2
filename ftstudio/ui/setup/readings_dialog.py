"""Which folders are the classes? The readings of a data set, best first, with classes, counts and pictures."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ftstudio.core.dataset import DatasetSummary
from ftstudio.core.readings import Reading
from ftstudio.ui.widgets import amounts, theme
from ftstudio.ui.widgets.basic import caption, neutralised, plain_label
from ftstudio.ui.widgets.thumbnails import PictureLoader

WIDTH = 620
EDGE = 72
NAMED = 6


class ReadingsDialog(QDialog):
    """``chosen`` carries the key of the reading that the user wants, where it is another than the one in use."""

    chosen = Signal(str)

    def __init__(self, dataset: DatasetSummary, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Which folders are the classes?"))
        self.setMinimumWidth(WIDTH)
        self._dataset = dataset
        self._pictures = PictureLoader(self)
        self._pictures.arrived.connect(self._show_picture)
        self._labels: dict[str, list[QLabel]] = {}
        self.buttons: dict[str, QRadioButton] = {}
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.SPACE_L)
        for reading in dataset.readings:
            rows.addWidget(self._row(reading))
        rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_L, theme.SPACE_L, theme.SPACE_L, theme.SPACE_M)
        column.setSpacing(theme.SPACE_M)
        name = neutralised(dataset.name)
        column.addWidget(
            caption(self.tr("The folders in {name} can be interpreted in several ways.").format(name=name))
        )
        column.addWidget(scroll, 1)
        column.addWidget(self._end())
        self.resize(WIDTH, min(560, 150 + 150 * len(dataset.readings)))

    def _row(self, reading: Reading) -> QWidget:
        row = QWidget()
        grid = QGridLayout(row)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.SPACE_M)
        grid.setVerticalSpacing(theme.SPACE_XS)
        button = QRadioButton(neutralised(reading.title))
        button.setChecked(reading.key == self._dataset.reading)
        button.setAutoExclusive(False)  # each row has a parent of its own
        button.clicked.connect(lambda: self._choose(reading.key))
        button.setAccessibleDescription(self._classes(reading))
        self.buttons[reading.key] = button
        grid.addWidget(button, 0, 0, 1, 4)
        grid.addWidget(plain_label(self._classes(reading), wrap=True), 1, 0, 1, 4)
        for note in reading.notes:
            grid.addWidget(plain_label(neutralised(note), "caption", wrap=True), grid.rowCount(), 0, 1, 4)
        below = grid.rowCount()
        for place, (path, class_name) in enumerate(zip(reading.examples, reading.shows, strict=True)):
            picture = QLabel()
            picture.setFixedSize(EDGE, EDGE)
            picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
            picture.setAccessibleName(self.tr("Example of {name}").format(name=neutralised(class_name)))
            whole = f"{self._dataset.root}/{path}"
            self._labels.setdefault(whole, []).append(picture)
            grid.addWidget(picture, below, place)
            grid.addWidget(caption(neutralised(class_name)), below + 1, place)
            self._pictures.picture(whole, round(EDGE * self.devicePixelRatioF()))
        grid.setColumnStretch(3, 1)
        return row

    def _classes(self, reading: Reading) -> str:
        named = [f"{neutralised(name)} ({amounts.count(number)})" for name, number in reading.classes[:NAMED]]
        told = ", ".join(named)
        if reading.class_count == 1:
            return self.tr("1 class: {classes}").format(classes=told)
        count = amounts.count(reading.class_count)
        if reading.class_count > NAMED:
            return self.tr("{count} classes: {classes} …").format(count=count, classes=told)
        return self.tr("{count} classes: {classes}").format(count=count, classes=told)

    def _end(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        box.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("Use this layout"))
        box.accepted.connect(self._accept)
        box.rejected.connect(self.reject)
        return box

    def _choose(self, key: str) -> None:
        for other, button in self.buttons.items():
            button.setChecked(other == key)

    def _accept(self) -> None:
        key = next(key for key, button in self.buttons.items() if button.isChecked())
        if key != self._dataset.reading:
            self.chosen.emit(key)
        self.accept()

    def _show_picture(self, path: str) -> None:
        image = self._pictures.picture(path, round(EDGE * self.devicePixelRatioF()))
        if image is None:
            return
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        for label in self._labels.get(path, []):
            label.setPixmap(pixmap)
