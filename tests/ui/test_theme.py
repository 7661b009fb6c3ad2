"""The looks: readable in light and dark, every icon there, everything follows a change."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication, QPushButton

from ftstudio import ui
from ftstudio.core.paths import resource
from ftstudio.ui.widgets import theme
from ftstudio.ui.widgets.basic import ElidedLabel, neutralised
from ftstudio.ui.widgets.theme import DARK, LIGHT, Theme

ICONS = sorted(path.stem for path in resource("icons").glob("*.svg") if path.stem != "app")


def contrast(first: str, second: str) -> float:
    """WCAG 2 contrast ratio."""

    def luminance(colour: str) -> float:
        parts = [part / 255 for part in QColor(colour).getRgb()[:3]]  # type: ignore[operator]  # a tuple of int
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("looks", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read(looks: Theme) -> None:
    for ground in (looks.background, looks.surface):
        for text in (looks.text, looks.muted, looks.good, looks.caution, looks.wrong):
            assert contrast(text, ground) >= 4.5, (text, ground)
    assert contrast(looks.on_accent, looks.accent) >= 4.5


@pytest.mark.parametrize("looks", [LIGHT, DARK], ids=["light", "dark"])
def test_controls_and_the_freeze_strip_stand_out_from_the_ground(looks: Theme) -> None:
    for colour in (looks.outline, looks.frozen, looks.training):
        for ground in (looks.background, looks.surface):
            assert contrast(colour, ground) >= 3, (colour, ground)
    assert contrast(LIGHT.text, looks.training) >= 4.5, "the word on the head"


@pytest.mark.parametrize("looks", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_is_filled_in_and_names_only_files_that_exist(looks: Theme) -> None:
    sheet = theme.style_sheet(looks)
    assert "$" not in sheet
    for path in re.findall(r'url\("([^"]+)"\)', sheet):
        assert Path(path).exists(), path


def test_every_icon_that_the_window_names_is_there_and_no_other() -> None:
    window = "\n".join(path.read_text(encoding="utf-8") for path in Path(ui.__file__).parent.rglob("*.py"))
    assert set(ICONS) >= set(re.findall(r'\b(?:icon|pixmap)\("([a-z-]+)"', window))
    assert [icon for icon in ICONS if f'"{icon}"' not in window] == []


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", ICONS)
def test_every_icon_paints(name: str) -> None:
    picture = theme.icon(name).pixmap(24, 24).toImage()
    assert any(picture.pixelColor(x, y).alpha() for x in range(24) for y in range(24))


def test_icons_follow_the_theme_without_being_set_again(qapp: QApplication, qtbot: Any) -> None:
    button = QPushButton(theme.icon("stop"), "")
    qtbot.addWidget(button)

    def colour() -> str:
        picture = button.icon().pixmap(24, 24).toImage()
        solid = [picture.pixelColor(x, y) for x in range(24) for y in range(24)]
        return max(solid, key=lambda pixel: pixel.alpha()).name().upper()

    theme.apply(qapp, "light")
    assert colour() == LIGHT.text
    theme.apply(qapp, "dark")
    assert colour() == DARK.text
    theme.apply(qapp, "light")


def test_a_change_is_announced_once_and_only_if_it_is_one(qapp: QApplication, qtbot: Any) -> None:
    theme.apply(qapp, "light")
    with qtbot.waitSignal(theme.changes.changed, timeout=1000):
        theme.apply(qapp, "dark")
    with qtbot.assertNotEmitted(theme.changes.changed):
        theme.apply(qapp, "dark")
    theme.apply(qapp, "light")
    assert theme.current() is LIGHT


@pytest.mark.usefixtures("qapp")
def test_an_icon_survives_being_copied_and_changed() -> None:
    """PySide frees what ``clone`` returns unless it is kept."""
    for _ in range(200):
        icon = QIcon(theme.icon("play"))
        icon.addPixmap(icon.pixmap(16))
        assert not icon.pixmap(16).isNull()


def test_a_long_name_is_cut_and_stands_whole_in_the_tooltip(qtbot: Any) -> None:
    label = ElidedLabel("a very long <b>name</b> " * 20)
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show()
    assert label.text().startswith("a very long <b>")
    assert "&lt;b&gt;" in label.toolTip()
    assert label.minimumSizeHint().width() == 0


def test_what_steers_the_display_is_made_visible() -> None:
    assert neutralised("a\nb\u202ec\udcff") == "a\ufffdb\ufffdc\ufffd"
    assert neutralised("cat\u200b cat\u2060 cat\u00ad") == "cat\ufffd cat\ufffd cat\ufffd"
