"""Where images are dropped: what fits there, what to say of what does not, and the zone itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from ftstudio.data.archives import archive_kinds
from ftstudio.data.lists import list_kinds
from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.basic import IconLabel, neutralised, plain_label
from ftstudio.ui.window.dropped_paths import local_path
from ftstudio.ui.window.mounted_paths import is_mountable

SOURCES_FILTER = " ".join(f"*{suffix}" for suffix in (*archive_kinds.SUFFIXES, *list_kinds.SUFFIXES))
"""For a file dialog."""
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".heic", ".heif", ".avif")
COMPLAINT_MS = 8_000


@dataclass(frozen=True)
class Dropped:
    """What was dropped: a path that may hold a data set, or a complaint in words. One of the two is ""."""

    path: str = ""
    complaint: str = ""


def look_at_drop(mime: QMimeData) -> Dropped:
    """Whether a drop is one folder, archive or list on this computer. Looks at names only, not into files."""
    paths = [local_path(url) for url in mime.urls()]
    if not paths:
        return Dropped(complaint=_tr("That does not contain images. Drop a folder, a .zip or a .csv list."))
    if len(paths) > 1:
        return _several(paths)
    if not paths[0]:
        return Dropped(complaint=_not_here(mime.urls()[0]))
    return look_at_path(paths[0])


def look_at_path(path: str) -> Dropped:
    """The same for one path of this computer."""
    file = Path(path)
    name, suffix = neutralised(file.name or path), file.suffix.lower()
    if file.is_dir():
        return Dropped(path=path)
    if not file.exists():
        return Dropped(complaint=_tr("{name} no longer exists.").format(name=name))
    if list_kinds.is_list(file.name) or archive_kinds.suffix_of(file) in archive_kinds.SUFFIXES:
        return Dropped(path=path)
    if list_kinds.is_spreadsheet(file.name):
        return Dropped(complaint=_tr("{name} is a spreadsheet. Save it as CSV and drop that.").format(name=name))
    if suffix in PICTURES:
        return Dropped(
            complaint=_tr(
                "{name} is a single image. Drop the folder that contains one subfolder per class. To classify this "
                "image with a trained model, drop it on “Try it”."
            ).format(name=name)
        )
    if archive_kinds.suffix_of(file):
        return Dropped(
            complaint=_tr("{name} is an unsupported archive. Unpack it and drop the folder.").format(name=name)
        )
    return Dropped(complaint=_tr("{name} is not a folder, an archive or a list such as a .csv.").format(name=name))


def _not_here(url: QUrl) -> str:
    """What to do about an address that is no path of this computer."""
    if is_mountable(url):
        return _tr(
            "That is a network address ({scheme}:), not a mounted folder. Open it in your file manager to mount it, "
            "or copy the images to this computer, then drop the folder."
        ).format(scheme=neutralised(url.scheme()))
    return _tr("That is a web address. Save the images on this computer, then drop them here.")


def _several(paths: list[str]) -> Dropped:
    if all(Path(path).suffix.lower() in PICTURES for path in paths):
        return Dropped(complaint=_tr("These are single images. Drop the folder that contains one subfolder per class."))
    return Dropped(complaint=_tr("Drop one thing at a time. For several class folders, drop their parent folder."))


def _tr(text: str) -> str:
    return QCoreApplication.translate("DropZone", text)


class DropZone(QFrame):
    """Takes a dropped data set; a click asks for the folder dialog.

    ``dropped`` carries a path, as an object: a Signal(str) loses the bytes that are no UTF-8. The zone takes no
    focus: the button beside it does the same from the keyboard.
    """

    dropped = Signal(object)
    clicked = Signal()
    complained = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "dropzone")
        self.setAcceptDrops(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Drop images here"))
        self._icon = IconLabel("images", 28, "muted")
        self._words = plain_label(self.tr("Drop a folder of images"))
        self._more = plain_label(self.tr("one subfolder per class, an archive or a list"), "caption")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_S, theme.SPACE_M, theme.SPACE_S, theme.SPACE_M)
        column.setSpacing(theme.SPACE_XS)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignCenter)
        for label in (self._words, self._more):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        self._complaint_over = QTimer(self, singleShot=True, interval=COMPLAINT_MS)
        self._complaint_over.timeout.connect(lambda: self.complain(""))
        self._complaint = ""
        self._say()

    @property
    def complaint(self) -> str:
        """What is being said about the last drop, "" when nothing."""
        return self._complaint

    def complain(self, complaint: str) -> None:
        """Say for a while what was wrong with a drop ("": no longer). The panel has the room for the words."""
        self._complaint = complaint
        if complaint:
            self._complaint_over.start()
        self._say()
        self.complained.emit(complaint)

    def _say(self) -> None:
        icon, colour = ("warning", "caution") if self._complaint else ("images", "muted")
        self._icon.show_icon(icon, colour)

    def show_dropping(self, dropping: bool) -> None:
        """Light up: what is dragged will come here, also when it is let go elsewhere on the window."""
        theme.set_property(self, "dropping", dropping)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # Also what does not fit is let in: a silently refused drop would not explain anything.
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self.show_dropping(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.show_dropping(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.show_dropping(False)
        event.acceptProposedAction()
        found = look_at_drop(event.mimeData())
        self.complain(found.complaint)
        if found.path:
            self.dropped.emit(found.path)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()
