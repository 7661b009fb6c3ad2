"""Save a report: where to, and whether pictures and names of images go into it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ftstudio.app.requests import MakeReport
from ftstudio.app.run_report import path as report_place
from ftstudio.core.run_record import RunRecord
from ftstudio.ui.widgets import number_format, theme
from ftstudio.ui.widgets.basic import ElidedLabel, caption, neutralised, plain_label
from ftstudio.ui.window.dialogs import documents_folder

WIDTH = 480


class ReportDialog(QDialog):
    """About one run, or two side by side.

    ``report_requested`` carries a MakeReport. A file that the user did not choose in the file dialog, which asks, is
    never one that is there already.
    """

    report_requested = Signal(object)

    def __init__(self, runs: Sequence[RunRecord], device: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Save report"))
        self.setMinimumWidth(WIDTH)
        self._runs, self._device = tuple(runs[:2]), device
        self._out = report_place.free_name(documents_folder(), report_place.default_name(runs[0].name))
        self._place = ElidedLabel(elide=Qt.TextElideMode.ElideMiddle)
        self._place.setAccessibleName(self.tr("File"))
        self.with_images = QCheckBox(self.tr("Include pictures and names of images"))
        self.with_images.setChecked(True)
        self.with_images.setToolTip(self.tr("Clear this for a report that you share with others"))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_L, theme.SPACE_L, theme.SPACE_L, theme.SPACE_M)
        column.setSpacing(theme.SPACE_S)
        title = ElidedLabel(neutralised(self._runs[0].name))
        theme.set_role(title, "title")
        column.addWidget(title)
        column.addWidget(caption(self._what()))
        column.addSpacing(theme.SPACE_S)
        column.addLayout(self._place_row())
        column.addWidget(self.with_images)
        column.addSpacing(theme.SPACE_S)
        column.addWidget(self._buttons())
        self._show_place()

    def _what(self) -> str:
        if len(self._runs) == 2:
            other = neutralised(self._runs[1].name)
            if self._runs[1].name == self._runs[0].name:
                of_this, of_other = number_format.moments([run.created for run in self._runs])
                same = self.tr(
                    "One HTML file to print or attach: the run of {this} side by side with the run of {other} of the "
                    "same name."
                )
                return same.format(this=of_this, other=of_other)
            return self.tr("One HTML file to print or attach, side by side with the run {other}.").format(other=other)
        return self.tr(
            "One HTML file to print or attach: results, curves, classes, mistakes, images, settings. Select two runs "
            "to compare them side by side."
        )

    def _place_row(self) -> QHBoxLayout:
        choose = QPushButton(theme.icon("folder-open"), self.tr("Choose…"))
        choose.setAccessibleName(self.tr("Choose the file"))
        choose.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_S)
        row.addWidget(plain_label(self.tr("File")))
        row.addWidget(self._place, 1)
        row.addWidget(choose)
        return row

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self._ask_for_it)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Save).setProperty("role", "primary")
        return buttons

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Save report"), str(self._out), self.tr("HTML page (*.html)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("html")
        dialog.fileSelected.connect(self.take_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_file(self, path: str) -> None:
        """Where the user wants it; what lies there is replaced."""
        self._out = Path(path)
        self._show_place()

    def _show_place(self) -> None:
        self._place.setText(neutralised(str(self._out)))

    def _ask_for_it(self) -> None:
        run_dirs = [run.run_dir for run in self._runs]
        self.report_requested.emit(
            MakeReport(
                run_dir=run_dirs[0],
                out=str(self._out),
                against=run_dirs[1] if len(run_dirs) == 2 else "",
                with_images=self.with_images.isChecked(),
                device=self._device,
            )
        )
        self.accept()
