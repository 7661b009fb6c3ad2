"""The looks, in one place: colours, spacing, sizes, the style sheet and the icons. No other file knows a colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Signal

SPACE_XS, SPACE_S, SPACE_M, SPACE_L = 4, 8, 16, 24
RADIUS = 6
CONTROL_HEIGHT = 28
BASE_PX, CAPTION_PX, TITLE_PX, VERDICT_PX = 13, 11, 15, 22


@dataclass(frozen=True)
class Theme:
    """Colours as "#RRGGBB". ``frozen`` and ``training`` paint the freeze strip; ``chart_*`` the curves."""

    name: Literal["light", "dark"]
    background: str
    surface: str
    border: str
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
    name="light", background="#F6F7F9", surface="#FFFFFF", border="#DDE1E6", text="#1B1F24", muted="#5B6570",
    accent="#2F6FDE", on_accent="#FFFFFF", frozen="#8FB8DE", training="#E8833A",
    good="#2E8540", caution="#9A6700", wrong="#C43D3D",
)  # fmt: skip
DARK = Theme(
    name="dark", background="#16181C", surface="#1F2227", border="#33383F", text="#E6E9ED", muted="#98A2AE",
    accent="#6AA3FF", on_accent="#10141A", frozen="#4F7CA8", training="#F0A05A",
    good="#57B368", caution="#D9A441", wrong="#F07474",
    chart_train="#4FA8E0", chart_val="#F28C4B", chart_lr="#3CC79B",
)  # fmt: skip


class ThemeChanges(QObject):
    """Says when the looks change, to widgets that paint themselves."""

    changed = Signal()


changes = ThemeChanges()
_current = LIGHT


def current() -> Theme:
    """The theme in force."""
    return _current
