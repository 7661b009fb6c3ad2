"""The looks, in one place: colours, spacing, sizes, style sheet, icons. No other file knows a colour."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from string import Template
from typing import Literal, TypeAlias

from PySide6.QtCore import QByteArray, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget

from ftstudio.core.paths import resource

SPACE_XS, SPACE_S, SPACE_M, SPACE_L = 4, 8, 16, 24
RADIUS = 6
CONTROL_HEIGHT = 28
BASE_PX, CAPTION_PX, TITLE_PX, VERDICT_PX = 13, 11, 15, 22


@dataclass(frozen=True)
class Theme:
    """Colours as "#RRGGBB".

    ``frozen`` and ``training`` paint the freeze strip, ``outline`` the edges of controls: these three stand out from
    the ground at 3:1 or more (WCAG 2.2, 1.4.11). ``chart_*`` paint the curves.
    """

    name: Literal["light", "dark"]
    background: str
    surface: str
    border: str
    outline: str
    text: str
    muted: str
    accent: str
    on_accent: str
    frozen: str
    training: str
    good: str
    caution: str
    wrong: str
    chart_train: str = "#0072B2"
    chart_val: str = "#D55E00"
    chart_lr: str = "#009E73"


LIGHT = Theme(
    name="light", background="#F6F7F9", surface="#FFFFFF", border="#DDE1E6", outline="#858E99", text="#1B1F24",
    muted="#5B6570", accent="#2F6FDE", on_accent="#FFFFFF", frozen="#5E93C9", training="#D2701F",
    good="#2B7D3C", caution="#9A6700", wrong="#C43D3D",
)  # fmt: skip
DARK = Theme(
    name="dark", background="#16181C", surface="#1F2227", border="#33383F", outline="#6B747E", text="#E6E9ED",
    muted="#98A2AE", accent="#6AA3FF", on_accent="#10141A", frozen="#4F7CA8", training="#F0A05A",
    good="#57B368", caution="#D9A441", wrong="#F07474",
    chart_train="#4FA8E0", chart_val="#F28C4B", chart_lr="#3CC79B",
)  # fmt: skip


class ThemeChanges(QObject):
    """Says when the looks change, to widgets that paint themselves."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._follows: QApplication | None = None

    def follow(self, app: QApplication) -> None:
        """Hear of the system's changes, once per application."""
        if self._follows is not app:
            self._follows = app
            app.styleHints().colorSchemeChanged.connect(self._system_changed)

    def _system_changed(self) -> None:
        if _mode == "system" and self._follows is not None:
            _dress(self._follows)


changes = ThemeChanges()
_current = LIGHT


Mode: TypeAlias = Literal["system", "light", "dark"]
_mode: Mode = "system"


def current() -> Theme:
    """The theme in force."""
    return _current


def mode() -> Mode:
    """What the user chose: to follow the system, or one of the two."""
    return _mode


def apply(app: QApplication, wanted: Mode = "system") -> None:
    """Dress the whole program; call again to change. Following the system means: also when it changes later."""
    global _mode
    _mode = wanted
    changes.follow(app)
    _dress(app)


def _dress(app: QApplication) -> None:
    global _current
    dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark if _mode == "system" else _mode == "dark"
    theme = DARK if dark else LIGHT
    dressed = bool(app.styleSheet())
    if dressed and theme is _current:
        return
    _current = theme
    if not dressed:
        app.setStyle("Fusion")
        app.setFont(_base_font(app.font()))
    app.setPalette(palette(theme))
    app.setStyleSheet(style_sheet(theme))
    changes.changed.emit()


def _base_font(font: QFont) -> QFont:
    """The system's font at our size, with figures of one width so that counting numbers stand still."""
    font.setPixelSize(BASE_PX)
    if hasattr(font, "setFeature"):  # Qt 6.7 and newer
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def mix(first: str, second: str, share: float) -> str:
    """A colour between two: ``share`` (0..1) of the second."""
    a, b = QColor(first), QColor(second)
    channels = [
        round(x + (y - x) * share)
        for x, y in zip((a.red(), a.green(), a.blue()), (b.red(), b.green(), b.blue()), strict=True)
    ]
    return QColor(*channels).name()


