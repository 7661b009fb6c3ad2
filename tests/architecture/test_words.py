"""The standard terms of docs/glossary.md are used: words to avoid are nowhere in the program and its documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

AVOIDED = {
    r"\banew\b": "again",
    r"\bnobody\b": "say what happens instead: unused, not needed, no handler",
    r"\b(?:learn(?:s|ing|ed)?) by heart\b": "overfit",
    r"\b(?:is|are|was|were) told\b": "reported, shown, acknowledged",
    r"\b(?:goes|go|went|going) on\b": "continue, resume, start from",
    r"\b(?:gives?|gave|giving) way\b": "overwrite, yield, shrink",
    r"\bplay(?:s|ed)? no part\b": "is ignored, is held out",
    r"\bkept aside\b": "held out",
    r"\bthe person\b": "the user",
    r"\btaken for\b": "predicted as, read as",
    r"\b(?:looks?|looking|looked) through\b": "scan",
    r"\bspeaks? for\b": "supports",
    r"\bspoke for\b": "supports",
    r"\bholds? (?:it|them) back\b": "regularise",
}
"""A regular expression of what to avoid, and what to write instead."""

NOT_YET = {
    "ftstudio/core": "docstrings are being rewritten together with its interfaces",
    "ftstudio/engine": "docstrings are being rewritten together with its interfaces",
    "ftstudio/tasks": "docstrings are being rewritten together with its interfaces",
    "docs/adr": "decisions stay as they were written",
    "docs/glossary.md": "lists the words to avoid",
    "docs/reliability.md": "quotes the names of tests, which are sentences",
}
"""Folders and files that are not checked, and why."""

TEXTS = (".py", ".md")


def test_avoided_words_are_nowhere() -> None:
    found = [remark for path in _texts() for remark in remarks_on(path.read_text("utf-8"), _shown(path))]
    assert not found, "\n".join(["Words that docs/glossary.md avoids:", *found])


@pytest.mark.parametrize("place", NOT_YET)
def test_what_is_left_unchecked_exists(place: str) -> None:
    assert (ROOT / place).exists()


def test_a_word_is_named_with_its_line_and_what_to_write() -> None:
    assert remarks_on("one\nThe model learns by heart\n", "docs/x.md") == [
        "docs/x.md:2: “learns by heart”; write: overfit"
    ]


def test_a_phrase_over_two_lines_is_found_and_parts_of_words_are_not() -> None:
    assert remarks_on("it goes\n    on and on", "x.py") == ["x.py:1: “goes on”; write: continue, resume, start from"]
    assert remarks_on("a canewood chair, going once", "x.py") == []


def remarks_on(text: str, name: str) -> list[str]:
    """One line for each avoided word in ``text``, as file:line, the word and what to write instead."""
    remarks: list[str] = []
    for expression, instead in AVOIDED.items():
        for match in re.finditer(expression.replace(" ", r"\s+"), text, re.IGNORECASE):
            line = text.count("\n", 0, match.start()) + 1
            remarks.append(f"{name}:{line}: “{' '.join(match.group().split())}”; write: {instead}")
    return remarks


def _texts() -> Iterator[Path]:
    yield ROOT / "README.md"
    for folder in (ROOT / "ftstudio", ROOT / "docs"):
        for path in sorted(folder.rglob("*")):
            if path.suffix in TEXTS and not any(_shown(path).startswith(place) for place in NOT_YET):
                yield path


def _shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
