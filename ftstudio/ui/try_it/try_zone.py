"""The place in Try it that takes images: dropped, pasted or opened; it shows the one that is asked about."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ftstudio.core.paths import cache_dir
from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.background import Background
from ftstudio.ui.widgets.basic import neutralised
from ftstudio.ui.widgets.found_boxes import BoxOverlay
from ftstudio.ui.widgets.heat_overlay import HeatOverlay
from ftstudio.ui.widgets.thumbnails import PictureLoader, load_picture
from ftstudio.ui.window.dropped_paths import local_paths

PICTURE_EDGE = 1280
TALLEST = 380
PASTED_EDGE = 4096
"""Larger pictures are kept smaller: no model looks at more than a quarter of it."""
PASTED_KEPT = 50
"""How many pasted images stay on disk, so that the recent ones can be asked about again."""


class TryZone(QWidget):
    """Announces ``paths_given`` (list of absolute paths, as object) and ``open_wanted`` on a click or Enter."""

    paths_given = Signal(object)
    open_wanted = Signal()
    paste_failed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = PictureLoader(self, load_picture, budget=24 * 2**20)
        self._saving = Background(self)
        self._path = ""
        self._overlay: HeatOverlay | BoxOverlay | None = None
        self.dropping = False
        self._compact = False
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMaximumHeight(TALLEST)
        self.setAccessibleName(self.tr("Image to try"))
        self.setToolTip(self.tr("Drop an image or a folder here, paste with Ctrl+V, or click to open one"))
        self._pictures.arrived.connect(self.update)
        theme.changes.changed.connect(self.update)

    # ---- showing --------------------------------------------------------------------------------------------

    @property
    def path(self) -> str:
        return self._path

    def show_image(self, path: str) -> None:
        """Show a file; "" shows the invitation."""
        if path != self._path:
            self._path = path
            self._overlay = None
            self._pictures.keep_only((path,))
            name = neutralised(Path(path).name)
            self.setAccessibleDescription(name or self.tr("Nothing yet"))
            self.update()

    def show_overlay(self, overlay: HeatOverlay | BoxOverlay | None) -> None:
        """Lay colours or boxes over the image in sight, until another one is shown."""
        self._overlay = overlay
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Shrink to make room for a table below."""
        if compact != self._compact:
            self._compact = compact
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(260, 150 if self._compact else 260)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 72 if self._compact else 132)

    def paintEvent(self, _event: QPaintEvent) -> None:
        looks = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room = self.rect().adjusted(1, 1, -1, -1)
        active = self.dropping or self.hasFocus()
        style = Qt.PenStyle.SolidLine if self._path else Qt.PenStyle.DashLine
        edge = looks.accent if active else theme.mix(looks.border, looks.muted, 0.0 if self._path else 0.45)
        painter.setPen(QPen(QColor(edge), 2 if self.dropping else 1.5, style))
        painter.setBrush(QColor(theme.mix(looks.surface, looks.accent, 0.14 if self.dropping else 0.0)))
        painter.drawRoundedRect(room, theme.RADIUS, theme.RADIUS)
        if self._path and not self.dropping:
            self._paint_picture(painter, room.adjusted(6, 6, -6, -6), looks)
        else:
            self._paint_invitation(painter, room, looks)

    def _paint_picture(self, painter: QPainter, room: QRect, looks: theme.Theme) -> None:
        image = self._pictures.picture(self._path, PICTURE_EDGE)
        if image is not None:
            frame = _fitted(image, room)
            painter.drawImage(frame, image)
            if self._overlay is not None:
                self._overlay.paint(painter, QRectF(frame))
            return
        painter.setPen(QColor(looks.muted))
        problem = self._pictures.problem(self._path)
        text = neutralised(problem) if problem else ""
        flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        painter.drawText(room, flags, text)

    def _paint_invitation(self, painter: QPainter, room: QRect, looks: theme.Theme) -> None:
        text = self.tr("Release to try it") if self.dropping else self.tr("Drop, paste or open\nan image or a folder")
        lines = painter.fontMetrics().boundingRect(room, int(Qt.AlignmentFlag.AlignCenter), text)
        top = room.center().y() - (32 + theme.SPACE_S + lines.height()) // 2
        theme.icon("image", "accent" if self.dropping else "muted").paint(
            painter, QRect(room.center().x() - 16, top, 32, 32)
        )
        painter.setPen(QColor(looks.muted))
        area = QRect(room.left() + 8, top + 32 + theme.SPACE_S, room.width() - 16, lines.height())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), text)

    # ---- taking ---------------------------------------------------------------------------------------------

    def paste(self) -> None:
        """Take what the clipboard holds: copied files, or a picture, which is kept as a file."""
        # PySide says that there is always something; another program's clipboard may yet be out of reach.
        given: QMimeData | None = QGuiApplication.clipboard().mimeData()
        self._take(given, self.tr("There is no image on the clipboard."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.open_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.open_wanted.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files_of(event.mimeData()) or event.mimeData().hasImage():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.show_dropping(True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self.show_dropping(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.show_dropping(False)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._take(event.mimeData(), self.tr("The dropped item is not a local file."))

    def show_dropping(self, dropping: bool) -> None:
        """Light up: what is dragged will come here, also when it is let go elsewhere on the window."""
        self.dropping = dropping
        self.update()

    def _take(self, given: QMimeData | None, otherwise: str) -> None:
        files = _files_of(given) if given is not None else []
        if files:
            self.paths_given.emit(files)
            return
        picture = _picture_of(given) if given is not None else None
        if picture is not None:
            self._saving.start(partial(_save_pasted, picture), self._take_saved)
        else:
            self.paste_failed.emit(otherwise)

    def _take_saved(self, path: str | None, error: Exception | None) -> None:
        if path:
            self.paths_given.emit([path])
        else:
            self.paste_failed.emit(self.tr("The pasted image could not be saved: {0}").format(str(error)))


def _files_of(given: QMimeData) -> list[str]:
    return local_paths(given) if given.hasUrls() else []


def _picture_of(given: QMimeData) -> QImage | None:
    """The picture in a clipboard or a drop, whatever form it was put there in; None where there is none."""
    found = given.imageData() if given.hasImage() else None
    image = found.toImage() if isinstance(found, QPixmap) else found
    if not isinstance(image, QImage) or image.isNull():
        written = (given.data(kind) for kind in given.formats() if kind.startswith("image/"))
        image = next((read for read in map(QImage.fromData, written) if not read.isNull()), None)
    return QImage(image) if isinstance(image, QImage) else None


def _fitted(image: QImage, room: QRect) -> QRect:
    """Where an image goes: fitted into the room, enlarged no more than four times."""
    scale = min(room.width() / image.width(), room.height() / image.height(), 4.0)
    frame = QRect(0, 0, max(1, round(image.width() * scale)), max(1, round(image.height() * scale)))
    frame.moveCenter(room.center())
    return frame


def _save_pasted(image: QImage) -> str:
    """Keep a picture as a PNG file in the cache and drop the oldest. Returns its path; raises OSError."""
    folder = cache_dir() / "pasted"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"pasted-{time.time_ns()}.png"
    if max(image.width(), image.height()) > PASTED_EDGE:
        fitted, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        image = image.scaled(PASTED_EDGE, PASTED_EDGE, fitted, smooth)
    if not image.save(str(path)):
        path.unlink(missing_ok=True)
        raise OSError(f"{path} cannot be written.")
    for old in sorted(folder.glob("pasted-*.png"))[:-PASTED_KEPT]:
        old.unlink(missing_ok=True)
    return str(path)
