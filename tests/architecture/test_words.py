"""The standard terms of docs/glossary.md are used: words to avoid are nowhere in the program and its documentation."""

from __future__ import annotations

import re
import tokenize
from collections.abc import Iterator
from io import StringIO
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

PRIVATE = {
    r"\btrunk\b": "frozen stages, feature extractor",
    r"\bkept\b": "cached, stored, saved",
    r"\bsettled\b": "confirmed",
    r"\btold\b": "reported, sent, shown",
    r"\bhead alone\b": "linear probe",
    r"\bhead first\b": "head warm-up",
    r"\bby chance\b": "at random",
    r"\bfigures?\b": "metric, number",
    r"\blies?\b": "is",
    r"\b(?:whoever|somebody)\b": "say who: the caller, another process",
    r"\bgone on with\b": "resumed",
    r"\bthe same as above\b": "say what it does",
    r"\bwhat (?:comes|came) of\b": "the result of",
}
"""Words that only docstrings and comments must avoid: elsewhere they are names of fields or ordinary English."""

REWRITTEN = (
    "ftstudio/models",
    "ftstudio/engine",
    "ftstudio/data",
    "ftstudio/store",
    "ftstudio/worker",
    "ftstudio/app",
    "ftstudio/cli",
    "ftstudio/core",
)
"""Rooms whose docstrings and comments have been rewritten."""
NOT_REWRITTEN = (
    "ftstudio/data/archives",
    "ftstudio/data/decoding",
    "ftstudio/core/answers.py",
    "ftstudio/core/evaluation.py",
)
"""Rooms within them that have not."""

NOT_YET = {
    "ftstudio/core/evaluation.py": "docstrings are being rewritten together with its interfaces",
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


def test_docstrings_and_comments_use_no_private_words() -> None:
    found = [
        remark
        for path in _texts()
        if path.suffix == ".py" and _shown(path).startswith(REWRITTEN) and not _shown(path).startswith(NOT_REWRITTEN)
        for remark in remarks_on(prose_of(path.read_text("utf-8")), _shown(path), PRIVATE)
    ]
    assert not found, "\n".join(["Words that docstrings and comments avoid:", *found])


@pytest.mark.parametrize("place", [*NOT_YET, *REWRITTEN, *NOT_REWRITTEN])
def test_places_that_are_treated_specially_exist(place: str) -> None:
    assert (ROOT / place).exists()


def test_a_word_is_named_with_its_line_and_what_to_write() -> None:
    assert remarks_on("one\nThe model learns by heart\n", "docs/x.md") == [
        "docs/x.md:2: “learns by heart”; write: overfit"
    ]


def test_a_phrase_over_two_lines_is_found_and_parts_of_words_are_not() -> None:
    assert remarks_on("it goes\n    on and on", "x.py") == ["x.py:1: “goes on”; write: continue, resume, start from"]
    assert remarks_on("a canewood chair, going once", "x.py") == []


def test_private_words_are_found_in_docstrings_and_comments_only() -> None:
    source = '''kept = told("kept")  # the trunk
def f(kept):
    """First ``kept``.

    Args:
        kept: What is told.
    """
    return f"{kept} told"
'''
    assert remarks_on(prose_of(source), "x.py", PRIVATE) == [
        "x.py:1: “trunk”; write: frozen stages, feature extractor",
        "x.py:6: “told”; write: reported, sent, shown",
    ]


def remarks_on(text: str, name: str, avoided: dict[str, str] = AVOIDED) -> list[str]:
    """One line for each avoided word in ``text``, as file:line, the word and what to write instead."""
    remarks: list[str] = []
    for expression, instead in avoided.items():
        for match in re.finditer(expression.replace(" ", r"\s+"), text, re.IGNORECASE):
            line = text.count("\n", 0, match.start()) + 1
            remarks.append(f"{name}:{line}: “{' '.join(match.group().split())}”; write: {instead}")
    return remarks


def prose_of(source: str) -> str:
    """The docstrings and comments of ``source``, on the lines where they are, without the names of code in them."""
    lines = [""] * (source.count("\n") + 2)
    begins = True
    for token in tokenize.generate_tokens(StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            lines[token.start[0] - 1] += token.string
        elif token.type == tokenize.STRING and begins:
            text = re.sub(r"^ +\w+:|``[^`\n]*``", "", token.string, flags=re.MULTILINE)
            for number, line in enumerate(text.split("\n"), token.start[0] - 1):
                lines[number] += line
        if token.type not in (tokenize.COMMENT, tokenize.NL):
            begins = token.type in (tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT)
    return "\n".join(lines)


def _texts() -> Iterator[Path]:
    yield ROOT / "README.md"
    for folder in (ROOT / "ftstudio", ROOT / "docs"):
        for path in sorted(folder.rglob("*")):
            if path.suffix in TEXTS and not any(_shown(path).startswith(place) for place in NOT_YET):
                yield path


def _shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
