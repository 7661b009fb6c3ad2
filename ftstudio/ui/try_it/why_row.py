"""Show why: where the image supports a class."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSlider, QVBoxLayout, QWidget

from ftstudio.core.confidence import HeatMap
from ftstudio.data.heat_ramp import DEFAULT_SHARE
from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.basic import ElidedLabel, neutralised
from ftstudio.ui.widgets.heat_overlay import HeatOverlay

LEAST, MOST = 20, 100
"""What the slider goes through: percent of the picture that the strongest places cover."""
SOON_MS = 400
"""How long a map may take before it is said to be on its way."""


class WhyRow(QWidget):
    """A switch, how strong the colours are, and what they show.

    ``explain_requested`` carries the path of an image and a class, as objects; ``overlay_changed`` a HeatOverlay, or
    None; ``switched`` whether reasons are shown; ``kept`` the choice of the user in a form for the settings.
    """

    explain_requested = Signal(object, object)
    overlay_changed = Signal(object)
    switched = Signal(bool)
    kept = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = self._class_name = ""
        self._overlay: HeatOverlay | None = None
        self._switch = QCheckBox(self.tr("Show why"))
        self._strength = QSlider(Qt.Orientation.Horizontal)
        self._words = ElidedLabel()
        self._soon = QTimer(self)
        self._build()

    # ---- what a person chose

    @property
    def is_on(self) -> bool:
        return self._switch.isChecked()

    @property
    def class_name(self) -> str:
        """The class whose reasons are shown or looked for."""
        return self._class_name

    def restore(self, kept: str) -> None:
        """Restore a state saved from ``kept``; anything else is ignored."""
        switch, _, strength = kept.partition(" ")
        if switch in ("on", "off") and strength.isdecimal():
            self._strength.setValue(min(max(LEAST, int(strength)), MOST))
            self._switch.setChecked(switch == "on")

    # ---- asking and answering

    def ask(self, path: str, class_name: str) -> None:
        """Another image or class; its reasons are asked for if they are to be shown."""
        if (path, class_name) == (self._path, self._class_name) and self._overlay is not None:
            return
        self._path, self._class_name = path, class_name
        self._drop()
        if self.is_on and path:
            self._say(self._title())
            self._soon.start()
            self.explain_requested.emit(path, class_name)

    def clear(self) -> None:
        """There is no answer whose reasons could be shown."""
        self._path = self._class_name = ""
        self._drop()

    def take(self, heat_map: HeatMap) -> None:
        if (heat_map.path, heat_map.class_name) != (self._path, self._class_name) or not self.is_on:
            return
        self._soon.stop()
        overlay = HeatOverlay(heat_map, self._strength.value() / 100)
        if overlay.says_nothing:
            self._say(self.tr("Nothing in this image supports “{0}”.").format(neutralised(self._class_name)))
            return
        self._overlay = overlay
        self._say(self._title())
        self.overlay_changed.emit(overlay)

    def fail(self, path: str, words: str) -> None:
        if path == self._path and self.is_on:
            self._soon.stop()
            self._say(words, "warning")

    # ---- inside

    def _title(self) -> str:
        return self.tr("Bright: supports “{0}”").format(neutralised(self._class_name))

    def _say_soon(self) -> None:
        self._say(self.tr("Computing heat map for “{0}”…").format(neutralised(self._class_name)))

    def _drop(self) -> None:
        self._soon.stop()
        self._say("")
        if self._overlay is not None:
            self._overlay = None
            self.overlay_changed.emit(None)

    def _say(self, words: str, role: str = "caption") -> None:
        self._words.setText(words)
        theme.set_role(self._words, role)
        self._words.setVisible(bool(words))

    def _switched(self, on: bool) -> None:
        self._strength.setEnabled(on)
        self._keep()
        path, class_name = self._path, self._class_name
        self._drop()
        self.switched.emit(on)
        if path:
            self.ask(path, class_name)

    def _strengthened(self, value: int) -> None:
        self._keep()
        if self._overlay is not None:
            self._overlay.set_share(value / 100)
            self.overlay_changed.emit(self._overlay)

    def _keep(self) -> None:
        self.kept.emit(f"{'on' if self.is_on else 'off'} {self._strength.value()}")

    def _build(self) -> None:
        self._switch.setToolTip(
            self.tr("Show a heat map of what supports the answer. Click another class or label to see its map")
        )
        self._strength.setRange(LEAST, MOST)
        self._strength.setValue(round(100 * DEFAULT_SHARE))
        self._strength.setPageStep(20)
        self._strength.setEnabled(False)
        self._strength.setAccessibleName(self.tr("Heat map opacity"))
        self._strength.setToolTip(self.tr("Heat map opacity"))
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._say("")
        row = QHBoxLayout()
        row.setSpacing(theme.SPACE_M)
        row.addWidget(self._switch)
        row.addWidget(self._strength, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._words)
        self._switch.toggled.connect(self._switched)
        self._strength.valueChanged.connect(self._strengthened)
        self._soon.timeout.connect(self._say_soon)
