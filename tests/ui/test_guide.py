"""The guide: found, whole, and shown with its pictures at a size that fits the page."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from ftstudio.ui.window import about
from ftstudio.ui.window.dialogs import PICTURE_WIDTH, GuideWindow

ROOT = Path(__file__).parents[2]


def pictures(text: str) -> list[str]:
    return re.findall(r"!\[.*?\]\((.*?)\)", text)


def test_every_picture_of_the_guide_is_there_and_small() -> None:
    text, folder = about.guide()
    assert text.startswith("# Guide")
    assert len(pictures(text)) >= 6
    for name in pictures(text):
        assert 0 < (folder / name).stat().st_size < 200_000


def test_an_installed_guide_is_read_from_the_packages_resources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "guide").mkdir()
    (tmp_path / "guide/guide.md").write_text("# Installed", "utf-8")
    monkeypatch.setattr(about, "resource", lambda name: tmp_path / name)
    assert about.guide() == ("# Installed", tmp_path / "guide")
    included = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    included = included["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert included["docs/guide.md"] == "ftstudio/resources/guide/guide.md"
    assert included["docs/images"] == "ftstudio/resources/guide/images"


def test_a_picture_wider_than_the_page_is_made_to_fit(qtbot: QtBot) -> None:
    text, folder = about.guide()
    parent = QWidget()
    qtbot.addWidget(parent)
    page = GuideWindow(text, folder, parent).findChild(QTextBrowser)
    image = page.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(pictures(text)[0]))
    assert isinstance(image, QImage)
    assert image.deviceIndependentSize().width() <= PICTURE_WIDTH
