"""File > Save everything, and File > Open a saved project: a project as one file, for another computer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ftstudio.app.requests import Pack, Packed, Unpack, UnpackedProject
from ftstudio.core.errors import ErrorReport
from ftstudio.core.storage.files import free_name
from ftstudio.ui.widgets import amounts, theme
from ftstudio.ui.widgets.basic import caption, under_each_other
from ftstudio.ui.window.dialogs import documents_folder
from ftstudio.ui.window.export_outcome import ExportOutcome

WIDTH = 520


class _ProjectDialog(QDialog):
    """Asks, and stays open to say how it goes. Closing it stops what is under way.

    ``requested`` carries a Pack or an Unpack, ``reveal_requested`` a path.
    """

    requested = Signal(object)
    cancel_requested = Signal()
    reveal_requested = Signal(object)

    def __init__(self, title: str, action: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._busy = False
        self._made = ""
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(theme.SPACE_M)
        self.form.setVerticalSpacing(theme.SPACE_M)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._inputs = QWidget()
        self._inputs.setFixedWidth(WIDTH)
        self._inputs.setLayout(self.form)
        self.outcome = ExportOutcome()
        self.outcome.bar.setAccessibleName(self.tr("Progress"))
        self.outcome.cancel_requested.connect(self.cancel_requested)
        column = QVBoxLayout(self)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        column.setContentsMargins(theme.SPACE_L, theme.SPACE_L, theme.SPACE_L, theme.SPACE_M)
        column.setSpacing(theme.SPACE_M)
        column.addWidget(self._inputs)
        column.addWidget(self.outcome)
        column.addLayout(self._buttons(action))

    # ---- how it goes

    def show_progress(self, what: str, done: int, total: int) -> None:
        self.outcome.show_progress(what, done, total)

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

    def _ask(self, request: Pack | Unpack) -> None:
        self._set_busy(True)
        self.reveal_button.hide()
        self.outcome.show_progress(self.tr("Waiting for the worker"), 0, 0)
        self.requested.emit(request)

    def _show_made(self, words: str, path: str) -> None:
        self._set_busy(False)
        self._made = path
        self.outcome.show_words(words)
        self.reveal_button.setVisible(bool(path))

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._inputs.setEnabled(not busy)
        self.action_button.setEnabled(not busy)

    def _act(self) -> None:
        raise NotImplementedError

    # ---- building

    def _buttons(self, action: str) -> QHBoxLayout:
        self.reveal_button = QPushButton(theme.icon("folder-open"), self.tr("Show in folder"))
        self.reveal_button.clicked.connect(lambda: self.reveal_requested.emit(self._made))
        self.reveal_button.hide()
        close = QPushButton(self.tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        self.action_button = QPushButton(action)
        self.action_button.setProperty("role", "primary")
        self.action_button.setDefault(True)
        self.action_button.clicked.connect(self._act)
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_S)
        row.addWidget(self.reveal_button)
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self.action_button)
        return row

    def _place(self, field: QLineEdit, name: str, dialog: QFileDialog) -> QWidget:
        """A path to write, or to choose in ``dialog``."""
        field.setAccessibleName(name)
        browse = QToolButton()
        browse.setIcon(theme.icon("folder-open"))
        browse.setIconSize(QSize(16, 16))
        browse.setAccessibleName(self.tr("Choose: {0}").format(name))
        browse.setToolTip(self.tr("Choose"))
        dialog.fileSelected.connect(field.setText)
        browse.clicked.connect(dialog.open)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(field, 1)
        line.addWidget(browse)
        row.setFocusProxy(field)
        return row


class PackDialog(_ProjectDialog):
    """Where to, and whether the images go along."""

    def __init__(self, runs_dir: str, runs: int, parent: QWidget) -> None:
        """``runs`` is how many there are in ``runs_dir``."""
        title, zips = self.tr("Save everything"), self.tr("Project (*.zip)")
        super().__init__(title, self.tr("Save"), parent)
        self._runs_dir = runs_dir
        self.field = QLineEdit(str(free_name(documents_folder() / "ftstudio-project.zip")))
        dialog = QFileDialog(self, title, self.field.text(), zips)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("zip")
        self.form.addRow(self.tr("&File"), self._place(self.field, self.tr("File"), dialog))
        self.with_images = QCheckBox(self.tr("&Include the images"))
        self.with_images.setChecked(True)
        words = caption(self.tr("Without them, only a list of their names is saved."))
        self.form.addRow("", under_each_other(self.with_images, words))
        what = self.tr("All runs ({0}) with their settings, in one file that opens on another computer.")
        self.form.addRow(caption(what.format(amounts.count(runs))))

    def _act(self) -> None:
        path = self.field.text().strip()
        if not Path(path).is_absolute():
            self.outcome.show_trouble(self.tr("Name the file to save to."), "")
            return
        self._ask(Pack(runs_dir=self._runs_dir, out=path, with_images=self.with_images.isChecked()))

    def show_done(self, answer: Packed) -> None:
        words = self.tr("Saved ({size}). Runs: {runs}. Images: {images}.")
        if not self.with_images.isChecked():
            words = self.tr("Saved ({size}). Runs: {runs}. Names of images: {images}.")
        if answer.missing:
            words += " " + self.tr("Images that no longer exist and are not in the file: {missing}.")
        counts = {"runs": answer.runs, "images": answer.images, "missing": answer.missing}
        texts = {name: amounts.count(number) for name, number in counts.items()}
        self._show_made(words.format(size=amounts.size(answer.size), **texts), answer.path)


class UnpackDialog(_ProjectDialog):
    """Which file, and where its images go.

    ``open_requested`` carries the folder of the images that are there now; ``unpacked`` comes before it.
    """

    unpacked = Signal()
    open_requested = Signal(object)

    def __init__(self, runs_dir: str, parent: QWidget) -> None:
        title, zips = self.tr("Open a saved project"), self.tr("Project (*.zip)")
        super().__init__(title, self.tr("Open"), parent)
        self._runs_dir = runs_dir
        self.archive_field, self.folder_field, self.images_field = QLineEdit(), QLineEdit(), QLineEdit()
        file = QFileDialog(self, title, str(documents_folder()), zips)
        file.setFileMode(QFileDialog.FileMode.ExistingFile)
        file.fileSelected.connect(self._suggest_folder)
        self.images_field.setPlaceholderText(self.tr("only if the file has just a list of them"))
        place = self._place(self.archive_field, self.tr("Saved project"), file)
        self.form.addRow(self.tr("&Saved project"), place)
        names = self.tr("Folder for the images"), self.tr("Images on this computer")
        for label, name, field in (
            (self.tr("&Folder for the images"), names[0], self.folder_field),
            (self.tr("&Images on this computer"), names[1], self.images_field),
        ):
            folder = QFileDialog(self, name, str(documents_folder()))
            folder.setFileMode(QFileDialog.FileMode.Directory)
            folder.setOption(QFileDialog.Option.ShowDirsOnly)
            self.form.addRow(label, self._place(field, name, folder))
        self.form.addRow(caption(self.tr("Runs are added to yours. A run that is here already stays as it is.")))

    def _suggest_folder(self, archive: str) -> None:
        if not self.folder_field.isModified():
            self.folder_field.setText(str(free_name(documents_folder() / Path(archive).stem)))

    def _act(self) -> None:
        archive, folder = self.archive_field.text().strip(), self.folder_field.text().strip()
        if not Path(archive).is_absolute():
            self.outcome.show_trouble(self.tr("Choose the file to open."), "")
            return
        if not Path(folder).is_absolute():
            self.outcome.show_trouble(self.tr("Name the folder for the images."), "")
            return
        images = self.images_field.text().strip()
        self._ask(Unpack(archive=archive, images_dir=folder, runs_dir=self._runs_dir, images=images))

    def show_done(self, answer: UnpackedProject) -> None:
        words = self.tr("Runs added: {0}.").format(amounts.count(len(answer.run_dirs)))
        if answer.already_there:
            here = self.tr("Here already, and not changed: {0}.")
            words += " " + here.format(amounts.count(answer.already_there))
        self._show_made(words, next(iter(answer.images), ""))
        self.unpacked.emit()
        if answer.images:
            self.open_requested.emit(answer.images[0])
