"""Sentences of caution: the first one in one line, all of them in full when unfolded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ftstudio.core.config import Pages
from ftstudio.ui.widgets import amounts, theme
from ftstudio.ui.widgets.basic import ElidedLabel, IconLabel, neutralised, plain_label


class WarningLines(QWidget):
    """The warnings of a scan.

    ``wanted`` carries the caution of a sentence whose images the user wants to see, ``accepted`` the group key that
    answers a sentence, ``pages_chosen`` how multi-page TIFFs are read.
    """

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
        self._icon = IconLabel("warning", 16, "caution")
        self._first = ElidedLabel()
        self._first.setProperty("role", "warning")
        self._more = QPushButton()
        self._more.setProperty("role", "link")
        self._more.setCheckable(True)
        self._more.toggled.connect(self._fold)
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE_S)
        head.addWidget(self._icon)
        head.addWidget(self._first, 1)
        head.addWidget(self._more)
        self._column.addLayout(head)
        self.hide()

    def show_lines(
        self,
        lines: Sequence[str],
        about: Mapping[str, str] | None = None,
        offers: Mapping[str, str] | None = None,
        pages: Pages = "first",
    ) -> None:
        """Show the sentences.

        ``about`` has the caution of the images that a sentence is about, ``offers`` the group key that answers it, if
        there is one; ``pages`` is how multi-page TIFFs were read.
        """
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        for row in self._rows:
            self._column.removeWidget(row)
            row.deleteLater()
        self._rows = [
            self._row(text, (about or {}).get(text, ""), (offers or {}).get(text, ""), pages) for text in self._lines
        ]
        for place, row in enumerate(self._rows, 1):
            self._column.insertWidget(place, row)
        self._more.setChecked(False)
        self._fold()
        self.setVisible(bool(self._lines))

    @property
    def shown_lines(self) -> list[str]:
        """The sentences in full sight now."""
        return [text for text, row in zip(self._lines, self._rows, strict=True) if not row.isHidden()]

    def _fold(self) -> None:
        unfolded = self._more.isChecked()
        for row in self._rows:
            row.setVisible(unfolded)
        self._icon.setVisible(not unfolded)
        count = len(self._lines)
        warnings = self.tr("1 warning") if count == 1 else self.tr("{n} warnings").format(n=amounts.count(count))
        self._first.setText(warnings if unfolded else neutralised(self._lines[0] if count else ""))
        theme.set_role(self._first, "muted" if unfolded else "warning")
        show = self.tr("Show") if count == 1 else self.tr("Show all {n}").format(n=amounts.count(count))
        self._more.setText(self.tr("Hide") if unfolded else show)
        self._more.setAccessibleName(self.tr("Hide the warnings") if unfolded else self.tr("Show the warnings"))

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
