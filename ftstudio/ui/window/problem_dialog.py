"""Help > Report a problem: what happened, in the user's words, and a report of this computer without private names."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ftstudio.core.errors import ErrorReport
from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.basic import caption, plain_label
from ftstudio.ui.window.dialogs import documents_folder

FILE = "ftstudio-problem.txt"


def composed(with_paths: bool) -> str:
    """The report as text. Blocking, may take a minute; run beside the window."""
    from ftstudio.app import bug_report, doctor  # they cost 20 ms that the start of the window has no use for

    return bug_report.compose(tuple(doctor.examine()), with_paths)


def saved(path: Path, text: str) -> Path:
    """Write what the dialog shows to ``path``, which is returned. Raises UserError when the disk refuses."""
    from ftstudio.app import bug_report

    return bug_report.save_text(path, text)


class ProblemDialog(QDialog):
    """Everything that would be sent is shown, and nothing is sent: the user copies or saves it.

    ``report_wanted`` carries whether names of images, folders and runs are to be in the report; ``save_requested`` a
    path and the whole text.
    """

    report_wanted = Signal(bool)
    save_requested = Signal(object, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Report a problem"))
        self.resize(720, 560)
        self.words = QPlainTextEdit()
        self.words.setPlaceholderText(self.tr("What did you do, what did you expect, and what happened instead?"))
        self.words.setAccessibleName(self.tr("What happened"))
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(5 * self.fontMetrics().lineSpacing() + theme.SPACE_M)
        self.report = QPlainTextEdit()
        self.report.setReadOnly(True)
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.report.setProperty("role", "mono")
        self.report.setAccessibleName(self.tr("Report on this computer"))
        self.with_paths = QCheckBox(self.tr("With the names of images, folders and runs"))
        self.with_paths.toggled.connect(self._ask)
        self.status = caption()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_L, theme.SPACE_L, theme.SPACE_L, theme.SPACE_M)
        column.setSpacing(theme.SPACE_S)
        column.addWidget(plain_label(self.tr("What happened?"), "title"))
        column.addWidget(self.words)
        column.addWidget(plain_label(self.tr("What the report says about this computer"), "title"))
        column.addWidget(self.report, 1)
        column.addWidget(self.with_paths)
        column.addWidget(self.status)
        column.addLayout(self._buttons())
        self.words.setFocus()

    def ask(self) -> None:
        """Have the report made."""
        self._ask(self.with_paths.isChecked())

    @property
    def text(self) -> str:
        """What is copied and saved."""
        words = self.words.toPlainText().strip()
        return f"{words}\n\n{self.report.toPlainText()}" if words else self.report.toPlainText()

    def show_report(self, text: str) -> None:
        self.report.setPlainText(text)
        self._set_ready(True)
        self.status.setText(
            self.tr("It includes the names of images, folders and runs. Nothing is sent: copy or save the text.")
            if self.with_paths.isChecked()
            else self.tr(
                "Names of images, folders, runs and people are removed. Nothing is sent: copy or save the text."
            )
        )

    def show_saved(self, path: Path) -> None:
        self.status.setText(self.tr("Saved to {0}").format(path))

    def show_trouble(self, report: ErrorReport) -> None:
        self.with_paths.setEnabled(True)
        self.status.setText(f"{report.message} {report.hint}".strip())

    def _ask(self, with_paths: bool) -> None:
        self._set_ready(False)
        self.status.setText(self.tr("Checking this computer…"))
        self.report_wanted.emit(with_paths)

    def _set_ready(self, ready: bool) -> None:
        for part in (self.with_paths, self.copy_button, self.save_button):
            part.setEnabled(ready)

    def _buttons(self) -> QHBoxLayout:
        self.copy_button = QPushButton(theme.icon("copy"), self.tr("Copy"))
        self.copy_button.clicked.connect(self._copy)
        self.save_button = QPushButton(theme.icon("save"), self.tr("Save…"))
        self.save_button.clicked.connect(self._save)
        for button in (self.copy_button, self.save_button):
            button.setAutoDefault(False)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_S)
        row.addWidget(self.copy_button)
        row.addWidget(self.save_button)
        row.addStretch(1)
        row.addWidget(close)
        return row

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)
        self.status.setText(self.tr("Copied. Paste it into your message."))

    def _save(self) -> None:
        dialog = QFileDialog(self, self.tr("Save the report"), str(documents_folder() / FILE), self.tr("Text (*.txt)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.fileSelected.connect(self.take_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_file(self, path: str) -> None:
        """Where the user wants it."""
        self.save_requested.emit(Path(path), self.text)
