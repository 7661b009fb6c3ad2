"""The language of the window: which one is chosen, what is translated, and what happens without a translation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from ftstudio.app import languages
from ftstudio.app.settings import Settings
from ftstudio.ui.window import translators
from ftstudio.ui.window.preferences import Preferences


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    before = QLocale()
    yield qapp
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        (["de-CH", "en"], "de"),
        (["en-GB", "de"], "en"),
        (["pt-BR", "es-MX", "en"], "es"),
        (["zh-Hans-CN"], "zh_CN"),
        (["zh-Hant-TW"], "en"),
        (["C"], "en"),
        ([], "en"),
    ],
)
def test_the_system_language_is_the_first_that_the_program_speaks(wanted: list[str], language: str) -> None:
    assert translators.of_system(wanted) == language


def test_numbers_read_as_the_system_writes_them_where_the_language_is_the_same() -> None:
    assert translators.locale_of("de", QLocale("de_CH")) == QLocale("de_CH")
    assert translators.locale_of("de", QLocale("en_US")).decimalPoint() == ","


def test_the_window_speaks_the_chosen_language(app: QApplication) -> None:
    assert translators.install(app, "de") == "de"
    assert QCoreApplication.translate("Preferences", "Language") == "Sprache"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    assert QLocale().toString(1234.5, "f", 1) == "1.234,5"


def test_english_has_plurals(app: QApplication) -> None:
    translators.install(app, "en")
    assert QCoreApplication.translate("ImageIntents", "%n image(s) moved.", "", 1) == "1 image moved."
    assert QCoreApplication.translate("ImageIntents", "%n image(s) moved.", "", 3) == "3 images moved."


@pytest.mark.parametrize("content", [None, b"", b"not a translation", bytes(4096)])
def test_without_a_usable_translation_the_window_is_english(
    content: bytes | None, app: QApplication, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / "ftstudio_fr.qm").write_bytes(content)
    assert translators.install(app, "fr", tmp_path) == "fr"
    assert QCoreApplication.translate("Preferences", "Language") == "Language"


def test_a_torn_translation_does_no_harm(app: QApplication, tmp_path: Path) -> None:
    whole = (Path(__file__).parents[2] / "resources/translations/ftstudio_de.qm").read_bytes()
    for part in range(0, len(whole), len(whole) // 40):
        (tmp_path / "ftstudio_de.qm").write_bytes(whole[:part])
        translators.install(app, "de", tmp_path)
        assert QCoreApplication.translate("Preferences", "Language") in ("Language", "Sprache")


@pytest.mark.usefixtures("qapp")
def test_preferences_offer_every_language_and_call_drafts_drafts() -> None:
    dialog = Preferences(Settings(language="fr"), "auto", None)
    box = dialog.language_box
    assert box.currentData() == "fr"
    assert [box.itemData(index) for index in range(box.count())] == ["system", *languages.NAMES]
    for index in range(1, box.count()):
        assert box.itemText(index).endswith(" (draft)") == (box.itemData(index) in languages.DRAFTS)
    dialog.deleteLater()
