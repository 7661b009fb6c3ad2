"""File > Export: which run, in which form, where to; and then how the export compares with the run."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ftstudio.app.requests import Export
from ftstudio.core.errors import ErrorReport
from ftstudio.core.exported import PRECISIONS, Exported, ExportFormat, ExportPrecision
from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.basic import caption, under_each_other
from ftstudio.ui.widgets.fields import ChoiceField
from ftstudio.ui.widgets.run_choice import Choice, RunChooser
from ftstudio.ui.window.dialogs import documents_folder
from ftstudio.ui.window.export_outcome import ExportOutcome

WIDTH = 560
"""Of what is inside, in pixels; the height follows what there is to say."""


class ExportDialog(QDialog):
    """Announces what to export; stays open to say how it goes. Closing it stops an export under way.

    ``export_requested`` carries an Export, ``reveal_requested`` a path.
    """

    export_requested = Signal(object)
    cancel_requested = Signal()
    reveal_requested = Signal(object)

    def __init__(self, runs: list[Choice], run_dir: str, parent: QWidget, into: str = "") -> None:
        """``run_dir`` is the run shown first ("" the newest), ``into`` the folder that exports go to at first."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export"))
        self._into = into or str(documents_folder())
        self._busy = False
        self.run = RunChooser()
        self.run.show_choices(runs, run_dir)
        self.run.run_chosen.connect(self._suggest_place)
        form = QFormLayout()
        form.setHorizontalSpacing(theme.SPACE_M)
        form.setVerticalSpacing(theme.SPACE_M)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("&Run"), self.run)
        form.addRow(self.tr("Format"), self._formats())
        form.addRow(self.tr("&Precision"), self._precision_row())
        form.addRow(self.tr("&New folder"), self._place_row())
        self._inputs = QWidget()
        self._inputs.setFixedWidth(WIDTH)
        self._inputs.setLayout(form)
        form.setContentsMargins(0, 0, 0, 0)
        self.outcome = ExportOutcome()
        self.outcome.cancel_requested.connect(self.cancel_requested)
        column = QVBoxLayout(self)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        column.setContentsMargins(theme.SPACE_L, theme.SPACE_L, theme.SPACE_L, theme.SPACE_M)
        column.setSpacing(theme.SPACE_M)
        column.addWidget(self._inputs)
        column.addWidget(self.outcome)
        column.addLayout(self._buttons())
        self._offer_precisions()

    @property
    def format(self) -> ExportFormat:
        checked = self.formats.checkedButton()
        return cast(ExportFormat, checked.objectName() if checked else "onnx")

    @property
    def precision(self) -> ExportPrecision:
        return cast(ExportPrecision, self.precision_field.currentData())

    # ---- how it goes

    def show_progress(self, what: str, done: int, total: int) -> None:
        self.outcome.show_progress(what, done, total)

    def show_exported(self, exported: Exported) -> None:
        self._set_busy(False)
        self._into = str(Path(exported.folder).parent)
        self.outcome.show_exported(exported)
        self._folder = exported.folder
        self.reveal_button.show()
        self.reveal_button.setFocus()

    def show_failed(self, report: ErrorReport) -> None:
        self._set_busy(False)
        self.outcome.show_trouble(report.message, report.hint)

    def show_stopped(self) -> None:
        self._set_busy(False)
        self.outcome.show_words(self.tr("Stopped. Nothing was written."))

    def reject(self) -> None:
        if self._busy:
            self._busy = False
            self.cancel_requested.emit()
        super().reject()

    # ---- what is asked for

    def _export(self) -> None:
        run = self.run.current
        place = self.place_field.text().strip()
        if run is None:
            return
        if not place or not os.path.isabs(place):  # noqa: PTH117 - a text, not yet a path
            self.outcome.show_trouble(self.tr("Name the folder to export to."), "")
            return
        self._set_busy(True)
        self.reveal_button.hide()
        self.outcome.show_progress(self.tr("Waiting for the worker"), 0, 0)
        self.export_requested.emit(
            Export(
                run_dir=run.run_dir,
                out=place,
                format=self.format,
                precision=self.precision,
                replace=self.replace_box.isChecked(),
            )
        )

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._inputs.setEnabled(not busy)
        self.export_button.setEnabled(not busy)

    def _reveal(self) -> None:
        self.reveal_requested.emit(self._folder)

    def _suggest_place(self) -> None:
        """A name that tells what is in it, as long as the user has not written one."""
        run = self.run.current
        if run is None or self.place_field.isModified():
            return
        self.place_field.setText(str(Path(self._into, folder_name(run.name, self.format, self.precision))))
        self.place_field.setCursorPosition(0)

    def _offer_precisions(self) -> None:
        words = {
            "fp32": self.tr("fp32: the same answers"),
            "fp16": self.tr("fp16: half the size"),
            "int8-dynamic": self.tr("int8, dynamic: a quarter of the size"),
            "int8-static": self.tr("int8, static: a quarter of the size, fastest"),
        }
        self.precision_field.offer([(each, words[each]) for each in PRECISIONS[self.format]])
        self._explain_precision()

    def _explain_precision(self) -> None:
        exact = self.precision == "fp32"
        self._precision_words.setText(
            self.tr("Saved only if it predicts the same class for every validation image.")
            if exact
            else self.tr("May change some predictions. The result says for how many images.")
        )
        self._suggest_place()

    def _browse(self) -> None:
        dialog = QFileDialog(self, self.tr("Location of the new folder"), self._into)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._take_folder)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_folder(self, folder: str) -> None:
        name = Path(self.place_field.text()).name
        self._into = folder
        self.place_field.setText(str(Path(folder, name)))

    # ---- building

    def _formats(self) -> QWidget:
        self.formats = QButtonGroup(self)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_XS)
        for key, title, words in (
            ("onnx", self.tr("ONNX"), self.tr("For other programs and languages, on any system, without torch.")),
            ("web", self.tr("Web page"), self.tr("One folder to open in any browser, for people without Python.")),
            ("safetensors", self.tr("safetensors"), self.tr("Weights only, loaded with five lines of torchvision.")),
            ("torch-export", self.tr("torch.export"), self.tr("The whole network, for programs that use torch.")),
        ):
            button = QRadioButton(title)
            button.setObjectName(key)
            button.setAccessibleDescription(words)
            self.formats.addButton(button)
            column.addWidget(button)
            line = QHBoxLayout()
            line.setContentsMargins(theme.SPACE_L, 0, 0, theme.SPACE_XS)
            line.addWidget(caption(words))
            column.addLayout(line)
        self.formats.buttons()[0].setChecked(True)
        self.formats.buttonToggled.connect(lambda _button, on: self._offer_precisions() if on else None)
        return box

    def _precision_row(self) -> QWidget:
        self.precision_field = ChoiceField([])
        self.precision_field.setAccessibleName(self.tr("Precision"))
        self.precision_field.changed.connect(lambda _value: self._explain_precision())
        self._precision_words = caption()
        return under_each_other(self.precision_field, self._precision_words)

    def _place_row(self) -> QWidget:
        self.place_field = QLineEdit()
        self.place_field.setAccessibleName(self.tr("New folder"))
        browse = QToolButton()
        browse.setIcon(theme.icon("folder-open"))
        browse.setIconSize(QSize(16, 16))
        browse.setAccessibleName(self.tr("Choose a location for the new folder"))
        browse.setToolTip(self.tr("Choose a folder"))
        browse.clicked.connect(self._browse)
        line = QHBoxLayout()
        line.addWidget(self.place_field, 1)
        line.addWidget(browse)
        field = QWidget()
        line.setContentsMargins(0, 0, 0, 0)
        field.setLayout(line)
        field.setFocusProxy(self.place_field)
        self.replace_box = QCheckBox(self.tr("Overwrite an existing export"))
        return under_each_other(field, self.replace_box)

    def _buttons(self) -> QHBoxLayout:
        self.reveal_button = QPushButton(theme.icon("folder-open"), self.tr("Show in folder"))
        self.reveal_button.clicked.connect(self._reveal)
        self.reveal_button.hide()
        close = QPushButton(self.tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        self.export_button = QPushButton(self.tr("Export"))
        self.export_button.setProperty("role", "primary")
        self.export_button.setDefault(True)
        self.export_button.clicked.connect(self._export)
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_S)
        row.addWidget(self.reveal_button)
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self.export_button)
        return row


def folder_name(run_name: str, form: ExportFormat, precision: ExportPrecision) -> str:
    """A folder name that every system takes."""
    name = re.sub(r"[^\w-]+", "-", run_name.encode("utf-8", "replace").decode())[:60].strip("-") or "model"
    return f"{name}-{form}" if precision == "fp32" else f"{name}-{form}-{precision}"
