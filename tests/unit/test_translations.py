"""Translations fit the source: every marked string is in each .ts file, and each .qm file says what its .ts says."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QTranslator
from test_ci_scripts import script

from ftstudio.app import languages

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources" / "translations"
PLACEHOLDER = re.compile(r"\{[^{}]*\}|%n|</?\w+[^>]*>")


@pytest.fixture(scope="module")
def translations() -> ModuleType:
    return script("translations")


def test_every_language_has_every_marked_string(translations: ModuleType) -> None:
    marked = translations.marked()
    assert len(marked) > 1000
    for language in languages.NAMES:
        wanted = {key for key, each in marked.items() if each.plural or language != "en"}
        found = set(translations.read(FOLDER / f"ftstudio_{language}.ts"))
        assert found == wanted, f"Run: python .ci/translations.py ({language})"


@pytest.mark.parametrize("language", languages.NAMES)
def test_compiled_translations_say_what_their_source_says(language: str, translations: ModuleType) -> None:
    messages = translations.read(FOLDER / f"ftstudio_{language}.ts")
    translator = QTranslator()
    assert translator.load(str(FOLDER / f"ftstudio_{language}.qm"))
    for (context, text), message in messages.items():
        if not message.forms:
            continue
        for number, form in zip((1, 2) if len(message.forms) == 2 else (2,), message.forms, strict=True):
            answer = translator.translate(context, text, "", number if message.plural else -1)
            assert answer == form, f"Run: python .ci/translations.py ({context}: {text})"


@pytest.mark.parametrize("language", languages.NAMES)
def test_placeholders_keys_and_lines_survive_translation(language: str, translations: ModuleType) -> None:
    for (context, text), message in translations.read(FOLDER / f"ftstudio_{language}.ts").items():
        for place, form in enumerate(message.forms):
            wanted, found = (Counter(PLACEHOLDER.findall(each)) for each in (text, form))
            if message.plural and place == 0:  # "the first run" needs no number
                wanted["%n"] = found["%n"] = 0
            assert wanted == found, f"{context}: {text}"
            assert form.count("&") == text.count("&"), f"{context}: {text}"
            assert form.count("\n") == text.count("\n"), f"{context}: {text}"
            assert form.strip(), f"{context}: {text}"


@pytest.mark.parametrize("language", sorted(languages.DRAFTS))
def test_a_draft_says_that_it_is_one(language: str, translations: ModuleType) -> None:
    file = FOLDER / f"ftstudio_{language}.ts"
    assert translations.DRAFT in file.read_text("utf-8")


def test_a_text_keeps_its_translation_where_its_class_is_renamed(translations: ModuleType) -> None:
    message = translations.Message(False, ("Öffnen",))
    merged = translations.merge({("New", "Open"): translations.Message(False)}, {("Old", "Open"): message})
    assert merged == {("New", "Open"): message}


def test_a_new_text_is_marked_as_untranslated(translations: ModuleType, tmp_path: Path) -> None:
    file = tmp_path / "ftstudio_de.ts"
    messages = {("A", "x < {0} & y"): translations.Message(False), ("B", "%n run(s)"): translations.Message(True)}
    file.write_text(translations.written(messages, "de"), encoding="utf-8")
    assert file.read_text("utf-8").count('type="unfinished"') == 2
    assert translations.read(file) == messages
