"""The lower part of the export dialog: how far it is, what went wrong, or how the file compares with the run."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ftstudio.core.exported import Exported, Measured, Verification
from ftstudio.ui.widgets import amounts, number_format, theme
from ftstudio.ui.widgets.basic import ElidedLabel, IconLabel, caption, line, neutralised, plain_label


class ExportOutcome(QWidget):
    """Hidden while there is nothing to say."""

    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel("good", 18, "good")
        self.words = plain_label("", wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.hint = plain_label("", "muted", wrap=True)
        self.hint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.cancel_requested)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self.words)
        texts.addWidget(self.hint)
        top = QHBoxLayout()
        top.setSpacing(theme.SPACE_S)
        top.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(texts, 1)
        top.addWidget(self.cancel_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Export progress"))
        self.table = QWidget()
        self._grid = QGridLayout(self.table)
        self._grid.setContentsMargins(0, theme.SPACE_XS, 0, 0)
        self._grid.setHorizontalSpacing(theme.SPACE_M)
        self._grid.setVerticalSpacing(theme.SPACE_XS)
        self._grid.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(line())
        column.addLayout(top)
        column.addWidget(self.bar)
        column.addWidget(self.table)
        self.hide()

    def show_progress(self, what: str, done: int, total: int) -> None:
        self._show(what, "", icon="")
        self.bar.setMaximum(total)
        self.bar.setValue(done)
        self.bar.show()
        self.cancel_button.show()

    def show_words(self, text: str) -> None:
        self._show(text, "", "info", "muted")

    def show_trouble(self, message: str, hint: str) -> None:
        self._show(neutralised(message), neutralised(hint), "error", "wrong")

    def show_exported(self, exported: Exported) -> None:
        checked = exported.verification
        form, images = checked.exported, amounts.count(checked.images)
        largest = number_format.number(form.largest_difference, 2)
        difference = self.tr("The largest difference is {largest}.").format(largest=largest)
        if form.agreeing == checked.images:
            said = self.tr("The exported model gives the same answer as the run for all {images} validation images.")
        else:
            said = self.tr(
                "The exported model gives the same answer as the run for {same} of {images} validation images."
            )
        icon, colour = ("good", "good") if form.agreeing == checked.images else ("warning", "caution")
        words = said.format(images=images, same=amounts.count(form.agreeing))
        self._show(words, f"{difference} {self._script(checked)}", icon, colour)
        self._fill_table(checked)
        self.table.show()

    def _show(self, words: str, hint: str, icon: str, colour: str = "muted") -> None:
        self.words.setText(words)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self._icon.setVisible(bool(icon))
        if icon:
            self._icon.show_icon(icon, colour)
        self.bar.hide()
        self.cancel_button.hide()
        self.table.hide()
        self.show()

    def _script(self, checked: Verification) -> str:
        script = checked.script
        if not script.images:
            return self.tr("{name} was not tested here.").format(name=script.name)
        return self.tr("{name} was tested on {images} of them: the same answers for {same}.").format(
            name=script.name, images=script.images, same=script.agreeing
        )

    def _fill_table(self, checked: Verification) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        titles = ("", self.tr("Same answer"), checked.run.score.metric.title, self.tr("Size"), self.tr("One image"))
        for column, title in enumerate(titles):
            self._grid.addWidget(caption(title), 0, column, _side(column))
        forms = [form for form in (checked.run, checked.fp32, checked.exported) if form is not None]
        for row, form in enumerate(forms, 1):
            for column, text in enumerate(self._cells(form, checked.images)):
                self._grid.addWidget(_cell(text, column), row, column, _side(column))

    def _cells(self, form: Measured, images: int) -> tuple[str, ...]:
        return (
            form.what,
            number_format.percent(form.agreeing / images),
            number_format.metric(form.score),
            amounts.size(form.size),
            self.tr("{number} ms").format(number=amounts.decimal(form.milliseconds)),
        )


def _side(column: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag(0) if column == 0 else Qt.AlignmentFlag.AlignRight


def _cell(text: str, column: int) -> QLabel:
    return ElidedLabel(text) if column == 0 else plain_label(text)
