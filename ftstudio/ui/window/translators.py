"""The language of the window: which one is used, and its translators, installed before the first widget exists."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from ftstudio.app import languages
from ftstudio.core import paths

log = logging.getLogger("ftstudio")

SYSTEM = "system"
FOLDER = "translations"


def install(app: QCoreApplication, chosen: str, folder: Path | None = None) -> str:
    """Translate ``app`` into the ``chosen`` language and write numbers and dates its way.

    ``chosen`` is a key of app/languages, or "system"; ``folder`` holds the .qm files, those of the program by default.
    Returns the key of the language. A file that is missing or damaged leaves its part in English and is logged.
    """
    system = QLocale.system()
    language = chosen if chosen in languages.NAMES else of_system(system.uiLanguages())
    QLocale.setDefault(locale_of(language, system) if chosen in languages.NAMES else system)
    folder = folder or paths.resource(FOLDER)
    _load(app, folder / f"ftstudio_{language}.qm")
    if language != "en":  # Qt's own dialogs
        _load(app, Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)) / f"qtbase_{language}.qm")
    return language


def of_system(wanted: Sequence[str]) -> str:
    """The first of the user's languages (as in "de-CH", best first) that the program speaks, or English."""
    for name in wanted:
        locale = QLocale(name)
        for key in languages.NAMES:
            own = QLocale(key)
            if (own.language(), own.script()) == (locale.language(), locale.script()):
                return key
    return "en"


def locale_of(language: str, system: QLocale) -> QLocale:
    """How numbers and dates read in ``language``: as the ``system`` writes them, where it has the same language."""
    own = QLocale(language)
    return system if system.language() == own.language() else own


def _load(app: QCoreApplication, file: Path) -> None:
    translator = QTranslator(app)
    if translator.load(str(file)):
        app.installTranslator(translator)
    else:
        log.warning("no translation in %s", file)
