"""The first rows of a list of images, as they were understood."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ftstudio.core.list_preview import ListPreview, PreviewRow
from ftstudio.ui.widgets import amounts, theme
from ftstudio.ui.widgets.basic import ElidedLabel, as_plain_tip, neutralised, plain_label

SHOWN = 3


class ListPreviewView(QWidget):
    """How the columns of a list were interpreted, and its first rows; hidden where there is no list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = plain_label("", "caption", wrap=True)
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(theme.SPACE_S)
        self._rows.setVerticalSpacing(theme.SPACE_XS)
        self._rows.setColumnStretch(0, 3)
        self._rows.setColumnStretch(1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        column.addWidget(self._columns)
        column.addLayout(self._rows)
        self.hide()

    def show_preview(self, preview: ListPreview | None) -> None:
        """Show a preview, or nothing for None."""
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.setVisible(preview is not None)
        if preview is None:
            return
        rows = self.tr("1 row") if preview.row_count == 1 else self.tr("{n} rows")
        count = rows.format(n=amounts.count(preview.row_count))
        self._columns.setText(f"{neutralised(preview.name)}, {count}: {neutralised(preview.columns)}")
        for place, row in enumerate(preview.rows[:SHOWN]):
            for across, label in enumerate(_labels(row)):
                self._rows.addWidget(label, place, across)


def _labels(row: PreviewRow) -> tuple[ElidedLabel, ElidedLabel]:
    """The file and the class of a row; for one that is not used, what is wrong with it."""
    file = ElidedLabel(elide=Qt.TextElideMode.ElideLeft)
    file.setText(neutralised(row.path or row.stated))
    known = ElidedLabel(elide=Qt.TextElideMode.ElideRight)
    known.setText(neutralised(" · ".join(filter(None, (row.class_name, row.split))) if row.path else row.problem))
    said = _tr("In the list: {stated}").format(stated=neutralised(row.stated))
    for label in (file, known):
        label.setToolTip(as_plain_tip(said))
    return file, known


def _tr(text: str) -> str:
    return QCoreApplication.translate("ListPreviewView", text)