def style_sheet(theme: Theme) -> str:
    """resources/style.qss with the theme's colours and the sizes filled in."""
    tokens = {
        "base": BASE_PX, "caption": CAPTION_PX, "title": TITLE_PX, "verdict": VERDICT_PX,
        "radius": RADIUS, "control": CONTROL_HEIGHT - 2, "tool": CONTROL_HEIGHT - 14,
        "s": SPACE_S, "m_less": SPACE_M - 2,
        "background": theme.background, "surface": theme.surface, "border": theme.border,
        "text": theme.text, "muted": theme.muted, "accent": theme.accent, "on_accent": theme.on_accent,
        "good": theme.good, "caution": theme.caution, "wrong": theme.wrong,
        "outline": theme.outline,
        "disabled": mix(theme.surface, theme.muted, 0.6),
        "hover": mix(theme.surface, theme.text, 0.06),
        "soft": mix(theme.surface, theme.accent, 0.18),
        "scroll": mix(theme.background, theme.muted, 0.4),
        "accent_hover": mix(theme.accent, theme.text, 0.12),
        "accent_pressed": mix(theme.accent, theme.text, 0.24),
        "link": mix(theme.accent, theme.text, 0.12),  # text needs more contrast than a surface
        "on_name": theme.name,
        "icons": resource("icons/style").as_posix(),
    }  # fmt: skip
    return Template(resource("style.qss").read_text("utf-8")).substitute(tokens)


def palette(theme: Theme) -> QPalette:
    """The theme for what the style sheet does not reach."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.background, role.WindowText: theme.text, role.Base: theme.surface,
        role.AlternateBase: theme.background, role.Text: theme.text, role.Button: theme.surface,
        role.ButtonText: theme.text, role.BrightText: theme.wrong, role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent, role.Link: theme.accent, role.LinkVisited: theme.accent,
        role.ToolTipBase: theme.surface, role.ToolTipText: theme.text, role.PlaceholderText: theme.muted,
        role.Light: theme.surface, role.Midlight: theme.border, role.Mid: theme.border, role.Dark: theme.muted,
    }  # fmt: skip
    made = QPalette()
    for which, colour in colours.items():
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(mix(theme.surface, theme.muted, 0.6)))
    return made


def set_role(widget: QWidget, role: str) -> None:
    """Give a widget a role of the style sheet, also after it was shown."""
    set_property(widget, "role", role)


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and let the style look again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


# ---- icons ----------------------------------------------------------------------------------------------


def icon(name: str, colour: str = "text") -> QIcon:
    """The line icon ``resources/icons/NAME.svg``, following the theme and sharp at every scale.

    ``colour`` is a token of the theme: "text", "muted", "accent", "on_accent", "good", "caution" or "wrong".
    """
    return QIcon(_LineIcon(name, colour))


def pixmap(name: str, edge: int, colour: str = "text", ratio: float = 1.0) -> QPixmap:
    """The same as a picture of ``edge`` logical pixels, in the colour of now."""
    return icon(name, colour).pixmap(QSize(edge, edge), ratio)


def app_icon() -> QIcon:
    """The program's own icon."""
    made = QIcon()
    renderer = QSvgRenderer(str(resource("icons/app.svg")))
    for edge in (16, 32, 48, 128, 256):
        made.addPixmap(_rendered(renderer, QSize(edge, edge)))
    return made


_clones: list[QIconEngine] = []
"""Qt owns a clone that it asked for, but PySide would free it when ``clone`` returns: kept here, it lives."""


class _LineIcon(QIconEngine):
    """Paints an icon in the theme's colour of the moment, so that widgets need not update their icons."""

    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name, self._colour = name, colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        if rect.width() > rect.height():  # a button with words beside the icon: the rest is the room between them
            mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
            left = rect.right() + 1 - rect.height() if mirrored else rect.left()
            rect = QRect(left, rect.top(), rect.height(), rect.height())
        colour = getattr(_current, self._colour)
        if mode == QIcon.Mode.Disabled:
            colour = mix(_current.surface, _current.muted, 0.6)
        _renderer(self._name, colour).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        copy = _LineIcon(self._name, self._colour)
        _clones.append(copy)
        return copy


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    text = resource(f"icons/{name}.svg").read_text("utf-8").replace("currentColor", colour)
    return QSvgRenderer(QByteArray(text.encode()))


def _rendered(renderer: QSvgRenderer, size: QSize) -> QPixmap:
    picture = QPixmap(size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter)
    painter.end()
    return picture
