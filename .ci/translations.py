"""Translations: `python .ci/translations.py` brings every .ts file up to the source and compiles it to its .qm."""

from __future__ import annotations

import ast
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple, TypeAlias
from xml.etree import ElementTree
from xml.sax.saxutils import escape

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from ftstudio.app import languages, setting_titles  # noqa: E402 - of this checkout

FOLDER = ROOT / "resources" / "translations"
SOURCES = ROOT / "ftstudio" / "ui"
TOOLS = Path(sys.executable).parent
MARKERS = ("tr", "_tr")
"""Functions of a module that translate in one context, which lupdate does not see."""

DRAFT = "A draft made by a machine; no native speaker has reviewed it yet. docs/translations.md says how to help."
FORMS = {"ja": 1, "zh_CN": 1}
"""Plural forms of a language; all others have two."""

Key: TypeAlias = tuple[str, str]
"""Context and source text of a message."""


class Message(NamedTuple):
    """One message of a .ts file: whether it has plural forms, and its translations (empty: not translated)."""

    plural: bool
    forms: tuple[str, ...] = ()


Messages: TypeAlias = dict[Key, Message]


def main() -> None:
    source = marked()
    FOLDER.mkdir(exist_ok=True)
    for language in languages.NAMES:
        file = FOLDER / f"ftstudio_{language}.ts"
        wanted = {key: each for key, each in source.items() if each.plural} if language == "en" else source
        merged = merge(wanted, read(file) if file.exists() else {})
        file.write_text(written(merged, language), encoding="utf-8")
        release(file, file.with_suffix(".qm"))
        open_ones = sum(not each.forms for each in merged.values())
        print(f"{file.name}: {len(merged)} messages, {open_ones} not translated")


def marked() -> Messages:
    """Every marked string of the window: what lupdate finds, in the context in which the program looks it up.

    Raises CalledProcessError where lupdate fails.
    """
    files = sorted(SOURCES.rglob("*.py"))
    bare = {file: _bare_calls(file) for file in files}
    messages: Messages = {("RunTable", title): Message(False) for title in setting_titles.TITLES.values()}
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "found.ts"
        command = [TOOLS / "pyside6-lupdate", *files, "-locations", "absolute", "-ts", found]
        subprocess.run(command, check=True, capture_output=True)
        for context in ElementTree.parse(found).iter("context"):
            for message in context.iter("message"):
                text = message.findtext("source") or ""
                plural = message.get("numerus") == "yes"
                for location in message.iter("location"):
                    file = (found.parent / location.get("filename", "")).resolve()
                    name = bare[file].get(text) or context.findtext("name") or ""
                    messages[name, text] = Message(plural)
    return dict(sorted(messages.items()))


def _bare_calls(file: Path) -> dict[str, str]:
    """The texts that ``file`` gives to a marker of its own, with the context in which that marker translates."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    contexts = {
        function.name: call.args[0].value
        for function in tree.body
        if isinstance(function, ast.FunctionDef) and function.name in MARKERS
        for call in ast.walk(function)
        if isinstance(call, ast.Call) and call.args and isinstance(call.args[0], ast.Constant)
    }
    return {
        call.args[0].value: contexts[call.func.id]
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in contexts
        if call.args and isinstance(call.args[0], ast.Constant)
    }  # fmt: skip


def read(file: Path) -> Messages:
    """The messages of a .ts file. Raises ParseError where it is damaged."""
    messages: Messages = {}
    for context in ElementTree.parse(file).iter("context"):
        for message in context.iter("message"):
            plural = message.get("numerus") == "yes"
            translation = message.find("translation")
            forms: tuple[str, ...] = ()
            if translation is not None and translation.get("type") is None:
                forms = tuple(each.text or "" for each in translation.iter("numerusform"))
                forms = forms if plural else (translation.text or "",)
            messages[context.findtext("name") or "", message.findtext("source") or ""] = Message(plural, forms)
    return messages


def merge(source: Messages, translated: Messages) -> Messages:
    """The messages of ``source`` with their translations; one that moved takes those that its text has elsewhere."""
    elsewhere = {(text, each.plural): each for (_, text), each in translated.items() if each.forms}
    merged: Messages = {}
    for key, each in source.items():
        known = translated.get(key)
        known = known if known and known.forms else elsewhere.get((key[1], each.plural))
        merged[key] = known if known and known.plural == each.plural else each
    return merged


def written(messages: Messages, language: str) -> str:
    """A .ts file, without the places in the source, so that it changes only where words do."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>"]
    if language in languages.DRAFTS:
        lines.append(f"<!-- {DRAFT} -->")
    lines.append(f'<TS version="2.1" language="{language}" sourcelanguage="en">')
    context = None
    for (name, text), message in messages.items():
        if name != context:
            lines += ["</context>"] * (context is not None) + ["<context>", f"    <name>{escape(name)}</name>"]
            context = name
        lines += _message(text, message, FORMS.get(language, 2))
    return "\n".join([*lines, *["</context>"] * (context is not None), "</TS>", ""])


def _message(text: str, message: Message, count: int) -> list[str]:
    state = "" if message.forms else ' type="unfinished"'
    forms = [escape(form) for form in message.forms]
    inside = forms[0] if forms else ""
    if message.plural:
        inside = "".join(f"\n            <numerusform>{form}</numerusform>" for form in forms or [""] * count)
        inside += "\n        "
    return [
        '    <message numerus="yes">' if message.plural else "    <message>",
        f"        <source>{escape(text)}</source>",
        f"        <translation{state}>{inside}</translation>",
        "    </message>",
    ]


def release(source: Path, target: Path) -> None:
    """Compile a .ts file. Raises CalledProcessError where lrelease fails."""
    subprocess.run([TOOLS / "pyside6-lrelease", source, "-qm", target], check=True, capture_output=True)


if __name__ == "__main__":
    main()
