"""The buttons that give the panel images: open files, open a folder, paste."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from ftstudio.ui.widgets import theme


class OpenRow(QWidget):
    """``paths_given`` carries a list of paths, as object."""

    paths_given = Signal(object)
    paste_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setSpacing(theme.SPACE_XS)
        row.setContentsMargins(0, 0, 0, 0)
        for words, icon, tip, act in (
            (self.tr("Open…"), "image", self.tr("Open one or more images"), self.ask_file),
            (
                self.tr("Folder…"),
                "folder-open",
                self.tr("Try all images in a folder and show a table"),
                self.ask_folder,
            ),
            (
                self.tr("Paste"),
                "clipboard-paste",
                self.tr("Try the image in the clipboard (Ctrl+V)"),
                self.paste_wanted.emit,
            ),
        ):
            button = QPushButton(words)
            button.setIcon(theme.icon(icon))
            button.setToolTip(tip)
            button.setProperty("role", "quiet")
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
        row.addStretch(1)

    def ask_file(self) -> None:
        patterns = "*.jpg *.jpeg *.png *.webp *.gif *.bmp *.tif *.tiff *.heic *.heif *.avif *.ppm *.jp2"
        dialog = QFileDialog(self, self.tr("Open images to try"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([self.tr("Images ({0})").format(patterns), self.tr("All files (*)")])
        self._show(dialog)

    def ask_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("Open a folder of images to try"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._show(dialog)

    def _show(self, dialog: QFileDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._give)
        dialog.open()

    def _give(self, paths: list[str]) -> None:
        self.paths_given.emit(paths)
