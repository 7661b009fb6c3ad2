"""Pictures for the window: made in two pool threads, newest wish first, and kept in memory by their bytes."""

from __future__ import annotations

import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Qt, QThreadPool, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath

from ftstudio.core.errors import UserError
from ftstudio.ui.widgets.background import courier

DISK_EDGE = 256
"""The size in pixels that thumbnails are kept in on disk."""
LARGEST_ENLARGEMENT = 6
CORNER = 4
THREADS = 2
REST_MS = 80


class _Wish(NamedTuple):
    path: str
    edge: int
    version: int


class _Kept(NamedTuple):
    wish: _Wish
    image: QImage | None
    problem: str


class PictureLoader(QObject):
    """Gives pictures by path: at once where they are in memory, later by ``arrived`` where they are not.

    ``load(path, edge)`` makes one in a pool thread, of at most ``edge`` device pixels a side. Wishes are served
    newest first; those scrolled away are withdrawn with ``keep_only``. ``version`` (a modification time)
    tells a file that has changed from the one in memory. ``budget`` bounds the memory in bytes.
    """

    arrived = Signal(object)

    def __init__(
        self,
        parent: QObject | None = None,
        load: Callable[[str, int], QImage] | None = None,
        budget: int = 48 * 2**20,
    ) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._bytes = 0
        self._budget = budget
        courier()
        self._backlog = _Backlog(load or load_thumbnail, weakref.WeakMethod(self._keep))
        self._wake = QTimer(self)
        self._wake.setSingleShot(True)
        self._wake.setInterval(REST_MS)
        self._wake.timeout.connect(self._backlog.go_on)
        self.destroyed.connect(self._backlog.close)

    def picture(self, path: str, edge: int, version: int = 0) -> QImage | None:
        """The picture of a file, or the last one of another size meanwhile, or None while it is being made."""
        kept = self._kept.get(path)
        wish = _Wish(path, edge, version)
        if kept is None or kept.wish != wish:
            self._backlog.add(wish)
        if kept is None:
            return None
        self._kept.move_to_end(path)
        return kept.image

    def problem(self, path: str) -> str:
        """Why there is no picture of a file, in words; "" where there is one or it is being made."""
        kept = self._kept.get(path)
        return kept.problem if kept else ""

    def keep_only(self, paths: Collection[str]) -> None:
        """Withdraw the wishes for all other files."""
        self._backlog.keep_only(paths)

    def rest(self) -> None:
        """Begin no further picture for a moment: what flies past needs none, and the window needs the processor."""
        self._backlog.resting = True
        self._wake.start()

    def clear(self) -> None:
        """Forget every picture and every wish."""
        self._backlog.keep_only(())
        self._kept.clear()
        self._bytes = 0

    @property
    def memory(self) -> int:
        """Bytes of the pictures in memory."""
        return self._bytes

    def _keep(self, kept: _Kept) -> None:
        path = kept.wish.path
        before = self._kept.pop(path, None)
        self._bytes += _size(kept) - (_size(before) if before else 0)
        self._kept[path] = kept
        while self._bytes > self._budget and len(self._kept) > 1:
            _, dropped = self._kept.popitem(last=False)
            self._bytes -= _size(dropped)
        self.arrived.emit(path)


class _Backlog:
    """Wishes not yet granted, newest last, shared between the window and at most two pool threads."""

    def __init__(self, load: Callable[[str, int], QImage], receiver: weakref.WeakMethod[Any]) -> None:
        self._load = load
        self._receiver = receiver
        self._lock = threading.Lock()
        self._wishes: dict[str, _Wish] = {}
        self._under_way: set[_Wish] = set()
        self._threads = 0
        self._closed = False
        self.resting = False

    def add(self, wish: _Wish) -> None:
        with self._lock:
            if self._closed or wish in self._under_way:
                return
            self._wishes.pop(wish.path, None)
            self._wishes[wish.path] = wish
        self._begin()

    def go_on(self) -> None:
        """The end of a rest."""
        self.resting = False
        for _ in range(THREADS):
            self._begin()

    def _begin(self) -> None:
        """One more thread, where there is work for it and it is not time to rest."""
        with self._lock:
            if self.resting or not self._wishes or self._threads == THREADS:
                return
            self._threads += 1
        QThreadPool.globalInstance().start(self._work)

    def keep_only(self, paths: Collection[str]) -> None:
        with self._lock:
            self._wishes = {path: wish for path, wish in self._wishes.items() if path in paths}

    def close(self) -> None:
        with self._lock:
            self._closed = True
            self._wishes.clear()

    def _work(self) -> None:
        while (wish := self._next()) is not None:
            kept = self._make(wish)
            with self._lock:
                self._under_way.discard(wish)
            courier().send(self._receiver, kept)

    def _next(self) -> _Wish | None:
        with self._lock:
            if self.resting or not self._wishes:
                self._threads -= 1
                return None
            _, wish = self._wishes.popitem()
            self._under_way.add(wish)
            return wish

    def _make(self, wish: _Wish) -> _Kept:
        try:
            return _Kept(wish, self._load(wish.path, wish.edge), "")
        except UserError as error:
            return _Kept(wish, None, error.message)
        except OSError as error:
            return _Kept(wish, None, error.strerror or str(error))
        except Exception as error:  # noqa: BLE001 - the outermost edge of a pool thread: one bad file must not end the others
            return _Kept(wish, None, str(error) or type(error).__name__)


def _size(kept: _Kept) -> int:
    return kept.image.sizeInBytes() if kept.image is not None else 0


def load_thumbnail(path: str, edge: int) -> QImage:
    """The thumbnail of an image file, fitted into ``edge`` pixels, with rounded corners.

    Raises UserError or OSError when the file cannot be shown.
    """
    from ftstudio.data import (
        thumbnails as on_disk,
    )  # here: Pillow and HEIF cost the start of the window too much

    image = QImage(str(on_disk.thumbnail(Path(path), DISK_EDGE)))
    if image.isNull():
        raise UserError("The thumbnail cannot be read.", "Delete the thumbnails in the cache folder.")
    return rounded(fitted(image, edge))


def load_picture(path: str, edge: int) -> QImage:
    """An image file as it is trained on (upright RGB), fitted into ``edge`` pixels; small ones as they are.

    Raises UserError or OSError when the file cannot be decoded.
    """
    from ftstudio.data.decoding import decode  # here: Pillow and HEIF cost the start of the window too much

    picture = decode.open_rgb(Path(path), shorter_side=edge)
    picture.thumbnail((edge, edge))
    width, height = picture.size
    return QImage(picture.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def fitted(image: QImage, edge: int) -> QImage:
    """``image`` scaled to fit a square of ``edge`` pixels; tiny images are enlarged a few times only."""
    target = min(edge, LARGEST_ENLARGEMENT * max(image.width(), image.height()))
    mode = Qt.TransformationMode.SmoothTransformation
    return image.scaled(target, target, Qt.AspectRatioMode.KeepAspectRatio, mode)


def rounded(image: QImage, radius: float = CORNER) -> QImage:
    """``image`` with rounded corners, ready to be drawn quickly."""
    answer = QImage(image.size(), QImage.Format.Format_ARGB32_Premultiplied)
    answer.fill(QColor(0, 0, 0, 0))
    painter = QPainter(answer)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QPainterPath()
    shape.addRoundedRect(answer.rect(), radius, radius)
    painter.setClipPath(shape)
    painter.drawImage(0, 0, image)
    painter.end()
    return answer
