"""Sentences of caution below each other; all but the first few are folded away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ftstudio.core.config import Pages
from ftstudio.ui.widgets import amounts, theme
from ftstudio.ui.widgets.basic import IconLabel, neutralised, plain_label

FEW = 2


class WarningLines(QWidget):
    """``wanted`` carries the caution of a sentence whose images the user wants to see, ``accepted`` the group key that
    answers a sentence, ``pages_chosen`` how TIFFs of several pages are to be read."""

    wanted = Signal(str)
    accepted = Signal(str)
    pages_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[str, ...] = ()
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.SPACE_XS)
        self._more = QPushButton()
        self._more.setProperty("role", "link")
        self._more.setCheckable(True)
        self._more.toggled.connect(self._fold)
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_lines(
        self,
        lines: Sequence[str],
        about: Mapping[str, str] | None = None,
        offers: Mapping[str, str] | None = None,
        pages: Pages = "first",
    ) -> None:
        """``about`` gives the caution of the images that a sentence is about, ``offers`` the group key that answers it,
        where there is one; ``pages`` is how TIFFs of several pages were read."""
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        for row in self._rows:
            self._column.removeWidget(row)
            row.deleteLater()
        self._rows = [
            self._row(text, (about or {}).get(text, ""), (offers or {}).get(text, ""), pages) for text in self._lines
        ]
        for place, row in enumerate(self._rows):
            self._column.insertWidget(place, row)
        self._more.setChecked(False)
        self._fold()
        self.setVisible(bool(self._lines))

    @property
    def shown_lines(self) -> list[str]:
        """The sentences in sight now."""
        return [text for text, row in zip(self._lines, self._rows, strict=True) if not row.isHidden()]

    def _fold(self) -> None:
        folds = len(self._lines) > FEW
        for place, row in enumerate(self._rows):
            row.setVisible(place < FEW or self._more.isChecked())
        self._more.setVisible(folds)
        hidden = amounts.count(len(self._lines) - FEW)
        self._more.setText(self.tr("show fewer") if self._more.isChecked() else self.tr("{n} more").format(n=hidden))

    def _row(self, text: str, caution: str, offer: str, pages: Pages) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.SPACE_S)
        across.addWidget(IconLabel("warning", 16, "caution"), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme.SPACE_XS)
        words.addWidget(plain_label(neutralised(text), "warning", wrap=True))
        if caution == "pages":
            words.addWidget(self._pages_choice(pages))
        across.addLayout(words, 1)
        if caution:
            show = QPushButton(self.tr("Show"))
            show.setProperty("role", "link")
            show.setToolTip(self.tr("Show these images in the Images tab."))
            show.setAccessibleName(self.tr("Show the images of this warning"))
            show.clicked.connect(lambda: self.wanted.emit(caution))
            across.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)
        if offer:
            keep = QPushButton(self.tr("Keep together"))
            keep.setProperty("role", "link")
            keep.setToolTip(self.tr("Keep these images in the same split."))
            keep.clicked.connect(lambda: self.accepted.emit(offer))
            words.addWidget(keep, 0, Qt.AlignmentFlag.AlignLeft)
        return row

    def _pages_choice(self, pages: Pages) -> QComboBox:
        titles: dict[Pages, str] = {
            "first": self.tr("First page"),
            "each": self.tr("Each page an image"),
            "channels": self.tr("Pages as red, green, blue"),
            "max": self.tr("Maximum over all pages"),
        }
        choice = QComboBox()
        choice.setAccessibleName(self.tr("How multi-page TIFFs are read"))
        choice.setToolTip(
            self.tr("The images are scanned again. Training, prediction and exports all read them this way.")
        )
        choice.setMinimumContentsLength(8)
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for way, title in titles.items():
            choice.addItem(title, way)
        choice.setCurrentIndex(choice.findData(pages))

        def choose(place: int) -> None:
            choice.setCurrentIndex(choice.findData(pages))  # until they are scanned so
            self.pages_chosen.emit(choice.itemData(place))

        choice.activated.connect(choose)
        return choice
