"""Diagnostics: what was found on this computer, and the report for a bug that was written of it."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ftstudio.core.errors import UserError
from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.basic import ElidedLabel, caption, plain_label

if TYPE_CHECKING:
    from ftstudio.app.doctor import Finding


WORDS_WIDTH = 62
"""In letters: what the dialog shows beside the marks and topics."""


@dataclass(frozen=True)
class Diagnosis:
    """What the doctor found, and the file that the report was written to, with or without names and paths.

    ``complaint`` says why it was not written, where the disk did not let us.
    """

    findings: tuple[Finding, ...]
    report: Path
    with_paths: bool = False
    complaint: str = ""


def examined() -> Diagnosis:
    """Look at this computer and write the report. Blocking, may take a minute; run beside the window."""
    from ftstudio.app import bug_report as report
    from ftstudio.app import doctor  # cost 20 ms that the start of the window has no use for

    return written(Diagnosis(tuple(doctor.examine()), report.default_file()))


def written(diagnosis: Diagnosis) -> Diagnosis:
    """With its report written, or with the complaint. Blocking."""
    from ftstudio.app import bug_report as report

    try:
        report.write(diagnosis.report, diagnosis.findings, diagnosis.with_paths)
    except UserError as error:  # the findings are wanted all the more
        return replace(diagnosis, complaint=f"{error.message} {error.hint}")
    return replace(diagnosis, complaint="")


def in_words(finding: Finding) -> str:
    """In columns: long text wraps below itself, never within a word."""
    mark = {"fine": "ok", "warning": "look", "problem": "PROBLEM"}[finding.state]
    told = [
        line
        for text in (finding.text, finding.advice)
        for line in textwrap.wrap(text, WORDS_WIDTH, break_long_words=False, break_on_hyphens=False)
    ]
    return f"\n{'':<24}".join([f"{mark:<9}{finding.topic:<15}{''.join(told[:1])}", *told[1:]])


class DiagnosticsDialog(QDialog):
    """The findings to read, and the report to attach.

    ``rewrite_requested`` carries a Diagnosis whose report is to be rewritten.
    """

    rewrite_requested = Signal(object)
    reveal_requested = Signal(str)

    def __init__(self, diagnosis: Diagnosis, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Diagnostics"))
        self.resize(720, 520)
        self._diagnosis = diagnosis
        self._findings = QPlainTextEdit("\n".join(in_words(finding) for finding in diagnosis.findings))
        self._findings.setReadOnly(True)
        self._findings.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)  # in_words has done it, by columns
        self._findings.setProperty("role", "mono")
        self._findings.setAccessibleName(self.tr("Findings"))
        self._place = ElidedLabel(elide=Qt.TextElideMode.ElideMiddle)
        self._what = caption()
        self.with_paths = QCheckBox(self.tr("With the names of images, folders and runs"))
        self.with_paths.toggled.connect(self._ask_anew)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_L, theme.SPACE_L, theme.SPACE_L, theme.SPACE_M)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(self._findings, 1)
        column.addSpacing(theme.SPACE_S)
        column.addWidget(plain_label(self.tr("Save a bug report"), "title"))
        column.addWidget(self._place)
        column.addWidget(self._what)
        column.addWidget(self.with_paths)
        column.addSpacing(theme.SPACE_S)
        column.addLayout(self._buttons())
        self.show_diagnosis(diagnosis)

    def _buttons(self) -> QHBoxLayout:
        self.reveal = QPushButton(theme.icon("folder-open"), self.tr("Show in folder"))
        self.reveal.clicked.connect(self._reveal)
        copy = QPushButton(theme.icon("copy"), self.tr("Copy results"))
        copy.clicked.connect(self._copy)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_S)
        row.addWidget(self.reveal)
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(close)
        return row

    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Say where the report lies and what is in it."""
        self._diagnosis = diagnosis
        self._place.setText(str(diagnosis.report))
        self._place.setVisible(not diagnosis.complaint)
        names = self.tr("Names of images, folders, runs and people are removed. Check the report before you send it.")
        if diagnosis.with_paths:
            names = self.tr("It includes the names of images, folders and runs.")
        what = self.tr("Contains versions, check results, settings, run states, the last log lines and crashes.")
        self._what.setText(diagnosis.complaint or f"{what} {names}")
        self.reveal.setEnabled(not diagnosis.complaint)
        self.with_paths.setEnabled(True)

    def _ask_anew(self, with_paths: bool) -> None:
        self.with_paths.setEnabled(False)
        self.rewrite_requested.emit(replace(self._diagnosis, with_paths=with_paths))

    def _reveal(self) -> None:
        self.reveal_requested.emit(str(self._diagnosis.report))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._findings.toPlainText())
