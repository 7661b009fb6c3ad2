"""The few questions that are asked in a dialog: window-modal, never blocking the program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from ftstudio.ui.widgets import theme

PICTURE_WIDTH = 680


class Ask:
    """Questions to the user over one window. Answers come by callback; a closed dialog answers nothing."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def yes_no(self, question: str, explanation: str, yes: str, act: Callable[[], None]) -> None:
        """``act`` is called after a press on the button named ``yes``."""
        self.choose(question, explanation, [(yes, act)])

    def choose(self, question: str, explanation: str, choices: list[tuple[str, Callable[[], None]]]) -> QMessageBox:
        """The choices as buttons, and Cancel."""
        box = QMessageBox(self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setWindowTitle(QGuiApplication.applicationDisplayName())
        box.setText(question)
        box.setInformativeText(explanation)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        acts: dict[object, Callable[[], None]] = {}
        for title, act in choices:
            acts[box.addButton(title, QMessageBox.ButtonRole.AcceptRole)] = act
        cancel = box.addButton(QMessageBox.StandardButton.Cancel)
        box.setEscapeButton(cancel)
        box.setDefaultButton(cancel)

        def pressed(button: object) -> None:
            act = acts.get(button)
            if act is not None:
                act()

        box.buttonClicked.connect(pressed)
        box.open()
        return box


class GuideWindow(QDialog):
    """A Markdown text of our own to read beside the work."""

    def __init__(self, text: str, folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Guide"))
        self.resize(760, 640)
        page = _Page()
        page.setAccessibleName(self.tr("Guide"))
        page.setSearchPaths([str(folder)])
        page.setOpenExternalLinks(True)
        page.setMarkdown(text)
        _spread(page.document())
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_M, theme.SPACE_M, theme.SPACE_M, theme.SPACE_M)
        column.addWidget(page)


class _Page(QTextBrowser):
    """Shows pictures no wider than the page, made small smoothly, which Qt does not do."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        name = QUrl(name).path()
        picture = next((QImage(str(Path(folder, name))) for folder in self.searchPaths()), QImage())
        room = round(PICTURE_WIDTH * self.devicePixelRatioF())
        if picture.width() > room:
            picture = picture.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
            picture.setDevicePixelRatio(self.devicePixelRatioF())
        return picture


def _spread(document: QTextDocument) -> None:
    """Room between paragraphs and above headings; Qt sets Markdown without."""
    block = document.begin()
    while block.isValid():
        layout = block.blockFormat()
        if not layout.hasProperty(QTextFormat.Property.BlockCodeFence.value):
            layout.setTopMargin(theme.SPACE_M if layout.headingLevel() else 0)
            layout.setBottomMargin(theme.SPACE_S)
            QTextCursor(block).setBlockFormat(layout)
        block = block.next()


class TextDialog(QDialog):
    """A text to read and copy."""

    def __init__(self, title: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(720, 480)
        self._text = QPlainTextEdit(text)
        self._text.setReadOnly(True)
        self._text.setProperty("role", "mono")
        self._text.setAccessibleName(title)
        copy = QPushButton(theme.icon("copy"), self.tr("Copy"))
        copy.clicked.connect(self._copy)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_M, theme.SPACE_M, theme.SPACE_M, theme.SPACE_M)
        column.addWidget(self._text)
        column.addLayout(row)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())


def documents_folder() -> Path:
    """Where exports, reports and charts go at first: the user's Documents folder, or home."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) if documents and Path(documents).is_dir() else Path.home()
