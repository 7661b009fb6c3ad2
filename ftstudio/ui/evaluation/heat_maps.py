"""The heat maps of the images in sight: asked for a few at a time, kept for as long as their evaluation is shown."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QImage

from ftstudio.core.confidence import HeatMap
from ftstudio.ui.widgets.background import Background
from ftstudio.ui.widgets.heat_overlay import overlay

A_FEW = 4
"""Images in one question: the worker is free again soon."""
EDGE = 192
"""Side of an overlay in pixels; it is drawn as large as the picture under it."""
MOST_KEPT = 300
"""Overlays in memory, 144 kB each."""
PAUSE_MS = 120


class HeatMaps(QObject):
    """Overlays by path. ``wanted`` carries the paths to explain next; ``arrived`` the path whose overlay is there now.

    One question is open at a time: it ends with ``question_ended``, whatever came of it. An image that got no answer
    although the question was answered is not asked again.
    """

    wanted = Signal(object)
    arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._overlays: OrderedDict[str, QImage] = OrderedDict()
        self._hopeless: set[str] = set()
        self._asked: tuple[str, ...] = ()
        self._in_sight: tuple[str, ...] = ()
        self._to_decode: list[HeatMap] = []
        self._decoding = Background(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)

    def overlay(self, path: str) -> QImage | None:
        """What to draw over an image, None where it is not there (yet)."""
        found = self._overlays.get(path)
        if found is not None:
            self._overlays.move_to_end(path)
        return found

    def show_sight(self, paths: Sequence[str]) -> None:
        """These images are in sight now; none: ask for nothing more."""
        self._in_sight = tuple(paths)
        self._pause.start()

    def clear(self) -> None:
        """Forget everything: another evaluation is shown."""
        self._overlays.clear()
        self._hopeless.clear()
        self._to_decode.clear()
        self._decoding.forget()
        self._asked = self._in_sight = ()
        self._pause.stop()

    @property
    def asking(self) -> bool:
        """Whether a question is open."""
        return bool(self._asked)

    @property
    def waiting(self) -> int:
        """How many images in sight have no overlay yet and may get one."""
        return sum(path not in self._overlays and path not in self._hopeless for path in self._in_sight)

    def _ask(self) -> None:
        known = {heat_map.path for heat_map in self._to_decode} | self._overlays.keys() | self._hopeless
        missing = [path for path in self._in_sight if path not in known]
        if missing and not self._asked:
            self._asked = tuple(missing[:A_FEW])
            self.wanted.emit(list(self._asked))

    # ---- what comes

    def add(self, heat_map: HeatMap) -> None:
        """One of those asked for."""
        if heat_map.path in self._asked:
            self._to_decode.append(heat_map)
            self._decode()

    def question_ended(self, answered: bool) -> None:
        """Nothing more comes. Where it was interrupted (not ``answered``) the rest is asked again."""
        came = {heat_map.path for heat_map in self._to_decode} | self._overlays.keys()
        if answered:
            self._hopeless.update(path for path in self._asked if path not in came)
        self._asked = ()
        self._pause.start()

    def _decode(self) -> None:
        if self._to_decode and not self._decoding.busy:
            self._decoding.start(partial(_decoded, tuple(self._to_decode)), self._keep)

    def _keep(self, pictures: dict[str, QImage | None] | None, error: Exception | None) -> None:
        if error is not None:
            raise RuntimeError("The heat maps could not be drawn.") from error
        made = pictures or {}
        self._to_decode = [heat_map for heat_map in self._to_decode if heat_map.path not in made]
        for path, picture in made.items():
            if picture is None:
                self._hopeless.add(path)
                continue
            self._overlays[path] = picture
            self.arrived.emit(path)
        while len(self._overlays) > MOST_KEPT:
            self._overlays.popitem(last=False)
        self._decode()


def _decoded(heat_maps: Sequence[HeatMap]) -> dict[str, QImage | None]:
    """In a pool thread. None for a map that is no picture."""
    return {heat_map.path: _picture(heat_map) for heat_map in heat_maps}


def _picture(heat_map: HeatMap) -> QImage | None:
    try:
        return overlay(heat_map, QSize(EDGE, EDGE))
    except ValueError:
        return None
